"""The adapter against a calendar on loopback that keeps events, etags and sync tokens as Google's reference says."""

from __future__ import annotations

import pytest

from skills.accounts.google import address_of
from skills.accounts.google.client import GoogleServer
from skills.accounts.google.resources import event_id
from skills.accounts.remote import (
    Kind,
    RemoteCalendar,
    RemoteConflict,
    RemoteGone,
    RemoteInvalid,
    RemoteMissing,
)
from tests.skills.accounts.google.conftest import CALENDAR, secret_for
from tests.skills.accounts.google.server import Fail, Google
from tests.skills.accounts.google.texts import DENTIST, SWIMMING, event_text


def put(server: GoogleServer, text: str, uid: str) -> str:
    """Writes a new event; its href."""
    href = server.new_href(CALENDAR, uid)
    server.put(CALENDAR, href, text, None)
    return href


def test_calendars_are_listed_with_who_may_write(server: GoogleServer) -> None:
    assert server.calendars() == (
        RemoteCalendar("ann@example.org", "Ann", Kind.EVENT, True),
        RemoteCalendar("school", "School", Kind.EVENT, False),
    )


def test_an_account_is_called_as_its_address(google: Google) -> None:
    assert address_of(secret_for(google), f"{google.url}/calendar/v3/") == "ann@example.org"


def test_what_is_written_comes_back(server: GoogleServer, google: Google) -> None:
    href = server.new_href(CALENDAR, "dentist")
    etag = server.put(CALENDAR, href, DENTIST, None)
    item = server.get(CALENDAR, href)
    assert item is not None
    assert (item.href, item.etag) == (href, etag)
    for line in ("UID:dentist", "SUMMARY:Dentist", "DTSTART;TZID=Europe/Berlin:20261201T090000", "TRIGGER:-PT10M"):
        assert line in item.text
    assert google.events[href]["reminders"] == {"useDefault": False, "overrides": [{"method": "popup", "minutes": 10}]}


def test_the_first_listing_has_all_pages_and_skips_what_is_known(server: GoogleServer, google: Google) -> None:
    hrefs = [put(server, event_text(*SWIMMING[:3], uid=f"e{n}"), f"e{n}") for n in range(7)]
    known = {hrefs[0]: google.events[hrefs[0]]["etag"]}
    delta = server.changes(CALENDAR, None, known)
    assert delta.full
    assert delta.unchanged == (hrefs[0],)
    assert sorted(item.href for item in delta.items) == sorted(hrefs[1:])


def test_later_listings_have_only_what_changed(server: GoogleServer, google: Google) -> None:
    stays, goes = put(server, DENTIST, "dentist"), put(server, event_text(*SWIMMING[:3], uid="b"), "b")
    token = server.changes(CALENDAR, None, {}).token
    google.store({**google.events[stays], "summary": "Dentist, moved"})
    server.delete(CALENDAR, goes, google.events[goes]["etag"])
    delta = server.changes(CALENDAR, token, {})
    assert (delta.full, delta.deleted) == (False, (goes,))
    assert [item.href for item in delta.items] == [stays]
    assert "SUMMARY:Dentist\\, moved" in delta.items[0].text
    again = server.changes(CALENDAR, delta.token, {})
    assert (again.items, again.deleted) == ((), ())


def test_a_token_that_is_too_old_or_nonsense_begins_again(server: GoogleServer, google: Google) -> None:
    put(server, DENTIST, "dentist")
    token = server.changes(CALENDAR, None, {}).token
    google.oldest_token = 99
    for one in (token, "nonsense"):
        with pytest.raises(RemoteGone):
            server.changes(CALENDAR, one, {})


def test_a_calendar_that_is_gone_is_missing(server: GoogleServer) -> None:
    with pytest.raises(RemoteMissing):
        server.changes(RemoteCalendar("gone", "Gone", Kind.EVENT), None, {})


def test_a_stale_version_is_not_overwritten(server: GoogleServer, google: Google) -> None:
    href = put(server, DENTIST, "dentist")
    old = google.events[href]["etag"]
    google.store({**google.events[href], "summary": "Theirs"})
    with pytest.raises(RemoteConflict):
        server.put(CALENDAR, href, DENTIST.replace("Dentist", "Ours"), old)
    with pytest.raises(RemoteConflict):
        server.delete(CALENDAR, href, old)
    assert google.events[href]["summary"] == "Theirs"


