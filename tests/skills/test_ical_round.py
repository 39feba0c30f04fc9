"""Our events to iCalendar and back: nothing is lost, and an independent reader sees the same turns."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import icalendar
import pytest
import recurring_ical_events
from hypothesis import given, settings
from hypothesis import strategies as st

from knowledge.people import Member, Role
from skills.calendar.events import Event, Turn
from skills.calendar.ical import Stamp, event_to_ical, events_from_ical, merge_into
from skills.calendar.series import turns_of
from skills.engine.zones import instant, midnight, occurrences, wall

ZONES = ("Europe/Berlin", "America/New_York", "Asia/Kolkata")
BERLIN = ZoneInfo("Europe/Berlin")
FAMILY = (Member(1, "Anna", Role.ADMIN, "en", BERLIN), Member(2, 'Tom "T", Jr.', Role.ADULT, "en", BERLIN))
STAMP = Stamp(datetime(2026, 1, 1, tzinfo=UTC), datetime(2025, 1, 1, tzinfo=UTC), 3)
RULES = (
    "FREQ=DAILY",
    "FREQ=DAILY;INTERVAL=3;COUNT=40",
    "FREQ=WEEKLY",
    "FREQ=WEEKLY;INTERVAL=2;BYDAY=MO,TH,SU",
    "FREQ=WEEKLY;UNTIL=20290228T235959",
    "FREQ=MONTHLY;BYMONTHDAY=31",
    "FREQ=MONTHLY;BYDAY=-1FR",
    "FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1",
    "FREQ=YEARLY",
    "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=-1",
)

letters = st.characters(exclude_categories=("Cc", "Cs")) | st.sampled_from('\n;,:\\"')
texts = st.text(letters, max_size=120).map(str.strip)
days = st.dates(date(2026, 1, 1), date(2027, 6, 1))


@st.composite
def events(draw: st.DrawFn) -> Event:
    """Any event of ours. Clocks skip no time and repeat none between 4 and 22 o'clock in these zones."""
    zone = ZoneInfo(draw(st.sampled_from(ZONES)))
    rule = draw(st.none() | st.sampled_from(RULES))
    all_day = draw(st.booleans())
    local = datetime.combine(draw(days), time(draw(st.integers(4, 22)), draw(st.integers(0, 59))))
    if all_day:
        start = midnight(local.date(), zone)
        end = midnight(local.date() + timedelta(days=draw(st.integers(1, 9))), zone)
    else:
        start = instant(local, zone)
        end = start + timedelta(minutes=draw(st.integers(0, 3000)))
    if rule is not None:
        first = next(occurrences(rule, start, zone, start, 1))
        start, end = (
            first,
            first + (end - start)
            if not all_day
            else midnight(wall(first, zone).date() + (wall(end, zone).date() - wall(start, zone).date()), zone),
        )
    event = Event(
        draw(texts.filter(bool)),
        start,
        end,
        str(zone),
        all_day,
        rule,
        who=tuple(sorted(draw(st.sets(st.sampled_from([1, 2]))))),
        place=draw(texts),
        notes=draw(texts),
        busy=draw(st.booleans()),
        alarms=tuple(sorted(draw(st.sets(st.integers(-2000, 20000), max_size=4)), reverse=True)),
        status=draw(st.sampled_from(["confirmed", "tentative"])),
        uid=draw(st.uuids()).hex,
    )
    if all_day and draw(st.booleans()):
        event = replace(event, kind="birthday", born=draw(st.none() | st.integers(1900, 2026)))
    return _with_exceptions(draw, event) if rule is not None else event


def _with_exceptions(draw: st.DrawFn, event: Event) -> Event:
    zone = ZoneInfo(event.zone)
    moments = list(occurrences(event.rule or "", event.start, zone, event.start, 12))
    skipped = draw(st.sets(st.sampled_from(moments), max_size=3))
    moved = draw(st.sets(st.sampled_from(moments), max_size=3)) - skipped
    turns = tuple(_turn(draw, event, moment) for moment in sorted(moved))
    days = tuple(sorted(wall(moment, zone).date() for moment in skipped))
    return replace(event, skipped=days, turns=turns)


