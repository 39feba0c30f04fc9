"""What was talked about is kept sealed and bounded, per chat and member, without secrets; and it is forgotten."""

from __future__ import annotations

from datetime import timedelta

import pytest

from knowledge.clock import ManualClock
from knowledge.keys.seals import Seals
from knowledge.members import Members
from knowledge.memories import LEFT_OUT, LONGEST_SIDE, LONGEST_SUMMARY, MOST_EXCHANGES, Memories, Memory
from knowledge.people import Role
from knowledge.store.database import Database
from tests.keyrings import seals_of

PRIVATE, GROUP = "test:Anna", "test:group"
PASSPHRASE = "tea with Tom at noon"


@pytest.fixture
def seals(database: Database, clock: ManualClock) -> Seals:
    return seals_of(database, clock)


@pytest.fixture
def anna(database: Database, clock: ManualClock) -> int:
    members = Members(database, clock)
    member = members.add("Anna", Role.ADMIN, language="en", zone="Europe/Berlin")
    members.link(member.id, "test", "Anna", "Anna")
    return member.id


@pytest.fixture
def memories(database: Database, seals: Seals, clock: ManualClock) -> Memories:
    return Memories(database, seals, clock)


def said(memories: Memories, chat: str, member: int) -> list[str]:
    return [one.said for one in memories.recall(chat, member).exchanges]


def test_what_was_kept_is_recalled_in_its_chat_and_for_its_member_only(
    memories: Memories, database: Database, clock: ManualClock, anna: int
) -> None:
    tom = Members(database, clock).add("Tom", Role.ADULT, language="en", zone="Europe/Berlin").id
    memories.keep(PRIVATE, anna, "I am planning a surprise", "How nice!")
    memories.keep(GROUP, anna, "pizza tonight", "Noted.")
    assert said(memories, PRIVATE, anna) == ["I am planning a surprise"]
    assert said(memories, GROUP, anna) == ["pizza tonight"]
    assert (memories.recall(GROUP, tom), memories.recall(PRIVATE, tom)) == (Memory(), Memory())


def test_the_oldest_go_and_each_side_is_cut(memories: Memories, anna: int) -> None:
    for number in range(MOST_EXCHANGES + 3):
        count = memories.keep(PRIVATE, anna, f"{number} " + "word " * 200, "x" * 1000)
    known = memories.recall(PRIVATE, anna).exchanges
    assert count == len(known) == MOST_EXCHANGES
    assert known[0].said.startswith("3 ")
    assert {len(one.replied) for one in known} == {LONGEST_SIDE}
    assert all(one.said.endswith(LEFT_OUT) for one in known)


@pytest.mark.parametrize(
    ("text", "hidden"),
    [
        ("my card is 4111 1111 1111 1111, valid to 12/29", "4111 1111 1111 1111"),
        ("pay it from DE89 3704 0044 0532 0130 00 please", "DE89 3704 0044 0532 0130 00"),
        ("the alarm code is 4711", "4711"),
        ("the wifi password is Kaktus-Blume-77", "Kaktus-Blume-77"),
        ("the token is ghp_a1B2c3D4e5F6g7H8i9J0k1L2m3N4o5P6q7R8", "ghp_a1B2c3D4e5F6g7H8i9J0k1L2m3N4o5P6q7R8"),
    ],
)
def test_secrets_and_numbers_of_accounts_are_never_kept(memories: Memories, anna: int, text: str, hidden: str) -> None:
    memories.keep(PRIVATE, anna, text, f"Noted: {text}")
    (one,) = memories.recall(PRIVATE, anna).exchanges
    assert hidden not in one.said + one.replied
    assert LEFT_OUT in one.said
    assert one.said.split()[:2] == text.split()[:2]
    memories.fold(PRIVATE, anna, [one], f"She said that {text}.")
    assert hidden not in memories.recall(PRIVATE, anna).summary


def test_a_summary_takes_the_place_of_what_it_sums_up(memories: Memories, anna: int) -> None:
    for number in range(4):
        memories.keep(PRIVATE, anna, f"{number}", "ok")
    known = memories.recall(PRIVATE, anna).exchanges
    assert memories.fold(PRIVATE, anna, known[:3], "Anna counted. " * 100)
    after = memories.recall(PRIVATE, anna)
    assert [one.said for one in after.exchanges] == ["3"]
    assert after.summary.startswith("Anna counted.")
    assert len(after.summary) <= LONGEST_SUMMARY


