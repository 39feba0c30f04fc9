"""Calendar files as Google, Apple, Outlook and Nextcloud write them."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

from skills.calendar.ical import events_from_ical, read_calendar
from skills.calendar.series import turns_of
from tests.skills.test_ical import BERLIN, FAMILY, TOM, at

GOOGLE = """BEGIN:VCALENDAR
PRODID:-//Google Inc//Google Calendar 70.9054//EN
VERSION:2.0
CALSCALE:GREGORIAN
METHOD:PUBLISH
X-WR-CALNAME:Family
X-WR-TIMEZONE:Europe/Berlin
BEGIN:VTIMEZONE
TZID:Europe/Berlin
X-LIC-LOCATION:Europe/Berlin
BEGIN:DAYLIGHT
TZOFFSETFROM:+0100
TZOFFSETTO:+0200
TZNAME:GMT+2
DTSTART:19700329T020000
RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU
END:DAYLIGHT
BEGIN:STANDARD
TZOFFSETFROM:+0200
TZOFFSETTO:+0100
TZNAME:GMT+1
DTSTART:19701025T030000
RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU
END:STANDARD
END:VTIMEZONE
BEGIN:VEVENT
DTSTART;TZID=Europe/Berlin:20261006T170000
DTEND;TZID=Europe/Berlin:20261006T174500
RRULE:FREQ=WEEKLY;WKST=MO;UNTIL=20261231T225959Z;BYDAY=TU
EXDATE;TZID=Europe/Berlin:20261013T170000
DTSTAMP:20261101T101010Z
UID:piano@google.com
ATTENDEE;CUTYPE=INDIVIDUAL;ROLE=REQ-PARTICIPANT;PARTSTAT=ACCEPTED;CN=Tom;X-
 NUM-GUESTS=0:mailto:tom@example.org
