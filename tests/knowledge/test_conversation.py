from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from knowledge.clock import ManualClock
from knowledge.conversation import ButtonState, Conversation, Entry, Kind, NewReply, OfferedButton
from knowledge.store.database import open_household_database

NOON = datetime(2026, 11, 21, 11, 0, tzinfo=UTC)
CHAT = "web:1"
UNDO = OfferedButton("undo", "Undo", "t-undo")
EDIT = OfferedButton("edit", "Change", "t-edit")


@pytest.fixture
def conversation(tmp_path: Path) -> Iterator[Conversation]:
    database = open_household_database(tmp_path / "household.db")
    yield Conversation(database, ManualClock(NOON))
    database.close()


def texts(entries: list[Entry]) -> list[str]:
    return [entry.text for entry in entries]


def states(entry: Entry) -> list[str]:
    return [button.state.value for button in entry.buttons]


def pressed(conversation: Conversation, message_id: str, token: str) -> Entry:
    press = conversation.add_press(CHAT, message_id, token)
    assert press is not None
    return press


def test_last_gives_the_newest_oldest_first_and_pages_back(conversation: Conversation) -> None:
    for number in range(5):
        conversation.add_said(CHAT, f"m{number}", f"said {number}")
    conversation.add_said("web:2", "m0", "somebody else's")
    newest = conversation.last(CHAT, 2)
    assert texts(newest) == ["said 3", "said 4"]
    assert texts(conversation.last(CHAT, 2, before=newest[0].id)) == ["said 1", "said 2"]


def test_the_same_message_id_is_kept_once_per_chat(conversation: Conversation) -> None:
    first = conversation.add_said(CHAT, "m1", "milk")
    assert conversation.add_said(CHAT, "m1", "milk") == first
    assert conversation.add_said("web:2", "m1", "milk") != first
    assert len(conversation.last(CHAT, 10)) == 1


def test_an_answer_is_kept_with_its_buttons_and_found_again(conversation: Conversation) -> None:
    said = conversation.add_said(CHAT, "m1", "milk")
    kept = conversation.answer(said, [NewReply("Added milk.", (UNDO, EDIT)), NewReply("And bread?")])
    assert texts(kept) == ["Added milk.", "And bread?"]
    assert conversation.answers_to(said) == kept
    assert conversation.last(CHAT, 10)[1].buttons == (UNDO, EDIT)
    assert conversation.add_said(CHAT, "m1", "milk").answered


def test_a_press_marks_its_button_and_nothing_else(conversation: Conversation) -> None:
    reply = conversation.add_reply(CHAT, "Added milk.", [UNDO, EDIT])
    conversation.answer(pressed(conversation, "p1", "t-edit"), [NewReply("What should it be?")])
    shown = conversation.last(CHAT, 10)
    assert texts(shown) == ["Added milk.", "What should it be?"]
    assert shown[0].id == reply.id
    assert states(shown[0]) == ["open", "pressed"]


def test_a_press_that_came_too_late_marks_the_button_expired(conversation: Conversation) -> None:
    conversation.add_reply(CHAT, "Added milk.", [UNDO])
    conversation.answer(pressed(conversation, "p1", "t-undo"), [NewReply("Too late.")], expired=True)
    assert states(conversation.last(CHAT, 10)[0]) == ["expired"]


def test_a_replacing_reply_takes_the_place_of_the_pressed_one(conversation: Conversation) -> None:
    conversation.add_reply(CHAT, "Added milk.", [UNDO])
    conversation.add_said(CHAT, "m2", "thanks")
    press = pressed(conversation, "p1", "t-undo")
    kept = conversation.answer(press, [NewReply("Taken off again.", replaces=True)])
    assert texts(conversation.last(CHAT, 10)) == ["Taken off again.", "thanks"]
    assert conversation.last(CHAT, 10)[0].buttons == ()
    assert conversation.answers_to(press) == kept


def test_a_button_of_another_chat_cannot_be_pressed(conversation: Conversation) -> None:
    conversation.add_reply("web:2", "Added milk.", [UNDO])
    assert conversation.add_press(CHAT, "p1", "t-undo") is None


def test_expiring_leaves_pressed_buttons_as_they_are(conversation: Conversation) -> None:
    conversation.add_reply(CHAT, "Added milk.", [UNDO, EDIT])
    conversation.answer(pressed(conversation, "p1", "t-edit"), [])
    (changed,) = conversation.expire(CHAT, ["t-undo", "t-edit"])
    assert [button.state for button in changed.buttons] == [ButtonState.EXPIRED, ButtonState.PRESSED]
    assert conversation.expire(CHAT, ["t-undo"]) == []


def test_changes_tell_what_a_page_missed_in_order(conversation: Conversation) -> None:
    first = conversation.add_reply(CHAT, "Added milk.", [UNDO])
    seen = conversation.add_said(CHAT, "m2", "thanks").change
    conversation.add_reply(CHAT, "Reminder: oven.")
    press = pressed(conversation, "p1", "t-undo")
    conversation.answer(press, [NewReply("Taken off again.", replaces=True)])
    missed = conversation.changes(CHAT, seen)
    assert texts(missed) == ["Reminder: oven.", "Taken off again."]
    assert missed[1].id == first.id
    assert missed[1].change == conversation.newest_change(CHAT)
    assert all(entry.kind is not Kind.PRESSED for entry in missed)
    assert conversation.changes(CHAT, missed[1].change) == []
