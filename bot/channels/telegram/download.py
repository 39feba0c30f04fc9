"""Fetches the photos, voice notes and documents that people send, within a size and a time."""

from __future__ import annotations

import asyncio
import logging
from pathlib import Path

from telegram.error import TelegramError

from bot.channels.telegram.api import BotApi
from bot.channels.telegram.attachments import Attachment
from bot.media import keep
from bot.messages import File, Unsupported

log = logging.getLogger(__name__)

SIZE_LIMIT = 20_000_000
"""Bytes. The Bot API hands out no larger files, https://core.telegram.org/bots/api#getfile."""
TOO_BIG = "too big"
"""What Telegram says of a file that it hands out to no bot."""
TIME_LIMIT = 60.0
TRIES = 3


class Downloads:
    """Files of one bot, kept below `media`."""

    def __init__(self, api: BotApi, media: Path) -> None:
        self._api = api
        self._media = media

    async def fetch(self, attachment: Attachment, message_id: str) -> File | Unsupported:
        """The file on disk, or why it is not: too large, or it did not come in time."""
        if (attachment.size or 0) > SIZE_LIMIT:
            return _too_large(attachment.size)
        for attempt in range(TRIES):
            try:
                async with asyncio.timeout(TIME_LIMIT):
                    content = await self._content(attachment)
                break
            except (TelegramError, TimeoutError) as error:
                if TOO_BIG in str(error).casefold():
                    return _too_large(attachment.size)
                log.warning("a file could not be fetched (try %s of %s): %s", attempt + 1, TRIES, error)
        else:
            return Unsupported.NOT_FETCHED
        if content is None:
            return _too_large(attachment.size)
        path = await asyncio.to_thread(keep, self._media, message_id, attachment.name, content)
        return File(path, attachment.name, attachment.mime, attachment.kind, attachment.seconds)

    async def _content(self, attachment: Attachment) -> bytes | None:
        """The bytes; None where they are too many."""
        found = await self._api.get_file(attachment.file_id)
        if (found.file_size or 0) > SIZE_LIMIT:
            return None
        content = bytes(await found.download_as_bytearray())
        return content if len(content) <= SIZE_LIMIT else None


def _too_large(size: int | None) -> Unsupported:
    log.info("a file of %s bytes was not fetched: the limit is %s", size or "too many", SIZE_LIMIT)
    return Unsupported.TOO_LARGE
