"""The audit log of one database: whatever is done to its rows, to its end or to the journal is noticed."""

from __future__ import annotations

import sqlite3
import time
from collections.abc import Callable, Iterator
from datetime import timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from knowledge.audit import AuditBook, AuditLog, Kind, Verdict, Wrong
from knowledge.clock import ManualClock
from knowledge.store.changes import Deed, Doer, Journal
from knowledge.store.database import Database
from tests.knowledge.audits import AT, KEY, ROWS, fill, opened_at, tamper, verdict_of


@pytest.fixture
def database(tmp_path: Path) -> Iterator[Database]:
    opened = opened_at(tmp_path, "planner")
    yield opened
    opened.close()


def test_an_untouched_log_is_sound(database: Database) -> None:
    log = AuditLog(database, KEY)
    fill(log)
    assert verdict_of(log) == Verdict("planner", ROWS)


def test_what_was_written_is_read_newest_first(database: Database) -> None:
    log = AuditLog(database, KEY)
    log.add(Kind.COMMAND, at=AT, member_id=1, what="calendar.CreateEvent", journal=7, message_id="web:1")
    log.add(Kind.UNDO, at=AT, member_id=2, what="calendar.CreateEvent", journal=7, facts={"in": "web:group"})
    undo, command, begun = log.entries()
    assert (command.kind, command.member_id, command.what, command.journal) == ("command", 1, "calendar.CreateEvent", 7)
    assert (undo.at, undo.facts, begun.kind) == (AT, {"in": "web:group"}, "begin")


CHANGES = [
    ("a row changed", ["UPDATE audit SET member_id = 9 WHERE id = 5"], Wrong.CHANGED, 5),
    ("a fact changed", ["UPDATE audit SET facts = '{\"score\":0.9}' WHERE id = 5"], Wrong.CHANGED, 5),
    ("a time changed", ["UPDATE audit SET at = '2026-01-01T00:00:00.000+00:00' WHERE id = 5"], Wrong.CHANGED, 5),
    ("one gone in the middle", ["DELETE FROM audit WHERE id = 5"], Wrong.MISSING, 5),
    (
        "one gone in the middle and the rest moved up",
        ["DELETE FROM audit WHERE id = 5", "UPDATE audit SET id = id - 1 WHERE id > 5"],
        Wrong.ORDER,
        5,
    ),
    ("the first gone", ["DELETE FROM audit WHERE id = 1"], Wrong.MISSING, 1),
    ("the tail gone", ["DELETE FROM audit WHERE id > 9"], Wrong.MISSING, 10),
    ("the sealed end gone", ["DELETE FROM audit_head"], Wrong.MISSING, 12),
    ("the sealed end moved", ["UPDATE audit_head SET count = 9", "DELETE FROM audit WHERE id > 9"], Wrong.CHANGED, 9),
    ("all gone but the end", ["DELETE FROM audit"], Wrong.MISSING, 1),
    (
        "two swapped",
        [
            "UPDATE audit SET id = -1 WHERE id = 5",
            "UPDATE audit SET id = 5 WHERE id = 6",
            "UPDATE audit SET id = 6 WHERE id = -1",
        ],
        Wrong.ORDER,
        5,
    ),
    (
        "a row put in",
        ["INSERT INTO audit SELECT 13, at, kind, 9, what, 9, message, 9, facts, mac, mac FROM audit WHERE id = 12"],
        Wrong.CHANGED,
        13,
    ),
    ("a row said twice", ["UPDATE audit SET (facts, prev, mac) = (SELECT facts, prev, mac FROM audit WHERE id = 4)"
                          " WHERE id = 8"], Wrong.ORDER, 8),
]  # fmt: skip


@pytest.mark.parametrize(("statements", "wrong", "row"), [one[1:] for one in CHANGES], ids=[one[0] for one in CHANGES])
def test_tampering_is_noticed_and_named(database: Database, statements: list[str], wrong: Wrong, row: int) -> None:
    log = AuditLog(database, KEY)
    fill(log)
    tamper(database, *statements)
    first = verdict_of(log).problems[0]
    assert (first.wrong, first.row) == (wrong, row)


def test_going_on_behind_a_cut_end_does_not_mend_it(database: Database) -> None:
    log = AuditLog(database, KEY)
    fill(log)
    tamper(database, "DELETE FROM audit WHERE id > 9")
    fill(log)
    assert [(one.wrong, one.detail) for one in verdict_of(log).problems] == [(Wrong.MISSING, "rows 10 to 12 are gone")]
    assert next(entry for entry in log.entries() if entry.id == 13).kind == Kind.BROKEN


