"""`/models` in a chat: which models serve the house and, for admins, fetching one while the chat goes on."""

from __future__ import annotations

import asyncio
import logging
import re
from collections.abc import Iterator
from typing import get_args

from bot.channels.protocol import Typing
from bot.messages import Reply
from bot.progress import ShownProgress
from bot.replies.words import Words
from knowledge.people import Member, Role
from pods.engine.models.errors import DownloadFailed, NotEnoughSpace, UnknownModel
from pods.engine.models.pool import BackendStatus, ModelPool, RoleName
from pods.engine.models.pool.pool import NobodyPulls
from skills.engine.errors import InglenookError

log = logging.getLogger(__name__)

_COMMAND = re.compile(r"\s*/models(@\w+)?(?:\s+(?P<rest>.*?))?\s*", re.DOTALL | re.IGNORECASE)
_PULL = re.compile(r"pull\s+(?P<name>\S+)", re.IGNORECASE)
_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9._/:-]{0,199}")
_MEGABYTE = 1_000_000
_NO_SUCH = ("file does not exist", "not found", "invalid model name")
"""What Ollama says of a name that its library does not know."""
_NO_ROOM = ("no space left", "disk quota", "not enough")


def is_about_models(text: str) -> bool:
    """Whether a text begins with the command."""
    return _COMMAND.fullmatch(text) is not None


def is_pulling(text: str) -> bool:
    """Whether a text asks to fetch a model, which takes long: a channel need not let what comes after it wait."""
    return _named(text) is not None


class Pulling:
    """Answers the command. What is fetched twice at the same time is fetched once. For one event loop."""

    def __init__(self, pool: ModelPool | None, *, offline: bool = False) -> None:
        """`pool` is None in a house without a model; in an `offline` one nothing is fetched."""
        self._pool = pool
        self._offline = offline
        self._under_way: dict[str, _Pull] = {}
        self._closed = False

    async def answer(self, text: str, member: Member, words: Words, typing: Typing | None) -> Reply:
        """The reply to the command, once what it asks for is done; `typing` shows how far it is. Raises nothing."""
        say = words.catalogue.say
        if member.role is not Role.ADMIN:
            return Reply(say("models-admins"), tags=frozenset({"refused"}))
        name = _named(text)
        if name is None:
            return Reply("\n".join(self._listed(words)))
        if self._pool is None or self._offline:
            return Reply(say("models-offline" if self._offline else "models-nobody"), tags=frozenset({"refused"}))
        if _NAME.fullmatch(name) is None:
            return Reply(say("models-unknown", {"model": name[:100]}), tags=frozenset({"refused"}))
        return await self._pulled(self._pool, name, words, typing)

    async def close(self) -> None:
        """Stops what is being fetched; those who wait are told so, and that it can go on later."""
        self._closed = True
        tasks = [pull.task for pull in self._under_way.values()]
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)

    async def _pulled(self, pool: ModelPool, name: str, words: Words, typing: Typing | None) -> Reply:
        say, facts = words.catalogue.say, {"model": name}
        if self._closed:
            return Reply(say("models-stopped", facts), tags=frozenset({"failed"}))
        pull = self._under_way.get(name)
        if pull is None:
            pull = self._under_way[name] = _Pull(pool, name)
            pull.task.add_done_callback(lambda _: self._under_way.pop(name, None))
        with_progress = ShownProgress(typing, words, "models-fetching")
        pull.watching.append(with_progress)
        try:
            await asyncio.wait({pull.task})
        finally:
            pull.watching.remove(with_progress)
        if pull.task.cancelled():
            return Reply(say("models-stopped", facts), tags=frozenset({"failed"}))
        error = pull.task.exception()
        if error is None:
            return Reply(say("models-fetched", facts))
        log.warning("%s", error, exc_info=None if isinstance(error, InglenookError) else error)
        return Reply(_why(error, name, words), tags=frozenset({"failed"}))

    def _listed(self, words: Words) -> Iterator[str]:
        say = words.catalogue.say
        if self._pool is None:
            yield say("models-none")
            return
        yield say("models-head")
        for role in get_args(RoleName):
            if role == "fast" or self._pool.has(role):
                yield "• " + say(f"models-{role}", {"model": self._pool.role(role).name})
        for status in self._pool.status():
            yield "• " + _backend(status, words)
        yield say("models-how")


class _Pull:
    """One model on its way, and who watches."""

    def __init__(self, pool: ModelPool, name: str) -> None:
        self.watching: list[ShownProgress] = []
        self.task = asyncio.create_task(pool.pull(name, self._progress), name=f"pull {name}")

    def _progress(self, done: int, total: int) -> None:
        for one in tuple(self.watching):
            one(done // _MEGABYTE, total // _MEGABYTE)


def _named(text: str) -> str | None:
    command = _COMMAND.fullmatch(text)
    pull = _PULL.fullmatch(command["rest"] or "") if command else None
    return pull["name"] if pull else None


def _backend(status: BackendStatus, words: Words) -> str:
    facts = {"name": status.name, "loaded": ", ".join(status.loaded), "reason": status.reason}
    if not status.healthy:
        return words.catalogue.say("models-ill", facts)
    return words.catalogue.say("models-well" if status.loaded else "models-idle", facts)


def _why(error: BaseException, name: str, words: Words) -> str:
    """One sentence about a model that could not be fetched."""
    say, told = words.catalogue.say, str(error).casefold()
    if isinstance(error, NobodyPulls):
        return say("models-nobody")
    if isinstance(error, NotEnoughSpace) or any(part in told for part in _NO_ROOM):
        return say("models-full", {"model": name})
    if isinstance(error, UnknownModel) or any(part in told for part in _NO_SUCH):
        return say("models-unknown", {"model": name})
    reason = str(error).rstrip(".") if isinstance(error, InglenookError) else type(error).__name__
    reason = error.reason if isinstance(error, DownloadFailed) else reason
    return say("models-failed", {"model": name, "reason": reason})
