"""Keeps other calendars in step beside everything else: in threads, one for each account, so that nobody waits."""

from __future__ import annotations

import asyncio
import logging
import sqlite3
from collections.abc import Callable
from functools import partial
from typing import Protocol

from knowledge.clock import Clock, SystemClock
from knowledge.store.database import StorageFullError
from skills.engine.errors import InglenookError

log = logging.getLogger(__name__)

LOOK_EVERY = 10.0
"""Seconds after which the table is asked what is due or was asked for, by this process or another one."""

AFTER_A_CHANGE = 2.0
"""Seconds that a change made here waits for others, before they go out together."""

STOP_SECONDS = 5.0


class Keeping(Protocol):
    """What the worker needs of `Accounts`; every call blocks."""

    def due(self, every: float) -> list[int]: ...

    def with_changes(self) -> list[int]: ...

    def sync(self, account_id: int) -> object: ...

    def stop(self) -> None: ...


class Syncing:
    """Looks at each account when it is due, when somebody asks, and soon after something changed here."""

    def __init__(
        self,
        accounts: Keeping,
        *,
        synced: Callable[[], None],
        every: float,
        look_every: float = LOOK_EVERY,
        clock: Clock | None = None,
    ) -> None:
        """`every`: seconds between two looks at an account in which nothing happens; all by the `clock`."""
        clock = clock or SystemClock()
        self._accounts = accounts
        self._synced = synced
        self._every = every
        self._look_every = clock.lasting(look_every)
        self._after_a_change = clock.lasting(AFTER_A_CHANGE)
        self._changed = asyncio.Event()
        self._under_way: dict[int, asyncio.Task[None]] = {}
        self._loop: asyncio.Task[None] | None = None

    async def start(self) -> None:
        """Begins to look."""
        self._loop = asyncio.create_task(self._look_again_and_again())

    async def stop(self) -> None:
        """Begins nothing any more; what is under way ends at its next step."""
        self._accounts.stop()
        if self._loop is not None:
            self._loop.cancel()
            await asyncio.gather(self._loop, return_exceptions=True)
        if self._under_way:
            await asyncio.wait(self._under_way.values(), timeout=STOP_SECONDS)

    def changed(self) -> None:
        """Something may have changed here: it goes out soon."""
        self._changed.set()

    async def _look_again_and_again(self) -> None:
        while True:
            changed = await self._a_change()
            try:
                await self._look(changed=changed)
            except (sqlite3.Error, StorageFullError, InglenookError) as error:
                log.error("looking at other calendars failed, trying again soon: %s", error)

    async def _a_change(self) -> bool:
        """Waits for a change and a little longer, or until it is time to look in any case."""
        try:
            await asyncio.wait_for(self._changed.wait(), self._look_every)
        except TimeoutError:
            return False
        await asyncio.sleep(self._after_a_change)
        self._changed.clear()
        return True

    async def _look(self, *, changed: bool) -> None:
        due = await asyncio.to_thread(self._accounts.due, self._every)
        if changed:
            due += [one for one in await asyncio.to_thread(self._accounts.with_changes) if one not in due]
        for account_id in due:
            if account_id not in self._under_way:
                task = asyncio.create_task(self._sync(account_id))
                self._under_way[account_id] = task
                task.add_done_callback(partial(self._done, account_id))

    def _done(self, account_id: int, task: asyncio.Task[None]) -> None:
        self._under_way.pop(account_id, None)
        if not task.cancelled() and (error := task.exception()) is not None:
            log.error("bringing account %s into step failed: %s", account_id, type(error).__name__, exc_info=error)

    async def _sync(self, account_id: int) -> None:
        try:
            await asyncio.to_thread(self._accounts.sync, account_id)
        except (sqlite3.Error, StorageFullError, InglenookError) as error:
            log.error("bringing account %s into step failed, trying again later: %s", account_id, error)
        self._synced()
