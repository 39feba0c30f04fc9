"""A snapshot is made, stored, thinned out and noted; whatever goes wrong is a sentence, an exit code and an event."""

from __future__ import annotations

import asyncio
import json
import os
import re
import subprocess
import sys
from collections.abc import Iterator
from contextlib import chdir, contextmanager, nullcontext
from datetime import UTC, datetime, timedelta
from pathlib import Path
from unittest.mock import patch

import pytest
from pydantic import SecretStr

from backups.events import Event, Events, What
from backups.restoring import WrongKeyError, check_key
from backups.serving import BEAT
from backups.snapshots import Snapshots, SnapshotUnderWayError
from backups.verifying import verify
from bot.auditing import household_key
from bot.backing_up import (
    STORING,
    BackupError,
    keep,
    keep_due,
    password_of,
    store_of,
    turn,
)
from bot.build import build
from bot.building.keeping import KeepingSnapshots
from bot.settings import Settings
from bot.upgrading.marks import opened
from knowledge.clock import ManualClock, SystemClock
from skills.engine.errors import ConfigurationError
from tests.backups.stores.cheap import cheapen
from tests.backups.stores.servers import needs_restic
from tests.bot.program import Program

START = datetime(2026, 11, 20, 12, 0, tzinfo=UTC)


@pytest.fixture
def program(tmp_path: Path) -> Program:
    """A household's folder."""
    made = Program(tmp_path, tmp_path / "models")
    build(made.settings).close()
    return made


def kept_at(program: Program, place: Path | str, **more: object) -> Settings:
    """The settings of the household with a store at a place."""
    return program.settings.model_copy(update={"backup_repository": str(place), **more})


def events(settings: Settings) -> list[tuple[str, bool]]:
    """What happened, and whether it went well."""
    return [(one.what.value, one.ok) for one in Events(settings.backup_dir).all()]


def last(settings: Settings, what: What) -> Event:
    """The newest event of a kind."""
    found = Events(settings.backup_dir).last(what)
    assert found is not None
    return found


@needs_restic
def test_what_could_not_be_stored_stays_and_is_stored_later(program: Program, tmp_path: Path) -> None:
    """The disk of the store is away for a day: nothing is lost, nothing is silent, and the store is whole after it."""
    disk = tmp_path / "disk"
    settings, clock = kept_at(program, disk / "store"), ManualClock(START)
    first = keep(settings, clock).snapshot
    cheapen(tmp_path, password_of(settings))
    assert events(settings) == [("snapshot", True), ("checked", True), ("stored", True)]
    assert last(settings, What.STORED).facts["name"] == first.name
    disk.rename(tmp_path / "away")
    clock.set(START + timedelta(days=1))
    with pytest.raises(BackupError, match=f"lies in {settings.backup_dir}, but the store .* is the disk mounted"):
        keep(settings, clock)
    failed = last(settings, What.STORED)
    assert (failed.ok, failed.facts["error"]) == (False, "StoreUnreachableError")
    assert "is the disk mounted" in failed.reason
    assert keep_due(settings, clock) is None
    (tmp_path / "away").rename(disk)
    clock.set(clock.now() + timedelta(minutes=11))
    made = keep_due(settings, clock)
    assert made is not None
    assert made.stored is not None
    store = store_of(settings)
    assert store is not None
    assert [one.name for one in store.held()] == [first.name, made.snapshot.name]
    assert events(settings)[3:] == [("snapshot", True), ("stored", False), ("checked", True), ("stored", True)]
    assert keep_due(settings, clock) is None


@needs_restic
def test_the_folder_keeps_two_and_the_store_what_is_to_be_kept(program: Program, tmp_path: Path) -> None:
    settings = kept_at(program, tmp_path / "store", backup_daily=3, backup_weekly=0, backup_monthly=0)
    snapshots, clock = Snapshots(settings.backup_dir), ManualClock(START)
    names = []
    for day in range(4):
        clock.set(START + timedelta(days=day))
        names.append(snapshots.make(settings.data_dir, clock).name)
    clock.set(START + timedelta(days=4))
    made = keep(settings, clock)
    store = store_of(settings)
    assert store is not None
    assert [one.name for one in store.held()] == [*names[-2:], made.snapshot.name]
    assert [one.name for one in snapshots.all()] == [names[-1], made.snapshot.name]
    assert made.gone == tuple(names[:2] + names[2:3]) or set(made.gone) <= set(names)


def test_without_a_store_the_folder_keeps_all_that_is_to_be_kept(program: Program) -> None:
    settings = kept_at(program, "off", backup_daily=3, backup_weekly=0, backup_monthly=0)
    snapshots, clock, names = Snapshots(settings.backup_dir), ManualClock(START), list[str]()
    for day in range(4):
        clock.set(START + timedelta(days=day))
        names.append(snapshots.make(settings.data_dir, clock).name)
    clock.set(START + timedelta(days=4))
    made = keep(settings, clock)
    assert made.stored is None
    assert made.gone == tuple(names[:2])
    assert events(settings) == [("snapshot", True)]


