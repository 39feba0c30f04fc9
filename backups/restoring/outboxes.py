"""What a restored outbox must know of the time that was taken back, so that nothing said before is said again."""

from __future__ import annotations

import contextlib
import sqlite3
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

from knowledge.clock import to_text
from knowledge.store.database import MIGRATIONS

TABLES = (MIGRATIONS / "pod" / "0004_put_back.sql").read_text(encoding="utf-8")
"""A snapshot of an older version does not have them yet; they can be made twice."""

_SAME = (
    "said.due_at = outbox.due_at AND said.member_id = outbox.member_id AND said.kind = outbox.kind"
    " AND ifnull(said.subject_id, 0) = ifnull(outbox.subject_id, 0)"
)


@contextlib.contextmanager
def opened(path: Path) -> Iterator[sqlite3.Connection]:
    """A staged database, to be written; nothing is left beside it. Raises sqlite3.DatabaseError."""
    connection = sqlite3.connect(f"{path.absolute().as_uri()}?mode=rw", uri=True, isolation_level=None)
    try:
        yield connection
    finally:
        connection.close()


@contextlib.contextmanager
def beside(staged: sqlite3.Connection, present: Path) -> Iterator[bool]:
    """The present database as `present` within a connection; False where there is none that can be read."""
    if not present.is_file():
        yield False
        return
    try:
        staged.execute("ATTACH ? AS present", (f"{present.absolute().as_uri()}?mode=ro",))
        readable = staged.execute("PRAGMA present.quick_check(1)").fetchone() == ("ok",)
    except sqlite3.DatabaseError:
        readable = False
    try:
        yield readable
    finally:
        with contextlib.suppress(sqlite3.DatabaseError):
            staged.execute("DETACH present")


def note_what_was_said(staged: Path, present: Path, since: datetime, until: datetime) -> None:
    """Tells a staged outbox what the present one has said since the snapshot.

    What was said counts as said. Where the present one cannot be read, or is not what came of the snapshot, nobody
    knows: then what was due between `since` and `until` is said with the mark of a possible repeat. Blocking. Raises
    sqlite3.DatabaseError.
    """
    with opened(staged) as connection:
        if not has(connection, "main", "outbox"):
            return
        connection.executescript(TABLES)
        with beside(connection, present) as readable:
            connection.execute("BEGIN")
            known = readable and _comes_of_it(connection)
            connection.execute("DELETE FROM said_before WHERE due_at < ?", (to_text(since),))
            if known:
                _take_over(connection, since)
            connection.execute(
                "INSERT OR REPLACE INTO put_back (id, since, until, known) VALUES (1, ?, ?, ?)",
                (to_text(since), to_text(until), int(known)),
            )
            _settle(connection, known=known)
            connection.execute("COMMIT")


def has(connection: sqlite3.Connection, schema: str, table: str) -> bool:
    """Whether a database of a connection has a table."""
    found = connection.execute(f"SELECT 1 FROM {schema}.sqlite_schema WHERE type = 'table' AND name = ?", (table,))
    return found.fetchone() is not None


def _comes_of_it(connection: sqlite3.Connection) -> bool:
    """Whether the present database went on from the snapshot: it has the snapshot's last row where that stood."""
    for table, mark in (("audit", "mac"), ("journal", "at")):
        if has(connection, "main", table) and has(connection, "present", table):
            last = connection.execute(f"SELECT id, {mark} FROM main.{table} ORDER BY id DESC LIMIT 1").fetchone()
            if last is not None:
                found = connection.execute(f"SELECT 1 FROM present.{table} WHERE id = ? AND {mark} = ?", last)
                return found.fetchone() is not None
    return False


def _take_over(connection: sqlite3.Connection, since: datetime) -> None:
    columns = "kind, subject_id, member_id, due_at, status, chat_key, message_id, sent_at"
    for table in ("said_before", "outbox"):
        if has(connection, "present", table):
            connection.execute(
                f"INSERT OR REPLACE INTO said_before ({columns}) SELECT {columns} FROM present.{table}"
                " WHERE (status = 'sent' AND sent_at >= ?) OR status = 'sending'",
                (to_text(since),),
            )


def _settle(connection: sqlite3.Connection, *, known: bool) -> None:
    """What the snapshot itself still had to say."""
    connection.execute(
        "UPDATE outbox SET status = 'sent', lease_until = NULL, chat_key = said.chat_key, message_id = said.message_id,"
        f" sent_at = said.sent_at FROM said_before AS said WHERE {_SAME} AND said.status = 'sent'"
        " AND outbox.status IN ('pending', 'sending')"
    )
    unsure = "1" if not known else f"EXISTS (SELECT 1 FROM said_before AS said WHERE {_SAME})"
    connection.execute(f"UPDATE outbox SET maybe_repeated = 1 WHERE status IN ('pending', 'sending') AND {unsure}")
