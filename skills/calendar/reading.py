"""From what was understood to looking things up in the calendar and putting things in."""

from __future__ import annotations

import re
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from skills.calendar.commands import CreateEvent, FindEvents, FindFree, ShowWeek, skill
from skills.calendar.store import open_names
from skills.engine.asking import MissingError
from skills.engine.command import Reading
from skills.engine.proper_names import names_in
from skills.engine.request import Request
from skills.engine.times import TimeKind, TimeSpan
from skills.engine.zones import instant, midnight, wall

_A_DATE = re.compile(r"\d{4}-\d\d-\d\d")
LOOK_AHEAD = timedelta(days=3700)
WEEK = timedelta(days=7)
SATURDAY = 5
FREE_DAYS = timedelta(days=3)
"""How far "when is Tom free?" looks."""
MOST_TITLES = 60
MOST_EXPECTED = 14
"""Names in the titles of the newest events that are expected to be said."""


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
    return CreateEvent(
        request.title,
        start,
        end,
        all_day,
        request.when.rule,
        request.people.ids,
        skipped,
        request.place,
        request.notes,
    )


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


@skill.reads("event_query")
def read_find(request: Request, reading: Reading) -> FindEvents:
    """The span asked about: a day, a part of it, a week; without any, what comes next."""
    zone, now, when = reading.asker.zone, reading.asker.now, request.when
    if when is None or when.start is None:
        if request.title:
            return FindEvents(now, now + LOOK_AHEAD, request.people.ids, request.title, first_only=True)
        today = wall(now, zone).date()
        return FindEvents(midnight(today, zone), midnight(today + timedelta(days=7), zone), request.people.ids)
    start, end = _asked_about(when, when.start, zone)
    today = midnight(wall(now, zone).date(), zone)
    return FindEvents(max(start, today) if end > now else start, end, request.people.ids, request.title)


def _asked_about(when: TimeSpan, begin: datetime, zone: ZoneInfo) -> tuple[datetime, datetime]:
    """The instants between which a question is about: an hour from a time on, the hours around a part of a day."""
    if when.end is not None:
        return instant(begin, zone), instant(when.end, zone)
    start = instant(begin, zone)
    if when.vague_time:
        return start - timedelta(hours=3), start + timedelta(hours=4)
    if when.has_time:
        return start, start + timedelta(hours=1)
    return midnight(begin.date(), zone), midnight(begin.date() + _grain(when), zone)


def _grain(when: TimeSpan) -> timedelta:
    days = {"week": 7, "month": 31, "quarter": 92, "year": 366}
    return timedelta(days=days.get(when.grain, 1))


@skill.reads("event_free")
def read_free(request: Request, reading: Reading) -> FindFree:
    """A time of day is asked about as it is; a day, or a part of one, by the stretches that are free in it."""
    asker, when = reading.asker, request.when
    who, length = request.people.ids or (asker.member.id,), _length(request)
    minutes = max(int(length.total_seconds()) // 60, 30)
    if when is None or when.start is None:
        return FindFree(asker.now, midnight(asker.local_now.date() + FREE_DAYS, asker.zone), who, minutes)
    start, end = _asked_about(when, when.start, asker.zone)
    if not when.has_time or when.vague_time:
        return FindFree(max(start, asker.now) if end > asker.now else start, end, who, minutes)
    return FindFree(start, start + length if length else end, who)


@skill.reads("week_show")
def read_week(request: Request, reading: Reading) -> ShowWeek:
    """The week of the day that was said, from Monday on; this week begins today once it is nearly over."""
    when, today = request.when, reading.asker.local_now.date()
    day = when.start.date() if when is not None and when.start is not None else today
    monday = day - timedelta(days=day.weekday())
    if monday <= today < monday + WEEK and today.weekday() >= SATURDAY:
        return ShowWeek(today)
    return ShowWeek(monday)


@skill.knows
def names(reading: Reading) -> list[str]:
    """What the open ones are called that the asker may see, the newest first."""
    return open_names(reading.rows, reading.asker.member, reading.asker.now, 200)


@skill.expects
def names_in_titles(reading: Reading) -> list[str]:
    """Names in the titles of events that are not over, of those that may be told here."""
    asker = reading.asker
    return names_in(open_names(reading.rows, asker.member, asker.now, MOST_TITLES, group=asker.group), MOST_EXPECTED)
