""" "Later" said to a reminder that came in the middle of something else."""

from __future__ import annotations

from tests.house import House


async def test_later_means_the_reminder_even_while_something_else_is_talked_about(house: House) -> None:
    await house.say("Anna", "remind me in one minute to check the oven")
    await house.say("Anna", "dentist on Friday at 9am")
    first = await house.advance("2026-11-21T10:01")
    assert ["oven" in sent.text for sent in first] == [True]

    assert "oven" in (await house.say("Anna", "later")).text
    again = await house.advance("2026-11-21T10:12")
    assert ["oven" in sent.text for sent in again] == [True]


async def test_a_correction_means_what_was_talked_about_and_not_the_reminder_between(house: House) -> None:
    await house.say("Anna", "remind me in one minute to check the oven")
    await house.say("Anna", "dentist on Friday at 9am")
    await house.advance("2026-11-21T10:01")

    assert "dentist" in (await house.say("Anna", "make it 11am")).text


async def test_a_reminder_that_has_not_come_is_moved_and_keeps_its_day(house: House) -> None:
    await house.say("Anna", "remind me tomorrow at 5pm to call grandma")

    await house.say("Anna", "move the reminder to call grandma to 8pm")
    (reminder,) = house.state["reminders"]
    assert reminder["due"] == house.local("2026-11-22T20:00")