def test_going_on_without_the_sealed_end_is_noticed(database: Database) -> None:
    log = AuditLog(database, KEY)
    fill(log)
    tamper(database, "DELETE FROM audit WHERE id > 9", "DELETE FROM audit_head")
    fill(log)
    assert not verdict_of(log).ok


def test_another_key_is_told_from_tampering(database: Database) -> None:
    log = AuditLog(database, KEY)
    fill(log)
    other = AuditBook([AuditLog(database, b"x" * 32)], ManualClock(AT)).verify()[0]
    assert [one.wrong for one in other.problems] == [Wrong.KEY]


def test_rows_under_a_new_key_do_not_hide_those_under_the_old_one(database: Database) -> None:
    fill(AuditLog(database, b"x" * 32))
    fill(AuditLog(database, KEY))
    first = verdict_of(AuditLog(database, KEY)).problems[0]
    assert (first.wrong, first.row) == (Wrong.KEY, 1)


def test_rows_of_one_database_are_none_in_another(tmp_path: Path) -> None:
    planner, finance = opened_at(tmp_path, "planner"), opened_at(tmp_path, "finance")
    fill(AuditLog(planner, KEY))
    planner.close()
    tamper(finance, f"ATTACH '{planner.path}' AS p", "INSERT INTO audit SELECT * FROM p.audit",
           "INSERT INTO audit_head SELECT * FROM p.audit_head")  # fmt: skip
    assert [one.wrong for one in verdict_of(AuditLog(finance, KEY)).problems] == [Wrong.KEY]
    finance.close()


# --- the journal ------------------------------------------------------------------------------------------------------


@pytest.fixture
def things(database: Database) -> Journal:
    with database.transaction():
        database.rows("CREATE TABLE things (id INTEGER PRIMARY KEY, name TEXT NOT NULL)")
    return Journal(database, AuditLog(database, KEY))


def add_thing(journal: Journal, name: str = "x", deed: Deed | None = None) -> int:
    with journal.recording(member_id=2, command="a.B", now=AT, message_id="web:9", deed=deed) as (changes, entry):
        changes.insert("things", {"name": name})
    return entry[0]


def test_a_change_and_its_undo_are_in_the_log(database: Database, things: Journal) -> None:
    entry = add_thing(things, deed=Deed(approved_by=1, facts={"in": "web:private"}))
    things.undo(entry, AT, Doer(3, "web:10"))
    undo, command, _ = AuditLog(database, KEY).entries()
    assert (command.member_id, command.approved_by, command.journal) == (2, 1, entry)
    assert (undo.kind, undo.member_id, undo.what, undo.journal) == ("undo", 3, "a.B", entry)


def test_what_fails_is_in_neither(database: Database, things: Journal) -> None:
    add_thing(things)
    recording = things.recording(member_id=2, command="a.B", now=AT, message_id=None)
    with pytest.raises(sqlite3.IntegrityError), recording as (changes, _):
        changes.insert("things", {"name": None})
    assert verdict_of(AuditLog(database, KEY)) == Verdict("planner", 2)


def test_what_writes_beside_the_journal_is_in_the_log_and_what_only_looks_is_not(
    database: Database, things: Journal
) -> None:
    with things.recording(member_id=2, command="a.Quiet", now=AT, message_id=None):
        database.rows("INSERT INTO things (name) VALUES ('z')")
    with things.recording(member_id=2, command="a.Look", now=AT, message_id=None):
        database.rows("SELECT * FROM things")
    assert [entry.what for entry in AuditLog(database, KEY).entries()] == ["a.Quiet", ""]


def test_an_approval_names_who_asked(database: Database, things: Journal) -> None:
    with things.recording(member_id=2, command="a.Agree", now=AT, message_id=None) as (changes, _):
        changes.note(asked_by=1)
        changes.insert("things", {"name": "z"})
    approval = next(AuditLog(database, KEY).entries())
    assert (approval.kind, approval.member_id, approval.facts) == ("approval", 2, {"asked_by": 1})


