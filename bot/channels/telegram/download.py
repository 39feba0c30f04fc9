"""Fetches the photos, voice notes and documents that people send, within a size and a time."""

from __future__ import annotations

import asyncio
import logging
from pathlib import Path

from telegram.error import TelegramError

from bot.channels.telegram.api import BotApi
from bot.channels.telegram.translate import Attachment
from bot.media import keep
from bot.messages import File

log = logging.getLogger(__name__)

SIZE_LIMIT = 20_000_000
"""Bytes. The Bot API hands out no larger files, https://core.telegram.org/bots/api#getfile."""
TIME_LIMIT = 60.0
TRIES = 3


class Downloads:
    """Files of one bot, kept below `media`."""

    def __init__(self, api: BotApi, media: Path) -> None:
        self._api = api
        self._media = media

    async def fetch(self, attachment: Attachment, message_id: str) -> File | None:
        """The file on disk; None where it is too large or did not come in time."""
        if (attachment.size or 0) > SIZE_LIMIT:
            log.info("a file of %s bytes was not fetched: the limit is %s", attachment.size, SIZE_LIMIT)
            return None
        for attempt in range(TRIES):
            try:
                async with asyncio.timeout(TIME_LIMIT):
                    content = await self._content(attachment)
                break
            except (TelegramError, TimeoutError) as error:
                log.warning("a file could not be fetched (try %s of %s): %s", attempt + 1, TRIES, error)
        else:
            return None
        if content is None:
            return None
        path = await asyncio.to_thread(keep, self._media, message_id, attachment.name, content)
        return File(path, attachment.name, attachment.mime, attachment.kind)

    async def _content(self, attachment: Attachment) -> bytes | None:
        found = await self._api.get_file(attachment.file_id)
        if (found.file_size or 0) > SIZE_LIMIT:
            return None
        content = bytes(await found.download_as_bytearray())
        return content if len(content) <= SIZE_LIMIT else None
