"""What a paper can ask for: the lines it is found in, and what is found."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum

from dateutil.relativedelta import relativedelta

from skills.engine.money import Money


@dataclass(frozen=True, slots=True)
class Line:
    """A line, a paragraph, or a row of a table (cells divided by `|` or tabs) of a document, in reading order."""

    text: str
    page: int | None = None
    """Counted from 1; None where the document has no pages."""


class DueKind(StrEnum):
    """What a date in a paper is."""

    EVENT = "event"
    DEADLINE = "deadline"
    """Something is to be done by then, and it is not paying a known amount."""
    BILL = "bill"
    EXPIRY = "expiry"


class Sort(StrEnum):
    """What runs out."""

    PASSPORT = "passport"
    IDENTITY = "identity"
    LICENCE = "licence"
    PERMIT = "permit"
    INSPECTION = "inspection"
    VACCINATION = "vaccination"
    INSURANCE = "insurance"
    SUBSCRIPTION = "subscription"
    WARRANTY = "warranty"
    VOUCHER = "voucher"
    CONTRACT = "contract"
    CARD = "card"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Notice:
    """How long before its end a contract has to be cancelled."""

    months: int = 0
    days: int = 0

    def last_day(self, end: date) -> date:
        """The last day on which a cancellation for `end`, the last day of the contract, comes in time."""
        return end + timedelta(days=1) - relativedelta(months=self.months, days=self.days) - timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Due:
    """One thing that a paper asks for. Times are naive wall clock of the household."""

    kind: DueKind
    title: str
    """Short, in the words of the document."""
    start: datetime
    """When an event begins; of the others the day on which it is due or runs out, at 00:00."""
    end: datetime
    """Exclusive: of whole days the day after the last one; the start of what has no end that is known."""
    all_day: bool
    line: str
    """The sentence or row that says so, as it stands in the document."""
    page: int | None
    confidence: float
    """0 to 1."""
    place: str = ""
    money: Money | None = None
    payee: str = ""
    iban: str = ""
    rule: str | None = None
    """RFC 5545, of what is paid again and again."""
    automatic: bool = False
    """Whether a bill is taken from the account by itself."""
    sort: Sort = Sort.OTHER
    notice: Notice | None = None

    @property
    def day(self) -> date:
        """The day of the start."""
        return self.start.date()

    @property
    def last_day(self) -> date:
        """The last day that it is about."""
        return max((self.end - timedelta(minutes=1)).date(), self.day)

    @property
    def act_by(self) -> date:
        """The last day on which something can be done: of what has a notice period that to cancel."""
        return self.notice.last_day(self.last_day) if self.notice else self.last_day
