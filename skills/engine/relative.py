"""Times counted from something else: "an hour before", "the day before at 6 pm", "at 3 that day"."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime, time

from skills.engine.times import Conventions, TimeKind, TimeSpan

_DAYS = frozenset({"day", "week", "month", "year"})


def counted(start: datetime, whole_day: bool, said: Iterable[TimeSpan], conventions: Conventions) -> datetime:
    """The wall-clock time that lies as far from `start` as was said, at the time of day that was said.

    Who names a day ("the day before") and no time means the time at which the household is reminded of days.
    """
    spans = tuple(said)
    offset = next((span for span in spans if span.kind is TimeKind.OFFSET), None)
    timed = next((span for span in spans if span.kind is not TimeKind.OFFSET and span.has_time), None)
    moved = offset.shifted(start) if offset else start
    if timed is not None and (timed.start or timed.end) is not None:
        return datetime.combine(moved.date(), min(halves(timed, conventions)))
    if offset is not None and offset.vague_time and offset.timex:
        return datetime.combine(moved.date(), getattr(conventions, offset.timex, conventions.evening))
    if whole_day or offset is None or offset.grain in _DAYS:
        return datetime.combine(moved.date(), conventions.day_reminder)
    return moved


def halves(span: TimeSpan, conventions: Conventions) -> list[time]:
    """The times of day that a span may mean: of an hour without am or pm those of the waking day."""
    said = span.start or span.end
    others = [one.time() for one in span.alternatives if one.minute == (said.minute if said else None)]
    waking = [one for one in others if conventions.bare_hour_from <= one <= conventions.bare_hour_to]
    return [*([said.time()] if said else []), *waking]
