"""Who has time, what stands in the way, and what would go instead."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from skills.calendar.commands import ChangeEvent, CreateEvent, FindFree
from skills.calendar.events import Event
from skills.engine.command import Outcome
from tests.house import House
from tests.skills.calendars import found, local_text, put, request_for, run, starts

ANNA, TOM, MIA = 1, 2, 3


def event(house: House, title: str, start: str, end: str, who: tuple[int, ...] = (), **more: Any) -> Event:
    return Event(title, house.local(start), house.local(end), str(house.zone), who=who, **more)


async def asked(house: House, text: str, name: str = "Anna", **parts: Any) -> Outcome:
    command = await request_for(house, name, "event_free", text, **parts)
    assert isinstance(command, FindFree)
    return await run(house, command, name)


def free(house: House, outcome: Outcome) -> list[str]:
    return [
        f"{local_text(house, line.facts['start'])[5:]} {local_text(house, line.facts['end'])[-5:]}"
        for line in outcome.facts["free"]
    ]


async def test_a_clash_names_who_what_until_when_and_another_time(house: House) -> None:
    put(house, event(house, "work", "2026-11-24T08:00", "2026-11-24T16:10", (ANNA,)))
    reply = await house.say("Anna", "parents evening for Anna and Mia next Tuesday at 3pm")
    for said in ("Anna", "work", "16:10", "16:30"):
        assert said in reply.text
    assert [button.name for button in reply.buttons] == ["alternative", "undo"]
    await house.press("Anna", "alternative")
    (moved,) = [one for one in found(house, "2026-11-24T00:00", "2026-11-25T00:00") if one.title != "work"]
    assert (local_text(house, moved.start), moved.end - moved.start) == ("2026-11-24T16:30", timedelta(hours=1))


async def test_the_other_time_is_free_for_all_of_them_for_as_long(house: House) -> None:
    put(
        house,
        event(house, "work", "2026-11-24T08:00", "2026-11-24T16:00", (ANNA,)),
        event(house, "judo", "2026-11-24T17:00", "2026-11-24T18:15", (MIA,)),
        event(house, "choir", "2026-11-24T16:30", "2026-11-24T21:00", (TOM,)),
    )
    start = house.local("2026-11-24T15:00")
    outcome = await run(house, CreateEvent("recital", start, start + timedelta(minutes=90), who=(ANNA, MIA)))
    (note,) = outcome.notes
    assert note.key == "event-clash-instead"
    (offer,) = note.offers
    assert isinstance(offer.command, ChangeEvent)
    assert offer.command.start == house.local("2026-11-24T18:30")


async def test_nothing_is_proposed_late_in_the_evening(house: House) -> None:
    put(house, event(house, "work", "2026-11-24T20:00", "2026-11-24T21:30", (ANNA,)))
    start = house.local("2026-11-24T20:00")
    outcome = await run(house, CreateEvent("film", start, start + timedelta(hours=1), who=(ANNA,)))
    assert [(note.key, note.offers) for note in outcome.notes] == [("event-clash", ())]


async def test_only_named_people_and_busy_times_clash(house: House) -> None:
    at = ("2026-11-24T15:00", "2026-11-24T16:00")
    put(
        house,
        event(house, "bins", *at),
        event(house, "maybe", *at, (ANNA,), busy=False),
        event(house, "judo", *at, (MIA,)),
        event(house, "trip", "2026-11-24T00:00", "2026-11-25T00:00", (ANNA,), all_day=True),
    )
    start = house.local(at[0])
    for who in ((), (ANNA,)):
        assert (await run(house, CreateEvent("film", start, start + timedelta(hours=1), who=who))).notes == ()


async def test_a_move_into_a_clash_is_pointed_out(house: House) -> None:
    put(house, event(house, "work", "2026-11-24T08:00", "2026-11-24T16:00", (ANNA,)))
    (event_id,) = put(house, event(house, "film", "2026-11-24T18:00", "2026-11-24T19:00", (ANNA,)))
    start = house.local("2026-11-24T15:00")
    outcome = await run(house, ChangeEvent(event_id, start=start, end=start + timedelta(hours=1)))
    assert [note.key for note in outcome.notes] == ["event-clash-instead"]


async def test_a_yes_and_a_no(house: House) -> None:
    put(house, event(house, "dentist", "2026-11-27T15:30", "2026-11-27T16:45", (TOM,)))
    said = await asked(house, "is Tom free on Friday at 4pm?")
    assert said.key == "free-no"
    assert said.facts["people"] == ("Tom",)
    assert [line.facts["title"] for line in said.facts["lines"]] == ["dentist"]
    assert [f"{note.facts['time']:%H:%M}" for note in said.notes] == ["17:00"]
    assert (await asked(house, "is Tom free on Friday at 5pm?")).key == "free-yes"
    assert (await asked(house, "am I free on Friday at 4pm?")).key == "free-yes-you"


async def test_what_nobody_is_named_for_is_its_makers(house: House) -> None:
    put(house, event(house, "tax office", "2026-11-27T15:30", "2026-11-27T16:45"))
    assert (await asked(house, "am I free on Friday at 4pm?")).key == "free-no-you"
    toms = await asked(house, "is Tom free on Friday at 4pm?")
    assert toms.key == "free-yes"
    assert [note.facts["title"] for note in toms.notes] == ["tax office"]


async def test_when_all_are_free(house: House) -> None:
    put(
        house,
        event(house, "football", "2026-11-28T13:10", "2026-11-28T14:20", (TOM,)),
        event(house, "call", "2026-11-28T16:00", "2026-11-28T16:30", (ANNA,)),
        event(house, "judo", "2026-11-28T17:00", "2026-11-28T18:00", (MIA,)),
    )
    command = FindFree(house.local("2026-11-28T12:00"), house.local("2026-11-28T19:00"), (ANNA, TOM), 30)
    said = await run(house, command)
    assert free(house, said) == ["11-28T12:00 13:10", "11-28T14:30 16:00", "11-28T16:30 19:00"]
    longer = await run(house, FindFree(command.start, command.end, (ANNA, TOM), 90))
    assert free(house, longer) == ["11-28T14:30 16:00", "11-28T16:30 19:00"]
    assert [line.facts["title"] for line in said.facts["lines"]] == ["football", "call"]


async def test_a_day_is_asked_about_within_waking_hours(house: House) -> None:
    put(house, event(house, "work", "2026-11-27T08:00", "2026-11-27T16:00", (TOM,)))
    said = await asked(house, "is Tom free on Friday?")
    assert free(house, said) == ["11-27T07:00 08:00", "11-27T16:00 22:00"]


async def test_of_today_what_is_left(house: House) -> None:
    house.clock.set(house.local("2026-11-21T10:10"))
    put(house, event(house, "work", "2026-11-21T12:00", "2026-11-21T16:00", (TOM,)))
    said = await asked(house, "is Tom free today?")
    assert free(house, said) == ["11-21T10:30 12:00", "11-21T16:00 22:00"]


async def test_a_day_without_any_gap(house: House) -> None:
    put(house, event(house, "work", "2026-11-27T06:00", "2026-11-27T23:00", (TOM,)))
    assert (await asked(house, "is Tom free on Friday?")).key == "free-no"


async def test_whole_days_and_birthdays_do_not_block_but_are_said(house: House) -> None:
    put(
        house,
        event(house, "fair", "2026-11-27T00:00", "2026-11-28T00:00", (TOM,), all_day=True),
        event(house, "Mia", "2026-11-27T00:00", "2026-11-28T00:00", (TOM,), all_day=True, kind="birthday"),
    )
    said = await asked(house, "is Tom free on Friday at 4pm?")
    assert said.key == "free-yes"
    assert [note.facts["title"] for note in said.notes] == ["fair"]


async def test_nothing_private_of_others_is_told(house: House) -> None:
    secret = event(house, "surprise", "2026-11-27T15:30", "2026-11-27T16:45", (TOM,), audience="member:2")
    put(house, secret)
    assert (await asked(house, "am I free on Friday at 4pm?", "Tom")).key == "free-no-you"
    assert (await asked(house, "is Tom free on Friday at 4pm?")).key == "free-yes"
    assert starts(house, found(house, "2026-11-27T00:00", "2026-11-28T00:00", "Mia")) == []
