"""The journal: every change of a row before and after, undoing exactly that, and its row in the audit log."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from knowledge.audit import AuditLog, Fact, Kind
from knowledge.clock import to_text
from knowledge.store.database import Database, Row

Value = str | int | float | None


class ChangedSinceError(Exception):
    """What is to be undone was changed by somebody since."""


class AlreadyUndoneError(Exception):
    """The journal entry was undone before."""


@dataclass(frozen=True, slots=True)
class Change:
    """One row before and after; None where it did not exist."""

    table: str
    id: int
    before: Row | None
    after: Row | None


@dataclass(frozen=True, slots=True)
class Entry:
    """One journalled change of the household."""

    id: int
    member_id: int
    command: str
    at: str
    changes: tuple[Change, ...]
    undone: bool


class Changes:
    """Writes rows within one transaction and remembers what undoes them. Tables need an integer `id`."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self.made: list[Change] = []
        self.facts: dict[str, Fact] = {}
        """What the audit log says besides about this change: numbers and names, never words of somebody."""

    def note(self, **facts: Fact) -> None:
        """Adds to what the audit log says about this change. `asked_by` makes it an approval of what that one asked."""
        self.facts |= facts

    def insert(self, table: str, values: Mapping[str, Value]) -> int:
        """Adds a row and returns its id."""
        names = ", ".join(values)
        marks = ", ".join(f":{name}" for name in values)
        found = self._database.rows(f"INSERT INTO {table} ({names}) VALUES ({marks}) RETURNING *", dict(values))[0]
        self.made.append(Change(table, found["id"], None, found))
        return int(found["id"])

    def update(self, table: str, row_id: int, values: Mapping[str, Value]) -> None:
        """Changes columns of a row."""
        before = self._get(table, row_id)
        sets = ", ".join(f"{name} = :{name}" for name in values)
        self._database.rows(f"UPDATE {table} SET {sets} WHERE id = :id", {**values, "id": row_id})
        self.made.append(Change(table, row_id, before, self._get(table, row_id)))

    def delete(self, table: str, row_id: int) -> None:
        """Removes a row."""
        before = self._get(table, row_id)
        self._database.rows(f"DELETE FROM {table} WHERE id = ?", (row_id,))
        self.made.append(Change(table, row_id, before, None))

    def _get(self, table: str, row_id: int) -> Row:
        row = self._database.row(f"SELECT * FROM {table} WHERE id = ?", (row_id,))
        if row is None:
            raise ChangedSinceError(table)
        return row


@dataclass(frozen=True, slots=True)
class Deed:
    """What the audit log says about whatever is done in one transaction, besides who and when."""

    kind: str = Kind.COMMAND
    what: str = ""
    """Its name, where that is not the journal's name of the command."""
    approved_by: int | None = None
    facts: Mapping[str, Fact] = field(default_factory=dict)
    always: bool = False
    """Whether it is recorded also where no row was written."""


@dataclass(frozen=True, slots=True)
class Doer:
    """Who takes something back, and how, for the audit log."""

    member_id: int | None = None
    message_id: str | None = None
    facts: Mapping[str, Fact] = field(default_factory=dict)


