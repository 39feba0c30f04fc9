"""The alarm clock: APScheduler wakes, the pods' tables decide what is due by the house's clock."""

from __future__ import annotations

import asyncio
import logging
import time
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from datetime import UTC, datetime, timedelta

from apscheduler.schedulers.asyncio import AsyncIOScheduler

from bot.delivery import Delivery
from knowledge.clock import Clock
from knowledge.members import Members
from knowledge.people import Household
from pods.engine.interface import Pod, PodDownError, of_each
from skills.engine.command import Asker

log = logging.getLogger(__name__)

AT_LEAST_EVERY = timedelta(seconds=30)
"""A second look at the tables, should the machine's clock have jumped."""

TIDY_EVERY = timedelta(days=1)

BUSY_AGAIN = timedelta(seconds=1)
"""When to look again at what is due but waits for its turn; its turn comes by itself earlier in nearly all cases.

Twice as long each time that it still is due, up to AT_LEAST_EVERY.
"""


DEAD_SECONDS = 10 * AT_LEAST_EVERY.total_seconds()
"""Without a look for so long it counts as dead; a pod may have much to do when time has come."""


class Alarm:
    """Rings when something falls due, and lets it be delivered."""

    def __init__(
        self,
        *,
        pods: Mapping[str, Pod],
        delivery: Delivery,
        members: Members,
        clock: Clock,
        daily: Sequence[Callable[[], None]] = (),
    ) -> None:
        self._pods = pods
        self._delivery = delivery
        self._members = members
        self._clock = clock
        self._daily = tuple(daily)
        self._scheduler = AsyncIOScheduler(timezone="UTC")
        self._tidy_at = clock.now()
        self._ringing = asyncio.Lock()
        self._again = False
        self._overdue = 0
        self._looked_at = time.monotonic()
        self._tasks: set[asyncio.Task[None]] = set()
        delivery.on_idle = self.look

    async def start(self) -> None:
        """Delivers what was due while the product was down, then waits for what comes."""
        for pod in self._pods.values():
            with suppress(PodDownError):
                await asyncio.to_thread(pod.outbox.release_leases)
        self._scheduler.start()
        self._look_regularly()
        await self._rung()

    def _look_regularly(self) -> None:
        every = self._clock.lasting(AT_LEAST_EVERY.total_seconds())
        self._scheduler.add_job(
            self._rung, "interval", seconds=every, id="look", replace_existing=True, misfire_grace_time=None
        )

    async def _tidy(self) -> None:
        """Once a day: what every store forgets."""
        for chore in self._daily:
            await asyncio.to_thread(chore)

    async def stop(self) -> None:
        """Lets a delivery under way finish and rings no more."""
        if self._scheduler.running:
            self._scheduler.shutdown(wait=False)
        await asyncio.gather(*self._tasks, return_exceptions=True)
        await self._delivery.stop()

    def look(self) -> None:
        """Something may be due now, or earlier than known: look at the tables."""
        if self._scheduler.running:
            task = asyncio.get_running_loop().create_task(self._look())
            self._tasks.add(task)
            task.add_done_callback(self._looked)

    def clock_jumped(self) -> None:
        """Waits by the new clock: what waits for an hour of the old one would sleep through a jump back."""
        if self._scheduler.running:
            self._tidy_at = min(self._tidy_at, self._clock.now() + TIDY_EVERY)
            self._look_regularly()
            self.look()

    async def _rung(self) -> None:
        """What APScheduler calls: a coroutine, so that it stays on the event loop."""
        if self._clock.now() >= self._tidy_at:
            self._tidy_at = self._clock.now() + TIDY_EVERY
            self._scheduler.add_job(self._tidy, id="tidy", replace_existing=True, misfire_grace_time=None)
        self.look()

    def _looked(self, task: asyncio.Task[None]) -> None:
        """A look that failed is noted; the next one comes by itself."""
        self._tasks.discard(task)
        if not task.cancelled() and (error := task.exception()) is not None:
            log.error("looking at what is due failed, trying again soon: %s", error, exc_info=error)

    async def _look(self) -> None:
        if self._ringing.locked():
            self._again = True
            return
        async with self._ringing:
            self._again = True
            while self._again:
                self._again = False
                await self._wake()
                self._delivery.begin()
            await self._set()
            self._looked_at = time.monotonic()

    @property
    def alive(self) -> bool:
        """Whether it looks at the tables as often as it should."""
        return self._scheduler.running and time.monotonic() - self._looked_at < DEAD_SECONDS

    async def ring(self) -> None:
        """Lets every pod do what is due, and delivers what is to be said."""
        await self._wake()
        await self._delivery.drain()

    async def _wake(self) -> None:
        asker = await self._house()
        if asker is not None:
            for pod in self._pods.values():
                with suppress(PodDownError):
                    await pod.wake(asker)

    async def _set(self) -> None:
        moments = [moment for _, moment in await of_each(self._pods.values(), lambda pod: pod.next_wake())]
        now = self._clock.now()
        at = min([moment for moment in moments if moment is not None], default=None)
        self._overdue = self._overdue + 1 if at is not None and at <= now else 0
        if at is None or not self._scheduler.running:
            return
        wait = at - now if at > now else min(BUSY_AGAIN * 2 ** min(self._overdue - 1, 5), AT_LEAST_EVERY)
        self._scheduler.add_job(
            self._rung,
            "date",
            run_date=datetime.now(UTC) + timedelta(seconds=self._clock.lasting(wait.total_seconds())),
            id="alarm",
            replace_existing=True,
            misfire_grace_time=None,
        )

    async def _house(self) -> Asker | None:
        """Whoever wakes is the house itself; it speaks with the rights of its first admin."""
        members = await asyncio.to_thread(self._members.all)
        household: Household | None = await asyncio.to_thread(self._members.household)
        if not members or household is None:
            return None
        return Asker(members[0], household, members, self._clock.now())
