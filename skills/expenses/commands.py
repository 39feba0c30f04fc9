"""The commands of expenses."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from skills.engine.command import Command
from skills.engine.estate import Estate
from skills.engine.money import Money
from skills.engine.skill import Skill

skill = Skill("expenses", folder=__file__)
skill.belongs(
    Estate("transactions", audience="audience", owner="owner", below=("expense_shares.transaction_id",)),
    Estate("money_accounts", audience="audience", owner="owner"),
    Estate("limit_changes", own="member_id"),
)


@dataclass(frozen=True)
class LogExpense(Command):
    """An expense of a local day, paid by a member."""

    money: Money
    category: str
    day: date
    paid_by: int
    merchant: str | None = None
    note: str | None = None
    account_id: int | None = None
    payment: str | None = None
    """How it was paid where that was said: "cash" or "card"."""


@dataclass(frozen=True)
class CorrectExpense(Command):
    """New values for a row of the ledger; None leaves a value as it is. The sign of a refund stays."""

    expense_id: int
    money: Money | None = None
    category: str | None = None
    day: date | None = None
    merchant: str | None = None
    paid_by: int | None = None
    account_id: int | None = None
    payment: str | None = None


@dataclass(frozen=True)
class DeleteExpense(Command):
    """Removes a row of the ledger."""

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
    grouping: str | None = None
    """What the sum is told for besides: "category", "merchant", "member" or "month"."""


@dataclass(frozen=True)
class LogIncome(Command):
    """Money that came in on a local day to a member; `category` is one of `income.SOURCES`, `payer` whom it is from."""

    money: Money
    category: str
    day: date
    received_by: int
    payer: str | None = None
    account_id: int | None = None


@dataclass(frozen=True)
class FindIncome(Command):
    """What came in from `start` to before `end` (local days), of one kind or to one member where that was said."""

    start: date
    end: date
    category: str | None = None
    received_by: int | None = None


@dataclass(frozen=True)
class LogRefund(Command):
    """Money of an expense that came back, a positive amount."""

    money: Money
    category: str
    day: date
    paid_by: int
    merchant: str | None = None
    account_id: int | None = None


@dataclass(frozen=True)
class AddAccount(Command):
    """A place where money lies, with what is on it today; one of that name gets that balance. None: not said."""

    name: str
    kind: str
    balance: Money | None = None


@dataclass(frozen=True)
class CloseAccount(Command):
    """An account that is no longer used; what went over it stays booked."""

    account_id: int


@dataclass(frozen=True)
class FindBalances(Command):
    """What is on one account, or on all."""

    account_id: int | None = None


@dataclass(frozen=True)
class LogTransfer(Command):
    """Money that moved from one account to another on a local day."""

    money: Money
    day: date
    from_id: int
    to_id: int


@dataclass(frozen=True)
class SetApproval(Command):
    """Above how much of what a member spends a second grown-up has to agree; None: never.

    Of whoever has no limit of its own, where no `member` is named.
    """

    above: Money | None
    member: int | None = None


@dataclass(frozen=True)
class AgreeLimit(Command):
    """The word of a second grown-up for a limit that is to be raised or ended."""

    change_id: int


@dataclass(frozen=True)
class RefuseLimit(Command):
    """The word of a second grown-up against it."""

    change_id: int


@dataclass(frozen=True)
class AgreeExpense(Command):
    """The word of a second grown-up for a proposed expense."""

    proposal_id: int


@dataclass(frozen=True)
class RefuseExpense(Command):
    """The word of a second grown-up against it."""

    proposal_id: int
