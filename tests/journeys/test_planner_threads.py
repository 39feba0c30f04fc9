"""What a family says about plans, reminders, chores and to-dos, several messages each, and what is said at the end."""

from __future__ import annotations

import pytest

from tests.house import House

THREADS: list[tuple[list[str], list[str]]] = [
    # ages
    (["Mia's birthday is 3 May 2014", "how old will Mia be?"], ["3 May", "Mia turns 13"]),
    (["Grandma was born on 12 December 1950", "Mia's birthday is 3 May 2014", "how old is grandma?"], ["(76)"]),
    (["Tom turns 40 on 2 February", "remind me a week before Tom's birthday"], ["Tue 26 Jan"]),
    (["Grandma was born on 12 December 1950", "how old is Tom?"], ["I don't know that birthday yet"]),
    # which turns of what recurs
    (["Mia has swimming every Friday at 4pm", "cancel swimming from 11 December on"], ["from Fri 11 Dec on?"]),
    (
        ["Mia has swimming every Friday at 4pm", "from January on swimming is at 5pm", "what's on on 8 January?"],
        ["17:00–18:00: swimming"],
    ),
    (["Mia has swimming every Friday at 4pm", "reschedule all swimming to 5pm"], ["17:00–18:00 (every Friday)"]),
    (["Mia has swimming every Friday at 4pm", "move this week's swimming to Saturday at 10am"], ["Only this time"]),
    (
        ["Mia has swimming every Friday at 4pm", "just this once swimming is at 5pm on 4 December"],
        ["Only this time", "Fri 4 Dec, 17:00"],
    ),
    (
        ["football for Mia every Tuesday at 5pm", "move football to 6 from next week on"],
        ["Tue 24 Nov, 18:00–19:00 (every Tuesday)"],
    ),
    (["remind me urgently at 23:30 to take the night train"], [": take the night train –", "In quiet hours as well"]),
    (["chess every Friday at 4pm", "not on 4 December"], ["chess: not on Fri 4 Dec"]),
    (["chess every Friday at 4pm", "and on 4 December it starts at 7pm"], ["Only this time", "Fri 4 Dec, 19:00"]),
    # right after an event
    (["lunch with Jo on Friday at 1pm", "it's at Luigi's"], ["lunch with Jo: Fri 27 Nov", "📍 Luigi's"]),
    (["lunch with Jo on Friday at 1pm", "actually it's at two"], ["Fri 27 Nov, 14:00–15:00"]),
    (["theatre on Sunday at 6pm", "and Tom comes too"], ["theatre for Tom"]),
    (["rugby on Sunday at 11am", "rename rugby to training"], ["Now training:"]),
    (["dentist Tuesday 3pm", "move the dentist to Thursday and remind me an hour before"], ["Thu 26 Nov, 14:00"]),
    # titles and days
    (["Mia has a school trip on 3 and 4 December"], ["school trip for Mia: Thu 3 Dec to Fri 4 Dec"]),
    (["Tom works on Monday from 9am to 4pm"], ["work for Tom: Mon 23 Nov, 09:00–16:00"]),
    (["we're having dinner with the Millers on Sunday at 7pm"], ["📅 dinner with the Millers:"]),
    # reminders
    (["remind me at 6pm to get the cake", "nag me until I've done it"], ["get the cake", "I keep asking"]),
    (["remind me at 6pm to get the cake and nag me", "make it every 15 minutes"], ["18:00", "every 15 minutes until"]),
    (["remind me at 6pm to get the cake", "this is important"], ["In quiet hours as well"]),
    (["remind Tom at 9pm to lock up, nag him every 5 minutes, and if he doesn't react tell me"], ["Tom: lock up – "]),
    (["remind me at 5pm to fetch Mia", "give that to Tom"], ["fetch Mia for Tom"]),
    (["remind me on weekdays at 7pm to wake Mia, but not on Wednesdays"], ["wake Mia – ", "Tuesday, Thursday"]),
    (["remind the kids every school day at 7:15 to wash"], ["Mia: wash – Mon 23 Nov, 07:15 (on weekdays)"]),
    (["remind me in 20 minutes to turn off the oven", "remind me about it again in 10 minutes"], ["oven – today"]),
    # chores
    (["Tom, Mia and I take turns emptying the dishwasher"], ["Chore for Tom, then Mia: empty the dishwasher."]),
    (["Tom and I take turns cooking, one week each"], ["Tom this week, then Anna: cooking by"]),
    (["Mia and Paula take turns feeding the cat every day"], ["Who is Paula?"]),
    (
        ["Tom has to take out the bins every Thursday", "has Tom done the bins?"],
        ["by Thu 26 Nov", "Not done yet"],
    ),
    (["Mia should feed the cat every day", "fed the cat", "has Mia fed the cat?"], ["Last done: feed the cat by Anna"]),
    (["Mia has to clean the cage on Sundays, I want a photo as proof"], ["clean the cage by", "A photo shows"]),
    # to-dos
    (["add call the plumber to the to-do list", "make it Wednesday"], ["call the plumber — by Wed 25 Nov"]),
    (["add call the plumber to the to-do list", "give it to Tom"], ["call the plumber — Tom"]),
    (
        ["add call the plumber to the to-do list", "move call the plumber on the to-do list to Monday"],
        ["Now:", "call the plumber — by Mon 23 Nov"],
    ),
    (["Tom needs to renew his passport by 15 December"], ["to-do list", "renew his passport — Tom, by Tue 15 Dec"]),
    # the week and who has time
    (["show me the week"], ["Sat 21 Nov to Fri 27 Nov"]),
    (
        ["Tom has football on Friday from 4 to 6pm", "who is free on Friday at 5pm?"],
        ["Tom is not free", "Free then: Anna and Mia."],
    ),
    # where somebody is
    (["I'm in Portugal this week"], ["Lisbon"]),
    (["I'm in Milan until Friday", "Italy"], ["Rome"]),
]


