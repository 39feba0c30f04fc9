"""Snapshots while the house runs: looked for beside everything else, made in processes of their own."""

from __future__ import annotations

import asyncio
import logging
import os
import threading
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

from apscheduler.schedulers.asyncio import AsyncIOScheduler

from backups.serving import LOOK_SECONDS, Service

if TYPE_CHECKING:
    from bot.settings import Settings
    from knowledge.clock import Clock

log = logging.getLogger(__name__)

FIRST_LOOK = timedelta(minutes=1)
"""After the start, which has enough to do."""


class KeepingSnapshots:
    """What `ingle backup serve` does, for a house that runs without it; of both, the first one makes the snapshot.

    Where the folder of snapshots cannot be written, as in the stack, where the service `backup` has it, nothing is
    done here.
    """

    def __init__(self, settings: Settings, clock: Clock) -> None:
        self._settings = settings
        self._clock = clock
        self._folder = settings.backup_dir
        self._service: Service | None = None
        self._stopped = False
        self._turn = threading.Lock()
        self._scheduler = AsyncIOScheduler(timezone="UTC")

    async def start(self) -> None:
        """Begins to look."""
        self._scheduler.add_job(
            self._look,
            "interval",
            seconds=LOOK_SECONDS,
            next_run_time=datetime.now(UTC) + FIRST_LOOK,
            id="snapshots",
            misfire_grace_time=None,
        )
        self._scheduler.start()

    async def stop(self) -> None:
        """Looks no more; a snapshot under way is ended and made after the next start."""
        if self._scheduler.running:
            self._scheduler.shutdown(wait=False)
        self._stopped = True
        await asyncio.to_thread(self._end)

    async def _look(self) -> None:
        await asyncio.to_thread(self._look_now)

    def _look_now(self) -> None:
        with self._turn:
            self._begin_what_is_due()

    def _end(self) -> None:
        """Waits for a look that goes on, also the first one, which loads what it needs."""
        with self._turn:
            if self._service is not None:
                self._service.end()

    def _begin_what_is_due(self) -> None:
        try:
            self._folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        except OSError as error:
            log.error("snapshots cannot be made in %s: %s", self._folder, error)
            return
        if os.access(self._folder, os.W_OK):
            service = self._opened()
            if not self._stopped:
                service.look()

    def _opened(self) -> Service:
        """Made when it looks first: what stores and drills need is not loaded while the house starts."""
        if self._service is None:
            from bot.backing_up import chores

            self._service = Service(self._folder, self._clock, chores(self._settings, self._clock, quietly=True))
        return self._service
