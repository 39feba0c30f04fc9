"""Recordings on the channel: what is heard and how long it is, replies that are voice notes, and who waits for whom."""

from __future__ import annotations

import asyncio
from pathlib import Path

import pytest

from bot.channels.protocol import SendFailed
from bot.channels.telegram import TelegramChannel
from bot.channels.telegram.parts import CAPTION
from bot.channels.telegram.translate import HEARD_LANE, lane
from bot.messages import Button, ButtonName, Chat, File, FileKind, Reply, Unsupported
from tests.bot.channels.telegram.conftest import Opened, eventually
from tests.bot.channels.telegram.echo import EchoAssistant
from tests.emulator import Emulator, Seat

ANNA = Chat("telegram", "11")
UNDO = Button(ButtonName.UNDO, "Undo", "tok-undo")
BUTTONS = (("Undo", "tok-undo"),)


def note(folder: Path, name: str = "said.ogg", seconds: float | None = 4.4) -> File:
    path = folder / name
    path.write_bytes(name.encode())
    return File(path, name, "audio/ogg", FileKind.VOICE, seconds)


def picture(folder: Path) -> File:
    path = folder / "week.png"
    path.write_bytes(b"picture")
    return File(path, "week.png", "image/png", FileKind.PHOTO)


# --- what comes in ------------------------------------------------------------------------------------------------


async def test_everything_to_be_heard_is_a_recording_with_its_length(
    opened: Opened, anna: Seat, echo: EchoAssistant
) -> None:
    await opened(download=True)
    anna.voice(b"note", seconds=7, caption="the list")
    anna.audio(b"song", "dictation.m4a", mime="audio/mp4", seconds=61)
    anna.video_note(b"film", seconds=5)
    anna.document(b"wave", "memo.wav", mime="audio/x-wav")
    anna.document(b"text", "letter.txt")
    anna.video(b"long film")
    await anna.replies(6)

    recordings = [message for message in echo.heard if message.files and message.files[0].kind is FileKind.VOICE]
    assert [
        (file.name, file.mime, file.seconds, file.path.read_bytes()) for (file,) in (m.files for m in recordings)
    ] == [
        (f"voice-{_number(recordings[0].id)}.ogg", "audio/ogg", 7.0, b"note"),
        ("dictation.m4a", "audio/mp4", 61.0, b"song"),
        (f"video-{_number(recordings[2].id)}.mp4", "video/mp4", 5.0, b"film"),
        ("memo.wav", "audio/x-wav", None, b"wave"),
    ]
    assert recordings[0].text == "the list"
    others = [message for message in echo.heard if message not in recordings]
    assert {message.unsupported for message in others} == {None, Unsupported.VIDEO}


def _number(message_id: str) -> str:
    return message_id.partition(":")[2]


@pytest.mark.parametrize("kind", ["voice", "audio", "video_note"])
async def test_a_recording_that_is_too_large_is_told_from_one_that_did_not_come(
    opened: Opened, anna: Seat, echo: EchoAssistant, emulator: Emulator, kind: str
) -> None:
    await opened(download=True)
    getattr(anna, kind)(b"short", size=20_000_001)
    await anna.next_reply()
    assert (echo.heard[0].unsupported, emulator.calls("getFile")) == (Unsupported.TOO_LARGE, [])
    emulator.inject("getFile", status=400, description="Bad Request: file is too big")
    getattr(anna, kind)(b"short")
    await anna.next_reply()
    assert echo.heard[1].unsupported is Unsupported.TOO_LARGE
    emulator.inject("getFile", status=400, description="Bad Request: file is temporarily unavailable", times=3)
    getattr(anna, kind)(b"short")
    await anna.next_reply()
    assert (echo.heard[2].unsupported, echo.heard[2].files) == (Unsupported.NOT_FETCHED, ())


# --- who waits for whom -------------------------------------------------------------------------------------------


async def test_what_is_written_does_not_wait_for_a_recording(opened: Opened, anna: Seat, echo: EchoAssistant) -> None:
    await opened(download=True)
    echo.seconds["slow"] = 0.6
    anna.voice(b"one", caption="slow")
    anna.voice(b"two", caption="second")
    await eventually(lambda: echo.busy)
    anna.say("quick")
    anna.say("quicker")
    said = [sent.text for sent in await anna.replies(4)]
    assert said == ["heard quick", "heard quicker", "heard slow", "heard second"]


async def test_recordings_of_many_chats_leave_room_for_what_is_written(
    opened: Opened, anna: Seat, echo: EchoAssistant, emulator: Emulator
) -> None:
    await opened(download=True)
    echo.seconds["slow"] = 0.8
    speakers = [emulator.user(100 + number, f"Guest {number}") for number in range(10)]
    for speaker in speakers:
        speaker.voice(b"one", caption="slow")
    await eventually(lambda: echo.busy == 8)
    anna.say("quick")
    assert (await anna.next_reply()).text == "heard quick"
    assert not any(speaker.seen() for speaker in speakers)
    await asyncio.gather(*(speaker.next_reply() for speaker in speakers))


def test_a_document_of_an_album_stays_with_the_album() -> None:
    document = {"document": {"mime_type": "audio/ogg"}, "chat": {"id": 11}}
    assert lane({"update_id": 1, "message": document}) == f"11{HEARD_LANE}"
    assert lane({"update_id": 1, "message": {**document, "media_group_id": "7"}}) == "11"