@pytest.mark.parametrize(("messages", "expected"), THREADS, ids=lambda value: value[-1])
async def test_the_last_reply(house: House, messages: list[str], expected: list[str]) -> None:
    replies = [(await house.say("Anna", message)).text for message in messages]
    assert [words for words in expected if words not in replies[-1]] == [], replies


async def test_turns_are_in_the_order_of_the_names(house: House) -> None:
    await house.say("Anna", "Tom, I and Mia take turns emptying the dishwasher")
    assert [one["for"] for one in house.state["chores"]] == [["Tom", "Anna", "Mia"]]


async def test_a_reminder_that_came_is_done_by_saying_so(house: House) -> None:
    await house.say("Anna", "remind me at 10:15 to call mum")
    await house.advance("2026-11-21T10:16")
    assert "Done" not in (await house.say("Anna", "I want to call mum")).text
    assert "✓ Done: call mum" in (await house.say("Anna", "I've called mum")).text


async def test_only_a_while_puts_a_reminder_off(house: House) -> None:
    await house.say("Anna", "remind me at 10:05 to check the oven")
    await house.advance("2026-11-21T10:06")
    assert "/feed/" in (await house.say("Anna", "give me a calendar link")).text
    assert "10:16" in (await house.say("Anna", "give me ten minutes")).text


async def test_whether_anybody_has_done_it_is_asked_of_the_reminder(house: House) -> None:
    await house.say("Anna", "remind Tom at 10:05 to come to lunch")
    await house.advance("2026-11-21T10:06")
    assert "Nobody has pressed Done yet" in (await house.say("Anna", "has anybody done it?")).text
    await house.say("Tom", "done")
    assert "✓ Done: Tom" in (await house.say("Anna", "did he do it?")).text


async def test_a_reminder_is_nagged_of_no_more(house: House) -> None:
    await house.say("Anna", "remind me at 10:15 to call mum and nag me until it's done")
    await house.say("Anna", "stop nagging")
    assert len(await house.advance("2026-11-21T11:30")) == 1


async def test_another_language_is_asked_for_in_that_language(house: House) -> None:
    await house.say("Anna", "speak German to me")
    await house.say("Anna", "in English please")
    assert "Nothing" in (await house.say("Anna", "what's on tomorrow?")).text
