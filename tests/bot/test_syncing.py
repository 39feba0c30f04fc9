"""The worker that keeps other calendars in step beside the running product."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Callable

import pytest

from bot.settings import Settings
from bot.syncing import Syncing
from tests.house import House


class Slow:
    """Accounts of which one never answers."""

    def __init__(self) -> None:
        self.synced: list[int] = []
        self.changes: list[int] = []
        self.release = threading.Event()

    def due(self, every: float) -> list[int]:
        """The first look finds two."""
        return [1, 2] if not self.synced else []

    def with_changes(self) -> list[int]:
        """What has to go out."""
        return self.changes

    def sync(self, account_id: int) -> None:
        """The first one hangs."""
        self.synced.append(account_id)
        if account_id == 1:
            self.release.wait(20)

    def stop(self) -> None:
        """What hangs is let go."""
        self.release.set()


async def _until(true: Callable[[], bool], seconds: float = 15) -> None:
    until = asyncio.get_running_loop().time() + seconds
    while not true() and asyncio.get_running_loop().time() < until:
        await asyncio.sleep(0.02)
    assert true()


async def test_an_account_that_hangs_holds_up_no_other() -> None:
    accounts, told = Slow(), []
    worker = Syncing(accounts, synced=lambda: told.append(1), every=300, look_every=0.05)
    await worker.start()
    await _until(lambda: len(told) == 1)
    accounts.changes = [1, 2]
    worker.changed()
    await _until(lambda: accounts.synced.count(2) == 2)
    assert accounts.synced.count(1) == 1
    await worker.stop()
    assert len(told) == 3


async def test_the_product_answers_about_its_accounts(house: House) -> None:
    assert house.app.syncing is not None
    reply = await house.say("Anna", "is my calendar connected?")
    assert "ingle accounts connect" in reply.text
    assert "password" in reply.text


async def test_what_nobody_thought_of_is_logged_and_holds_up_no_other(caplog: pytest.LogCaptureFixture) -> None:
    class Broken(Slow):
        def sync(self, account_id: int) -> None:
            self.synced.append(account_id)
            if account_id == 1:
                raise KeyError("what")

    accounts, told = Broken(), []
    worker = Syncing(accounts, synced=lambda: told.append(1), every=300, look_every=0.05)
    await worker.start()
    await _until(lambda: len(told) == 1 and "KeyError" in caplog.text)
    await worker.stop()
    assert "bringing account 1 into step failed" in caplog.text


async def test_how_often_is_a_setting() -> None:
    asked: list[float] = []

    class Asked(Slow):
        def due(self, every: float) -> list[int]:
            asked.append(every)
            return []

    worker = Syncing(Asked(), synced=lambda: None, every=Settings(sync_minutes=7).sync_minutes * 60, look_every=0.05)
    await worker.start()
    await _until(lambda: bool(asked))
    await worker.stop()
    assert asked[0] == 420
