from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from knowledge.clock import ManualClock
from knowledge.conversation import ButtonState, Conversation, Entry, Kind, NewFile, NewReply, OfferedButton
from knowledge.store.database import open_household_database
from tests.keyrings import seals_of

NOON = datetime(2026, 11, 21, 11, 0, tzinfo=UTC)
CHAT = "web:1"
UNDO = OfferedButton("undo", "Undo", "t-undo")
EDIT = OfferedButton("edit", "Change", "t-edit")


@pytest.fixture
def conversation(tmp_path: Path) -> Iterator[Conversation]:
    database = open_household_database(tmp_path / "household.db")
    yield Conversation(database, ManualClock(NOON), tmp_path / "media", seals_of(database, ManualClock(NOON)))
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


def new_file(folder: Path, content: bytes = b"table") -> NewFile:
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / "all.csv"
    path.write_bytes(content)
    return NewFile(path, "All.csv", "text/csv")


def test_files_are_kept_with_what_was_said_and_replied(conversation: Conversation) -> None:
    table = new_file(conversation.media)
    week = NewFile(table.path, "week.png", "image/png", (1080, 1400))
    said = conversation.add_said(CHAT, "m1", "look", files=[table])
    (reply,) = conversation.answer(said, [NewReply("Your week", files=(week, table))])
    told = conversation.add_reply(CHAT, "Your week", files=[week])
    assert [[file.name for file in entry.files] for entry in conversation.last(CHAT, 10)] == [
        ["All.csv"],
        ["week.png", "All.csv"],
        ["week.png"],
    ]
    first, second = reply.files
    assert (first.size, first.mime, first.bytes) == ((1080, 1400), "image/png", 5)
    assert (conversation.content(first), b"table" in first.path.read_bytes()) == (b"table", False)
    assert (second.size, second.there) == (None, True)
    assert conversation.changes(CHAT, told.change - 1) == [told]


def test_a_file_belongs_to_its_chat(conversation: Conversation) -> None:
    (file,) = conversation.add_reply(CHAT, "here", files=[new_file(conversation.media)]).files
    assert conversation.file(CHAT, file.id) == file
    assert conversation.file("web:2", file.id) is None
    assert conversation.file(CHAT, file.id + 1) is None


def test_a_file_that_is_gone_is_known_as_gone(conversation: Conversation) -> None:
    (file,) = conversation.add_reply(CHAT, "here", files=[new_file(conversation.media)]).files
    file.path.unlink()
    (entry,) = conversation.last(CHAT, 1)
    assert [(kept.name, kept.bytes, kept.there) for kept in entry.files] == [("All.csv", 5, False)]


def test_a_replacing_reply_brings_its_own_files(conversation: Conversation) -> None:
    table = new_file(conversation.media)
    old = conversation.add_reply(CHAT, "This week", [UNDO], [table])
    answer = NewReply("Next week", replaces=True, files=(NewFile(table.path, "next.csv", "text/csv"),))
    (changed,) = conversation.answer(pressed(conversation, "p1", "t-undo"), [answer])
    assert (changed.id, [file.name for file in changed.files]) == (old.id, ["next.csv"])
    assert conversation.file(CHAT, old.files[0].id) is None
    assert changed.files[0].id > old.files[0].id


def test_files_are_found_after_the_folder_was_moved(tmp_path: Path) -> None:
    database = open_household_database(tmp_path / "household.db")
    seals = seals_of(database, ManualClock(NOON))
    before = Conversation(database, ManualClock(NOON), tmp_path / "old" / "media", seals)
    inside = before.add_reply(CHAT, "here", files=[new_file(before.media)])
    outside = before.add_reply(CHAT, "here", files=[new_file(tmp_path / "elsewhere")])
    (tmp_path / "old").rename(tmp_path / "new")
    after = Conversation(database, ManualClock(NOON), tmp_path / "new" / "media", seals)
    for entry in (inside, outside):
        kept = after.file(CHAT, entry.files[0].id)
        assert kept is not None
        assert after.content(kept) == b"table"
    database.close()