@pytest.mark.slow
@needs_restic
def test_after_an_interrupted_one_the_store_is_looked_through(program: Program, tmp_path: Path) -> None:
    settings, clock = kept_at(program, tmp_path / "store"), ManualClock(START)
    keep(settings, clock)
    cheapen(tmp_path, password_of(settings))
    clock.set(START + timedelta(days=1))
    (settings.backup_dir / STORING).touch()
    keep(settings, clock)
    assert events(settings)[3:] == [("snapshot", True), ("checked", True), ("stored", True)]
    assert not (settings.backup_dir / STORING).exists()
    packs = [path for path in (tmp_path / "store" / "data").rglob("*") if path.is_file()]
    pack = max(packs, key=lambda path: path.stat().st_size)
    pack.rename(tmp_path / "pack")
    (settings.backup_dir / STORING).touch()
    clock.set(START + timedelta(days=2))
    for again in ([("snapshot", True), ("checked", False), ("stored", False)], [("snapshot", True), ("stored", False)]):
        before = len(events(settings))
        with pytest.raises(BackupError, match="is damaged"):
            keep(settings, clock)
        assert events(settings)[before:] == again
        clock.set(clock.now() + timedelta(minutes=11))
    (tmp_path / "pack").rename(pack)
    clock.set(clock.now() + timedelta(days=1))
    keep(settings, clock)
    assert events(settings)[-2:] == [("checked", True), ("stored", True)]


@needs_restic
def test_the_command_says_what_is_wrong_and_ends_with_one(program: Program, tmp_path: Path) -> None:
    """Another password: a sentence, exit code 1 and an event; the snapshot itself is there, and no secret is shown."""
    place = {"INGLE_BACKUP_REPOSITORY": str(tmp_path / "store")}
    made = program.run("backup", "now", "--json", **place)
    assert made.returncode == 0, made.stderr
    cheapen(tmp_path, password_of(program.settings))
    assert json.loads(made.stdout)["stored"]["rows"] > 0
    secret = "another password altogether"
    refused = program.run("backup", "now", **place, INGLE_BACKUP_PASSWORD=secret)
    assert refused.returncode == 1
    assert "opens with another password: check INGLE_BACKUP_PASSWORD" in refused.stderr
    assert "lies in" in refused.stderr
    settings = kept_at(program, tmp_path / "store")
    assert last(settings, What.STORED).facts["error"] == "WrongPasswordError"
    derived = password_of(settings).get_secret_value()
    told = refused.stdout + refused.stderr + Events(settings.backup_dir).path.read_text(encoding="utf-8")
    assert secret not in told
    assert derived not in told
    for command in (("backup", "list"), ("backup", "verify")):
        again = program.run(*command, **place, INGLE_BACKUP_PASSWORD=secret)
        assert again.returncode == 1
        assert "opens with another password" in again.stdout + again.stderr
    well = program.run("backup", "verify", "--all", **place)
    assert (well.returncode, "every byte" in well.stdout) == (0, True)
    listed = json.loads(program.run("backup", "list", "--json", **place).stdout)
    assert len(listed["folder"]) == 2
    assert [one["name"] for one in listed["store"]] == [listed["folder"][0]["name"]]


async def test_the_house_makes_them_itself_where_no_service_does(program: Program) -> None:
    """In a process of its own; while another one is at it, nothing is begun."""
    environment = program._with({"INGLE_BACKUP_REPOSITORY": "off"})
    with chdir(program.folder), patch.dict(os.environ, environment, clear=True):
        settings = Settings()
        keeping = KeepingSnapshots(settings, SystemClock())
        with _turn_of(settings):
            await keeping._look()
            assert not _under_way(settings)
        await keeping._look()
        for _ in range(600):
            if not _under_way(settings):
                break
            await asyncio.sleep(0.1)
            await keeping._look()
        await keeping.stop()
        assert len(Snapshots(settings.backup_dir).all()) == 1
        assert events(settings) == [("snapshot", True)]


def _under_way(settings: Settings) -> bool:
    """As whoever looks notes it for others."""
    return bool(json.loads((settings.backup_dir / BEAT).read_text(encoding="utf-8"))["since"])


STOPPED_WHILE_IT_LOADS = """
import asyncio, sys, threading
from bot.building.keeping import KeepingSnapshots
from bot.settings import Settings
from knowledge.clock import SystemClock

loads, goes_on = threading.Event(), threading.Event()

class SlowDisk:
    def find_spec(self, name, path=None, target=None):
        if name == "bot.backing_up":
            loads.set()
            goes_on.wait(30)

async def main():
    sys.meta_path.insert(0, SlowDisk())
    keeping = KeepingSnapshots(Settings(), SystemClock())
    look = asyncio.create_task(keeping._look())
    await asyncio.to_thread(loads.wait)
    stop = asyncio.create_task(keeping.stop())
    await asyncio.sleep(0.2)
    print("stops" if stop.done() else "waits")
    goes_on.set()
    await asyncio.gather(look, stop)

asyncio.run(main())
"""


