"""An event of the family goes to Google's fields and back, and looks to the family as before."""

from __future__ import annotations

import subprocess
import sys
from datetime import UTC, date, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pydantic import SecretStr

from skills.accounts.google import open_server
from skills.accounts.google.bodies import Whole, start_of, whole_of
from skills.accounts.google.changes import body_fields, new_event, when
from skills.accounts.google.events import text_of, whole_at
from skills.accounts.google.notes import marked, plain
from skills.accounts.google.resources import Event as Resource
from skills.accounts.google.resources import Series, event_id
from skills.accounts.remote import Login
from skills.calendar.events import Event, Turn
from skills.calendar.ical import Stamp, event_to_ical, events_from_ical
from skills.engine.errors import ConfigurationError
from skills.engine.zones import instant, midnight
from tests.skills.accounts.google.texts import SWIMMING, event_text

ZONES = ("Europe/Berlin", "America/New_York", "Asia/Kolkata", "Pacific/Auckland")
STAMP = Stamp(datetime(2026, 11, 21, tzinfo=UTC))
TEXTS = st.text(st.characters(exclude_categories=("Cs", "Cc")), max_size=40).map(str.strip)
NOTES = st.lists(TEXTS, max_size=3).map("\n".join).map(str.strip)
ALARMS = st.sets(st.integers(0, 40320), max_size=5).map(lambda found: tuple(sorted(found, reverse=True)))


def at_google(whole: Whole) -> Series:
    """What Google keeps after the event and its turns were written."""
    href = event_id(whole.uid)
    turns = [
        Resource.model_validate(
            {
                **{name: value for name, value in body_fields(turn).items() if value is not None},
                "id": f"{href}_{key}",
                "recurringEventId": href,
                "originalStartTime": when(whole.body.span, start_of(key, whole.body.span.zone), whole.body.span.zone),
            }
        )
        for key, turn in whole.turns.items()
    ]
    return Series(Resource.model_validate(new_event(href, whole)), tuple(turns), "Europe/Berlin", (30,))


@st.composite
def family_events(draw: st.DrawFn) -> Event:
    """Events as the calendar keeps them, some of them recurring with turns that differ."""
    all_day = draw(st.booleans())
    zone = ZoneInfo("Europe/Berlin" if all_day else draw(st.sampled_from(ZONES)))
    day = date(2026, 1, 1) + timedelta(days=draw(st.integers(0, 700)))

    def span(first: date) -> tuple[datetime, datetime]:
        if all_day:
            return midnight(first, zone), midnight(first + timedelta(days=draw(st.integers(1, 5))), zone)
        start = instant(datetime.combine(first, time(draw(st.integers(6, 22)))), zone)
        return start, start + timedelta(minutes=draw(st.integers(0, 3000)))

    start, end = span(day)
    recurs = draw(st.booleans())
    skipped, turns = [], []
    for number in range(1, 4) if recurs else ():
        turn_day = day + timedelta(weeks=number)
        fate = draw(st.sampled_from(("as it is", "skipped", "changed")))
        if fate == "skipped":
            skipped.append(turn_day)
        elif fate == "changed":
            local = start.astimezone(zone).replace(tzinfo=None)
            original = instant(datetime.combine(turn_day, local.time()), zone)
            turns.append(Turn(original, *span(turn_day + timedelta(days=1)), all_day, draw(TEXTS.filter(bool)) + "!"))
    return Event(
        title=draw(TEXTS.filter(bool)),
        start=start,
        end=end,
        zone=str(zone),
        all_day=all_day,
        rule="FREQ=WEEKLY" if recurs else None,
        skipped=tuple(skipped),
        turns=tuple(turns),
        place=draw(TEXTS),
        notes=draw(NOTES),
        busy=draw(st.booleans()),
        alarms=draw(ALARMS),
        status=draw(st.sampled_from(("confirmed", "tentative"))),
        uid=draw(st.uuids().map(str)),
    )


@settings(max_examples=80, deadline=None, derandomize=True)
@given(family_events())
def test_the_family_sees_the_same_afterwards(event: Event) -> None:
    text = event_to_ical(event, (), STAMP)
    whole = whole_of(text, "Europe/Berlin")
    there = at_google(whole)
    [back] = events_from_ical(text_of(there), ZoneInfo("Europe/Berlin"), ())
    [before] = events_from_ical(text, ZoneInfo("Europe/Berlin"), ())
    assert back.event == before.event
    assert whole_at(there) == whole


