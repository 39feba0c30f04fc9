"""Shows "typing…" in a chat while an answer takes longer than a moment, and how far long work is."""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import AsyncIterator

from telegram.constants import ChatAction
from telegram.error import TelegramError

from bot.channels.protocol import Typing
from bot.channels.telegram.address import Moves, Place
from bot.channels.telegram.api import NO_PREVIEW, BotApi

PATIENCE = 1.0
"""Seconds that an answer may take without a sign."""
REPEAT = 4.0
"""Telegram shows the sign for five seconds."""


@contextlib.asynccontextmanager
async def typing(api: BotApi, moves: Moves, place: Place) -> AsyncIterator[Typing]:
    """While the block runs, shows the sign after a second and keeps it up; what it gives shows it at once.

    Progress stands in a message of its own that changes, and goes when the block ends.
    """
    sign = _Sign(api, moves, place)
    showing = asyncio.create_task(sign.keep_showing())
    try:
        yield sign
    finally:
        showing.cancel()
        await asyncio.wait({showing})
        await sign.close()


class _Sign:
    """The signs of one answer under way."""

    def __init__(self, api: BotApi, moves: Moves, place: Place) -> None:
        self._api = api
        self._moves = moves
        self._place = place
        self._wanted = asyncio.Event()
        self._message: int | None = None

    async def __call__(self, progress: str = "") -> None:
        """Shows the sign from now on, without waiting until it is there, or how far the work is."""
        if progress:
            with contextlib.suppress(TelegramError):
                await self._progress(progress)
        else:
            self._wanted.set()

    async def keep_showing(self) -> None:
        """Shows the sign when it is asked for or after a while, for as long as it lasts."""
        with contextlib.suppress(TimeoutError):
            async with asyncio.timeout(PATIENCE):
                await self._wanted.wait()
        while True:
            with contextlib.suppress(TelegramError):
                await self._api.send_chat_action(self._chat, ChatAction.TYPING, message_thread_id=self._place.topic)
            await asyncio.sleep(REPEAT)

    async def close(self) -> None:
        """Takes the message about the progress away."""
        if self._message is not None:
            with contextlib.suppress(TelegramError):
                await self._api.delete_message(self._chat, self._message)

    @property
    def _chat(self) -> int:
        return self._moves.current(self._place.chat_id)

    async def _progress(self, text: str) -> None:
        if self._message is None:
            sent = await self._api.send_message(
                self._chat,
                text,
                message_thread_id=self._place.topic,
                disable_notification=True,
                link_preview_options=NO_PREVIEW,
            )
            self._message = sent.message_id
        else:
            await self._api.edit_message_text(text, self._chat, self._message, link_preview_options=NO_PREVIEW)
