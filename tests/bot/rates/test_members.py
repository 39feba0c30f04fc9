"""How much each role may ask for, what is said beyond it, and what a restart remembers."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from bot.rates import Limits, Rates
from bot.rates.gate import Gate
from bot.rates.model import MemberModel
from knowledge.clock import ManualClock
from knowledge.people import Member, Role
from knowledge.store.database import Database, open_household_database
from pods.engine.models import ChatMessage, ModelRequest, ScriptedModel

NOW = datetime(2026, 11, 21, 9, 0, tzinfo=UTC)
BERLIN = ZoneInfo("Europe/Berlin")
LIMITS = Limits(messages=10, model_seconds=100, media_bytes=1000, recorded_seconds=60)


def member(number: int = 1, role: Role = Role.ADULT) -> Member:
    return Member(number, f"M{number}", role, "en", BERLIN)


@pytest.fixture
def clock() -> ManualClock:
    return ManualClock(NOW)


@pytest.fixture
def database(tmp_path: Path) -> Iterator[Database]:
    database = open_household_database(tmp_path / "household.db")
    yield database
    database.close()


@pytest.fixture
def rates(database: Database, clock: ManualClock) -> Rates:
    return Rates(LIMITS, database, clock)


@pytest.mark.parametrize(("role", "many"), [(Role.ADMIN, 20), (Role.ADULT, 10), (Role.CHILD, 5), (Role.GUEST, 5)])
def test_each_role_has_its_share(rates: Rates, role: Role, many: int) -> None:
    answers = [rates.message(member(role=role)) for _ in range(many + 1)]
    assert answers[:-1] == [None] * many
    refused = answers[-1]
    assert refused is not None
    assert (refused.key, refused.until, refused.facts) == (
        "rates-messages",
        NOW + timedelta(minutes=1),
        {"count": many},
    )


def test_one_member_uses_up_nothing_of_another(rates: Rates) -> None:
    while rates.message(member(1)) is None:
        pass
    assert rates.message(member(2)) is None


def test_it_is_said_once_a_minute(rates: Rates, clock: ManualClock) -> None:
    said = 0
    for second in range(180):
        clock.set(NOW + timedelta(seconds=second))
        for _ in range(20):
            refused = rates.message(member())
            said += refused is not None and refused.say
    assert said == 3


def test_each_file_of_a_message_counts(rates: Rates) -> None:
    assert rates.message(member(), 9) is None
    assert rates.message(member(), 2) is not None


def test_no_limit_is_none(database: Database, clock: ManualClock) -> None:
    rates = Rates(Limits(), database, clock)
    assert all(rates.message(member()) is None for _ in range(1000))
    rates.asked(member(), 1e9)
    assert rates.model(member()) is None
    assert rates.media(member(), 10**12, 1e6) is None
    assert all(rates.stranger("x") for _ in range(1000))


def test_what_was_left_out_is_told_once(rates: Rates) -> None:
    rates.leave_out(1)
    rates.leave_out(1, 41)
    assert (rates.left_out(1), rates.left_out(1), rates.left_out(2)) == (42, 0, 0)


def test_messages_and_the_model_write_nothing(rates: Rates, database: Database) -> None:
    before = database.rows("SELECT total_changes() AS n")
    for _ in range(100):
        rates.message(member())
        rates.asked(member(), 5)
        rates.stranger("x")
    assert database.rows("SELECT total_changes() AS n") == before


def test_a_model_that_worked_long_rests_for_a_while(rates: Rates, clock: ManualClock) -> None:
    rates.asked(member(), 99)
    assert rates.model(member()) is None
    rates.asked(member(), 10)
    refused = rates.model(member())
    assert refused is not None
    assert NOW + timedelta(minutes=15) < refused.until < NOW + timedelta(minutes=25)
    assert rates.model(member(2)) is None
    clock.set(refused.until)
    assert rates.model(member()) is None


def test_files_are_counted_by_the_members_own_day(rates: Rates, clock: ManualClock) -> None:
    assert rates.media(member(), 900) is None
    assert rates.media(member(), 200) is not None
    assert rates.media(member(), 100) is None
    refused = rates.media(member(), 1)
    assert refused is not None
    assert refused.until == datetime(2026, 11, 21, 23, 0, tzinfo=UTC), "midnight in Berlin"
    assert rates.media(member(2), 900) is None
    clock.set(refused.until - timedelta(seconds=1))
    assert rates.media(member(), 1) is not None
    clock.set(refused.until)
    assert rates.media(member(), 1000) is None


def test_recordings_have_seconds_of_their_own(rates: Rates) -> None:
    assert rates.media(member(), 10, 50.0) is None
    assert rates.media(member(), 10, 20.0) is not None
    assert rates.media(member(), 10) is None, "a picture is no recording"


def test_looking_counts_nothing(rates: Rates) -> None:
    assert all(rates.allows_media(member(), 900, 50) for _ in range(3))
    assert not rates.allows_media(member(), 1001)


def test_a_days_files_survive_a_restart(rates: Rates, database: Database, clock: ManualClock) -> None:
    assert rates.media(member(), 900, 50) is None
    again = Rates(LIMITS, database, clock)
    assert again.media(member(), 200) is not None
    assert again.media(member(), 50, 20.0) is not None
    assert again.media(member(), 50, 5.0) is None


def test_strangers_have_few_and_are_not_remembered_without_end(rates: Rates, clock: ManualClock) -> None:
    assert [rates.stranger("x") for _ in range(7)] == [True] * 5 + [False] * 2
    assert rates.stranger_shut("x")
    assert not rates.stranger_shut("y")
    for number in range(2000):
        rates.stranger(number)
    assert len(rates._strangers) <= 1000
    clock.set(NOW + timedelta(minutes=1))
    assert rates.stranger("x")


async def test_who_waits_for_others_questions_is_told(rates: Rates) -> None:
    model, gate = ScriptedModel(["one", "two"], delay_s=0.05), Gate(1, 1)
    told: list[int] = []
    question = ModelRequest((ChatMessage("user", "hello"),), on_wait=told.append)
    replies = await asyncio.gather(
        *(MemberModel(model, member(number), rates, gate).complete(question) for number in (1, 2))
    )
    assert [reply.text for reply in replies] == ["one", "two"]
    assert told == [0], "the first one did not wait"
