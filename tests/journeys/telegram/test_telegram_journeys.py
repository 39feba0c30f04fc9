"""What a family does with the product on Telegram, from the message to the reply, with the real process."""

from __future__ import annotations

import asyncio
import re
import time

import pytest

from tests.emulator import TOKEN, Emulator, Seat
from tests.journeys.telegram.product import Product

pytestmark = pytest.mark.slow


async def test_an_invite_lets_a_person_in_once(product: Product, emulator: Emulator) -> None:
    anna, tom = emulator.user(11, "Anna"), emulator.user(12, "Tom")
    code = await product.invite("Anna")
    anna.say(f"/start {code}")
    assert "Welcome, Anna" in (await anna.next_reply(40)).text
    tom.say(f"/start {code}")
    assert "not valid" in (await tom.next_reply()).text
    assert set(emulator.state.commands) == {"", "en", "de", "fr", "es", "it"}
    described = {menu[0]["description"] for menu in emulator.state.commands.values() if menu[0]["command"] == "help"}
    assert described == {"What I can do", "Was ich kann", "Ce que je sais faire", "Lo que sé hacer", "Cosa so fare"}


async def test_a_stranger_is_refused_once_and_then_ignored(product: Product, emulator: Emulator) -> None:
    eve, seen = emulator.user(66, "Eve"), emulator.state
    eve.say("what is on this week?")
    assert "only talk with the family" in (await eve.next_reply(40)).text
    eve.say("please")
    eve.say("what is on the shopping list?")
    await emulator.until(lambda: not seen.updates)
    await asyncio.sleep(0.5)
    assert len(eve.seen()) == 1


async def test_an_event_is_made_and_taken_back(anna: Seat) -> None:
    anna.say("dentist next Tuesday at 3pm")
    made = await anna.next_reply(40)
    assert "entist" in made.text
    assert [label for label, _ in made.buttons] == ["Undo"]
    anna.press("Undo")
    undone = await anna.next_edit(10)
    assert undone.message_id == made.message_id
    assert "Undone" in undone.text
    assert undone.buttons == ()


async def test_a_reminder_fires_after_a_restart_and_is_done_by_a_button(anna: Seat, product: Product) -> None:
    anna.say("remind me to turn off the oven in 6 seconds")
    promised = await anna.next_reply(40)
    assert "oven" in promised.text
    due = promised.at + 6
    await product.stop()
    await product.start()
    fired = await anna.next_reply(40)
    assert "oven" in fired.text
    assert fired.at > due - 2
    assert [label for label, _ in fired.buttons] == ["Done", "+10 min", "+1 h", "Tomorrow", "Not me"]
    anna.press("Done", fired)
    assert "Done" not in dict((await anna.next_edit(10)).buttons)


async def test_a_list_is_filled_and_read(anna: Seat) -> None:
    anna.say("add milk and bread to the shopping list")
    added = await anna.next_reply(40)
    assert "Undo" in dict(added.buttons)
    assert "milk" in added.text.casefold()
    anna.say("/shopping")
    shown = (await anna.next_reply(40)).text.casefold()
    assert "milk" in shown
    assert "bread" in shown


async def test_an_expense_is_logged_and_undone(anna: Seat) -> None:
    anna.say("spent 42.50 at Lidl")
    logged = await anna.next_reply(40)
    assert re.search(r"42[.,]50", logged.text)
    anna.press("Undo", logged)
    assert "Undone" in (await anna.next_edit(10)).text
    anna.say("how much did we spend this month?")
    assert not re.search(r"42[.,]50", (await anna.next_reply(40)).text)


async def test_a_group_is_answered_when_it_asks(anna: Seat, emulator: Emulator) -> None:
    here = emulator.group(-100500, "Home").member(anna)
    here.say("what a day")
    here.say("@ingle_bot add eggs to the shopping list")
    reply = await here.next_reply(40)
    assert "eggs" in reply.text.casefold()
    assert len(here.seen()) == 1


async def test_a_limit_is_waited_out(anna: Seat, emulator: Emulator) -> None:
    emulator.inject("sendMessage", status=429, retry_after=2)
    began = time.time()
    anna.say("add salt to the shopping list")
    reply = await anna.next_reply(40)
    assert "salt" in reply.text.casefold()
    assert reply.at - began >= 2


async def test_some_seconds_without_telegram_lose_nothing(anna: Seat, emulator: Emulator) -> None:
    await emulator.offline(3)
    anna.say("add rice to the shopping list")
    anna.say("add tea to the shopping list")
    texts = [sent.text.casefold() for sent in await anna.replies(2, 20)]
    assert "rice" in texts[0]
    assert "tea" in texts[1]


async def test_a_repeated_update_is_done_once(anna: Seat, emulator: Emulator, product: Product) -> None:
    anna.say("spent 10 at Aldi")
    await anna.next_reply(40)
    await emulator.until(lambda: emulator.unconfirmed == 0)
    emulator.state.repeat(1)
    anna.say("how much did we spend this month?")
    answer = (await anna.next_reply(40)).text
    assert re.match(r"€?10[.,]00", answer)
    assert len(anna.seen()) == 3


async def test_the_token_is_in_no_log_line(anna: Seat, product: Product, emulator: Emulator) -> None:
    emulator.inject("sendMessage", status=500)
    anna.say("hello")
    await anna.next_reply(40)
    await product.stop()
    assert TOKEN not in product.log
