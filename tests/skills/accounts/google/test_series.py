"""Recurring events: one item here, an event for the series and one for each turn that differs at Google."""

from __future__ import annotations

from typing import Any

import pytest

from skills.accounts.google.client import GoogleServer
from skills.accounts.remote import Item, RemoteConflict, RemoteInvalid
from tests.skills.accounts.google.conftest import CALENDAR
from tests.skills.accounts.google.server import Fail, Google
from tests.skills.accounts.google.texts import SWIMMING, event_text

SERIES = event_text(*SWIMMING, uid="swim")
SECOND, THIRD = "20261209T160000Z", "20261216T160000Z"
MOVED = (
    "RECURRENCE-ID;TZID=Europe/Berlin:20261209T170000",
    "SUMMARY:Swimming in town",
    "DTSTART;TZID=Europe/Berlin:20261210T170000",
    "DTEND;TZID=Europe/Berlin:20261210T183000",
)


def written(server: GoogleServer, text: str) -> Item:
    """Writes the series and reads it again."""
    href = server.new_href(CALENDAR, "swim")
    before = server.get(CALENDAR, href)
    server.put(CALENDAR, href, text, before.etag if before else None)
    item = server.get(CALENDAR, href)
    assert item is not None
    return item


def turn(google: Google, key: str) -> dict[str, Any]:
    """A turn as Google shows it."""
    [master] = [event for event in google.events.values() if event.get("recurrence")]
    return next(one for one in google.turns(master) if one["id"].endswith(key))


def test_a_series_with_a_moved_turn_is_written_and_read_as_one(server: GoogleServer, google: Google) -> None:
    item = written(server, event_text(*SWIMMING, uid="swim", turns=(MOVED,)))
    assert len(google.live()) == 2
    moved = turn(google, SECOND)
    assert (moved["summary"], moved["start"]["dateTime"]) == ("Swimming in town", "2026-12-10T17:00:00+01:00")
    for line in (*MOVED, "RRULE:FREQ=WEEKLY;BYDAY=WE"):
        assert line in item.text
    assert item.etag.startswith("series-")
    delta = server.changes(CALENDAR, None, {})
    assert [(one.href, one.etag) for one in delta.items] == [(item.href, item.etag)]


def test_a_turn_changed_at_google_brings_the_whole_series(server: GoogleServer, google: Google) -> None:
    item = written(server, SERIES)
    token = server.changes(CALENDAR, None, {}).token
    google.store({**turn(google, SECOND), "location": "Lake"})
    delta = server.changes(CALENDAR, token, {})
    [found] = delta.items
    assert (found.href, delta.deleted) == (item.href, ())
    assert found.etag != item.etag
    assert "LOCATION:Lake" in found.text
    assert found.text.count("BEGIN:VEVENT") == 2


def test_a_turn_called_off_at_google_is_a_day_left_out(server: GoogleServer, google: Google) -> None:
    written(server, SERIES)
    token = server.changes(CALENDAR, None, {}).token
    google.store({**turn(google, SECOND), "status": "cancelled"})
    for found in (server.changes(CALENDAR, token, {}).items, server.changes(CALENDAR, None, {}).items):
        assert "EXDATE;TZID=Europe/Berlin:20261209T170000" in found[0].text
        assert found[0].text.count("BEGIN:VEVENT") == 1


def test_days_left_out_here_are_left_out_there_and_come_back(server: GoogleServer, google: Google) -> None:
    left_out = event_text(*SWIMMING, "EXDATE;TZID=Europe/Berlin:20261209T170000", uid="swim")
    written(server, left_out)
    [master] = google.live()
    assert not [one for one in google.turns(master) if one["id"].endswith(SECOND)]
    written(server, SERIES)
    assert turn(google, SECOND)["summary"] == "Swimming"


def test_a_turn_called_off_at_google_is_taken_back_here(server: GoogleServer, google: Google) -> None:
    written(server, SERIES)
    google.store({**turn(google, SECOND), "status": "cancelled"})
    item = written(server, SERIES)
    assert "EXDATE" not in item.text
    assert (turn(google, SECOND)["status"], turn(google, SECOND)["summary"]) == ("confirmed", "Swimming")


def test_a_moved_turn_is_called_off_or_made_as_the_others(server: GoogleServer, google: Google) -> None:
    both = tuple(tuple(line.replace("1209", day).replace("1210", day) for line in MOVED) for day in ("1209", "1216"))
    written(server, event_text(*SWIMMING, uid="swim", turns=both))
    assert turn(google, THIRD)["summary"] == "Swimming in town"
    item = written(server, event_text(*SWIMMING, "EXDATE;TZID=Europe/Berlin:20261209T170000", uid="swim"))
    assert turn(google, SECOND)["status"] == "cancelled"
    assert (turn(google, THIRD)["summary"], turn(google, THIRD)["end"]["dateTime"]) == (
        "Swimming",
        "2026-12-16T18:00:00+01:00",
    )
    assert item.text.count("BEGIN:VEVENT") == 1


