"""Times of day placed on the calendar: which half of the day, which day, and real hours across clock changes."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time, timedelta

from pods.engine.time.calendar_math import add_length
from pods.engine.time.language import Language
from pods.engine.time.nodes import Clock, Day, Length, Moment, Range
from skills.engine.times import Conventions


@dataclass(frozen=True)
class Reading:
    """What a text is read against: the present instant (aware), the language and the conventions."""

    now: datetime
    language: Language
    conventions: Conventions
    past: bool = False

    @property
    def here(self) -> datetime:
        """The present on the wall clock, naive."""
        return self.now.replace(tzinfo=None)

    @property
    def today(self) -> date:
        return self.now.date()


PART_BOUNDS = {
    "morning": (8, 12),
    "early_morning": (6, 9),
    "forenoon": (9, 12),
    "noon": (12, 14),
    "afternoon": (12, 19),
    "evening": (18, 24),
    "night": (20, 24),
    "after_lunch": (13, 17),
    "day": (8, 18),
    "late_morning": (10, 12),
    "early_afternoon": (12, 14),
    "middle_afternoon": (14, 17),
    "late_afternoon": (17, 19),
    "early_evening": (18, 21),
    "late_evening": (21, 24),
    "early_day": (6, 10),
    "middle_day": (11, 16),
    "late_day": (17, 21),
    "late_night": (22, 24),
    "before_breakfast": (6, 9),
    "after_breakfast": (8, 11),
    "before_lunch": (10, 13),
    "before_dinner": (16, 20),
    "after_dinner": (18, 23),
    "before_bed": (19, 24),
}

_BEFORE_A_MEAL, _AFTER_A_MEAL = -30, 60
"""Minutes from the usual time of a meal; lunch is at noon, dinner in the evening."""


_BEFORE_NOON = ("morning", "early_morning", "forenoon", "before_breakfast", "after_breakfast", "before_lunch")


def part_time(part: str, conventions: Conventions) -> time:
    """The time of day that stands for a part of it."""
    return {
        "noon": conventions.noon,
        "after_lunch": time(13),
        "late_morning": time(11),
        "early_afternoon": time(13),
        "middle_afternoon": time(15),
        "late_afternoon": time(17),
        "early_evening": time(18),
        "late_evening": conventions.night,
        "middle_day": conventions.noon,
        "late_day": time(17),
        "late_night": time(22),
        "before_breakfast": _minutes_from(conventions.morning, 2 * _BEFORE_A_MEAL),
        "before_lunch": _minutes_from(conventions.noon, _BEFORE_A_MEAL),
        "before_dinner": _minutes_from(conventions.evening, _BEFORE_A_MEAL),
        "after_dinner": _minutes_from(conventions.evening, _AFTER_A_MEAL),
        "before_bed": conventions.night,
        "afternoon": conventions.afternoon,
        "evening": conventions.evening,
        "night": conventions.night,
    }.get(part, conventions.morning)


def _minutes_from(when: time, minutes: int) -> time:
    """A time of day some minutes from another, within the day."""
    moved = min(max(when.hour * 60 + when.minute + minutes, 0), 23 * 60 + 59)
    return time(*divmod(moved, 60))


def in_part(clock: Clock, part: str) -> Clock | None:
    """A clock time with the part of the day that was named beside it; None where they cannot agree."""
    hour = clock.hour
    if part in _BEFORE_NOON:
        return replace(clock, hour=hour % 12 if hour == 12 and part != "forenoon" else hour, exact=True)
    if hour > 12:
        return replace(clock, exact=True)
    if part == "noon":
        return replace(clock, hour=hour + 12 if hour <= 4 else hour, exact=True)
    if part == "night":
        if hour in (0, 12):
            return replace(clock, hour=0, days=1, exact=True)
        return replace(clock, hour=hour if hour <= 5 else hour + 12, exact=True)
    if hour == 12:
        return replace(clock, hour=0, days=1, exact=True) if part == "evening" else replace(clock, exact=True)
    return replace(clock, hour=hour + 12 if 0 < hour < 12 else hour, exact=True)


def options(clock: Clock, conventions: Conventions) -> tuple[Clock, ...]:
    """The clock times that are meant, the household's waking window first chosen, earliest first."""
    if clock.exact or not 1 <= clock.hour <= 12:
        return (clock,)
    halves = [replace(clock, hour=hour) for hour in sorted({clock.hour % 12, clock.hour % 12 + 12})]
    window = [
        half
        for half in halves
        if conventions.bare_hour_from <= time(half.hour, half.minute) <= conventions.bare_hour_to
    ]
    return tuple(window or [clock])


