"""The audit logs of a household: a database that was put back, alone or with all others, is noticed."""

from __future__ import annotations

import shutil
import sqlite3
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest

from knowledge.audit import AuditBook, AuditLog, HeadFormatError, Wrong
from knowledge.clock import ManualClock
from tests.knowledge.audits import AT, KEY, NAMES, close, fill, open_book, opened_at, shut


@pytest.fixture
def book(tmp_path: Path) -> Iterator[AuditBook]:
    opened = open_book(tmp_path)
    yield opened
    close(opened)


def test_an_older_copy_of_a_database_is_noticed(tmp_path: Path, book: AuditBook) -> None:
    copied_and_put_back(tmp_path, book, "planner")
    problems = {one.database: one.problems for one in book.verify()}
    assert problems["planner"][0].wrong is Wrong.OLDER
    assert not problems["household"]
    assert not problems["finance"]


def test_an_older_copy_of_the_household_itself_is_noticed(tmp_path: Path, book: AuditBook) -> None:
    copied_and_put_back(tmp_path, book, "household")
    problems = {one.database: [problem.wrong for problem in one.problems] for one in book.verify()}
    assert problems["household"] == [Wrong.OLDER]


def test_an_older_copy_that_went_on_is_noticed(tmp_path: Path, book: AuditBook) -> None:
    copied_and_put_back(tmp_path, book, "planner")
    fill(book.logs["planner"], 40, "unsafe")
    found = next(one for one in book.verify() if one.database == "planner")
    assert found.problems[0].wrong is Wrong.OLDER


def copied_and_put_back(folder: Path, book: AuditBook, name: str) -> None:
    for log in book.logs.values():
        fill(log)
    book.attest()
    database = book.logs[name].database
    copy = sqlite3.connect(folder / "copy.db")
    other = sqlite3.connect(database.path)
    other.backup(copy)
    for log in book.logs.values():
        fill(log)
    book.attest()
    copy.backup(other)
    other.close()
    copy.close()


def test_a_database_that_was_deleted_is_noticed(tmp_path: Path) -> None:
    book = open_book(tmp_path)
    fill(book.logs["planner"])
    close(book)
    (tmp_path / "planner.db").unlink()
    logs = [AuditLog(opened_at(tmp_path, name), KEY) for name in NAMES if name != "planner"]
    left = AuditBook(logs, ManualClock(AT))
    assert {one.database: one.ok for one in left.verify()} == {"finance": True, "household": True, "planner": False}
    shut(left)


def test_everything_put_back_is_noticed_by_a_head_that_was_kept(tmp_path: Path) -> None:
    book = open_book(tmp_path / "now")
    fill(book.logs["planner"])
    close(book)
    shutil.copytree(tmp_path / "now", tmp_path / "then")
    book = open_book(tmp_path / "now")
    early = book.head()
    fill(book.logs["planner"])
    late = book.head()
    fill(book.logs["finance"])
    assert all(one.ok for head in (early, late, book.head()) for one in book.verify(head))
    close(book)

    back = open_book(tmp_path / "then")
    assert all(one.ok for one in back.verify())
    assert [one.database for one in back.verify(late) if not one.ok] == ["planner"]
    fill(back.logs["planner"], 40, "unsafe")
    assert [one.database for one in back.verify(late) if not one.ok] == ["head"]
    close(back)


@pytest.mark.parametrize("text", ["", "#", "planner", "planner=x#0123456789abcdef0123", "planner=1#zz", "planner=1"])
def test_what_is_no_head_is_refused(book: AuditBook, text: str) -> None:
    fill(book.logs["planner"])
    if text:
        with pytest.raises(HeadFormatError):
            book.verify(text)
    else:
        assert book.verify(text) == book.verify()


def test_logs_tell_each_other_nothing_while_nothing_happens(book: AuditBook) -> None:
    book.begin()
    fill(book.logs["planner"])
    book.attest()
    rows = [one.rows for one in book.verify()]
    for _ in range(5):
        book.attest()
    assert [one.rows for one in book.verify()] == rows


def test_what_logs_say_of_each_other_is_not_listed(book: AuditBook) -> None:
    book.begin()
    fill(book.logs["planner"], 3)
    book.attest()
    assert [entry.kind for entry in book.entries()] == ["rail", "rail"]
    assert list(book.entries(since=AT + timedelta(seconds=1))) == []