@settings(max_examples=150, deadline=None, derandomize=True)
@given(st.one_of(NOTES, st.text("<>&;/abipr #1\n", max_size=30).map(str.strip)))
def test_plain_notes_come_back_as_they_were(text: str) -> None:
    assert plain(marked(text)) == text


@pytest.mark.parametrize(
    ("description", "seen"),
    [
        ("<b>Bring</b> the card<br>and tea", "Bring the card\nand tea"),
        ("<ul><li>milk</li><li>eggs &amp; ham</li></ul>", "- milk\n- eggs & ham"),
        ('See <a href="https://x.example/">here</a>', "See here (https://x.example/)"),
        ('<a href="https://x.example/">https://x.example</a>', "https://x.example"),
        ("<p>one</p><p>two</p>", "one\ntwo"),
        ("2 < 3 and 5 > 4", "2 < 3 and 5 > 4"),
    ],
)
def test_html_is_read_as_a_person_does(description: str, seen: str) -> None:
    assert plain(description) == seen


def test_the_same_event_said_in_other_words_is_the_same() -> None:
    other = event_text(
        "SUMMARY:Swimming",
        "DTSTART:20261202T160000Z",
        "DURATION:PT1H",
        "RRULE:BYDAY=WE;FREQ=WEEKLY",
        "TRANSP:OPAQUE",
        "SEQUENCE:4",
    )
    one, two = whole_of(event_text(*SWIMMING), "Europe/Berlin"), whole_of(other, "Europe/Berlin")
    assert one.rules == two.rules
    assert (one.body.span.start, one.body.span.end) == (two.body.span.start, two.body.span.end)
    assert one.body.title == two.body.title


def test_what_google_cannot_keep_is_left_out() -> None:
    alarms = [f"BEGIN:VALARM\r\nACTION:DISPLAY\r\nTRIGGER:-PT{minutes}M\r\nEND:VALARM" for minutes in range(1, 9)]
    after = "BEGIN:VALARM\r\nACTION:DISPLAY\r\nTRIGGER:PT5M\r\nEND:VALARM"
    body = whole_of(event_text(*SWIMMING[:3], after, *alarms), "Europe/Berlin").body
    assert body.alarms == (1, 2, 3, 4, 5)


@pytest.mark.parametrize("until", ["20261231", "20261231T225959Z", "20261231T235959"])
def test_the_end_of_a_rule_is_written_as_google_wants_it(until: str) -> None:
    timed = whole_of(event_text(*SWIMMING[:3], f"RRULE:FREQ=WEEKLY;UNTIL={until}"), "Europe/Berlin")
    assert timed.rules == ("RRULE:FREQ=WEEKLY;UNTIL=20261231T225959Z",)
    days = event_text("DTSTART;VALUE=DATE:20261202", f"RRULE:FREQ=WEEKLY;UNTIL={until}")
    assert whole_of(days, "Europe/Berlin").rules == ("RRULE:FREQ=WEEKLY;UNTIL=20261231",)


def test_lines_from_google_cannot_break_out_of_their_line() -> None:
    evil: dict[str, Any] = {
        "id": "evil1",
        "summary": "a\nEND:VEVENT\nBEGIN:VEVENT\nSUMMARY:b",
        "location": "x\r\nRRULE:FREQ=DAILY",
        "start": {"date": "2026-12-01"},
        "end": {"date": "2026-12-02"},
        "recurrence": ["RRULE:FREQ=WEEKLY", "RRULE:FREQ=DAILY\nEND:VEVENT"],
        "attendees": [{"email": "a@example.org", "displayName": 'Ann"\r\nSUMMARY:c'}],
        "extendedProperties": {"private": {"inglenookLine00": "CATEGORIES:x\nSUMMARY:d"}},
    }
    [found] = events_from_ical(text_of(Series(Resource.model_validate(evil))), ZoneInfo("UTC"), ())
    assert (found.event.title, found.event.rule) == ("a\nEND:VEVENT\nBEGIN:VEVENT\nSUMMARY:b", "FREQ=WEEKLY")


def test_without_the_extra_it_is_said_how_to_get_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "googleapiclient", None)
    with pytest.raises(ConfigurationError, match="extra `google`"):
        open_server(Login("", "", SecretStr("{}")), lambda secret: None)


def test_nothing_of_google_is_loaded_before_it_is_used() -> None:
    program = """
import sys, skills.accounts.google, skills.accounts.google.oauth, skills.accounts.google.client
sys.exit(any(name.startswith(("googleapiclient", "google.", "httplib2", "requests")) for name in sys.modules))
"""
    assert subprocess.run([sys.executable, "-c", program], check=False).returncode == 0
