"""The commands of pocket money."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from skills.engine.command import Command
from skills.engine.estate import Estate
from skills.engine.money import Money
from skills.engine.skill import Skill

skill = Skill("pocket", folder=__file__)
skill.belongs(
    Estate("pocket_allowances", own="member_id", owner="owner"),
    Estate("pocket_entries", own="member_id", owner="owner"),
    Estate("pocket_asks", own="member_id"),
)


@dataclass(frozen=True)
class SetAllowance(Command):
    """A child gets so much, first at `first` (instant, UTC) and again by `rule`; instead of what it got before."""

    member: int
    money: Money
    first: datetime
    rule: str


@dataclass(frozen=True)
class StopAllowance(Command):
    """A child gets nothing by itself any more; what it has stays."""

    member: int


@dataclass(frozen=True)
class PayIn(Command):
    """A child got money on a local day."""

    member: int
    money: Money
    day: date
    note: str | None = None


@dataclass(frozen=True)
class Spend(Command):
    """A child spent money on a local day. More than there is only a grown-up may note."""

    member: int
    money: Money
    day: date
    note: str | None = None


@dataclass(frozen=True)
class CorrectEntry(Command):
    """New values for a line of the ledger; None leaves a value as it is, the direction stays."""

    entry_id: int
    money: Money | None = None
    day: date | None = None
    note: str | None = None


@dataclass(frozen=True)
class DeleteEntry(Command):
    """Takes a line out of the ledger."""

    entry_id: int


@dataclass(frozen=True)
class ShowPocket(Command):
    """What children have, with the last lines; with `start` and `end` (local days, without the end) what they spent."""

    members: tuple[int, ...]
    start: date | None = None
    end: date | None = None


@dataclass(frozen=True)
class AgreeSpend(Command):
    """The word of a grown-up for what a child spends above its limit."""

    ask_id: int


@dataclass(frozen=True)
class RefuseSpend(Command):
    """The word of a grown-up against it."""

    ask_id: int
