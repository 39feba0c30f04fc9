"""Behind the running house: seals what lies in clear or with a stand-in key, and tidies the media folder."""

from __future__ import annotations

import asyncio
import logging
import sqlite3

from bot.tidying import Tidying
from knowledge.keys import KeyEvent, KeysError
from knowledge.resealing import Resealing
from knowledge.store.database import StorageFullError

log = logging.getLogger(__name__)


class Sealing:
    """Works once after the start and after each key that is opened, in a thread, one time after the other."""

    def __init__(self, resealing: Resealing, tidying: Tidying) -> None:
        self.tidying = tidying
        self._resealing = resealing
        self._loop: asyncio.AbstractEventLoop | None = None
        self._wanted = False
        self._task: asyncio.Task[None] | None = None

    async def start(self) -> None:
        """Begins."""
        self._loop = asyncio.get_running_loop()
        self._begin()

    async def stop(self) -> None:
        """Lets the work under way be finished."""
        self._loop, self._wanted = None, False
        if self._task is not None:
            await asyncio.gather(self._task, return_exceptions=True)

    def heard(self, event: KeyEvent) -> None:
        """A listener for the keyring, called in any thread."""
        loop = self._loop
        if loop is not None and event.kind == "unlocked":
            loop.call_soon_threadsafe(self._begin)

    def _begin(self) -> None:
        self._wanted = True
        if self._loop is not None and (self._task is None or self._task.done()):
            self._task = self._loop.create_task(self._run(), name="sealing")

    async def _run(self) -> None:
        while self._wanted:
            self._wanted = False
            await asyncio.to_thread(self._work)

    def _work(self) -> None:
        try:
            self._resealing.run()
            self.tidying.sweep()
        except (KeysError, StorageFullError, sqlite3.Error, OSError) as error:
            log.error("not everything could be sealed, it is tried again at the next start: %s", error)
