"""kill -9 of whoever stores a snapshot, at random instants: the next one is clean."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from backups.snapshots import Snapshot
from backups.stores import Keeping, Store
from backups.verifying import verify
from tests.backups.stores.making import archives_at, snapshots, store_at
from tests.backups.stores.servers import locks, needs_restic

ROOT = Path(__file__).parents[3]
SEED = 20261122
KILLS = 20
STORING = """
import sys
from pathlib import Path
from backups.manifest import read_manifest
from backups.snapshots import Snapshot
from backups.stores import Keeping
from tests.backups.stores.making import archives_at, store_at
kind, place, folder, source = sys.argv[1], *map(Path, sys.argv[2:])
store = archives_at(place, folder) if kind == "archive" else store_at(str(place), folder)
snapshot = Snapshot(source, read_manifest(source))
print("begun", flush=True)
store.put(snapshot)
store.thin_out(Keeping(daily=3, weekly=0, monthly=0))
store.check()
print("done", flush=True)
"""


@pytest.mark.slow
@pytest.mark.timeout(900)
@pytest.mark.parametrize("kind", ["archive", pytest.param("restic", marks=needs_restic)])
def test_killed_at_any_instant_the_next_one_is_clean(kind: str, tmp_path: Path) -> None:
    """Half of the kills take the process alone, as when memory runs out, the others what it started as well."""
    made = snapshots(tmp_path, KILLS + 2, size=400_000)
    place, chance = tmp_path / "store", random.Random(SEED)
    print(f"seed {SEED}")

    def opened() -> Store:
        return archives_at(place, tmp_path) if kind == "archive" else store_at(str(place), tmp_path)

    opened().put(made[0])
    with storing(kind, place, tmp_path, made[1]) as process:
        begun = time.monotonic()
        assert process.wait() == 0
        usual, killed = time.monotonic() - begun, 0
    for one in made[2:]:
        with storing(kind, place, tmp_path, one) as process:
            time.sleep(chance.uniform(0, usual))
            together = chance.random() < 0.5
            started = children(process.pid) if together else []
            process.kill()
            for child in started:
                kill(child)
            process.wait()
            assert process.stdout is not None
            killed += "done" not in process.stdout.read()
        for path in place.rglob("*.tar"):
            assert path.stat().st_size > 0
    print(f"{killed} of {KILLS} were under way")
    assert killed > KILLS // 3
    wait_until_locks_can_be_stale(place)
    store = opened()
    store.put(made[-1])
    assert store.thin_out(Keeping(daily=1, weekly=0, monthly=0)) is not None
    assert list(store.check(every_byte=True)) == []
    assert [one.name for one in store.held()] == [made[-1].name]
    assert verify(store.fetch(made[-1].name, tmp_path / "out").folder).ok
    assert list(place.glob("*.part")) == []
    assert locks(place) == []


@contextmanager
def storing(kind: str, place: Path, folder: Path, snapshot: Snapshot) -> Iterator[subprocess.Popen[str]]:
    """A process that has just begun to store a snapshot, to thin out and to look through the store."""
    arguments = [kind, str(place), str(folder), str(snapshot.folder)]
    process = subprocess.Popen([sys.executable, "-c", STORING, *arguments], cwd=ROOT, stdout=subprocess.PIPE, text=True)
    assert process.stdout is not None
    with process.stdout:
        assert process.stdout.readline() == "begun\n"
        yield process


def children(pid: int) -> list[int]:
    """What a process has started, at any depth."""
    found = []
    for process in Path("/proc").glob("[0-9]*"):
        try:
            parent = int((process / "stat").read_text().rpartition(")")[2].split()[1])
        except (OSError, IndexError):
            continue
        if parent == pid:
            found += [int(process.name), *children(int(process.name))]
    return found


def kill(pid: int) -> None:
    """Ends one of our own at once, if it is still there."""
    try:
        os.kill(pid, signal.SIGKILL)
    except ProcessLookupError:
        return


def wait_until_locks_can_be_stale(place: Path) -> None:
    """A restic that lost its parent is on its way out: its lock goes with it, or becomes stale."""
    for _ in range(100):
        running = [process for process in Path("/proc").glob("[0-9]*") if str(place).encode() in command_of(process)]
        if not running:
            return
        time.sleep(0.1)


def command_of(process: Path) -> bytes:
    """The environment of a process, in which restic finds its repository; nothing where it is gone."""
    try:
        return (process / "environ").read_bytes()
    except OSError:
        return b""
