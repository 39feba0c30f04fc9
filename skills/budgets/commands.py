"""The commands of budgets."""

from __future__ import annotations

from dataclasses import dataclass

from skills.engine.command import Command, Skill
from skills.engine.money import Money

skill = Skill("budgets", folder=__file__)


@dataclass(frozen=True)
class SetBudget(Command):
    """A limit for a category in every week or month; an earlier one of the same kind is replaced."""

    category: str
    money: Money
    period: str = "month"


@dataclass(frozen=True)
class FindBudgets(Command):
    """How much of a budget, or of all, is left."""

    category: str | None = None
