"""A real channel on a real database, against the emulated Bot API."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator
from contextlib import AsyncExitStack
from datetime import UTC, datetime
from pathlib import Path

import pytest

from bot.channels.protocol import Limits, SendFailed
from bot.channels.telegram import TelegramChannel
from bot.tidying import Tidying
from bot.unlocking import Unlocking
from knowledge.clock import ManualClock
from knowledge.store.database import Database, open_household_database
from tests.bot.channels.telegram.echo import EchoAssistant
from tests.emulator import TOKEN, Emulator, Seat
from tests.keyrings import keyring_of

Opened = Callable[..., Awaitable[TelegramChannel]]


async def eventually(found: Callable[[], object], timeout: float = 40) -> None:
    """Waits until something holds that the emulator cannot see. Raises TimeoutError."""
    async with asyncio.timeout(timeout):
        while not found():
            await asyncio.sleep(0.01)


@pytest.fixture
async def emulator() -> AsyncIterator[Emulator]:
    emulator = Emulator()
    await emulator.start()
    yield emulator
    await emulator.stop()


@pytest.fixture
def database(tmp_path: Path) -> Iterator[Database]:
    database = open_household_database(tmp_path / "household.db")
    yield database
    database.close()


@pytest.fixture
def clock() -> ManualClock:
    return ManualClock(datetime(2026, 11, 21, 9, 0, tzinfo=UTC))


@pytest.fixture
def echo() -> EchoAssistant:
    return EchoAssistant()


@pytest.fixture
async def opened(
    emulator: Emulator, database: Database, clock: ManualClock, echo: EchoAssistant, tmp_path: Path
) -> AsyncIterator[Opened]:
    """Starts a channel with options of its own; it is stopped when the test ends."""
    async with AsyncExitStack() as stack:

        async def open_channel(
            *,
            token: str = TOKEN,
            download: bool = False,
            limits: Limits | None = None,
            unlocking: Unlocking | None = None,
            tidying: Tidying | None = None,
            replied: Callable[[SendFailed | None], None] | None = None,
        ) -> TelegramChannel:
            channel = TelegramChannel(
                token=token,
                database=database,
                keyring=keyring_of(database, clock),
                clock=clock,
                media=tmp_path / "media",
                commands={"": [("help", "What I can do")], "de": [("help", "Was ich kann")]},
                base_url=emulator.base_url,
                download=download,
                limits=limits,
                unlocking=unlocking,
                tidying=tidying,
                replied=replied,
            )
            await channel.start(echo)
            stack.push_async_callback(channel.stop)
            return channel

        yield open_channel


@pytest.fixture
async def channel(opened: Opened) -> TelegramChannel:
    """A running channel."""
    return await opened()


@pytest.fixture
def anna(emulator: Emulator) -> Seat:
    """Anna in her private chat."""
    return emulator.user(11, "Anna")
