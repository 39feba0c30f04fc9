"""Makes a snapshot every day at its time, as a service of its own, and says whether it is well."""

from __future__ import annotations

import json
import logging
import sqlite3
import threading
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

from backups.databases import DatabasesBusyError
from backups.snapshots import NothingToKeepError, Snapshots, SnapshotUnderWayError, UnsoundError
from knowledge.clock import Clock, from_text, to_text
from knowledge.store.database import StorageFullError

log = logging.getLogger(__name__)

BEAT = ".serving.json"
LOOK_SECONDS = 30.0
STALE = timedelta(seconds=4 * LOOK_SECONDS)
LONGEST = timedelta(hours=3)
"""How long a snapshot may take before the service counts as hanging."""
AGAIN_AFTER = timedelta(minutes=10)
"""After a snapshot that failed; what is not there yet (the first start) is looked for sooner."""

FAILURES = (
    NothingToKeepError,
    SnapshotUnderWayError,
    DatabasesBusyError,
    StorageFullError,
    UnsoundError,
    sqlite3.DatabaseError,
    OSError,
)
"""What may go wrong with a snapshot without anything being wrong with the program."""


@dataclass(frozen=True, slots=True)
class Daily:
    """When snapshots are made, and of how many days and weeks they are kept."""

    at: time
    daily: int
    weekly: int


def last_due(now: datetime, at: time, zone: ZoneInfo) -> datetime:
    """The latest instant not after `now` at which a snapshot was to be made, on the zone's wall clock."""
    local = now.astimezone(zone)
    due = datetime.combine(local.date(), at, zone)
    return due if due <= local else datetime.combine(local.date() - timedelta(days=1), at, zone)


def zone_of(data_dir: Path) -> ZoneInfo:
    """The household's zone; UTC while there is no household. Blocking."""
    path = data_dir / "household.db"
    if path.is_file():
        with suppress(sqlite3.DatabaseError, LookupError, ValueError):
            connection = sqlite3.connect(f"{path.absolute().as_uri()}?mode=rw", uri=True)
            try:
                if (row := connection.execute("SELECT zone FROM household").fetchone()) is not None:
                    return ZoneInfo(row[0])
            finally:
                connection.close()
    return ZoneInfo("UTC")


class Service:
    """Looks every half minute whether a snapshot is due: also after a night without power, it is made at once."""

    def __init__(self, snapshots: Snapshots, data_dir: Path, daily: Daily, clock: Clock) -> None:
        self._snapshots = snapshots
        self._data_dir = data_dir
        self._daily = daily
        self._clock = clock
        self._not_before: datetime | None = None
        self._failed = ""

    def run(self, stop: threading.Event, told: Callable[[str], None]) -> None:
        """Goes on until it is stopped; `told` gets a line for each snapshot. Blocking. Raises OSError at the start."""
        self._snapshots.folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        while True:
            self.look(told)
            if stop.wait(LOOK_SECONDS):
                return

    def look(self, told: Callable[[str], None]) -> None:
        """Makes a snapshot if one is due, and notes that this service is alive."""
        if self.due():
            self._beat(busy=True)
            try:
                told(self._make())
                self._failed = ""
            except FAILURES as error:
                self._failed = str(error)
                self._not_before = self._clock.now() + AGAIN_AFTER
                log.error("no snapshot was made, trying again at %s: %s", to_text(self._not_before), error)
        self._beat()

    def due(self) -> bool:
        """Whether the newest snapshot is from before the time of day at which there was to be one."""
        now = self._clock.now()
        if self._not_before is not None and now < self._not_before:
            return False
        if not (self._data_dir / "household.db").is_file():
            return False
        newest = self._snapshots.newest()
        return newest is None or newest.manifest.at < last_due(now, self._daily.at, zone_of(self._data_dir))

    def _make(self) -> str:
        made = self._snapshots.make(self._data_dir, self._clock)
        self._snapshots.thin_out(daily=self._daily.daily, weekly=self._daily.weekly)
        return f"{made.name}: {made.manifest.rows:,} rows, {len(made.manifest.files):,} files, verified"

    def _beat(self, *, busy: bool = False) -> None:
        beat = self._snapshots.folder / BEAT
        part = beat.with_suffix(".part")
        noted = {"at": to_text(self._clock.now()), "busy": busy, "failed": self._failed}
        try:
            part.write_text(json.dumps(noted), encoding="utf-8")
            part.replace(beat)
        except OSError as error:
            log.error("the service could not note that it is alive: %s", error)


def health(folder: Path, now: datetime) -> str:
    """What is wrong with the service of a folder, in a sentence; empty where it is well. Blocking."""
    try:
        noted = json.loads((folder / BEAT).read_text(encoding="utf-8"))
        at, busy, failed = from_text(noted["at"]), bool(noted["busy"]), str(noted["failed"])
    except (OSError, ValueError, KeyError, TypeError):
        return "no service makes snapshots here"
    if abs(now - at) > (LONGEST if busy else STALE):
        return f"the service has not looked since {noted['at']}"
    return f"the last snapshot failed: {failed}" if failed else ""
