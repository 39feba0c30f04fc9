"""What other programs, readers, and a power cut do to a sound database is not taken for damage by a disk."""

from __future__ import annotations

import os
import resource
import shutil
import sqlite3
import subprocess
import sys
import time
from array import array
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from backups.snapshots import Snapshots
from backups.soundness.looking import State, look
from backups.soundness.structure import Components
from knowledge.store import sums
from knowledge.store.folding import PATIENCE_MS, Folding
from knowledge.store.sums import compare, read_sums
from knowledge.store.wal import path_of, read_log
from tests.knowledge.things import SOUND, fill, killed, opened, prepared
from tests.memory import folder_in_memory

FOLD = "PRAGMA wal_checkpoint(PASSIVE)"
EMPTY = "PRAGMA wal_checkpoint(TRUNCATE)"


@pytest.fixture
def path() -> Iterator[Path]:
    with folder_in_memory() as folder:
        yield prepared(folder)


def shell(path: Path, *statements: str) -> None:
    """Another program, which knows nothing of sums."""
    program = "import sqlite3, sys\nc = sqlite3.connect(sys.argv[1], isolation_level=None)\n"
    program += "for s in sys.argv[2:]: c.execute(s)\nc.close()"
    subprocess.run([sys.executable, "-c", program, path, *statements], check=True)


def looked(path: Path) -> State:
    (found,) = look(path.parent, [path.name], lambda name: Components(), Snapshots(path.parent / "backups"))
    return found.state


@pytest.mark.parametrize("statement", [FOLD, EMPTY])
def test_another_program_that_folds_while_the_house_runs_costs_nobody_a_day(path: Path, statement: str) -> None:
    database = opened(path)
    fill(database, 200)
    database.fold_log()
    fill(database)
    shell(path, statement)
    fill(database, 3)
    left = killed(path)
    found = compare(left)
    assert found.wrong
    assert found.rewritten
    assert looked(left) is State.CHANGED
    fill(database, 3)
    database.close()
    assert looked(path) is State.UNKNOWN
    sums.note_all(path, closed=True)
    assert compare(path) == SOUND


def test_what_a_disk_forgets_while_the_house_runs_is_still_damage(path: Path) -> None:
    database = opened(path)
    fill(database, 200)
    database.fold_log()
    left = killed(path)
    before = left.stat()
    data = bytearray(left.read_bytes())
    data[5 * 4096 + 1000] ^= 4
    left.write_bytes(data)
    assert looked(left) is State.CHANGED
    os.utime(left, ns=(before.st_atime_ns, before.st_mtime_ns))
    assert looked(left) is State.DAMAGED
    database.close()


def test_a_log_that_another_program_took_away_after_the_house_closed_is_not_missed(path: Path) -> None:
    """The same as a kill between SQLite's taking the log away and whatever comes after it."""
    database = opened(path)
    fill(database)
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        assert other.execute("SELECT count(*) FROM things").fetchone() == (50,)
        database.close()
        assert path_of(path).exists()
    assert not path_of(path).exists()
    assert compare(path) == SOUND


def test_who_reads_after_a_kill_and_takes_the_log_away_costs_nobody_a_day(path: Path) -> None:
    database = opened(path)
    fill(database)
    database.fold_log()
    fill(database)
    left = killed(path)
    database.close()
    shell(left, "SELECT count(*) FROM things")
    assert not path_of(left).exists()
    assert looked(left) is State.CHANGED
    sums.note_all(left, closed=True)
    assert looked(left) is State.SOUND


def test_an_emptied_log_beside_an_older_index_is_what_a_power_cut_leaves(path: Path) -> None:
    """The index that processes share is written to the disk whenever the system likes to."""
    database = opened(path)
    fill(database)
    older = path.parent / "older"
    subprocess.run(["cp", path.with_name("x.db-shm"), older], check=True)
    database.fold_log()
    left = killed(path)
    shutil.copy(older, left.with_name("x.db-shm"))
    assert not path_of(left).stat().st_size
    assert compare(left) == SOUND
    path_of(left).unlink()
    assert compare(left) == SOUND
    noted = read_sums(left)
    assert noted is not None
    sums.write_sums(left, replace(noted, noted=replace(noted.noted, frames=noted.noted.frames - 1)))
    assert compare(left).wrong == "its log is gone"
    path_of(left).touch()
    assert compare(left).wrong == "the end of its log is gone"
    database.close()


