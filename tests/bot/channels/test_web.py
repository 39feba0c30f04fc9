from __future__ import annotations

import asyncio
import gc
from collections.abc import AsyncIterator, Sequence
from datetime import UTC, datetime
from pathlib import Path

import pytest

from bot.channels.protocol import SendFailed
from bot.channels.protocol import Typing as ShowTyping
from bot.channels.web import Event, Typing, UnknownButtonError, WebChannel, WebChatClosedError
from bot.messages import Button, ButtonName, Chat, File, FileKind, Message, Reply
from knowledge.clock import ManualClock
from knowledge.conversation import Conversation, Entry
from knowledge.store.database import open_household_database
from tests.bot.hub.running import EchoAssistant
from tests.keyrings import seals_of

NOON = datetime(2026, 11, 21, 11, 0, tzinfo=UTC)
CHAT = Chat("web", "1")
DONE = Button(ButtonName.DONE, "Done", "done-1")


@pytest.fixture
def conversation(tmp_path: Path) -> Conversation:
    database, clock = open_household_database(tmp_path / "household.db"), ManualClock(NOON)
    return Conversation(database, clock, tmp_path / "media", seals_of(database, clock))


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


async def test_nothing_is_kept_of_turns_that_are_over(channel: WebChannel) -> None:
    def locks() -> int:
        gc.collect()
        return sum(type(one) is asyncio.Lock for one in gc.get_objects())

    await channel.receive(message("/models pull qwen3:4b"))
    before = locks()
    for number in range(20):
        await channel.receive(message("/models pull qwen3:4b", message_id=f"1:{number}"))
    assert locks() <= before


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


class Listener:
    """Hears one recording after the other, each until it is let go, saying how far it is; text is answered at once."""

    def __init__(self) -> None:
        self.heard: list[str] = []
        self.hearing = asyncio.Event()
        self.go_on = asyncio.Event()

    async def knows(self, channel: str, sender: str) -> bool:
        """Everybody is a member."""
        return True

    async def handle(self, message: Message, typing: ShowTyping | None = None) -> Sequence[Reply]:
        if typing is not None:
            await typing()
        if message.files and typing is not None:
            await typing("2 of 10")
            self.hearing.set()
            await self.go_on.wait()
        self.heard.append(message.id)
        return [Reply(f"Heard {message.id}.")]


def voice_message(folder: Path, message_id: str) -> Message:
    path = folder / f"{message_id[-1]}.ogg"
    path.write_bytes(b"OggS")
    return Message(message_id, CHAT, "1", NOON, files=(File(path, path.name, "audio/ogg", FileKind.VOICE),))


async def test_text_does_not_wait_for_a_recording_that_is_heard(conversation: Conversation, tmp_path: Path) -> None:
    channel, listener = WebChannel(conversation), Listener()
    await channel.start(listener)
    first = asyncio.create_task(channel.receive(voice_message(tmp_path, "1:a")))
    await listener.hearing.wait()
    second = asyncio.create_task(channel.receive(voice_message(tmp_path, "1:b")))
    async with asyncio.timeout(30):
        assert [entry.text for entry in await channel.receive(message("milk", message_id="1:c"))][1:] == ["Heard 1:c."]
    assert listener.heard == ["1:c"]
    listener.go_on.set()
    await asyncio.gather(first, second)
    assert listener.heard == ["1:c", "1:a", "1:b"]
    await channel.stop()


async def test_an_answer_to_text_does_not_hide_that_a_recording_is_heard(
    conversation: Conversation, tmp_path: Path
) -> None:
    channel, listener = WebChannel(conversation), Listener()
    await channel.start(listener)
    hearing = asyncio.create_task(channel.receive(voice_message(tmp_path, "1:a")))
    await listener.hearing.wait()
    await channel.receive(message("milk", message_id="1:b"))
    stream = channel.events(CHAT, conversation.newest_change(CHAT.key))
    async with asyncio.timeout(30):
        assert await anext(stream) == Typing(True, "2 of 10")
    listener.go_on.set()
    await hearing
    async with asyncio.timeout(30):
        assert [event async for event in _until_quiet(stream)][-1] == Typing(False)
    await channel.stop()


async def _until_quiet(stream: AsyncIterator[Event]) -> AsyncIterator[Event]:
    async for event in stream:
        yield event
        if event == Typing(False):
            return
