"""Our changes in the text of another program: what we do not know stays as it came."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from skills.calendar.events import Event, Turn
from skills.calendar.ical import (
    Stamp,
    Todo,
    events_from_ical,
    merge_into,
    merge_todo_into,
    todo_to_ical,
    todos_from_ical,
)
from tests.skills.test_ical import BERLIN, FAMILY, TOM, at, calendar
from tests.skills.test_ical_samples import GOOGLE

STAMP = Stamp(datetime(2026, 11, 21, 10, tzinfo=UTC), sequence=1)
BASE = calendar(
    "X-CALENDAR-OWN:kept",
    "BEGIN:VTIMEZONE",
    "TZID:W. Europe Standard Time",
    "BEGIN:STANDARD",
    "DTSTART:16010101T030000",
    "TZOFFSETFROM:+0100",
    "TZOFFSETTO:+0100",
    "END:STANDARD",
    "END:VTIMEZONE",
    "BEGIN:VEVENT",
    "UID:one",
    "DTSTART;TZID=W. Europe Standard Time:20261006T170000",
    "DURATION:PT45M",
    "RRULE:FREQ=WEEKLY;COUNT=8",
    "SUMMARY;LANGUAGE=en:Piano",
    "ORGANIZER;CN=Music school:mailto:school@example.org",
    "ATTENDEE;CN=Grandma;PARTSTAT=ACCEPTED:mailto:g@example.org",
    "CONFERENCE;VALUE=URI;LABEL=Join:https://meet.example.org/1",
    "ATTACH;FMTTYPE=application/pdf:https://files.example.org/notes.pdf",
    "X-SOMETHING;X-P=1:two\\, three",
    "SEQUENCE:7",
    "BEGIN:VALARM",
    "ACTION:EMAIL",
    "TRIGGER:-P1D",
    "ATTENDEE:mailto:school@example.org",
    "END:VALARM",
    "BEGIN:VALARM",
    "ACTION:DISPLAY",
    "TRIGGER:-PT10M",
    "X-WR-ALARMUID:ours-to-keep",
    "END:VALARM",
    "END:VEVENT",
)
KEPT = (
    "X-CALENDAR-OWN:kept",
    "ORGANIZER;CN=Music school:mailto:school@example.org",
    "ATTENDEE;CN=Grandma;PARTSTAT=ACCEPTED:mailto:g@example.org",
    "CONFERENCE;VALUE=URI;LABEL=Join:https://meet.example.org/1",
    "ATTACH;FMTTYPE=application/pdf:https://files.example.org/notes.pdf",
    "X-SOMETHING;X-P=1:two\\, three",
    "ACTION:EMAIL",
    "X-WR-ALARMUID:ours-to-keep",
)


def unfolded(text: str) -> list[str]:
    return text.replace("\r\n ", "").split("\r\n")


def base_event() -> Event:
    return events_from_ical(BASE, BERLIN, FAMILY)[0].event


@pytest.mark.parametrize("text", [BASE, GOOGLE])
def test_nothing_is_written_where_nothing_differs(text: str) -> None:
    (read,) = events_from_ical(text, BERLIN, FAMILY)
    assert merge_into(text, read.event, FAMILY, STAMP) == text


def test_only_what_changed_is_written() -> None:
    text = merge_into(BASE, replace(base_event(), title="Piano, at home", who=(TOM.id,)), FAMILY, STAMP)
    lines = unfolded(text)
    assert set(KEPT) <= set(lines)
    gone = set(unfolded(BASE)) - set(lines)
    assert gone == {"SUMMARY;LANGUAGE=en:Piano"}
    new = sorted(set(lines) - set(unfolded(BASE)))
    assert new == [
        "ATTENDEE;CN=Tom;PARTSTAT=ACCEPTED;SCHEDULE-AGENT=NONE:mailto:member-2@inglenook.invalid",
        "DTSTAMP:20261121T100000Z",
        "LAST-MODIFIED:20261121T100000Z",
        "SUMMARY:Piano\\, at home",
    ]


def test_a_moved_event_takes_its_new_time_and_zone() -> None:
    event = base_event()
    moved = replace(event, start=at("2026-10-07T18:00"), end=at("2026-10-07T19:00"))
    text = merge_into(BASE, moved, FAMILY, STAMP)
    lines = unfolded(text)
    assert "DTSTART;TZID=Europe/Berlin:20261007T180000" in lines
    assert "DTEND;TZID=Europe/Berlin:20261007T190000" in lines
    assert "DURATION:PT45M" not in lines
    assert "TZID:Europe/Berlin" in lines
    assert "SEQUENCE:7" in lines
    assert set(KEPT) <= set(lines)
    assert events_from_ical(text, BERLIN, FAMILY)[0].event == moved


def test_a_changed_turn_is_a_copy_of_its_event_with_the_change() -> None:
    event, instance = base_event(), at("2026-10-13T17:00")
    turn = Turn(instance, instance + timedelta(hours=1), instance + timedelta(hours=2), place="Hall")
    changed = replace(event, turns=(turn,), skipped=(date(2026, 10, 20),))
    text = merge_into(BASE, changed, FAMILY, STAMP)
    assert events_from_ical(text, BERLIN, FAMILY)[0].event == changed
    lines = unfolded(text)
    assert lines.count("X-SOMETHING;X-P=1:two\\, three") == 2
    assert lines.count("RRULE:FREQ=WEEKLY;COUNT=8") == 1
    back = merge_into(text, event, FAMILY, STAMP)
    assert events_from_ical(back, BERLIN, FAMILY)[0].event == event
    assert unfolded(back).count("BEGIN:VEVENT") == 1


def test_a_turn_that_was_called_off_and_is_on_again() -> None:
    (read,) = events_from_ical(GOOGLE, BERLIN, FAMILY)
    on_again = replace(read.event, skipped=(date(2026, 10, 13),))
    text = merge_into(GOOGLE, on_again, FAMILY, STAMP)
    assert "STATUS:CANCELLED" not in text
    assert events_from_ical(text, BERLIN, FAMILY)[0].event == on_again
    none_skipped = replace(read.event, skipped=(date(2026, 10, 27),))
    text = merge_into(GOOGLE, none_skipped, FAMILY, STAMP)
    assert "STATUS:CANCELLED" in text
    assert "EXDATE" not in text


def test_alarms_that_only_mail_are_left_alone() -> None:
    text = merge_into(BASE, replace(base_event(), alarms=()), FAMILY, STAMP)
    lines = unfolded(text)
    assert "ACTION:EMAIL" in lines
    assert "ACTION:DISPLAY" not in lines


def test_a_private_event_is_marked_and_a_marked_one_is_not_opened() -> None:
    private = merge_into(BASE, replace(base_event(), audience="member:1"), FAMILY, STAMP)
    assert events_from_ical(private, BERLIN, FAMILY)[0].private
    assert merge_into(private, base_event(), FAMILY, STAMP) == private


# --- to-dos -----------------------------------------------------------------------------------------------------------

TODO = calendar(
    "BEGIN:VTODO",
    "UID:todo-1",
    "SUMMARY:Call the plumber",
    "DUE;VALUE=DATE:20261201",
    "PRIORITY:1",
    "CATEGORIES:House",
    "RELATED-TO:todo-0",
    "DESCRIPTION:The tap drips",
    "ATTENDEE;CN=Tom:mailto:t@example.org",
    "END:VTODO",
    "BEGIN:VTODO",
    "UID:todo-2",
    "SUMMARY:Done one",
    "STATUS:COMPLETED",
    "COMPLETED:20261101T100000Z",
    "DUE;TZID=Europe/Berlin:20261101T180000",
    "LAST-MODIFIED:20261101T100000Z",
    "END:VTODO",
    "BEGIN:VTODO",
    "UID:todo-3",
    "STATUS:CANCELLED",
    "SUMMARY:No more",
    "END:VTODO",
)


def test_todos_are_read() -> None:
    plumber, done, cancelled = todos_from_ical(TODO, BERLIN, FAMILY)
    assert plumber.todo == Todo("Call the plumber", "todo-1", False, date(2026, 12, 1), "The tap drips", (TOM.id,))
    assert (done.todo.done, done.todo.due) == (True, at("2026-11-01T18:00"))
    assert done.changed == datetime(2026, 11, 1, 10, tzinfo=UTC)
    assert cancelled.cancelled


def test_a_todo_that_is_ticked_keeps_what_we_do_not_know() -> None:
    plumber = todos_from_ical(TODO, BERLIN, FAMILY)[0].todo
    assert merge_todo_into(TODO, plumber, FAMILY, STAMP, BERLIN) == TODO
    text = merge_todo_into(TODO, replace(plumber, done=True, due=None), FAMILY, STAMP, BERLIN)
    lines = unfolded(text)
    assert {"PRIORITY:1", "CATEGORIES:House", "RELATED-TO:todo-0", "STATUS:COMPLETED"} <= set(lines)
    assert "COMPLETED:20261121T100000Z" in lines
    assert "DUE;VALUE=DATE:20261201" not in lines
    again = todos_from_ical(text, BERLIN, FAMILY)[0].todo
    assert (again.done, again.due) == (True, None)
    opened = merge_todo_into(text, replace(again, done=False), FAMILY, STAMP, BERLIN)
    assert not todos_from_ical(opened, BERLIN, FAMILY)[0].todo.done
    assert "COMPLETED:20261121T100000Z" not in opened


@pytest.mark.parametrize(
    "due", [None, date(2026, 12, 1), datetime(2026, 12, 1, 17, tzinfo=UTC), datetime(2026, 7, 1, 17, tzinfo=UTC)]
)
def test_a_todo_of_ours_is_read_as_the_same(due: date | datetime | None) -> None:
    todo = Todo("Milk; eggs, \\ bread", "u-1", True, due, "two\nlines", (1, 2))
    (read,) = todos_from_ical(todo_to_ical(todo, FAMILY, STAMP, BERLIN), ZoneInfo("UTC"), FAMILY)
    assert read.todo == todo
