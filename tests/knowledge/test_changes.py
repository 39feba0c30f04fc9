"""The journal: undo restores exactly what was, or changes nothing at all."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from knowledge.store.changes import AlreadyUndoneError, ChangedSinceError, Changes, Journal
from knowledge.store.database import MIGRATIONS, Database, Row

AT = datetime(2026, 11, 21, 9, 0, tzinfo=UTC)
TABLE = "CREATE TABLE things (id INTEGER PRIMARY KEY, text TEXT NOT NULL, number INTEGER) STRICT;"

texts = st.text(st.characters(codec="utf-8", exclude_characters="\x00"), max_size=12)
numbers = st.none() | st.integers(-(2**62), 2**62)
steps = st.lists(
    st.tuples(st.sampled_from(["insert", "update", "delete"]), st.integers(0, 7), texts, numbers), max_size=12
)


@contextmanager
def store() -> Iterator[Database]:
    with tempfile.TemporaryDirectory(dir="/dev/shm" if Path("/dev/shm").is_dir() else None) as folder:
        own = Path(folder) / "own"
        own.mkdir()
        (own / "0001_first.sql").write_text(TABLE)
        database = Database(Path(folder) / "pod.db", {"pod": MIGRATIONS / "pod", "own": own})
        yield database
        database.close()


def things(database: Database) -> list[Row]:
    return database.rows("SELECT * FROM things ORDER BY id")


def apply(changes: Changes, database: Database, step: tuple[str, int, str, int | None]) -> None:
    kind, which, text, number = step
    rows = things(database)
    if kind == "insert" or not rows:
        changes.insert("things", {"text": text, "number": number})
    elif kind == "update":
        changes.update("things", rows[which % len(rows)]["id"], {"text": text, "number": number})
    else:
        changes.delete("things", rows[which % len(rows)]["id"])


def record(database: Database, *made: tuple[str, int, str, int | None]) -> int | None:
    journal = Journal(database)
    with journal.recording(member_id=1, command="x", now=AT, message_id="m1") as (changes, entry):
        for step in made:
            apply(changes, database, step)
    return entry[0] if entry else None


@settings(max_examples=40, deadline=None)
@given(st.lists(steps, min_size=1, max_size=4))
def test_undoing_in_reverse_order_restores_every_state(commands: list[list[tuple[str, int, str, int | None]]]) -> None:
    with store() as database:
        journal, history = Journal(database), []
        for command in commands:
            before = things(database)
            history.append((before, record(database, *command)))
        for before, entry in reversed(history):
            if entry is not None:
                journal.undo(entry, AT)
            assert things(database) == before


def test_what_was_changed_since_is_left_alone() -> None:
    with store() as database:
        journal = Journal(database)
        entry = record(database, ("insert", 0, "milk", None), ("insert", 0, "bread", None))
        record(database, ("update", 1, "rye bread", None))
        assert entry is not None
        with pytest.raises(ChangedSinceError):
            journal.undo(entry, AT)
        assert [row["text"] for row in things(database)] == ["milk", "rye bread"]


def test_an_entry_is_undone_once() -> None:
    with store() as database:
        journal = Journal(database)
        entry = record(database, ("insert", 0, "milk", None))
        assert entry is not None
        journal.undo(entry, AT)
        with pytest.raises(AlreadyUndoneError):
            journal.undo(entry, AT)
        assert things(database) == []


def test_a_message_names_the_entries_that_stand() -> None:
    with store() as database:
        journal = Journal(database)
        first, second = record(database, ("insert", 0, "a", 1)), record(database, ("insert", 0, "b", 2))
        assert first is not None
        assert journal.of_message("m1") == [first, second]
        journal.undo(first, AT)
        assert journal.of_message("m1") == [second]
        assert journal.of_message("m2") == []


def insert_and_fail(changes: Changes) -> None:
    changes.insert("things", {"text": "half"})
    changes.delete("things", 999)


def test_nothing_changed_is_no_entry_and_a_failure_leaves_none() -> None:
    with store() as database:
        assert record(database) is None
        journal = Journal(database)
        with (
            pytest.raises(ChangedSinceError),
            journal.recording(member_id=1, command="x", now=AT, message_id=None) as (changes, _),
        ):
            insert_and_fail(changes)
        assert things(database) == []
        assert database.rows("SELECT * FROM journal") == []


def test_an_entry_from_before_a_column_came_can_still_be_undone() -> None:
    with store() as database:
        entry = record(database, ("insert", 0, "milk", 1))
        database.rows("ALTER TABLE things ADD COLUMN note TEXT NOT NULL DEFAULT ''")
        assert entry is not None
        Journal(database).undo(entry, AT)
        assert things(database) == []
