"""How far long work is, and what a model has written so far, for the person who waits."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Awaitable, Callable

from bot.channels.protocol import Typing
from bot.replies.words import Words
from knowledge.answers import NOT_FOUND
from skills.engine.errors import GuardrailError

Check = Callable[[str], Awaitable[str]]

FIRST_AFTER = 1.0
EVERY = 2.0
TEXT_EVERY = 1.5
"""Seconds. A messenger takes no more than about one change of a message a second."""


class ShownProgress:
    """Called as `skills.engine.command.Progress` from any thread, as often as the work likes; shows some of it."""

    def __init__(self, typing: Typing | None, words: Words, key: str = "progress") -> None:
        """To be made on the event loop. `key`: the catalogue's sentence with how much is `done`, `of` how much."""
        self._typing = typing
        self._words = words
        self._key = key
        self._loop = asyncio.get_running_loop()
        self._next = time.monotonic() + FIRST_AFTER

    def __call__(self, done: int, of: int) -> None:
        now = time.monotonic()
        if self._typing is None or now < self._next or done >= of:
            return
        self._next = now + EVERY
        text = self._words.catalogue.say(self._key, {"done": done, "of": of})
        asyncio.run_coroutine_threadsafe(self._show(self._typing, text), self._loop)

    @staticmethod
    async def _show(typing: Typing, text: str) -> None:
        await typing(text)


class ShownText:
    """What a model writes, shown while it grows; the answer itself comes when it is checked."""

    def __init__(self, typing: Typing | None, every: float = TEXT_EVERY, check: Check | None = None) -> None:
        """To be made on the event loop. `every`: seconds between two changes at least, and before the first.

        `check` gives the text as it may be seen, and raises GuardrailError where it may not.
        """
        self._typing = typing
        self._every = every
        self._check = check
        self._text = ""
        self._shown = ""
        self._next = time.monotonic() + every
        self._showing: asyncio.Task[None] | None = None

    def add(self, piece: str) -> None:
        """Another piece of the text, on the event loop; "" gives occasion to show what came too soon for it."""
        self._text += piece
        now = time.monotonic()
        busy = self._showing is not None and not self._showing.done()
        text = " ".join(self._text.split())
        if self._typing is None or busy or now < self._next or text == self._shown:
            return
        if NOT_FOUND.startswith(text[: len(NOT_FOUND)]):
            return
        self._next, self._shown = now + self._every, text
        self._showing = asyncio.create_task(self._show(self._typing, text))

    def clear(self) -> None:
        """What was written is void: it goes from the screen, and what comes is shown as if it were the first."""
        self._text = ""
        if self._shown and self._typing is not None:
            before, self._shown = self._showing, ""
            self._showing = asyncio.create_task(self._wipe(self._typing, before))

    async def close(self) -> None:
        """Waits until what is being shown is there, so that nothing comes after the answer."""
        if self._showing is not None:
            await self._showing

    async def _show(self, typing: Typing, text: str) -> None:
        if self._check is not None:
            try:
                text = await self._check(text)
            except GuardrailError:
                return
        await typing(f"{text} …")

    @staticmethod
    async def _wipe(typing: Typing, before: asyncio.Task[None] | None) -> None:
        if before is not None:
            await before
        await typing("…")


class ShownNote:
    """A sentence about what is being done, beside what a model writes: at most one in `every` seconds, never twice."""

    def __init__(self, typing: Typing | None, every: float = TEXT_EVERY) -> None:
        """To be made on the event loop."""
        self._typing = typing
        self._every = every
        self._next = 0.0
        self._said = ""
        self._showing: asyncio.Task[None] | None = None

    def show(self, text: str) -> None:
        """Shows it, unless it stands there already or something was shown just now. On the event loop."""
        now = time.monotonic()
        busy = self._showing is not None and not self._showing.done()
        if self._typing is None or busy or text == self._said or now < self._next:
            return
        self._next, self._said = now + self._every, text
        self._showing = asyncio.create_task(self._show(self._typing, text))

    async def close(self) -> None:
        """Waits until it is there, so that nothing comes after the answer."""
        if self._showing is not None:
            await self._showing

    @staticmethod
    async def _show(typing: Typing, text: str) -> None:
        await typing(text)
