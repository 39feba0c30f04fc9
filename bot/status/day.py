"""The messages of the last 24 hours: counted by hour in memory, whether or not anybody asks for figures."""

from __future__ import annotations

import math
import time
from collections import Counter, deque
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from bot.channels.protocol import Assistant, Typing
from bot.messages import Message, Reply
from bot.status.report import Hour
from knowledge.clock import Clock

HOURS = 24
SHORTEST, STEP, STEPS = 0.001, 1.1, 160
"""Times are kept in steps of a tenth, from a millisecond to over an hour: few numbers, however many messages."""

_HOUR = timedelta(hours=1)


@dataclass(slots=True)
class _Counted:
    start: datetime
    outcomes: Counter[str] = field(default_factory=Counter)
    times: Counter[int] = field(default_factory=Counter)


class Day:
    """The last 24 hours. For one event loop."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self._hours: deque[_Counted] = deque(maxlen=HOURS)

    def note(self, outcome: str, seconds: float) -> None:
        """Counts a message: `outcome` is done, refused or failed."""
        start = _start_of(self._clock.now())
        if not self._hours or self._hours[-1].start != start:
            self._hours.append(_Counted(start))
        self._hours[-1].outcomes[outcome] += 1
        self._hours[-1].times[_step(seconds)] += 1

    def hours(self) -> list[Hour]:
        """The last 24, this one included, oldest first."""
        last = _start_of(self._clock.now())
        known = {one.start: one for one in self._hours}
        starts = [last - _HOUR * back for back in reversed(range(HOURS))]
        return [_hour(known[start]) if start in known else Hour(start) for start in starts]

    def percentiles(self) -> tuple[float | None, float | None]:
        """Median and 95th percentile of the seconds of all 24 hours; None where nobody wrote."""
        first = _start_of(self._clock.now()) - _HOUR * (HOURS - 1)
        return _percentiles(one.times for one in self._hours if one.start >= first)


class NotedAssistant:
    """The front door, with every message of a member noted."""

    def __init__(self, assistant: Assistant, day: Day) -> None:
        self._assistant = assistant
        self._day = day

    async def handle(self, message: Message, typing: Typing | None = None) -> Sequence[Reply]:
        """See `bot.channels.protocol.Assistant`."""
        begun, outcome = time.perf_counter(), "failed"
        try:
            replies = await self._assistant.handle(message, typing)
            outcome = next((tag for tag in ("failed", "refused") if replies and tag in replies[0].tags), "done")
        finally:
            self._day.note(outcome, time.perf_counter() - begun)
        return replies

    async def knows(self, channel: str, sender: str) -> bool:
        """See `bot.channels.protocol.Assistant`."""
        return await self._assistant.knows(channel, sender)


def _start_of(now: datetime) -> datetime:
    return now.replace(minute=0, second=0, microsecond=0)


def _step(seconds: float) -> int:
    """The number of the step that a time falls into."""
    return min(max(math.ceil(math.log(max(seconds, SHORTEST) / SHORTEST, STEP)), 0), STEPS)


def _hour(counted: _Counted) -> Hour:
    median, most = _percentiles([counted.times])
    done, refused, failed = (counted.outcomes[name] for name in ("done", "refused", "failed"))
    return Hour(counted.start, done, refused, failed, median, most)


def _percentiles(counted: Iterable[Counter[int]]) -> tuple[float | None, float | None]:
    times: Counter[int] = sum(counted, Counter[int]())
    total = times.total()
    if not total:
        return None, None
    found: list[float] = []
    for share in (0.5, 0.95):
        seen, wanted = 0, math.ceil(total * share)
        for step in sorted(times):
            seen += times[step]
            if seen >= wanted:
                found.append(SHORTEST * STEP**step)
                break
    return found[0], found[1]
