"""Briefs come at the time that was set, on the member's clock, and only when there is something to tell."""

from __future__ import annotations

from datetime import date, time

import pytest

from knowledge.outbox import Outgoing
from skills.day.commands import ShowDays
from skills.day.reading import read_brief
from skills.engine.command import Reading
from skills.engine.request import Request
from skills.members.commands import SetAloud, SetQuiet, SetTold, SetZone, Told
from tests.house import House


async def set_told(house: House, name: str, what: Told, at: time | None) -> None:
    await house.app.pods["house"].run(SetTold((house.member(name).id,), what, at), house.asker(name))
    await house.app.alarm.ring()


def told(house: House, name: str) -> list[str]:
    return [one.text for one in house.channel.sent if one.to == name]


async def test_the_morning_tells_the_day(house: House) -> None:
    await set_told(house, "Anna", Told.BRIEF, time(7))
    await house.say("Tom", "dentist on monday at 3pm")
    await house.advance("2026-11-23T07:00")
    assert len(told(house, "Anna")) == 1
    assert "dentist" in told(house, "Anna")[0]
    assert told(house, "Tom") == []


async def test_with_nothing_to_tell_nothing_is_said(house: House) -> None:
    await set_told(house, "Anna", Told.BRIEF, time(7))
    await house.advance("2026-11-25T12:00")
    assert house.channel.sent == []


async def test_the_evening_tells_tomorrow_and_sunday_the_week(house: House) -> None:
    await house.say("Anna", "swimming on wednesday at 5pm")
    await set_told(house, "Anna", Told.PREVIEW, time(20))
    await set_told(house, "Anna", Told.WEEK, time(18))
    await house.advance("2026-11-25T12:00")
    week, tomorrow = house.channel.sent
    assert (week.at, tomorrow.at) == (house.local("2026-11-22T18:00"), house.local("2026-11-24T20:00"))
    assert all("swimming" in one.text for one in (week, tomorrow))
    (picture,) = week.files
    assert picture.path.read_bytes().startswith(b"\x89PNG")
    assert tomorrow.files == ()


async def test_the_time_is_that_of_the_zone_where_the_member_is(house: House) -> None:
    await house.say("Anna", "party on monday")
    await set_told(house, "Anna", Told.BRIEF, time(7))
    await house.app.pods["house"].run(SetZone((house.member("Anna").id,), "America/New_York"), house.asker("Anna"))
    await house.advance("2026-11-23T20:00")
    assert [one.at for one in house.channel.sent] == [house.local("2026-11-23T13:00")]


async def test_a_house_that_was_off_does_not_tell_old_news(house: House) -> None:
    await house.say("Anna", "party on monday")
    await set_told(house, "Anna", Told.BRIEF, time(7))
    house.clock.set(house.local("2026-11-23T18:00"))
    await house.app.alarm.ring()
    assert house.channel.sent == []


async def test_no_more_after_it_was_switched_off(house: House) -> None:
    await house.say("Anna", "party on monday")
    await set_told(house, "Anna", Told.BRIEF, time(7))
    await set_told(house, "Anna", Told.BRIEF, None)
    await house.advance("2026-11-23T20:00")
    assert house.channel.sent == []


async def test_asked_for_it_is_told_with_what_every_pod_has(house: House) -> None:
    await house.say("Anna", "dentist on monday at 3pm")
    outcome = await house.app.pods["planner"].run(ShowDays(date(2026, 11, 23)), house.asker("Anna"))
    assert outcome.gather is not None
    assert (outcome.gather.start, outcome.gather.days) == (date(2026, 11, 23), 1)


@pytest.mark.parametrize(("kind", "aloud"), [("brief", True), ("preview", False), ("week", False)])
async def test_what_is_to_be_read_says_so(house: House, kind: str, aloud: bool) -> None:
    anna = house.member("Anna").id
    await house.app.pods["house"].run(SetAloud((anna,), Told.BRIEF, aloud=True), house.asker("Anna"))
    now = house.clock.now()
    row = Outgoing(1, anna, kind, None, {"start": "2026-11-23", "days": 1}, now, now, 0, maybe_repeated=False)
    told = await house.app.pods["planner"].announce(row, house.asker("Anna"))
    assert told is not None
    assert told.aloud is aloud


async def test_a_day_that_somebody_wants_to_hear_is_read(house: House) -> None:
    planner = house.app.local("planner")
    reading = Reading(house.asker("Anna"), planner.database)
    for form, aloud in (("aloud", True), (None, False)):
        command = read_brief(Request("planner.day_brief", "", "en", form=form), reading)
        assert command == ShowDays(date(2026, 11, 21), aloud=aloud)
        assert (await planner.run(command, house.asker("Anna"))).aloud is aloud


async def test_one_that_was_set_to_a_time_in_quiet_hours_comes_at_it(house: House) -> None:
    anna = house.member("Anna").id
    await house.app.pods["house"].run(SetQuiet((anna,), time(22), time(9)), house.asker("Anna"))
    await house.say("Tom", "dentist on sunday at 3pm")
    await set_told(house, "Anna", Told.PREVIEW, time(22, 30))
    (sent,) = await house.advance("2026-11-22T08:00")
    assert sent.at == house.local("2026-11-21T22:30")


async def test_one_that_is_still_of_use_after_quiet_hours_waits_for_their_end(house: House) -> None:
    anna = house.member("Anna").id
    await house.app.pods["house"].run(SetQuiet((anna,), time(22), time(8)), house.asker("Anna"))
    await house.say("Tom", "dentist on sunday at 3pm")
    await set_told(house, "Anna", Told.BRIEF, time(7))
    (sent,) = await house.advance("2026-11-22T10:00")
    assert sent.at == house.local("2026-11-22T08:00")


async def test_of_several_that_were_missed_over_a_clock_change_the_last_is_told_for_its_day(house: House) -> None:
    house.clock.set(house.local("2027-03-26T12:00"))
    await house.say("Tom", "dentist on monday at 3pm")
    await set_told(house, "Anna", Told.BRIEF, time(0, 15))
    house.clock.set(house.local("2027-03-29T01:00"))
    await house.ring()
    (sent,) = house.channel.sent
    assert "dentist" in sent.text
