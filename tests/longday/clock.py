"""A clock that runs several times as fast as the machine's, stands while it is held, and can be put forward."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta


class FastClock:
    """Begins at an aware datetime and gains `speed` seconds with each of the machine's; for any thread."""

    def __init__(self, begin: datetime, speed: float) -> None:
        self._speed = speed
        self._shown = self._begin = begin.astimezone(UTC)
        self._since: float | None = time.monotonic()
        self._lock = threading.Lock()

    def now(self) -> datetime:
        """What it shows, in UTC."""
        with self._lock:
            return self._now()

    def lasting(self, seconds: float) -> float:
        """How many of the machine's seconds it needs for so many of its own."""
        return seconds / self._speed

    def passed(self) -> float:
        """The machine's seconds in which it would have come here by running: that it was put forward does not show."""
        return (self.now() - self._begin).total_seconds() / self._speed

    def put_forward(self, to: datetime) -> None:
        """Shows `to` from now on; never goes back."""
        with self._lock:
            self._set(max(to.astimezone(UTC), self._now()))

    @contextmanager
    def held(self) -> Iterator[None]:
        """Stands still, for work that takes the machine's time rather than the family's."""
        with self._lock:
            self._shown, self._since = self._now(), None
        try:
            yield
        finally:
            with self._lock:
                self._since = time.monotonic()

    def _now(self) -> datetime:
        if self._since is None:
            return self._shown
        return self._shown + timedelta(seconds=(time.monotonic() - self._since) * self._speed)

    def _set(self, to: datetime) -> None:
        self._shown = to
        if self._since is not None:
            self._since = time.monotonic()