class Journal:
    """The journal table of one database. With an audit log, whatever is journalled has its row there."""

    def __init__(self, database: Database, audit: AuditLog | None = None) -> None:
        self._database = database
        self._audit = audit

    @contextmanager
    def recording(
        self, *, member_id: int, command: str, now: datetime, message_id: str | None, deed: Deed | None = None
    ) -> Iterator[tuple[Changes, list[int]]]:
        """A transaction whose changes become one entry; after the block the list holds its id, if anything changed.

        What wrote rows without journalling them is in the audit log as well, unless the house did it by itself.
        """
        entry: list[int] = []
        deed = deed or Deed()
        with self._database.transaction():
            before = self._database.written
            changes = Changes(self._database)
            yield changes, entry
            written = self._database.written > before and deed.kind != Kind.WAKE
            if changes.made:
                row = self._database.rows(
                    "INSERT INTO journal (at, member_id, command, message_id, changes) VALUES (?, ?, ?, ?, ?)"
                    " RETURNING id",
                    (to_text(now), member_id, command, message_id, _dump(changes.made)),
                )[0]
                entry.append(int(row["id"]))
            if self._audit is not None and (entry or written or deed.always):
                self._audit.add(
                    Kind.APPROVAL if "asked_by" in changes.facts else deed.kind,
                    at=now,
                    member_id=None if deed.kind == Kind.WAKE else member_id,
                    what=deed.what or command,
                    facts={**deed.facts, **changes.facts},
                    message_id=message_id,
                    journal=entry[0] if entry else None,
                    approved_by=deed.approved_by,
                )

    def entry(self, entry_id: int) -> Entry | None:
        """One entry, or None."""
        row = self._database.row("SELECT * FROM journal WHERE id = ?", (entry_id,))
        if row is None:
            return None
        changes = tuple(Change(*fields) for fields in json.loads(row["changes"]))
        return Entry(row["id"], row["member_id"], row["command"], row["at"], changes, row["undone_at"] is not None)

    def of_message(self, message_id: str) -> list[int]:
        """The entries that a message made and that stand, in order."""
        rows = self._database.rows(
            "SELECT id FROM journal WHERE message_id = ? AND undone_at IS NULL ORDER BY id", (message_id,)
        )
        return [row["id"] for row in rows]

    def of_message_and_edits(self, message_id: str, mark: str) -> list[int]:
        """Those of the message and of its edited forms, whose ids are the message's with `mark` and more behind."""
        edits = message_id + mark
        rows = self._database.rows(
            "SELECT id FROM journal WHERE (message_id = ? OR substr(message_id, 1, ?) = ?) AND undone_at IS NULL"
            " ORDER BY id",
            (message_id, len(edits), edits),
        )
        return [row["id"] for row in rows]

    def undo(self, entry_id: int, now: datetime, by: Doer | None = None) -> Entry:
        """Takes back exactly what the entry changed, or nothing at all; `by` is for the audit log.

        Raises AlreadyUndoneError, and ChangedSinceError when a row no longer is as the entry left it.
        """
        with self._database.transaction():
            entry = self.entry(entry_id)
            if entry is None or entry.undone:
                raise AlreadyUndoneError(str(entry_id))
            for change in reversed(entry.changes):
                self._take_back(change)
            self._database.rows("UPDATE journal SET undone_at = ? WHERE id = ?", (to_text(now), entry_id))
            if self._audit is not None:
                by = by or Doer()
                self._audit.add(
                    Kind.UNDO,
                    at=now,
                    member_id=by.member_id,
                    what=entry.command,
                    facts=by.facts,
                    message_id=by.message_id,
                    journal=entry_id,
                )
        return entry

    def _take_back(self, change: Change) -> None:
        present = self._database.row(f"SELECT * FROM {change.table} WHERE id = ?", (change.id,))
        if not _as_it_was_left(present, change.after):
            raise ChangedSinceError(change.table)
        if change.before is None:
            self._database.rows(f"DELETE FROM {change.table} WHERE id = ?", (change.id,))
        elif change.after is None:
            names = ", ".join(change.before)
            marks = ", ".join(f":{name}" for name in change.before)
            self._database.rows(f"INSERT INTO {change.table} ({names}) VALUES ({marks})", change.before)
        else:
            sets = ", ".join(f"{name} = :{name}" for name in change.before)
            self._database.rows(f"UPDATE {change.table} SET {sets} WHERE id = :id", change.before)


def _as_it_was_left(present: Row | None, after: Row | None) -> bool:
    """Whether a row still is as an entry left it; columns that came with a later version do not count."""
    if present is None or after is None:
        return present is after
    return all(name in present and present[name] == value for name, value in after.items())


def _dump(changes: Sequence[Change]) -> str:
    fields: list[tuple[Any, ...]] = [(change.table, change.id, change.before, change.after) for change in changes]
    return json.dumps(fields, ensure_ascii=False)
