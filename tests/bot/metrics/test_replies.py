"""Replies on Telegram are counted by what came of them, as everything is that is delivered unasked."""

from __future__ import annotations

from collections.abc import AsyncIterator

import pytest
from pydantic import SecretStr

from bot.build import open_telegram
from bot.channels.protocol import SendFailed
from bot.metrics.deliveries import counting_replies
from tests.bench.house import free_port
from tests.bot.channels.telegram.conftest import eventually
from tests.bot.metrics.test_inside import value
from tests.conftest import Opener
from tests.emulator import TOKEN, Emulator
from tests.house import House


@pytest.fixture
async def emulator() -> AsyncIterator[Emulator]:
    emulator = Emulator()
    await emulator.start()
    yield emulator
    await emulator.stop()


@pytest.fixture
def house(open_house_with: Opener, emulator: Emulator) -> House:
    """A house with figures, whose Telegram is the emulated one."""
    told = {"telegram_token": SecretStr(TOKEN), "telegram_base_url": emulator.base_url}
    return open_house_with(settings={"metrics_port": free_port(), **told})


async def test_replies_on_telegram_are_counted_also_those_that_it_refuses(house: House, emulator: Emulator) -> None:
    open_telegram(house.app)
    channel = house.app.channels["telegram"]
    await channel.start(house.app.assistant)
    try:
        anna = emulator.user(11, "Anna")
        house.app.members.link(house.member("Anna").id, "telegram", "11", "11")
        anna.say("we need milk")
        await anna.next_reply()
        await eventually(lambda: value(house, "deliveries_total", channel="telegram", result="sent") == 1)
        anna.block()
        anna.say("we need bread")
        await eventually(lambda: value(house, "deliveries_total", channel="telegram", result="gone") == 1)
    finally:
        await channel.stop()


def test_a_reply_that_was_slowed_to_the_end_failed(house: House) -> None:
    assert house.app.counts is not None
    counted = counting_replies("telegram", house.app.counts)
    counted(SendFailed("too many", retry_after=30))
    counted(SendFailed("no line"))
    assert value(house, "deliveries_total", channel="telegram", result="failed") == 1
    assert value(house, "deliveries_total", channel="telegram", result="unreachable") == 1
    assert value(house, "deliveries_total", channel="telegram", result="slowed") == 0
