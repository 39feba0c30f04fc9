"""What people say and send in private, as messages of the pipeline."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.channels.telegram import TelegramChannel
from bot.messages import Chat, ChatKind, FileKind, Unsupported
from knowledge.store.database import Database
from tests.bot.channels.telegram.conftest import Opened, eventually
from tests.bot.channels.telegram.echo import EchoAssistant
from tests.emulator import Emulator, Seat


async def test_a_text_is_answered_in_its_chat(channel: TelegramChannel, anna: Seat, echo: EchoAssistant) -> None:
    said = anna.say("dentist on Tuesday")

    assert (await anna.next_reply()).text == "heard dentist on Tuesday"
    (message,) = echo.heard
    assert message.id == f"11:{said['message_id']}"
    assert message.chat == Chat("telegram", "11", ChatKind.PRIVATE)
    assert message.sender == "11"
    assert message.at.timestamp() == said["date"]
    assert message.at.tzinfo is not None


async def test_the_menu_is_set_at_the_start(channel: TelegramChannel, emulator: Emulator) -> None:
    assert emulator.state.commands == {
        "": [{"command": "help", "description": "What I can do"}],
        "de": [{"command": "help", "description": "Was ich kann"}],
    }


async def test_a_deep_link_arrives_as_its_command(channel: TelegramChannel, anna: Seat, echo: EchoAssistant) -> None:
    anna.say("/start 7Q2K")
    await anna.next_reply()
    assert echo.texts == ["/start 7Q2K"]


async def test_an_edit_keeps_the_id_of_the_message(channel: TelegramChannel, anna: Seat, echo: EchoAssistant) -> None:
    said = anna.say("dentist at 3")
    await anna.next_reply()
    anna.edit(said, "dentist at 4")
    await anna.next_reply()
    first, second = echo.heard
    assert (second.id, second.text, second.edited) == (first.id, "dentist at 4", True)
    assert second.at > first.at


async def test_an_answer_carries_what_it_answers(channel: TelegramChannel, anna: Seat, echo: EchoAssistant) -> None:
    anna.say("one")
    first = await anna.next_reply()
    anna.say("make it two", reply_to=first)
    await anna.next_reply()
    assert echo.heard[1].reply_to_text == "heard one"


async def test_what_cannot_be_read_is_named(channel: TelegramChannel, anna: Seat, echo: EchoAssistant) -> None:
    anna.voice(b"opus")
    await anna.next_reply()
    anna.sticker()
    anna.location()
    anna.photo(b"jpeg" * 8, caption="the receipt")
    anna.document(b"text", "letter.txt")
    anna.other({"contact": {"phone_number": "1", "first_name": "Bo"}})
    anna.other({"dice": {"emoji": "🎲", "value": 3}})
    anna.other({"venue": {"location": {"latitude": 1, "longitude": 2}, "title": "a", "address": "b"}})
    await anna.replies(7)

    assert [message.unsupported for message in echo.heard] == [
        Unsupported.VOICE,
        Unsupported.STICKER,
        Unsupported.LOCATION,
        Unsupported.PHOTO,
        Unsupported.DOCUMENT,
        Unsupported.CONTACT,
        Unsupported.OTHER,
        Unsupported.OTHER,
    ]
    assert echo.heard[3].text == "the receipt"
    assert not any(message.files for message in echo.heard)


async def test_files_are_fetched_where_that_is_on(
    opened: Opened, anna: Seat, echo: EchoAssistant, tmp_path: Path
) -> None:
    await opened(download=True)
    anna.photo(b"jpeg" * 100)
    anna.document(b"Dear Anna", "../../letter.txt")
    await anna.replies(2)
    anna.voice(b"opus")
    await anna.next_reply()

    photo, letter, voice = (message.files[0] for message in echo.heard)
    assert (photo.kind, photo.path.read_bytes()) == (FileKind.PHOTO, b"jpeg" * 100)
    assert (voice.kind, voice.mime, voice.path.read_bytes()) == (FileKind.VOICE, "audio/ogg", b"opus")
    assert (letter.kind, letter.path.read_bytes()) == (FileKind.DOCUMENT, b"Dear Anna")
    assert {file.path.parent for file in (photo, voice, letter)} == {tmp_path / "media"}


async def test_an_album_is_one_message(opened: Opened, anna: Seat, echo: EchoAssistant, database: Database) -> None:
    await opened(download=True)
    anna.say("before")
    anna.album(b"first", b"second", b"third", caption="all from Saturday")
    anna.say("after")
    await anna.replies(3)

    assert echo.texts == ["before", "all from Saturday", "after"]
    files = echo.heard[1].files
    assert [file.path.read_bytes() for file in files] == [b"first", b"second", b"third"]
    open_rows = "SELECT update_id FROM inbox WHERE status <> 'done'"
    await eventually(lambda: not database.rows(open_rows))


async def test_what_is_lacking_of_an_album_is_told_with_the_rest(
    opened: Opened, anna: Seat, echo: EchoAssistant, emulator: Emulator
) -> None:
    await opened(download=True)
    emulator.inject("file", status=502, times=3)
    anna.album(b"first", b"second")
    await anna.next_reply()
    (message,) = echo.heard
    assert [file.path.read_bytes() for file in message.files] == [b"second"]
    assert message.unsupported is Unsupported.NOT_FETCHED


async def test_two_albums_in_a_row_are_two_messages(opened: Opened, anna: Seat, echo: EchoAssistant) -> None:
    await opened(download=True)
    anna.album(b"first", b"second")
    anna.album(b"third")
    await anna.replies(2)
    assert [len(message.files) for message in echo.heard] == [2, 1]


async def test_progress_stands_in_a_message_that_changes_and_goes(
    opened: Opened, anna: Seat, echo: EchoAssistant
) -> None:
    await opened()
    echo.progress = ["3 of 9", "6 of 9"]
    anna.say("import it")
    assert (await anna.next_reply()).text == "3 of 9"
    assert (await anna.next_edit()).text == "6 of 9"
    assert (await anna.next_reply()).text == "heard import it"
    assert [sent.text for sent in anna.seen("deleted")] == ["6 of 9"]


async def test_a_file_that_is_too_large_is_not_fetched(
    opened: Opened, anna: Seat, echo: EchoAssistant, emulator: Emulator
) -> None:
    await opened(download=True)
    anna.document(b"short", "film.zip", size=20_000_001)
    await anna.next_reply()
    assert echo.heard[0].unsupported is Unsupported.TOO_LARGE
    assert emulator.calls("getFile") == []


@pytest.mark.parametrize(("failures", "fetched"), [(1, True), (3, False)])
async def test_a_fetch_is_tried_three_times(
    opened: Opened, anna: Seat, echo: EchoAssistant, emulator: Emulator, failures: int, fetched: bool
) -> None:
    await opened(download=True)
    emulator.inject("file", status=502, times=failures)
    anna.voice(b"opus")
    await anna.next_reply()
    assert bool(echo.heard[0].files) is fetched
    assert echo.heard[0].unsupported is (None if fetched else Unsupported.NOT_FETCHED)


async def test_service_messages_are_no_messages(channel: TelegramChannel, anna: Seat, echo: EchoAssistant) -> None:
    anna.other({"message_auto_delete_timer_changed": {"message_auto_delete_time": 60}})
    anna.say("hello")
    await anna.next_reply()
    assert echo.texts == ["hello"]


async def test_typing_shows_after_a_second(
    channel: TelegramChannel, anna: Seat, echo: EchoAssistant, emulator: Emulator
) -> None:
    echo.seconds["think"] = 1.4
    anna.say("quick")
    await anna.next_reply()
    assert anna.seen("action") == []
    anna.say("think")
    await anna.next_reply()
    assert [action.text for action in anna.seen("action")] == ["typing"]


async def test_typing_shows_at_once_where_it_is_asked_for(
    channel: TelegramChannel, anna: Seat, echo: EchoAssistant
) -> None:
    echo.progress = [""]
    echo.seconds["think"] = 0.5
    anna.say("think")
    await anna.next_reply()
    assert [action.text for action in anna.seen("action")] == ["typing"]


async def test_no_answer_waits_until_typing_is_shown(
    channel: TelegramChannel, anna: Seat, echo: EchoAssistant, emulator: Emulator
) -> None:
    echo.progress = [""]
    emulator.inject("sendChatAction", delay=30)
    anna.say("quick")
    assert (await anna.next_reply()).text == "heard quick"
