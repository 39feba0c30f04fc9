"""Logs on a folder, filled with rows, and tampered with as somebody does who has the files and not the key."""

from __future__ import annotations

import sqlite3
from datetime import UTC, datetime
from pathlib import Path

from knowledge.audit import AuditBook, AuditLog, Kind, Verdict
from knowledge.clock import ManualClock
from knowledge.store.database import MIGRATIONS, Database

KEY = bytes(range(32))
AT = datetime(2026, 11, 21, 9, 2, tzinfo=UTC)
ROWS = 12
NAMES = ("household", "planner", "finance")


def opened_at(folder: Path, name: str) -> Database:
    return Database(folder / f"{name}.db", {"pod": MIGRATIONS / "pod", "audit": MIGRATIONS / "audit"})


def open_book(folder: Path, key: bytes = KEY) -> AuditBook:
    return AuditBook([AuditLog(opened_at(folder, name), key) for name in NAMES], ManualClock(AT))


def close(book: AuditBook) -> None:
    book.close()
    shut(book)


def shut(book: AuditBook) -> None:
    """As a kill does: nothing is told to anybody."""
    for log in book.logs.values():
        log.database.close()


def fill(log: AuditLog, rows: int = ROWS, what: str = "injection") -> None:
    with log.database.transaction():
        for number in range(1, rows):
            log.add(Kind.RAIL, at=AT, member_id=number % 4, what=what, facts={"score": number / 100})


def tamper(database: Database, *statements: str) -> None:
    """As somebody does who has the file and not the key."""
    other = sqlite3.connect(database.path)
    with other:
        for statement in statements:
            other.execute(statement)
    other.close()


def verdict_of(log: AuditLog) -> Verdict:
    return AuditBook([AuditLog(log.database, KEY)], ManualClock(AT)).verify()[0]
