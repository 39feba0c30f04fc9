"""Calendar files: what is read of single properties, and what is said of what cannot be read."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from knowledge.people import Member, Role
from skills.calendar.ical import CalendarFileError, ReadEvent, apart, events_from_ical, read_calendar
from skills.calendar.series import turns_of

BERLIN = ZoneInfo("Europe/Berlin")
ANNA = Member(1, "Anna", Role.ADMIN, "en", BERLIN)
TOM = Member(2, "Tom", Role.ADULT, "en", BERLIN, ("Tommy",))
FAMILY = (ANNA, TOM)


def calendar(*lines: str) -> str:
    return "\r\n".join(["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Test//EN", *lines, "END:VCALENDAR", ""])


def event(*lines: str) -> str:
    return "\r\n".join(["BEGIN:VEVENT", "UID:one", "SUMMARY:Piano", *lines, "END:VEVENT"])


def read_one(*lines: str) -> ReadEvent:
    (found,) = events_from_ical(calendar(event(*lines)), BERLIN, FAMILY)
    return found


def at(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=BERLIN).astimezone(UTC)


# --- single properties ------------------------------------------------------------------------------------------------


def test_days_of_a_length_keep_the_time_of_day_across_a_clock_change() -> None:
    piano = read_one("DTSTART;TZID=Europe/Berlin:20261024T100000", "DURATION:P1D").event
    assert piano.end == at("2026-10-25T10:00")
    assert piano.end - piano.start == timedelta(hours=25)


def test_a_weekly_event_keeps_its_time_of_day_across_a_clock_change() -> None:
    piano = read_one("DTSTART;TZID=Europe/Berlin:20261020T080000", "DURATION:PT1H", "RRULE:FREQ=WEEKLY").event
    found = [when.start for when in turns_of(piano, at("2026-10-19"), at("2026-10-30"))]
    assert found == [at("2026-10-20T08:00"), at("2026-10-27T08:00")]
    assert found[1] - found[0] == timedelta(days=7, hours=1)


def test_a_recurring_event_in_utc_stays_in_utc_and_a_single_one_comes_home() -> None:
    assert read_one("DTSTART:20261020T080000Z", "RRULE:FREQ=WEEKLY").event.zone == "UTC"
    assert read_one("DTSTART:20261020T080000Z").event.zone == "Europe/Berlin"


def test_whole_days_are_the_familys_whatever_the_calendars_zone() -> None:
    text = calendar("X-WR-TIMEZONE:UTC", event("DTSTART;VALUE=DATE:20261224"))
    (one,) = events_from_ical(text, BERLIN, FAMILY)
    assert (one.event.start, one.event.end) == (at("2026-12-24"), at("2026-12-25"))


@pytest.mark.parametrize(
    ("alarm", "minutes"),
    [
        ("TRIGGER:-PT10M", (10,)),
        ("TRIGGER:PT0S", (0,)),
        ("TRIGGER:-P1W", (7 * 1440,)),
        ("TRIGGER;RELATED=END:-PT15M", (-45,)),
        ("TRIGGER;VALUE=DATE-TIME:20261020T073000Z", (30,)),
        ("TRIGGER:rubbish", ()),
        ("DESCRIPTION:none", ()),
    ],
)
def test_alarms_are_minutes_before_the_start(alarm: str, minutes: tuple[int, ...]) -> None:
    block = ("BEGIN:VALARM", "ACTION:AUDIO", alarm, "END:VALARM")
    assert read_one("DTSTART:20261020T080000Z", "DTEND:20261020T090000Z", *block).event.alarms == minutes


def test_who_declined_does_not_come_and_strangers_are_no_members() -> None:
    people = (
        "ATTENDEE;CN=Anna;PARTSTAT=DECLINED:mailto:a@example.org",
        "ATTENDEE;CN=Grandma:mailto:g@example.org",
        "ATTENDEE:mailto:nobody@example.org",
        'ATTENDEE;CN="TOM":mailto:t@example.org',
    )
    assert read_one("DTSTART:20261020T080000Z", *people).event.who == (TOM.id,)


def test_further_single_times_are_events_of_their_own() -> None:
    read = read_one(
        "DTSTART;TZID=Europe/Berlin:20261020T080000",
        "DURATION:PT1H",
        "RRULE:FREQ=WEEKLY;COUNT=2",
        "RDATE;TZID=Europe/Berlin:20261101T090000,20261102T090000",
        "RDATE;VALUE=PERIOD:20261103T080000Z/PT2H",
    )
    more = apart(read)
    assert [one.start for one in more] == [
        at("2026-11-01T09:00"),
        at("2026-11-02T09:00"),
        at("2026-11-03T09:00"),
    ]
    assert {one.rule for one in more} == {None}
    assert len({one.uid for one in (*more, read.event)}) == 4


def test_a_start_that_is_no_turn_of_its_rule_is_kept_by_itself() -> None:
    read = read_one("DTSTART;TZID=Europe/Berlin:20261020T080000", "DURATION:PT1H", "RRULE:FREQ=WEEKLY;BYDAY=FR")
    assert read.event.start == at("2026-10-23T08:00")
    assert [one.start for one in apart(read)] == [at("2026-10-20T08:00")]


def test_one_left_out_time_of_several_a_day_is_told_to_be_lost() -> None:
    rule = ("DTSTART:20261020T080000Z", "RRULE:FREQ=DAILY;BYHOUR=8,18")
    one = read_one(*rule, "EXDATE:20261021T080000Z")
    assert (one.event.skipped, one.lost) == ((), ("ics-lost-skipped",))
    both = read_one(*rule, "EXDATE:20261021T080000Z,20261021T180000Z")
    assert (both.event.skipped, both.lost) == ((date(2026, 10, 21),), ())


@pytest.mark.parametrize(
    ("lines", "lost"),
    [
        (("DTSTART;TZID=Nowhere/Land:20261020T080000",), "ics-lost-zone"),
        (("DTSTART:20261020T080000Z", "RRULE:FREQ=WEEKLY", "RRULE:FREQ=DAILY"), "ics-lost-rules"),
        (("DTSTART:20261020T080000Z", "RRULE:FREQ=WEEKLY", "EXRULE:FREQ=DAILY"), "ics-lost-rules"),
        (("DTSTART:20261020T080000Z", "RRULE:FREQ=WEEKLY", "RDATE:rubbish"), "ics-lost-further"),
    ],
)
def test_what_cannot_be_kept_is_told(lines: tuple[str, ...], lost: str) -> None:
    assert read_one(*lines).lost == (lost,)


def test_events_without_a_uid_get_the_same_one_every_time() -> None:
    text = calendar("BEGIN:VEVENT", "DTSTART:20261020T080000Z", "SUMMARY:A", "END:VEVENT")
    text += calendar("BEGIN:VEVENT", "DTSTART:20261020T080000Z", "SUMMARY:B", "END:VEVENT")
    first, second = (events_from_ical(text, BERLIN, FAMILY) for _ in range(2))
    assert [one.event.uid for one in first] == [one.event.uid for one in second]
    assert len({one.event.uid for one in first}) == 2


def test_a_single_turn_of_an_invitation_is_an_event() -> None:
    one = read_one("RECURRENCE-ID:20261020T080000Z", "DTSTART:20261020T090000Z")
    assert (one.event.start, one.event.rule) == (datetime(2026, 10, 20, 9, tzinfo=UTC), None)


# --- broken files -----------------------------------------------------------------------------------------------------

WHOLE = calendar(event("DTSTART:20261020T080000Z", "BEGIN:VALARM", "TRIGGER:-PT5M", "ACTION:AUDIO", "END:VALARM"))


@pytest.mark.parametrize(
    ("lines", "why"),
    [
        ((), "ics-why-start"),
        (("DTSTART:tomorrow",), "ics-why-time"),
        (("DTSTART:20260230T100000Z",), "ics-why-time"),
        (("DTSTART:00010101T000000Z",), "ics-why-time"),
        (("DTSTART:20260201T100000Z", "DTEND:20260201T090000Z"), "ics-why-backwards"),
        (("DTSTART:20260201T100000Z", "DURATION:long"), "ics-why-time"),
        (("DTSTART:20260201T100000Z", "RRULE:FREQ=SOMETIMES"), "ics-why-rule"),
        (("DTSTART:20260201T100000Z", "RRULE:FREQ=DAILY;BYDAY=XX"), "ics-why-rule"),
        (("DTSTART:20260201T100000Z", "RRULE:FREQ=DAILY;UNTIL=never"), "ics-why-rule"),
        (("DTSTART:20260201T100000Z", "RRULE:FREQ=SECONDLY"), "ics-why-often"),
        (("DTSTART:20260201T100000Z", "RRULE:FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30"), "ics-why-never"),
    ],
)
def test_an_event_that_cannot_be_read_is_named_and_the_others_are_read(lines: tuple[str, ...], why: str) -> None:
    good = "\r\n".join(["BEGIN:VEVENT", "UID:two", "DTSTART:20260201T100000Z", "SUMMARY:Good", "END:VEVENT"])
    read = read_calendar(calendar(event(*lines), good), BERLIN, FAMILY)
    assert [(one.title, one.why) for one in read.unread] == [("Piano", why)]
    assert [one.event.title for one in read.events] == ["Good"]


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("", "ics-no-calendar"),
        ("<html>not found</html>", "ics-no-calendar"),
        ("BEGIN:VCARD\nFN:Tom\nEND:VCARD\n", "ics-no-calendar"),
        (WHOLE[: len(WHOLE) // 2], "ics-cut-off"),
        (WHOLE.replace("END:VALARM\r\n", "", 1), "ics-cut-off"),
    ],
)
def test_what_is_no_calendar_is_refused(text: str, key: str) -> None:
    with pytest.raises(CalendarFileError) as caught:
        read_calendar(text, BERLIN, FAMILY)
    assert caught.value.key == key


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_files_in_other_encodings_are_read(encoding: str) -> None:
    content = calendar(event("DTSTART:20260201T100000Z", "LOCATION:Café")).encode(encoding)
    (one,) = events_from_ical(content, BERLIN, FAMILY)
    assert one.event.place == "Café"


def test_a_line_that_was_not_folded_goes_on_the_one_before() -> None:
    piano = read_one("DTSTART:20260201T100000Z", "DESCRIPTION:First line", "and the second, unfolded", "LOCATION:Hall")
    assert piano.event.notes == "First line\nand the second, unfolded"
    assert piano.event.place == "Hall"