def test_a_journal_entry_that_the_log_does_not_know_is_noticed(database: Database, things: Journal) -> None:
    add_thing(things)
    tamper(
        database, "INSERT INTO journal (at, member_id, command, changes) SELECT at, 3, command, changes FROM journal"
    )
    found = verdict_of(AuditLog(database, KEY)).problems[0]
    assert (found.wrong, found.row) == (Wrong.JOURNAL, None)


def test_an_undo_that_the_log_does_not_know_is_noticed(database: Database, things: Journal) -> None:
    add_thing(things)
    tamper(database, "UPDATE journal SET undone_at = at")
    assert verdict_of(AuditLog(database, KEY)).problems[0].wrong is Wrong.JOURNAL


def test_a_journal_from_before_the_log_is_no_fault(database: Database, things: Journal) -> None:
    add_thing(Journal(database))
    add_thing(things)
    assert verdict_of(AuditLog(database, KEY)).ok


# --- what is never in it ----------------------------------------------------------------------------------------------


def test_words_are_kept_as_digests_only(database: Database) -> None:
    log = AuditLog(database, KEY)
    log.add(
        Kind.RAIL,
        at=AT,
        member_id=1,
        what="Surprise party for Tom",
        message_id="telegram:secret",
        facts={"text": "buy a ring", "verdict": "refuse", "score": 0.97, "none": None},
    )
    held = str(database.rows("SELECT * FROM audit WHERE kind = 'rail'"))
    assert not [word for word in ("party", "ring", "telegram", "secret") if word in held]
    entry = next(log.entries())
    assert entry.what == f"~{log.mark('Surprise party for Tom')}"
    assert {**entry.facts, "text": ""} == {"text": "", "verdict": "refuse", "score": 0.97, "none": None}


# --- many -------------------------------------------------------------------------------------------------------------


def test_ten_thousand_rows_are_checked_fast(database: Database) -> None:
    log = AuditLog(database, KEY)
    with database.transaction():
        fill(log, 10_000)
    begun = time.perf_counter()
    assert verdict_of(log) == Verdict("planner", 10_000)
    assert time.perf_counter() - begun < 5


COLUMNS = ("at", "kind", "member_id", "what", "journal", "message", "approved_by", "facts", "prev", "mac", "id")
Tamper = Callable[[sqlite3.Connection], object]


def _set(row: int, column: str, other: int) -> Tamper:
    return lambda db: db.execute(f"UPDATE audit SET {column} = (SELECT {column} FROM audit WHERE id = {other})"
                                 f" WHERE id = {row}")  # fmt: skip


def _cut(first: int, last: int) -> Tamper:
    return lambda db: db.execute(f"DELETE FROM audit WHERE id BETWEEN {first} AND {last}")


def _moved(row: int, to: int) -> Tamper:
    return lambda db: db.execute(f"UPDATE OR REPLACE audit SET id = {to} WHERE id = {row}")


def _end(row: int) -> Tamper:
    return lambda db: db.execute(f"UPDATE audit_head SET (count, mac) = (SELECT id, mac FROM audit WHERE id = {row})")


ROW = st.integers(1, ROWS)
TAMPERINGS = st.lists(
    st.one_of(
        st.builds(_set, ROW, st.sampled_from(COLUMNS[:-1]), ROW),
        st.builds(_cut, ROW, ROW),
        st.builds(_moved, ROW, st.integers(-2, ROWS + 3)),
        st.builds(_end, ROW),
    ),
    min_size=1,
    max_size=4,
)


@settings(max_examples=80, deadline=None)
@given(TAMPERINGS)
def test_whatever_is_done_to_the_rows_is_noticed(tamperings: list[Tamper]) -> None:
    with TemporaryDirectory(dir="/dev/shm" if Path("/dev/shm").is_dir() else None) as folder:
        database = opened_at(Path(folder), "planner")
        log = AuditLog(database, KEY)
        with database.transaction():
            for number in range(1, ROWS):
                at, facts = AT + timedelta(seconds=number), {"n": number}
                log.add(f"k{number}", at=at, member_id=number, message_id=f"m{number}", approved_by=number, facts=facts)
        before = database.rows("SELECT * FROM audit ORDER BY id"), database.rows("SELECT * FROM audit_head")
        other = sqlite3.connect(database.path)
        for tampering in tamperings:
            try:
                with other:
                    tampering(other)
            except sqlite3.IntegrityError:
                continue
        other.close()
        after = database.rows("SELECT * FROM audit ORDER BY id"), database.rows("SELECT * FROM audit_head")
        assert verdict_of(log).ok == (before == after)
        database.close()
