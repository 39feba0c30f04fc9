"""What is known of snapshots: the newest one, and what the events file says of each kind of work."""

from __future__ import annotations

import logging
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from prometheus_client.core import CounterMetricFamily, GaugeMetricFamily, Metric
from prometheus_client.registry import Collector

from backups.events import Event, Events, What
from backups.snapshots import Snapshots

log = logging.getLogger(__name__)


class Kept(Collector):
    """Looks at the folder of snapshots with each scrape; the file of events is read when it has changed. Blocking."""

    def __init__(self, folder: Path) -> None:
        self._snapshots = Snapshots(folder)
        self._events = Events(folder)
        self._read: tuple[int, int] | None = None
        self._known: list[Event] | None = None
        self._counted: Counter[tuple[What, bool]] = Counter()

    def describe(self) -> Iterable[Metric]:
        """Nothing beforehand."""
        return []

    def collect(self) -> Iterator[Metric]:
        """All figures of now; 0 where there is none, so that an alert on an age needs no second rule.

        None at all where the folder cannot be read: the other figures are shown all the same.
        """
        try:
            newest, events = self._snapshots.newest(), self._all()
        except OSError as error:
            log.warning("no figures of snapshots: %s", error)
            return
        at = newest.manifest.at.timestamp() if newest is not None else 0
        yield GaugeMetricFamily("inglenook_snapshot_timestamp_seconds", "Of which instant the newest snapshot is", at)
        taken = newest.manifest.seconds if newest is not None else 0
        yield GaugeMetricFamily("inglenook_snapshot_seconds", "How long the newest snapshot took", taken)
        yield from self._of_events(events)

    def _all(self) -> Sequence[Event]:
        try:
            found = self._events.path.stat()
        except FileNotFoundError:
            self._known = []
            return []
        state = (found.st_mtime_ns, found.st_size)
        if self._known is None or state != self._read:
            self._read, before = state, self._known
            self._known = self._events.all()
            if before is not None:
                self._counted.update((one.what, one.ok) for one in _since(before, self._known))
        return self._known

    def _of_events(self, events: Sequence[Event]) -> Iterator[Metric]:
        went = {(one.what, one.ok): one for one in events}
        name = "inglenook_backup"
        ok = GaugeMetricFamily(f"{name}_ok_timestamp_seconds", "When it last went well", labels=["what"])
        failed = GaugeMetricFamily(f"{name}_failed_timestamp_seconds", "When it last failed", labels=["what"])
        seconds = GaugeMetricFamily(f"{name}_seconds", "How long it took when it last went well", labels=["what"])
        rows = GaugeMetricFamily(f"{name}_rows", "Rows in it when it last went well", labels=["what"])
        tries = CounterMetricFamily(f"{name}_tries", "What was tried since the start", labels=["what", "result"])
        for what in What:
            well, badly = went.get((what, True)), went.get((what, False))
            ok.add_metric([what], well.at.timestamp() if well else 0)
            failed.add_metric([what], badly.at.timestamp() if badly else 0)
            for family, fact in ((seconds, "seconds"), (rows, "rows")):
                value = well.facts.get(fact) if well else None
                if isinstance(value, int | float):
                    family.add_metric([what], value)
            for went_well in (True, False):
                tries.add_metric([what, "ok" if went_well else "failed"], self._counted[what, went_well])
        yield from (ok, failed, seconds, rows, tries)


def _since(before: Sequence[Event], now: Sequence[Event]) -> Sequence[Event]:
    """The events after those that were known; the file loses its older half when it has grown large."""
    if not before:
        return now
    last = max((at for at, one in enumerate(now) if one == before[-1]), default=-1)
    return now[last + 1 :]