def at(day: date, clock: Clock) -> datetime:
    """The clock time on a day."""
    hour, days = (0, 1) if clock.hour == 24 else (clock.hour, clock.days)
    moment = datetime.combine(day, time(hour, clock.minute, clock.second))
    return moment + timedelta(days=days)


def place(clock: Clock, day: Day | None, reading: Reading) -> Moment:
    """A clock time on its day, or without one at its next occurrence (in the past, the last)."""
    here, choices = reading.here, options(clock, reading.conventions)
    if day is None:
        days = [reading.today + timedelta(days=n) for n in ((0, -1) if reading.past else (0, 1))]
    elif day.floats:
        days = [reading.today, day.date]
    else:
        days = [day.date]
    candidates = [at(each, choice) for each in days for choice in choices]
    if reading.past:
        good = sorted((each for each in candidates if each <= here), reverse=True)
    else:
        good = [each for each in candidates if each > here]
        if day is not None and day.date < reading.today:
            good = candidates
    first = good[0] if good else (candidates[-1] if day is None or day.floats else candidates[0])
    other = tuple(each for each in _both_halves(clock, first) if each != first)
    return Moment(first, has_date=day is not None, alternatives=other, day=day, relative=bool(day and day.relative))


def _both_halves(clock: Clock, chosen: datetime) -> Iterator[datetime]:
    if not clock.exact and 1 <= clock.hour <= 12:
        yield chosen.replace(hour=(chosen.hour + 12) % 24)


def place_part(part: str, day: Day | None, reading: Reading) -> Moment:
    """A part of the day as its time of day; one that is going on is in an hour."""
    when = part_time(part, reading.conventions)
    if day is not None:
        later_today = day.floats and not reading.past and datetime.combine(reading.today, when) > reading.here
        moment = datetime.combine(reading.today if later_today else day.date, when)
        if day.date == reading.today and not reading.past and moment <= reading.here and part in ("evening", "night"):
            moment = min(reading.here + timedelta(hours=1), datetime.combine(day.date, time(23, 59)))
        return Moment(moment, part=part, day=day, relative=day.relative)
    moment = datetime.combine(reading.today, when)
    if reading.past:
        moment -= timedelta(days=moment > reading.here)
    else:
        moment += timedelta(days=moment <= reading.here)
    return Moment(moment, has_date=False, part=part)


def place_range(first: Clock, last: Clock, day: Day | None, reading: Reading) -> Range:
    """Two clock times as a range of one day, or over midnight."""
    first, last = agree(first, last, reading.conventions)
    start = place(first, day, reading)
    if (
        start.at <= reading.here
        and day is None
        and not reading.past
        and at(reading.today, last) > reading.here >= at(reading.today, first)
    ):
        start = replace(start, at=at(reading.today, first))
    end = at(start.at.date(), last)
    if end <= start.at:
        end += timedelta(days=1)
    return Range(start.at, end, has_time=True, has_date=day is not None, first=first, last=last, days=day)


def agree(first: Clock, last: Clock, conventions: Conventions) -> tuple[Clock, Clock]:
    """Two ends of a range with the halves of the day that fit each other."""
    if first.exact and last.exact:
        return first, last
    if last.exact:
        minutes = last.hour * 60 + last.minute or 24 * 60
        halves = [replace(first, hour=hour, exact=True) for hour in (first.hour % 12, first.hour % 12 + 12)]
        before = [half for half in halves if half.hour * 60 + half.minute < minutes]
        return (before or halves)[-1], last
    start = first if first.exact else options(first, conventions)[0]
    return replace(start, exact=True), replace(_after(start, last), exact=True)


def _after(start: Clock, last: Clock) -> Clock:
    for hour in (last.hour % 12, last.hour % 12 + 12):
        if (hour, last.minute) > (start.hour, start.minute):
            return replace(last, hour=hour)
    return last


def elapsed(reading: Reading, length: Length, sign: int = 1) -> datetime | None:
    """The wall clock after a length of real time has passed; hours are counted across a clock change."""
    day = add_length(reading.today, length, sign)
    if day is None:
        return None
    moved = reading.now.replace(year=day.year, month=day.month, day=day.day)
    try:
        instant = moved.astimezone(UTC) + timedelta(seconds=sign * length.seconds)
        return instant.astimezone(reading.now.tzinfo).replace(tzinfo=None)
    except (OverflowError, ValueError):
        return None
