"""Everyday conversations through the whole product: what is there afterwards counts, not the words of the reply."""

from __future__ import annotations

from bot.messages import ButtonName
from tests.house import House


async def said(house: House, *texts: str, name: str = "Anna") -> None:
    for text in texts:
        await house.say(name, text)


def titles(house: House) -> list[str]:
    return [event["title"] for event in house.state.get("events", [])]


async def test_a_reminder_for_somebody_unknown_asks_who_is_meant(house: House) -> None:
    reply = await house.say("Anna", "remind dad at 6pm to bring the car")
    assert {button.label for button in reply.buttons} >= {"Tom"}
    assert not house.state.get("reminders")


async def test_a_child_does_not_remind_others_through_itself(house: House) -> None:
    await said(house, "remind dad at 6pm to bring the car", name="Mia")
    assert not house.state.get("reminders")


async def test_what_is_not_there_is_not_made_by_denying_it(house: House) -> None:
    before = house.state
    await said(house, "no dentist on Friday", "we don't need milk any more", "don't remind me of the bins")
    assert house.state == before


async def test_an_event_that_falls_through_is_asked_about_first(house: House) -> None:
    await said(house, "dentist on Friday at 9")
    reply = await house.say("Anna", "the dentist on Friday is cancelled")
    assert ButtonName.CONFIRM in {button.name for button in reply.buttons}
    await house.press("Anna", ButtonName.CONFIRM)
    assert titles(house) == []


async def test_what_is_no_longer_needed_comes_off_the_list(house: House) -> None:
    await said(house, "we need milk and eggs", "we don't need milk any more")
    assert house.items() == {"eggs": False}


async def test_one_item_for_another(house: House) -> None:
    await said(house, "we need milk and butter", "dentist on Friday at 9", "change milk to oat milk on the list")
    assert house.items() == {"oat milk": False, "butter": False}


async def test_everything_was_bought(house: House) -> None:
    await said(house, "we need milk and butter", "bought everything")
    assert house.items() == {"milk": True, "butter": True}


async def test_a_reminder_is_moved_by_its_name(house: House) -> None:
    await said(house, "remind me at 7pm to water the plants", "change the reminder water the plants to 9")
    (reminder,) = house.state["reminders"]
    assert (reminder["text"], reminder["due"]) == ("water the plants", house.local("2026-11-21T21:00"))


async def test_a_budget_without_an_amount_asks_for_it(house: House) -> None:
    await said(house, "budget for groceries", "400")
    (budget,) = house.state["budgets"]
    assert (budget["category"], budget["amount"]) == ("groceries", "400.00")


async def test_a_chore_is_known_by_its_verb(house: House) -> None:
    await said(house, "Tom takes out the bins every Monday", "Mia soll jeden Freitag ihr Zimmer aufräumen")
    chores = {(chore["text"], chore["rrule"]) for chore in house.state["chores"]}
    assert chores == {
        ("take out the bins", "FREQ=WEEKLY;BYDAY=MO"),
        ("ihr Zimmer aufräumen", "FREQ=WEEKLY;BYDAY=FR"),
    }


async def test_no_event_is_put_into_the_past(house: House) -> None:
    await said(house, "put the dentist in the calendar for yesterday at 9am")
    assert titles(house) == []


async def test_a_recurring_event_with_an_exception_leaves_that_day_out(house: House) -> None:
    await said(house, "I have yoga every Monday at 7pm except 28 December")
    reply = await house.say("Anna", "what's on 28 December?")
    assert "yoga" not in reply.text
    reply = await house.say("Anna", "what's on 21 December?")
    assert "yoga" in reply.text


async def test_a_title_keeps_words_that_hold_small_words(house: House) -> None:
    await said(house, "12 euros for the platform game at Fnac", "9,50 Petersilie und Winterjacke")
    assert {expense["merchant"] for expense in house.state["expenses"]} >= {"Fnac"}


async def test_others_moved_what_was_just_said(house: House) -> None:
    await said(house, "physio on Friday at 2pm", "that's been moved to Monday, same time")
    (event,) = house.state["events"]
    assert event["start"] == house.local("2026-11-23T14:00")


async def test_one_hour_and_not_another(house: House) -> None:
    await said(house, "physio on Friday at 2pm", "it's at 4 not 2")
    (event,) = house.state["events"]
    assert event["start"] == house.local("2026-11-27T16:00")
    assert not house.state.get("expenses")


async def test_a_child_has_nobody_told(house: House) -> None:
    await said(house, "tell Anna to collect me at 4", name="Mia")
    assert not house.state.get("reminders")


async def test_scrap_that_after_a_slip(house: House) -> None:
    await said(house, "physio on Friday at 2pm", "oops, scrap that")
    assert titles(house) == []
