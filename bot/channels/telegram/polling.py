"""Fetches updates: each is in the inbox before the next offset tells Telegram that it may forget it."""

from __future__ import annotations

import asyncio
import json
import logging
import time
from collections.abc import Awaitable, Callable, Container, Sequence
from datetime import datetime, timedelta
from typing import Any, TypeVar

from telegram.error import BadRequest, Conflict, InvalidToken, RetryAfter, TelegramError

from bot.channels.telegram.api import BotApi, seconds_of
from bot.channels.telegram.pulse import Pulse
from bot.channels.telegram.retry import LONGEST, delays
from bot.channels.telegram.translate import lane
from knowledge.clock import Clock
from knowledge.inbox import Inbox, Update
from knowledge.store.database import Database, StorageFullError

log = logging.getLogger(__name__)

T = TypeVar("T")

POLL_SECONDS = 50.0
CLEAN_EVERY = timedelta(days=1)


class Outage:
    """Says once that something fails and once that it works again, however often it is tried between."""

    def __init__(self) -> None:
        self._since = 0.0
        self._said = ""
        self._waits = delays()

    def failed(self, error: Exception) -> float:
        """Logs the error if it is of a new kind, and returns the seconds to wait before the next try."""
        kind, text = _explained(error)
        if not self._said:
            self._since = time.monotonic()
        if self._said != kind:
            log.warning("Telegram: %s; trying on", text)
            self._said = kind
        if isinstance(error, RetryAfter):
            return seconds_of(error)
        return LONGEST if isinstance(error, InvalidToken) else next(self._waits)

    def over(self) -> None:
        """Logs the end of an outage, if there was one."""
        if self._said:
            log.info("Telegram: works again after %.0f s", time.monotonic() - self._since)
            self._said = ""
            self._waits = delays()


def _explained(error: Exception) -> tuple[str, str]:
    if isinstance(error, Conflict):
        return "conflict", (
            "another program fetches the updates of this bot, so neither gets all of them; stop the other "
            f"one or give it a token of its own ({error})"
        )
    if isinstance(error, InvalidToken):
        return "token", "INGLE_TELEGRAM_TOKEN is rejected; get a new one from @BotFather and start again"
    if isinstance(error, BadRequest | StorageFullError):
        return str(error), str(error)
    return "unreachable", f"cannot be reached ({error})"


class Poller:
    """The loop that fetches. `connect` is made to work first; what is new goes to `on_update` once kept.

    Of an update that stands `apart` only the number is kept, and it goes to `on_apart`.
    """

    def __init__(
        self,
        api: BotApi,
        database: Database,
        inbox: Inbox,
        clock: Clock,
        *,
        connect: Callable[[], Awaitable[None]],
        on_update: Callable[[Update], None],
        apart: Callable[[dict[str, Any]], bool] = lambda _raw: False,
        on_apart: Callable[[dict[str, Any]], None] = lambda _raw: None,
        seconds: float = POLL_SECONDS,
        pulse: Pulse | None = None,
    ) -> None:
        """`seconds` is how long Telegram may wait for something new before it answers."""
        self._api = api
        self._database = database
        self._inbox = inbox
        self._clock = clock
        self._connect = connect
        self._on_update = on_update
        self._apart = apart
        self._on_apart = on_apart
        self._outage = Outage()
        self.answered_at: datetime | None = None
        """When Telegram last answered, also with nothing new."""
        self._cleaned: datetime | None = None
        self.pulse = pulse or Pulse(clock)
        self._seconds = seconds
        self._offset: int | None = None
        self._begun = False

    async def run(self) -> None:
        """Fetches until it is cancelled; called again after that, it goes on where it was."""
        await self._until_it_works(self._connect)
        if not self._begun:
            waiting = await self._database.run(self._inbox.waiting)
            self._begun = True
            for update in waiting:
                self._on_update(update)
        while True:
            await self._clean()
            await self._until_it_works(self._fetch)

    async def _until_it_works(self, call: Callable[[], Awaitable[T]]) -> T:
        while True:
            try:
                result = await call()
            except (TelegramError, StorageFullError) as error:
                if isinstance(error, TelegramError):
                    self.pulse.failed(error)
                await asyncio.sleep(self._outage.failed(error))
            else:
                self._outage.over()
                return result

    async def _fetch(self) -> None:
        """One long poll; what comes after it is asked for only once everything is kept, also by who cancels it."""
        found = await self._api.raw_updates(self._offset, self._seconds)
        self.pulse.answered(len(found))
        self.answered_at = self._clock.now()
        if found:
            await asyncio.shield(asyncio.create_task(self._keep(found)))

    async def _keep(self, found: Sequence[dict[str, Any]]) -> None:
        apart = {raw["update_id"]: raw for raw in found if self._apart(raw)}
        updates = [
            Update(raw["update_id"], lane(raw), json.dumps({"update_id": raw["update_id"]}))
            if raw["update_id"] in apart
            else _kept(raw)
            for raw in found
        ]
        for update in await self._database.run(lambda: self._add(updates, apart)):
            if update.id in apart:
                self._on_apart(apart[update.id])
            else:
                self._on_update(update)
        self._offset = max(update.id for update in updates) + 1

    def _add(self, updates: Sequence[Update], apart: Container[int]) -> list[Update]:
        fresh = self._inbox.add(updates)
        if finished := [update for update in fresh if update.id in apart]:
            self._inbox.done(finished)
        return fresh

    async def _clean(self) -> None:
        now = self._clock.now()
        if self._cleaned is None or now - self._cleaned >= CLEAN_EVERY:
            self._cleaned = now
            await self._database.run(self._inbox.clean)


def _kept(raw: dict[str, Any]) -> Update:
    return Update(raw["update_id"], lane(raw), json.dumps(raw, ensure_ascii=False))