def test_a_press_below_a_voice_note_is_no_recording() -> None:
    pressed = {"message": {"chat": {"id": 11}, "voice": {"file_id": "x"}}, "id": "1"}
    assert lane({"update_id": 1, "callback_query": pressed}) == "11"


# --- what goes out ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("text", ["Done.", "x" * CAPTION, "🎉" * (CAPTION // 2)])
async def test_a_spoken_reply_is_one_voice_note(
    channel: TelegramChannel, anna: Seat, tmp_path: Path, text: str
) -> None:
    number = await channel.send(ANNA, Reply(text, (UNDO,), (note(tmp_path),)))
    (sent,) = anna.seen()
    assert (sent.media, sent.content, sent.text, sent.seconds) == ("voice", b"said.ogg", text, 4)
    assert (sent.buttons, str(sent.message_id)) == (BUTTONS, number)


@pytest.mark.parametrize(("length", "said"), [(None, None), (0.2, 1)])
async def test_the_length_is_told_where_it_is_known(
    channel: TelegramChannel, anna: Seat, tmp_path: Path, length: float | None, said: int | None
) -> None:
    await channel.send(ANNA, Reply("Done.", files=(note(tmp_path, seconds=length),)))
    assert anna.seen()[0].seconds == said


@pytest.mark.parametrize("text", ["x" * (CAPTION + 1), "🎉" * (CAPTION // 2) + "x"])
async def test_a_text_that_is_no_caption_goes_before_its_voice_note(
    channel: TelegramChannel, anna: Seat, tmp_path: Path, text: str
) -> None:
    number = await channel.send(ANNA, Reply(text, (UNDO,), (note(tmp_path),)))
    written, spoken = anna.seen()
    assert (written.text, written.buttons, str(written.message_id)) == (text, BUTTONS, number)
    assert (spoken.media, spoken.text, spoken.buttons, spoken.seconds) == ("voice", "", (), 4)


@pytest.mark.parametrize(
    ("text", "order"), [("Your week", ["voice", "photo"]), ("x" * (CAPTION + 1), [None, "voice", "photo"])]
)
async def test_what_is_said_goes_before_what_is_shown(
    channel: TelegramChannel, anna: Seat, tmp_path: Path, text: str, order: list[str | None]
) -> None:
    await channel.send(ANNA, Reply(text, (UNDO,), (picture(tmp_path), note(tmp_path))))
    sent = anna.seen()
    assert [one.media for one in sent] == order
    assert (sent[0].text, [bool(one.buttons) for one in sent]) == (text, [True] + [False] * (len(sent) - 1))


async def test_several_recordings_have_the_text_before_them(
    channel: TelegramChannel, anna: Seat, tmp_path: Path
) -> None:
    await channel.send(ANNA, Reply("Both", (UNDO,), (note(tmp_path, "a.ogg"), note(tmp_path, "b.ogg"))))
    sent = anna.seen()
    assert [(one.text, one.content, bool(one.buttons)) for one in sent] == [
        ("Both", None, True),
        ("", b"a.ogg", False),
        ("", b"b.ogg", False),
    ]


async def test_in_a_group_the_voice_note_quotes_what_it_answers(
    channel: TelegramChannel, anna: Seat, echo: EchoAssistant, emulator: Emulator, tmp_path: Path
) -> None:
    here = emulator.group(-100500, "Home").member(anna)
    echo.answers["hello"] = [Reply("Hi.", (UNDO,), (note(tmp_path),))]
    asked = here.say("@ingle_bot hello")
    answer = await here.next_reply()
    assert (answer.media, answer.text, answer.reply_to) == ("voice", "Hi.", asked["message_id"])


@pytest.mark.parametrize("text", ["Done.", "word " * 300])
async def test_who_takes_no_voice_notes_gets_the_text_alone(
    channel: TelegramChannel, anna: Seat, tmp_path: Path, text: str
) -> None:
    anna.forbid_voice()
    number = await channel.send(ANNA, Reply(text, (UNDO,), (note(tmp_path),)))
    (sent,) = anna.seen()
    assert (sent.media, sent.text, sent.buttons) == (None, text.strip(), BUTTONS)
    assert str(sent.message_id) == number


async def test_a_voice_note_that_is_gone_leaves_its_text(channel: TelegramChannel, anna: Seat, tmp_path: Path) -> None:
    lost = note(tmp_path)
    lost.path.unlink()
    await channel.send(ANNA, Reply("Done.", (UNDO,), (lost,)))
    (sent,) = anna.seen()
    assert (sent.media, sent.text, sent.buttons) == (None, "Done.", BUTTONS)


async def test_a_voice_note_without_words_that_is_not_taken_is_a_failure(
    channel: TelegramChannel, anna: Seat, tmp_path: Path
) -> None:
    anna.forbid_voice()
    with pytest.raises(SendFailed, match=r"(?i)voice_messages_forbidden") as failed:
        await channel.send(ANNA, Reply("", (), (note(tmp_path),)))
    assert failed.value.permanent


async def test_nothing_of_a_stranger_is_fetched(
    opened: Opened, anna: Seat, echo: EchoAssistant, emulator: Emulator
) -> None:
    await opened(download=True)
    echo.strangers.add("11")
    anna.voice(b"note", seconds=7)
    await anna.replies(1)
    (message,) = echo.heard
    assert (message.files, message.unsupported) == ((), Unsupported.VOICE)
    assert emulator.calls("getFile") == []
