"""The commands of budgets."""

from __future__ import annotations

from dataclasses import dataclass

from skills.engine.command import Command
from skills.engine.estate import Estate
from skills.engine.money import Money
from skills.engine.skill import Skill

skill = Skill("budgets", folder=__file__)
skill.belongs(
    Estate("budgets", audience="audience", own="member_id", owner="owner", below=("budget_warnings.budget_id",))
)


@dataclass(frozen=True)
class SetBudget(Command):
    """A limit for every week or month; an earlier one for the same is replaced."""

    category: str | None
    """None: over everything."""
    money: Money
    period: str = "month"
    member_id: int | None = None
    """Whose expenses count; None: everybody's."""


@dataclass(frozen=True)
class RemoveBudget(Command):
    """Takes a limit away; the expenses stay."""

    budget_id: int


@dataclass(frozen=True)
class FindBudgets(Command):
    """How much of a budget, or of all, is left."""

    category: str | None = None
    member_id: int | None = None
    drawn: bool = False
    """With the picture of the budgets."""
    dark: bool = False
    """The picture in dark colours."""
