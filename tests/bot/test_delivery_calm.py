"""What is said unasked disturbs as little as it can: quiet hours, one message for many, nobody waits for another."""

from __future__ import annotations

import asyncio
from datetime import time

from bot.messages import Chat, Reply
from skills.members.commands import SetQuiet
from skills.reminders.commands import CreateReminder
from tests.bot.test_delivery import statuses, with_phone
from tests.house import House


async def set_quiet(house: House, name: str, begin: time, end: time) -> None:
    await house.app.pods["house"].run(SetQuiet((house.member(name).id,), begin, end), house.asker(name))


async def remind(house: House, name: str, text: str, at: str, *, urgent: bool = False) -> None:
    due = house.local(at)
    command = CreateReminder(text, due, (house.member(name).id,), urgent=urgent)
    await house.app.pods["planner"].run(command, house.asker(name))


async def test_what_falls_into_quiet_hours_waits_for_their_end_and_says_so(house: House) -> None:
    await set_quiet(house, "Anna", time(22), time(7))
    await remind(house, "Anna", "put the bins out", "2026-11-21T23:30")
    await remind(house, "Tom", "lock the door", "2026-11-21T23:30")
    sent = await house.advance("2026-11-22T06:59")
    assert [one.to for one in sent] == ["Tom"]
    (late,) = await house.advance("2026-11-22T07:00")
    assert (late.to, late.at) == ("Anna", house.local("2026-11-22T07:00"))
    assert "put the bins out" in late.text
    assert "23:30" in late.text


async def test_what_is_urgent_comes_in_quiet_hours_too(house: House) -> None:
    await set_quiet(house, "Anna", time(22), time(7))
    await remind(house, "Anna", "take the night train", "2026-11-21T23:30", urgent=True)
    (sent,) = await house.advance("2026-11-21T23:31")
    assert sent.at == house.local("2026-11-21T23:30")


async def test_many_at_once_are_one_message_that_settles_all(house: House) -> None:
    for text in ("pack the bag", "water the plants", "feed the cat", "close the windows"):
        await remind(house, "Anna", text, "2026-11-21T12:00")
    (sent,) = await house.advance("2026-11-21T12:01")
    assert all(text in sent.text for text in ("pack the bag", "water the plants", "feed the cat", "close the windows"))
    assert statuses(house) == ["sent"] * 4
    await house.press("Anna", "done")
    assert {one["status"] for one in house.state["reminders"]} == {"done"}


async def test_two_at_once_are_two_messages_with_their_own_buttons(house: House) -> None:
    await remind(house, "Anna", "pack the bag", "2026-11-21T12:00")
    await remind(house, "Anna", "feed the cat", "2026-11-21T12:00")
    sent = await house.advance("2026-11-21T12:01")
    assert len(sent) == 2
    await house.press_token("Anna", sent[0].buttons[0].token)
    assert sorted(one["status"] for one in house.state["reminders"]) == ["done", "waiting"]


async def test_one_who_cannot_be_reached_does_not_keep_the_others_waiting(house: House) -> None:
    phone = await with_phone(house, "Anna")
    never = asyncio.Event()

    async def hang(chat: Chat, reply: Reply) -> str:
        await never.wait()
        return "1"

    phone.hook = hang
    await remind(house, "Anna", "pack the bag", "2026-11-21T12:00")
    await remind(house, "Tom", "feed the cat", "2026-11-21T12:00")
    house.clock.set(house.local("2026-11-21T12:00"))
    ringing = asyncio.create_task(house.app.alarm.ring())
    async with asyncio.timeout(5):
        while not house.channel.sent:
            await asyncio.sleep(0.01)
    assert [one.to for one in house.channel.sent] == ["Tom"]
    never.set()
    await ringing
