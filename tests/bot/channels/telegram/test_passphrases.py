"""/unlock on Telegram: the message with the passphrase leaves the chat and reaches neither inbox nor assistant."""

from __future__ import annotations

import logging
from pathlib import Path

import pytest

from bot.channels.telegram import TelegramChannel
from bot.unlocking import Unlocking
from knowledge.clock import ManualClock
from knowledge.keys import Keyring
from knowledge.members import Members
from knowledge.people import Role
from knowledge.store.database import Database
from tests.bot.channels.telegram.conftest import Opened
from tests.bot.channels.telegram.echo import EchoAssistant
from tests.emulator import Emulator, Seat
from tests.keyrings import keyring_of

WORDS = "tea with Ömer at noon"


@pytest.fixture
async def keyring(opened: Opened, database: Database, clock: ManualClock) -> Keyring:
    """That of a running channel on which Anna's key needs her passphrase."""
    members = Members(database, clock)
    anna = members.add("Anna", Role.ADMIN, language="en", zone="UTC")
    members.link(anna.id, "telegram", "11", "11")
    keyring = keyring_of(database, clock)
    keyring.set_passphrase(anna.id, WORDS)
    keyring.lock(anna.id)
    await opened(unlocking=Unlocking(keyring, members, "http://house.example/unlock"))
    return keyring


async def test_the_passphrase_opens_and_leaves_the_chat(
    keyring: Keyring,
    anna: Seat,
    echo: EchoAssistant,
    emulator: Emulator,
    database: Database,
    tmp_path: Path,
    caplog: pytest.LogCaptureFixture,
) -> None:
    caplog.set_level(logging.DEBUG)
    anna.say("/unlock")
    assert "Send /unlock and your passphrase behind it" in (await anna.next_reply()).text
    said = anna.say(f"/unlock {WORDS}")
    assert (await anna.next_reply()).text == "Your private things are open until the next start."
    assert not keyring.is_locked(1)
    assert said["message_id"] not in anna.room.messages
    assert (echo.heard, caplog.text.count(WORDS)) == ([], 0)
    assert [row["body"] for row in database.rows("SELECT body FROM inbox WHERE status = 'done'")] == ["", ""]
    for path in tmp_path.rglob("*"):
        assert not path.is_file() or WORDS.encode() not in path.read_bytes()


async def test_a_wrong_one_and_an_edit_leave_the_chat_as_well(keyring: Keyring, anna: Seat) -> None:
    said = anna.say("/unlock wrong wrong wrong")
    assert "not your passphrase" in (await anna.next_reply()).text
    assert said["message_id"] not in anna.room.messages
    other = anna.say("hello")
    await anna.replies(2)
    anna.edit(other, f"/unlock {WORDS}")
    assert "open until the next start" in (await anna.next_reply()).text
    assert other["message_id"] not in anna.room.messages


async def test_who_is_locked_is_answered_and_told_so_once(keyring: Keyring, anna: Seat) -> None:
    anna.say("hello")
    first, second = await anna.replies(2)
    assert (first.text, "/unlock" in second.text) == ("heard hello", True)
    anna.say("again")
    anna.say("and again")
    assert [sent.text for sent in await anna.replies(2)] == ["heard again", "heard and again"]


async def test_in_a_group_nothing_is_opened(keyring: Keyring, anna: Seat, emulator: Emulator) -> None:
    group = emulator.group(-100, "Family")
    seat = group.member(anna)
    seat.say(f"/unlock {WORDS}")
    assert "do not write your passphrase here" in (await seat.next_reply()).text
    assert keyring.is_locked(1)


async def test_a_stranger_gets_no_answer(keyring: Keyring, emulator: Emulator, anna: Seat, echo: EchoAssistant) -> None:
    stranger = emulator.user(99, "Somebody")
    stranger.say(f"/unlock {WORDS}")
    anna.say("hello")
    await anna.replies(2)
    assert (stranger.seen(), echo.texts, keyring.is_locked(1)) == ([], ["hello"], True)


async def test_without_passphrases_the_words_are_kept_nowhere_either(
    channel: TelegramChannel, anna: Seat, echo: EchoAssistant
) -> None:
    anna.say(f"/unlock {WORDS}")
    anna.say("hello")
    await anna.next_reply()
    assert echo.texts == ["hello"]
