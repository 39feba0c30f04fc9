"""The commands of reports. Days are local; `end` is the day after the last. All of them only look."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from skills.engine.command import Command
from skills.engine.skill import Skill

skill = Skill("reports", folder=__file__)


@dataclass(frozen=True)
class CompareSpending(Command):
    """What was spent in one span beside what was in an earlier one."""

    start: date
    end: date
    against_start: date
    against_end: date
    category: str | None = None
    merchant: str | None = None
    paid_by: int | None = None
    whole_end: date | None = None
    """Where the earlier span was cut to the length of one that is not over: the day after its own last."""


@dataclass(frozen=True)
class FindLargest(Command):
    """The largest single expenses."""

    start: date
    end: date
    count: int = 5
    category: str | None = None
    merchant: str | None = None
    paid_by: int | None = None


@dataclass(frozen=True)
class DrawSpending(Command):
    """A picture of spending by "category", "merchant", "member" or "month"."""

    start: date
    end: date
    grouping: str = "category"
    category: str | None = None
    merchant: str | None = None
    paid_by: int | None = None
    dark: bool = False


@dataclass(frozen=True)
class ForecastMonth(Command):
    """What will be spent by the end of the present month."""

    category: str | None = None


@dataclass(frozen=True)
class SummariseYear(Command):
    """A year in figures and as a picture."""

    year: int
    dark: bool = False


@dataclass(frozen=True)
class ExportMoney(Command):
    """The ledger as a file: "csv", "beancount" or "json"; without days, all of it."""

    form: str
    start: date | None = None
    end: date | None = None
