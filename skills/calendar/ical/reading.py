"""From iCalendar (RFC 5545) to events as they are kept here."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo

from knowledge.people import Member
from skills.calendar.events import Event, Turn
from skills.calendar.ical.blocks import Block, Property, decoded, parse
from skills.calendar.ical.series import MOST_TURNS, checked, further, instance_of, with_skipped
from skills.calendar.ical.values import (
    Moment,
    Unreadable,
    after,
    length_of,
    moment_of,
    rule_from_ical,
)
from skills.calendar.ical.zones import Zones
from skills.engine.zones import midnight, wall

_DAY = timedelta(days=1)
_SHOWN_ALARMS = frozenset({"DISPLAY", "AUDIO"})
LONGEST_TITLE, LONGEST_TEXT = 500, 20_000
MOST_ALARMS = 20
UNNAMED = "…"
CAKE = "🎂 "
"""Stands before whose birthday it is, where other programs show the title."""


@dataclass(frozen=True, slots=True)
class ReadEvent:
    """An event of a calendar text. `event.audience` is the family's; `private` says that it was marked so."""

    event: Event
    changed: datetime | None = None
    """LAST-MODIFIED, or DTSTAMP."""
    sequence: int = 0
    cancelled: bool = False
    """The whole event was called off."""
    private: bool = False
    also: tuple[tuple[datetime, datetime], ...] = ()
    """Further single times (RDATE), start and end, that a rule cannot say: `apart` makes events of them."""
    lost: tuple[str, ...] = ()
    """What could not be taken over: "ics-lost-…" keys of the catalogue."""


@dataclass(frozen=True, slots=True)
class Unread:
    """An event that could not be read: what it is called there, and the catalogue's key of why."""

    title: str
    why: str


@dataclass(frozen=True, slots=True)
class CalendarRead:
    """All that a text holds."""

    name: str = ""
    events: tuple[ReadEvent, ...] = ()
    unread: tuple[Unread, ...] = ()


def read_calendar(content: str | bytes, zone: ZoneInfo, members: Sequence[Member]) -> CalendarRead:
    """Every event of a text, and those that could not be read.

    `zone` is that of whole days and of times that name none. Attendees who are called like a member are that member.
    Raises CalendarFileError (a PersonError) where the text is no calendar, or only a part of one.
    """
    calendars = parse(decoded(content) if isinstance(content, bytes) else content)
    events: list[ReadEvent] = []
    unread: list[Unread] = []
    for calendar in calendars:
        zones = Zones(zone, calendar)
        for group in _by_uid(calendar):
            try:
                events += _read_group(group, zones, members)
            except Unreadable as error:
                unread.append(Unread(group[0].text("SUMMARY")[:LONGEST_TITLE], str(error)))
        calendar.blocks.clear()
    return CalendarRead(calendars[0].text("X-WR-CALNAME"), tuple(events), tuple(unread))


def events_from_ical(content: str | bytes, zone: ZoneInfo, members: Sequence[Member]) -> list[ReadEvent]:
    """The events of a text that can be read. Raises CalendarFileError."""
    return list(read_calendar(content, zone, members).events)


def apart(read: ReadEvent) -> list[Event]:
    """The further single times of an event as events of their own, each with a UID made of the event's."""
    event = replace(read.event, rule=None, skipped=(), turns=())
    return [
        replace(event, start=start, end=end, uid=f"{event.uid}/{start.astimezone(UTC):%Y%m%dT%H%M%SZ}")
        for start, end in read.also
    ]


def master_of(blocks: Sequence[Block]) -> Block:
    """Of the components with one UID the one that stands for the whole event; the first where there is none."""
    return next((block for block in blocks if block.first("RECURRENCE-ID") is None), blocks[0])


def _by_uid(calendar: Block) -> Iterator[list[Block]]:
    groups: dict[str, list[Block]] = {}
    for number, block in enumerate(calendar.within("VEVENT")):
        groups.setdefault(block.text("UID") or f"\0{number}", []).append(block)
    yield from groups.values()


def _read_group(blocks: Sequence[Block], zones: Zones, members: Sequence[Member]) -> list[ReadEvent]:
    """The event with one UID; single changed turns that come without their event are events of their own."""
    master = master_of(blocks)
    if master.first("RECURRENCE-ID") is not None:
        found = []
        for block in blocks:
            moved = read_event(block, zones, members)
            original = block.text("RECURRENCE-ID")
            found.append(replace(moved, event=replace(moved.event, uid=f"{moved.event.uid}/{original}")))
        return found
    read = read_event(master, zones, members)
    others = [block for block in blocks if block is not master and block.first("RECURRENCE-ID") is not None]
    return [with_turns(read, others, zones, members)]


def read_event(block: Block, zones: Zones, members: Sequence[Member]) -> ReadEvent:
    """One component without its changed turns. Raises Unreadable."""
    start, end = _span(block, zones)
    zone = start.zone
    lost = [] if start.sure else ["ics-lost-zone"]
    rules = block.all("RRULE")
    if not rules and start.zone == ZoneInfo("UTC"):
        zone = zones.home
    rule = rule_from_ical(rules[0].value, zone, start.day) if rules else None
    if len(rules) > 1 or block.first("EXRULE") is not None:
        lost.append("ics-lost-rules")
    title = block.text("SUMMARY")[:LONGEST_TITLE] or UNNAMED
    birthday = block.text("X-INGLENOOK-KIND") == "birthday"
    event = Event(
        title=title.removeprefix(CAKE) if birthday else title,
        start=start.at,
        end=end,
        zone=str(zone),
        all_day=start.day,
        rule=rule,
        who=who_of(block, members),
        place=block.text("LOCATION")[:LONGEST_TEXT],
        notes=block.text("DESCRIPTION")[:LONGEST_TEXT],
        kind="birthday" if birthday else "event",
        born=_number(block.text("X-INGLENOOK-BORN")),
        busy=block.text("TRANSP").upper() != "TRANSPARENT",
        alarms=_alarms(block, start.at, end, zones),
        status="tentative" if block.text("STATUS").upper() == "TENTATIVE" else "confirmed",
        uid=block.text("UID")[:LONGEST_TITLE] or made_uid(block),
    )
    also = further(block, zones, event, lost)
    if rule is not None:
        event, more = with_skipped(checked(event), block, zones, lost)
        also += more
    return ReadEvent(
        event,
        _stamp(block, zones),
        _number(block.text("SEQUENCE")) or 0,
        block.text("STATUS").upper() == "CANCELLED",
        block.text("CLASS").upper() in ("PRIVATE", "CONFIDENTIAL"),
        tuple(sorted(set(also))),
        tuple(dict.fromkeys(lost)),
    )


