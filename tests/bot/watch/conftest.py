"""A house that is watched, with a disk and a line to Telegram of its own."""

from __future__ import annotations

from collections.abc import AsyncIterator, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from bot.channels.telegram import TelegramChannel
from bot.watch.telling import Telling
from knowledge.store.room import Disk, Space
from tests.conftest import Opener
from tests.emulator import TOKEN, Emulator, Seat
from tests.house import House, Sent

GB = 1_000_000_000


class Reading:
    """A disk of 100 GB as full as a test wants it; `broken` for one that cannot be looked at."""

    def __init__(self) -> None:
        self.free = 50.0
        self.broken = False

    def __call__(self, folder: Path) -> Space:
        if self.broken:
            raise OSError("no such device")
        return Space(round(self.free * GB), 100 * GB)


@pytest.fixture
def reading() -> Reading:
    return Reading()


@pytest.fixture
def watched(open_house_with: Opener, reading: Reading) -> House:
    """A household whose disk can be filled."""
    return open_house_with(disk=Disk(Path("/"), reading))


@pytest.fixture
def telling(watched: House) -> Iterator[Telling]:
    """Notices of that household, noted anew with each look."""
    telling = Telling(watched.app.notices)
    yield telling
    telling.close()


@pytest.fixture
async def emulator() -> AsyncIterator[Emulator]:
    emulator = Emulator()
    await emulator.start()
    yield emulator
    await emulator.stop()


async def arrived(house: House) -> list[Sent]:
    """What is sent now, unasked."""
    before = len(house.channel.sent)
    await house.ring()
    return house.channel.sent[before:]


@dataclass(frozen=True)
class Online:
    """A running house that Anna reaches by Telegram, where fetches are answered within a second."""

    house: House
    channel: TelegramChannel
    anna: Seat


@pytest.fixture
async def online(watched: House, emulator: Emulator) -> Online:
    app = watched.app
    channel = TelegramChannel(
        token=TOKEN,
        database=app.database,
        keyring=app.seals.keyring,
        clock=app.clock,
        media=app.settings.data_dir / "media",
        base_url=emulator.base_url,
        download=True,
        limits=app.assistant.door,
        poll_seconds=1,
    )
    anna = emulator.user(11, "Anna")
    app.members.link(watched.member("Anna").id, "telegram", "11", "11")
    app.channels["telegram"] = channel
    await channel.start(app.assistant)
    return Online(watched, channel, anna)
