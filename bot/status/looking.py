"""Looks at all parts of the house at once, off the event loop, within a time; what hangs or fails is shown as such."""

from __future__ import annotations

import asyncio
import logging
import time
from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass, field, replace
from datetime import datetime
from functools import partial
from pathlib import Path
from types import MappingProxyType
from typing import Any, Protocol, TypeVar

from bot.status import here, stored
from bot.status import pods as pods_
from bot.status.day import Day
from bot.status.report import Disk, HouseStatus, Mark, Name, Part, PodState, Seconds
from bot.voice.voice import Voice
from knowledge.clock import Clock
from knowledge.store.room import Room, Space
from pods.engine.interface import Pod
from pods.engine.models import Model
from pods.engine.models.pool import ModelPool

log = logging.getLogger(__name__)

T = TypeVar("T")

PATIENCE = 3.0
"""Seconds that all parts together have."""
THREADS = 8
FRESH = 2.0
"""Seconds for which a look is told again rather than taken anew, however many ask."""
COUNTED_EVERY = 600.0
"""Seconds between two counts of what takes the room on the disk."""


class OpenNotices(Protocol):
    """What the admins were told and still is so. Blocking."""

    def open(self) -> Sequence[object]: ...


@dataclass(frozen=True, slots=True)
class Places:
    """Folders of the house, and what nobody but their owner may read."""

    data: Path
    models: Path
    snapshots: Path
    private: tuple[Path, ...] = ()


@dataclass(frozen=True, slots=True)
class Looked:
    """The parts of a house that are looked at. `telegram` gives None where it is not set up."""

    version: str
    places: Places
    pods: Mapping[str, Pod]
    model: Model | None
    pool: ModelPool | None
    voice: Voice
    hearing: str
    speaking: str
    ocr: str
    accounts: pods_.Accounts | None
    notices: OpenNotices
    room: Callable[[], tuple[Room, Space]]
    telegram: Callable[[], here.Answering | None]
    stored: bool
    """Whether snapshots are put into a store."""
    patience: float = PATIENCE
    more: Mapping[Name, Callable[[], Part]] = field(default_factory=lambda: MappingProxyType({}))
    """Parts in the place of those that are looked at here, or beside them. Blocking."""


