"""Stores on a folder of their own."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from knowledge.clock import ManualClock
from knowledge.store.database import MIGRATIONS, Database, open_household_database


@pytest.fixture
def clock() -> ManualClock:
    return ManualClock(datetime(2026, 11, 21, 9, 0, tzinfo=UTC))


@pytest.fixture
def database(tmp_path: Path) -> Iterator[Database]:
    """The household's database."""
    opened = open_household_database(tmp_path / "household.db")
    yield opened
    opened.close()


@pytest.fixture
def pod_database(tmp_path: Path) -> Iterator[Database]:
    """A pod's database with journal and outbox, and one table to change."""
    folder = tmp_path / "own"
    folder.mkdir()
    (folder / "0001_first.sql").write_text(
        "CREATE TABLE things (id INTEGER PRIMARY KEY, text TEXT NOT NULL, number INTEGER) STRICT;"
    )
    opened = Database(tmp_path / "pod.db", {"pod": MIGRATIONS / "pod", "own": folder})
    yield opened
    opened.close()