CREATED:20260901T080000Z
DESCRIPTION:Bring the notes\\, please.\\nRoom 2
LAST-MODIFIED:20261010T080000Z
LOCATION:Music school\\, Main Street 1
SEQUENCE:2
STATUS:CONFIRMED
SUMMARY:Piano
TRANSP:OPAQUE
BEGIN:VALARM
ACTION:DISPLAY
DESCRIPTION:This is an event reminder
TRIGGER:-P0DT0H30M0S
END:VALARM
BEGIN:VALARM
ACTION:EMAIL
DESCRIPTION:This is an event reminder
TRIGGER:-P1D
END:VALARM
END:VEVENT
BEGIN:VEVENT
DTSTART;TZID=Europe/Berlin:20261021T180000
DTEND;TZID=Europe/Berlin:20261021T184500
DTSTAMP:20261101T101010Z
UID:piano@google.com
RECURRENCE-ID;TZID=Europe/Berlin:20261020T170000
ATTENDEE;CN=Tom:mailto:tom@example.org
DESCRIPTION:Bring the notes\\, please.\\nRoom 2
LOCATION:Music school\\, Main Street 1
STATUS:CONFIRMED
SUMMARY:Piano
END:VEVENT
BEGIN:VEVENT
DTSTART;TZID=Europe/Berlin:20261027T170000
DTEND;TZID=Europe/Berlin:20261027T174500
UID:piano@google.com
RECURRENCE-ID;TZID=Europe/Berlin:20261027T170000
STATUS:CANCELLED
SUMMARY:Piano
END:VEVENT
END:VCALENDAR
"""


def test_a_google_export_with_a_moved_and_a_cancelled_turn() -> None:
    read = read_calendar(GOOGLE, BERLIN, FAMILY)
    assert (read.name, read.unread) == ("Family", ())
    (one,) = read.events
    piano = one.event
    assert (piano.title, piano.uid, piano.zone) == ("Piano", "piano@google.com", "Europe/Berlin")
    assert (piano.start, piano.end) == (at("2026-10-06T17:00"), at("2026-10-06T17:45"))
    assert piano.rule == "FREQ=WEEKLY;WKST=MO;UNTIL=20261231T235959;BYDAY=TU"
    assert piano.skipped == (date(2026, 10, 13), date(2026, 10, 27))
    assert piano.who == (TOM.id,)
    assert piano.place == "Music school, Main Street 1"
    assert piano.notes == "Bring the notes, please.\nRoom 2"
    assert piano.alarms == (30,)
    assert (one.sequence, one.changed) == (2, datetime(2026, 10, 10, 8, tzinfo=UTC))
    (turn,) = piano.turns
    assert (turn.instance, turn.start) == (at("2026-10-20T17:00"), at("2026-10-21T18:00"))
    assert (turn.title, turn.place, turn.notes, turn.who) == (None, None, None, None)
    starts = [when.start for when in turns_of(piano, at("2026-10-01"), at("2026-11-12"))]
    assert starts == [
        at("2026-10-06T17:00"),
        at("2026-10-21T18:00"),
        at("2026-11-03T17:00"),
        at("2026-11-10T17:00"),
    ]


APPLE = """BEGIN:VCALENDAR
CALSCALE:GREGORIAN
PRODID:-//Apple Inc.//macOS 15.1//EN
VERSION:2.0
X-APPLE-CALENDAR-COLOR:#34AADC
X-WR-CALNAME:Home
BEGIN:VEVENT
CREATED:20260101T120000Z
DTEND;VALUE=DATE:20260807
DTSTAMP:20260101T120000Z
DTSTART;VALUE=DATE:20260803
LAST-MODIFIED:20260101T120000Z
SEQUENCE:1
SUMMARY:Camping ⛺️
TRANSP:TRANSPARENT
UID:9D0F6A1B-0000-4000-8000-000000000001
X-APPLE-TRAVEL-ADVISORY-BEHAVIOR:AUTOMATIC
BEGIN:VALARM
ACTION:DISPLAY
DESCRIPTION:Reminder
TRIGGER:-PT15H
UID:1
X-WR-ALARMUID:1
END:VALARM
BEGIN:VALARM
ACTION:DISPLAY
DESCRIPTION:Reminder
TRIGGER:PT9H
UID:2
END:VALARM
BEGIN:VALARM
ACTION:NONE
TRIGGER;VALUE=DATE-TIME:19760401T005545Z
X-APPLE-DEFAULT-ALARM:TRUE
END:VALARM
END:VEVENT
END:VCALENDAR
"""


def test_an_apple_export_with_whole_days_and_its_alarms() -> None:
    (one,) = events_from_ical(APPLE, BERLIN, FAMILY)
    assert one.event.title == "Camping ⛺️"
    assert one.event.all_day
    assert (one.event.start, one.event.end) == (at("2026-08-03"), at("2026-08-07"))
    assert not one.event.busy
    assert one.event.alarms == (15 * 60, -9 * 60)


OUTLOOK = """BEGIN:VCALENDAR
METHOD:PUBLISH
PRODID:-//Microsoft Corporation//Outlook 16.0 MIMEDIR//EN
VERSION:2.0
X-WR-RELCALID:{00000001-0000-0000-0000-000000000001}
BEGIN:VTIMEZONE
TZID:Customized Time Zone
BEGIN:STANDARD
DTSTART:16011104T020000
RRULE:FREQ=YEARLY;BYDAY=1SU;BYMONTH=11
TZOFFSETFROM:-0400
TZOFFSETTO:-0500
END:STANDARD
BEGIN:DAYLIGHT
DTSTART:16010311T020000
RRULE:FREQ=YEARLY;BYDAY=2SU;BYMONTH=3
TZOFFSETFROM:-0500
TZOFFSETTO:-0400
END:DAYLIGHT
END:VTIMEZONE
BEGIN:VEVENT
CLASS:PRIVATE
DTSTAMP:20260101T120000Z
DTSTART;TZID="W. Europe Standard Time":20260105T090000
DTEND;TZID="W. Europe Standard Time":20260105T093000
RRULE:FREQ=DAILY;COUNT=3
SUMMARY;LANGUAGE=de:Stehung
UID:040000008200E00074C5B7101A82E00800000000
ATTENDEE;CN="Tommy";RSVP=TRUE:mailto:t@example.org
X-MICROSOFT-CDO-BUSYSTATUS:TENTATIVE
STATUS:TENTATIVE
BEGIN:VALARM
TRIGGER:-PT15M
ACTION:DISPLAY
DESCRIPTION:Reminder
END:VALARM
END:VEVENT
BEGIN:VEVENT
DTSTART;TZID="Customized Time Zone":20260706T090000
DTEND;TZID="Customized Time Zone":20260706T100000
SUMMARY:Call with New York
UID:040000008200E00074C5B7101A82E00800000001
END:VEVENT
BEGIN:VEVENT
DTSTART;TZID="W. Europe Standard Time":20260501T000000
DTEND;TZID="W. Europe Standard Time":20260502T000000
X-MICROSOFT-CDO-ALLDAYEVENT:TRUE
SUMMARY:Labour Day
UID:040000008200E00074C5B7101A82E00800000002
END:VEVENT
END:VCALENDAR
"""


def test_an_outlook_export_with_zones_of_windows_and_of_nobody() -> None:
    standup, call, holiday = events_from_ical(OUTLOOK, BERLIN, FAMILY)
    assert (standup.event.start, standup.event.zone) == (at("2026-01-05T09:00"), "Europe/Berlin")
    assert (standup.private, standup.event.status, standup.event.who) == (True, "tentative", (TOM.id,))
    assert call.event.start == datetime(2026, 7, 6, 13, tzinfo=UTC)
    assert call.lost == ()
    assert holiday.event.all_day
    assert (holiday.event.start, holiday.event.end) == (at("2026-05-01"), at("2026-05-02"))


NEXTCLOUD = """BEGIN:VCALENDAR
PRODID:-//IDN nextcloud.com//Calendar app 5.0//EN
CALSCALE:GREGORIAN
VERSION:2.0
BEGIN:VEVENT
CREATED:20260101T120000Z
DTSTAMP:20260101T120000Z
LAST-MODIFIED:20260102T120000Z
SEQUENCE:3
UID:aaaa-bbbb
DTSTART;TZID=/freeassociation.sourceforge.net/America/Argentina/Buenos_Aires:20260105T090000
DURATION:P1DT2H
STATUS:CONFIRMED
SUMMARY:Flight
END:VEVENT
BEGIN:VEVENT
UID:cccc
DTSTART:20260105T090000
DTEND:20260105T100000
SUMMARY:Floating
END:VEVENT
END:VCALENDAR
"""


def test_a_nextcloud_export_with_a_length_a_prefixed_zone_and_a_floating_time() -> None:
    flight, floating = events_from_ical(NEXTCLOUD, BERLIN, FAMILY)
    assert flight.event.zone == "America/Argentina/Buenos_Aires"
    assert flight.event.start == datetime(2026, 1, 5, 12, tzinfo=UTC)
    assert flight.event.end - flight.event.start == timedelta(hours=26)
    assert floating.event.start == at("2026-01-05T09:00")
