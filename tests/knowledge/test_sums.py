"""Every page that is not as it was written is found, and nothing else is: not after a kill, not with two writers."""

from __future__ import annotations

import gc
import random
import shutil
import sqlite3
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import psutil
import pytest

from backups.databases import pinned
from knowledge.store import sums
from knowledge.store.folding import open_here
from knowledge.store.sums import compare, read_sums
from knowledge.store.wal import FRAME, HEAD, path_of, read_log
from tests.knowledge.things import SOUND, fill, flip, killed, opened, prepared
from tests.memory import folder_in_memory


@pytest.fixture
def path() -> Iterator[Path]:
    with folder_in_memory() as folder:
        yield prepared(folder)


def test_a_byte_in_any_page_is_found_after_a_close_and_after_a_kill(path: Path) -> None:
    database = opened(path)
    fill(database)
    database.fold_log()
    fill(database, 3, "bread")
    left = killed(path)
    assert compare(left) == SOUND
    database.close()
    assert compare(path) == SOUND
    pages = path.stat().st_size // 4096
    assert pages > 4
    for page in range(pages):
        flip(path, page * 4096 + 1000)
        assert compare(path).pages == (page + 1,)
        flip(path, page * 4096 + 1000)
    logged = read_log(path_of(left)).pages
    for page in range(left.stat().st_size // 4096):
        flip(left, page * 4096 + 1000)
        assert bool(compare(left).wrong) == (page + 1 not in logged)
        flip(left, page * 4096 + 1000)


def test_every_byte_of_the_log_counts(path: Path) -> None:
    database = opened(path)
    fill(database)
    database.fold_log()
    for number in range(4):
        fill(database, 2, f"bread {number}")
    left = killed(path)
    log = path_of(left)
    whole = log.read_bytes()
    chance = random.Random(3)
    for at in (*range(HEAD.size), *(chance.randrange(HEAD.size, len(whole)) for _ in range(60))):
        flip(log, at)
        assert compare(left).wrong, at
        log.write_bytes(whole)
    for length in (0, 20, HEAD.size, len(whole) // 2, len(whole) - 1):
        log.write_bytes(whole[:length])
        assert compare(left).wrong, length
    log.unlink()
    assert compare(left).wrong == "its log is gone"
    database.close()


def test_a_transaction_that_a_power_cut_took_apart_is_no_damage(path: Path) -> None:
    """Nobody knows of it: the index that processes share is lost with the power, too."""
    database = opened(path)
    fill(database)
    database.fold_log()
    fill(database, 2)
    committed = path_of(path).stat().st_size
    fill(database, 80)
    left = killed(path)
    database.close()
    left.with_name("x.db-shm").unlink()
    log = path_of(left)
    whole = log.read_bytes()
    frames = (len(whole) - committed) // (FRAME.size + 4096)
    assert frames > 3
    for length in (committed, committed + 10, committed + FRAME.size + 100, len(whole) - 4096):
        log.write_bytes(whole[:length])
        assert compare(left) == SOUND
    log.write_bytes(whole)
    flip(log, committed + FRAME.size + 50)
    assert compare(left) == SOUND
    log.write_bytes(whole)
    flip(log, committed - 50)
    assert compare(left).wrong == "its log is damaged in the middle"


def test_two_writers_that_are_killed_again_and_again_leave_nothing_that_looks_damaged(path: Path) -> None:
    for seed in range(10):
        running = [
            subprocess.Popen(
                [sys.executable, "-m", "tests.knowledge.sums_process", str(path), str(10 * seed + one)],
                stdout=subprocess.PIPE,
            )
            for one in range(2)
        ]
        for one in running:
            assert one.stdout is not None
            assert one.stdout.readline() == b"begun\n"
        time.sleep(random.Random(seed).uniform(0.1, 1.2))
        for one in running:
            one.kill()
            one.wait()
        found = compare(path)
        assert not found.wrong, f"after kill {seed}: {found}"
    database = opened(path)
    fill(database)
    database.close()
    if not compare(path).known:  # Somebody was killed, or another one wrote, just when the log was emptied.
        sums.note_all(path, closed=True)
    assert compare(path) == SOUND
    assert len(read_sums(path).pages) == path.stat().st_size // 4096  # type: ignore[union-attr]


def test_a_database_that_nobody_closed_is_closed_with_its_sums(path: Path) -> None:
    database = opened(path)
    fill(database)
    del database
    gc.collect()
    assert not open_here(path)
    assert not path_of(path).exists()
    assert compare(path) == SOUND


def test_who_takes_a_snapshot_after_a_kill_folds_nothing_in(path: Path) -> None:
    database = opened(path)
    fill(database)
    left = killed(path)
    database.close()
    with pinned([left]) as (connection,):
        assert connection.execute("SELECT count(*) FROM things").fetchone() == (50,)
    assert path_of(left).stat().st_size
    assert compare(left) == SOUND


def test_another_program_is_told_from_a_disk_that_forgets(path: Path) -> None:
    database = opened(path)
    fill(database)
    database.close()
    with sqlite3.connect(path) as other:
        other.execute("UPDATE things SET text = 'mine' WHERE id = 3")
    other.close()
    found = compare(path)
    assert found.wrong
    assert found.rewritten
    sums.note_all(path, closed=True)
    assert compare(path) == SOUND


@pytest.mark.parametrize("size", [512, 4096, 65536])
def test_a_log_of_any_page_size_is_read_to_its_end_and_no_further(tmp_path: Path, size: int) -> None:
    """Its checksums are SQLite's own, however they are computed; 4 MB take 8 ms."""
    with closing(sqlite3.connect(tmp_path / "x.db", isolation_level=None)) as connection:
        connection.execute(f"PRAGMA page_size={size}")
        connection.execute("PRAGMA journal_mode=WAL")
        connection.execute("PRAGMA wal_autocheckpoint=0")
        connection.execute("CREATE TABLE things (text)")
        while path_of(tmp_path / "x.db").stat().st_size < 4 << 20:
            connection.execute("INSERT INTO things VALUES (?)", ("milk " * 20_000,))
        log = path_of(tmp_path / "x.db")
        read = read_log(log)
        begun = time.thread_time()
        assert read_log(log) == read
        spent = time.thread_time() - begun
        assert read.end is not None
        assert read.end.at == log.stat().st_size
        copy = tmp_path / "copy"
        shutil.copyfile(log, copy)
        flip(copy, log.stat().st_size - size // 2)
        cut = read_log(copy)
    assert cut.end is not None
    assert cut.end.at < read.end.at
    assert size < 4096 or spent < 0.06, "as slow as a loop over its words"


def test_sums_of_another_database_say_nothing(path: Path) -> None:
    database = opened(path)
    fill(database)
    database.close()
    other = path.with_name("other.db")
    shutil.copy2(path, other)
    shutil.copy2(sums.sums_path(path), sums.sums_path(other))
    assert not compare(other).known
    flip(sums.sums_path(path), 5)
    assert not compare(path).known


def test_a_copy_without_a_log_is_taken_as_it_will_be(path: Path) -> None:
    database = opened(path)
    fill(database)
    database.close()
    with sqlite3.connect(path) as made:
        made.execute("PRAGMA journal_mode=DELETE")
    made.close()
    sums.note_all(path, closed=True)
    database = opened(path)
    fill(database, 2)
    database.close()
    assert compare(path) == SOUND


def test_what_was_read_of_a_log_does_not_stay_with_each_thread(tmp_path: Path) -> None:
    with closing(sqlite3.connect(tmp_path / "a.db", isolation_level=None)) as connection:
        connection.execute("PRAGMA journal_mode=WAL")
        connection.execute("PRAGMA wal_autocheckpoint=0")
        connection.execute("CREATE TABLE t (x)")
        connection.execute("INSERT INTO t VALUES (randomblob(4000000))")
        process, together, log = psutil.Process(), threading.Barrier(6), path_of(tmp_path / "a.db")
        read_log(log)
        before = process.memory_info().rss

        def read() -> None:
            for _ in range(2):
                together.wait()
                read_log(log)

        threads = [threading.Thread(target=read) for _ in range(6)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        assert process.memory_info().rss - before < 12_000_000
