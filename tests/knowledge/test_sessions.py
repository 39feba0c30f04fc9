from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from knowledge.clock import ManualClock
from knowledge.sessions import LINK_LIFE, SESSION_LIFE, Sessions
from knowledge.store.database import Database, open_household_database

NOON = datetime(2026, 11, 21, 11, 0, tzinfo=UTC)


@pytest.fixture
def database(tmp_path: Path) -> Iterator[Database]:
    database = open_household_database(tmp_path / "household.db")
    yield database
    database.close()


@pytest.fixture
def clock() -> ManualClock:
    return ManualClock(NOON)


@pytest.fixture
def sessions(database: Database, clock: ManualClock) -> Sessions:
    return Sessions(database, clock)


def signed_in(sessions: Sessions, member_id: int) -> str:
    session = sessions.exchange(sessions.new_link(member_id))
    assert session is not None
    return session


def test_a_link_opens_one_session_once(sessions: Sessions) -> None:
    link = sessions.new_link(3)
    session = sessions.exchange(link)
    assert session is not None
    assert sessions.member_of(session) == 3
    assert sessions.exchange(link) is None


def test_a_link_expires_after_a_quarter_of_an_hour(sessions: Sessions, clock: ManualClock) -> None:
    in_time, late = sessions.new_link(3), sessions.new_link(3)
    clock.set(NOON + LINK_LIFE - timedelta(seconds=1))
    assert sessions.exchange(in_time) is not None
    clock.set(NOON + LINK_LIFE)
    assert sessions.exchange(late) is None


def test_a_session_ends_after_thirty_days(sessions: Sessions, clock: ManualClock) -> None:
    session = signed_in(sessions, 3)
    clock.set(NOON + SESSION_LIFE - timedelta(seconds=1))
    assert sessions.member_of(session) == 3
    clock.set(NOON + SESSION_LIFE)
    assert sessions.member_of(session) is None


def test_revoking_ends_one_session_or_all_of_a_member(sessions: Sessions) -> None:
    phone, laptop, other = signed_in(sessions, 3), signed_in(sessions, 3), signed_in(sessions, 4)
    unused = sessions.new_link(3)
    sessions.revoke(phone)
    assert [sessions.member_of(session) for session in (phone, laptop, other)] == [None, 3, 4]
    assert sessions.revoke_all(3) == 1
    assert [sessions.member_of(session) for session in (laptop, other)] == [None, 4]
    assert sessions.exchange(unused) is None


@pytest.mark.parametrize("token", ["", "x", "' OR 1=1 --"])
def test_a_made_up_token_opens_nothing(sessions: Sessions, token: str) -> None:
    signed_in(sessions, 3)
    assert sessions.exchange(token) is None
    assert sessions.member_of(token) is None


def test_no_token_is_in_the_file(sessions: Sessions, database: Database) -> None:
    link = sessions.new_link(3)
    session = signed_in(sessions, 3)
    database.close()
    stored = database.path.read_bytes()
    assert link.encode() not in stored
    assert session.encode() not in stored