def test_turns_of_a_series_that_moved_do_not_stay_behind(server: GoogleServer, google: Google) -> None:
    written(server, event_text(*SWIMMING, uid="swim", turns=(MOVED,)))
    later = event_text(
        *(line.replace("T170000", "T190000").replace("T180000", "T200000") for line in SWIMMING), uid="swim"
    )
    written(server, later)
    assert google.events[f"{server.new_href(CALENDAR, 'swim')}_{SECOND}"]["status"] == "cancelled"
    written(server, event_text(*SWIMMING[:3], uid="swim"))
    [alone] = google.live()
    assert "recurrence" not in alone


def test_a_turn_changed_there_meanwhile_is_not_overwritten(server: GoogleServer, google: Google) -> None:
    item = written(server, SERIES)
    google.store({**turn(google, SECOND), "location": "Lake"})
    with pytest.raises(RemoteConflict):
        server.put(CALENDAR, item.href, SERIES.replace("Swimming", "Diving"), item.etag)
    with pytest.raises(RemoteConflict):
        server.delete(CALENDAR, item.href, item.etag)
    assert turn(google, SECOND)["location"] == "Lake"


def test_a_write_that_broke_off_is_seen_and_can_be_done_again(server: GoogleServer, google: Google) -> None:
    item = written(server, SERIES)
    text = event_text(*SWIMMING, "LOCATION:Pool", uid="swim", turns=(MOVED,))
    google.faults = [0.0, 0.0, 0.0, 0.0, 0.0, Fail(503, "backendError")]
    with pytest.raises(Exception, match="503"):
        server.put(CALENDAR, item.href, text, item.etag)
    with pytest.raises(RemoteConflict):
        server.put(CALENDAR, item.href, text, item.etag)
    again = written(server, text)
    assert "Swimming in town" in again.text
    assert "LOCATION:Pool" in again.text


def test_a_deleted_series_is_one_deleted_item(server: GoogleServer, google: Google) -> None:
    item = written(server, event_text(*SWIMMING, uid="swim", turns=(MOVED,)))
    token = server.changes(CALENDAR, None, {}).token
    server.delete(CALENDAR, item.href, item.etag)
    delta = server.changes(CALENDAR, token, {})
    assert (delta.items, delta.deleted) == ((), (item.href,))
    assert server.changes(CALENDAR, None, {}).items == ()


def test_whole_days_keep_their_turns(server: GoogleServer, google: Google) -> None:
    lines = ("SUMMARY:Bins", "DTSTART;VALUE=DATE:20261202", "RRULE:FREQ=WEEKLY;UNTIL=20270301")
    moved = ("RECURRENCE-ID;VALUE=DATE:20261209", "SUMMARY:Bins", "DTSTART;VALUE=DATE:20261210")
    item = written(server, event_text(*lines, "EXDATE;VALUE=DATE:20261216", uid="swim", turns=(moved,)))
    assert turn(google, "20261209")["start"] == {"date": "2026-12-10"}
    for line in ("RECURRENCE-ID;VALUE=DATE:20261209", "EXDATE;VALUE=DATE:20261216", "UNTIL=20270301"):
        assert line in item.text


def test_a_single_turn_that_one_is_invited_to_is_an_event(server: GoogleServer, google: Google) -> None:
    when = {"dateTime": "2026-12-09T17:00:00+01:00", "timeZone": "Europe/Berlin"}
    token = server.changes(CALENDAR, None, {}).token
    orphan = {"id": "far_1", "recurringEventId": "far", "originalStartTime": when, "start": when, "end": when}
    google.store({**orphan, "summary": "Guest lesson"})
    for delta in (server.changes(CALENDAR, None, {}), server.changes(CALENDAR, token, {})):
        [item] = delta.items
        assert (item.href, "SUMMARY:Guest lesson" in item.text, "RECURRENCE-ID" in item.text) == ("far_1", True, False)


def test_a_turn_that_the_series_does_not_have_is_refused(server: GoogleServer) -> None:
    stray = tuple(line.replace("20261209", "20261208") for line in MOVED)
    with pytest.raises(RemoteInvalid):
        written(server, event_text(*SWIMMING, uid="swim", turns=(stray,)))
