"""All databases of a household as they were at one instant, copied while it goes on writing."""

from __future__ import annotations

import contextlib
import sqlite3
import time
from collections.abc import Iterator, Sequence
from pathlib import Path

LOCK_SECONDS = 5.0
"""How long one try waits for the databases' write locks; who holds one may be waiting for another that we hold."""
TRIES = 12
PAUSE_SECONDS = 1.0
LOOK = "SELECT count(*) FROM sqlite_schema"


class DatabasesBusyError(Exception):
    """Somebody kept on writing for so long that no common instant was found."""


def databases_of(data_dir: Path) -> list[Path]:
    """The databases of a data folder: the household's, then those of the pods."""
    household = data_dir / "household.db"
    return [*([household] if household.is_file() else []), *sorted((data_dir / "pods").glob("*/*.db"))]


@contextlib.contextmanager
def pinned(paths: Sequence[Path]) -> Iterator[list[sqlite3.Connection]]:
    """A connection to each database, all of which see the same instant until the block ends.

    The write locks of all are held together for the moment in which the reading begins, then given back: from there on
    write-ahead logging lets the household write while the connections go on seeing what was. Who reads comes first and
    goes last, and may not write: SQLite lets the last one fold the log into the file, and only the household notes the
    checksums that go with that (`knowledge.store.folding`). Blocking.
    Raises DatabasesBusyError and sqlite3.DatabaseError.
    """
    for _ in range(TRIES):
        with contextlib.ExitStack() as readers:
            try:
                opened = [readers.enter_context(_open(path, "ro")) for path in paths]
                for reader in opened:
                    reader.execute(LOOK).fetchone()
                with contextlib.ExitStack() as writers:
                    for path in paths:
                        writers.enter_context(_open(path, "rw")).execute("BEGIN IMMEDIATE")
                    for reader in opened:
                        reader.execute("BEGIN")
                        reader.execute(LOOK).fetchone()
            except sqlite3.OperationalError as error:
                if "locked" not in str(error) and "busy" not in str(error):
                    raise
            else:
                yield opened
                return
        time.sleep(PAUSE_SECONDS)
    raise DatabasesBusyError("the databases were written without a pause")


@contextlib.contextmanager
def _open(path: Path, mode: str) -> Iterator[sqlite3.Connection]:
    connection = sqlite3.connect(
        f"{path.absolute().as_uri()}?mode={mode}", uri=True, timeout=LOCK_SECONDS, isolation_level=None
    )
    try:
        yield connection
    finally:
        if connection.in_transaction:
            connection.rollback()
        connection.close()


def copy(source: sqlite3.Connection, target: Path) -> None:
    """Writes what a pinned connection sees as one file, without a log beside it. Blocking. Raises sqlite3.Error."""
    target.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    made = sqlite3.connect(target, isolation_level=None)
    try:
        source.backup(made, pages=-1)
        made.execute("PRAGMA journal_mode=DELETE")
    finally:
        made.close()


@contextlib.contextmanager
def look_at(path: Path) -> Iterator[sqlite3.Connection]:
    """A database of a snapshot, which nobody writes: nothing is made beside it. Raises sqlite3.DatabaseError."""
    connection = sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro&immutable=1", uri=True, isolation_level=None)
    try:
        yield connection
    finally:
        connection.close()


def row_counts(connection: sqlite3.Connection) -> dict[str, int]:
    """How many rows each table has; tables that only stand for others are left out."""
    tables = connection.execute(
        "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\'"
        " AND sql NOT LIKE 'CREATE VIRTUAL%' ORDER BY name"
    ).fetchall()
    return {name: connection.execute(f'SELECT count(*) FROM "{name}"').fetchone()[0] for (name,) in tables}