def test_a_change_between_reading_and_writing_is_not_overwritten(server: GoogleServer, google: Google) -> None:
    href = put(server, DENTIST, "dentist")

    def theirs() -> None:
        google.store({**google.events[href], "summary": "Theirs"})

    google.meanwhile = {"calendar.events.patch": theirs, "calendar.events.delete": theirs}
    with pytest.raises(RemoteConflict):
        server.put(CALENDAR, href, DENTIST.replace("Dentist", "Ours"), google.events[href]["etag"])
    with pytest.raises(RemoteConflict):
        server.delete(CALENDAR, href, google.events[href]["etag"])
    assert google.events[href]["summary"] == "Theirs"


def test_only_what_differs_is_sent_and_the_rest_stays(server: GoogleServer, google: Google) -> None:
    href = put(server, DENTIST, "dentist")
    theirs = {
        "colorId": "5",
        "description": "<b>Bring</b> the card",
        "hangoutLink": "https://meet.example/x",
        "attendees": [{"email": "doc@example.org", "comment": "late", "responseStatus": "accepted"}],
        "reminders": {"useDefault": False, "overrides": [{"method": "email", "minutes": 60}]},
    }
    google.store({**google.events[href], **theirs})
    item = server.get(CALENDAR, href)
    assert item is not None
    assert "DESCRIPTION:Bring the card" in item.text
    changed = item.text.replace("SUMMARY:Dentist", "SUMMARY:Dentist!")
    etag = server.put(CALENDAR, href, changed, item.etag)
    assert google.seen[-1] == ("calendar.events.patch", {"summary": "Dentist!"})
    assert etag == google.events[href]["etag"]
    assert theirs.items() <= google.events[href].items()


def test_a_guest_who_is_added_leaves_the_others_as_they_are(server: GoogleServer, google: Google) -> None:
    href = put(server, DENTIST, "dentist")
    known = {"email": "doc@example.org", "comment": "late", "responseStatus": "accepted", "additionalGuests": 1}
    google.store({**google.events[href], "attendees": [known]})
    item = server.get(CALENDAR, href)
    assert item is not None
    text = item.text.replace("SUMMARY:", "ATTENDEE;CN=Eve:mailto:eve@example.org\r\nSUMMARY:")
    server.put(CALENDAR, href, text, item.etag)
    eve = {"email": "eve@example.org", "displayName": "Eve", "responseStatus": "needsAction"}
    assert google.events[href]["attendees"] == [known, eve]


def test_a_lost_answer_does_not_make_two(server: GoogleServer, google: Google) -> None:
    href = server.new_href(CALENDAR, "dentist")
    google.after = [Fail(503, "backendError")]
    with pytest.raises(Exception, match="503"):
        server.put(CALENDAR, href, DENTIST, None)
    etag = server.put(CALENDAR, href, DENTIST, None)
    assert [(event["id"], event["etag"]) for event in google.live()] == [(href, etag)]
    with pytest.raises(RemoteConflict):
        server.put(CALENDAR, href, DENTIST.replace("Dentist", "Other"), None)


def test_a_deleted_event_can_come_back(server: GoogleServer, google: Google) -> None:
    href = put(server, DENTIST, "dentist")
    server.delete(CALENDAR, href, google.events[href]["etag"])
    assert server.get(CALENDAR, href) is None
    with pytest.raises(RemoteConflict):
        server.put(CALENDAR, href, DENTIST, '"1"')
    server.delete(CALENDAR, href, '"1"')
    server.put(CALENDAR, href, DENTIST.replace("Main Street 1", ""), None)
    assert google.events[href]["status"] == "confirmed"
    assert "location" not in google.events[href]


def test_an_event_is_found_by_its_uid_whoever_made_it(server: GoogleServer, google: Google) -> None:
    put(server, DENTIST, "dentist")
    when = {"start": {"date": "2026-12-24"}, "end": {"date": "2026-12-25"}}
    google.store({"id": "theirs1", "summary": "Eve", "iCalUID": "x@elsewhere", **when})
    ours, theirs = server.find(CALENDAR, "dentist"), server.find(CALENDAR, "x@elsewhere")
    assert ours is not None
    assert theirs is not None
    assert (ours.href, theirs.href) == (event_id("dentist"), "theirs1")
    assert "DTSTART;VALUE=DATE:20261224" in theirs.text
    assert server.find(CALENDAR, "nobody") is None


