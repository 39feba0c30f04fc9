"""Times counted from something else: "an hour before", "the day before at 6 pm", "at 3 that day"."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from skills.engine.times import Conventions, TimeKind, TimeSpan

_DAYS = frozenset({"day", "week", "month", "year"})


def counted(start: datetime, whole_day: bool, said: Iterable[TimeSpan], conventions: Conventions) -> datetime:
    """The wall-clock time that lies as far from `start` as was said, at the time of day that was said.

    Who names a day ("the day before") and no time means the time at which the household is reminded of days.
    """
    spans = tuple(said)
    offset = next((span for span in spans if span.kind is TimeKind.OFFSET), None)
    clock = next((span.start or span.end for span in spans if span.kind is not TimeKind.OFFSET and span.has_time), None)
    moved = offset.shifted(start) if offset else start
    if clock is not None:
        return datetime.combine(moved.date(), clock.time())
    if offset is not None and offset.vague_time and offset.timex:
        return datetime.combine(moved.date(), getattr(conventions, offset.timex, conventions.evening))
    if whole_day or offset is None or offset.grain in _DAYS:
        return datetime.combine(moved.date(), conventions.day_reminder)
    return moved
