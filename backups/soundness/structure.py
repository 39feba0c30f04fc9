"""Whether a database makes sense by itself: for those of which no checksums are known, or whose checksums differ.

It is looked at in memory, as SQLite would read it, so that nothing is written to a file that may be damaged.
"""

from __future__ import annotations

import contextlib
import sqlite3
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from knowledge.store.sums import log_of
from knowledge.store.wal import Log, path_of

BEGINS = b"SQLite format 3\x00"
HEAD_BYTES = 100
MOST_TOLD = 3
JSON_COLUMNS = (("journal", "changes"), ("outbox", "facts"))
"""What is certainly JSON: the journal's rows, with which deeds are undone, and what is to be said."""


@dataclass(frozen=True, slots=True)
class Components:
    """What tells databases apart: whose tables lie in this one alone, and whose in others alone."""

    own: frozenset[str] = frozenset()
    others: frozenset[str] = frozenset()


def problems(database: Path, components: Components) -> list[str]:
    """What is wrong with a database, some sentences at most. Blocking; nobody may use it. Raises OSError."""
    try:
        image = _image(database)
    except ValueError as error:
        return [str(error)]
    try:
        with _in_memory(image) as connection:
            return _problems(connection, components)
    except (sqlite3.DatabaseError, UnicodeDecodeError) as error:
        return [f"SQLite cannot read it ({error})"]


def _image(database: Path) -> bytes:
    """The file with its log folded in. Raises ValueError where it cannot be a database."""
    data = bytearray(database.read_bytes())
    log = log_of(database)
    if log.wrong:
        raise ValueError(log.wrong)
    _fold(data, log, path_of(database))
    if not data:
        raise ValueError("it is empty")
    if len(data) < HEAD_BYTES or data[: len(BEGINS)] != BEGINS:
        raise ValueError("its beginning is not that of a database")
    size = int.from_bytes(data[16:18], "big")
    size = 65536 if size == 1 else size
    if not (512 <= size <= 65536 and not size & (size - 1)) or len(data) % size:
        raise ValueError("it does not end where a page ends")
    if data[18] not in (1, 2) or data[19] not in (1, 2):
        raise ValueError("its beginning is damaged")
    data[18] = data[19] = 1
    return bytes(data)


def _fold(data: bytearray, log: Log, path: Path) -> None:
    if not log.pages:
        return
    whole = log.count * log.page_size
    data.extend(bytes(max(0, whole - len(data))))
    del data[whole:]
    with path.open("rb") as file:
        for number, at in log.pages.items():
            if number <= log.count:
                file.seek(at)
                data[(number - 1) * log.page_size : number * log.page_size] = file.read(log.page_size)


@contextlib.contextmanager
def _in_memory(image: bytes) -> Iterator[sqlite3.Connection]:
    connection = sqlite3.connect(":memory:", isolation_level=None)
    try:
        connection.deserialize(image)
        yield connection
    finally:
        connection.close()


def _problems(connection: sqlite3.Connection, components: Components) -> list[str]:
    said = [row[0] for row in connection.execute(f"PRAGMA integrity_check({MOST_TOLD})") if row[0] != "ok"]
    if said:
        return said
    wrong = connection.execute("PRAGMA foreign_key_check").fetchmany(MOST_TOLD)
    if wrong:
        return [f"a row of {table} belongs to a row of {parent} that is not there" for table, _, parent, _ in wrong]
    tables = dict(
        connection.execute("SELECT name, sql FROM sqlite_schema WHERE type = 'table' AND sql IS NOT NULL").fetchall()
    )
    return [
        *_foreign(connection, tables, components),
        *_full_text(connection, tables),
        *_no_json(connection, tables),
        *_no_times(connection, tables),
    ][:MOST_TOLD]


def _foreign(connection: sqlite3.Connection, tables: Collection[str], components: Components) -> list[str]:
    if "migrations" not in tables:
        return [] if not tables else ["the table that says which version its tables have is missing"]
    found = connection.execute("SELECT component, version FROM migrations").fetchall()
    wrong = [name for name, version in found if not isinstance(version, int) or version < 0]
    names = {name for name, _ in found}
    strange = sorted(names & components.others)
    if strange and not names & components.own:
        return [f"it holds the tables of another database ({', '.join(strange)})"]
    return [f"the version of {name} makes no sense" for name in wrong]


def _full_text(connection: sqlite3.Connection, tables: dict[str, str]) -> list[str]:
    wrong = []
    for name, sql in tables.items():
        if "using fts5 " in " ".join(sql.lower().split()):
            try:
                connection.execute(f'INSERT INTO "{name}" ("{name}") VALUES (\'integrity-check\')')
            except sqlite3.DatabaseError as error:
                wrong.append(f"the full-text index {name} does not fit its table ({error})")
    return wrong


def _no_json(connection: sqlite3.Connection, tables: Collection[str]) -> list[str]:
    return [
        f"{column} in {table} cannot be read"
        for table, column in JSON_COLUMNS
        if table in tables
        and connection.execute(f'SELECT 1 FROM "{table}" WHERE NOT json_valid("{column}") LIMIT 1').fetchone()
    ]


def _no_times(connection: sqlite3.Connection, tables: dict[str, str]) -> list[str]:
    """Instants of the journal and the outbox that are none."""
    wrong = []
    for table, column in (("journal", "at"), ("outbox", "due_at"), ("outbox", "created_at"), ("audit", "at")):
        if table in tables:
            for (text,) in connection.execute(f'SELECT "{column}" FROM "{table}"'):
                try:
                    datetime.fromisoformat(text)
                except (TypeError, ValueError):
                    wrong.append(f"{column} in {table} is no time")
                    break
    return wrong
