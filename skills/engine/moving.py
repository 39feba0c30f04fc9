"""Where something lies after it was moved: what is not said stays."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time

from skills.engine.relative import halves
from skills.engine.rules import first_at, moved_by, on_days
from skills.engine.times import Conventions, TimeSpan


def moved_to(was: datetime, when: TimeSpan) -> datetime:
    """The wall-clock time after a move: a new day keeps the time, a new time keeps the day.

    Of an hour without am or pm on a later day, the half of the day nearer to the time before is meant.
    A recurrence that names no day ("every week") keeps both, one that does begins with its first day.
    """
    if when.start is None:
        return was
    if when.rule is not None and "BY" not in when.rule:
        return datetime.combine(was.date(), when.start.time() if when.has_time else was.time())
    said = when.start if when.has_time else datetime.combine(when.start.date(), was.time())
    if when.rule is not None or when.has_date or when.relative or not when.has_time:
        return said
    later_day = was.date() > when.start.date()
    times = halves(when, Conventions()) if later_day else [said.time()]
    return datetime.combine(was.date(), min(times, key=lambda one: (abs(_minutes(one) - _minutes(was.time())), one)))


def _minutes(one: time) -> int:
    return one.hour * 60 + one.minute


@dataclass(frozen=True, slots=True)
class Again:
    """A recurrence after it was moved: its rule and its first turn (wall clock)."""

    rule: str
    first: datetime


def rule_after(rule: str, was: datetime, now: datetime, days: Sequence[date] = ()) -> Again:
    """The recurrence of something whose first turn moves from `was` to `now`; `days` are those that were named.

    Its days are the ones that were named. Where none were, it moves along with its first turn.
    """
    if days and {day.weekday() for day in days} != {was.weekday()}:
        turned = on_days(rule, days)
        return Again(turned, first_at(turned, datetime.combine(min(days), now.time())))
    moved = moved_by(rule, (now.date() - was.date()).days)
    return Again(moved or rule, now if moved else datetime.combine(was.date(), now.time()))


def days_said(times: Iterable[TimeSpan]) -> list[date]:
    """The single days that were named."""
    return [
        span.start.date()
        for span in times
        if span.start is not None and span.has_date and span.rule is None and span.end is None and span.grain != "week"
    ]
