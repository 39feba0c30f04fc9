"""Delivery: long texts, files, refusals, and how often what is tried again."""

from __future__ import annotations

import logging
from itertools import pairwise
from pathlib import Path

import pytest

from bot.channels.protocol import SendFailed
from bot.channels.telegram import TelegramChannel
from bot.channels.telegram.parts import CAPTION
from bot.channels.telegram.split import LIMIT, pieces, units
from bot.messages import Button, ButtonName, Chat, File, FileKind, Reply
from tests.bot.channels.telegram.conftest import eventually
from tests.bot.channels.telegram.echo import EchoAssistant
from tests.emulator import Emulator, Seat

ANNA = Chat("telegram", "11")
UNDO = Button(ButtonName.UNDO, "Undo", "tok-undo")


async def test_unasked_messages_return_their_id(channel: TelegramChannel, anna: Seat) -> None:
    number = await channel.send(ANNA, Reply("take the bins out", (UNDO,)))
    sent = await anna.next_reply()
    assert (str(sent.message_id), sent.text, sent.buttons) == (
        number,
        "take the bins out",
        (("Undo", "tok-undo"),),
    )


async def test_markup_is_said_as_it_stands(channel: TelegramChannel, anna: Seat) -> None:
    await channel.send(ANNA, Reply("<b>2 * 3</b> _is_ [six](x)"))
    assert (await anna.next_reply()).text == "<b>2 * 3</b> _is_ [six](x)"


async def test_long_texts_come_in_pieces_with_the_buttons_last(channel: TelegramChannel, anna: Seat) -> None:
    paragraphs = [f"{number} " + "🎉 word " * 200 for number in range(8)]
    number = await channel.send(ANNA, Reply("\n\n".join(paragraphs), (UNDO,)))
    sent = anna.seen()
    assert len(sent) > 2
    assert [bool(one.buttons) for one in sent] == [False] * (len(sent) - 1) + [True]
    assert number == str(sent[-1].message_id)
    assert " ".join(" ".join(one.text for one in sent).split()) == " ".join(" ".join(paragraphs).split())


@pytest.mark.parametrize("text", ["x" * 10_000, "😀" * 5_000, "a b\n" * 3_000, "word " * 3_000, "\n\n" * 9_000])
def test_pieces_fit_and_lose_nothing(text: str) -> None:
    cut = list(pieces(text))
    assert all(0 < units(piece) <= LIMIT for piece in cut)
    assert "".join("".join(cut).split()) == "".join(text.split())


def test_pieces_end_where_a_reader_would_pause() -> None:
    assert list(pieces("one two\n\nthree four five", 20)) == ["one two", "three four five"]
    assert list(pieces("one two\nthree four five", 20)) == ["one two", "three four five"]
    assert list(pieces("one two three four", 12)) == ["one two", "three four"]
    assert list(pieces("short")) == ["short"]


async def test_files_go_as_what_they_are(channel: TelegramChannel, anna: Seat, tmp_path: Path) -> None:
    files = []
    for kind, mime in ((FileKind.PHOTO, "image/png"), (FileKind.DOCUMENT, "text/csv")):
        path = tmp_path / kind.value
        path.write_bytes(kind.value.encode())
        files.append(File(path, f"{kind}.bin", mime, kind))
    await channel.send(ANNA, Reply("two files", files=tuple(files)))
    text, *sent = await anna.replies(3)
    assert text.text == "two files"
    assert [(one.media, one.content) for one in sent] == [("photo", b"photo"), ("document", b"document")]


def picture(folder: Path) -> File:
    path = folder / "week.png"
    path.write_bytes(b"picture")
    return File(path, "week.png", "image/png", FileKind.PHOTO)


