"""Shows "typing…" in a chat while an answer takes longer than a moment."""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import AsyncIterator

from telegram.constants import ChatAction
from telegram.error import TelegramError

from bot.channels.protocol import Typing
from bot.channels.telegram.address import Moves, Place
from bot.channels.telegram.api import BotApi

PATIENCE = 1.0
"""Seconds that an answer may take without a sign."""
REPEAT = 4.0
"""Telegram shows the sign for five seconds."""


@contextlib.asynccontextmanager
async def typing(api: BotApi, moves: Moves, place: Place) -> AsyncIterator[Typing]:
    """While the block runs, shows the sign after a second and keeps it up; what it gives shows it at once."""

    async def show() -> None:
        with contextlib.suppress(TelegramError):
            await api.send_chat_action(moves.current(place.chat_id), ChatAction.TYPING, message_thread_id=place.topic)

    async def keep_showing() -> None:
        await asyncio.sleep(PATIENCE)
        while True:
            await show()
            await asyncio.sleep(REPEAT)

    showing = asyncio.create_task(keep_showing())
    try:
        yield show
    finally:
        showing.cancel()
        await asyncio.wait({showing})