def test_the_page_that_sqlite_never_writes_has_no_sum(path: Path) -> None:
    opened(path).close()
    noted = read_sums(path)
    assert noted is not None
    locked = 2**30 // noted.page_size + 1
    with path.open("r+b") as file:
        file.truncate((locked + 2) * noted.page_size)
    pages = array("I", noted.pages)
    empty = bytes(noted.page_size)
    pages.extend(sums.sum_of(empty, number) for number in range(len(pages) + 1, locked + 3))
    pages[locked - 1] = sums.UNKNOWN
    sums.write_sums(path, replace(noted, pages=pages))
    assert compare(path) == SOUND
    pages[locked] ^= 4
    sums.write_sums(path, replace(noted, pages=pages))
    assert compare(path).pages == (locked + 1,)


def test_a_log_that_a_reader_keeps_is_read_on_and_not_anew(path: Path) -> None:
    database = opened(path)
    fill(database)
    with closing(sqlite3.connect(path, isolation_level=None)) as reader:
        reader.execute("BEGIN")
        reader.execute("SELECT count(*) FROM things").fetchone()
        for _ in range(3):
            fill(database, 8000, "bread")
        assert path_of(path).stat().st_size > 10_000_000
        left = killed(path)
        assert compare(left) == SOUND
        log = path_of(path)
        whole = read_log(log)
        fill(database, 3)
        more = read_log(log, since=whole.end)
        assert 0 < len(more.pages) < 20
        assert min(more.pages.values()) > max(whole.pages.values())
        again = read_log(log)
        assert {**whole.pages, **more.pages} == again.pages
        assert (more.count, more.end) == (again.count, again.end)
    database.fold_log()
    fill(database, 3)
    assert read_log(log, since=whole.end) == read_log(log)
    database.close()
    assert compare(path) == SOUND


def test_a_reader_keeps_nobody_waiting_while_the_log_is_emptied(path: Path) -> None:
    database = opened(path)
    fill(database)
    with closing(sqlite3.connect(path, isolation_level=None)) as reader:
        reader.execute("BEGIN")
        reader.execute("SELECT count(*) FROM things").fetchone()
        fill(database)
        begun = time.monotonic()
        assert not database.fold_log()
        assert time.monotonic() - begun < 3 * PATIENCE_MS / 1000
    assert database.fold_log()
    database.close()
    assert compare(path) == SOUND


def test_a_doubt_stays_until_somebody_has_looked(path: Path) -> None:
    opened(path).close()
    sums.mark(path, doubt=True)
    database = opened(path)
    fill(database)
    assert database.fold_log()
    database.close()
    assert not compare(path).known
    sums.note_all(path, closed=True)
    assert compare(path) == SOUND


def test_of_two_that_begin_a_file_the_second_keeps_the_sums_of_the_first(path: Path) -> None:
    opened(path).close()
    noted = read_sums(path)
    with closing(sqlite3.connect(path, isolation_level=None, check_same_thread=False)) as second:
        folding = Folding(second, path, new=True)
        assert read_sums(path) == noted
        folding.close()
    assert compare(path) == SOUND


def test_too_many_open_files_are_no_damage(path: Path) -> None:
    opened(path).close()
    snapshots = Snapshots(path.parent / "backups")
    before = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (0, before[1]))
    try:
        (found,) = look(path.parent, [path.name], lambda name: Components(), snapshots)
    finally:
        resource.setrlimit(resource.RLIMIT_NOFILE, before)
    assert found.state is State.UNREADABLE
    assert looked(path) is State.SOUND
