"""From Google's events to iCalendar (RFC 5545): one text for an event with all turns of it that differ."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import UTC, datetime
from zoneinfo import ZoneInfo

from skills.accounts.google.bodies import Body, Person, Whole, body_of, guest_line, same_turn, start_of, whole_of
from skills.accounts.google.notes import plain
from skills.accounts.google.resources import LINE_PROPERTY, Event, Guest, Series, When
from skills.calendar.ical.blocks import Block, raw_line, render, text_line
from skills.calendar.ical.values import Unreadable, length_to_ical, time_line, utc_line
from skills.calendar.ical.zones import Zones, described, named_zone, zones_used
from skills.engine.zones import midnight

_PRODUCT = "-//Inglenook//Google Calendar//EN"
_ONE_LINE = re.compile(r"[A-Z-]+[;:][^\x00-\x1f\x7f]+")
_RULES = ("RRULE", "EXRULE", "RDATE", "EXDATE")
_NEVER = datetime(1970, 1, 1, tzinfo=UTC)
_VISIBILITIES = ("public", "private", "confidential")


def text_of(series: Series) -> str:
    """The calendar text of an event. Raises ValueError for one that has no start or cannot be said in iCalendar."""
    blocks = [_block(series.master, series)]
    if series.master.recurrence:
        try:
            blocks += _turns(blocks[0], series)
        except Unreadable as error:
            raise ValueError(f"it cannot be read ({error})") from error
    calendar = Block("VCALENDAR", ["VERSION:2.0", f"PRODID:{_PRODUCT}"])
    calendar.blocks = [*described(zones_used(blocks)), *blocks]
    return "".join(render(calendar))


def whole_at(series: Series) -> Whole:
    """What an event is at Google now, to be compared with what it shall be. Raises ValueError."""
    return whole_of(text_of(series), series.zone)


def body_at(event: Event, series: Series) -> Body:
    """What one turn is at Google now. Raises ValueError."""
    try:
        return body_of(_block(event, series), Zones(ZoneInfo(home_of(series)), Block("VCALENDAR")))
    except Unreadable as error:
        raise ValueError(f"it cannot be read ({error})") from error


def home_of(series: Series) -> str:
    """The zone of the calendar; UTC where its name is not known."""
    return str(named_zone(series.zone) or "UTC")


def _turns(master: Block, series: Series) -> list[Block]:
    """The turns that differ. Days of called-off ones are left out in the master; ones like the others are not named."""
    zone, all_day = _zone(series.master.start, series), series.master.all_day
    zones = Zones(ZoneInfo(home_of(series)), Block("VCALENDAR"))
    whole, found = body_of(master, zones), []
    for turn in sorted(series.turns, key=lambda one: one.original_start_time.key):
        key = turn.original_start_time.key
        if not key or (len(key) == 8) != all_day:
            continue
        at = start_of(key, zone)
        if turn.cancelled:
            master.lines.append(time_line("EXDATE", at, str(zone), all_day))
            continue
        block = _block(turn, series)
        if not same_turn(body_of(block, zones), whole.at(at)):
            block.lines.insert(1, time_line("RECURRENCE-ID", at, str(zone), all_day))
            found.append(block)
    return found


def _block(event: Event, series: Series) -> Block:
    uid = series.master.uid
    stamp = event.updated or _NEVER
    lines = [text_line("UID", uid), utc_line("DTSTAMP", stamp), utc_line("LAST-MODIFIED", stamp)]
    lines += [f"SEQUENCE:{max(0, event.sequence)}", *_span(event, series)]
    lines += [one for one in event.recurrence if one.startswith(_RULES) and _ONE_LINE.fullmatch(one)]
    texts = (("SUMMARY", event.summary), ("LOCATION", event.location), ("DESCRIPTION", plain(event.description)))
    lines += [text_line(name, text) for name, text in texts if text]
    lines.append("TRANSP:TRANSPARENT" if event.transparency == "transparent" else "TRANSP:OPAQUE")
    lines.append("STATUS:TENTATIVE" if event.status == "tentative" else "STATUS:CONFIRMED")
    if event.visibility in _VISIBILITIES:
        lines.append(f"CLASS:{event.visibility.upper()}")
    guests = [_person(guest) for guest in event.attendees if "@" in guest.email]
    if guests and "@" in event.organizer.email:
        name = {"CN": event.organizer.display_name} if event.organizer.display_name else None
        lines.append(raw_line("ORGANIZER", f"mailto:{event.organizer.email}", name))
    lines += [guest_line(guest) for guest in guests]
    private = event.extended_properties.private
    kept = (private[name] for name in sorted(private) if name.startswith(LINE_PROPERTY))
    lines += [one for one in kept if _ONE_LINE.fullmatch(one)]
    alarms = _alarms(event, series.defaults)
    return Block("VEVENT", lines, [_alarm(minutes, event.summary) for minutes in alarms])


def _span(event: Event, series: Series) -> list[str]:
    found = []
    for name, when in (("DTSTART", event.start), ("DTEND", event.end)):
        zone = _zone(when, series)
        if when.date_time is not None and when.day is None:
            if when.date_time.tzinfo is None:
                raise ValueError("its time has no zone")
            found.append(time_line(name, when.date_time, str(zone), all_day=False))
        elif when.day is not None:
            found.append(time_line(name, midnight(when.day, zone), str(zone), all_day=True))
        elif name == "DTSTART":
            raise ValueError("it has no start")
    return found


def _zone(when: When, series: Series) -> ZoneInfo:
    """The zone of a time; of a day, and of a time that names none, the calendar's."""
    named = named_zone(when.time_zone) if when.time_zone and when.day is None else None
    return named or ZoneInfo(home_of(series))


def _person(guest: Guest) -> Person:
    return Person(guest.email.lower(), guest.display_name, guest.response_status, guest.optional)


def _alarms(event: Event, defaults: Sequence[int]) -> list[int]:
    """Minutes before the start of what pops up; the calendar's own reminders are for events with a time of day."""
    if event.reminders.use_default:
        return [] if event.all_day else sorted(set(defaults))
    return sorted({one.minutes for one in event.reminders.overrides if one.method == "popup" and one.minutes >= 0})


def _alarm(minutes: int, title: str) -> Block:
    return Block("VALARM", ["ACTION:DISPLAY", text_line("DESCRIPTION", title), f"TRIGGER:{length_to_ical(-minutes)}"])
