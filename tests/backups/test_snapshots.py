"""A snapshot is all of a household at one instant, whole or not there, and is never changed afterwards."""

from __future__ import annotations

import multiprocessing
import os
import random
import sqlite3
import subprocess
import sys
import time
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from backups.databases import look_at
from backups.files import KEY, Before, gather
from backups.manifest import KeptFile
from backups.snapshots import NothingToKeepError, Snapshots, SnapshotUnderWayError, UnsoundError
from backups.verifying import verify
from knowledge.clock import ManualClock, SystemClock
from knowledge.store.database import StorageFullError
from tests.backups.stores import counters, filled
from tests.backups.stores.servers import small_disk

ROOT = Path(__file__).parents[2]
START = datetime(2026, 11, 21, 3, 30, tzinfo=UTC)


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """A small household's data folder."""
    folder = tmp_path / "data"
    filled(folder, rows=50)
    (folder / KEY).write_text("the household's key", encoding="utf-8")
    return folder


@pytest.fixture
def snapshots(data: Path) -> Snapshots:
    """Where its snapshots go."""
    return Snapshots(data / "backups")


def count_in(path: Path) -> int:
    with look_at(path) as connection:
        return int(connection.execute("SELECT count(*) FROM numbers").fetchone()[0])


def test_it_holds_databases_and_files_but_not_the_key(data: Path, snapshots: Snapshots) -> None:
    (data / "knowledge" / "chroma").mkdir(parents=True)
    (data / "knowledge" / "chroma" / "index").write_text("derived", encoding="utf-8")
    (data / "knowledge" / "family").mkdir()
    (data / "knowledge" / "family" / "lease.txt").write_text("12 months", encoding="utf-8")
    (data / "media" / "half.jpg.1a2b.part").write_text("half", encoding="utf-8")
    made = snapshots.make(data, SystemClock())
    there = {path.relative_to(made.folder).as_posix() for path in made.folder.rglob("*") if path.is_file()}
    photos = {f"media/photo-{number}.jpg" for number in range(3)}
    assert there == photos | {
        "household.db",
        "pods/planner/planner.db",
        "knowledge/family/lease.txt",
        "manifest.json",
        "SHA256SUMS",
    }
    assert [one.rows["numbers"] for one in made.manifest.databases] == [50, 50]
    assert not made.manifest.key
    assert verify(made.folder).ok
    assert made.folder.stat().st_mode & 0o077 == 0


def test_the_key_is_in_it_where_that_is_asked_for(data: Path, snapshots: Snapshots) -> None:
    made = snapshots.make(data, SystemClock(), with_key=True)
    assert made.manifest.key
    assert (made.folder / KEY).read_text(encoding="utf-8") == "the household's key"


def test_coreutils_agree_with_its_digests(data: Path, snapshots: Snapshots) -> None:
    (data / "media" / "back\\slash\nand line.txt").write_text("odd", encoding="utf-8")
    os.close(os.open(os.fsencode(data / "media") + b"/caf\xe9.jpg", os.O_CREAT | os.O_WRONLY))
    made = snapshots.make(data, SystemClock())
    checked = subprocess.run(["sha256sum", "--check", "--strict", "SHA256SUMS"], cwd=made.folder, capture_output=True)
    assert checked.returncode == 0, checked.stderr
    assert checked.stdout.count(b": OK") == 6
    assert made.manifest.left_out == ("media/caf\\xe9.jpg",)
    assert verify(made.folder).ok


def test_beside_a_writer_all_databases_are_of_one_instant(tmp_path: Path) -> None:
    """A process counts in two databases, one after the other: what it had said is there, and both stand together."""
    data = tmp_path / "data"
    for database in counters(data):
        database.close()
    writer = subprocess.Popen(
        [sys.executable, "-m", "tests.backups.writing_process", str(data)], cwd=ROOT, stdout=subprocess.PIPE, text=True
    )
    try:
        assert writer.stdout is not None
        snapshots, clock = Snapshots(tmp_path / "kept"), ManualClock(START)
        for _ in range(5):
            said = [int(writer.stdout.readline()) for _ in range(40)][-1]
            clock.set(clock.now() + timedelta(days=1))
            made = snapshots.make(data, clock)
            household, pod = (count_in(made.folder / one.path) for one in made.manifest.databases)
            assert household >= said
            assert household - pod in (0, 1)
            assert verify(made.folder).ok
        assert household >= 200
    finally:
        writer.kill()
        writer.wait()
        if writer.stdout is not None:
            writer.stdout.close()


def test_a_kill_at_any_moment_leaves_no_half_snapshot(tmp_path: Path) -> None:
    data, kept = tmp_path / "data", tmp_path / "kept"
    filled(data, rows=2000, files=12, size=300_000)
    snapshots = Snapshots(kept)
    chance, halves = random.Random(9), 0
    for turn in range(20):
        left = set(kept.glob(".partial-*"))
        process = multiprocessing.get_context("fork").Process(target=Snapshots(kept).make, args=(data, SystemClock()))
        process.start()
        while turn % 2 and process.is_alive() and not set(kept.glob(".partial-*")) - left:
            time.sleep(0.001)
        time.sleep(chance.uniform(0.0, 0.2) if turn % 2 == 0 else chance.uniform(0.0, 0.02))
        process.kill()
        process.join()
        halves += bool(list(kept.glob(".partial-*")))
        listed = snapshots.folders()
        assert all(verify(folder).ok for folder in listed[-1:])
        assert len(listed) == len(snapshots.all())
    assert halves > 3
    made = snapshots.make(data, ManualClock(START))
    assert verify(made.folder).ok
    assert [path.name for path in kept.glob(".partial-*")] == []