class HouseLook:
    """How the house is. For one event loop; `day` is what messages are noted in."""

    def __init__(self, looked: Looked, day: Day, clock: Clock) -> None:
        self.day = day
        self.looked = looked
        self._clock = clock
        self._since = clock.now()
        self._threads = ThreadPoolExecutor(THREADS, thread_name_prefix="status")
        self._asked: dict[str, Future[Any]] = {}
        self._hangs: set[str] = set()
        self._lock = asyncio.Lock()
        self._last: tuple[float, HouseStatus] | None = None
        self._taken: Mapping[str, int] = MappingProxyType({})
        self._counted_at: float | None = None
        self._counting: Future[dict[str, int]] | None = None

    async def look(self) -> HouseStatus:
        """The state of now, or of a moment ago."""
        async with self._lock:
            if self._last is None or time.monotonic() - self._last[0] > FRESH:
                self._last = (time.monotonic(), await self._anew())
            return self._last[1]

    def close(self) -> None:
        """Asks nothing any more; what is being asked is not waited for."""
        self._threads.shutdown(wait=False, cancel_futures=True)

    async def _anew(self) -> HouseStatus:
        looked, now = self.looked, self._clock.now()
        works = {**self._works(now), **looked.more}
        for part, work in works.items():
            self._begin(part, work)
        for name, pod in looked.pods.items():
            self._begin(f"pod {name}", partial(pods_.state_of, pod, now))
        self._begin("disk", partial(stored.disk_of, looked.room))
        self._count()
        await self._wait()
        states = [self._pod(name) for name in looked.pods]
        disk = self._answer("disk", Disk)
        disk = replace(disk, taken=self._taken) if disk is not None else None
        found = {
            **self._at_once(now),
            Name.PODS: pods_.pods(states),
            Name.OUTBOX: pods_.outbox(states, now),
            **({Name.DISK: stored.disk(disk)} if disk is not None else {Name.DISK: self._missing(Name.DISK)}),
            **{name: self._part(name) for name in works},
        }
        self._forget()
        median, most = self.day.percentiles()
        return HouseStatus(
            at=now,
            version=looked.version,
            since=self._since,
            parts=[found[name] for name in Name if name in found],
            hours=self.day.hours(),
            median=median,
            most=most,
            pods=states,
            servers=here.server_states(looked.pool.status() if looked.pool is not None else ()),
            disk=disk,
        )

    def _works(self, now: datetime) -> dict[Name, Callable[[], Part]]:
        """The parts that have to be asked for, or read from the disk."""
        looked, snapshots = self.looked, self.looked.places.snapshots
        return {
            Name.VOICE: lambda: here.voice(looked.hearing, looked.speaking, lambda: looked.voice.fetching.status),
            Name.READING: partial(here.reading, looked.ocr),
            Name.RECORDS: partial(stored.records, snapshots, now),
            Name.SNAPSHOTS: partial(stored.snapshots, snapshots, now, self._since),
            Name.STORE: partial(stored.store, snapshots, now, self._since, wanted=looked.stored),
            Name.DRILL: partial(stored.drill, snapshots, now),
            Name.CALENDARS: partial(pods_.calendars, looked.accounts),
            Name.NOTICES: lambda: here.notices(len(looked.notices.open())),
            Name.RIGHTS: partial(here.rights, looked.places.private),
        }

    def _at_once(self, now: datetime) -> dict[Name, Part]:
        """The parts that this process knows without asking anybody."""
        looked, hours = self.looked, self.day.hours()
        count, failed = sum(one.count for one in hours), sum(one.failed for one in hours)
        offline = here.offline()
        return {
            Name.HOUSE: here.house(looked.version, self._since),
            Name.MESSAGES: here.messages(count, failed, *self.day.percentiles()),
            Name.MODELS: here.models(looked.model, looked.pool.status() if looked.pool is not None else ()),
            Name.TELEGRAM: here.telegram(looked.telegram(), now, self._since),
            **({Name.OFFLINE: offline} if offline is not None else {}),
        }

    # --- asking ---------------------------------------------------------------------------------------------------

    def _begin(self, name: str, work: Callable[[], object]) -> None:
        """One that has not answered the last time is not asked again before it has."""
        if name not in self._asked or self._asked[name].done():
            self._asked[name] = self._threads.submit(work)

    def _count(self) -> None:
        """Counts what takes the room, now and then; only the first count is waited for: it looks at every file."""
        if self._counted_at is not None and time.monotonic() - self._counted_at < COUNTED_EVERY:
            return
        self._counted_at = time.monotonic()
        places = self.looked.places
        self._counting = self._threads.submit(stored.room_taken, places.data, places.models, places.snapshots)
        self._counting.add_done_callback(self._counted)

    def _counted(self, counting: Future[dict[str, int]]) -> None:
        if not counting.cancelled() and counting.exception() is None:
            self._taken = counting.result()

    async def _wait(self) -> None:
        asked: list[Future[Any]] = list(self._asked.values())
        if not self._taken and self._counting is not None:
            asked.append(self._counting)
        await asyncio.wait([asyncio.wrap_future(one) for one in asked], timeout=self.looked.patience)

    def _answer(self, name: str, kind: type[T]) -> T | None:
        """What was answered; None for what hangs or failed, which the log tells once."""
        asked = self._asked[name]
        if not asked.done():
            if name not in self._hangs:
                log.warning("the status of %s is not known: it hangs", name)
                self._hangs.add(name)
            return None
        self._hangs.discard(name)
        if (error := asked.exception()) is not None:
            log.error("the status of %s is not known", name, exc_info=error)
            return None
        found = asked.result()
        return found if isinstance(found, kind) else None

    def _part(self, name: Name) -> Part:
        return self._answer(name, Part) or self._missing(name)

    def _missing(self, name: Name) -> Part:
        if self._asked[name].done():
            return Part(name, Mark.BROKEN, "not-looked", {}, "not-looked-todo")
        return Part(name, Mark.BROKEN, "hangs", {"seconds": Seconds(self.looked.patience)}, "hangs-todo")

    def _pod(self, name: str) -> PodState:
        hanging = PodState(name, bool(self.looked.pods[name].status().address), False)
        return self._answer(f"pod {name}", PodState) or hanging

    def _forget(self) -> None:
        self._asked = {name: asked for name, asked in self._asked.items() if not asked.done()}
