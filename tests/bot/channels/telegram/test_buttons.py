"""Buttons under replies: pressed, answered, and what becomes of their message."""

from __future__ import annotations

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


async def test_a_photo_keeps_its_picture_and_loses_its_buttons(
    channel: TelegramChannel, anna: Seat, echo: EchoAssistant, tmp_path: object
) -> None:
    from pathlib import Path

    picture = Path(str(tmp_path)) / "chart.png"
    picture.write_bytes(b"png")
    echo.answers["chart"] = [Reply("", (UNDO,), (File(picture, "chart.png", "image/png", FileKind.PHOTO),))]
    echo.answers["tok-undo"] = [Reply("Gone.", replaces_pressed=True)]
    anna.say("chart")
    shown = await anna.next_reply()
    assert (shown.media, shown.content, shown.buttons) == ("photo", b"png", (("Undo", "tok-undo"),))
    anna.press("Undo")
    assert (await anna.next_edit()).buttons == ()
    assert (await anna.next_reply()).text == "Gone."


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
