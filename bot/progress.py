"""How far long work is, from the thread that does it to the person who waits."""

from __future__ import annotations

import asyncio
import time

from bot.channels.protocol import Typing
from bot.replies.words import Words

FIRST_AFTER = 1.0
EVERY = 2.0
"""Seconds. A messenger takes no more than about one change of a message a second."""


class ShownProgress:
    """Called as `skills.engine.command.Progress` from any thread, as often as the work likes; shows some of it."""

    def __init__(self, typing: Typing | None, words: Words) -> None:
        """To be made on the event loop."""
        self._typing = typing
        self._words = words
        self._loop = asyncio.get_running_loop()
        self._next = time.monotonic() + FIRST_AFTER

    def __call__(self, done: int, of: int) -> None:
        now = time.monotonic()
        if self._typing is None or now < self._next or done >= of:
            return
        self._next = now + EVERY
        text = self._words.catalogue.say("progress", {"done": done, "of": of})
        asyncio.run_coroutine_threadsafe(self._show(self._typing, text), self._loop)

    @staticmethod
    async def _show(typing: Typing, text: str) -> None:
        await typing(text)
