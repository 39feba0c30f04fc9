"""Tells a quiet evening on Telegram from a line that is dead, a token that was stolen or one that was revoked."""

from __future__ import annotations

import logging
import time
from dataclasses import dataclass
from typing import Protocol

from bot.channels.protocol import SendFailed
from bot.channels.telegram.pulse import Outside, Pulse, Trouble
from bot.watch.telling import Telling

log = logging.getLogger(__name__)


class Line(Protocol):
    """What is needed of the channel."""

    @property
    def pulse(self) -> Pulse: ...

    @property
    def fetching(self) -> bool: ...

    async def reconnect(self) -> None: ...

    async def outside(self) -> Outside: ...

    async def take_back(self) -> None: ...


@dataclass(frozen=True, slots=True)
class Patience:
    """How long, in seconds, something may be so before it is worth a word."""

    silent: float = 180.0
    """Several times a long poll, which Telegram answers also when there is nothing new."""
    unreachable: float = 900.0
    waiting: float = 300.0
    """For updates that wait over there and do not come; asked as often."""
    conflicts: int = 3
    """So many times within `conflict`: one alone is our own process that has just ended."""
    conflict: float = 600.0


class TelegramLook:
    """Looks at the fetching, connects anew where it hangs, and tells what only a person can put right."""

    def __init__(self, telling: Telling, line: Line, patience: Patience | None = None) -> None:
        self._telling = telling
        self._line = line
        self._patience = patience or Patience()
        self._tried: dict[str, int] = {}
        self._asked = time.monotonic()

    async def troubles(self) -> None:
        """What Telegram answers, or that it cannot be reached."""
        pulse, patience = self._line.pulse, self._patience
        token = pulse.trouble is Trouble.TOKEN
        if token or pulse.connected:
            await self._telling.lasts("telegram-token", {} if token else None, urgent=True, elsewhere=True)
        unreachable = pulse.trouble is Trouble.UNREACHABLE and pulse.troubled_for >= patience.unreachable
        if unreachable or (pulse.connected and pulse.trouble is not Trouble.UNREACHABLE):
            minutes = _minutes(pulse.troubled_for)
            await self._telling.lasts("telegram-unreachable", minutes if unreachable else None, elsewhere=True)

    async def others(self) -> None:
        """Whether somebody else uses the token."""
        count = self._line.pulse.conflicts(self._patience.conflict)
        if count:
            outside = await self._outside()
            if outside is not None and outside.webhook:
                log.warning("Telegram was told to send this bot's updates elsewhere; taking that back")
                await self._line.take_back()
                await self._telling.tell("telegram-webhook", {}, urgent=True, elsewhere=True)
                return
        if count >= self._patience.conflicts or (not count and self._line.pulse.connected):
            await self._telling.lasts("telegram-conflict", {} if count else None, urgent=True, elsewhere=True)

    async def silence(self) -> None:
        """Whether fetches are answered, and what waits over there comes. First it is connected anew, then told."""
        pulse = self._line.pulse
        silent = not self._line.fetching or pulse.silent_for >= self._patience.silent
        facts = await self._anew("telegram-silent", pulse.silent_for) if silent else self._well("telegram-silent")
        if silent or pulse.connected:
            await self._telling.lasts("telegram-silent", facts, elsewhere=True)
        if silent or pulse.trouble is not None or time.monotonic() - self._asked < self._patience.waiting:
            return
        self._asked = time.monotonic()
        outside = await self._outside()
        if outside is None:
            return
        waiting = bool(outside.pending) and pulse.nothing_for >= self._patience.waiting
        facts = await self._anew("telegram-waiting", pulse.nothing_for) if waiting else self._well("telegram-waiting")
        if waiting or pulse.connected:
            await self._telling.lasts("telegram-waiting", facts, elsewhere=True)

    async def _anew(self, what: str, seconds: float) -> dict[str, int] | None:
        """Connects anew; the facts to be told where that did not help the time before."""
        log.warning("Telegram: nothing came for %.0f s (%s), connecting anew", seconds, what)
        self._tried[what] = self._tried.get(what, 0) + 1
        await self._line.reconnect()
        return _minutes(seconds) if self._tried[what] > 1 else None

    def _well(self, what: str) -> dict[str, int] | None:
        self._tried.pop(what, None)
        return None

    async def _outside(self) -> Outside | None:
        try:
            return await self._line.outside()
        except SendFailed as error:
            log.info("Telegram did not say what waits there: %s", error.reason)
            return None


def _minutes(seconds: float) -> dict[str, int]:
    return {"minutes": max(1, round(seconds / 60))}
