"""What a stretch of text can say about time, resolved: the vocabulary between understanding and commands."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from enum import StrEnum
from typing import Protocol

from dateutil.relativedelta import relativedelta

YEARS_BACK, YEARS_AHEAD = 150, 100
"""How far from the present a time may lie, and how long a length may be; what is further away was misread."""

_DAY = 86400
_IN_MONTHS = frozenset({"month", "quarter", "season", "halfyear", "year", "decade"})


class TimeKind(StrEnum):
    """What a span stands for."""

    DATE = "date"
    DATETIME = "datetime"
    TIME = "time"
    RANGE = "range"
    DURATION = "duration"
    OFFSET = "offset"
    SET = "set"


@dataclass(frozen=True, slots=True)
class Conventions:
    """What vague words mean in this household; the defaults are those of the household benchmark.

    All values are wall-clock times of the household's zone. `bare_hour_from` and `bare_hour_to` bound the window in
    which an hour said without am or pm falls (07:00 to 21:59).
    """

    morning: time = time(9)
    noon: time = time(12)
    afternoon: time = time(15)
    evening: time = time(19)
    night: time = time(21)
    day_reminder: time = time(9)
    event_length: timedelta = timedelta(hours=1)
    snooze: timedelta = timedelta(minutes=10)
    bare_hour_from: time = time(7)
    bare_hour_to: time = time(21, 59)
    day_first: bool = True
    """Whether 3/4 is 3 April (true) or 4 March."""


@dataclass(frozen=True, slots=True)
class TimeSpan:
    """One time expression of a text, resolved against a reference instant.

    `begin` and `end_offset` are character offsets in the text that was read. `start` and `end` are naive wall-clock
    times in the zone of the reference; whoever stores them attaches that zone. What each kind fills:

    - DATE: `start` at 00:00, `has_time` false; `grain` says "day", or for a period "week", "weekend", "month",
      "quarter", "year", "decade", "days" (a part of one), and then `end` is the first day after it. A weekday that is
      today's has the coming one as `start` and today in `alternatives`.
    - DATETIME: `start`, with `has_time` true.
    - TIME: `start` at its next occurrence, `has_date` false.
    - RANGE: `start` and `end` (exclusive); either may be None when open ("until Friday", "since Monday"), and then
      `timex` says how: "until", "by", "before", "after", "since". `has_time` says whether the bounds are times of day;
      without it the bounds are whole days, so that "until Friday" ends on Saturday at 00:00. A range of times without
      a date has `has_date` false and the next occurrence as bounds.
    - DURATION: `seconds`.
    - OFFSET: a length before or after something else, said or known ("an hour before", "the day before", "move it two
      hours later"): `seconds`, negative where it goes back; `grain` is its unit; `shifted` applies it. With
      `vague_time` a part of that day was said ("the evening before"), `timex`. No `start`, except where "later" may
      also be counted from the reference: then that.
    - SET: `rule`, an RFC 5545 rule without DTSTART and without the time of day of `start` (BYHOUR only where there are
      several times a day; UNTIL is wall clock); `start` is the first occurrence at or after the reference ("every 2
      hours" begins in two hours, "every 2 hours from 8 to 20" is a rule by the day at those hours); `end` the
      end of that occurrence where one was said ("every Monday 3 to 5"); `except_` the rule's exceptions, which it
      could not say itself, as dates or RFC 5545 rules.
    """

    begin: int
    end_offset: int
    text: str
    kind: TimeKind
    start: datetime | None = None
    end: datetime | None = None
    seconds: float | None = None
    rule: str | None = None
    except_: tuple[str, ...] = ()
    has_date: bool = False
    has_time: bool = False
    vague_time: bool = False
    """The time of day comes from a word such as "morning", not from a clock."""
    relative: bool = False
    """Counted from the reference ("in 20 minutes", "3 days ago")."""
    elapsed: bool = False
    """A day that lies a length of time from the reference ("in 3 days"), and so keeps its time of day."""
    grain: str = "minute"
    timex: str | None = None
    """With `vague_time` the part of the day ("morning", "late_afternoon"), of an open range its preposition."""
    alternatives: tuple[datetime, ...] = ()
    """Other starts that the words allow, most likely first ("at 3": the other half of the day)."""

    def shifted(self, moment: datetime) -> datetime:
        """A wall-clock time moved by the seconds of the span; months and years are those of the calendar."""
        seconds = int(self.seconds or 0)
        months = 0
        if self.grain in _IN_MONTHS:
            years, rest = divmod(abs(seconds), 365 * _DAY)
            months = (years * 12 + rest // (30 * _DAY)) * (1 if seconds > 0 else -1)
            seconds = rest % (30 * _DAY) * (1 if seconds > 0 else -1)
        return moment + relativedelta(months=months, seconds=seconds)

    @property
    def last_day(self) -> date | None:
        """The last day of a range, whose end is exclusive; None where it is open."""
        return (self.end - timedelta(minutes=1)).date() if self.end else None

    @property
    def day(self) -> date | None:
        """The day of the start, if there is one."""
        return self.start.date() if self.start else None


@dataclass(frozen=True, slots=True)
class TimesRead:
    """All time expressions of a text in order, and what is left of the text without them."""

    spans: tuple[TimeSpan, ...] = ()
    rest: str = ""
    """The text without the spans and the prepositions that belonged to them, white space folded."""
    cut: tuple[tuple[int, int], ...] = field(default=())
    """The offsets that were taken out of the text, prepositions included."""
    impossible: tuple[tuple[int, int], ...] = ()
    """Where days are named that no calendar has ("31 February"), prepositions included."""
    no_days: tuple[str, ...] = ()
    """What those days are called, without prepositions."""


_USUAL = Conventions()


class ReadTimes(Protocol):
    """Reads the times that a text speaks of, as `pods.engine.time.read_times` does."""

    def __call__(
        self, text: str, *, language: str, now: datetime, conventions: Conventions = _USUAL, past: bool = False
    ) -> TimesRead:
        """All time expressions of the text, resolved against `now` (aware), and what is left without them."""
        ...


def no_times(
    text: str, *, language: str, now: datetime, conventions: Conventions = _USUAL, past: bool = False
) -> TimesRead:
    """Nobody knows the words of times."""
    return TimesRead(rest=text)
