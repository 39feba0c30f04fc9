from __future__ import annotations

from collections.abc import AsyncIterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from bot.channels.protocol import SendFailed
from bot.channels.web import UnknownButtonError, WebChannel, WebChatClosedError
from bot.messages import Button, ButtonName, Chat, Message, Reply
from knowledge.clock import ManualClock
from knowledge.conversation import Conversation, Entry
from knowledge.store.database import open_household_database
from tests.bot.hub.running import EchoAssistant

NOON = datetime(2026, 11, 21, 11, 0, tzinfo=UTC)
CHAT = Chat("web", "1")
DONE = Button(ButtonName.DONE, "Done", "done-1")


@pytest.fixture
def conversation(tmp_path: Path) -> Conversation:
    return Conversation(open_household_database(tmp_path / "household.db"), ManualClock(NOON), tmp_path / "media")


@pytest.fixture
async def channel(conversation: Conversation) -> AsyncIterator[WebChannel]:
    channel = WebChannel(conversation)
    await channel.start(EchoAssistant())
    yield channel
    await channel.stop()


def message(text: str = "", *, press: str | None = None, message_id: str = "1:a") -> Message:
    return Message(message_id, CHAT, "1", NOON, text, press=press)


async def test_what_is_sent_unasked_is_kept_for_the_next_visit(channel: WebChannel, conversation: Conversation) -> None:
    row = await channel.send(CHAT, Reply("Reminder: oven.", (DONE,)))
    (entry,) = conversation.last(CHAT.key, 10)
    assert (str(entry.id), entry.text) == (row, "Reminder: oven.")
    assert [(button.name, button.token, button.state) for button in entry.buttons] == [("done", "done-1", "open")]


async def test_a_chat_of_another_channel_is_refused_for_good(channel: WebChannel) -> None:
    with pytest.raises(SendFailed) as failure:
        await channel.send(Chat("telegram", "4711"), Reply("hello"))
    assert failure.value.permanent


async def test_nothing_is_taken_before_the_start_or_after_the_stop(conversation: Conversation) -> None:
    channel = WebChannel(conversation)
    with pytest.raises(WebChatClosedError):
        await channel.receive(message("milk"))
    await channel.start(EchoAssistant())
    await channel.stop()
    with pytest.raises(WebChatClosedError):
        await channel.receive(message("milk"))
    assert conversation.last(CHAT.key, 10) == []


async def test_a_button_that_was_never_offered_is_refused(channel: WebChannel) -> None:
    with pytest.raises(UnknownButtonError):
        await channel.receive(message(press="forged"))


async def test_after_a_restart_a_repeated_message_still_has_its_answer(
    channel: WebChannel, conversation: Conversation
) -> None:
    first = await channel.receive(message("milk"))
    assistant, restarted = EchoAssistant(), WebChannel(conversation)
    await restarted.start(assistant)
    again = await restarted.receive(message("milk"))
    assert [(entry.id, entry.text) for entry in again] == [(entry.id, entry.text) for entry in first]
    assert assistant.heard == []


async def test_stopping_ends_the_streams(channel: WebChannel) -> None:
    stream = channel.events(CHAT, 0)
    await channel.send(CHAT, Reply("Reminder: oven."))
    entry = await anext(stream)
    assert isinstance(entry, Entry)
    await channel.stop()
    with pytest.raises(StopAsyncIteration):
        await anext(stream)
