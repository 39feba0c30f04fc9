"""What is looked at inside the house itself: who waits, when channels were answered, open notices, what was refused."""

from __future__ import annotations

import logging
import sqlite3
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Protocol, runtime_checkable

from prometheus_client.core import CounterMetricFamily, GaugeMetricFamily, Metric
from prometheus_client.registry import Collector

from bot.channels.protocol import Channel
from bot.metrics.certificate import Certificate
from bot.rates.door import Line
from knowledge.offline import refused
from skills.engine.errors import InglenookError

log = logging.getLogger(__name__)


class Beat(Protocol):
    """What a channel knows of the clock over there."""

    @property
    def skew(self) -> timedelta | None: ...


@runtime_checkable
class Answered(Protocol):
    """A channel that asks somewhere else whether there is something new."""

    @property
    def answered_at(self) -> datetime | None: ...

    @property
    def pulse(self) -> Beat: ...


@dataclass(frozen=True, slots=True)
class Inside:
    """The parts that are looked at."""

    lines: Callable[[], Mapping[str, Line]]
    under_way: Callable[[], int]
    channels: Mapping[str, Channel]
    notices: Callable[[], Iterable[str]]
    """The key of each open notice."""
    certificate: Certificate | None


class InsideLooks(Collector):
    """Looks with each scrape. Blocking."""

    def __init__(self, inside: Inside) -> None:
        self._inside = inside

    def describe(self) -> Iterable[Metric]:
        """Nothing beforehand."""
        return []

    def collect(self) -> Iterator[Metric]:
        """All figures of now."""
        yield from self._lines()
        yield from self._channels()
        notices = GaugeMetricFamily(
            "inglenook_notices_open", "What admins were told and is still so", labels=["notice"]
        )
        try:
            for key, number in Counter(self._inside.notices()).items():
                notices.add_metric([key], number)
        except (InglenookError, sqlite3.Error) as error:
            log.debug("the notices cannot be read: %s", error)
        yield notices
        attempts = refused()
        refusing = float(attempts is not None)
        yield GaugeMetricFamily("inglenook_offline", "Whether connections outside are refused", refusing)
        if attempts is not None:
            yield CounterMetricFamily(
                "inglenook_offline_refused", "Connections that were refused", value=float(attempts)
            )
        if self._inside.certificate is not None:
            yield from self._inside.certificate.collect()

    def _lines(self) -> Iterator[Metric]:
        waiting = GaugeMetricFamily("inglenook_queue_length", "Who waits for a place", labels=["queue"])
        longest = GaugeMetricFamily(
            "inglenook_queue_longest", "Who waits of the member of whom the most do", labels=["queue"]
        )
        for name, line in self._inside.lines().items():
            waiting.add_metric([name], line.waiting)
            longest.add_metric([name], line.longest)
        yield from (waiting, longest)
        under_way = self._inside.under_way()
        yield GaugeMetricFamily("inglenook_deliveries_under_way", "Members to whom something is being sent", under_way)

    def _channels(self) -> Iterator[Metric]:
        answered = GaugeMetricFamily(
            "inglenook_channel_answered_timestamp_seconds",
            "When a channel was last answered; 0: never",
            labels=["channel"],
        )
        behind = GaugeMetricFamily(
            "inglenook_clock_behind_seconds", "How far our clock is behind that of a channel", labels=["channel"]
        )
        for name, channel in list(self._inside.channels.items()):
            if isinstance(channel, Answered):
                at = channel.answered_at
                answered.add_metric([name], at.timestamp() if at is not None else 0)
                if (skew := channel.pulse.skew) is not None:
                    behind.add_metric([name], skew.total_seconds())
        yield from (answered, behind)
