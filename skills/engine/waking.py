"""When something falls due, and what is done for every row then: one that cannot be worked out stops no other."""

from __future__ import annotations

import logging
import sqlite3
from collections.abc import Callable, Iterable
from datetime import datetime
from typing import TypeVar

from knowledge.clock import from_text
from knowledge.store.changes import ChangedSinceError
from knowledge.store.database import Database
from skills.engine.errors import PersonError

T = TypeVar("T")

log = logging.getLogger(__name__)

BROKEN = (
    ArithmeticError,
    AttributeError,
    ChangedSinceError,
    LookupError,
    PersonError,
    TypeError,
    ValueError,
    sqlite3.IntegrityError,
)
"""What a single row can be the cause of. Anything else, e.g. that the disk is full, concerns them all."""


def earliest(database: Database, sql: str) -> datetime | None:
    """The instant that a query gives as `at`, such as when something falls due next; None where there is none."""
    row = database.row(sql)
    return from_text(row["at"]) if row and row["at"] else None


def one_by_one(
    database: Database, things: Iterable[T], work: Callable[[T], None], called: str, which: Callable[[T], object]
) -> int:
    """Does the work for each thing; what it wrote for one that fails is taken back, and the log says which it is.

    Call it within a transaction. `called` is what the things are in the log, `which` gives what tells one from another
    there; nothing of what people wrote belongs in it. Returns how many failed.
    """
    failed = 0
    for thing in things:
        try:
            with database.transaction():
                work(thing)
        except BROKEN as error:
            failed += 1
            log.error("%s %s cannot be worked out and is left out: %r", called, which(thing), error)
    return failed
