"""Buttons under replies: pressed, answered, and what becomes of their message."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.channels.telegram import TelegramChannel
from bot.messages import Button, ButtonName, File, FileKind, Reply
from tests.bot.channels.telegram.echo import EchoAssistant
from tests.emulator import Emulator, Seat

UNDO = Button(ButtonName.UNDO, "Undo", "tok-undo")
DONE = Button(ButtonName.DONE, "Done", "tok-done")


async def ask(anna: Seat, echo: EchoAssistant, *answers: Reply) -> None:
    """Lets a message with both buttons appear, whose Undo is answered with `answers`."""
    echo.answers["add milk"] = [Reply("Added milk.", (UNDO, DONE))]
    echo.answers["tok-undo"] = answers
    anna.say("add milk")
    assert (await anna.next_reply()).buttons == (("Undo", "tok-undo"), ("Done", "tok-done"))


async def test_a_press_replaces_its_message(
    channel: TelegramChannel, anna: Seat, echo: EchoAssistant, emulator: Emulator
) -> None:
    await ask(anna, echo, Reply("Taken back.", replaces_pressed=True))
    press = anna.press("Undo")
    changed = await anna.next_edit()
    assert (changed.text, changed.buttons) == ("Taken back.", ())
    assert echo.heard[-1].press == "tok-undo"
    assert echo.heard[-1].id == f"press:{press}"
    assert emulator.state.presses[press]
    assert len(anna.seen()) == 1


async def test_the_replacing_text_may_have_buttons(channel: TelegramChannel, anna: Seat, echo: EchoAssistant) -> None:
    await ask(anna, echo, Reply("Sure?", (DONE,), replaces_pressed=True))
    anna.press("Undo")
    assert (await anna.next_edit()).buttons == (("Done", "tok-done"),)


async def test_pressing_twice_does_no_harm(
    channel: TelegramChannel, anna: Seat, echo: EchoAssistant, emulator: Emulator
) -> None:
    await ask(anna, echo, Reply("Taken back.", replaces_pressed=True))
    number = anna.seen()[0].message_id
    anna.press("Undo")
    await anna.next_edit()
    second = anna.press_stale(number, "tok-undo")
    anna.say("still there?")
    assert (await anna.next_reply()).text == "heard still there?"
    assert emulator.state.presses[second]
    assert len(anna.seen("edit")) == 1


@pytest.mark.parametrize("gone", [999])
async def test_a_message_that_cannot_be_changed_is_answered_below(
    channel: TelegramChannel, anna: Seat, echo: EchoAssistant, gone: int
) -> None:
    await ask(anna, echo, Reply("Taken back.", replaces_pressed=True))
    anna.press_stale(gone, "tok-undo")
    assert (await anna.next_reply()).text == "Taken back."


def shown(folder: Path, kind: FileKind) -> File:
    path = folder / f"week.{kind.value}"
    path.write_bytes(b"content")
    return File(path, path.name, "image/png" if kind is FileKind.PHOTO else "audio/ogg", kind)


@pytest.mark.parametrize(
    ("kind", "said"),
    [
        (FileKind.PHOTO, ""),
        (FileKind.PHOTO, "Your week"),
        (FileKind.VOICE, ""),
        (FileKind.VOICE, "I've put it down."),
        (FileKind.DOCUMENT, ""),
    ],
)
async def test_a_press_replaces_the_caption_of_what_is_no_text(
    channel: TelegramChannel, anna: Seat, echo: EchoAssistant, tmp_path: Path, kind: FileKind, said: str
) -> None:
    echo.answers["week"] = [Reply(said, (UNDO,), (shown(tmp_path, kind),))]
    echo.answers["tok-undo"] = [Reply("Taken back.", (DONE,), replaces_pressed=True)]
    anna.say("week")
    there = await anna.next_reply()
    assert (there.media, there.buttons) == (kind.value, (("Undo", "tok-undo"),))
    anna.press("Undo")
    changed = await anna.next_edit()
    assert (changed.message_id, changed.text) == (there.message_id, "Taken back.")
    assert changed.buttons == (("Done", "tok-done"),)
    assert len(anna.seen()) == 1


async def test_what_is_too_long_for_a_caption_comes_below_and_the_buttons_go(
    channel: TelegramChannel, anna: Seat, echo: EchoAssistant, tmp_path: Path
) -> None:
    echo.answers["week"] = [Reply("Your week", (UNDO,), (shown(tmp_path, FileKind.VOICE),))]
    echo.answers["tok-undo"] = [Reply("word " * 300, (DONE,), replaces_pressed=True)]
    anna.say("week")
    there = await anna.next_reply()
    anna.press("Undo")
    changed = await anna.next_edit()
    assert (changed.message_id, changed.text, changed.buttons) == (there.message_id, "Your week", ())
    below = await anna.next_reply()
    assert (len(below.text), below.buttons) == (1499, (("Done", "tok-done"),))


async def test_a_spoken_answer_to_a_press_changes_the_text_and_is_heard_below(
    channel: TelegramChannel, anna: Seat, echo: EchoAssistant, tmp_path: Path
) -> None:
    spoken = shown(tmp_path, FileKind.VOICE)
    await ask(anna, echo, Reply("Taken back.", (DONE,), (spoken,), replaces_pressed=True))
    anna.press("Undo")
    changed = await anna.next_edit()
    assert (changed.text, changed.buttons) == ("Taken back.", (("Done", "tok-done"),))
    heard = await anna.next_reply()
    assert (heard.media, heard.text, heard.buttons) == ("voice", "", ())


async def test_a_press_may_be_answered_with_new_messages(
    channel: TelegramChannel, anna: Seat, echo: EchoAssistant
) -> None:
    await ask(anna, echo, Reply("one"), Reply("two"))
    anna.press("Undo")
    assert [sent.text for sent in await anna.replies(2)] == ["one", "two"]
    assert anna.seen("edit") == []


async def test_an_expired_press_is_still_handled(
    channel: TelegramChannel, anna: Seat, echo: EchoAssistant, emulator: Emulator
) -> None:
    await ask(anna, echo, Reply("Taken back.", replaces_pressed=True))
    emulator.inject("answerCallbackQuery", status=400, description="Bad Request: query is too old")
    anna.press("Undo")
    assert (await anna.next_edit()).text == "Taken back."
