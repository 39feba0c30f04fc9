"""A reminder counted from something else: "remind me an hour before", "remind me at 3 that day to pack"."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from pods.engine.understanding.clause import Clause
from pods.engine.understanding.forms import fill
from skills.engine.command import Ref
from skills.engine.request import Request
from skills.engine.times import TimeKind, TimeSpan

_SURE = 0.9


def counted_from(clause: Clause, before: Request, refs: tuple[Ref, ...] = ()) -> Request | None:
    """The reminder that a clause sets relative to what was said before it; None where it does not.

    With `refs` the stored thing is what it is counted from; otherwise the time that was said.
    """
    if clause.asks or not clause.vocabulary.speaks_for("reminder_create", clause.bare_text):
        return None
    offset = next((span for span in clause.times.spans if span.kind is TimeKind.OFFSET), None)
    if offset is not None:
        request = fill(clause, "planner.reminder_create", _SURE)
        named = request.title and refs == () and request.title.casefold() not in before.title.casefold()
        title = request.title if named else before.title
        if refs:
            return replace(request, title=before.title, when=offset, target=refs[:1])
        when = _shifted(offset, before.when)
        return replace(request, title=title, when=when) if when is not None else None
    return _that_day(clause, before)


def _shifted(offset: TimeSpan, was: TimeSpan | None) -> TimeSpan | None:
    if was is None or was.start is None:
        return None
    moved = replace(
        offset, kind=TimeKind.DATETIME, start=offset.shifted(was.start), has_date=True, has_time=was.has_time
    )
    return moved if was.has_time else replace(moved, kind=TimeKind.DATE, grain="day", relative=False)


def _that_day(clause: Clause, before: Request) -> Request | None:
    """A time on the day of what was said before."""
    pattern = clause.vocabulary.single["that_day"]
    if not pattern.search(clause.text) or before.when is None or before.when.start is None:
        return None
    inner = clause.part(pattern.sub(" ", clause.text, count=1))
    request = fill(inner, "planner.reminder_create", _SURE)
    day = before.when.start.date()
    when = request.when
    if when is None or when.start is None:
        when = replace(before.when, start=datetime.combine(day, datetime.min.time()), end=None, has_time=False)
    else:
        when = replace(when, start=datetime.combine(day, when.start.time()), has_date=True)
    return replace(request, title=request.title or before.title, when=when)
