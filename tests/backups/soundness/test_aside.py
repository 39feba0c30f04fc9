"""What was damaged is kept aside for long enough, never less than what it may be the last of."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path

from backups.snapshots import Snapshot, Snapshots
from backups.soundness.aside import KEPT_ALWAYS, KEPT_FOR, thin_out
from knowledge.clock import ManualClock
from knowledge.store.database import Database

FIRST = datetime(2026, 9, 1, 6, 0, tzinfo=UTC)
DAY = timedelta(days=1)


def folders(data: Path, number: int) -> list[str]:
    """Kept aside a day after the other."""
    names = [f"{FIRST + day * DAY:%Y-%m-%dT%H%M%SZ}" for day in range(number)]
    for name in names:
        (data / "damaged" / name / "pods").mkdir(parents=True)
        (data / "damaged" / name / "household.db").write_bytes(b"damaged")
    return names


def left(data: Path) -> list[str]:
    return sorted(path.name for path in (data / "damaged").iterdir())


def test_what_is_old_goes_once_there_is_a_sound_snapshot_of_later(tmp_path: Path) -> None:
    data, backups = tmp_path / "data", tmp_path / "snapshots"
    names = folders(data, KEPT_ALWAYS + 3)
    (data / "damaged" / "planner.db").write_bytes(b"put here by somebody")
    (data / "damaged" / "mine").mkdir()
    (data / "damaged" / "2026-13-01T000000Z").mkdir()
    late = FIRST + 60 * DAY
    thin_out(data, backups, late, lambda one: True)
    assert len(left(data)) == len(names) + 3, "there is no snapshot"

    migrations = tmp_path / "migrations"
    migrations.mkdir()
    Database(data / "household.db", {"own": migrations}).close()
    Snapshots(backups).make(data, ManualClock(FIRST + timedelta(days=1, hours=1)))
    thin_out(data, backups, late, lambda one: False)
    assert len(left(data)) == len(names) + 3, "no snapshot is sound"
    thin_out(data, backups, FIRST + KEPT_FOR, lambda one: True)
    assert len(left(data)) == len(names) + 3, "none is old enough"
    thin_out(data, backups, late, lambda one: True)
    assert left(data) == [*names[2:], "2026-13-01T000000Z", "mine", "planner.db"], (
        "the third is newer than the snapshot"
    )

    def of_october(snapshot: Snapshot) -> bool:
        return snapshot.manifest.at > FIRST + 20 * DAY

    Snapshots(backups).make(data, ManualClock(late))
    thin_out(data, backups, late, of_october)
    assert left(data) == [*names[-KEPT_ALWAYS:], "2026-13-01T000000Z", "mine", "planner.db"]
