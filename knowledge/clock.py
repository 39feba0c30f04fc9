"""Where "now" comes from: the machine's clock, or one that tests and simulations move by hand."""

from __future__ import annotations

import time
from datetime import UTC, datetime
from typing import Protocol


class Clock(Protocol):
    """Gives the present instant as an aware datetime in UTC, and says how fast it runs."""

    def now(self) -> datetime: ...

    def lasting(self, seconds: float) -> float:
        """How many seconds of the machine's time this clock needs for so many of its own: how long timers sleep."""
        ...

    def passed(self) -> float:
        """Seconds of the machine's time that only ever pass: against these it is seen whether this clock was set."""
        ...


class SystemClock:
    """The machine's clock."""

    def now(self) -> datetime:
        """The present instant in UTC."""
        return datetime.now(UTC)

    def lasting(self, seconds: float) -> float:
        """As many."""
        return seconds

    def passed(self) -> float:
        """Seconds since the machine was started, also those in which it slept."""
        return time.clock_gettime(time.CLOCK_BOOTTIME)


class ManualClock:
    """A clock that stands still until it is moved."""

    def __init__(self, now: datetime) -> None:
        self.set(now)

    def now(self) -> datetime:
        """The instant it was last set to, in UTC."""
        return self._now

    def lasting(self, seconds: float) -> float:
        """As many: timers go on while this clock stands."""
        return seconds

    def passed(self) -> float:
        """Those of the machine."""
        return time.clock_gettime(time.CLOCK_BOOTTIME)

    def set(self, now: datetime) -> None:
        """Moves the clock to an aware datetime."""
        if now.tzinfo is None:
            raise ValueError("a clock needs an aware datetime")
        self._now = now.astimezone(UTC)


def to_text(instant: datetime) -> str:
    """An aware datetime as the stores keep it: UTC, ISO 8601 with milliseconds, sortable as text."""
    return instant.astimezone(UTC).isoformat(timespec="milliseconds")


def from_text(text: str) -> datetime:
    """The aware datetime that `to_text` wrote."""
    return datetime.fromisoformat(text)