def with_turns(read: ReadEvent, blocks: Sequence[Block], zones: Zones, members: Sequence[Member]) -> ReadEvent:
    """The event with its changed turns; those that were called off are days left out. Raises Unreadable."""
    event, lost = read.event, list(read.lost)
    if event.rule is None:
        return read
    turns, skipped = {}, set(event.skipped)
    for block in blocks[:MOST_TURNS]:
        original = instance_of(block, event, zones)
        if block.text("STATUS").upper() == "CANCELLED":
            skipped.add(wall(original, ZoneInfo(event.zone)).date())
            continue
        if (found := block.first("RECURRENCE-ID")) and found.param("RANGE"):
            lost.append("ics-lost-following")
        one = read_event(block, zones, members).event
        turns[original] = Turn(
            original,
            one.start,
            one.end,
            one.all_day,
            one.title if one.title != event.title else None,
            one.place if one.place != event.place else None,
            one.notes if one.notes != event.notes else None,
            one.who if one.who != event.who else None,
        )
    event = replace(event, turns=tuple(turns[at] for at in sorted(turns)), skipped=tuple(sorted(skipped)))
    return replace(read, event=event, lost=tuple(dict.fromkeys(lost)))


def _span(block: Block, zones: Zones) -> tuple[Moment, datetime]:
    found = block.first("DTSTART")
    if found is None:
        raise Unreadable("ics-why-start")
    start = moment_of(found, zones)
    end_said, length = block.first("DTEND"), block.first("DURATION")
    if end_said is not None:
        end = moment_of(end_said, zones).at
    elif length is not None:
        end = after(start.at, start.zone, *length_of(length.value))
    else:
        end = start.at
    whole = block.text("X-MICROSOFT-CDO-ALLDAYEVENT").upper() == "TRUE"
    if whole and not start.day and all(wall(at, start.zone).time() == time() for at in (start.at, end)):
        first, last = wall(start.at, start.zone).date(), wall(end, start.zone).date()
        start, end = Moment(midnight(first, zones.home), True, zones.home), midnight(last, zones.home)
    if start.day:
        first, last = wall(start.at, start.zone).date(), wall(end, start.zone).date()
        return start, midnight(max(last, first + _DAY), start.zone)
    if end < start.at:
        raise Unreadable("ics-why-backwards")
    return start, end


def _alarms(block: Block, start: datetime, end: datetime, zones: Zones) -> tuple[int, ...]:
    minutes = {minutes_before(alarm, start, end, zones) for alarm in block.within("VALARM")}
    known = sorted((one for one in minutes if one is not None), reverse=True)
    return tuple(known[:MOST_ALARMS])


def minutes_before(alarm: Block, start: datetime, end: datetime, zones: Zones) -> int | None:
    """When an alarm goes off, in minutes before the start (negative: after it); None for one that shows nothing."""
    trigger = alarm.first("TRIGGER")
    if trigger is None or alarm.text("ACTION").upper() not in _SHOWN_ALARMS:
        return None
    try:
        if trigger.param("VALUE").upper() == "DATE-TIME" or not trigger.value.strip().lstrip("+-").startswith("P"):
            return round((start - moment_of(trigger, zones).at) / timedelta(minutes=1))
        offset = sum(length_of(trigger.value), timedelta())
    except Unreadable:
        return None
    if trigger.param("RELATED").upper() == "END":
        offset += end - start
    return round(-offset / timedelta(minutes=1))


def who_of(block: Block, members: Sequence[Member]) -> tuple[int, ...]:
    """The members among the attendees, by name, without those who declined; their order there means nothing."""
    known = {name.casefold(): member.id for member in members for name in (*member.nicknames, member.name)}
    names = (attendee_name(one) for one in block.all("ATTENDEE") if one.param("PARTSTAT").upper() != "DECLINED")
    return tuple(sorted({known[name] for name in names if name in known}))


def attendee_name(attendee: Property) -> str:
    """What an attendee is called, to be compared."""
    return attendee.param("CN").strip().casefold()


def made_uid(block: Block) -> str:
    """The same for the same event, so that a file without UIDs can be read twice."""
    said = "\n".join(f"{name}:{block.text(name)}" for name in ("DTSTART", "DTEND", "SUMMARY", "RRULE"))
    return hashlib.sha256(said.encode()).hexdigest()[:32]


def _stamp(block: Block, zones: Zones) -> datetime | None:
    for name in ("LAST-MODIFIED", "DTSTAMP"):
        found = block.first(name)
        try:
            if found is not None:
                return moment_of(found, zones).at
        except Unreadable:
            continue
    return None


def _number(text: str) -> int | None:
    return int(text) if text.isascii() and text.isdigit() and len(text) < 10 else None
