"""Replies said aloud, for those who want it: the text stays, and a voice note comes with it."""

from __future__ import annotations

import asyncio
import logging
from concurrent.futures import ThreadPoolExecutor
from contextvars import copy_context
from dataclasses import replace

from bot.files import Media
from bot.messages import Reply
from knowledge.people import Member, Spoken
from knowledge.speech.speaking import Mouth, UnspokenError, spoken
from knowledge.stages import Stage, stage
from knowledge.store.database import StorageFullError
from skills.engine.command import Attachment

log = logging.getLogger(__name__)

PATIENCE = 15.0
"""Seconds after which a reply goes without its voice."""
NAME, MIME = "reply.ogg", "audio/ogg"


class Aloud:
    """Says replies with threads of its own. A voice that fails is left out: the text is the reply."""

    def __init__(self, mouth: Mouth, media: Media, patience: float = PATIENCE) -> None:
        self._mouth = mouth
        self._media = media
        self._patience = patience
        self._threads = ThreadPoolExecutor(2, thread_name_prefix="speaking")
        self._silent: set[str] = set()
        """Reasons that were logged already."""

    async def voiced(self, reply: Reply, member: Member, *, spoke: bool) -> Reply:
        """The reply with a voice note of its text, if the member wants one or it asks for one itself.

        `spoke`: the reply answers something that the member said aloud.
        """
        wanted = reply.aloud or member.spoken is Spoken.ALWAYS or (spoke and member.spoken is Spoken.VOICE)
        text = spoken(reply.text if reply.said is None else reply.said, member.language) if wanted else ""
        if not text:
            return reply
        try:
            said = asyncio.get_running_loop().run_in_executor(
                self._threads, copy_context().run, self._mouth.say, text, member.language
            )
            with stage(Stage.SPEAKING):
                speech = await asyncio.wait_for(said, self._patience)
            (note,) = await self._media.kept([Attachment(NAME, MIME, speech.ogg)])
        except (UnspokenError, TimeoutError, StorageFullError) as error:
            self._log(error.reason if isinstance(error, UnspokenError) else type(error).__name__, str(error))
            return reply
        return replace(reply, files=(*reply.files, replace(note, seconds=speech.seconds)))

    def _log(self, reason: str, why: str) -> None:
        if reason not in self._silent:
            self._silent.add(reason)
            log.warning("a reply was not said aloud: %s", why or reason)

    def close(self) -> None:
        """Ends the engines. Blocking."""
        self._mouth.end()
        self._threads.shutdown(wait=True, cancel_futures=True)
