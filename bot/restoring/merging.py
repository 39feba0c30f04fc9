"""Rows that a database had then and would not have had without a member come back into that database as it is now."""

from __future__ import annotations

import re
import sqlite3
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from backups.restoring.outboxes import opened

NEVER = frozenset({"migrations", "journal", "outbox", "audit", "audit_head", "answered", "put_back", "said_before"})
"""What was done and said is not brought back."""

_WRITES = re.compile(r"(?:INSERT(?: OR \w+)? INTO|DELETE FROM|(?<!AFTER )(?<!BEFORE )UPDATE(?! OF))\s+(\w+)", re.I)
"""The tables that a trigger writes: they follow by themselves."""

Values = tuple[Any, ...]


@dataclass(frozen=True, slots=True)
class Merge:
    """Three databases of one schema: as it is now, as it was then, and that without the member."""

    now: Path
    then: Path
    without: Path
    member_id: int
    heir_id: int
    """Who took over in the copy without the member."""
    heirs: Sequence[int]
    """Who may really have taken over."""
    left: bool
    """Whether the member had left since; otherwise shared things that were theirs come back as well."""
    owners: Mapping[str, str] = field(default_factory=dict)
    """By table, the column that says whose a shared thing is."""
    below: Sequence[tuple[str, str, str]] = ()
    """Table and column of what hangs on a row of another table, beside the foreign keys."""
    elsewhere: Mapping[str, str] = field(default_factory=dict)
    """By table, the column that is set where a row comes again from elsewhere."""
    kept: frozenset[str] = frozenset()
    """Tables that come back although triggers write them."""
    only: frozenset[str] = frozenset()
    """Where given, no other table."""


@dataclass(slots=True)
class Merged:
    """How many rows came back, by table; rows that hang on the member again; rows whose place another one has."""

    rows: Counter[str] = field(default_factory=Counter)
    changed: int = 0
    taken: int = 0
    texts: list[str] = field(default_factory=list)
    """All texts of the rows that came back: they may name files."""


@dataclass(frozen=True, slots=True)
class _Table:
    name: str
    columns: tuple[str, ...]
    key: tuple[str, ...]
    parents: tuple[tuple[str, str, str], ...]
    """Own column, table and column that it points at."""

    def same(self, one: str, other: str) -> str:
        """The condition under which two rows are the same one."""
        return " AND ".join(f'{one}."{column}" IS {other}."{column}"' for column in self.key)


def merge(wanted: Merge) -> Merged:
    """Brings them back, in one transaction of the database `now`. Blocking. Raises sqlite3.DatabaseError."""
    with opened(wanted.now) as connection:
        for name, path in (("then_", wanted.then), ("without_", wanted.without)):
            connection.execute(f"ATTACH ? AS {name}", (f"{path.absolute().as_uri()}?mode=ro&immutable=1",))
        connection.execute("PRAGMA foreign_keys=ON")
        connection.execute("BEGIN")
        connection.execute("PRAGMA defer_foreign_keys=ON")
        merging = _Merging(connection, wanted)
        merging.run()
        connection.execute("COMMIT")
    return merging.merged


