"""What the grammar builds: days, periods, clock times, lengths, ranges and rules, before they become spans."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime


@dataclass(frozen=True, slots=True)
class Day:
    """A calendar day; `weekday`, `day`, `month`, `year`, `which` are what was said, kept for joining with more."""

    date: date
    weekday: int | None = None
    day: int | None = None
    month: int | None = None
    year: int | None = None
    which: int | None = None
    """-1 last, 0 this, 1 next, 2 the one after."""
    floats: bool = False
    """A weekday without more: may also be today where a time lies ahead."""
    relative: bool = False
    elapsed: bool = False
    """A length away from today, as in "in 3 days"."""
    holiday: str | None = None


@dataclass(frozen=True, slots=True)
class Period:
    """Whole days from `start` to before `end`: a week, weekend, month, quarter, year."""

    start: date
    end: date
    grain: str
    relative: bool = False
    month: int | None = None
    year: int | None = None
    edge: str | None = None
    """Start, middle or end, where it is a part of a period."""
    named: bool = False
    """A month or year by its name, which "since" and "until" read from its first day."""


@dataclass(frozen=True, slots=True)
class Clock:
    """A time of day. `exact` is false where the other half of the day is as likely ("at 3")."""

    hour: int
    minute: int = 0
    second: int = 0
    exact: bool = True
    days: int = 0
    """Days to add: midnight at the end of a day is 00:00 of the next."""


@dataclass(frozen=True, slots=True)
class Moment:
    """A resolved instant on the household's wall clock."""

    at: datetime
    has_date: bool = True
    relative: bool = False
    part: str | None = None
    """The part of the day that the time of day comes from, if it comes from one."""
    alternatives: tuple[datetime, ...] = ()
    day: Day | None = None


@dataclass(frozen=True, slots=True)
class Length:
    """A length of time: calendar months and days, and seconds."""

    months: float = 0
    days: float = 0
    seconds: float = 0
    unit: str = "minute"
    """The unit named last, which says how fine it is."""
    count: float = 1
    weekends: bool = False
    workdays: bool = False

    def __add__(self, other: Length) -> Length:
        return Length(
            self.months + other.months, self.days + other.days, self.seconds + other.seconds, other.unit, other.count
        )

    @property
    def in_days(self) -> bool:
        """Whether it has no part finer than a day."""
        return self.seconds == 0 and self.days == int(self.days) and self.months == int(self.months)

    @property
    def total_seconds(self) -> float:
        """Length in seconds, a month counted as 30 days and a year as 365."""
        years, months = divmod(self.months, 12)
        return years * 365 * 86400 + months * 30 * 86400 + self.days * 86400 + self.seconds


@dataclass(frozen=True, slots=True)
class Offset:
    """A length before (`sign` -1) or after (1) something that is not in it."""

    length: Length
    sign: int
    part: str | None = None
    """The part of that day ("the evening before")."""
    from_now: bool = False
    """Counted from now where there is nothing else ("two hours later")."""


@dataclass(frozen=True, slots=True)
class Range:
    """From `start` to `end`, either of which may be open; whole days without `has_time`."""

    start: datetime | None
    end: datetime | None
    has_time: bool = False
    has_date: bool = True
    first: Clock | None = None
    last: Clock | None = None
    """The clock times of a range without a date, to be placed again when one is joined to it."""
    mod: str | None = None
    relative: bool = False
    days: Day | None = None


@dataclass(frozen=True, slots=True)
class Rule:
    """A recurrence, as the parts of an RFC 5545 rule and the times of day."""

    freq: str
    interval: int = 1
    by_day: tuple[str, ...] = ()
    by_month_day: tuple[int, ...] = ()
    by_month: tuple[int, ...] = ()
    by_week: tuple[int, ...] = ()
    count: int | None = None
    until: date | None = None
    since: date | None = None
    clocks: tuple[Clock, ...] = ()
    end: Clock | None = None
    lasts: float | None = None
    """Seconds that each occurrence lasts."""
    part: str | None = None
    excepted: tuple[str, ...] = ()
    implied: bool = False
    """Only a plural or an article says that it recurs ("Mondays")."""


@dataclass(frozen=True, slots=True)
class Nth:
    """The nth weekday, or with no weekday the nth day, of something."""

    places: tuple[int, ...] = ()
    weekdays: tuple[int, ...] = field(default=())
