"""Events as the family speaks of them, and recurrences that keep their time when the clocks change."""

from __future__ import annotations

from datetime import timedelta

import pytest

from skills.calendar.commands import CancelEvents, CreateEvent, FindEvents
from skills.calendar.store import happening
from tests.conftest import Opener
from tests.house import House


async def test_an_event_with_a_time_lasts_an_hour(house: House) -> None:
    reply = await house.say("Anna", "dentist for Mia next Tuesday at 3pm")
    (event,) = house.state["events"]
    assert (event["title"], event["who"], event["all_day"]) == ("dentist", ["Mia"], False)
    assert event["start"] == house.local("2026-11-24T15:00")
    assert event["end"] - event["start"] == timedelta(hours=1)
    assert [button.name for button in reply.buttons] == ["undo"]
    for fact in ("dentist", "Mia", "Tue", "24", "15:00"):
        assert fact in reply.text


async def test_an_event_on_a_day_takes_the_whole_day(house: House) -> None:
    await house.say("Anna", "holiday on December 24")
    (event,) = house.state["events"]
    assert event["all_day"]
    assert (event["start"], event["end"]) == (house.local("2026-12-24T00:00"), house.local("2026-12-25T00:00"))


async def test_questions_find_the_day_and_change_nothing(house: House) -> None:
    await house.say("Anna", "dentist for Mia next Tuesday at 3pm")
    before = house.state
    assert "dentist" in (await house.say("Tom", "what's on on Tuesday?")).text
    assert "dentist" not in (await house.say("Tom", "what's on on Wednesday?")).text
    assert house.state == before


async def test_moving_keeps_what_was_not_said(house: House) -> None:
    await house.say("Anna", "dentist for Mia next Tuesday at 3pm")
    await house.say("Anna", "make it 4pm")
    (event,) = house.state["events"]
    assert event["start"] == house.local("2026-11-24T16:00")
    await house.press("Anna", "undo")
    assert house.state["events"][0]["start"] == house.local("2026-11-24T15:00")


async def test_cancelling_asks_first(house: House) -> None:
    await house.say("Anna", "dentist for Mia next Tuesday at 3pm")
    asked = await house.say("Anna", "cancel the dentist")
    assert {button.name for button in asked.buttons} == {"confirm", "cancel"}
    assert len(house.state["events"]) == 1
    await house.press("Anna", "cancel")
    assert len(house.state["events"]) == 1
    await house.say("Anna", "cancel the dentist")
    await house.press("Anna", "confirm")
    assert house.state["events"] == []
    await house.press("Anna", "undo")
    assert [event["title"] for event in house.state["events"]] == ["dentist"]


async def test_a_clash_of_the_same_person_is_said(house: House) -> None:
    await house.say("Anna", "dentist for Mia next Tuesday at 3pm")
    reply = await house.say("Anna", "piano lesson for Mia next Tuesday at 3:30pm")
    assert len(house.state["events"]) == 2
    assert "dentist" in reply.text


async def test_an_event_that_is_gone_is_said_to_be_gone(house: House) -> None:
    pod, asker = house.app.local("planner"), house.asker("Anna")
    made = await pod.run(
        CreateEvent("dentist", house.local("2026-11-24T15:00"), house.local("2026-11-24T16:00")), asker
    )
    cancel = CancelEvents((made.refs[0].id,))
    await pod.run(cancel, asker)
    with pytest.raises(Exception, match="event-gone"):
        await pod.take(cancel, asker)


@pytest.mark.parametrize(
    ("zone", "first", "days"),
    [
        ("Europe/Berlin", "2027-03-27T08:00", ("2027-03-27T08:00+01:00", "2027-03-28T08:00+02:00")),
        ("Europe/Berlin", "2026-10-24T08:00", ("2026-10-24T08:00+02:00", "2026-10-25T08:00+01:00")),
        ("America/New_York", "2027-03-13T08:00", ("2027-03-13T08:00-05:00", "2027-03-14T08:00-04:00")),
        ("America/New_York", "2026-10-31T08:00", ("2026-10-31T08:00-04:00", "2026-11-01T08:00-05:00")),
    ],
)
async def test_eight_stays_eight_when_the_clocks_change(
    open_house_with: Opener, zone: str, first: str, days: tuple[str, ...]
) -> None:
    house = open_house_with(zone=zone, now=f"{first[:10]}T06:00")
    pod, asker = house.app.local("planner"), house.asker("Anna")
    start = house.local(first)
    await pod.run(CreateEvent("swimming", start, start + timedelta(hours=1), rule="FREQ=DAILY"), asker)
    found = happening(pod.database.rows, asker.member, start, start + timedelta(days=1, hours=12))
    assert [one.start.astimezone(house.zone).isoformat(timespec="minutes") for one in found] == list(days)
    assert [one.end - one.start for one in found] == [timedelta(hours=1)] * 2


async def test_a_time_that_the_clocks_skip_is_moved_on(open_house_with: Opener) -> None:
    house = open_house_with(now="2027-03-27T06:00")
    pod, asker = house.app.local("planner"), house.asker("Anna")
    start = house.local("2027-03-27T02:30")
    await pod.run(CreateEvent("watch", start, start + timedelta(hours=1), rule="FREQ=DAILY"), asker)
    found = await pod.run(FindEvents(house.local("2027-03-28T00:00"), house.local("2027-03-29T00:00")), asker)
    (line,) = found.facts["lines"]
    assert line.facts["start"].astimezone(house.zone).strftime("%H:%M") == "03:30"


async def test_a_series_is_found_in_its_weeks(house: House) -> None:
    await house.say("Anna", "every Monday at 8am swimming for Mia")
    (event,) = house.state["events"]
    assert "FREQ=WEEKLY" in event["rrule"]
    pod, member = house.app.local("planner"), house.member("Anna")
    found = happening(pod.database.rows, member, house.local("2026-12-01T00:00"), house.local("2026-12-15T00:00"))
    assert [one.start for one in found] == [house.local("2026-12-07T08:00"), house.local("2026-12-14T08:00")]


async def test_an_event_without_a_time_is_asked_for_and_completed(house: House) -> None:
    asked = await house.say("Anna", "add piano recital to the calendar")
    assert house.state["events"] == []
    assert "piano recital" in asked.text
    await house.say("Anna", "Thursday at 7pm")
    (event,) = house.state["events"]
    assert event["start"] == house.local("2026-11-26T19:00")
