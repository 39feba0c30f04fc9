"""The week in words and as a picture."""

from __future__ import annotations

from datetime import date, timedelta

from bot.replies.catalogue import catalogue
from bot.replies.render import render
from bot.replies.words import Words
from skills.calendar.commands import ShowWeek
from skills.calendar.events import Event
from tests.house import House
from tests.skills.calendars import put, request_for, run, swimming

PNG = b"\x89PNG\r\n"


async def test_a_week_has_its_events_under_their_days(house: House) -> None:
    await swimming(house, who=(3,))
    day, zone = timedelta(days=1), str(house.zone)
    tuesday, sunday = house.local("2026-11-24T00:00"), house.local("2026-11-29T00:00")
    put(
        house,
        Event("late shift", tuesday - timedelta(hours=3), tuesday + timedelta(hours=6), zone),
        Event("fair", tuesday, tuesday + 2 * day, zone, all_day=True),
        Event("Rosa", sunday, sunday + day, zone, all_day=True, kind="birthday", born=1950),
        Event("next week", sunday + day, sunday + 2 * day, zone, all_day=True),
    )
    outcome = await run(house, ShowWeek(date(2026, 11, 23)))
    words = Words(catalogue("en"), house.zone, house.clock.now())
    assert render(outcome, words).splitlines() == [
        "🗓️ Mon 23 Nov to Sun 29 Nov",
        "Mon 23 Nov",
        "• 21:00–06:00 late shift",
        "Tue 24 Nov",
        "• fair",
        "• 00:00–06:00 late shift",
        "Wed 25 Nov",
        "• fair",
        "Fri 27 Nov",
        "• 16:00–17:00 swimming for Mia",
        "Sun 29 Nov",
        "• 🎂 Rosa (76)",
    ]


async def test_the_picture_goes_along(house: House) -> None:
    outcome = await run(house, ShowWeek(date(2026, 11, 23)))
    assert outcome.key == "week-empty"
    (picture,) = outcome.files
    assert (picture.name, picture.mime) == ("week-2026-11-23.png", "image/png")
    assert picture.content.startswith(PNG)


async def test_a_week_begins_on_monday_and_one_that_is_nearly_over_today(house: House) -> None:
    for text, start in (("show me the week", date(2026, 11, 21)), ("show me next week", date(2026, 11, 23))):
        assert await request_for(house, "Anna", "week_show", text) == ShowWeek(start)
    house.clock.set(house.local("2026-11-26T10:00"))
    assert await request_for(house, "Anna", "week_show", "show me the week") == ShowWeek(date(2026, 11, 23))


async def test_what_is_not_open_to_a_member_is_not_shown(house: House) -> None:
    start = house.local("2026-11-24T10:00")
    put(house, Event("surprise", start, start + timedelta(hours=1), str(house.zone), audience="member:1"))
    assert (await run(house, ShowWeek(date(2026, 11, 23)), "Anna")).key == "week-shown"
    assert (await run(house, ShowWeek(date(2026, 11, 23)), "Tom")).key == "week-empty"
