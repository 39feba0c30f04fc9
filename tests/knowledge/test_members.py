"""Members: who they are, how somebody joins, and what is kept of strangers."""

from __future__ import annotations

from datetime import timedelta

import pytest

from knowledge.clock import ManualClock
from knowledge.members import Members, NameTakenError
from knowledge.people import Role, Spoken
from knowledge.store.database import Database


@pytest.fixture
def members(database: Database, clock: ManualClock) -> Members:
    known = Members(database, clock)
    known.found("Home", zone="Europe/Berlin", currency="EUR", language="de")
    known.add("Anna", Role.ADMIN, language="de", zone="Europe/Berlin")
    return known


def test_an_invite_makes_one_member_once(members: Members) -> None:
    code = members.invite("Tom", Role.ADULT)
    tom = members.join("test", "42", code)
    assert tom is not None
    assert (tom.name, tom.role, tom.language, str(tom.zone)) == ("Tom", Role.ADULT, "de", "Europe/Berlin")
    assert members.by_account("test", "42") == tom
    assert members.join("test", "43", code) is None
    assert members.by_account("test", "43") is None


def test_who_joins_is_answered_in_the_language_of_their_app(members: Members) -> None:
    tom = members.join("test", "42", members.invite("Tom", Role.ADULT), language="fr")
    assert tom is not None
    assert tom.language == "fr"
    again = members.join("test", "43", members.invite("Tom", Role.ADULT), language="it")
    assert again == tom


@pytest.mark.parametrize(("hours", "good"), [(24, True), (24.001, False)])
def test_an_invite_is_good_for_a_day(members: Members, clock: ManualClock, hours: float, good: bool) -> None:
    code = members.invite("Tom", Role.ADULT)
    clock.set(clock.now() + timedelta(hours=hours))
    assert (members.join("test", "42", code) is not None) is good


def test_a_made_up_code_is_nothing(members: Members) -> None:
    members.invite("Tom", Role.ADULT)
    for code in ("", "x", "../../etc", "' OR 1=1 --"):
        assert members.join("test", "42", code) is None
    assert [one.name for one in members.all()] == ["Anna"]


def test_only_a_digest_of_the_code_is_kept(members: Members, database: Database) -> None:
    code = members.invite("Tom", Role.ADULT)
    assert code not in str(database.rows("SELECT * FROM invites"))


def test_an_invite_for_a_member_links_another_account(members: Members) -> None:
    anna = members.join("test", "7", members.invite("Anna", Role.ADMIN))
    assert anna is not None
    assert [one.name for one in members.all()] == ["Anna"]
    assert members.by_account("test", "7") == anna


def test_an_invite_does_not_change_a_role(members: Members) -> None:
    with pytest.raises(NameTakenError):
        members.invite("Anna", Role.CHILD)


@pytest.mark.parametrize("name", ["Anna", "anna"])
def test_names_are_taken_once(members: Members, name: str) -> None:
    with pytest.raises(NameTakenError):
        members.add(name, Role.CHILD, language="de", zone="Europe/Berlin")


def test_the_household_is_founded_once(members: Members) -> None:
    again = members.found("Other", zone="America/New_York", currency="USD", language="en")
    assert (again.name, again.currency) == ("Home", "EUR")


def test_strangers_are_counted_and_nothing_else(members: Members) -> None:
    assert [members.stranger_seen("test", "66") for _ in range(3)] == [0, 1, 2]
    assert members.stranger_seen("other", "66") == 0


def test_the_chat_used_last_comes_first(members: Members, clock: ManualClock) -> None:
    anna = members.all()[0]
    for sender in ("1", "2"):
        members.link(anna.id, "test", sender)
    assert members.addresses(anna.id) == []
    for sender in ("1", "2", "1"):
        clock.set(clock.now() + timedelta(minutes=1))
        members.seen("test", sender, f"chat{sender}")
    assert members.addresses(anna.id) == [("test", "chat1"), ("test", "chat2")]


def test_a_member_may_be_given_its_own_name_again(members: Members) -> None:
    (anna,) = members.all()
    members.rename(anna.id, "anna")
    assert members.all()[0].name == "anna"
    tom = members.add("Tom", Role.ADULT, language="en", zone="Europe/Berlin")
    with pytest.raises(NameTakenError):
        members.rename(tom.id, "Anna")


def test_when_somebody_is_answered_aloud_is_kept(members: Members) -> None:
    (anna,) = members.all()
    assert (anna.spoken, anna.read_aloud) == (Spoken.VOICE, frozenset())
    members.set_spoken(anna.id, Spoken.NEVER)
    members.set_aloud(anna.id, "brief", aloud=True)
    members.set_aloud(anna.id, "week", aloud=True)
    members.set_aloud(anna.id, "week", aloud=False)
    (anna,) = members.all()
    assert (anna.spoken, anna.read_aloud) == (Spoken.NEVER, frozenset({"brief"}))
    with pytest.raises(ValueError, match="everything"):
        members.set_aloud(anna.id, "everything", aloud=True)
