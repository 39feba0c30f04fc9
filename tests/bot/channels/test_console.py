from __future__ import annotations

import asyncio
import io
import os
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path

import pytest

from bot.channels.console import ConsoleChannel
from bot.channels.protocol import SendFailed, Typing
from bot.messages import Button, ButtonName, Chat, File, FileKind, Message, Reply
from knowledge.clock import ManualClock
from tests.bot.hub.running import EchoAssistant

CLOCK = ManualClock(datetime(2026, 11, 21, 11, 0, tzinfo=UTC))
CHAT = Chat("console", "1")


async def chat(lines: str) -> tuple[str, list[Message]]:
    """What is printed for piped lines, and what the assistant heard."""
    assistant, sink = EchoAssistant(), io.StringIO()
    console = ConsoleChannel(1, CLOCK, source=io.StringIO(lines), sink=sink)
    await console.start(assistant)
    await console.wait_closed()
    await console.stop()
    return sink.getvalue(), assistant.heard


async def test_lines_are_messages_and_buttons_are_numbered() -> None:
    printed, heard = await chat("milk\n\n  bread\n")
    assert printed == "You said: milk\n[1] Undo\nYou said: bread\n[1] Undo\n"
    assert [(message.text, message.chat, message.sender) for message in heard] == [
        ("milk", CHAT, "1"),
        ("bread", CHAT, "1"),
    ]
    assert len({message.id for message in heard}) == 2


async def test_a_number_presses_the_last_button_once() -> None:
    printed, heard = await chat("milk\n1\n1\n")
    assert [(message.text, message.press) for message in heard] == [
        ("milk", None),
        ("", "undo-1"),
        ("1", None),
    ]
    assert printed.startswith("You said: milk\n[1] Undo\nUndone.\nYou said: 1\n")


async def test_other_numbers_are_text() -> None:
    _, heard = await chat("milk\n2\n0\n²\n")
    assert [message.text for message in heard] == ["milk", "2", "0", "²"]


@pytest.mark.parametrize("end", ["/quit\nmilk\n", "/exit\nmilk\n", ""])
async def test_quit_or_the_end_of_the_input_ends_it(end: str) -> None:
    assert await chat(end) == ("", [])


async def test_a_last_line_without_a_line_end_counts() -> None:
    _, heard = await chat("milk")
    assert [message.text for message in heard] == ["milk"]


class Terminal(io.StringIO):
    """A sink that tells when something was written."""

    def __init__(self) -> None:
        super().__init__()
        self.written = asyncio.Event()

    def write(self, text: str, /) -> int:
        self.written.set()
        return super().write(text)


class Reminding:
    """Offers two choices for anything."""

    async def knows(self, channel: str, sender: str) -> bool:
        """Everybody is a member."""
        return True

    async def handle(self, message: Message, typing: Typing | None = None) -> Sequence[Reply]:
        if message.press is not None:
            return [Reply(f"pressed {message.press}")]
        return [Reply("Which?", (Button(ButtonName.PICK, "A", "a"), Button(ButtonName.PICK, "B", "b")))]


async def test_reminders_are_printed_while_a_line_is_awaited() -> None:
    read_end, write_end = os.pipe()
    sink = Terminal()
    with os.fdopen(read_end) as source, os.fdopen(write_end, "w") as keyboard:
        console = ConsoleChannel(1, CLOCK, source=source, sink=sink)
        await console.start(Reminding())
        await sink.written.wait()
        reminder = Reply("Reminder: oven.", (Button(ButtonName.DONE, "Done", "done-1"),))
        assert await console.send(CHAT, reminder) == "1"
        keyboard.write("1\n")
        keyboard.flush()
        async with asyncio.timeout(30):
            while "pressed" not in sink.getvalue():
                await asyncio.sleep(0.01)
        assert sink.getvalue() == "Reminder: oven.\n[1] Done\npressed done-1\n"
        async with asyncio.timeout(30):
            await console.stop()
        with pytest.raises(SendFailed, match="closed"):
            await console.send(CHAT, Reply("Reminder: bed."))


async def test_a_number_chooses_among_several() -> None:
    sink = io.StringIO()
    console = ConsoleChannel(1, CLOCK, source=io.StringIO("hm\n2\n"), sink=sink)
    await console.start(Reminding())
    await console.wait_closed()
    assert sink.getvalue() == "Which?\n[1] A  [2] B\npressed b\n"


class Showing:
    """Answers anything with a picture and a table."""

    async def knows(self, channel: str, sender: str) -> bool:
        """Everybody is a member."""
        return True

    async def handle(self, message: Message, typing: Typing | None = None) -> Sequence[Reply]:
        return [
            Reply(
                message.text,
                files=(
                    File(Path("week.png"), "week.png", "image/png", FileKind.PHOTO),
                    File(Path("all.csv"), "all.csv", "text/csv", FileKind.DOCUMENT),
                ),
            )
        ]


async def test_files_are_named_with_where_they_lie() -> None:
    sink = io.StringIO()
    console = ConsoleChannel(1, CLOCK, source=io.StringIO("week\n"), sink=sink)
    await console.start(Showing())
    await console.wait_closed()
    assert sink.getvalue() == "week\n[picture: week.png]\n[all.csv: all.csv]\n"


async def test_another_chat_is_refused_for_good() -> None:
    console = ConsoleChannel(1, CLOCK, source=io.StringIO(""), sink=io.StringIO())
    with pytest.raises(SendFailed) as failure:
        await console.send(Chat("console", "2"), Reply("hello"))
    assert failure.value.permanent
