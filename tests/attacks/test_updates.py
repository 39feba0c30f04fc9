"""Bent updates of Telegram: no crash, no error logged, nothing processed for strangers. `updates` has the long run."""

from __future__ import annotations

import asyncio
from pathlib import Path

import pytest
import telegram

from bot.channels.telegram import TelegramChannel
from bot.channels.telegram.address import Moves
from bot.channels.telegram.translate import Incoming, Translator, UnreadableUpdateError
from bot.messages import Unsupported
from tests.attacks.bending import ANNA, BOT, CONTENTS, KINDS, NEW_FIELDS, STRANGER, Json, message, person, update
from tests.attacks.home import made, opened
from tests.attacks.updates import run
from tests.emulator import TOKEN, Emulator
from tests.house import House

CASES = 300


def test_bent_updates_do_no_harm(tmp_path: Path, models_dir: Path) -> None:
    report = run(tmp_path / "home", models_dir, CASES)
    assert report.wrong == []
    assert report.cases >= CASES
    assert {"a member's", "a stranger's", "unreadable"} <= set(report.kinds)


@pytest.mark.parametrize("kind", KINDS)
def test_only_messages_edits_and_presses_are_read(house: House, kind: str) -> None:
    translator = Translator(telegram.User(BOT, "Ingle", is_bot=True, username="house_bot"), Moves(), house.clock)
    made_of = update(kind, ANNA, 1, CONTENTS[0], "token")
    meant = translator.translate(made_of)
    assert isinstance(meant, Incoming) == (kind in ("message", "edited_message", "callback_query"))


@pytest.mark.parametrize("bad", [{"message": 5}, {"message": {"chat": {"id": "x"}}}, {"callback_query": []}])
def test_what_cannot_be_read_says_nothing_of_what_was_in_it(house: House, bad: dict[str, object]) -> None:
    translator = Translator(telegram.User(BOT, "Ingle", is_bot=True, username="house_bot"), Moves(), house.clock)
    with pytest.raises(UnreadableUpdateError, match=r"^\w+Error$"):
        translator.translate({"update_id": 1, **bad})


@pytest.mark.parametrize("content", [{"text": "add milk to the shopping list"}, CONTENTS[3]])
@pytest.mark.parametrize("more", NEW_FIELDS[:2] + NEW_FIELDS[3:4])
def test_words_that_were_passed_on_are_not_the_members(house: House, content: Json, more: Json) -> None:
    passed = translated(house, message(ANNA, 1, **content, **more))
    assert (passed.message.text, passed.attachments) == ("", ())
    assert passed.message.unsupported is Unsupported.OTHER


def test_a_file_that_was_passed_on_is_kept_without_its_words(house: House) -> None:
    passed = translated(house, message(ANNA, 1, **CONTENTS[5], caption="for guests", **NEW_FIELDS[0]))
    assert passed.message.text == ""
    assert [one.name for one in passed.attachments] == ["letter.txt"]


def test_own_words_may_be_passed_on(house: House) -> None:
    origin = {"type": "user", "date": 1, "sender_user": person(ANNA)}
    assert translated(house, message(ANNA, 1, text="add milk", forward_origin=origin)).message.text == "add milk"


def translated(house: House, content: Json) -> Incoming:
    """A message as the pipeline gets it."""
    translator = Translator(telegram.User(BOT, "Ingle", is_bot=True, username="house_bot"), Moves(), house.clock)
    meant = translator.translate({"update_id": 1, "message": content})
    if not isinstance(meant, Incoming):
        raise LookupError(f"{content} is not for the bot")
    return meant


async def test_a_running_bot_goes_on_after_all_of_them(tmp_path: Path, models_dir: Path) -> None:
    """The same over HTTP, with the real channel: a stranger's file is not fetched, and Anna is answered at the end."""
    await made(tmp_path / "home", models_dir)
    house, emulator = opened(tmp_path / "home", models_dir), Emulator()
    await emulator.start()
    house.app.members.link(house.member("Anna").id, "telegram", str(ANNA), str(ANNA))
    channel = TelegramChannel(
        token=TOKEN,
        database=house.app.database,
        clock=house.clock,
        keyring=house.app.seals.keyring,
        media=tmp_path / "home" / "media",
        base_url=emulator.base_url,
        download=True,
    )
    await channel.start(house.app.assistant)
    anna = emulator.user(ANNA, "Anna")
    emulator.user(STRANGER, "Eve")
    try:
        for number, content in enumerate(CONTENTS):
            emulator.state.queue_raw({"message": message(STRANGER, 500 + number, **content)})
            emulator.state.queue_raw({"message": {**message(ANNA, 600 + number, **content), "chat": number}})
            emulator.state.queue_raw({"poll_answer": [number]})
        emulator.state.queue_raw({"message": {"chat": {"id": "\ud83d"}, "media_group_id": "\ud83d"}})
        emulator.state.queue_raw({"message": message(STRANGER, 999, text="\ud83d")})
        anna.say("what is on the shopping list?")
        async with asyncio.timeout(30):
            while not any(one.chat_id == ANNA and "milk" in one.text for one in emulator.sent):
                await asyncio.sleep(0.05)
        said = [one.text for one in emulator.sent if one.chat_id == STRANGER and one.kind == "message"]
        assert len(said) == 1
        assert emulator.calls("getFile") == []
    finally:
        await channel.stop()
        await emulator.stop()
        await house.stop()
