"""An admin fetches a model by a chat on Telegram: with the real process, and a model server that does as told."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from tests.bot.test_pulling import FETCHED, FILE
from tests.emulator import Emulator, Seat
from tests.journeys.telegram.product import Product
from tests.pods.engine.models.pool.server import ModelServer


@pytest.fixture
async def server() -> AsyncIterator[ModelServer]:
    server = ModelServer(pull=FETCHED)
    await server.start()
    yield server
    await server.stop()


@pytest.fixture
async def product(emulator: Emulator, server: ModelServer, tmp_path: Path, models: Path) -> AsyncIterator[Product]:
    """The product with that server."""
    file = tmp_path / "models.yaml"
    file.write_text(FILE.format(address=server.address))
    product = Product(emulator, tmp_path, models, {"INGLE_MODELS_FILE": str(file)})
    await product.start()
    yield product
    await product.stop()


async def joined(product: Product, emulator: Emulator, role: str) -> Seat:
    seat = emulator.user(11, "Anna")
    seat.say(f"/start {await product.invite('Anna', role)}")
    await seat.next_reply(40)
    return seat


async def test_progress_shows_the_chat_goes_on_and_the_end_is_told(
    product: Product, emulator: Emulator, server: ModelServer
) -> None:
    anna = await joined(product, emulator, "admin")
    server.pull_pause_s = 0.5
    anna.say("/models pull qwen3:14b")
    progress = await anna.next_reply(40)
    assert progress.text.startswith("I am fetching it: ")
    assert progress.text.endswith("of 1,000 MB …")
    anna.say("we need milk")
    assert "milk" in (await anna.next_reply(40)).text
    assert "of 1,000 MB" in (await anna.next_edit(10)).text
    assert (await anna.next_reply(40)).text == "qwen3:14b is here now and can be used."
    anna.say("/models")
    assert "gpu0 answers; in its memory: qwen3:4b" in (await anna.next_reply(40)).text


async def test_killed_in_the_middle_it_goes_on_and_the_end_is_told_once(
    product: Product, emulator: Emulator, server: ModelServer
) -> None:
    anna = await joined(product, emulator, "admin")
    server.pull_pause_s = 5
    anna.say("/models pull qwen3:14b")
    while not server.pulled:
        await asyncio.sleep(0.05)
    await product.kill()
    server.pull_pause_s = 0
    await product.start()
    assert (await anna.next_reply(40)).text == "qwen3:14b is here now and can be used."
    assert server.pulled == ["qwen3:14b"] * 2
    await asyncio.sleep(1)
    assert [sent.text for sent in anna.seen() if "is here now" in sent.text] == [
        "qwen3:14b is here now and can be used."
    ]


async def test_stopped_in_the_middle_it_says_so_at_once(
    product: Product, emulator: Emulator, server: ModelServer
) -> None:
    anna = await joined(product, emulator, "admin")
    server.pull_pause_s = 60
    anna.say("/models pull qwen3:14b")
    while not server.pulled:
        await asyncio.sleep(0.05)
    await asyncio.wait_for(product.stop(), 8)
    assert "goes on where it stopped" in (await anna.next_reply(40)).text
    assert server.cut == 1