def test_two_at_once_are_one(data: Path, snapshots: Snapshots) -> None:
    with snapshots._alone(), pytest.raises(SnapshotUnderWayError):
        Snapshots(snapshots.folder).make(data, SystemClock())
    assert snapshots.all() == []


def test_a_full_disk_is_named(data: Path, tmp_path: Path) -> None:
    with sqlite3.connect(data / "household.db") as connection:
        connection.execute("CREATE TABLE large (bytes BLOB)")
        connection.execute("INSERT INTO large VALUES (zeroblob(2000000))")
    connection.close()
    with small_disk(tmp_path / "disk", "1m") as disk:
        with pytest.raises(StorageFullError, match=f"the disk under {disk}/snapshots is full"):
            Snapshots(disk / "snapshots").make(data, SystemClock())
        assert Snapshots(disk / "snapshots").folders() == []


def test_without_a_household_there_is_none(tmp_path: Path) -> None:
    with pytest.raises(NothingToKeepError):
        Snapshots(tmp_path / "kept").make(tmp_path / "data", SystemClock())


def test_a_file_that_is_the_same_takes_no_more_room(data: Path, snapshots: Snapshots) -> None:
    first = snapshots.make(data, ManualClock(START))
    (data / "media" / "photo-1.jpg").write_bytes(b"another picture")
    second = snapshots.make(data, ManualClock(START + timedelta(days=1)))
    inodes = [[(one.folder / "media" / f"photo-{n}.jpg").stat().st_ino for n in range(3)] for one in (first, second)]
    assert [old == new for old, new in zip(*inodes, strict=True)] == [True, False, True]
    assert all(verify(one.folder).ok for one in (first, second))


def test_a_damaged_old_snapshot_is_not_handed_on(data: Path, snapshots: Snapshots) -> None:
    """The same inode would carry the damage into every new one."""
    first = snapshots.make(data, ManualClock(START))
    flip(first.folder / "media" / "photo-0.jpg")
    os.utime(first.folder / "media" / "photo-0.jpg", ns=(0, first.manifest.files[0].mtime_ns))
    second = snapshots.make(data, ManualClock(START + timedelta(days=1)))
    assert verify(second.folder).ok
    assert not verify(first.folder).ok


def test_a_damaged_database_makes_no_snapshot_and_leaves_the_old_ones(data: Path, snapshots: Snapshots) -> None:
    first = snapshots.make(data, ManualClock(START))
    flip(data / "pods" / "planner" / "planner.db", at=3 * 4096 + 5, count=2000)
    with pytest.raises((UnsoundError, sqlite3.DatabaseError)):
        snapshots.make(data, ManualClock(START + timedelta(days=1)))
    assert [one.name for one in snapshots.all()] == [first.name]
    assert not list(snapshots.folder.glob(".partial-*"))


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("household.db", "its bytes have changed"),
        ("media/photo-2.jpg", "its bytes have changed"),
        ("manifest.json", "manifest.json"),
        ("SHA256SUMS", "say different things"),
    ],
)
def test_a_changed_byte_is_found(data: Path, snapshots: Snapshots, name: str, said: str) -> None:
    made = snapshots.make(data, SystemClock())
    flip(made.folder / name, at=40)
    verdict = verify(made.folder)
    assert not verdict.ok
    assert said in " ".join(verdict.problems)


def test_what_is_missing_and_what_was_added_is_found(data: Path, snapshots: Snapshots) -> None:
    made = snapshots.make(data, SystemClock())
    (made.folder / "media" / "photo-0.jpg").unlink()
    (made.folder / "media" / "stranger.jpg").write_bytes(b"?")
    assert verify(made.folder).problems == (
        "media/stranger.jpg: nobody put this here",
        "media/photo-0.jpg: No such file or directory",
    )


def test_rows_that_are_gone_are_found_behind_right_digests(data: Path, snapshots: Snapshots) -> None:
    """Somebody writes the database and puts its new digest and size into the manifest."""
    from backups.files import digest_of
    from backups.manifest import KeptDatabase, sums, write_manifest

    made = snapshots.make(data, SystemClock())
    path = made.folder / "household.db"
    connection = sqlite3.connect(path)
    connection.execute("DELETE FROM numbers WHERE number < 3")
    connection.commit()
    connection.close()
    household, pod = made.manifest.databases
    forged = KeptDatabase(
        path=household.path, bytes=path.stat().st_size, sha256=digest_of(path), rows=dict(household.rows)
    )
    manifest = made.manifest.model_copy(update={"databases": (forged, pod)})
    write_manifest(made.folder, manifest)
    (made.folder / "SHA256SUMS").write_bytes(sums(manifest))
    assert verify(made.folder).problems == ("household.db: 47 rows in numbers instead of 50",)


def flip(path: Path, at: int = 10, count: int = 1) -> None:
    """Turns bytes of a file over."""
    content = bytearray(path.read_bytes())
    for place in range(at, at + count):
        content[place] ^= 0xFF
    path.write_bytes(bytes(content))


def test_a_file_that_changes_while_it_is_gathered_leaves_the_older_snapshot_alone(
    data: Path, snapshots: Snapshots, tmp_path: Path
) -> None:
    """The first look links it from the last snapshot, the second one finds it changed."""
    last = snapshots.make(data, ManualClock(START))
    before = Before(last.folder, {one.path: one for one in last.manifest.files})
    done: dict[str, KeptFile] = {}
    gather(data, tmp_path / "new", before, done)
    (data / "media" / "photo-0.jpg").write_bytes(b"another picture")
    gather(data, tmp_path / "new", before, done)
    assert (tmp_path / "new" / "media" / "photo-0.jpg").read_bytes() == b"another picture"
    assert verify(last.folder).ok
