"""A chat in the terminal, for `ingle chat` and for trying things through a pipe."""

from __future__ import annotations

import asyncio
import sys
import threading
import uuid
from typing import TextIO

from bot.channels.protocol import Assistant, SendFailed
from bot.messages import Button, Chat, FileKind, Message, Reply
from knowledge.clock import Clock

QUIT = frozenset({"/quit", "/exit"})
PROMPT = "> "


class ConsoleChannel:
    """One member's chat over text streams: `Chat("console", str(member_id))`.

    Replies end with their buttons, numbered; a line with such a number presses the button. There is no prompt
    where the input is not a terminal.
    """

    name = "console"

    def __init__(
        self, member_id: int, clock: Clock, *, source: TextIO | None = None, sink: TextIO | None = None
    ) -> None:
        self.chat = Chat(self.name, str(member_id))
        self._sender = str(member_id)
        self._clock = clock
        self._source = source or sys.stdin
        self._sink = sink or sys.stdout
        self._prompt = PROMPT if self._source.isatty() else ""
        self._waiting = False
        self._buttons: tuple[Button, ...] = ()
        self._talk: asyncio.Task[None] | None = None
        self._sent = 0
        self._progress = False

    async def start(self, assistant: Assistant) -> None:
        """Begins to read lines; returns at once."""
        self._talk = asyncio.create_task(self._converse(assistant))

    async def stop(self) -> None:
        """Stops reading. A line that is being read when this is called is lost, one being answered is not."""
        if self._talk is None:
            return
        if self._waiting:
            self._talk.cancel()
        await asyncio.wait([self._talk])
        self._talk = None

    async def wait_closed(self) -> None:
        """Returns when the person is done: end of input, Ctrl-D or /quit."""
        if self._talk is not None:
            await asyncio.wait([self._talk])
            if not self._talk.cancelled():
                self._talk.result()

    async def send(self, chat: Chat, reply: Reply) -> str:
        """Prints something unasked above the prompt. Raises SendFailed when nobody can read it any more."""
        if chat.key != self.chat.key:
            raise SendFailed(f"{chat.key} is not this console", permanent=True)
        if self._talk is None or self._talk.done():
            raise SendFailed("the console is closed")
        self._print(reply, interrupting=self._waiting)
        self._sent += 1
        return f"{self._sent}"

    async def _converse(self, assistant: Assistant) -> None:
        lines = _Lines(self._source)
        while True:
            self._write(self._prompt)
            self._waiting = True
            line = await lines.next()
            self._waiting = False
            if line is None or line.strip() in QUIT:
                return
            message = self._message(line.strip())
            if message is None:
                continue
            for reply in await assistant.handle(message, self._typing):
                self._print(reply)

    async def _typing(self, progress: str = "") -> None:
        """On a terminal, how far long work is stands in one line that changes."""
        if progress and self._prompt:
            self._write(f"\r{progress}\033[K")
            self._progress = True

    def _message(self, line: str) -> Message | None:
        if not line:
            return None
        message_id = str(uuid.uuid4())
        if line.isdecimal() and 1 <= int(line) <= len(self._buttons):
            pressed = self._buttons[int(line) - 1]
            return Message(message_id, self.chat, self._sender, self._clock.now(), press=pressed.token)
        return Message(message_id, self.chat, self._sender, self._clock.now(), line)

    def _print(self, reply: Reply, *, interrupting: bool = False) -> None:
        """Prints a reply; numbers mean the buttons of the last one that had or replaced any."""
        if reply.buttons or reply.replaces_pressed:
            self._buttons = reply.buttons
        shown = [reply.text] if reply.text else []
        shown += [f"[{'picture' if file.kind is FileKind.PHOTO else file.name}: {file.path}]" for file in reply.files]
        if reply.buttons:
            shown.append("  ".join(f"[{number}] {b.label}" for number, b in enumerate(reply.buttons, 1)))
        opening = "\n" if interrupting and self._prompt else "\r\033[K" if self._progress else ""
        self._progress = False
        self._write(opening + "\n".join(shown) + "\n" + (self._prompt if interrupting else ""))

    def _write(self, text: str) -> None:
        self._sink.write(text)
        self._sink.flush()


class _Lines:
    """Lines of a stream, read by a daemon thread: a read that never returns does not hold up the exit."""

    def __init__(self, source: TextIO) -> None:
        self._loop = asyncio.get_running_loop()
        self._queue: asyncio.Queue[str | None] = asyncio.Queue()
        self._source = source
        threading.Thread(target=self._read, name="console", daemon=True).start()

    async def next(self) -> str | None:
        """The next line, or None at the end of the input."""
        return await self._queue.get()

    def _read(self) -> None:
        ended = False
        while not ended:
            line = self._source.readline()
            ended = not line
            if self._loop.is_closed():
                return
            self._loop.call_soon_threadsafe(self._queue.put_nowait, line or None)
