"""How the fetching goes: what whoever watches the house needs to tell a quiet evening from a line that is dead."""

from __future__ import annotations

import time
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, timedelta
from email.utils import parsedate_to_datetime
from enum import StrEnum

import httpx
from telegram.error import Conflict, InvalidToken

from knowledge.clock import Clock

MOST_CONFLICTS = 100


class Trouble(StrEnum):
    """Why Telegram does not answer."""

    UNREACHABLE = "unreachable"
    TOKEN = "token"  # noqa: S105 - no password
    """It is rejected."""
    CONFLICT = "conflict"
    """Somebody else fetches the updates, or has them sent elsewhere."""


@dataclass(frozen=True, slots=True)
class Outside:
    """What Telegram says about the bot's updates."""

    webhook: bool
    """Whether it was told to send them somewhere."""
    pending: int
    """How many nobody has fetched yet."""


class Pulse:
    """What happened lately, by a clock that never jumps: `monotonic`, in seconds."""

    def __init__(self, clock: Clock, monotonic: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._now = monotonic
        self._answered = self._updated = monotonic()
        self._conflicts: deque[float] = deque(maxlen=MOST_CONFLICTS)
        self._since = 0.0
        self.trouble: Trouble | None = None
        """What went wrong with the last try; None where it went well."""
        self.connected = False
        """Whether a fetch of this process has gone well: before, nothing can be said to be well again."""
        self.skew: timedelta | None = None
        """How far the clock over there is ahead of ours, by its last answer."""

    @property
    def silent_for(self) -> float:
        """Seconds since Telegram last answered a fetch, in whatever way, or since the fetching began."""
        return self._now() - self._answered

    @property
    def nothing_for(self) -> float:
        """Seconds since the last update came, or since the fetching began."""
        return self._now() - self._updated

    @property
    def troubled_for(self) -> float:
        """Seconds for which every try has failed for the same reason."""
        return self._now() - self._since if self.trouble is not None else 0.0

    def conflicts(self, within: float) -> int:
        """How often somebody else was in the way during the last so many seconds."""
        return sum(1 for at in self._conflicts if self._now() - at <= within)

    def answered(self, updates: int) -> None:
        """A fetch went well and gave so many updates."""
        self.trouble = None
        self.connected = True
        self._answered = self._now()
        if updates:
            self._updated = self._now()

    def failed(self, error: Exception) -> None:
        """A try went wrong."""
        trouble = Trouble.UNREACHABLE
        if isinstance(error, InvalidToken):
            trouble = Trouble.TOKEN
        elif isinstance(error, Conflict):
            trouble = Trouble.CONFLICT
            self._conflicts.append(self._now())
        if self.trouble is not trouble:
            self._since = self._now()
        self.trouble = trouble
        self._answered = self._now()

    async def heard(self, response: httpx.Response) -> None:
        """Looks at the date that an answer bears; a clock of ours that runs at another speed cannot be compared."""
        if self._clock.lasting(1.0) != 1.0:
            return
        try:
            there = parsedate_to_datetime(response.headers["date"])
        except (KeyError, ValueError, TypeError):
            return
        self.skew = (there if there.tzinfo else there.replace(tzinfo=UTC)) - self._clock.now()