class _Merging:
    def __init__(self, connection: sqlite3.Connection, wanted: Merge) -> None:
        self._connection = connection
        self._wanted = wanted
        self._tables = {one.name: one for one in _tables(connection, wanted)}
        self._put: dict[str, set[Values]] = {}
        """The keys of the rows that came back, by table."""
        self.merged = Merged()

    def run(self) -> None:
        """First what was lost, then what hangs on that, then whose things are."""
        for table in self._tables.values():
            lost = f"NOT EXISTS (SELECT 1 FROM without_.{table.name} w WHERE {table.same('w', 't')})"
            owner = self._wanted.owners.get(table.name)
            if owner and not self._wanted.left:
                lost = f'({lost} OR t."{owner}" = {int(self._wanted.member_id)})'
            self._bring(table, lost)
        while self._bring_what_hangs():
            pass
        self._drop_orphans()
        self._name_parents()
        if self._wanted.left:
            for table in self._tables.values():
                self._give_back(table)

    def _bring(self, table: _Table, condition: str) -> bool:
        """Puts back the rows of then that meet the condition and are not there; whether there were any."""
        elsewhere = self._wanted.elsewhere.get(table.name)
        but = f' AND t."{elsewhere}" IS NULL' if elsewhere else ""
        rows = self._connection.execute(
            f"SELECT {_list(table.columns, 't')} FROM then_.{table.name} t WHERE ({condition}){but}"
            f" AND NOT EXISTS (SELECT 1 FROM main.{table.name} n WHERE {table.same('n', 't')})"
        ).fetchall()
        marks = ", ".join("?" * len(table.columns))
        at = [table.columns.index(one) for one in table.key]
        tried = self._put.setdefault(table.name, set())
        any_new = False
        for row in rows:
            key = tuple(row[index] for index in at)
            if key in tried:
                continue
            tried.add(key)
            any_new = True
            done = self._connection.execute(
                f"INSERT OR IGNORE INTO main.{table.name} ({_list(table.columns)}) VALUES ({marks})", row
            )
            if done.rowcount == 1:
                self.merged.rows[table.name] += 1
                self.merged.texts += [value for value in row if isinstance(value, str)]
            else:
                self.merged.taken += 1
        return any_new

    def _bring_what_hangs(self) -> bool:
        """Rows that point at what came back, and rows that this points at."""
        found = False
        for table in self._tables.values():
            for column, parent, key in self._points(table):
                if parent in self._tables and self._put.get(parent) and self._tables[parent].key == (key,):
                    found |= self._bring(table, f't."{column}" IN ({_numbers(self._put[parent])})')
                if parent in self._tables and self._put.get(table.name) and len(table.key) == 1:
                    own = f'SELECT "{column}" FROM then_.{table.name} WHERE "{table.key[0]}" IN'
                    found |= self._bring(
                        self._tables[parent], f't."{key}" IN ({own} ({_numbers(self._put[table.name])}))'
                    )
        return found

    def _points(self, table: _Table) -> Iterator[tuple[str, str, str]]:
        yield from table.parents
        for name, column, parent in self._wanted.below:
            if name == table.name and parent in self._tables:
                yield column, parent, self._tables[parent].key[0]

    def _drop_orphans(self) -> None:
        """What hangs on a row that could not come back because another one has its place does not come back either."""
        for table in self._tables.values():
            for column, parent, key in self._points(table):
                if self._put.get(table.name) and len(table.key) == 1:
                    gone = self._connection.execute(
                        f'DELETE FROM main.{table.name} WHERE "{table.key[0]}" IN ({_numbers(self._put[table.name])})'
                        f' AND "{column}" IS NOT NULL'
                        f' AND NOT EXISTS (SELECT 1 FROM main.{parent} p WHERE p."{key}" = "{table.name}"."{column}")'
                    ).rowcount
                    self.merged.rows[table.name] -= gone
                    self.merged.taken += gone

    def _name_parents(self) -> None:
        """What these rows point at and was there already may name a file that is gone."""
        for table in self._tables.values():
            for column, parent, key in table.parents:
                if self._put.get(table.name) and len(table.key) == 1:
                    rows = self._connection.execute(
                        f'SELECT * FROM main.{parent} WHERE "{key}" IN (SELECT "{column}" FROM main.{table.name}'
                        f' WHERE "{table.key[0]}" IN ({_numbers(self._put[table.name])}))'
                    )
                    self.merged.texts += [value for row in rows for value in row if isinstance(value, str)]

    def _give_back(self, table: _Table) -> None:
        """A column that leaving had changed, and that nobody changed since, is as it was then."""
        columns = _list(table.columns)
        then = self._connection.execute(
            f"SELECT {columns} FROM then_.{table.name} EXCEPT SELECT {columns} FROM without_.{table.name}"
        ).fetchall()
        where = " AND ".join(f'"{column}" IS ?' for column in table.key)
        for row in then:
            values = dict(zip(table.columns, row, strict=True))
            key = [values[column] for column in table.key]
            pair = [
                self._connection.execute(f"SELECT {columns} FROM {of}.{table.name} WHERE {where}", key).fetchone()
                for of in ("without_", "main")
            ]
            if None in pair:
                continue
            without, now = (dict(zip(table.columns, one, strict=True)) for one in pair)
            back = {
                column: value
                for column, value in values.items()
                if value != without[column] and value != now[column] and self._left_so(without[column], now[column])
            }
            if back:
                sets = ", ".join(f'"{column}" = ?' for column in back)
                done = self._connection.execute(
                    f"UPDATE OR IGNORE main.{table.name} SET {sets} WHERE {where}", [*back.values(), *key]
                )
                self.merged.changed += done.rowcount

    def _left_so(self, without: Any, now: Any) -> bool:
        """Whether a value still is what leaving made of it, whoever took over."""
        if isinstance(without, str):
            heir = str(self._wanted.heir_id)
            return now == without or (
                heir in without and now in [without.replace(heir, str(one)) for one in self._wanted.heirs]
            )
        return now == without or (without == self._wanted.heir_id and now in self._wanted.heirs)


def _tables(connection: sqlite3.Connection, wanted: Merge) -> Iterator[_Table]:
    """The tables that may be merged, with what all three have of them."""
    schema = connection.execute("SELECT type, name, sql FROM main.sqlite_schema").fetchall()
    virtual = [name for kind, name, sql in schema if kind == "table" and str(sql).startswith("CREATE VIRTUAL")]
    follow = {name for kind, _, sql in schema if kind == "trigger" for name in _WRITES.findall(sql)} - wanted.kept
    for kind, name, _ in schema:
        shadow = any(name == one or name.startswith(f"{one}_") for one in virtual)
        if kind != "table" or shadow or name.startswith("sqlite_") or name in NEVER or name in follow:
            continue
        if wanted.only and name not in wanted.only:
            continue
        infos = [
            connection.execute(f"PRAGMA {of}.table_info({name})").fetchall() for of in ("main", "then_", "without_")
        ]
        columns = [one[1] for one in infos[0] if all(one[1] in {other[1] for other in info} for info in infos)]
        key = [one[1] for one in sorted(infos[0], key=lambda one: one[5]) if one[5]]
        if columns and key:
            keys = connection.execute(f"PRAGMA main.foreign_key_list({name})").fetchall()
            yield _Table(name, tuple(columns), tuple(key), tuple((one[3], one[2], one[4] or "id") for one in keys))


def _list(columns: Sequence[str], of: str = "") -> str:
    return ", ".join(f'{of}."{column}"' if of else f'"{column}"' for column in columns)


def _numbers(keys: set[Values]) -> str:
    """Single numeric keys as a list for SQL; others cannot be pointed at."""
    return ", ".join(str(key[0]) for key in sorted(keys) if len(key) == 1 and isinstance(key[0], int))
