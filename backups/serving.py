"""Lets snapshots be made at their time, each in a process of its own, and says whether whoever does so is well."""

from __future__ import annotations

import json
import logging
import os
import subprocess
import threading
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Protocol

from backups.scheduling import AGAIN_AFTER, Plan, last_due, zone_of
from knowledge.clock import Clock, from_text, to_text

__all__ = ["Chore", "Service", "Work", "health", "last_due", "zone_of"]

log = logging.getLogger(__name__)

BEAT = ".serving.json"
LOOK_SECONDS = 30.0
STALE = timedelta(seconds=4 * LOOK_SECONDS)
LONGEST = timedelta(hours=12)
"""How long the work on one snapshot may take before it counts as hanging; it ends itself at the same time."""
END_SECONDS = 10.0
NOBODY = "no service makes snapshots here: `ingle run` or `ingle backup serve` does, and tells so half a minute later"


class Work(Protocol):
    """What was begun, as `subprocess.Popen` has it."""

    def poll(self) -> int | None:
        """Its exit code; None while it goes on."""

    def terminate(self) -> None:
        """Asks it to end."""

    def kill(self) -> None:
        """Ends it."""

    def wait(self, timeout: float | None = None) -> int:
        """Until it has ended. Raises subprocess.TimeoutExpired."""


@dataclass(frozen=True, slots=True)
class Chore:
    """Something to do by itself: whether it is due (blocking), and what begins it without waiting for its end."""

    name: str
    due: Callable[[], bool]
    begin: Callable[[], Work]


class Service:
    """Looks every half minute whether a chore is due, one at a time: also after a night without power, at once."""

    def __init__(self, folder: Path, clock: Clock, chores: Sequence[Chore]) -> None:
        self._folder = folder
        self._clock = clock
        self._chores = tuple(chores)
        self._under_way: tuple[Chore, Work, datetime] | None = None
        self._not_before: dict[str, datetime] = {}
        self._looking = threading.Lock()

    def run(self, stop: threading.Event) -> None:
        """Goes on until it is stopped, and ends what is under way then. Blocking. Raises OSError at the start."""
        from apscheduler.schedulers.background import BackgroundScheduler

        self._folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        scheduler = BackgroundScheduler(timezone="UTC")
        scheduler.add_job(
            self.look, "interval", seconds=LOOK_SECONDS, next_run_time=datetime.now(UTC), misfire_grace_time=None
        )
        scheduler.start()
        try:
            stop.wait()
        finally:
            scheduler.shutdown(wait=False)
            self.end()

    def look(self) -> None:
        """Begins what is due if nothing is under way, and notes that somebody looks. Blocking, for a moment."""
        with self._looking:
            if self._under_way is not None:
                chore, work, _ = self._under_way
                code = work.poll()
                if code is not None:
                    self._under_way = None
                    if code != 0:
                        self._not_before[chore.name] = self._clock.now() + AGAIN_AFTER
            if self._under_way is None:
                self._begin()
            self._beat()

    def end(self) -> None:
        """Ends what is under way; it is begun again by the next one who looks. Blocking."""
        with self._looking:
            if self._under_way is None:
                return
            _, work, _ = self._under_way
            self._under_way = None
            work.terminate()
            with suppress(subprocess.TimeoutExpired):
                work.wait(END_SECONDS)
                return
            work.kill()
            work.wait(END_SECONDS)

    def _begin(self) -> None:
        now = self._clock.now()
        for chore in self._chores:
            waits = self._not_before.get(chore.name)
            if (waits is None or now >= waits) and chore.due():
                try:
                    self._under_way = (chore, chore.begin(), now)
                except OSError as error:
                    log.error("%s could not be begun: %s", chore.name, error)
                    self._not_before[chore.name] = now + AGAIN_AFTER
                return

    def _beat(self) -> None:
        beat = self._folder / BEAT
        part = beat.with_name(f"{BEAT}.{os.getpid()}.part")
        since = to_text(self._under_way[2]) if self._under_way else ""
        noted = {"at": to_text(self._clock.now()), "since": since}
        try:
            part.write_text(json.dumps(noted), encoding="utf-8")
            part.replace(beat)
        except OSError as error:
            log.error("it could not be noted that somebody looks after snapshots: %s", error)


def health(plan: Plan, now: datetime) -> str:
    """What is wrong with making snapshots by themselves, in a sentence; empty where it is well. Blocking."""
    try:
        noted = json.loads((plan.folder / BEAT).read_text(encoding="utf-8"))
        at, since = from_text(noted["at"]), str(noted["since"])
    except (OSError, ValueError, KeyError, TypeError):
        return NOBODY
    if abs(now - at) > STALE:
        return f"the service has not looked since {to_text(at)}"
    with suppress(ValueError):
        if since and now - from_text(since) > LONGEST:
            return f"a snapshot is under way since {since}"
    failed = plan.failure()
    return f"the last snapshot failed: {failed.reason}" if failed else ""