@pytest.mark.parametrize("text", ["Your week", "x" * CAPTION, "🎉" * (CAPTION // 2)])
async def test_a_picture_with_a_short_text_is_one_message(
    channel: TelegramChannel, anna: Seat, tmp_path: Path, text: str
) -> None:
    number = await channel.send(ANNA, Reply(text, (UNDO,), (picture(tmp_path),)))
    (sent,) = anna.seen()
    assert (sent.media, sent.content, sent.text) == ("photo", b"picture", text)
    assert (sent.buttons, str(sent.message_id)) == ((("Undo", "tok-undo"),), number)


@pytest.mark.parametrize("text", ["x" * (CAPTION + 1), "🎉" * (CAPTION // 2) + "x"])
async def test_a_text_that_is_no_caption_goes_before_its_picture(
    channel: TelegramChannel, anna: Seat, tmp_path: Path, text: str
) -> None:
    number = await channel.send(ANNA, Reply(text, (UNDO,), (picture(tmp_path),)))
    said, shown = anna.seen()
    assert (said.text, said.buttons, str(said.message_id)) == (text, (("Undo", "tok-undo"),), number)
    assert (shown.media, shown.text, shown.buttons) == ("photo", "", ())


async def test_several_pictures_without_words_have_the_buttons_below_the_last(
    channel: TelegramChannel, anna: Seat, tmp_path: Path
) -> None:
    number = await channel.send(ANNA, Reply("", (UNDO,), (picture(tmp_path), picture(tmp_path))))
    first, last = anna.seen()
    assert (first.buttons, last.buttons, number) == ((), (("Undo", "tok-undo"),), str(last.message_id))


async def test_a_missing_file_is_a_permanent_failure(channel: TelegramChannel, anna: Seat, tmp_path: Path) -> None:
    gone = File(tmp_path / "gone", "gone.txt", "text/plain", FileKind.DOCUMENT)
    with pytest.raises(SendFailed, match=r"gone\.txt") as failed:
        await channel.send(ANNA, Reply("here", files=(gone,)))
    assert failed.value.permanent


async def test_many_buttons_stand_in_readable_rows(channel: TelegramChannel, anna: Seat, emulator: Emulator) -> None:
    labels = ["Milk", "Bread", "Eggs", "Butter", "Cheese", "A whole box of very long labels"]
    buttons = tuple(Button(ButtonName.PICK, label, f"tok-{label[:5]}") for label in labels)
    await channel.send(ANNA, Reply("which?", buttons))
    (call,) = emulator.calls("sendMessage")
    rows = [[key["text"] for key in row] for row in call["reply_markup"]["inline_keyboard"]]
    assert rows == [labels[:4], labels[4:5], labels[5:]]


@pytest.mark.parametrize(
    ("fault", "permanent", "retry_after"),
    [
        ({"status": 429, "retry_after": 7}, False, 7),
        ({"status": 500}, False, None),
        ({"drop": True}, False, None),
        ({"garbage": True}, False, None),
        ({"status": 403, "description": "Forbidden: bot was blocked by the user"}, True, None),
        ({"status": 400, "description": "Bad Request: chat not found"}, True, None),
    ],
)
async def test_an_unasked_message_is_tried_once(
    channel: TelegramChannel,
    anna: Seat,
    emulator: Emulator,
    fault: dict[str, object],
    permanent: bool,
    retry_after: float | None,
) -> None:
    emulator.inject("sendMessage", times=1, **fault)  # type: ignore[arg-type]
    with pytest.raises(SendFailed) as failed:
        await channel.send(ANNA, Reply("bins"))
    assert (failed.value.permanent, failed.value.retry_after) == (permanent, retry_after)
    await channel.send(ANNA, Reply("again"))
    assert anna.seen()[-1].text == "again"


@pytest.mark.parametrize("address", ["", "anna", "1/2/3"])
async def test_an_address_of_another_kind_is_refused(channel: TelegramChannel, address: str) -> None:
    with pytest.raises(SendFailed) as failed:
        await channel.send(Chat("telegram", address), Reply("bins"))
    assert failed.value.permanent


async def test_a_stranger_to_the_bot_cannot_be_reached(channel: TelegramChannel) -> None:
    with pytest.raises(SendFailed, match="Chat not found") as failed:
        await channel.send(Chat("telegram", "404"), Reply("bins"))
    assert failed.value.permanent


async def test_replies_wait_as_long_as_telegram_asks(channel: TelegramChannel, anna: Seat, emulator: Emulator) -> None:
    emulator.inject("sendMessage", status=429, retry_after=1)
    said = anna.say("hello")
    reply = await anna.next_reply()
    assert reply.text == "heard hello"
    assert reply.at >= said["date"] + 1
    assert len(anna.seen()) == 1


async def test_replies_are_tried_again_when_telegram_fails(
    channel: TelegramChannel, anna: Seat, emulator: Emulator
) -> None:
    emulator.inject("sendMessage", status=502, times=2)
    anna.say("hello")
    assert (await anna.next_reply()).text == "heard hello"


async def test_a_reply_is_rather_repeated_than_lost(channel: TelegramChannel, anna: Seat, emulator: Emulator) -> None:
    emulator.inject("sendMessage", drop=True)
    anna.say("hello")
    assert [sent.text for sent in await anna.replies(2)] == ["heard hello", "heard hello"]


async def test_a_reply_that_cannot_be_delivered_is_logged_with_an_id(
    channel: TelegramChannel, anna: Seat, emulator: Emulator, caplog: pytest.LogCaptureFixture
) -> None:
    tom = emulator.user(12, "Tom")
    anna.block()
    anna.say("hello")
    tom.say("hello")
    await tom.next_reply()
    await eventually(lambda: "could not be delivered" in caplog.text)
    (record,) = [one for one in caplog.records if one.levelno == logging.ERROR]
    assert record.getMessage() == (
        "a reply to update 1000 could not be delivered: Forbidden: bot was blocked by the user"
    )


async def test_replies_keep_their_order(channel: TelegramChannel, anna: Seat, echo: EchoAssistant) -> None:
    echo.seconds["say 0"] = 0.2
    for number in range(10):
        anna.say(f"say {number}")
    sent = await anna.replies(10)
    assert [one.text for one in sent] == [f"heard say {number}" for number in range(10)]
    assert echo.busiest == 1
    assert all(first.message_id < second.message_id for first, second in pairwise(sent))
