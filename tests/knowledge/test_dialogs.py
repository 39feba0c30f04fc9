"""Buttons work once, in their chat, for their member, until they expire; a conversation is forgotten after a while."""

from __future__ import annotations

from datetime import timedelta

import pytest

from knowledge.clock import ManualClock
from knowledge.dialogs import BUTTON_VALID, FORGET_AFTER, ButtonError, Buttons, Dialogs, Handled
from knowledge.members import Members
from knowledge.people import Role
from knowledge.store.database import Database
from tests.keyrings import seals_of

CHAT = "test:Anna"


@pytest.fixture
def buttons(database: Database, clock: ManualClock) -> Buttons:
    return Buttons(database, clock, seals_of(database, clock))


def test_using_a_button_uses_up_its_neighbours(buttons: Buttons) -> None:
    yes, no = buttons.make(CHAT, 1, [("confirm", {"do": "run"}), ("cancel", {"do": "nothing"})])
    pressed = buttons.use(yes, CHAT, 1)
    assert (pressed.name, pressed.action) == ("confirm", {"do": "run"})
    for token in (yes, no):
        with pytest.raises(ButtonError, match="expired"):
            buttons.use(token, CHAT, 1)


@pytest.mark.parametrize(
    ("chat", "member", "reason"),
    [("test:group", 1, "expired"), (CHAT, 2, "not-yours"), ("test:Tom", 2, "expired")],
)
def test_a_button_is_for_its_chat_and_member(buttons: Buttons, chat: str, member: int, reason: str) -> None:
    (token,) = buttons.make(CHAT, 1, [("undo", {})])
    with pytest.raises(ButtonError, match=reason):
        buttons.use(token, chat, member)
    assert buttons.use(token, CHAT, 1).name == "undo"


def test_a_button_for_everybody_works_for_anybody_once(buttons: Buttons) -> None:
    (token,) = buttons.make("test:group", None, [("done", {})])
    assert buttons.use(token, "test:group", 2).name == "done"
    with pytest.raises(ButtonError):
        buttons.use(token, "test:group", 1)


def test_a_button_expires(buttons: Buttons, clock: ManualClock) -> None:
    first, second = (buttons.make(CHAT, 1, [("undo", {})])[0] for _ in range(2))
    clock.set(clock.now() + BUTTON_VALID)
    buttons.use(first, CHAT, 1)
    clock.set(clock.now() + timedelta(seconds=1))
    with pytest.raises(ButtonError, match="expired"):
        buttons.use(second, CHAT, 1)


def test_the_same_bundle_again_has_the_same_tokens_for_what_is_the_same_and_closes_all(buttons: Buttons) -> None:
    done, later = ("done", {"do": "run"}), ("later", {"do": "run", "after": 10})
    first = buttons.make(CHAT, 1, [done, later], "outbox:7")
    again = buttons.make(CHAT, 1, [done, ("not_me", {}), later], "outbox:7")
    assert [again[0], again[2]] == first
    buttons.use(again[1], CHAT, 1)
    with pytest.raises(ButtonError, match="expired"):
        buttons.use(first[0], CHAT, 1)


def test_a_button_that_is_sent_again_is_valid_from_then_on(buttons: Buttons, clock: ManualClock) -> None:
    (token,) = buttons.make(CHAT, 1, [("done", {})], "outbox:7")
    clock.set(clock.now() + BUTTON_VALID)
    assert buttons.make(CHAT, 1, [("done", {})], "outbox:7") == [token]
    clock.set(clock.now() + timedelta(days=1))
    assert buttons.use(token, CHAT, 1).name == "done"


def test_dropping_a_question_leaves_those_that_came_by_themselves(buttons: Buttons) -> None:
    (own,) = buttons.make(CHAT, 1, [("confirm", {})])
    (delivered,) = buttons.make(CHAT, 1, [("confirm", {})], "outbox:planner:7")
    buttons.void(CHAT, 1, "confirm")
    with pytest.raises(ButtonError, match="expired"):
        buttons.use(own, CHAT, 1)
    assert buttons.use(delivered, CHAT, 1).name == "confirm"


def test_an_unknown_token_is_expired(buttons: Buttons) -> None:
    with pytest.raises(ButtonError, match="expired"):
        buttons.use("never-made", CHAT, 1)


def test_tokens_are_short_and_not_alike(buttons: Buttons) -> None:
    tokens = [buttons.make(CHAT, 1, [("undo", {})])[0] for _ in range(50)]
    assert len(set(tokens)) == 50
    assert all(20 <= len(token) <= 40 and token.isascii() for token in tokens)


def test_the_same_bundle_gives_the_same_tokens(buttons: Buttons) -> None:
    made = [buttons.make(CHAT, 1, [("done", {}), ("snooze", {})], "outbox:1") for _ in range(2)]
    assert made[0] == made[1]


def test_old_buttons_are_forgotten(buttons: Buttons, database: Database, clock: ManualClock) -> None:
    buttons.make(CHAT, 1, [("undo", {})])
    clock.set(clock.now() + 2 * BUTTON_VALID + timedelta(seconds=1))
    buttons.make(CHAT, 1, [("done", {})])
    buttons.clean_up()
    assert [row["name"] for row in database.rows("SELECT name FROM buttons")] == ["done"]


def test_a_conversation_is_remembered_for_its_chat_and_member_for_a_while(
    database: Database, clock: ManualClock
) -> None:
    members = Members(database, clock)
    anna = members.add("Anna", Role.ADMIN, language="en", zone="UTC")
    dialogs = Dialogs(database, clock, seals_of(database, clock))
    dialogs.remember(CHAT, anna.id, {"last": "ö"})
    assert dialogs.state(CHAT, anna.id) == {"last": "ö"}
    assert dialogs.state("test:group", anna.id) == {}
    assert dialogs.state(CHAT, anna.id + 1) == {}
    clock.set(clock.now() + FORGET_AFTER + timedelta(seconds=1))
    assert dialogs.state(CHAT, anna.id) == {}


def test_a_message_is_new_once(database: Database, clock: ManualClock) -> None:
    handled = Handled(database, clock, seals_of(database, clock))
    assert handled.begin("test", "1") == (True, None)
    assert handled.begin("test", "1") == (False, None)
    handled.end("test", "1", "[]")
    assert handled.begin("test", "1") == (False, "[]")
    assert handled.begin("other", "1") == (True, None)
    clock.set(clock.now() + timedelta(days=15))
    handled.clean_up()
    assert handled.begin("test", "1") == (True, None)
