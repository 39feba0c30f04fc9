"""Snapshots to store, and stores of each kind with short limits."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path

from pydantic import SecretStr

from backups.snapshots import Snapshot, Snapshots
from backups.stores import Store
from backups.stores.archive import ArchiveStore
from backups.stores.opening import StoreSettings, open_store
from backups.stores.places import Access
from backups.stores.program import Limits
from knowledge.clock import ManualClock
from tests.backups.stores import filled

START = datetime(2026, 11, 1, 3, 30, tzinfo=UTC)
PASSWORD = SecretStr("the password of the store")
SHORT = Limits(answer=20, idle=20, whole=60, pauses=(0.05, 0.05))


def snapshots(folder: Path, count: int = 2, *, size: int = 100_000) -> list[Snapshot]:
    """So many snapshots of a growing household, a day apart, in `folder/kept`."""
    data = folder / "data"
    filled(data, rows=200, files=4, size=size)
    keeping, clock, made = Snapshots(folder / "kept"), ManualClock(START), []
    for number in range(count):
        (data / "media" / f"new-{number}.jpg").write_bytes(bytes([number]) * 5_000)
        made.append(keeping.make(data, clock))
        clock.set(clock.now() + timedelta(days=1))
    return made


def store_at(
    place: str,
    folder: Path,
    *,
    password: SecretStr = PASSWORD,
    access: Access | None = None,
    limits: Limits = SHORT,
    anew: bool = False,
) -> Store:
    """The store of a household at a place; `folder/kept` is where its snapshots are."""
    opened = open_store(StoreSettings(place, password, folder / "kept", access or Access(), limits, anew))
    assert opened is not None
    return opened


def archives_at(place: Path, folder: Path, *, password: SecretStr = PASSWORD, anew: bool = False) -> ArchiveStore:
    """The store of a household without restic."""
    return ArchiveStore(place, password, folder / "kept", anew=anew)
