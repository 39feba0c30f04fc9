"""From what was understood to calendar commands."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date, datetime, timedelta
from typing import Any

from knowledge.clock import from_text, to_text
from knowledge.store.database import Row
from skills.calendar.commands import CancelEvents, ChangeEvent, CreateEvent, FindEvents, skill
from skills.calendar.store import coming
from skills.engine.asking import MissingError, NotFoundError, Pick, SeveralError
from skills.engine.command import Reading
from skills.engine.matching import best
from skills.engine.moving import days_said, moved_to, rule_after
from skills.engine.request import Request
from skills.engine.times import TimeKind, TimeSpan
from skills.engine.zones import instant, midnight, occurrences, wall

_A_DATE = re.compile(r"\d{4}-\d\d-\d\d")
_DAY = 86400
_HALF_A_DAY = timedelta(hours=12)
_LENGTHS = (TimeKind.DURATION, TimeKind.OFFSET)
LOOK_AHEAD = timedelta(days=400)


@skill.reads("event_create")
def read_create(request: Request, reading: Reading) -> CreateEvent:
    """An event needs a title and a time."""
    if not request.title:
        raise MissingError("title", "ask-event-title")
    if request.when is None or request.when.start is None:
        raise MissingError("when", "ask-event-when", title=request.title)
    start, end, all_day = _span(request, reading)
    if end <= reading.asker.now and request.when.rule is None:
        raise MissingError("when", "ask-event-when", title=request.title)
    skipped = tuple(date.fromisoformat(one) for one in request.when.except_ if _A_DATE.fullmatch(one))
    return CreateEvent(request.title, start, end, all_day, request.when.rule, request.people.ids, skipped)


def _span(request: Request, reading: Reading) -> tuple[datetime, datetime, bool]:
    """Start, end (instants) and whether it takes whole days."""
    when, zone, conventions = request.when, reading.asker.zone, reading.asker.conventions
    if when is None or when.start is None:
        raise MissingError("when", "ask-event-when", title=request.title)
    if not when.has_time:
        last = when.end if when.end and when.end > when.start else when.start + timedelta(days=1)
        return midnight(when.start.date(), zone), midnight(last.date(), zone), True
    start = instant(when.start, zone)
    if when.end is not None and when.end > when.start:
        return start, instant(when.end, zone), False
    return start, start + _length(request) if _length(request) else start + conventions.event_length, False


def _length(request: Request) -> timedelta:
    said = next((span.seconds for span in request.times if span.kind is TimeKind.DURATION and span.seconds), None)
    return timedelta(seconds=said or 0)


@skill.reads("event_move")
def read_move(request: Request, reading: Reading) -> ChangeEvent:
    """What is not said stays: a new day keeps the time, a new time keeps the day, both keep the length."""
    row = _one(request, reading)
    if request.unknown_people and request.amends:
        raise MissingError("who", "ask-who", name=request.unknown_people[0])
    change, when = _other_words(row, request), request.when
    if when is None or (when.start is None and when.end is None and when.kind not in _LENGTHS):
        if change.add_who or change.only_who or change.less_who or change.title:
            return change
        raise MissingError("when", "ask-move-when", title=row["title"])
    if when.start is None and when.kind not in _LENGTHS:
        return replace(change, **_until(row, when, reading))
    start, end, all_day = _moved(row, when, reading)
    zone = reading.asker.zone
    if row["rule"] and when.rule is None:
        days = [] if when.kind in _LENGTHS else days_said(request.times)
        again = rule_after(row["rule"], wall(from_text(row["start"]), zone), wall(start, zone), days)
        turned = instant(again.first, zone)
        return replace(change, start=turned, end=turned + (end - start), all_day=all_day, rule=again.rule)
    return replace(change, start=start, end=end, all_day=all_day, rule=when.rule)


def _other_words(row: Row, request: Request) -> ChangeEvent:
    """What a follow-up changes besides the time: who is there, and what it is called."""
    if not request.amends:
        return ChangeEvent(row["id"])
    people, title = request.people.ids, request.title or None
    if request.instead:
        return ChangeEvent(row["id"], title=title, only_who=people)
    return ChangeEvent(row["id"], title=title, add_who=people, less_who=request.less)


def _until(row: Row, when: TimeSpan, reading: Reading) -> dict[str, Any]:
    """ "Until 9", "until Friday": another end; a recurrence ends then."""
    zone = reading.asker.zone
    start = wall(from_text(row["start"]), zone)
    if when.end is None or (not when.has_time and not row["all_day"] and row["rule"] is None):
        raise MissingError("when", "ask-move-when", title=row["title"])
    if when.has_time:
        end = datetime.combine(start.date(), when.end.time())
        if end <= start:
            end += _HALF_A_DAY if end + _HALF_A_DAY > start else 2 * _HALF_A_DAY
        return {"start": instant(start, zone), "end": instant(end, zone), "all_day": False}
    if row["rule"]:
        last = when.last_day or when.end.date()
        return {"rule": ";".join((row["rule"], f"UNTIL={last:%Y%m%d}T235959"))}
    return {"start": from_text(row["start"]), "end": midnight(when.end.date(), zone), "all_day": True}


def _moved(row: Row, when: TimeSpan, reading: Reading) -> tuple[datetime, datetime, bool]:
    zone = reading.asker.zone
    old_start, old_end = from_text(row["start"]), from_text(row["end"])
    was, said = wall(old_start, zone), when.start
    if when.kind is TimeKind.DURATION and when.seconds and when.seconds % _DAY == 0:
        days = timedelta(seconds=when.seconds)
        return midnight(was.date(), zone), midnight((was + days).date(), zone), True
    if when.kind is TimeKind.DURATION and when.seconds:
        return old_start, old_start + timedelta(seconds=when.seconds), False
    if when.kind is TimeKind.OFFSET:
        start = instant(when.shifted(was), zone)
        return start, start + (old_end - old_start), bool(row["all_day"]) and was.time() == when.shifted(was).time()
    if said is None:
        raise MissingError("when", "ask-move-when", title=row["title"])
    keeps_days = bool(row["all_day"]) and not when.has_time
    start = instant(moved_to(was, when), zone)
    if when.end and when.has_time:
        end_said = when.end if when.has_date else datetime.combine(was.date(), when.end.time())
        return start, instant(end_said, zone), False
    length = reading.asker.conventions.event_length if row["all_day"] and not keeps_days else old_end - old_start
    return start, start + length, keeps_days


@skill.reads("event_delete")
def read_cancel(request: Request, reading: Reading) -> CancelEvents | ChangeEvent:
    """The event that the words, the day or the last outcome name; of a recurring one only the day that was said."""
    row = _one(request, reading)
    days = days_said(request.times)
    if row["rule"] and len(days) == 1 and _turns(row, days[0], reading):
        return ChangeEvent(row["id"], skip=days[0])
    return CancelEvents((row["id"],))


def _turns(row: Row, day: date, reading: Reading) -> bool:
    """Whether a recurring event happens on a local day."""
    zone = reading.asker.zone
    begin, end = midnight(day, zone), midnight(day + timedelta(days=1), zone)
    return any(moment < end for moment in occurrences(row["rule"], from_text(row["start"]), zone, begin, 1))


def _one(request: Request, reading: Reading) -> Row:
    rows = coming(reading.rows, reading.asker.member, reading.asker.now)
    targets = [ref.id for ref in request.target if ref.skill == skill.name]
    if targets:
        found = [row for row in rows if row["id"] in targets]
    elif request.title:
        found = list(best(request.title, rows, lambda row: row["title"]))
        found = _on_day(found, request, reading) if len(found) > 1 else found
    else:
        found = _on_day(rows, request, reading) if request.times else []
    if not found:
        raise NotFoundError("event-not-found", what=request.title or request.text)
    if len(found) > 1:
        picks = tuple(Pick(skill.name, row["id"], row["title"]) for row in found[:4])
        raise SeveralError("event-which", picks)
    return found[0]


def _on_day(rows: list[Row], request: Request, reading: Reading) -> list[Row]:
    days = {span.start.date() for span in request.times if span.start and span.has_date}
    hits = [row for row in rows if wall(from_text(row["start"]), reading.asker.zone).date() in days]
    return hits or rows


@skill.reads("event_query")
def read_find(request: Request, reading: Reading) -> FindEvents:
    """The span asked about: a day, a part of it, a week; without any, what comes next."""
    zone, now, when = reading.asker.zone, reading.asker.now, request.when
    if when is None or when.start is None:
        if request.title:
            return FindEvents(now, now + LOOK_AHEAD, request.people.ids, request.title, first_only=True)
        today = wall(now, zone).date()
        return FindEvents(midnight(today, zone), midnight(today + timedelta(days=7), zone), request.people.ids)
    if when.end is not None:
        start, end = instant(when.start, zone), instant(when.end, zone)
    elif when.has_time and not when.vague_time:
        start = instant(when.start, zone)
        end = start + timedelta(hours=1)
    elif when.vague_time:
        start = instant(when.start, zone) - timedelta(hours=3)
        end = start + timedelta(hours=7)
    else:
        start, end = midnight(when.start.date(), zone), midnight(when.start.date() + _grain(when), zone)
    today = midnight(wall(now, zone).date(), zone)
    return FindEvents(max(start, today) if end > now else start, end, request.people.ids, request.title)


def _grain(when: TimeSpan) -> timedelta:
    days = {"week": 7, "month": 31, "quarter": 92, "year": 366}
    return timedelta(days=days.get(when.grain, 1))


@skill.knows
def names(reading: Reading) -> list[str]:
    """What the open ones are called, the newest first."""
    rows = reading.rows(
        "SELECT title AS name FROM events WHERE rule IS NOT NULL OR end > ? ORDER BY id DESC LIMIT 200",
        (to_text(reading.asker.now),),
    )
    return [row["name"] for row in rows]
