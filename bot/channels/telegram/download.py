"""Fetches the photos, voice notes and documents that people send, within a size and a time."""

from __future__ import annotations

import asyncio
import logging
import re
from pathlib import Path

from telegram.error import TelegramError

from bot.channels.telegram.api import BotApi
from bot.channels.telegram.translate import Attachment
from bot.messages import File

log = logging.getLogger(__name__)

SIZE_LIMIT = 20_000_000
"""Bytes. The Bot API hands out no larger files, https://core.telegram.org/bots/api#getfile."""
TIME_LIMIT = 60.0
TRIES = 3

UNSAFE = re.compile(r"[^\w.\- ]+")


def safe_name(name: str) -> str:
    """A name without folders, control characters or leading dots, at most 100 characters long."""
    return UNSAFE.sub("_", Path(name).name).lstrip(". ")[-100:] or "file"


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
        path = self._media / f"{safe_name(message_id)}-{safe_name(attachment.name)}"
        await asyncio.to_thread(_write, path, content)
        return File(path, attachment.name, attachment.mime, attachment.kind)

    async def _content(self, attachment: Attachment) -> bytes | None:
        found = await self._api.get_file(attachment.file_id)
        if (found.file_size or 0) > SIZE_LIMIT:
            return None
        content = bytes(await found.download_as_bytearray())
        return content if len(content) <= SIZE_LIMIT else None


def _write(path: Path, content: bytes) -> None:
    """Writes all or nothing: a file that is there is whole."""
    path.parent.mkdir(parents=True, exist_ok=True)
    part = path.with_name(path.name + ".part")
    part.write_bytes(content)
    part.replace(path)
