"""What is looked at when somebody asks: outboxes, pods, model servers, databases, the disk."""

from __future__ import annotations

import logging
import shutil
import sqlite3
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from concurrent.futures import Future, ThreadPoolExecutor, wait
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Protocol

from prometheus_client.core import GaugeMetricFamily, Metric
from prometheus_client.registry import Collector

from backups.databases import databases_of
from knowledge.clock import Clock
from knowledge.outbox import Standing
from pods.engine.interface import Pod
from skills.engine.errors import InglenookError

log = logging.getLogger(__name__)

PATIENCE = 3.0
"""Seconds that all pods together have to say how they are."""


class Backend(Protocol):
    """How a model server is; `healthy` means that it may be asked."""

    @property
    def name(self) -> str: ...

    @property
    def kind(self) -> str: ...

    @property
    def healthy(self) -> bool: ...

    @property
    def in_flight(self) -> int: ...

    @property
    def waiting(self) -> int: ...

    @property
    def answered(self) -> int: ...

    @property
    def failed(self) -> int: ...


@dataclass(frozen=True, slots=True)
class Watched:
    """The parts of a house that are looked at."""

    pods: Mapping[str, Pod]
    backends: Callable[[], Sequence[Backend]]
    data_dir: Path
    clock: Clock


@dataclass(frozen=True, slots=True)
class PodLook:
    """How a pod was found; no standing where its outbox did not answer."""

    remote: bool
    up: bool
    standing: Standing | None = None


def look_at(pod: Pod, now: datetime) -> PodLook:
    """How a pod is. Blocking; one in another process is asked."""
    try:
        standing = pod.outbox.standing(now)
    except (InglenookError, sqlite3.Error) as error:
        log.debug("the outbox of %s does not answer: %s", pod.name, error)
        standing = None
    status = pod.status()
    return PodLook(bool(status.address), status.up, standing)


class Looks(Collector):
    """Looks at the house with each scrape. Blocking; a pod that is down has no figures but that it is down."""

    def __init__(self, watched: Watched) -> None:
        self._watched = watched
        self._threads = ThreadPoolExecutor(max(1, len(watched.pods)), thread_name_prefix="looks")
        self._asked: dict[str, Future[PodLook]] = {}

    def describe(self) -> Iterable[Metric]:
        """Nothing beforehand, so that registering looks at nothing yet."""
        return []

    def collect(self) -> Iterator[Metric]:
        """All figures of now."""
        yield from self._pods()
        yield from self._backends()
        yield from self._storage()

    def _pods(self) -> Iterator[Metric]:
        up = GaugeMetricFamily("inglenook_pod_up", "Whether a pod answers", labels=["pod", "place"])
        rows = GaugeMetricFamily("inglenook_outbox_rows", "Rows of a pod's outbox", labels=["pod", "state"])
        late = GaugeMetricFamily(
            "inglenook_outbox_late_seconds", "How long the oldest row waits that could be said", labels=["pod"]
        )
        now = self._watched.clock.now()
        for name, look in self._looked(now).items():
            up.add_metric([name, "remote" if look.remote else "house"], float(look.up and look.standing is not None))
            if look.standing is not None:
                rows.add_metric([name, "waiting"], look.standing.waiting)
                rows.add_metric([name, "failed"], look.standing.failed)
                late.add_metric([name], _late(look.standing, now))
        yield from (up, rows, late)

    def _looked(self, now: datetime) -> dict[str, PodLook]:
        """Every pod at the same time. One that hangs is not waited for, and not asked again before it has answered."""
        for name, pod in self._watched.pods.items():
            if name not in self._asked:
                self._asked[name] = self._threads.submit(look_at, pod, now)
        done, _ = wait(self._asked.values(), timeout=PATIENCE)
        hanging = PodLook(remote=True, up=False)
        found = {name: asked.result() if asked in done else hanging for name, asked in self._asked.items()}
        self._asked = {name: asked for name, asked in self._asked.items() if asked not in done}
        return found

    def _backends(self) -> Iterator[Metric]:
        labels = ["backend", "kind"]
        figures = {
            "up": GaugeMetricFamily("inglenook_backend_up", "Whether a model server may be asked", labels=labels),
            "in_flight": GaugeMetricFamily("inglenook_backend_in_flight", "Questions it works on", labels=labels),
            "waiting": GaugeMetricFamily("inglenook_backend_waiting", "Questions that wait for it", labels=labels),
            "answered": GaugeMetricFamily("inglenook_backend_answered", "Questions since the start", labels=labels),
            "failed": GaugeMetricFamily("inglenook_backend_failed", "Failures since the start", labels=labels),
        }
        for one in self._watched.backends():
            found = (float(one.healthy), one.in_flight, one.waiting, one.answered, one.failed)
            for figure, value in zip(figures.values(), found, strict=True):
                figure.add_metric([one.name, one.kind], value)
        yield from figures.values()

    def _storage(self) -> Iterator[Metric]:
        data = self._watched.data_dir
        sizes = GaugeMetricFamily("inglenook_database_bytes", "A database with its log beside it", labels=["database"])
        for path in databases_of(data):
            log = path.with_name(f"{path.name}-wal")
            sizes.add_metric([path.stem], sum(one.stat().st_size for one in (path, log) if one.exists()))
        yield sizes
        disk = shutil.disk_usage(data)
        yield GaugeMetricFamily("inglenook_disk_free_bytes", "Free on the disk of the data folder", disk.free)
        yield GaugeMetricFamily("inglenook_disk_bytes", "Size of the disk of the data folder", disk.total)


def _late(standing: Standing, now: datetime) -> float:
    return max(0.0, (now - standing.late_since).total_seconds()) if standing.late_since is not None else 0.0
