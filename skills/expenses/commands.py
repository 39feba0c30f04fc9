"""The commands of expenses."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from skills.engine.command import Command, Skill
from skills.engine.money import Money

skill = Skill("expenses", folder=__file__)


@dataclass(frozen=True)
class LogExpense(Command):
    """An expense of a local day, paid by a member."""

    money: Money
    category: str
    day: date
    paid_by: int
    merchant: str | None = None
    note: str | None = None


@dataclass(frozen=True)
class CorrectExpense(Command):
    """New values for an expense; None leaves a value as it is."""

    expense_id: int
    money: Money | None = None
    category: str | None = None
    day: date | None = None
    merchant: str | None = None
    paid_by: int | None = None


@dataclass(frozen=True)
class DeleteExpense(Command):
    """Removes an expense."""

    expense_id: int


@dataclass(frozen=True)
class SumExpenses(Command):
    """What was spent from `start` to before `end` (local days), by category, merchant or payer."""

    start: date
    end: date
    category: str | None = None
    merchant: str | None = None
    paid_by: int | None = None
    listed: bool = False
    """Single expenses are asked for, not the sum."""
