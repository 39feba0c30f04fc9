"""kill -9 of a restore at random instants: whoever comes next finds all of the one state or all of the other."""

from __future__ import annotations

import hashlib
import os
import random
import signal
import sqlite3
import time
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from backups.restoring import Everything, restore
from backups.snapshots import Snapshot, Snapshots
from knowledge.clock import ManualClock
from knowledge.store import switching
from knowledge.store.in_use import share
from tests.backups.stores import filled

KILLS, MOST = 20, 60
"""More where the machine's moods let all of them end alike."""
AT = datetime(2026, 11, 21, 3, 30, tzinfo=UTC)
DATABASES = ("household.db", "pods/planner/planner.db", "pods/other/other.db")


def test_a_killed_restore_is_finished_or_taken_back(tmp_path: Path) -> None:
    data, keep_in = tmp_path / "data", tmp_path / "before"
    filled(data, 400, files=15, size=20_000)
    then, snapshot = state(data), Snapshots(tmp_path / "snapshots").make(data, ManualClock(AT))
    go_on(data)
    now, later = state(data), Snapshots(tmp_path / "later").make(data, ManualClock(AT + timedelta(hours=1)))
    assert then != now

    begun = time.monotonic()
    restored(snapshot, data, keep_in, 0)
    whole = time.monotonic() - begun
    assert state(data) == then
    restored(later, data, keep_in, 1)
    assert state(data) == now

    outcomes: list[bool] = []
    randomly = random.Random(20)
    for number in range(MOST):
        if number >= KILLS and len(set(outcomes)) == 2:
            break
        # Half of them near the end, where the files change places.
        instant = randomly.uniform(0.0, whole) if number % 2 else randomly.uniform(0.6 * whole, whole)
        killed_after(instant, snapshot, data, keep_in, 2 + 2 * number)
        share(data).release()
        found = state(data)
        assert found in (then, now), f"killed after {instant:.3f} s of {whole:.3f} s, half of it was there"
        assert not switching.begun(data)
        outcomes.append(found == then)
        if outcomes[-1]:
            restored(later, data, keep_in, 3 + 2 * number)
        assert state(data) == now
    taken_back = len(outcomes) - sum(outcomes)
    print(f"{len(outcomes)} kills: {sum(outcomes)} finished, {taken_back} taken back; a restore takes {whole:.2f} s")
    assert set(outcomes) == {True, False}


def test_a_kill_between_any_two_renames_is_finished(tmp_path: Path) -> None:
    """The states in between are made by hand: after each number of places that were changed."""
    for done in range(5):
        data = tmp_path / f"{done}"
        places = [switching.Place(name, comes=name != "gone") for name in ("a", "b", "gone", "folder")]
        put(data, {"a": "old", "b": "old", "gone": "old", "folder/x": "old"})
        put(switching.staged(data), {"a": "new", "b": "new", "folder/x": "new"})
        plan = [{"path": one.path, "comes": one.comes} for one in places]
        aside = tmp_path / "aside" / f"{done}"
        text = str({"places": plan, "aside": str(aside)}).replace("'", '"').replace("True", "true")
        put(data / switching.FOLDER, {switching.PLAN: text.replace("False", "false")})
        for one in places[:done]:
            switching._settle(data, one)
        if done == 2:
            # Somebody who does not know of restores made one anew meanwhile.
            (data / "a").write_text("new")
            os.replace(data / "b", data / switching.FOLDER / "new" / "b")
            (data / "b").write_text("made meanwhile")

        assert switching.settle(data)

        assert {name: (data / name).read_text() for name in ("a", "b", "folder/x")} == dict.fromkeys(
            ("a", "b", "folder/x"), "new"
        )
        assert not (data / "gone").exists()
        assert (aside / "gone").read_text() == "old"
        assert not switching.begun(data)
        assert not switching.settle(data)


def test_a_place_that_cannot_be_changed_takes_everything_back(tmp_path: Path) -> None:
    """A file lies where the folder of the second place would have to be."""
    data = tmp_path / "data"
    put(data, {"a": "old", "gone": "old", "in-the-way": "old"})
    put(switching.staged(data), {"a": "new", "in-the-way/b": "new"})
    places = [switching.Place(name, comes=name != "gone") for name in ("a", "gone", "in-the-way/b")]
    with pytest.raises(OSError, match="in-the-way"), switching.cleared(data):
        switching.switch(data, places)
    assert {name: (data / name).read_text() for name in ("a", "gone", "in-the-way")} == dict.fromkeys(
        ("a", "gone", "in-the-way"), "old"
    )
    assert not switching.begun(data)


def restored(snapshot: Snapshot, data: Path, keep_in: Path, minute: int) -> None:
    clock = ManualClock(AT + timedelta(days=1, minutes=minute))
    restore(snapshot, data, what=Everything(), clock=clock, keep_in=keep_in)


def killed_after(seconds: float, snapshot: Snapshot, data: Path, keep_in: Path, minute: int) -> None:
    """Restores in a process that is killed after so many seconds, unless it was faster."""
    child = os.fork()
    if child == 0:
        try:
            restored(snapshot, data, keep_in, minute)
        finally:
            os._exit(0)
    time.sleep(seconds)
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)


def go_on(data: Path) -> None:
    """What happens after the snapshot: rows and a database more, files that came, changed and went."""
    for name in DATABASES[:2]:
        with sqlite3.connect(data / name) as connection:
            connection.execute("INSERT INTO numbers SELECT number + 10000, weight FROM numbers")
    (data / "pods" / "other").mkdir()
    with sqlite3.connect(data / DATABASES[2]) as connection:
        connection.execute("CREATE TABLE numbers (number INTEGER PRIMARY KEY, weight TEXT)")
    (data / "media" / "photo-0.jpg").unlink()
    (data / "media" / "photo-1.jpg").write_bytes(b"changed")
    (data / "media" / "newer.jpg").write_bytes(b"newer")
    (data / "models.yaml").write_text("models: {}\n")


def state(data: Path) -> dict[str, object]:
    """All that the household would see: rows of databases, digests of files."""
    found: dict[str, object] = {}
    for name in DATABASES:
        if (data / name).exists():
            with sqlite3.connect(data / name) as connection:
                found[name] = connection.execute("SELECT count(*), sum(number) FROM numbers").fetchone()
    for path in [*(data / "media").glob("*"), data / "models.yaml"]:
        if path.exists():
            found[path.relative_to(data).as_posix()] = hashlib.sha256(path.read_bytes()).hexdigest()
    return found


def put(folder: Path, files: dict[str, str]) -> None:
    for name, text in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text)