def test_nothing_is_begun_after_the_house_was_stopped(program: Program) -> None:
    """The first look loads what it needs, which takes a slow disk a while."""
    environment = program._with({"INGLE_BACKUP_REPOSITORY": "off"})
    done = subprocess.run(
        [sys.executable, "-c", STOPPED_WHILE_IT_LOADS],
        cwd=program.folder,
        env={**environment, "PYTHONPATH": str(Path(__file__).parents[2])},
        capture_output=True,
        text=True,
        timeout=60,
    )
    assert (done.returncode, done.stdout) == (0, "waits\n"), done.stderr
    assert not (program.folder / "data" / "backups" / BEAT).exists(), "it did not look any more"


@contextmanager
def _turn_of(settings: Settings) -> Iterator[None]:
    settings.backup_dir.mkdir(exist_ok=True)
    with turn(settings.backup_dir):
        yield


@needs_restic
def test_a_new_household_key_opens_the_store(program: Program, tmp_path: Path) -> None:
    settings = kept_at(program, tmp_path / "store")
    opened(settings, ManualClock(START))
    keep(settings, ManualClock(START))
    cheapen(tmp_path, password_of(settings))
    before = password_of(settings)
    place = {"INGLE_BACKUP_REPOSITORY": str(tmp_path / "store")}
    rotated = program.run("keys", "rotate-household", **place)
    assert rotated.returncode == 0, rotated.stderr
    assert f"The backups in {tmp_path}/store open with it" in rotated.stdout
    assert password_of(settings) != before
    opens = re.search(r"from before (\S+) is sealed with the old key", rotated.stdout)
    assert opens is not None
    for one in Snapshots(settings.backup_dir).all():
        with nullcontext() if one.name == opens[1] else pytest.raises(WrongKeyError):
            check_key(one, household_key(settings))
    made = keep(settings, ManualClock(START + timedelta(days=1)))
    store = store_of(settings)
    assert store is not None
    assert {made.snapshot.name, opens[1]} <= {one.name for one in store.held()}
    assert verify(store.fetch(made.snapshot.name, tmp_path / "out").folder).ok


def test_one_at_a_time(program: Program) -> None:
    settings = kept_at(program, "off")
    with turn(settings.backup_dir), pytest.raises(SnapshotUnderWayError, match="another process"):
        keep(settings, ManualClock(START))
    refused = None
    with turn(settings.backup_dir):
        refused = program.run("backup", "now")
    assert (refused.returncode, "another process" in refused.stderr) == (1, True)


def test_a_damaged_household_is_told(program: Program) -> None:
    settings = kept_at(program, "off")
    (settings.data_dir / "household.db").write_bytes(b"no database at all, " * 400)
    with pytest.raises(BackupError, match="no snapshot was made"):
        keep(settings, ManualClock(START))
    assert events(settings) == [("snapshot", False)]
    assert "no snapshot was made" in last(settings, What.SNAPSHOT).reason


def test_the_password_comes_from_the_household_key(program: Program, tmp_path: Path) -> None:
    key = (program.data / "secret.key").read_text(encoding="ascii")
    derived = password_of(program.settings)
    assert len(derived.get_secret_value()) == 64
    assert key not in derived.get_secret_value()
    elsewhere = program.settings.model_copy(update={"data_dir": tmp_path / "empty", "secret_key": SecretStr(key)})
    assert password_of(elsewhere) == derived
    with pytest.raises(ConfigurationError, match=r"put secret\.key into"):
        password_of(elsewhere.model_copy(update={"secret_key": None}))


def test_the_commands_without_a_store(program: Program) -> None:
    off = {"INGLE_BACKUP_REPOSITORY": "off"}
    assert "There is no snapshot" in program.run("backup", "list", **off).stdout
    assert program.run("backup", "verify", **off).returncode == 1
    made = program.run("backup", "now", **off)
    assert made.returncode == 0, made.stderr
    assert "The household's key is not in it" in made.stdout
    assert "INGLE_BACKUP_REPOSITORY is off" in made.stdout
    name = made.stdout.split(":")[0]
    assert program.run("backup", "verify", name, **off).stdout.startswith(f"ok   {name}: ")
    (program.data / "backups" / name / "household.db").write_bytes(b"")
    refused = program.run("backup", "verify", "--json", **off)
    assert refused.returncode == 1
    assert json.loads(refused.stdout)[0]["problems"][0].startswith("household.db: 0 bytes instead of")
    assert program.run("backup", "health", **off).returncode == 1


def test_a_folder_without_a_household_is_refused_with_a_sentence(tmp_path: Path) -> None:
    refused = Program(tmp_path, tmp_path / "models").run("backup", "now")
    assert refused.returncode == 2
    assert "there is no household" in refused.stderr
