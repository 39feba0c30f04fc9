"""The store: transactions that hold or leave nothing, migrations, files that must not be touched."""

from __future__ import annotations

import hashlib
import sqlite3
import threading
import time
from pathlib import Path

import pytest

from knowledge.store import in_use
from knowledge.store.database import (
    Database,
    DatabaseDamagedError,
    DatabaseTooNewError,
    open_household_database,
)


def names(database: Database) -> list[str]:
    return [row["text"] for row in database.rows("SELECT text FROM things ORDER BY id")]


def add(database: Database, text: str) -> None:
    database.rows("INSERT INTO things (text) VALUES (?)", (text,))


def add_and_fail(database: Database, text: str) -> None:
    add(database, text)
    raise RuntimeError("in the middle")


def nest_and_fail(database: Database) -> None:
    with database.transaction():
        add(database, "inner")
    raise RuntimeError("after the inner one")


def test_a_transaction_keeps_everything_or_nothing(pod_database: Database) -> None:
    with pod_database.transaction():
        add(pod_database, "one")
    with pytest.raises(RuntimeError), pod_database.transaction():
        add_and_fail(pod_database, "two")
    assert names(pod_database) == ["one"]


def test_a_nested_transaction_that_fails_takes_only_its_own_back(pod_database: Database) -> None:
    with pod_database.transaction():
        add(pod_database, "outer")
        with pytest.raises(RuntimeError), pod_database.transaction():
            add_and_fail(pod_database, "inner")
        add(pod_database, "after")
    assert names(pod_database) == ["outer", "after"]


def test_when_the_outer_one_fails_the_inner_one_goes_too(pod_database: Database) -> None:
    with pytest.raises(RuntimeError), pod_database.transaction():
        nest_and_fail(pod_database)
    assert names(pod_database) == []


def test_threads_wait_for_each_other(pod_database: Database) -> None:
    def work() -> None:
        for _ in range(20):
            with pod_database.transaction():
                count = len(pod_database.rows("SELECT id FROM things"))
                pod_database.rows("INSERT INTO things (text, number) VALUES ('t', ?)", (count,))

    threads = [threading.Thread(target=work) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    numbers = [row["number"] for row in pod_database.rows("SELECT number FROM things ORDER BY id")]
    assert numbers == list(range(80))


def migrations(folder: Path, **scripts: str) -> dict[str, Path]:
    folder.mkdir(exist_ok=True)
    for name, script in scripts.items():
        (folder / f"{name.removeprefix('m')}.sql").write_text(script)
    return {"own": folder}


def test_migrations_run_once_and_in_order(tmp_path: Path) -> None:
    folder, path = tmp_path / "own", tmp_path / "x.db"
    first = migrations(folder, m0001_a="CREATE TABLE a (id INTEGER PRIMARY KEY);\nINSERT INTO a VALUES (1);")
    Database(path, first).close()
    second = migrations(folder, m0002_b="CREATE TABLE b AS SELECT id + 1 AS id FROM a;")
    for _ in range(2):
        database = Database(path, second)
        assert database.rows("SELECT a.id AS a, b.id AS b FROM a, b") == [{"a": 1, "b": 2}]
        database.close()


def test_a_migration_that_fails_leaves_the_version_before(tmp_path: Path) -> None:
    folder, path = tmp_path / "own", tmp_path / "x.db"
    Database(path, migrations(folder, m0001_a="CREATE TABLE a (id INTEGER PRIMARY KEY);")).close()
    broken = migrations(folder, m0002_b="CREATE TABLE b (id INTEGER);\nINSERT INTO nowhere VALUES (1);")
    with pytest.raises(sqlite3.OperationalError):
        Database(path, broken)
    (folder / "0002_b.sql").unlink()
    database = Database(path, {"own": folder})
    assert database.rows("SELECT name FROM sqlite_master WHERE name = 'b'") == []
    assert database.row("SELECT version FROM migrations WHERE component = 'own'") == {"version": 1}
    database.close()


def test_a_file_of_a_newer_version_is_refused(tmp_path: Path) -> None:
    folder, path = tmp_path / "own", tmp_path / "x.db"
    scripts = migrations(folder, m0001_a="CREATE TABLE a (id INTEGER);", m0002_b="CREATE TABLE b (id INTEGER);")
    Database(path, scripts).close()
    (folder / "0002_b.sql").unlink()
    with pytest.raises(DatabaseTooNewError, match="schema 2, and this version knows 1"):
        Database(path, scripts)


def digests(folder: Path) -> dict[str, str]:
    """Without the empty file that says who uses the folder."""
    files = [path for path in folder.iterdir() if path.name != in_use.NAME]
    return {path.name: hashlib.sha256(path.read_bytes()).hexdigest() for path in files}


@pytest.mark.parametrize("damage", ["not sqlite at all", "torn"])
def test_a_damaged_file_is_refused_and_left_as_it_is(tmp_path: Path, damage: str) -> None:
    path = tmp_path / "household.db"
    if damage == "torn":
        database = open_household_database(path)
        with database.transaction():
            for number in range(2000):
                database.rows("INSERT INTO strangers VALUES ('x', ?, ?, 1)", (f"{number}", "now" * 20))
        database.close()
        content = bytearray(path.read_bytes())
        content[8192:-4096] = b"\xa5" * (len(content) - 8192 - 4096)
        path.write_bytes(bytes(content))
    else:
        path.write_bytes(b"This was a shopping list once. " * 500)
    before = digests(tmp_path)
    with pytest.raises(DatabaseDamagedError) as caught:
        open_household_database(path)
    assert str(path) in str(caught.value)
    assert "restore it from a backup" in str(caught.value)
    assert digests(tmp_path) == before


def test_who_waits_to_write_does_not_keep_the_writer_from_reading(tmp_path: Path) -> None:
    """Two connections to one file, as the household's and the pod's beside it."""
    one, other = Database(tmp_path / "household.db", {}), Database(tmp_path / "household.db", {})
    with one.transaction() as tables:
        tables.execute("CREATE TABLE names (name TEXT) STRICT")

    def write() -> None:
        with one.transaction() as tables:
            tables.execute("INSERT INTO names VALUES ('Tom')")

    with other.transaction() as tables:
        tables.execute("INSERT INTO names VALUES ('Anna')")
        waiting = threading.Thread(target=write)
        waiting.start()
        waiting.join(0.3)
        assert waiting.is_alive()
        begun = time.monotonic()
        assert one.rows("SELECT * FROM names") == []
        assert time.monotonic() - begun < 10, "the one that waits holds the connection"
    waiting.join(20)
    assert one.rows("SELECT * FROM names") == [{"name": "Anna"}, {"name": "Tom"}]
    one.close()
    other.close()
