"""Two clients of one calendar, each on its side, against two real CalDAV servers."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from skills.accounts.remote import Kind
from skills.calendar.commands import CancelEvents, ChangeEvent
from skills.lists.commands import AddItems, TickItems
from tests.skills.accounts.home import BERLIN, Home
from tests.skills.accounts.servers import Phone, event_text


def at(hour: int, day: int = 23) -> datetime:
    """An hour of a day in November, as an instant."""
    return datetime(2026, 11, day, hour, tzinfo=BERLIN).astimezone(UTC)


def move(home: Home, title: str, hour: int, name: str = "Anna") -> None:
    """Moves the event that is called so, as a member does."""
    (row,) = home.rows("SELECT id FROM events WHERE title = ?", title)
    home.run(ChangeEvent(row["id"], start=at(hour), end=at(hour + 1), all_day=False), name)


def test_what_is_made_on_either_side_is_on_both(home: Home, other: Phone, url: str) -> None:
    other.put(event_text("dentist", "Dentist", more="LOCATION:Main St\r\nBEGIN:VALARM\r\nACTION:DISPLAY\r\n"
                         "TRIGGER:-PT30M\r\nDESCRIPTION:x\r\nEND:VALARM\r\n"))  # fmt: skip
    home.connect(url)
    home.create("Piano")
    home.sync()
    assert home.titles() == ["Dentist", "Piano"]
    dentist = home.event("Dentist")
    assert (dentist.start, dentist.place, dentist.alarms) == (at(10), "Main St", (30,))
    assert dentist.calendar_id == home.calendar().id
    assert sorted("SUMMARY:Piano" in text for text in other.texts()) == [False, True]
    assert home.status().waiting == 0
    home.sync()
    assert len(other.texts()) == len(home.titles()) == 2


def test_different_fields_changed_on_both_sides_are_both_kept(home: Home, other: Phone, url: str) -> None:
    other.put(event_text("dentist", "Dentist"))
    home.connect(url)
    home.sync()
    move(home, "Dentist", 14)
    other.change("dentist", "SUMMARY:Dentist", "SUMMARY:Dentist for Mia\nLOCATION:Main St")
    home.sync()
    event = home.event("Dentist for Mia")
    assert (event.start, event.place) == (at(14), "Main St")
    text = other.the("dentist").text
    assert "SUMMARY:Dentist for Mia" in text
    assert "20261123T140000" in text
    assert "X-PHONE-COLOUR:teal" in text
    assert home.told() == []


def test_of_one_field_changed_on_both_sides_nothing_is_lost_and_both_are_told(
    home: Home, other: Phone, url: str
) -> None:
    other.put(event_text("dentist", "Dentist"))
    home.connect(url)
    home.sync()
    move(home, "Dentist", 14, "Tom")
    other.change("dentist", "T110000", "T130000")
    other.change("dentist", "T100000", "T120000")
    home.sync()
    event, text = home.event("Dentist"), other.the("dentist").text
    assert event.start == at(14)
    assert "20261123T140000" in text
    assert event.notes == f"⇄ {home.calendar().remote.name}: 2026-11-23 12:00–13:00"
    assert "2026-11-23 12:00–13:00" in text.replace("\r\n ", "")
    assert sorted(home.told()) == [("Anna", "clash"), ("Tom", "clash")]
    home.sync()
    assert len(home.told()) == 2
    assert other.the("dentist").text == text


def test_the_newer_one_stands(home: Home, other: Phone, url: str) -> None:
    other.put(event_text("dentist", "Dentist"))
    home.connect(url)
    home.sync()
    home.run(ChangeEvent(home.rows("SELECT id FROM events")[0]["id"], title="Our name"))
    later = (home.clock.now() + timedelta(hours=1)).strftime("%Y%m%dT%H%M%SZ")
    other.change("dentist", "LAST-MODIFIED:20261120T080000Z", f"LAST-MODIFIED:{later}")
    other.change("dentist", "SUMMARY:Dentist", "SUMMARY:Their name")
    home.sync()
    event = home.event("Their name")
    assert event.notes.endswith("⇄ Inglenook: Our name")
    assert "SUMMARY:Their name" in other.the("dentist").text
    (said, *_) = home.said()
    assert (said.key, said.facts["kept"], said.facts["lost"]) == ("sync-told-clash", "Their name", "Our name")


def test_a_change_wins_over_a_deletion_on_either_side(home: Home, other: Phone, url: str) -> None:
    other.put(event_text("a", "Swimming"))
    other.put(event_text("b", "Choir"))
    home.connect(url)
    home.sync()
    ids = {row["title"]: row["id"] for row in home.rows("SELECT id, title FROM events")}
    home.run(CancelEvents((ids["Swimming"],)))
    other.change("a", "SUMMARY:Swimming", "SUMMARY:Swimming gala")
    home.run(ChangeEvent(ids["Choir"], title="Choir concert"))
    other.delete("b")
    home.sync()
    assert home.titles() == ["Choir concert", "Swimming gala"]
    assert sorted(home.told()) == [("Anna", "deleted-here"), ("Anna", "deleted-there")]
    assert "SUMMARY:Choir concert" in other.the("b").text
    home.sync()
    assert (home.titles(), home.status().waiting) == (["Choir concert", "Swimming gala"], 0)


def test_what_is_deleted_on_one_side_goes_on_the_other(home: Home, other: Phone, url: str) -> None:
    other.put(event_text("a", "Swimming"))
    other.put(event_text("b", "Choir"))
    home.connect(url)
    home.sync()
    cancelled = home.run(CancelEvents((home.rows("SELECT id FROM events WHERE title = 'Choir'")[0]["id"],)))
    other.delete("a")
    home.sync()
    assert (home.titles(), other.texts()) == ([], [])
    home.undo(cancelled)
    home.sync()
    assert home.titles() == ["Choir"]
    assert ["SUMMARY:Choir" in text for text in other.texts()] == [True]


def test_undo_is_one_more_change(home: Home, other: Phone, url: str) -> None:
    home.connect(url)
    event_id = home.create("Piano")
    home.sync()
    changed = home.run(ChangeEvent(event_id, title="Violin"))
    home.sync()
    assert "SUMMARY:Violin" in other.texts()[0]
    home.undo(changed)
    home.sync()
    assert "SUMMARY:Piano" in other.texts()[0]
    assert (home.titles(), home.told()) == (["Piano"], [])


def test_recurring_events_keep_their_exceptions(home: Home, other: Phone, url: str) -> None:
    more = "RRULE:FREQ=WEEKLY;COUNT=6\r\nEXDATE;TZID=Europe/Berlin:20261130T100000\r\n"
    text = event_text("choir", "Choir", more=more)
    moved = (
        "BEGIN:VEVENT\r\nUID:choir\r\nDTSTAMP:20261120T080000Z\r\nRECURRENCE-ID;TZID=Europe/Berlin:20261207T100000\r\n"
        "DTSTART;TZID=Europe/Berlin:20261207T120000\r\nDTEND;TZID=Europe/Berlin:20261207T130000\r\n"
        "SUMMARY:Choir\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n"
    )
    other.put(text.replace("END:VCALENDAR\r\n", moved))
    home.connect(url)
    home.sync()
    event = home.event("Choir")
    assert [day.isoformat() for day in event.skipped] == ["2026-11-30"]
    assert [(turn.instance, turn.start) for turn in event.turns] == [
        (datetime(2026, 12, 7, 10, tzinfo=BERLIN), datetime(2026, 12, 7, 12, tzinfo=BERLIN))
    ]
    other.change("choir", "20261207T120000", "20261207T113000")
    home.run(ChangeEvent(home.rows("SELECT id FROM events")[0]["id"], title="Choir practice"))
    home.sync()
    event = home.event("Choir practice")
    assert [turn.start for turn in event.turns] == [datetime(2026, 12, 7, 11, 30, tzinfo=BERLIN)]
    sent = other.the("choir").text
    assert "20261207T113000" in sent
    assert "EXDATE" in sent
    assert "SUMMARY:Choir practice" in sent
    assert home.told() == []


def test_a_lost_token_begins_again_and_changes_nothing(home: Home, other: Phone, url: str) -> None:
    other.put(event_text("a", "Swimming"))
    other.put(event_text("b", "Choir"))
    home.connect(url)
    home.sync()
    home.pod.database.rows("UPDATE remote_calendars SET token = 'forgotten'")
    other.delete("a")
    move(home, "Choir", 16)
    home.sync()
    assert home.titles() == ["Choir"]
    assert "20261123T160000" in other.the("b").text
    assert home.told() == []


def test_lists_are_calendars_of_to_dos(home: Home, other: Phone, url: str) -> None:
    home.connect(url)
    name = home.calendar(Kind.TODO).remote.name
    home.run(AddItems(name, ("buy stamps",)))
    todo = (
        "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:x\r\nBEGIN:VTODO\r\nUID:t1\r\nDTSTAMP:20261120T080000Z\r\n"
        "SUMMARY:Call the plumber\r\nDUE;VALUE=DATE:20261127\r\nEND:VTODO\r\nEND:VCALENDAR\r\n"
    )
    other.server.put(other.todos, other.server.new_href(other.todos, "t1"), todo, None)
    home.sync()
    rows = {row["text"]: row for row in home.rows("SELECT * FROM items")}
    assert rows["Call the plumber"]["due"] == "2026-11-27"
    assert any("SUMMARY:buy stamps" in text for text in other.texts(other.todos))
    home.run(TickItems((rows["Call the plumber"]["id"],)))
    home.sync()
    found = other.server.find(other.todos, "t1")
    assert found is not None
    assert "STATUS:COMPLETED" in found.text


@pytest.mark.slow
def test_two_hundred_events_the_first_time(
    home: Home, radicale_url: str, radicale_phone: Phone, radicale_folder: Path
) -> None:
    other = radicale_phone
    folder = radicale_folder / "collection-root" / other.events.id.strip("/")
    for number in range(200):
        text = event_text(f"many-{number}", f"Event {number}")
        (folder / f"many-{number}.ics").write_text(text, encoding="utf-8", newline="")
    home.connect(radicale_url)
    home.sync()
    assert sum(title.startswith("Event ") for title in home.titles()) == 200
    (before,) = home.rows("SELECT count(*) AS n, max(changed_at) AS at FROM events")
    home.clock.set(home.clock.now() + timedelta(hours=1))
    home.sync()
    assert home.rows("SELECT count(*) AS n, max(changed_at) AS at FROM events") == [before]
    for path in folder.glob("many-*.ics"):
        path.unlink()
    home.sync()
    assert home.accounts.settle_removals(1, accept=True) == 200
    home.sync()
    assert not any(title.startswith("Event ") for title in home.titles())
