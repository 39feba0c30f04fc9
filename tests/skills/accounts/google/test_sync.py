"""The same sync core as with CalDAV keeps a household and a Google calendar in step."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from skills.calendar.commands import CancelEvents, ChangeEvent
from tests.skills.accounts.google.conftest import secret_for
from tests.skills.accounts.google.server import Fail, Google
from tests.skills.accounts.home import BERLIN, Home


def at(hour: int, day: int = 23) -> datetime:
    """An hour of a day in November, as an instant."""
    return datetime(2026, 11, day, hour, tzinfo=BERLIN).astimezone(UTC)


def connect(home: Home, google: Google) -> None:
    """Connects the account and chooses its own calendar for the family."""
    account = home.accounts.connect("google", f"{google.url}/calendar/v3/", "ann@example.org", secret_for(google), 1)
    home.accounts.choose(home.accounts.calendars(account)[0].id)


def lesson(google: Google, **said: object) -> None:
    """A weekly lesson that somebody entered at Google."""
    when = {
        name: {"dateTime": f"2026-11-23T{hour}:00:00+01:00", "timeZone": "Europe/Berlin"}
        for name, hour in (("start", 10), ("end", 11))
    }
    google.store({"id": "lesson1", "summary": "Piano", "colorId": "5", **when, **said})


def test_what_is_made_on_either_side_is_on_both(home: Home, google: Google) -> None:
    lesson(google)
    connect(home, google)
    home.create("Dentist", hour=14)
    home.sync()
    assert home.titles() == ["Dentist", "Piano"]
    assert sorted(event["summary"] for event in google.live()) == ["Dentist", "Piano"]
    seen = len(google.seen)
    home.sync()
    assert [name for name, _ in google.seen[seen:]] == ["calendar.events.list"]
    assert len(google.live()) == len(home.titles()) == 2


def test_different_fields_changed_on_both_sides_are_both_kept(home: Home, google: Google) -> None:
    lesson(google)
    connect(home, google)
    home.sync()
    (row,) = home.rows("SELECT id FROM events")
    home.run(ChangeEvent(row["id"], start=at(14), end=at(15), all_day=False))
    lesson(google, location="Music school")
    home.sync()
    event, there = home.event("Piano"), google.events["lesson1"]
    assert (event.start, event.place) == (at(14), "Music school")
    assert (there["start"]["dateTime"], there["location"]) == ("2026-11-23T14:00:00+01:00", "Music school")
    assert there["colorId"] == "5"
    assert home.told() == []


def test_a_turn_called_off_at_google_and_one_moved_there(home: Home, google: Google) -> None:
    lesson(google, recurrence=["RRULE:FREQ=WEEKLY"])
    connect(home, google)
    home.sync()
    first, second, third, *_ = google.turns(google.events["lesson1"])
    google.store({**second, "status": "cancelled"})
    google.store({**third, "summary": "Concert"})
    home.sync()
    event = home.event("Piano")
    assert event.skipped == (datetime(2026, 11, 30, tzinfo=BERLIN).date(),)
    assert [(turn.instance, turn.title) for turn in event.turns] == [(at(10) + timedelta(weeks=2), "Concert")]
    assert first["summary"] == "Piano"


def test_a_deletion_goes_both_ways(home: Home, google: Google) -> None:
    lesson(google)
    connect(home, google)
    dentist = home.create("Dentist", hour=14)
    home.sync()
    home.run(CancelEvents((dentist,)))
    google.store({**google.events["lesson1"], "status": "cancelled"})
    home.sync()
    assert home.titles() == []
    assert google.live() == []


def test_google_down_means_later_and_an_old_token_all_anew(home: Home, google: Google) -> None:
    lesson(google)
    connect(home, google)
    home.sync()
    home.create("Dentist", hour=14)
    google.faults = [Fail(403, "rateLimitExceeded", {"Retry-After": "30"})] * 9
    (account,) = home.accounts.accounts()
    assert home.accounts.sync(account.id).trouble is not None
    google.faults.clear()
    google.oldest_token = 10**6
    home.clock.set(home.clock.now() + timedelta(hours=2))
    home.sync()
    assert home.titles() == ["Dentist", "Piano"]
    assert sorted(event["summary"] for event in google.live()) == ["Dentist", "Piano"]


def test_an_answer_that_was_lost_makes_no_second_event(home: Home, google: Google) -> None:
    connect(home, google)
    home.sync()
    home.create("Dentist", hour=14)
    google.meanwhile = {"calendar.events.insert": lambda: google.after.append(Fail(503, "backendError"))}
    (account,) = home.accounts.accounts()
    assert home.accounts.sync(account.id).trouble is not None
    home.clock.set(home.clock.now() + timedelta(hours=2))
    home.sync()
    assert [event["summary"] for event in google.live()] == home.titles() == ["Dentist"]
    assert home.told() == []


def test_the_secret_is_not_in_the_database(home: Home, google: Google) -> None:
    connect(home, google)
    google.access = "access-7"
    home.sync()
    home.pod.database.rows("PRAGMA wal_checkpoint(TRUNCATE)")
    stored = b"".join(path.read_bytes() for path in home.folder.rglob("*.db*"))
    assert stored
    assert not [one for one in (b"refresh-1", b"secret-1", b"access-8") if one in stored]
