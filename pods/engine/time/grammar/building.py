"""What several parts of the grammar build alike: a day from what was said of it, a clock time with am or pm."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, time, timedelta

from pods.engine.time.calendar_math import resolve_day
from pods.engine.time.clocks import Reading
from pods.engine.time.nodes import Clock, Day, Period
from pods.engine.time.reduce import Built, Match

LAST_DAY, LAST_HOUR, LAST_MINUTE = 31, 24, 59


def day_said(match: Match, **said: int | None) -> Built:
    """The node of a day of which `weekday`, `day`, `month`, `year`, `which` were said; None where there is none.

    A day that its month never has is "impossible": nothing of it may be read as another time.
    """
    day = resolve_day(match.reading.today, past=match.reading.past, **said)
    if day is None and said.get("day") and said.get("month"):
        return "impossible", None
    return ("day", day) if day else None


def midnight(day: date) -> datetime:
    """The beginning of a day."""
    return datetime.combine(day, time())


def first_day(value: Day | Period) -> date:
    """The day, or the first day of a period."""
    return value.date if isinstance(value, Day) else value.start


def next_day(value: Day | Period) -> date:
    """The day after a day or period."""
    return value.date + timedelta(days=1) if isinstance(value, Day) else value.end


def clock_of(text_hour: int, minute: int, raw: str, reading: Reading, *, written: bool = True) -> Clock | None:
    """A clock time from figures; a leading zero or an hour past 12 leaves no doubt about the half of the day."""
    if not (0 <= text_hour <= 24 and 0 <= minute <= 59):
        return None
    certain = (
        text_hour == 0 or text_hour > 12 or (written and (raw.startswith("0") or reading.language.digital_is_exact))
    )
    return Clock(text_hour % 24, minute, exact=certain, days=int(text_hour == 24))


def hour_said(match: Match, hour: int, minute: int, *, written: bool = False, raw: str = "") -> Clock | None:
    """A clock time from numbers; only `written` figures can be of the 24-hour clock by their look."""
    return clock_of(hour, minute, raw, match.reading, written=written)


def half_of_day(clock: Clock, half: str) -> Clock | None:
    """A clock time with am or pm."""
    if half == "ampm":
        return clock
    if clock.hour > 12:
        return replace(clock, exact=True)
    return replace(clock, hour=clock.hour % 12 + (12 if half == "pm" else 0), exact=True)


def earlier(clock: Clock, minutes: int) -> Clock:
    """The clock time some minutes before a full hour."""
    if clock.hour == 1 and not clock.exact:
        return replace(clock, hour=12, minute=60 - minutes)
    before = (clock.hour - 1) % 24
    return replace(clock, hour=before, minute=60 - minutes, days=clock.days - (clock.hour == 0) if clock.days else 0)


def with_half(clock: Clock | None, match: Match) -> Built:
    """The node of a clock time with the am or pm that the match captured as `x`."""
    if clock is None:
        return None
    if match.has("x"):
        clock = half_of_day(clock, match["x"])
    return ("clock", clock) if clock else None
