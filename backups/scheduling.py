"""When a snapshot is to be made or stored: a missed time is made up for at once, a failure is tried again later."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

from backups.events import Event, Events, What
from backups.snapshots import Snapshots
from knowledge.clock import Clock
from knowledge.store.room import Disk, Space, space_of

AGAIN_AFTER = timedelta(minutes=10)
"""After a snapshot that could not be made or stored."""
CHECK_EVERY = timedelta(days=7)
"""How often the store is looked through besides."""
CHECK_AGAIN = timedelta(days=1)
"""After damage was found."""


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
            connection = sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True)
            try:
                if (row := connection.execute("SELECT zone FROM household").fetchone()) is not None:
                    return ZoneInfo(row[0])
            finally:
                connection.close()
    return ZoneInfo("UTC")


@dataclass(frozen=True, slots=True)
class Plan:
    """Of which folder snapshots are made, where they go, and at what time of day; `place` is that of the store.

    What was done stands in the folder and its events, so that every process that looks comes to the same answer.
    """

    data_dir: Path
    folder: Path
    at: time
    place: str | None
    read_space: Callable[[Path], Space] = space_of

    def due(self, clock: Clock) -> bool:
        """Whether there is something to do now; nothing is while the disk is full. Blocking."""
        if Disk(self.folder, self.read_space).full():
            return False
        nothing_yet = not (self.data_dir / "household.db").is_file() and Snapshots(self.folder).newest() is None
        if nothing_yet or self.waits(clock.now()):
            return False
        return self.snapshot_due(clock) or self.store_due()

    def snapshot_due(self, clock: Clock) -> bool:
        """Whether the newest snapshot is from before the time of day at which there was to be one. Blocking."""
        newest = Snapshots(self.folder).newest()
        return newest is None or newest.manifest.at < last_due(clock.now(), self.at, zone_of(self.data_dir))

    def store_due(self) -> bool:
        """Whether the newest snapshot is not in the store yet. Blocking."""
        newest = Snapshots(self.folder).newest()
        if newest is None or self.place is None:
            return False
        stored = self._last(What.STORED)
        done = (stored.facts.get("name"), stored.facts.get("place")) if stored else None
        return done != (newest.name, self.place)

    def check_due(self, clock: Clock) -> bool:
        """Whether the store is to be looked through again. Blocking."""
        checked = Events(self.folder).last(What.CHECKED)
        if self.place is None or checked is None or checked.facts.get("place") != self.place:
            return self.place is not None
        return clock.now() - checked.at >= (CHECK_EVERY if checked.ok else CHECK_AGAIN)

    def failure(self) -> Event | None:
        """What went wrong with the last snapshot, where nothing went well since. Blocking."""
        for event in reversed(Events(self.folder).all()):
            if event.what in (What.SNAPSHOT, What.STORED):
                if not event.ok:
                    return event
                if event.what is What.STORED or self.place is None:
                    return None
        return None

    def _last(self, what: What) -> Event | None:
        return Events(self.folder).last(what, ok=True)

    def waits(self, now: datetime) -> bool:
        """Whether something failed a moment ago, so that it is not tried yet. Blocking."""
        failed = self.failure()
        return failed is not None and abs(now - failed.at) < AGAIN_AFTER
