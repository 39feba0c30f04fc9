"""Alarms before events, and what the calendar adds to the briefs of a day."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, time, timedelta
from typing import Any

from skills.calendar.commands import CancelEvents, ChangeEvent
from skills.calendar.events import Event, Turn
from skills.engine.command import Days
from tests.house import House
from tests.skills.calendars import put, run

ANNA, TOM, MIA = 1, 2, 3


def event(house: House, start: str, *alarms: int, **more: Any) -> Event:
    begin = house.local(start)
    made = Event("flight", begin, begin + timedelta(hours=1), str(house.zone), who=(ANNA, TOM), alarms=alarms)
    return replace(made, **more)


async def rung(house: House, until: str) -> list[tuple[str, str]]:
    """To whom something came, and when."""
    sent = await house.advance(until)
    return sorted((f"{one.at.astimezone(house.zone):%d %H:%M}", one.to) for one in sent)


async def test_everybody_who_is_named_is_told_at_each_alarm(house: House) -> None:
    put(house, event(house, "2026-11-22T15:00", 60, 1440))
    got = await rung(house, "2026-11-23T00:00")
    assert got == [("21 15:00", "Anna"), ("21 15:00", "Tom"), ("22 14:00", "Anna"), ("22 14:00", "Tom")]


async def test_what_is_said_names_the_event_and_when(house: House) -> None:
    put(house, event(house, "2026-11-22T15:00", 60, place="Gate 4"))
    sent = await house.advance("2026-11-22T14:30")
    for said in ("flight", "today", "22", "15:00", "Gate 4"):
        assert said in sent[0].text


async def test_without_names_it_is_for_whose_event_it_is(house: House) -> None:
    put(house, event(house, "2026-11-22T15:00", 60, who=()))
    assert await rung(house, "2026-11-23T00:00") == [("22 14:00", "Anna")]


async def test_guests_are_told_only_of_what_is_open_to_them(house: House) -> None:
    gus = house.member("Gus").id
    put(house, event(house, "2026-11-22T15:00", 60, who=(gus,)))
    put(house, event(house, "2026-11-22T18:00", 60, who=(gus,), audience="guests"))
    assert await rung(house, "2026-11-23T00:00") == [("22 17:00", "Gus")]


async def test_every_turn_of_a_recurring_event_as_it_is_that_day(house: House) -> None:
    start = house.local("2026-11-20T15:00")
    turn = Turn(start + 3 * timedelta(days=1), start + timedelta(days=3, hours=3), start + timedelta(days=3, hours=4))
    daily = event(house, "2026-11-20T15:00", 30, rule="FREQ=DAILY", who=(ANNA,), turns=(turn,))
    put(house, replace(daily, skipped=(date(2026, 11, 22),)))
    got = await rung(house, "2026-11-24T23:00")
    assert got == [("21 14:30", "Anna"), ("23 17:30", "Anna"), ("24 14:30", "Anna")]


async def test_an_alarm_that_was_given_is_not_given_again_with_that_of_the_next_turn(house: House) -> None:
    put(house, event(house, "2026-11-20T15:00", 1440, 10, rule="FREQ=DAILY;COUNT=3", who=(ANNA,)))
    got = await rung(house, "2026-11-22T23:00")
    assert got == [("21 14:50", "Anna"), ("21 15:00", "Anna"), ("22 14:50", "Anna")]


async def test_a_moved_event_rings_at_its_new_time_only(house: House) -> None:
    (event_id,) = put(house, event(house, "2026-11-22T15:00", 60, who=(ANNA,)))
    start = house.local("2026-11-22T18:00")
    await run(house, ChangeEvent(event_id, start=start, end=start + timedelta(hours=1)))
    assert await rung(house, "2026-11-23T00:00") == [("22 17:00", "Anna")]


async def test_a_cancelled_one_is_silent_and_rings_after_undo_but_not_twice(house: House) -> None:
    (event_id,) = put(house, event(house, "2026-11-22T15:00", 60, 120, who=(ANNA,)))
    assert await rung(house, "2026-11-22T13:30") == [("22 13:00", "Anna")]
    gone = await run(house, CancelEvents((event_id,)))
    await house.app.pods["planner"].undo(gone.journal or 0, house.asker("Anna"))
    assert await rung(house, "2026-11-22T23:00") == [("22 14:00", "Anna")]


async def test_one_that_is_cancelled_before_it_is_sent_is_dropped(house: House) -> None:
    (event_id,) = put(house, event(house, "2026-11-22T15:00", 60, who=(ANNA,)))
    house.clock.set(house.local("2026-11-22T14:00"))
    pod = house.app.pods["planner"]
    await pod.wake(house.asker("Anna"))
    await run(house, CancelEvents((event_id,)))
    assert await rung(house, "2026-11-22T23:00") == []


async def test_alarms_missed_while_nothing_ran_are_said_once_or_not_at_all(house: House) -> None:
    put(house, event(house, "2026-11-22T15:00", 60, 30, 10, who=(ANNA,)))
    put(house, event(house, "2026-11-21T12:00", 10, who=(TOM,)))
    await house.ring()
    house.clock.set(house.local("2026-11-22T14:55"))
    sent = await house.restart()
    assert [one.to for one in sent] == ["Anna"]
    assert "14:50" in sent[0].text


async def test_what_is_put_in_too_late_for_its_alarm_does_not_ring(house: House) -> None:
    put(house, event(house, "2026-11-21T10:30", 60, 10, who=(ANNA,)))
    assert await rung(house, "2026-11-21T12:00") == [("21 10:20", "Anna")]


async def test_in_quiet_hours_only_what_begins_in_them(house: House) -> None:
    anna = house.member("Anna")
    house.app.members.set_quiet(anna.id, (time(22), time(7)))
    put(house, event(house, "2026-11-22T05:00", 60, who=(ANNA,)), event(house, "2026-11-22T08:00", 120, who=(ANNA,)))
    assert await rung(house, "2026-11-22T09:00") == [("22 04:00", "Anna"), ("22 07:00", "Anna")]


async def test_events_at_once_come_as_one_message(house: House) -> None:
    put(house, *(event(house, "2026-11-22T15:00", 60, title=f"flight {n}", who=(ANNA,)) for n in range(4)))
    sent = await house.advance("2026-11-23T00:00")
    assert len(sent) == 1
    assert all(f"flight {n}" in sent[0].text for n in range(4))


async def test_a_brief_has_the_days_events_with_birthdays_first(house: House) -> None:
    day = house.local("2026-11-22T00:00")
    put(
        house,
        event(house, "2026-11-22T15:00", title="late"),
        event(house, "2026-11-22T09:00", title="early"),
        event(house, "2026-11-23T09:00", title="other day"),
        Event("fair", day - timedelta(days=1), day + timedelta(days=2), str(house.zone), all_day=True),
        Event("Mia", day, day + timedelta(days=1), str(house.zone), all_day=True, kind="birthday"),
    )
    asker = house.asker("Tom")
    lines = await house.app.pods["planner"].brief(asker, Days(date(2026, 11, 22), 1, asker.zone))
    assert [line.facts["title"] for line in lines] == ["Mia", "fair", "early", "late"]
