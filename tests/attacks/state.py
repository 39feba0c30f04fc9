"""Everything that is stored, each row of each table of each database and each file; and what of it became different."""

from __future__ import annotations

import hashlib
import json
import re
import sqlite3
from collections import Counter
from collections.abc import Collection
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tests.house import House

RowText = str
"""A row as JSON of its columns, so that rows can be counted and compared."""

BOOKKEEPING = frozenset({"handled", "dialogs", "buttons", "inbox", "used_today", "memories", "memory_exchanges"})
"""Tables of `household.db` that every message writes: that it came, what is spoken of, what its buttons mean, and how
much of the day's allowance it took."""

HEAD = "audit_head"
"""The table that holds where the chain of the audit ends, in each database."""

SEALED = re.compile(r"k1\.(\d+)\.[\w-]+")
"""What lies sealed with a member's key: it is another text each time the same is sealed."""

SEEN = ("address", "last_used")
"""Columns of an account that say where its member was heard last."""


@dataclass(frozen=True, slots=True)
class State:
    """What lay there at one moment. Tables are named `database.table`."""

    tables: dict[str, Counter[RowText]]
    files: dict[str, str]
    """The digest of each file that is no database, by its path below the data folder."""


@dataclass(frozen=True, slots=True)
class Change:
    """What became different in one table, or among the files (`files`)."""

    table: str
    added: tuple[dict[str, Any], ...] = ()
    removed: tuple[dict[str, Any], ...] = ()

    def __str__(self) -> str:
        return f"{self.table}: +{[*self.added][:2]!s:.300} -{[*self.removed][:2]!s:.300}"


def state_of(house: House) -> State:
    """All that is committed now."""
    folder = house.app.settings.data_dir
    tables: dict[str, Counter[RowText]] = {}
    for path in sorted(folder.rglob("*.db")):
        tables |= {f"{path.stem}.{name}": rows for name, rows in _rows_of(path).items()}
    files = {
        str(path.relative_to(folder)): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(folder.rglob("*"))
        if path.is_file() and ".db" not in path.name and "chroma" not in path.parts
    }
    return State(tables, files)


def _rows_of(path: Path) -> dict[str, Counter[RowText]]:
    with closing(sqlite3.connect(f"file:{path}?mode=ro", uri=True)) as database:
        database.row_factory = sqlite3.Row
        names = [
            row[0]
            for row in database.execute("SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name")
            if not row[0].startswith("sqlite_")
        ]
        return {name: Counter(map(_text_of, database.execute(f'SELECT * FROM "{name}"'))) for name in names}


def _text_of(row: sqlite3.Row) -> RowText:
    text = json.dumps({name: row[name] for name in row.keys()}, default=_readable, sort_keys=True)  # noqa: SIM118
    return SEALED.sub(r"sealed for \1", text)


def _readable(value: object) -> str:
    return hashlib.sha256(value).hexdigest() if isinstance(value, bytes) else str(value)


def changes(before: State, after: State, ignored: Collection[str] = ()) -> list[Change]:
    """What became different but for bookkeeping and what is `ignored` (tables by full name, or `files`)."""
    found = []
    for table in sorted({*before.tables, *after.tables}):
        database, _, name = table.partition(".")
        if (database == "household" and name in BOOKKEEPING) or name == HEAD or table in ignored:
            continue
        was, now = (_counted(state.tables.get(table, Counter()), name) for state in (before, after))
        if was != now:
            found.append(Change(table, _parsed(now - was), _parsed(was - now)))
    if before.files != after.files and "files" not in ignored:
        added = tuple({"path": path} for path in after.files if after.files[path] != before.files.get(path))
        removed = tuple({"path": path} for path in before.files if path not in after.files)
        found.append(Change("files", added, removed))
    return found


def _counted(rows: Counter[RowText], table: str) -> Counter[RowText]:
    if table != "accounts":
        return rows
    return Counter(
        json.dumps({name: value for name, value in json.loads(row).items() if name not in SEEN}) for row in rows
    )


def _parsed(rows: Counter[RowText]) -> tuple[dict[str, Any], ...]:
    return tuple(json.loads(row) for row in rows.elements())
