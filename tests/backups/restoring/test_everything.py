"""Everything is restored: the same household, with what was there before kept, and no half of it."""

from __future__ import annotations

import hashlib
import os
import shutil
import stat
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from backups.restoring import (
    DamagedSnapshotError,
    Everything,
    MissingKeyError,
    NewerSnapshotError,
    WrongKeyError,
    check_key,
    restore,
)
from backups.snapshots import Snapshot, Snapshots
from knowledge.clock import ManualClock
from knowledge.keys import HouseholdKey
from knowledge.store.in_use import InUseError, TakenError, alone, share, share_pod
from tests.house import House, open_house
from tests.other_users import SCAN

NOON = datetime(2026, 11, 21, 12, tzinfo=UTC)


@pytest.fixture
def data(tmp_path: Path) -> Path:
    return tmp_path / "data"


async def settled(data: Path, tmp_path: Path) -> tuple[House, Snapshot]:
    """A household with some things in it, and a snapshot of that moment."""
    house = open_house(data, tmp_path / "models")
    await house.say("Anna", "we need milk and eggs")
    await house.say("Anna", "remind me tomorrow at 9 to call grandma")
    await house.say("Tom", "spent 42.50 at Lidl")
    media = data / "media"
    media.mkdir(exist_ok=True)
    (media / "photo.jpg").write_bytes(b"a photo")
    return house, Snapshots(tmp_path / "snapshots").make(data, ManualClock(NOON))


def put_back(snapshot: Snapshot, data: Path, tmp_path: Path, hours: float = 1) -> Path | None:
    clock = ManualClock(NOON + timedelta(hours=hours))
    return restore(snapshot, data, what=Everything(), clock=clock, keep_in=tmp_path / "before").kept


def bytes_of(folder: Path) -> dict[str, str]:
    """The digest of every file of a folder that holds something of the household."""
    return {
        path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(folder.rglob("*"))
        if path.is_file() and not path.name.startswith(".") and not path.name.endswith(("-shm", "-wal", "-sums"))
    }


async def test_it_is_the_same_household_and_what_was_before_comes_back_too(data: Path, tmp_path: Path) -> None:
    house, snapshot = await settled(data, tmp_path)
    then = house.state
    await house.say("Anna", "we need a goat")
    later = house.state
    await house.stop()
    (data / "media" / "photo.jpg").unlink()
    (data / "media" / "newer.jpg").write_bytes(b"another photo")
    (data / "knowledge" / "chroma").mkdir(parents=True, exist_ok=True)
    (data / "knowledge" / "chroma" / "old").write_text("derived")

    kept = put_back(snapshot, data, tmp_path)

    house = open_house(data, tmp_path / "models")
    assert house.state == then
    await house.stop()
    assert [path.name for path in (data / "media").glob("*.jpg")] == ["photo.jpg"]
    assert not (data / "knowledge" / "chroma" / "old").exists()
    assert kept is not None
    (before,) = Snapshots(kept.parent).all()
    put_back(before, data, tmp_path, hours=2)
    house = open_house(data, tmp_path / "models")
    assert house.state == later
    await house.stop()
    assert (data / "media" / "newer.jpg").read_bytes() == b"another photo"


async def test_it_comes_back_onto_an_empty_machine(data: Path, tmp_path: Path) -> None:
    house, snapshot = await settled(data, tmp_path)
    then = house.state
    await house.stop()
    key = (data / "secret.key").read_bytes()
    shutil.rmtree(data)

    assert put_back(snapshot, data, tmp_path) is None

    assert stat.S_IMODE(data.stat().st_mode) == 0o700
    assert stat.S_IMODE((data / "household.db").stat().st_mode) == 0o600
    (data / "secret.key").write_bytes(key)
    house = open_house(data, tmp_path / "models")
    assert house.state == then
    await house.stop()


async def test_what_a_kill_left_in_the_logs_of_databases_is_kept_and_does_no_harm(data: Path, tmp_path: Path) -> None:
    """A copy of the folder while the house runs is what a kill leaves: changes that are in no database file yet."""
    house, snapshot = await settled(data, tmp_path)
    then = house.state
    await house.say("Anna", "we need a goat")
    later = house.state
    killed = tmp_path / "killed"
    shutil.copytree(data, killed)
    await house.stop()
    assert list(killed.glob("*-wal"))

    broken = Snapshot(snapshot.folder, snapshot.manifest.model_copy(update={"version": "99.0"}))
    with pytest.raises(NewerSnapshotError):
        put_back(broken, killed, tmp_path)
    kept = put_back(snapshot, killed, tmp_path)
    assert kept is not None
    house = open_house(killed, tmp_path / "models")
    assert house.state == then
    await house.stop()
    put_back(Snapshots(kept.parent).all()[0], killed, tmp_path, hours=2)
    house = open_house(killed, tmp_path / "models")
    assert house.state == later
    await house.stop()


