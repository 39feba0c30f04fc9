"""From iCalendar to what Google keeps: the same event always gives the same, so that two can be compared.

A change is written as the difference of two: what the family did not touch stays at Google as it is.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from skills.calendar.ical.blocks import Block, CalendarFileError, Property, parse, raw_line
from skills.calendar.ical.reading import master_of, minutes_before
from skills.calendar.ical.values import Moment, Unreadable, after, length_of, moment_of, moments_of, time_line
from skills.calendar.ical.values import rule_from_ical as rule_read
from skills.calendar.ical.values import rule_to_ical as rule_written
from skills.calendar.ical.zones import Zones
from skills.engine.rules import parts_of
from skills.engine.zones import instant, midnight, wall

_DAY = timedelta(days=1)
_EARLIEST_REMINDER = 40_320
_MOST_REMINDERS = 5
_LONGEST_LINE, _MOST_LINES = 900, 40
_OURS = "@inglenook.invalid"
_ANSWERS = {"ACCEPTED": "accepted", "DECLINED": "declined", "TENTATIVE": "tentative"}


@dataclass(frozen=True, slots=True)
class Span:
    """From when to when, as instants; of whole days midnights of the zone."""

    start: datetime
    end: datetime
    all_day: bool
    zone: ZoneInfo
    end_zone: ZoneInfo

    def at(self, start: datetime) -> Span:
        """As long, beginning at another instant."""
        if not self.all_day:
            return replace(self, start=start, end=start + (self.end - self.start))
        days = wall(self.end, self.zone).date() - wall(self.start, self.zone).date()
        return replace(self, start=start, end=midnight(wall(start, self.zone).date() + days, self.zone))

    def key(self) -> str:
        """The start as `When.key` has it."""
        return key_of(self.start, self.all_day, self.zone)


@dataclass(frozen=True, slots=True)
class Person:
    """A guest with an address."""

    email: str
    name: str = ""
    answer: str = "needsAction"
    optional: bool = False


@dataclass(frozen=True, slots=True)
class Body:
    """One event, or one turn of a series, without what makes it a series."""

    span: Span
    title: str = ""
    notes: str = ""
    place: str = ""
    busy: bool = True
    status: str = "confirmed"
    visibility: str = "default"
    alarms: tuple[int, ...] = ()
    """Minutes before the start, as far as Google can: at most five, none after the start."""
    guests: tuple[Person, ...] = ()
    kept: tuple[str, ...] = ()
    """Lines that Google has no field for and that come back as they are."""

    def at(self, start: datetime) -> Body:
        """The turn that begins at this instant and differs in nothing."""
        return replace(self, span=self.span.at(start))


@dataclass(frozen=True, slots=True)
class Whole:
    """An event with everything that one UID says."""

    uid: str
    body: Body
    rules: tuple[str, ...] = ()
    """RRULE, EXRULE and RDATE lines, each in one way only."""
    left_out: frozenset[str] = frozenset()
    """Keys of turns that do not take place."""
    turns: Mapping[str, Body] = field(default_factory=dict)
    """Turns that differ, by the key of when they would have begun; a turn that differs in nothing is none."""

    def start_of(self, key: str) -> datetime:
        """The instant that a key stands for."""
        return start_of(key, self.body.span.zone)


def whole_of(text: str, home: str) -> Whole:
    """The event of a calendar text; `home` is the zone of whole days and of times that name none.

    Raises ValueError, with a text for people, where there is none or it cannot be kept at Google.
    """
    try:
        calendar = parse(text)[0]
        blocks = list(calendar.within("VEVENT"))
        if not blocks:
            raise ValueError("there is no event in it")
        return _whole(blocks, Zones(ZoneInfo(home), calendar))
    except (Unreadable, CalendarFileError) as error:
        raise ValueError(f"it cannot be read ({error})") from error


def _whole(blocks: Sequence[Block], zones: Zones) -> Whole:
    master = master_of(blocks)
    if master.text("STATUS").upper() == "CANCELLED":
        raise ValueError("it was called off as a whole")
    body = body_of(master, zones)
    rules = _rules(master, body.span, zones)
    if not rules:
        return Whole(master.text("UID"), body)
    left_out = {key for found in master.all("EXDATE") for key in _keys(found, body.span, zones)}
    turns: dict[str, Body] = {}
    for block in blocks:
        original = block.first("RECURRENCE-ID")
        if block is master or original is None:
            continue
        key = _keys(original, body.span, zones)[0]
        if block.text("STATUS").upper() == "CANCELLED":
            left_out.add(key)
            continue
        turn = body_of(block, zones)
        if not same_turn(turn, body.at(start_of(key, body.span.zone))):
            turns[key] = turn
    return Whole(master.text("UID"), body, rules, frozenset(left_out - turns.keys()), turns)


def same_turn(one: Body, other: Body) -> bool:
    """Whether two turns of a series look the same. Google keeps one visibility for all turns."""
    return replace(one, visibility=other.visibility, span=_instants(one.span)) == replace(
        other, span=_instants(other.span)
    )


def _instants(span: Span) -> Span:
    return replace(span, zone=ZoneInfo("UTC"), end_zone=ZoneInfo("UTC"))


def body_of(block: Block, zones: Zones) -> Body:
    """One component. Raises Unreadable."""
    span = _span(block, zones)
    status, kind = block.text("STATUS").upper(), block.text("CLASS").upper()
    return Body(
        span,
        block.text("SUMMARY"),
        block.text("DESCRIPTION"),
        block.text("LOCATION"),
        block.text("TRANSP").upper() != "TRANSPARENT",
        "tentative" if status == "TENTATIVE" else "confirmed",
        kind.lower() if kind in ("PUBLIC", "PRIVATE", "CONFIDENTIAL") else "default",
        _alarms(block, span, zones),
        tuple(sorted((one for found in block.all("ATTENDEE") if (one := _person(found))), key=lambda one: one.email)),
        tuple(sorted(raw for raw in block.lines if _is_kept(raw)))[:_MOST_LINES],
    )


def _span(block: Block, zones: Zones) -> Span:
    found, end_said, length = block.first("DTSTART"), block.first("DTEND"), block.first("DURATION")
    if found is None:
        raise Unreadable("ics-why-start")
    start = moment_of(found, zones)
    end = moment_of(end_said, zones) if end_said else None
    if end is None and length is not None:
        end = Moment(after(start.at, start.zone, *length_of(length.value)), start.day, start.zone)
    if start.day:
        first, last = _day(start), _day(end) if end else _day(start)
        return Span(start.at, midnight(max(last, first + _DAY), start.zone), True, start.zone, start.zone)
    end = end or start
    if end.at < start.at:
        raise Unreadable("ics-why-backwards")
    end_zone = start.zone if end.day else end.zone
    return Span(start.at.replace(microsecond=0), end.at.replace(microsecond=0), False, start.zone, end_zone)


def _day(moment: Moment) -> date:
    return wall(moment.at, moment.zone).date()


def _rules(block: Block, span: Span, zones: Zones) -> tuple[str, ...]:
    lines = set()
    for found in block.all("RRULE"):
        rule = rule_written(rule_read(found.value, span.zone, span.all_day), span.zone, span.all_day)
        parts = sorted(parts_of(rule).items(), key=lambda part: (part[0] != "FREQ", part[0]))
        lines.add("RRULE:" + ";".join(f"{name}={value}" for name, value in parts))
    lines |= {f"EXRULE:{found.value.strip().upper()}" for found in block.all("EXRULE")}
    further = {key for found in block.all("RDATE") for key in _keys(found, span, zones)}
    lines |= {day_line("RDATE", key, span) for key in further if key != span.key()}
    return tuple(sorted(lines, reverse=True))


def left_out_lines(lines: Sequence[str], body: Body, home: str) -> frozenset[str]:
    """The keys that the EXDATE lines among the lines of a recurrence name. Raises Unreadable."""
    block = Block("VEVENT", list(lines))
    zones = Zones(ZoneInfo(home), Block("VCALENDAR"))
    return frozenset(key for found in block.all("EXDATE") for key in _keys(found, body.span, zones))


def day_line(name: str, key: str, span: Span) -> str:
    """An EXDATE or RDATE line, in the zone of its series."""
    return time_line(name, start_of(key, span.zone), str(span.zone), span.all_day)


def _keys(found: Property, span: Span, zones: Zones) -> list[str]:
    """The keys of a property's times: days for whole days; a day alone means the series' time of that day."""
    keys = []
    for moment in moments_of(found, zones):
        at = moment.at
        if moment.day and not span.all_day:
            at = instant(datetime.combine(_day(moment), wall(span.start, span.zone).time()), span.zone)
        keys.append(key_of(at, span.all_day, moment.zone if moment.day else span.zone))
    if not keys:
        raise Unreadable("ics-why-time")
    return keys


def key_of(at: datetime, all_day: bool, zone: ZoneInfo) -> str:
    """What a turn is known by, as `When.key`."""
    return f"{wall(at, zone):%Y%m%d}" if all_day else f"{wall(at, ZoneInfo('UTC')):%Y%m%dT%H%M%SZ}"


def start_of(key: str, zone: ZoneInfo) -> datetime:
    """The instant of a key; of a day its midnight."""
    day = date(int(key[:4]), int(key[4:6]), int(key[6:8]))
    if "T" not in key:
        return midnight(day, zone)
    clock = timedelta(hours=int(key[9:11]), minutes=int(key[11:13]), seconds=int(key[13:15]))
    return midnight(day, ZoneInfo("UTC")) + clock


def _alarms(block: Block, span: Span, zones: Zones) -> tuple[int, ...]:
    found = {minutes_before(alarm, span.start, span.end, zones) for alarm in block.within("VALARM")}
    fit = sorted(one for one in found if one is not None and 0 <= one <= _EARLIEST_REMINDER)
    return tuple(fit[:_MOST_REMINDERS])


def _person(found: Property) -> Person | None:
    email = found.value.strip()
    if not email.lower().startswith("mailto:") or email.lower().endswith(_OURS) or "@" not in email:
        return None
    return Person(
        email[7:].lower(),
        found.param("CN").strip(),
        _ANSWERS.get(found.param("PARTSTAT").upper(), "needsAction"),
        found.param("ROLE").upper() == "OPT-PARTICIPANT",
    )


def _is_kept(raw: str) -> bool:
    """Members as guests (their addresses lead nowhere, so Google is not to invite them) and marks of our own."""
    name = raw.partition(":")[0].partition(";")[0].upper()
    ours = name == "ATTENDEE" and raw.lower().rstrip().endswith(_OURS)
    return (ours or name == "CATEGORIES" or name.startswith("X-INGLENOOK-")) and len(raw) <= _LONGEST_LINE


def guest_line(person: Person) -> str:
    """The ATTENDEE line of a guest."""
    answers = {ours: theirs for theirs, ours in _ANSWERS.items()}
    params = {"CN": person.name} if person.name else {}
    params["PARTSTAT"] = answers.get(person.answer, "NEEDS-ACTION")
    if person.optional:
        params["ROLE"] = "OPT-PARTICIPANT"
    return raw_line("ATTENDEE", f"mailto:{person.email}", params)
