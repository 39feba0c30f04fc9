"""The watch itself: a beat every second, by which a house that stands still is known, and all looks every minute."""

from __future__ import annotations

import asyncio
import logging
import time
from collections.abc import Awaitable, Callable, Sequence

from bot.watch.process import Beat
from bot.watch.telling import Telling

log = logging.getLogger(__name__)

EVERY = 60.0
"""Seconds between two looks."""
MISSED = 3
"""So many looks missing, and the watch counts as dead."""

Look = Callable[[], Awaitable[None]]


class Watch:
    """Looks at the house for as long as it runs. A look that fails is logged, and keeps no other one from it."""

    def __init__(self, telling: Telling, beat: Beat, looks: Sequence[Look], *, every: float = EVERY) -> None:
        """`every`: seconds of the machine between two looks."""
        self._telling = telling
        self._beat = beat
        self._looks = tuple(looks)
        self._every = every
        self._tasks: list[asyncio.Task[None]] = []
        self._looked = time.monotonic()

    def start(self) -> None:
        """Begins; the first look is at once."""
        self._looked = time.monotonic()
        self._tasks = [asyncio.create_task(self._run(), name="watch"), asyncio.create_task(self._beat.run())]

    async def stop(self) -> None:
        """Ends it; what is being looked at is not waited for."""
        for task in self._tasks:
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)
        self._telling.close()

    @property
    def alive(self) -> bool:
        """Whether it looks as often as it should."""
        running = bool(self._tasks) and not any(task.done() for task in self._tasks)
        return running and time.monotonic() - self._looked < MISSED * self._every

    async def look(self) -> None:
        """Looks at everything once, one after the other."""
        for look in self._looks:
            (error,) = await asyncio.gather(look(), return_exceptions=True)
            if isinstance(error, Exception):
                log.error("the watch could not look at something, trying again soon: %r", error, exc_info=error)
            elif error is not None:
                raise error
        self._looked = time.monotonic()

    async def _run(self) -> None:
        while True:
            await self.look()
            await asyncio.sleep(self._every)
