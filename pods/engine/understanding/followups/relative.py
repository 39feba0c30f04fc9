"""A reminder counted from something else: "remind me an hour before", "remind me at 3 that day to pack"."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import timedelta

from pods.engine.understanding.clause import Clause
from pods.engine.understanding.followups.before import SURE
from pods.engine.understanding.forms import fill
from skills.engine.command import Ref
from skills.engine.relative import counted
from skills.engine.request import Request
from skills.engine.rules import moved_by
from skills.engine.times import TimeKind, TimeSpan

_DAY = timedelta(days=1).total_seconds()


def counted_from(clause: Clause, before: Request, refs: tuple[Ref, ...] = ()) -> Request | None:
    """The reminder that a clause sets relative to what was said before it; None where it does not.

    With `refs` it is counted from the stored event, which only the skill knows; otherwise from the time that was said.
    """
    reminds = clause.vocabulary.single["remind"]
    if clause.asks or not reminds.search(clause.text):
        return None
    read = _about_that(clause)
    if read is None or _says_its_own(read[0]):
        return None
    inner, offset = read
    request = fill(inner, "planner.reminder_create", SURE)
    title = request.title if not reminds.search(request.title) else ""
    times = (*((offset,) if offset else ()), *(span for span in inner.times.spans if span.has_time))
    request = replace(request, text=clause.text, title=title or before.title, times=times, when=offset)
    if refs:
        return replace(request, title=title, target=refs[:1])
    was = before.when
    if before.intent == "planner.event_move" and not (was and was.has_date and was.has_time):
        return replace(request, title=before.title)
    if was is None or was.start is None:
        return None
    due = counted(was.start, not was.has_time, times, clause.scene.conventions)
    rule = moved_by(was.rule, (due.date() - was.start.date()).days) if was.rule else None
    kind = TimeKind.SET if rule else TimeKind.DATETIME
    span = TimeSpan(0, 0, "", kind, due, rule=rule, has_date=True, has_time=True)
    return replace(request, when=span, times=(span,))


def _says_its_own(clause: Clause) -> bool:
    """Whether a day is named, or something stands in a clause before the one that reminds."""
    if any(span.has_date for span in clause.times.spans):
        return True
    words = clause.vocabulary
    reminds = words.single["remind"].search(clause.text)
    first = clause.text[: reminds.start()] if reminds else ""
    closed = re.search(rf"(?:[,;.]|{words.joints.pattern})\s*$", first, re.IGNORECASE)
    return bool(closed and clause.part(first).phrase)


def _about_that(clause: Clause) -> tuple[Clause, TimeSpan | None] | None:
    """The clause without the words that count from something, and how far from it; None where nothing is counted.

    No length means the day of that itself.
    """
    words = clause.vocabulary.single
    day = words["day_before"].search(clause.text)
    if day is not None:
        offset = TimeSpan(
            *day.span(),
            day.group(),
            TimeKind.OFFSET,
            seconds=-_DAY,
            grain="day",
            vague_time=bool(day["late"]),
            timex="evening" if day["late"] else None,
        )
        return _cut(clause, day), offset
    said = next((span for span in clause.times.spans if span.kind is TimeKind.OFFSET), None)
    if said is not None:
        if not _goes_on(clause, said.end_offset):
            return None
        begin = clause.text.find(said.text, said.begin)
        return clause.part(f"{clause.text[:begin]} {clause.text[said.end_offset :]}"), said
    before_it = words["before_it"].search(clause.text)
    if before_it is not None:
        inner = _cut(clause, before_it)
        length = next((span for span in inner.times.spans if span.kind is TimeKind.DURATION and span.seconds), None)
        if length is None:
            return None
        shorter = inner.part(f"{inner.text[: length.begin]} {inner.text[length.end_offset :]}")
        return shorter, replace(length, kind=TimeKind.OFFSET, seconds=-abs(length.seconds or 0))
    that_day = words["that_day"].search(clause.text)
    return (_cut(clause, that_day), None) if that_day else None


def _goes_on(clause: Clause, end: int) -> bool:
    """Whether what follows is no name of the thing it is counted from ("an hour before the film")."""
    rest = clause.text[end:].strip(" ,.!")
    return not rest or clause.vocabulary.single["goes_on"].match(rest) is not None


def _cut(clause: Clause, match: re.Match[str]) -> Clause:
    return clause.part(f"{clause.text[: match.start()]} {clause.text[match.end() :]}")
