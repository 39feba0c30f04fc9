"""What a recurring event of a calendar text leaves out, and what comes beside its rule."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, time
from zoneinfo import ZoneInfo

from dateutil.rrule import rrulestr

from skills.calendar.events import Event
from skills.calendar.ical.blocks import Block
from skills.calendar.ical.values import Moment, Unreadable, moment_of, moments_of, once_a_day
from skills.calendar.ical.zones import Zones
from skills.engine.zones import instant, midnight, wall

MOST_TURNS = 2_000
"""Changed turns and further times of one event; what is beyond is left out."""


def instance_of(block: Block, event: Event, zones: Zones) -> datetime:
    """When a changed turn would have begun. Of a day alone, at the event's time of day. Raises Unreadable."""
    found = block.first("RECURRENCE-ID")
    if found is None:
        raise Unreadable("ics-why-time")
    return _at_turn(moment_of(found, zones), event)


def _at_turn(moment: Moment, event: Event) -> datetime:
    zone = ZoneInfo(event.zone)
    if event.all_day:
        return midnight(wall(moment.at, moment.zone).date(), zone)
    if moment.day:
        return instant(datetime.combine(wall(moment.at, moment.zone).date(), wall(event.start, zone).time()), zone)
    return moment.at


def checked(event: Event) -> Event:
    """The event, if its rule can be followed. Raises Unreadable."""
    try:
        series = rrulestr(event.rule or "", dtstart=wall(event.start, ZoneInfo(event.zone)), cache=False)
        first = next(iter(series), None)
    except (ValueError, TypeError, KeyError, IndexError, AttributeError) as error:
        raise Unreadable("ics-why-rule") from error
    if first is None:
        raise Unreadable("ics-why-never")
    return event


def with_skipped(
    event: Event, block: Block, zones: Zones, lost: list[str]
) -> tuple[Event, list[tuple[datetime, datetime]]]:
    """The event with the days left out; and its start by itself, where that is no turn of its rule."""
    zone = ZoneInfo(event.zone)
    left_out: set[datetime] = set()
    days: set[date] = set()
    for found in block.all("EXDATE"):
        for moment in moments_of(found, zones):
            local = wall(_at_turn(moment, event), zone)
            left_out.add(local)
            days.add(local.date())
    series = rrulestr(event.rule or "", dtstart=wall(event.start, zone))
    if not once_a_day(event.rule or ""):
        whole = {day for day in days if left_out.issuperset(series.between(*_of_day(day), inc=True))}
        if days - whole:
            lost.append("ics-lost-skipped")
        days = whole
    first = series.after(wall(event.start, zone), inc=True)
    begins_apart = first is not None and first != wall(event.start, zone)
    also = [(event.start, event.end)] if begins_apart and wall(event.start, zone) not in left_out else []
    if begins_apart and first is not None:
        start = instant(first, zone)
        event = replace(event, start=start, end=_moved_end(event, start))
    return replace(event, skipped=tuple(sorted(days))), also


def _of_day(day: date) -> tuple[datetime, datetime]:
    return datetime.combine(day, time()), datetime.combine(day, time(23, 59, 59))


def _moved_end(event: Event, start: datetime) -> datetime:
    if not event.all_day:
        return start + (event.end - event.start)
    zone = ZoneInfo(event.zone)
    return midnight(wall(start, zone).date() + (wall(event.end, zone).date() - wall(event.start, zone).date()), zone)


def further(block: Block, zones: Zones, event: Event, lost: list[str]) -> list[tuple[datetime, datetime]]:
    """The single times besides the rule (RDATE), start and end; adds to `lost` what cannot be read."""
    found = []
    for one in block.all("RDATE"):
        try:
            starts = [_at_turn(moment, event) for moment in moments_of(one, zones)]
        except Unreadable:
            lost.append("ics-lost-further")
            continue
        found += [(start, _moved_end(event, start)) for start in starts if start != event.start]
    return found[:MOST_TURNS]
