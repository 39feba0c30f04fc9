"""The commands of bills."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from skills.engine.command import Command
from skills.engine.estate import Estate
from skills.engine.money import Money
from skills.engine.skill import Skill

skill = Skill("bills", folder=__file__)
skill.belongs(Estate("bills", audience="audience", owner="owner"))

AHEAD_DAYS = 3
"""How many days before it is due a bill is said first."""


@dataclass(frozen=True)
class AddBill(Command):
    """A bill that is first due at `first` (instant, UTC: when it is said on that day), again by `rule`.

    The rule (RFC 5545) runs on the wall clock of whoever adds it. Without `money` the amount differs every time. With
    `automatic` it is paid by direct debit and booked by itself.
    """

    name: str
    first: datetime
    rule: str | None = None
    money: Money | None = None
    category: str = "bills"
    automatic: bool = False


@dataclass(frozen=True)
class ChangeBill(Command):
    """New values for a bill that is known; None leaves a value as it is."""

    bill_id: int
    money: Money | None = None
    first: datetime | None = None
    rule: str | None = None
    automatic: bool | None = None


@dataclass(frozen=True)
class PayBill(Command):
    """A bill was paid on a local day, for its turn of the day `due`, or else the one that is or comes next."""

    bill_id: int
    day: date
    due: date | None = None
    money: Money | None = None
    paid_by: int | None = None


@dataclass(frozen=True)
class LaterBill(Command):
    """Say it again tomorrow; counted from when the button is pressed."""

    bill_id: int


@dataclass(frozen=True)
class RemoveBill(Command):
    """Forgets a bill; what was booked of it stays."""

    bill_id: int


@dataclass(frozen=True)
class FindBills(Command):
    """The turns of bills on local days from `start` to before `end`, or (without) all bills; or of some only."""

    start: date | None = None
    end: date | None = None
    bill_ids: tuple[int, ...] = ()