def test_a_copy_made_at_google_is_an_event_of_its_own(server: GoogleServer, google: Google) -> None:
    href = put(server, DENTIST, "dentist")
    google.store({**google.events[href], "id": "copy1", "iCalUID": "copy1@google.com"})
    item = server.get(CALENDAR, "copy1")
    assert item is not None
    assert "UID:copy1@google.com" in item.text


def test_whole_days_and_times_change_into_each_other(server: GoogleServer, google: Google) -> None:
    href = put(server, DENTIST, "dentist")
    text = event_text("SUMMARY:Dentist", "DTSTART;VALUE=DATE:20261201")
    etag = server.put(CALENDAR, href, text, google.events[href]["etag"])
    assert (google.events[href]["start"], google.events[href]["end"]) == (
        {"date": "2026-12-01"},
        {"date": "2026-12-02"},
    )
    server.put(CALENDAR, href, DENTIST, etag)
    assert google.events[href]["start"] == {"dateTime": "2026-12-01T09:00:00+01:00", "timeZone": "Europe/Berlin"}


def test_the_calendars_reminders_count_and_stay(server: GoogleServer, google: Google) -> None:
    when = {"start": {"dateTime": "2026-12-01T09:00:00+01:00"}, "end": {"dateTime": "2026-12-01T10:00:00+01:00"}}
    google.store({"id": "plain1", "summary": "Plain", "reminders": {"useDefault": True}, **when})
    item = server.get(CALENDAR, "plain1")
    assert item is not None
    assert "TRIGGER:-PT30M" in item.text
    assert "DTSTART;TZID=Europe/Berlin:20261201T090000" in item.text
    server.put(CALENDAR, "plain1", item.text.replace("SUMMARY:Plain", "SUMMARY:New"), item.etag)
    assert google.events["plain1"]["reminders"] == {"useDefault": True}


def test_a_reminder_by_mail_stays_beside_ours(server: GoogleServer, google: Google) -> None:
    href = put(server, DENTIST, "dentist")
    mail = {"method": "email", "minutes": 60}
    google.store({**google.events[href], "reminders": {"useDefault": False, "overrides": [mail]}})
    server.put(CALENDAR, href, DENTIST, google.events[href]["etag"])
    assert google.events[href]["reminders"]["overrides"] == [mail, {"method": "popup", "minutes": 10}]


def test_members_and_marks_of_ours_come_back_and_nobody_is_invited(server: GoogleServer, google: Google) -> None:
    lines = (
        "ATTENDEE;CN=Tom;PARTSTAT=ACCEPTED;SCHEDULE-AGENT=NONE:mailto:member-2@inglenook.invalid",
        "X-INGLENOOK-KIND:birthday",
    )
    href = put(server, event_text(*SWIMMING[:3], *lines), "dentist")
    item = server.get(CALENDAR, href)
    assert item is not None
    for line in lines:
        assert line in item.text.replace("\r\n ", "")
    assert "attendees" not in google.events[href]
    bare = event_text(*SWIMMING[:3])
    server.put(CALENDAR, href, bare, item.etag)
    item = server.get(CALENDAR, href)
    assert item is not None
    assert "X-INGLENOOK" not in item.text


def test_what_google_cannot_keep_is_refused_without_asking(server: GoogleServer, google: Google) -> None:
    for text in ("nothing", event_text("SUMMARY:No start"), event_text(*SWIMMING[:3], "STATUS:CANCELLED")):
        with pytest.raises(RemoteInvalid):
            server.put(CALENDAR, "abcde", text, None)
    assert google.live() == []


def test_a_broken_event_does_not_hide_the_others(server: GoogleServer, google: Google) -> None:
    href = put(server, DENTIST, "dentist")
    google.store({"id": "broken1", "start": {"dateTime": "soon"}, "end": {}})
    google.store({"id": "broken2", "start": {}, "end": {}})
    delta = server.changes(CALENDAR, None, {})
    assert [item.href for item in delta.items] == [href]
    assert sorted(delta.broken) == ["broken1", "broken2"]


def test_the_zone_of_the_calendar_is_that_of_times_without_one(server: GoogleServer, google: Google) -> None:
    put(server, event_text("SUMMARY:Local", "DTSTART:20261201T090000"), "dentist")
    assert google.events[event_id("dentist")]["start"]["dateTime"] == "2026-12-01T09:00:00+01:00"