def _turn(draw: st.DrawFn, event: Event, moment: datetime) -> Turn:
    zone = ZoneInfo(event.zone)
    start = instant(wall(moment, zone) + timedelta(days=draw(st.integers(-3, 3))), zone)
    other = texts.filter(bool)
    return Turn(
        moment,
        start,
        midnight(wall(start, zone).date() + timedelta(days=1), zone) if event.all_day else start + timedelta(hours=1),
        event.all_day,
        title=draw(st.none() | other.filter(lambda one: one != event.title)),
        place=draw(st.none() | other.filter(lambda one: one != event.place)),
        notes=draw(st.none() | other.filter(lambda one: one != event.notes)),
        who=draw(st.none() | st.just((1, 2)).filter(lambda one: set(one) != set(event.who))),
    )


@settings(deadline=None, max_examples=150)
@given(events())
def test_what_is_written_is_read_as_the_same(event: Event) -> None:
    text = event_to_ical(event, FAMILY, STAMP)
    (read,) = events_from_ical(text, ZoneInfo(event.zone), FAMILY)
    assert read.event == event
    assert (read.changed, read.sequence, read.also, read.lost) == (STAMP.changed, 3, (), ())
    assert all(len(line.encode()) <= 75 for line in text.split("\r\n"))
    assert icalendar.Calendar.from_ical(text).to_ical()


@settings(deadline=None, max_examples=60)
@given(events(), events())
def test_a_text_that_was_changed_is_read_as_the_change(before: Event, after: Event) -> None:
    after = replace(after, uid=before.uid)
    text = merge_into(event_to_ical(before, FAMILY, STAMP), after, FAMILY, STAMP)
    (read,) = events_from_ical(text, ZoneInfo(after.zone), FAMILY)
    assert read.event == after
    assert merge_into(text, after, FAMILY, STAMP) == text


def test_the_second_of_two_equal_times_is_kept() -> None:
    start = datetime(2026, 10, 25, 1, 30, tzinfo=UTC)
    event = Event("Late", start, start + timedelta(hours=1), "Europe/Berlin", uid="u")
    (read,) = events_from_ical(event_to_ical(event, FAMILY, STAMP), BERLIN, FAMILY)
    assert read.event.start == start


# --- an independent judge ---------------------------------------------------------------------------------------------


def judged(text: str, begin: date, end: date) -> list[tuple[Any, Any, str]]:
    """When events happen as the library `recurring_ical_events` sees it: instants, or days."""
    found = recurring_ical_events.of(icalendar.Calendar.from_ical(text)).between(begin, end)
    return sorted((_plain(one.start), _plain(one.end), str(one["SUMMARY"])) for one in found)


def _plain(moment: date | datetime) -> date | datetime:
    return moment.astimezone(UTC) if isinstance(moment, datetime) else moment


@pytest.mark.parametrize("zone", ZONES)
@pytest.mark.parametrize("rule", RULES)
@pytest.mark.parametrize("all_day", [False, True])
def test_our_turns_are_those_of_the_exported_file_over_two_years(zone: str, rule: str, all_day: bool) -> None:
    here = ZoneInfo(zone)
    first = datetime.combine(date(2026, 1, 29), time(0) if all_day else time(8, 30))
    start = next(occurrences(rule, instant(first, here), here, instant(first, here), 1))
    length = timedelta(days=1) if all_day else timedelta(minutes=90)
    event = Event("As always", start, instant(wall(start, here) + length, here), zone, all_day, rule, uid="judged")
    moments = list(occurrences(rule, start, here, start, 5))
    moved = instant(wall(moments[2], here) + timedelta(days=1), here)
    event = replace(
        event,
        skipped=(wall(moments[1], here).date(),),
        turns=(Turn(moments[2], moved, instant(wall(moved, here) + length, here), all_day, title="For once"),),
    )
    begin, end = midnight(date(2026, 1, 1), here), midnight(date(2028, 1, 1), here)
    ours = []
    for when in turns_of(event, begin, end):
        title = "For once" if when.instance == moments[2] else "As always"
        if all_day:
            day = wall(when.start, here).date()
            ours.append((day, day + timedelta(days=1), title))
        else:
            ours.append((when.start, when.end, title))
    text = event_to_ical(event, FAMILY, STAMP)
    between = (begin.astimezone(here), end.astimezone(here))
    assert sorted(ours) == judged(text, *between)
    assert ours
