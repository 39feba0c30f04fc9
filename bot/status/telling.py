"""`/status` in a chat: how the house is, for admins with a picture, for everybody else in one kind sentence."""

from __future__ import annotations

import asyncio
import re

from bot.files import Media
from bot.messages import Chat, ChatKind, Reply
from bot.replies.words import Words
from bot.status.looking import HouseLook
from bot.status.report import Mark
from bot.status.saying import Saying
from knowledge.people import Member, Role
from knowledge.store.database import StorageFullError
from skills.engine.command import Attachment

COMMAND = "/status"
PICTURE = "house-{at:%Y-%m-%d-%H%M}.png"

_COMMAND = re.compile(r"\s*/status(@\w+)?\s*", re.IGNORECASE)


def is_about_the_house(text: str) -> bool:
    """Whether a text is the command."""
    return _COMMAND.fullmatch(text) is not None


class StatusTelling:
    """Answers the command. The text says what the picture shows; on a full disk it comes alone."""

    def __init__(self, look: HouseLook, media: Media) -> None:
        self._look = look
        self._media = media

    async def answer(self, member: Member, chat: Chat, words: Words) -> Reply:
        """All of it to an admin alone; where others read along, and to all others, whether something is the matter."""
        status = await self._look.look()
        say = words.catalogue.say
        if member.role is not Role.ADMIN or chat.kind is not ChatKind.PRIVATE:
            return Reply(say("status-others-ill" if status.mark is Mark.BROKEN else "status-others-well"))
        from bot.status.picture import draw_status

        saying = Saying(status, words)
        picture = await asyncio.to_thread(draw_status, status, saying, words)
        try:
            files = await self._media.kept([Attachment(PICTURE.format(at=status.at), "image/png", picture.png)])
        except StorageFullError:
            files = ()
        return Reply(saying.text(), files=files)
