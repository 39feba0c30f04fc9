"""Whether the machine's clock can be believed: it runs as fast as time passes, and shows what others show."""

from __future__ import annotations

import logging
from collections.abc import Awaitable, Callable
from datetime import timedelta

from bot.watch.telling import Telling
from knowledge.clock import Clock

log = logging.getLogger(__name__)

JUMP = timedelta(minutes=2)
WRONG, RIGHT_AGAIN = timedelta(minutes=2), timedelta(seconds=30)


class ClockLook:
    """Compares the clock with what has passed, and with `skew`: how far a clock elsewhere is ahead; None: unknown."""

    def __init__(
        self,
        telling: Telling,
        clock: Clock,
        *,
        skew: Callable[[], timedelta | None],
        jumped: Callable[[], Awaitable[None]],
        passed: Callable[[], float] | None = None,
    ) -> None:
        """`jumped` is called when it jumped: what waits for an hour of the old clock has to be looked at."""
        self._telling = telling
        self._clock = clock
        self._skew = skew
        self._jumped = jumped
        self._passed = passed or clock.passed
        self._wall, self._ran = clock.now(), self._passed()
        self._wrong = 0

    async def jumps(self) -> None:
        """Whether the clock jumped since the last look."""
        wall, ran = self._clock.now(), self._passed()
        by = wall - self._wall - timedelta(seconds=(ran - self._ran) / self._clock.lasting(1.0))
        self._wall, self._ran = wall, ran
        if abs(by) < JUMP:
            return
        log.warning("the machine's clock jumped by %.0f s", by.total_seconds())
        self._wrong = 0
        await self._jumped()
        facts = {"minutes": round(abs(by) / timedelta(minutes=1))}
        if by > timedelta():
            await self._telling.tell("clock-jumped-ahead", facts)
        else:
            await self._telling.tell("clock-jumped-back", facts)

    async def elsewhere(self) -> None:
        """Whether it shows what a clock elsewhere shows. One answer may be odd: only the second one in a row counts."""
        skew = self._skew()
        if skew is None:
            return
        self._wrong = self._wrong + 1 if abs(skew) >= (RIGHT_AGAIN if self._wrong > 1 else WRONG) else 0
        if self._wrong == 1:
            return
        facts = {"minutes": max(1, round(abs(skew) / timedelta(minutes=1)))}
        await self._telling.lasts("clock-wrong", facts if self._wrong else None)
