"""Data folders for tests of snapshots: two databases that count together, and files beside them."""

from __future__ import annotations

import os
from pathlib import Path

from knowledge.store.database import Database

TABLE = "CREATE TABLE numbers (number INTEGER PRIMARY KEY, weight TEXT NOT NULL) STRICT;\n"


def counters(data_dir: Path) -> tuple[Database, Database]:
    """The household's database and that of a pod, each with a table of numbers."""
    migrations = data_dir.parent / "migrations"
    migrations.mkdir(parents=True, exist_ok=True)
    (migrations / "0001_numbers.sql").write_text(TABLE, encoding="utf-8")
    return (
        Database(data_dir / "household.db", {"numbers": migrations}),
        Database(data_dir / "pods" / "planner" / "planner.db", {"numbers": migrations}),
    )


def filled(data_dir: Path, rows: int, files: int = 3, size: int = 10_000) -> None:
    """A data folder with so many rows in each of two databases, and files of random bytes."""
    for database in counters(data_dir):
        with database.transaction():
            for number in range(rows):
                database.rows("INSERT INTO numbers VALUES (?, ?)", (number, "x" * 400))
        database.close()
    for number in range(files):
        path = data_dir / "media" / f"photo-{number}.jpg"
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(os.urandom(size))
