"""From our events to iCalendar (RFC 5545), anew or into a text that another program wrote.

What is written is what differs from the text that is there. All else in it stays as it came: properties we do not
know, the form in which a time is given, people who are no members.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, time
from zoneinfo import ZoneInfo

from dateutil.rrule import rrulestr

from knowledge.clock import from_text
from knowledge.people import FAMILY, GUESTS, Member
from knowledge.store.database import Row
from skills.calendar.events import Event, Turn
from skills.calendar.ical.blocks import Block, parse, raw_line, render, text_line
from skills.calendar.ical.reading import (
    CAKE,
    ReadEvent,
    attendee_name,
    master_of,
    minutes_before,
    read_event,
    with_turns,
)
from skills.calendar.ical.series import instance_of
from skills.calendar.ical.values import Unreadable, length_to_ical, once_a_day, rule_to_ical, time_line, utc_line
from skills.calendar.ical.zones import Zones, described, zones_used
from skills.engine.rules import first_at, parts_of
from skills.engine.zones import instant, wall

PRODUCT = "-//Inglenook//Calendar//EN"
_OF_THE_SERIES = ("RRULE", "RDATE", "EXDATE", "EXRULE")


@dataclass(frozen=True, slots=True)
class Stamp:
    """When an event was made and changed, and how often (SEQUENCE)."""

    changed: datetime
    created: datetime | None = None
    sequence: int = 0


def stamp_of(row: Row) -> Stamp:
    """The stamp of a row of `events`."""
    return Stamp(from_text(row["changed_at"]), from_text(row["created_at"]), row["sequence"])


def event_to_ical(event: Event, members: Sequence[Member], stamp: Stamp) -> str:
    """A calendar with this event alone, its changed turns and its time zone."""
    return "".join(calendar_to_ical([(event, stamp)], members))


def calendar_to_ical(events: Iterable[tuple[Event, Stamp]], members: Sequence[Member], name: str = "") -> Iterator[str]:
    """A calendar with many events, piece by piece. The same events give the same text."""
    yield "BEGIN:VCALENDAR\r\n"
    for raw in ("VERSION:2.0", f"PRODID:{PRODUCT}", "CALSCALE:GREGORIAN"):
        yield raw + "\r\n"
    if name:
        yield text_line("X-WR-CALNAME", name) + "\r\n"
    written: set[str] = set()
    for event, stamp in events:
        blocks = _written([], event, members, stamp, Zones(ZoneInfo(event.zone), Block("VCALENDAR")))
        for zone in described(zones_used(blocks) - written):
            yield from render(zone)
            written.add(zone.text("TZID"))
        for block in blocks:
            yield from render(block)
    yield "END:VCALENDAR\r\n"


def merge_into(base: str, event: Event, members: Sequence[Member], stamp: Stamp) -> str:
    """The text of another program with one event (one UID), changed as far as our event differs from it.

    The text comes back exactly as it was where nothing differs. What cannot be read of it is written anew. Raises
    CalendarFileError for a text that is no calendar.
    """
    calendar = parse(base)[0]
    old = list(calendar.within("VEVENT"))
    new = _written(old, event, members, stamp, Zones(ZoneInfo(event.zone), calendar))
    if new == old:
        return base
    there = {block.text("TZID") for block in calendar.within("VTIMEZONE")}
    others = [block for block in calendar.blocks if block.name != "VEVENT"]
    calendar.blocks = [*described(zones_used(new) - there), *others, *new]
    return "".join(render(calendar))


def _written(old: Sequence[Block], event: Event, members: Sequence[Member], stamp: Stamp, zones: Zones) -> list[Block]:
    """The components of an event: the old ones, changed where they differ, in their order; then new ones."""
    event = _begun(event)
    read = _read(old, zones, members)
    if read is None:
        old = []
    before = master_of(old) if old else None
    master = before.copy() if before else Block("VEVENT", [text_line("UID", event.uid)])
    _put_fields(master, event, read.event if read else None, members)
    if event.audience not in (FAMILY, GUESTS) and not (read and read.private):
        master.put("CLASS", ["CLASS:PRIVATE"])
    others = [block for block in old if block is not before]
    if before and before.first("RECURRENCE-ID") is not None:
        return [signed(master, before, stamp) if block is before else block for block in old]
    cancelled = _put_series(master, others, event, read.event if read else None, zones)
    turns = _turns(master, others, event, members, zones)
    kept = [*cancelled, *(block for block, _ in turns.values() if block is not None)]
    result = [signed(master, before, stamp)] if before is None else []
    for block in old:
        if block is before:
            result.append(signed(master, before, stamp))
        elif any(block is one for one in kept):
            new = next((new for was, new in turns.values() if was is block), block)
            result.append(signed(new, block, stamp))
    return [*result, *(signed(new, None, stamp) for was, new in turns.values() if was is None)]


def _read(old: Sequence[Block], zones: Zones, members: Sequence[Member]) -> ReadEvent | None:
    if not old:
        return None
    master = master_of(old)
    try:
        read = read_event(master, zones, members)
        return with_turns(read, [block for block in old if block is not master], zones, members)
    except Unreadable:
        return None


def _begun(event: Event) -> Event:
    """The event from the first turn of its rule on: all programs count DTSTART as a turn."""
    if event.rule is None:
        return event
    zone = ZoneInfo(event.zone)
    first = instant(first_at(event.rule, wall(event.start, zone)), zone)
    return replace(event, start=first, end=event.end + (first - event.start))


def _put_fields(block: Block, event: Event, present: Event | None, members: Sequence[Member]) -> None:
    """Writes into a component what is not in it as in the event; recurrence aside."""
    if event.kind == "birthday":
        event = replace(event, title=f"{CAKE}{event.title}")
    if present and present.kind == "birthday":
        present = replace(present, title=f"{CAKE}{present.title}")
    texts = (("SUMMARY", "title"), ("LOCATION", "place"), ("DESCRIPTION", "notes"))
    for name, attribute in texts:
        wanted = getattr(event, attribute)
        if wanted != (getattr(present, attribute) if present else ""):
            block.put(name, [text_line(name, wanted)] if wanted else [])
    if present is None or _span(present) != _span(event):
        block.put("DTSTART", [time_line("DTSTART", event.start, event.zone, event.all_day)])
        block.put("DURATION", [])
        ends = event.end > event.start
        block.put("DTEND", [time_line("DTEND", event.end, event.zone, event.all_day)] if ends else [])
    if event.busy != (present.busy if present else True):
        block.put("TRANSP", ["TRANSP:OPAQUE" if event.busy else "TRANSP:TRANSPARENT"])
    if event.status != (present.status if present else "confirmed"):
        block.put("STATUS", [f"STATUS:{event.status.upper()}"])
    if (event.kind, event.born) != ((present.kind, present.born) if present else ("event", None)):
        block.put("X-INGLENOOK-KIND", [f"X-INGLENOOK-KIND:{event.kind}"])
        block.put("X-INGLENOOK-BORN", [f"X-INGLENOOK-BORN:{event.born}"] if event.born else [])
    if set(event.who) != set(present.who if present else ()):
        put_attendees(block, event.who, members)
    if set(event.alarms) != set(present.alarms if present else ()):
        _put_alarms(block, event, present or event)


def _span(event: Event) -> tuple[datetime, datetime, bool, str]:
    seconds = [at.replace(microsecond=0) for at in (event.start, event.end)]
    return seconds[0], seconds[1], event.all_day, event.zone if event.rule else ""


def put_attendees(block: Block, who: Sequence[int], members: Sequence[Member]) -> None:
    """Members are guests of the event by their name; mail to `.invalid` (RFC 2606) goes nowhere."""
    names = {name.casefold(): member.id for member in members for name in (*member.nicknames, member.name)}
    kept, there = [], set()
    for raw in (raw for raw in block.lines if raw.upper().startswith("ATTENDEE")):
        found = Block("VEVENT", [raw]).first("ATTENDEE")
        member = names.get(attendee_name(found)) if found else None
        declined = found is not None and found.param("PARTSTAT").upper() == "DECLINED"
        if member is None or (member in who and not declined):
            kept.append(raw)
            there.add(member)
    for one in members:
        if one.id in who and one.id not in there:
            params = {"CN": one.name, "PARTSTAT": "ACCEPTED", "SCHEDULE-AGENT": "NONE"}
            kept.append(raw_line("ATTENDEE", f"mailto:member-{one.id}@inglenook.invalid", params))
    block.put("ATTENDEE", kept)


def _put_alarms(block: Block, event: Event, present: Event) -> None:
    zones, there, kept = Zones(ZoneInfo(event.zone), Block("VCALENDAR")), set(), []
    for inner in block.blocks:
        minutes = minutes_before(inner, present.start, present.end, zones) if inner.name == "VALARM" else None
        if minutes is None or minutes in event.alarms:
            kept.append(inner)
            there.add(minutes)
    for minutes in sorted(set(event.alarms) - there, reverse=True):
        shown = text_line("DESCRIPTION", event.title)
        kept.append(Block("VALARM", ["ACTION:DISPLAY", shown, f"TRIGGER:{length_to_ical(-minutes)}"]))
    block.blocks = kept


def _put_series(
    master: Block, others: Sequence[Block], event: Event, present: Event | None, zones: Zones
) -> list[Block]:
    """Writes the rule and the days left out; gives the called-off turns that stand for some of these days."""
    if event.rule is None:
        for name in _OF_THE_SERIES if present and present.rule else ():
            master.put(name, [])
        return []
    zone = ZoneInfo(event.zone)
    if present is None or _rule(present) != _rule(event):
        master.put("RRULE", [f"RRULE:{rule_to_ical(event.rule, zone, event.all_day)}"])
    days = set(event.skipped) - {wall(turn.instance, zone).date() for turn in event.turns}
    cancelled = {}
    for block in others if present else ():
        if block.text("STATUS").upper() == "CANCELLED" and present:
            cancelled[wall(instance_of(block, present, zones), ZoneInfo(present.zone)).date()] = block
    same = present is not None and present.rule is not None and _span(present) == _span(event)
    if not same or set(present.skipped if present else ()) != days:
        left = sorted(days - set(cancelled) if same else days)
        moments = (instant(local, zone) for day in left for local in _turns_of_day(event, day))
        master.put("EXDATE", [time_line("EXDATE", at, event.zone, event.all_day) for at in moments])
    return [block for day, block in cancelled.items() if same and day in days]


def _rule(event: Event) -> dict[str, str]:
    return parts_of(rule_to_ical(event.rule, ZoneInfo(event.zone), event.all_day)) if event.rule else {}


def _turns_of_day(event: Event, day: date) -> list[datetime]:
    start, rule = wall(event.start, ZoneInfo(event.zone)), event.rule or ""
    if once_a_day(rule):
        return [datetime.combine(day, start.time())]
    begin, end = datetime.combine(day, time()), datetime.combine(day, time(23, 59, 59))
    parts = {name: value for name, value in parts_of(rule).items() if name != "UNTIL"}
    series = rrulestr(";".join(f"{name}={value}" for name, value in parts.items()), dtstart=start)
    return list(series.between(begin, end, inc=True))


def _turns(
    master: Block, others: Sequence[Block], event: Event, members: Sequence[Member], zones: Zones
) -> dict[datetime, tuple[Block | None, Block]]:
    """The changed turns: each with the component it had, if any."""
    if event.rule is None:
        return {}
    whole = replace(event, rule=None, skipped=(), turns=())
    had = {instance_of(block, event, zones): block for block in others if block.text("STATUS").upper() != "CANCELLED"}
    found: dict[datetime, tuple[Block | None, Block]] = {}
    for turn in event.turns:
        old = had.get(turn.instance)
        if old is not None:
            block, present = old.copy(), read_event(old, zones, members).event
            wanted = _as_turn(present, turn, event)
        else:
            block, present = master.copy(), whole
            for name in _OF_THE_SERIES:
                block.put(name, [])
            block.lines.insert(1, time_line("RECURRENCE-ID", turn.instance, event.zone, event.all_day))
            wanted = _as_turn(whole, turn, event)
        _put_fields(block, wanted, present, members)
        found[turn.instance] = (old, block)
    return found


def _as_turn(base: Event, turn: Turn, event: Event) -> Event:
    """A component's event with what a turn of `event` says."""
    return replace(
        base,
        start=turn.start,
        end=turn.end,
        all_day=turn.all_day,
        title=event.title if turn.title is None else turn.title,
        place=event.place if turn.place is None else turn.place,
        notes=event.notes if turn.notes is None else turn.notes,
        who=event.who if turn.who is None else turn.who,
    )


def signed(block: Block, before: Block | None, stamp: Stamp) -> Block:
    """The component, marked as changed if it was; an older SEQUENCE never takes the place of a newer one."""
    if block == before:
        return block
    sequence = block.text("SEQUENCE")
    newest = max(stamp.sequence, int(sequence) if sequence.isascii() and sequence.isdigit() else 0)
    block.put("DTSTAMP", [utc_line("DTSTAMP", stamp.changed)])
    if before is None and stamp.created is not None:
        block.put("CREATED", [utc_line("CREATED", stamp.created)])
    block.put("LAST-MODIFIED", [utc_line("LAST-MODIFIED", stamp.changed)])
    block.put("SEQUENCE", [f"SEQUENCE:{newest}"])
    return block
