"""Handles updates of one chat in order, an album as one, and those of different chats side by side, some at once."""

from __future__ import annotations

import asyncio
from collections import deque
from collections.abc import Awaitable, Callable, Sequence

from knowledge.inbox import Update

ALBUM_SECONDS = 0.6
"""How long after a picture of an album the next one is waited for. Telegram sends them one by one, in one go."""


class Lanes:
    """One queue and one task for each chat that has something to do.

    `handle` gets one update, or all of an album (those that `album_of` gives the same name); it must not raise.
    """

    def __init__(
        self,
        handle: Callable[[Sequence[Update]], Awaitable[None]],
        at_once: int,
        album_of: Callable[[Update], str | None] = lambda _: None,
    ) -> None:
        self._handle = handle
        self._album_of = album_of
        self._came = asyncio.Event()
        self._at_once = asyncio.Semaphore(at_once)
        self._queues: dict[str, deque[Update]] = {}
        self._tasks: set[asyncio.Task[None]] = set()
        self._open = True

    def put(self, update: Update) -> None:
        """Queues an update behind the others of its lane."""
        self._came.set()
        if update.lane in self._queues:
            self._queues[update.lane].append(update)
            return
        self._queues[update.lane] = deque([update])
        task = asyncio.create_task(self._work(update.lane))
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    async def _work(self, lane: str) -> None:
        queue = self._queues[lane]
        try:
            while queue and self._open:
                updates = await self._album(queue)
                async with self._at_once:
                    if self._open:
                        await self._handle(updates)
        finally:
            del self._queues[lane]

    async def _album(self, queue: deque[Update]) -> list[Update]:
        """The next update, with all that follow it in the same album."""
        updates = [queue.popleft()]
        album = self._album_of(updates[0])
        loop = asyncio.get_running_loop()
        until = loop.time() + ALBUM_SECONDS
        while album is not None and self._open:
            if queue:
                if self._album_of(queue[0]) != album:
                    break
                updates.append(queue.popleft())
                until = loop.time() + ALBUM_SECONDS
            elif not await self._more(until - loop.time()):
                break
        return updates

    async def _more(self, seconds: float) -> bool:
        """Waits until an update of any chat comes, or these seconds are over."""
        self._came.clear()
        try:
            async with asyncio.timeout(seconds):
                await self._came.wait()
        except TimeoutError:
            return False
        return True

    async def close(self, grace: float) -> None:
        """Begins nothing new, gives what is under way `grace` seconds, then cancels it."""
        self._open = False
        if not self._tasks:
            return
        _, late = await asyncio.wait(self._tasks, timeout=grace)
        for task in late:
            task.cancel()
        if late:
            await asyncio.wait(late)
