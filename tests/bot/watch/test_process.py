"""A process whose event loop stands, whose threads are all taken, or whose messages do not get out."""

from __future__ import annotations

import asyncio
import socket
import threading
import time
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from pathlib import Path

from bot.channels.protocol import SendFailed
from bot.watch import Watch
from bot.watch.process import Beat, ProcessLook
from bot.watch.supervisor import Supervisor
from bot.watch.telling import Telling
from tests.bot.watch.conftest import arrived
from tests.house import House


def look_at(house: House, telling: Telling, beat: Beat) -> ProcessLook:
    pods = house.app.pods
    return ProcessLook(telling, beat, pods.values, house.app.clock, 1, stuck=0.5, very_slow=0.3)


async def test_a_loop_that_stands_still_is_told_and_one_that_turns_is_not(watched: House, telling: Telling) -> None:
    beat = Beat(every=0.05)
    look = look_at(watched, telling, beat)
    beating = asyncio.create_task(beat.run())
    await asyncio.sleep(0.2)
    time.sleep(0.6)
    await asyncio.sleep(0.1)
    await look.loop()
    assert len(await arrived(watched)) == 1
    await asyncio.sleep(0.1)
    beat.worst()
    beating.cancel()


async def test_threads_that_are_all_taken_are_noted_and_told_once_one_is_free(watched: House, telling: Telling) -> None:
    look = look_at(watched, telling, Beat())
    await look.threads()
    release = threading.Event()
    asyncio.get_running_loop().set_default_executor(ThreadPoolExecutor(1))
    hanging = asyncio.create_task(asyncio.to_thread(release.wait))
    await asyncio.sleep(0.05)
    await look.threads()
    await look.threads()
    (notice,) = watched.app.notices.open()
    assert (notice.key, notice.urgent) == ("threads-stuck", True)
    release.set()
    await hanging
    assert [one.text[0] for one in await arrived(watched)] == ["🐢"]
    await look.threads()
    assert [one.text[0] for one in await arrived(watched)] == ["✅"]


async def test_what_has_not_got_out_for_long_is_told_and_when_it_has(watched: House, telling: Telling) -> None:
    look = look_at(watched, telling, Beat())
    await watched.say("Tom", "remind me to call grandma at 10:30")
    watched.channel.failures.extend([SendFailed("no network", retry_after=1200), SendFailed("no network")])
    await watched.advance("2026-11-21T10:31")
    await look.outboxes()
    assert watched.app.notices.open() == []
    watched.clock.set(watched.clock.now() + timedelta(minutes=19, seconds=45))
    await look.outboxes()
    (notice,) = watched.app.notices.open()
    assert notice.key == "outbox-late"
    watched.channel.failures.clear()
    await watched.advance("2026-11-21T10:55")
    await look.outboxes()
    assert watched.app.notices.open() == []


async def test_a_look_that_fails_keeps_no_other_from_it(watched: House) -> None:
    looked: list[str] = []

    async def fails() -> None:
        raise OSError("no such device")

    async def works() -> None:
        looked.append("works")

    watch = Watch(Telling(watched.app.notices), Beat(every=0.01), [fails, works], every=0.05)
    assert not watch.alive
    watch.start()
    await asyncio.sleep(0.2)
    assert watch.alive
    await watch.stop()
    assert len(looked) >= 2
    assert not watch.alive


async def test_a_watch_that_hangs_does_not_count_as_alive(watched: House) -> None:
    async def hangs() -> None:
        await asyncio.sleep(60)

    watch = Watch(Telling(watched.app.notices), Beat(every=0.01), [hangs], every=0.05)
    watch.start()
    await asyncio.sleep(0.3)
    assert not watch.alive
    await watch.stop()


async def test_systemd_hears_that_the_house_has_started_and_lives(tmp_path: Path) -> None:
    with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as line:
        line.bind(str(tmp_path / "notify"))
        line.settimeout(5)
        beat = asyncio.create_task(Beat(Supervisor(str(tmp_path / "notify")).alive, every=0.05).run())
        heard = [await asyncio.to_thread(line.recv, 100) for _ in range(3)]
        beat.cancel()
    assert heard == [b"READY=1\nWATCHDOG=1", b"WATCHDOG=1", b"WATCHDOG=1"]
    Supervisor(str(tmp_path / "nobody")).alive()
    Supervisor("").alive()
