"""Handles updates of one chat in order and those of different chats side by side, some at once."""

from __future__ import annotations

import asyncio
from collections import deque
from collections.abc import Awaitable, Callable

from knowledge.inbox import Update


class Lanes:
    """One queue and one task for each chat that has something to do. `handle` must not raise."""

    def __init__(self, handle: Callable[[Update], Awaitable[None]], at_once: int) -> None:
        self._handle = handle
        self._at_once = asyncio.Semaphore(at_once)
        self._queues: dict[str, deque[Update]] = {}
        self._tasks: set[asyncio.Task[None]] = set()
        self._open = True

    def put(self, update: Update) -> None:
        """Queues an update behind the others of its lane."""
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
                update = queue.popleft()
                async with self._at_once:
                    if self._open:
                        await self._handle(update)
        finally:
            del self._queues[lane]

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
