"""To-dos (VTODO of RFC 5545) from and to iCalendar; what we do not know of them stays as it came."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from zoneinfo import ZoneInfo

from knowledge.people import Member
from skills.calendar.ical.blocks import Block, decoded, parse, render, text_line
from skills.calendar.ical.reading import LONGEST_TEXT, LONGEST_TITLE, UNNAMED, made_uid, who_of
from skills.calendar.ical.values import Unreadable, moment_of, time_line, utc_line
from skills.calendar.ical.writing import PRODUCT, Stamp, put_attendees, signed
from skills.calendar.ical.zones import Zones, described, zones_used
from skills.engine.zones import midnight, wall


@dataclass(frozen=True, slots=True)
class Todo:
    """One item of a list."""

    text: str
    uid: str
    done: bool = False
    due: date | datetime | None = None
    """A day, or an instant (aware)."""
    notes: str = ""
    who: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class ReadTodo:
    """A to-do of a calendar text. `cancelled` ones are neither open nor done."""

    todo: Todo
    changed: datetime | None = None
    cancelled: bool = False


def todos_from_ical(content: str | bytes, zone: ZoneInfo, members: Sequence[Member]) -> list[ReadTodo]:
    """The to-dos of a text, those of recurring ones without their single turns. Raises CalendarFileError."""
    found: list[ReadTodo] = []
    for calendar in parse(decoded(content) if isinstance(content, bytes) else content):
        zones = Zones(zone, calendar)
        blocks = (block for block in calendar.within("VTODO") if block.first("RECURRENCE-ID") is None)
        found += [_read(block, zones, members) for block in blocks]
    return found


def todo_to_ical(todo: Todo, members: Sequence[Member], stamp: Stamp, zone: ZoneInfo) -> str:
    """A calendar with this to-do alone; `zone` is that in which its time is written."""
    calendar = Block("VCALENDAR", ["VERSION:2.0", f"PRODID:{PRODUCT}"])
    return _written(calendar, None, todo, members, stamp, zone)


def merge_todo_into(base: str, todo: Todo, members: Sequence[Member], stamp: Stamp, zone: ZoneInfo) -> str:
    """The text of another program with one to-do, changed as far as ours differs from it.

    It comes back exactly as it was where nothing differs. Raises CalendarFileError.
    """
    calendar = parse(base)[0]
    old = next((block for block in calendar.within("VTODO") if block.first("RECURRENCE-ID") is None), None)
    if old is not None and _read(old, Zones(zone, calendar), members).todo == _as_read(todo, old):
        return base
    return _written(calendar, old, todo, members, stamp, zone)


def _as_read(todo: Todo, old: Block) -> Todo:
    """The to-do with the UID that the text has."""
    return Todo(todo.text, old.text("UID"), todo.done, todo.due, todo.notes, todo.who)


def _read(block: Block, zones: Zones, members: Sequence[Member]) -> ReadTodo:
    status = block.text("STATUS").upper()
    done = status == "COMPLETED" or (not status and block.first("COMPLETED") is not None)
    todo = Todo(
        block.text("SUMMARY")[:LONGEST_TITLE] or UNNAMED,
        block.text("UID")[:LONGEST_TITLE] or made_uid(block),
        done,
        _due(block, zones),
        block.text("DESCRIPTION")[:LONGEST_TEXT],
        who_of(block, members),
    )
    changed = block.first("LAST-MODIFIED") or block.first("DTSTAMP")
    try:
        at = moment_of(changed, zones).at if changed else None
    except Unreadable:
        at = None
    return ReadTodo(todo, at, status == "CANCELLED")


def _due(block: Block, zones: Zones) -> date | datetime | None:
    found = block.first("DUE")
    if found is None:
        return None
    try:
        moment = moment_of(found, zones)
    except Unreadable:
        return None
    return wall(moment.at, moment.zone).date() if moment.day else moment.at


def _written(
    calendar: Block, old: Block | None, todo: Todo, members: Sequence[Member], stamp: Stamp, zone: ZoneInfo
) -> str:
    present = _read(old, Zones(zone, calendar), members).todo if old else Todo("", todo.uid)
    block = old.copy() if old else Block("VTODO", [text_line("UID", todo.uid)])
    if todo.text != present.text:
        block.put("SUMMARY", [text_line("SUMMARY", todo.text)])
    if todo.notes != present.notes:
        block.put("DESCRIPTION", [text_line("DESCRIPTION", todo.notes)] if todo.notes else [])
    if todo.due != present.due:
        block.put("DURATION", [])
        block.put("DUE", _due_lines(todo.due, zone))
    if todo.done != present.done:
        block.put("STATUS", ["STATUS:COMPLETED" if todo.done else "STATUS:NEEDS-ACTION"])
        block.put("COMPLETED", [utc_line("COMPLETED", stamp.changed)] if todo.done else [])
        block.put("PERCENT-COMPLETE", ["PERCENT-COMPLETE:100"] if todo.done else [])
    if set(todo.who) != set(present.who):
        put_attendees(block, todo.who, members)
    new = signed(block, old, stamp)
    calendar.blocks = [new if one is old else one for one in calendar.blocks] if old else [*calendar.blocks, new]
    there = {one.text("TZID") for one in calendar.within("VTIMEZONE")}
    calendar.blocks[:0] = described(zones_used([new]) - there)
    return "".join(render(calendar))


def _due_lines(due: date | datetime | None, zone: ZoneInfo) -> list[str]:
    if due is None:
        return []
    if isinstance(due, datetime):
        return [time_line("DUE", due, str(zone), all_day=False)]
    return [time_line("DUE", midnight(due, zone), str(zone), all_day=True)]
