"""An almost full disk: photos and documents are declined kindly, what matters goes on, the admins are told once."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from datetime import time
from pathlib import Path

import pytest

from backups.scheduling import Plan
from bot.librarian import Librarian
from bot.messages import Unsupported
from bot.watch.disks import DiskLook
from bot.watch.telling import Telling
from knowledge.clock import SystemClock
from knowledge.store.room import Disk, Room, Space, space_of
from skills.documents.looked import Looked
from skills.engine.means import Progress, silent
from tests.bot.watch.conftest import Online, Reading, arrived
from tests.emulator import Emulator
from tests.house import CHANNEL, House

LOW = 1.5
JPEG = b"\xff\xd8\xff\xe0 a photo"


@pytest.mark.parametrize(
    ("free", "rooms"),
    [
        ([50, 2.1, 1.9, 2.1, 2.4, 2.6], [Room.PLENTY, Room.PLENTY, Room.LOW, Room.LOW, Room.LOW, Room.PLENTY]),
        ([0.6, 0.4, 0.6, 0.7, 9], [Room.LOW, Room.CRITICAL, Room.CRITICAL, Room.LOW, Room.PLENTY]),
    ],
)
def test_it_does_not_go_to_and_fro(free: list[float], rooms: list[Room]) -> None:
    reading = Reading()
    disk = Disk(Path("/"), reading)
    seen = []
    for one in free:
        reading.free = one
        seen.append(disk.room())
    assert seen == rooms


def test_a_small_disk_is_almost_full_below_a_tenth() -> None:
    left = iter((1_100_000_000, 900_000_000))
    disk = Disk(Path("/"), lambda _: Space(next(left), 10_000_000_000))
    assert [disk.room(), disk.room()] == [Room.PLENTY, Room.LOW]


def test_a_folder_that_is_not_there_yet_lies_on_a_disk(tmp_path: Path) -> None:
    assert space_of(tmp_path / "not" / "yet").total > 0


async def test_the_admins_are_told_once_and_when_it_is_well_again(
    watched: House, telling: Telling, reading: Reading
) -> None:
    look = DiskLook(telling, watched.app.disk)
    await look()
    assert await arrived(watched) == []
    reading.free = LOW
    await look()
    (sent,) = await arrived(watched)
    assert (sent.to, "1.5 GB" in sent.text, "reminders go on" in sent.text) == ("Anna", True, True)
    await look()
    assert await arrived(watched) == []
    reading.free = 0.3
    await look()
    (sent,) = await arrived(watched)
    assert "0.3 GB" in sent.text
    reading.free = 40
    await look()
    assert sorted(one.text.partition(" (")[0][:12] for one in await arrived(watched)) == [
        "✅ The disk i",
        "✅ There is r",
    ]


async def test_what_cannot_be_seen_changes_nothing(watched: House, reading: Reading) -> None:
    reading.free = LOW
    assert watched.app.disk.room() is Room.LOW
    reading.broken = True
    assert watched.app.disk.room() is Room.LOW


async def test_a_photo_by_telegram_is_declined_kindly_and_a_reminder_still_arrives(
    online: Online, reading: Reading, emulator: Emulator
) -> None:
    house, anna = online.house, online.anna
    reading.free = LOW
    anna.photo(JPEG)
    assert "hardly any room" in (await anna.next_reply(20)).text
    assert emulator.calls("getFile") == []
    anna.say("remind me to call grandma at 10:30")
    assert "call grandma" in (await anna.next_reply(20)).text
    house.clock.set(house.local("2026-11-21T10:30"))
    await house.ring()
    assert "call grandma" in (await anna.next_reply(20)).text
    reading.free = 40
    anna.photo(JPEG)
    assert "hardly any room" not in (await anna.next_reply(30)).text
    assert len(emulator.calls("getFile")) == 1


async def test_voice_notes_are_heard_until_the_disk_is_full(watched: House, reading: Reading) -> None:
    async def declined(*, heard: bool) -> Unsupported | None:
        return await asyncio.to_thread(watched.app.assistant.door.declines, CHANNEL, "Anna", 9, 3.0, heard=heard)

    assert await declined(heard=False) is None
    reading.free = LOW
    assert [await declined(heard=one) for one in (False, True)] == [Unsupported.DISK_FULL, None]
    reading.free = 0.2
    assert await declined(heard=True) is Unsupported.DISK_FULL


def test_snapshots_wait_while_the_disk_is_full(reading: Reading, tmp_path: Path) -> None:
    (tmp_path / "household.db").touch()
    plan = Plan(tmp_path, tmp_path / "kept", time(3, 30), None, reading)
    assert plan.due(SystemClock())
    reading.free = 0.3
    assert not plan.due(SystemClock())


class Folder:
    """A folder of papers in which nothing is ever new; counts how often it is looked at."""

    def __init__(self) -> None:
        self.looks = 0

    def make_folders(self) -> None:
        """They are there."""

    def look(self, progress: Progress = silent, stop: Callable[[], bool] = lambda: False) -> Looked:
        self.looks += 1
        return Looked()


async def test_papers_wait_while_the_disk_is_full(watched: House, reading: Reading) -> None:
    folder, library = Folder(), watched.app.local("knowledge").library
    assert library is not None
    reading.free = 0.3
    librarian = Librarian(folder, library, told=lambda: None, paused=watched.app.disk.full, look_every=0.05)
    await librarian.start()
    await asyncio.sleep(0.5)
    assert folder.looks == 0
    reading.free = 40
    async with asyncio.timeout(10):
        while not folder.looks:
            await asyncio.sleep(0.02)
    await librarian.stop()