def test_what_was_forgotten_while_it_was_summed_up_does_not_come_back(memories: Memories, anna: int) -> None:
    memories.keep(PRIVATE, anna, "a secret plan", "ok")
    known = memories.recall(PRIVATE, anna).exchanges
    assert memories.forget(PRIVATE, anna)
    memories.keep(PRIVATE, anna, "something else", "ok")
    assert not memories.fold(PRIVATE, anna, known, "Anna has a secret plan.")
    assert memories.recall(PRIVATE, anna).summary == ""
    assert said(memories, PRIVATE, anna) == ["something else"]
    assert not memories.forget(GROUP, anna)


def test_it_is_forgotten_with_age_recalled_or_not(
    memories: Memories, database: Database, clock: ManualClock, anna: int
) -> None:
    memories.keep(PRIVATE, anna, "old", "ok")
    memories.fold(PRIVATE, anna, memories.recall(PRIVATE, anna).exchanges, "summed up")
    memories.keep(PRIVATE, anna, "old as well", "ok")
    clock.set(clock.now() + timedelta(days=30, seconds=1))
    memories.keep(PRIVATE, anna, "new", "ok")
    assert memories.recall(PRIVATE, anna).summary == ""
    assert said(memories, PRIVATE, anna) == ["new"]
    assert database.rows("SELECT count(*) AS n FROM memories UNION ALL SELECT count(*) FROM memory_exchanges") == [
        {"n": 1},
        {"n": 2},
    ]
    memories.sweep()
    assert database.rows("SELECT count(*) AS n FROM memories UNION ALL SELECT count(*) FROM memory_exchanges") == [
        {"n": 0},
        {"n": 1},
    ]


def test_with_no_days_nothing_is_kept(database: Database, seals: Seals, clock: ManualClock, anna: int) -> None:
    forgetful = Memories(database, seals, clock, days=0)
    assert forgetful.keep(PRIVATE, anna, "hello", "hi") == 0
    assert database.rows("SELECT 1 FROM memory_exchanges") == []


def test_while_the_key_is_locked_it_is_neither_read_nor_kept(
    memories: Memories, database: Database, seals: Seals, anna: int
) -> None:
    for number in range(4):
        memories.keep(PRIVATE, anna, f"{number}", "ok")
    known = memories.recall(PRIVATE, anna).exchanges
    seals.keyring.set_passphrase(anna, PASSPHRASE)
    seals.keyring.lock(anna)
    assert memories.recall(PRIVATE, anna) == Memory()
    assert memories.keep(PRIVATE, anna, "locked", "ok") == 0
    assert not memories.fold(PRIVATE, anna, known, "never")
    assert memories.long(1) == []
    memories.keep(GROUP, anna, "in the group", "ok")
    assert said(memories, GROUP, anna) == ["in the group"]
    seals.keyring.unlock(anna, PASSPHRASE)
    assert said(memories, PRIVATE, anna) == ["0", "1", "2", "3"]
    assert memories.long(3) == [(PRIVATE, anna)]


def test_it_lies_sealed_with_the_members_key_and_in_a_group_with_the_households(
    memories: Memories, database: Database, anna: int
) -> None:
    memories.keep(PRIVATE, anna, "saffron porridge", "saffron it is")
    memories.fold(PRIVATE, anna, memories.recall(PRIVATE, anna).exchanges, "saffron")
    memories.keep(PRIVATE, anna, "saffron again", "yes")
    memories.keep(GROUP, anna, "saffron for all", "yes")
    owners = {
        (row["chat_key"], row["sealed"].split(".")[1])
        for row in database.rows(
            "SELECT chat_key, exchange AS sealed FROM memory_exchanges UNION SELECT chat_key, summary FROM memories"
        )
    }
    assert owners == {(PRIVATE, str(anna)), (GROUP, "0")}
    database.fold_log()
    files = list(database.path.parent.glob(f"{database.path.name}*"))
    assert [path.name for path in files if b"saffron" in path.read_bytes()] == []


def test_nothing_is_kept_of_who_left_even_by_what_was_under_way(
    memories: Memories, database: Database, clock: ManualClock, anna: int
) -> None:
    members = Members(database, clock)
    for number in range(2):
        memories.keep(PRIVATE, anna, f"{number}", "ok")
        memories.keep(GROUP, anna, f"{number}", "ok")
    memories.fold(GROUP, anna, memories.recall(GROUP, anna).exchanges, "counted")
    members.leave(anna)
    assert memories.keep(PRIVATE, anna, "late", "ok") == memories.keep(GROUP, anna, "late", "ok") == 0
    assert database.rows("SELECT 1 FROM memories UNION ALL SELECT 1 FROM memory_exchanges") == []


def test_what_only_local_models_may_see_says_so(memories: Memories, anna: int) -> None:
    memories.keep(PRIVATE, anna, "which code?", "the usual one", only_local=True)
    memories.keep(PRIVATE, anna, "hello", "hi")
    assert [one.only_local for one in memories.recall(PRIVATE, anna).exchanges] == [True, False]