async def test_modes_of_folders_that_others_may_use_stay(data: Path, tmp_path: Path) -> None:
    house, _ = await settled(data, tmp_path)
    shared = data / "knowledge" / "family"
    shared.mkdir(parents=True, exist_ok=True)
    (shared / "letter.txt").write_text("Dear all")
    (shared / "bills").mkdir()
    (shared / "bills" / "gas.txt").write_text("12 euros")
    snapshot = Snapshots(tmp_path / "snapshots").make(data, ManualClock(NOON + timedelta(minutes=1)))
    await house.stop()
    shutil.rmtree(shared / "bills")
    group = SCAN if os.geteuid() == 0 else os.getgid()
    os.chown(shared, -1, group)
    shared.chmod(0o2770)
    (shared / "letter.txt").chmod(0o644)

    put_back(snapshot, data, tmp_path)

    rights = {"": 0o2770, "letter.txt": 0o644, "bills": 0o2770, "bills/gas.txt": 0o660}
    assert {name: stat.S_IMODE((shared / name).stat().st_mode) for name in rights} == rights
    assert {(shared / name).stat().st_gid for name in rights if "letter" not in name} == {group}
    assert stat.S_IMODE(data.stat().st_mode) == 0o711


async def test_nobody_restores_a_house_that_runs(data: Path, tmp_path: Path) -> None:
    house, snapshot = await settled(data, tmp_path)
    with pytest.raises(InUseError, match="stop it first"):
        put_back(snapshot, data, tmp_path)
    await house.stop()
    with share_pod(data, "planner"), pytest.raises(InUseError):
        put_back(snapshot, data, tmp_path)
    with alone(data), pytest.raises(TakenError, match="being restored"):
        open_house(data, tmp_path / "models")
    with share(data), share(data):
        pass
    put_back(snapshot, data, tmp_path)


async def test_damaged_files_are_moved_aside_whole(data: Path, tmp_path: Path) -> None:
    house, snapshot = await settled(data, tmp_path)
    then = house.state
    await house.stop()
    planner = data / "pods" / "planner" / "planner.db"
    damaged = b"no database" + planner.read_bytes()[11:]
    planner.write_bytes(damaged)

    kept = put_back(snapshot, data, tmp_path)

    assert kept is not None
    assert (kept / "pods" / "planner" / "planner.db").read_bytes() == damaged
    assert (kept / "household.db").is_file()
    house = open_house(data, tmp_path / "models")
    assert house.state == then
    await house.stop()


@pytest.mark.parametrize("wrong", ["newer", "newer-tables", "changed", "gone"])
async def test_what_cannot_be_restored_changes_nothing(data: Path, tmp_path: Path, wrong: str) -> None:
    house, snapshot = await settled(data, tmp_path)
    await house.say("Anna", "we need a goat")
    await house.stop()
    before = bytes_of(data)
    planner = snapshot.folder / "pods" / "planner" / "planner.db"
    if wrong == "newer":
        snapshot = Snapshot(snapshot.folder, snapshot.manifest.model_copy(update={"version": "99.1.0"}))
    elif wrong == "newer-tables":
        import sqlite3

        with sqlite3.connect(snapshot.folder / "household.db") as database:
            database.execute("UPDATE migrations SET version = 999 WHERE component = 'household'")
    elif wrong == "changed":
        content = bytearray(planner.read_bytes())
        content[len(content) // 2] ^= 1
        planner.write_bytes(content)
    else:
        (snapshot.folder / "media" / "photo.jpg").unlink()

    error = NewerSnapshotError if wrong.startswith("newer") else DamagedSnapshotError
    with pytest.raises(error):
        put_back(snapshot, data, tmp_path)

    assert bytes_of(data) == before
    assert not (data / ".restoring").exists()


async def test_the_key_has_to_be_the_one_that_opens_the_snapshot(data: Path, tmp_path: Path) -> None:
    house, snapshot = await settled(data, tmp_path)
    await house.stop()
    check_key(snapshot, HouseholdKey(data / "secret.key"))
    with pytest.raises(MissingKeyError, match="INGLE_SECRET_KEY"):
        check_key(snapshot, HouseholdKey(tmp_path / "nowhere" / "secret.key"))
    other = HouseholdKey(tmp_path / "other.key")
    other.keys(make=True)
    with pytest.raises(WrongKeyError, match=r"other\.key is not the key"):
        check_key(snapshot, other)


async def test_what_has_no_name_in_a_snapshot_is_kept_aside(data: Path, tmp_path: Path) -> None:
    house, snapshot = await settled(data, tmp_path)
    await house.stop()
    nameless = os.fsencode(data / "media") + b"/caf\xe9.jpg"
    with open(nameless, "wb") as file:
        file.write(b"a picture")

    kept = put_back(snapshot, data, tmp_path)

    assert kept is not None
    aside = os.fsencode(kept.with_name(f"{kept.name}-aside") / "media") + b"/caf\xe9.jpg"
    with open(aside, "rb") as file:
        assert file.read() == b"a picture"
