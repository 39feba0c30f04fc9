"""A line to Telegram that is dead, a token that was revoked or stolen, told from a quiet evening."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from datetime import timedelta

import pytest

from bot.channels.telegram.pulse import Outside, Pulse
from bot.watch.telegram import Patience, TelegramLook
from bot.watch.telling import Telling
from knowledge.clock import Clock
from tests.bot.watch.conftest import Online, arrived
from tests.emulator import Emulator
from tests.house import House

FEW = Patience(silent=2.5, unreachable=0.3, waiting=0.3, conflicts=2, conflict=2.0)


async def eventually(found: Callable[[], object], timeout: float = 30) -> None:
    async with asyncio.timeout(timeout):
        while not found():
            await asyncio.sleep(0.02)


@pytest.fixture
def look(online: Online, telling: Telling) -> TelegramLook:
    return TelegramLook(telling, online.channel, FEW)


async def test_a_quiet_evening_is_no_news(online: Online, look: TelegramLook) -> None:
    await asyncio.sleep(3)
    for part in (look.troubles, look.others, look.silence):
        await part()
    assert await arrived(online.house) == []
    assert online.channel.pulse.silent_for < FEW.silent


class Untried:
    """The line of a house that has just started: nothing was fetched yet."""

    fetching = True

    def __init__(self, clock: Clock) -> None:
        self.pulse = Pulse(clock)

    async def reconnect(self) -> None:
        raise AssertionError

    async def outside(self) -> Outside:
        raise AssertionError

    async def take_back(self) -> None:
        raise AssertionError


@pytest.mark.parametrize("key", ["telegram-token", "telegram-unreachable", "telegram-conflict", "telegram-silent"])
async def test_nothing_is_well_again_before_telegram_has_answered(watched: House, telling: Telling, key: str) -> None:
    watched.app.notices.tell(key, {"minutes": 20})
    line = Untried(watched.clock)
    look = TelegramLook(telling, line, FEW)
    for part in (look.troubles, look.others, look.silence):
        await part()
    assert watched.app.notices.is_open(key)
    line.pulse.answered(0)
    for part in (look.troubles, look.others, look.silence):
        await part()
    assert not watched.app.notices.is_open(key)


async def test_a_loop_that_died_is_begun_anew_and_nothing_is_lost_or_answered_twice(
    online: Online, look: TelegramLook
) -> None:
    database = online.house.app.database
    online.anna.say("we need milk")
    await online.anna.next_reply(20)
    with database.transaction() as tables:
        tables.execute("ALTER TABLE inbox RENAME TO inbox_away")
    online.anna.say("we need bread")
    await eventually(lambda: not online.channel.fetching)
    with database.transaction() as tables:
        tables.execute("ALTER TABLE inbox_away RENAME TO inbox")
    await look.silence()
    assert "bread" in (await online.anna.next_reply(20)).text
    assert online.house.items() == {"milk": False, "bread": False}
    await look.silence()
    assert await arrived(online.house) == [], "it is put right already"


async def test_an_answer_that_never_comes_is_told_when_connecting_anew_did_not_help(
    online: Online, look: TelegramLook, emulator: Emulator
) -> None:
    emulator.inject("getUpdates", delay=60, times=20)
    await eventually(lambda: online.channel.pulse.silent_for > FEW.silent)
    await look.silence()
    assert await arrived(online.house) == []
    await look.silence()
    (sent,) = await arrived(online.house)
    assert "silent" in sent.text
    emulator.calm()
    await look.silence()
    await eventually(lambda: online.channel.pulse.silent_for < 1)
    await look.silence()
    (well,) = await arrived(online.house)
    assert well.text == "✅ Telegram answers again."
    online.anna.say("we need milk")
    assert "milk" in (await online.anna.next_reply(20)).text


async def test_updates_that_wait_there_and_do_not_come(online: Online, look: TelegramLook, emulator: Emulator) -> None:
    emulator.state.held_back = 2
    for _ in range(2):
        await asyncio.sleep(0.4)
        await look.silence()
    (sent,) = await arrived(online.house)
    assert "waiting at Telegram" in sent.text
    emulator.state.held_back = 0
    await eventually(lambda: online.channel.pulse.connected)
    await asyncio.sleep(0.4)
    await look.silence()
    (well,) = await arrived(online.house)
    assert well.text.startswith("✅")


async def test_a_telegram_that_cannot_be_reached(online: Online, look: TelegramLook, emulator: Emulator) -> None:
    await emulator.stop()
    await eventually(lambda: online.channel.pulse.troubled_for > FEW.unreachable)
    await look.troubles()
    await look.others()
    await look.silence()
    (sent,) = await arrived(online.house)
    assert "cannot be reached" in sent.text
    await emulator.start()
    await eventually(lambda: online.channel.pulse.trouble is None, 20)
    await look.troubles()
    (well,) = await arrived(online.house)
    assert well.text == "✅ Telegram can be reached again."


async def test_another_program_with_the_same_token(online: Online, look: TelegramLook, emulator: Emulator) -> None:
    emulator.inject("getUpdates", status=409, description="Conflict: terminated by other getUpdates request")
    await eventually(lambda: online.channel.pulse.conflicts(60) == 1)
    await look.others()
    assert await arrived(online.house) == [], "once may be our own process that has just ended"
    emulator.inject("getUpdates", status=409, description="Conflict: terminated by other getUpdates request", times=2)
    await eventually(lambda: online.channel.pulse.conflicts(2.0) >= 2)
    await look.others()
    (sent,) = await arrived(online.house)
    assert "/revoke" in sent.text
    await eventually(lambda: online.channel.pulse.connected and online.channel.pulse.conflicts(2.0) == 0)
    await look.others()
    (well,) = await arrived(online.house)
    assert well.text.startswith("✅")


async def test_a_webhook_that_somebody_set_is_taken_back_and_told(
    online: Online, look: TelegramLook, emulator: Emulator
) -> None:
    emulator.state.webhook = "https://collect.example/hook"
    await eventually(lambda: online.channel.pulse.conflicts(60) > 0)
    await look.others()
    assert emulator.state.webhook == ""
    (sent,) = await arrived(online.house)
    assert "webhook" in sent.text
    assert "collect.example" not in sent.text
    online.anna.say("we need milk")
    assert "milk" in (await online.anna.next_reply(20)).text


async def test_a_revoked_token_is_told_where_anna_can_still_be_reached(
    online: Online, look: TelegramLook, emulator: Emulator
) -> None:
    online.house.app.members.seen("telegram", "11", "11")
    emulator.token = "4200:another-token_since_then"
    await eventually(lambda: online.channel.pulse.trouble is not None)
    await look.troubles()
    (sent,) = await arrived(online.house)
    assert (sent.to, "@BotFather" in sent.text) == ("Anna", True)
    notice = online.house.app.notices.open()[0]
    assert (notice.key, notice.urgent) == ("telegram-token", True)


async def test_the_date_of_an_answer_tells_how_far_our_clock_is_off(online: Online) -> None:
    await eventually(lambda: online.channel.pulse.skew is not None)
    skew = online.channel.pulse.skew
    assert skew is not None
    online.house.clock.set(online.house.clock.now() + skew)
    await asyncio.sleep(1.3)
    assert online.channel.pulse.skew is not None
    assert abs(online.channel.pulse.skew) < timedelta(seconds=5)
