"""Keeps the family's papers searchable beside everything else: follows the folder, embeds what has no embedding yet."""

from __future__ import annotations

import asyncio
import logging
import sqlite3
import threading
from collections.abc import Callable
from contextlib import suppress
from typing import Any, Protocol, TypeVar

from knowledge.clock import Clock, SystemClock
from knowledge.keys import KeysError
from knowledge.search import Library
from knowledge.store.database import StorageFullError
from skills.documents.looked import Looked
from skills.engine.errors import InglenookError
from skills.engine.means import Progress

T = TypeVar("T")

log = logging.getLogger(__name__)

LOOK_EVERY = 5.0
"""Seconds between two looks at the folder."""
AFTER_A_CHANGE = 1.0
"""Seconds that a change made in the chat waits for others."""
STOP_SECONDS = 10.0
CHECK_AGAIN, CHECK_LAST = 60.0, 3600.0
"""Seconds after which a lost search index is looked for again, and twice as many each time until these."""
FAILURES = (OSError, sqlite3.Error, StorageFullError, InglenookError, KeysError)


class Watching(Protocol):
    """What the librarian needs of `Watch`; every call blocks."""

    def make_folders(self) -> None: ...

    def look(self, progress: Progress = ..., stop: Callable[[], bool] = ...) -> Looked: ...


class Librarian:
    """Two tasks: one follows the folder, one embeds. Each works in one thread at a time, and stops between two steps.

    Nothing here is remembered between two looks that is not in the tables, so that it may be killed at any moment.
    """

    def __init__(
        self,
        watch: Watching,
        library: Library,
        *,
        told: Callable[[], None],
        paused: Callable[[], bool] = lambda: False,
        look_every: float = LOOK_EVERY,
        check_again: float = CHECK_AGAIN,
        clock: Clock | None = None,
    ) -> None:
        """`told` is called when something may have to be said about a file. While `paused` (blocking) nothing is read
        or embedded. `clock`: whose seconds it waits.
        """
        clock = clock or SystemClock()
        self._watch = watch
        self._library = library
        self._told = told
        self._paused = paused
        self._look_every = clock.lasting(look_every)
        self._after_a_change = clock.lasting(AFTER_A_CHANGE)
        self._check_again = clock.lasting(check_again)
        self._check_last = clock.lasting(CHECK_LAST)
        self._changed = asyncio.Event()
        self._fresh = asyncio.Event()
        self._stopping = threading.Event()
        self._tasks: list[asyncio.Task[None]] = []
        self._working: set[asyncio.Task[Any]] = set()

    async def start(self) -> None:
        """Begins to look."""
        self._fresh.set()
        self._tasks = [asyncio.create_task(self._follow()), asyncio.create_task(self._embed())]

    async def stop(self) -> None:
        """Begins nothing any more; what is under way ends after its file or its batch."""
        self._stopping.set()
        for task in self._tasks:
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)
        if self._working:
            await asyncio.wait(self._working, timeout=STOP_SECONDS)

    def changed(self) -> None:
        """Something may have been kept, moved or taken away in the chat."""
        self._changed.set()

    async def _follow(self) -> None:
        await self._tried(self._watch.make_folders)
        while True:
            looked = None if await self._rests() else await self._tried(self._look)
            if looked is not None and looked.anything:
                self._fresh.set()
                self._told()
            try:
                await asyncio.wait_for(self._changed.wait(), self._look_every)
            except TimeoutError:
                continue
            await asyncio.sleep(self._after_a_change)
            self._changed.clear()
            self._fresh.set()

    async def _embed(self) -> None:
        state, wait = await self._tried(self._library.check), self._check_again
        while True:
            with suppress(TimeoutError):
                await asyncio.wait_for(self._fresh.wait(), wait)
            lost = state not in ("empty", "off") and not self._library.indexed
            if self._fresh.is_set():
                if await self._rests():
                    await asyncio.sleep(self._look_every)
                    continue
                self._fresh.clear()
                await self._tried(lambda: self._library.seal_pending(stop=self._stopping.is_set))
                embedded = await self._tried(lambda: self._library.embed_pending(stop=self._stopping.is_set))
                if state == "empty" and embedded:
                    state = await self._tried(self._library.check)
            elif lost:
                state, wait = await self._tried(self._library.check), min(2 * wait, self._check_last)
            if not lost:
                wait = self._check_again

    async def _rests(self) -> bool:
        return bool(await self._tried(self._paused))

    def _look(self) -> Looked:
        return self._watch.look(stop=self._stopping.is_set)

    async def _tried(self, work: Callable[[], T]) -> T | None:
        """Does blocking work in a thread; a failure is logged, and it is tried again with the next look."""
        task = asyncio.create_task(asyncio.to_thread(work))
        self._working.add(task)
        task.add_done_callback(self._working.discard)
        try:
            return await asyncio.shield(task)
        except FAILURES as error:
            log.error("keeping the papers in step failed, trying again soon: %s", error)
            return None
