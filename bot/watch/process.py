"""Whether the process itself is well: its event loop turns, its threads come free, what is to be said gets out."""

from __future__ import annotations

import asyncio
import logging
import time
from collections.abc import Callable, Iterable
from contextlib import suppress
from datetime import datetime, timedelta

from bot.watch.telling import Telling
from knowledge.clock import Clock, to_text
from pods.engine.interface import Pod, PodDownError

log = logging.getLogger(__name__)

BEAT_SECONDS = 1.0
SLOW, VERY_SLOW = 2.0, 10.0
"""Seconds for which nothing moved: worth a line in the log, worth a word to the admins."""
STUCK = 300.0
"""Seconds for which no thread comes free."""
LATE = timedelta(minutes=15)


class Beat:
    """Wakes every second, and notes how late it comes; tells `alive` each time, e.g. whoever restarts the process."""

    def __init__(self, alive: Callable[[], None] = lambda: None, *, every: float = BEAT_SECONDS) -> None:
        self._alive = alive
        self._every = every
        self._worst = 0.0

    async def run(self) -> None:
        """Beats until it is cancelled."""
        while True:
            before = time.monotonic()
            self._alive()
            await asyncio.sleep(self._every)
            late = time.monotonic() - before - self._every
            self._worst = max(self._worst, late)
            if late >= SLOW:
                log.warning("nothing moved for %.1f s: something blocks the event loop, or the machine is busy", late)

    def worst(self) -> float:
        """The longest standstill since this was asked before, in seconds."""
        worst, self._worst = self._worst, 0.0
        return worst


class ProcessLook:
    """Looks at the event loop, the threads and the outboxes."""

    def __init__(
        self,
        telling: Telling,
        beat: Beat,
        pods: Callable[[], Iterable[Pod]],
        clock: Clock,
        threads: int,
        *,
        stuck: float = STUCK,
        very_slow: float = VERY_SLOW,
    ) -> None:
        """`threads` is how many work on what blocks."""
        self._telling = telling
        self._beat = beat
        self._pods = pods
        self._clock = clock
        self._threads = threads
        self._stuck = stuck
        self._very_slow = very_slow
        self._probe: asyncio.Task[None] | None = None
        self._since = 0.0

    async def loop(self) -> None:
        """Whether the event loop turned without a long pause since the last look."""
        worst = self._beat.worst()
        if worst >= self._very_slow:
            await self._telling.tell("loop-slow", {"seconds": round(worst)})

    async def threads(self) -> None:
        """Whether work that is given to a thread is begun."""
        if self._probe is None or self._probe.done():
            self._probe, self._since = asyncio.create_task(asyncio.to_thread(_nothing)), time.monotonic()
            await asyncio.wait({self._probe}, timeout=BEAT_SECONDS)
        waited = time.monotonic() - self._since
        stuck = not self._probe.done() and waited >= self._stuck
        facts = {"minutes": max(1, round(waited / 60)), "count": self._threads}
        await self._telling.lasts("threads-stuck", facts if stuck else None, urgent=True)

    async def outboxes(self) -> None:
        """Whether what is to be said gets out."""
        late = await self._telling.aside(self._late)
        now = self._clock.now()
        facts = {"since": to_text(late)} if late is not None and now - late >= LATE else None
        await self._telling.lasts("outbox-late", facts, elsewhere=True)

    def _late(self) -> datetime | None:
        found: list[datetime | None] = []
        for pod in self._pods():
            with suppress(PodDownError):
                found.append(pod.outbox.standing(self._clock.now()).late_since)
        return min((one for one in found if one is not None), default=None)


def _nothing() -> None:
    """What is given to a thread to see whether one is free."""
