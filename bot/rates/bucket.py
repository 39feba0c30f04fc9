"""How much of something may be had: a store that fills evenly and, once it is empty, stays shut for a while."""

from __future__ import annotations

from datetime import datetime, timedelta


class Bucket:
    """Holds `size` at most and fills from empty to full in `seconds`. Who finds it empty shuts it.

    A shut bucket opens when it is filled again to the share `opens_at`. So a person is told one time from which on all
    goes on, instead of every second message being taken now and then.
    """

    def __init__(self, size: float, seconds: float, *, opens_at: float = 1.0) -> None:
        self._size = size
        self._rate = size / seconds
        self._opens_at = opens_at
        self._left = size
        self._looked: datetime | None = None
        self._shut_until: datetime | None = None

    def take(self, amount: float, now: datetime) -> datetime | None:
        """Takes the amount, or all that there can be where it is more; None. Else it is shut, and until when."""
        if (until := self.shut(now)) is not None:
            return until
        if self._left < min(amount, self._size):
            return self._shut(now)
        self._left = max(0.0, self._left - amount)
        return None

    def charge(self, amount: float, now: datetime) -> None:
        """Takes what was used already, even if it was more than there is; empty, the bucket is shut."""
        self._fill(now)
        self._left = max(-self._size, self._left - amount)
        if self._left <= 0 and self._shut_until is None:
            self._shut(now)

    def shut(self, now: datetime) -> datetime | None:
        """Until when nothing is given; None while it is open."""
        self._fill(now)
        if self._shut_until is not None and now >= self._shut_until:
            self._shut_until = None
        return self._shut_until

    def full(self, now: datetime) -> bool:
        """Whether it is as if nothing had ever been taken."""
        return self.shut(now) is None and self._left >= self._size

    def _shut(self, now: datetime) -> datetime:
        lacking = max(0.0, self._size * self._opens_at - self._left)
        self._shut_until = now + timedelta(seconds=max(1.0, lacking / self._rate))
        return self._shut_until

    def _fill(self, now: datetime) -> None:
        """A clock that is set back fills nothing, and opens what was shut by the time before it."""
        if self._looked is not None:
            passed = (now - self._looked).total_seconds()
            if passed < 0:
                self._shut_until = None
            self._left = min(self._size, self._left + max(0.0, passed) * self._rate)
        self._looked = now
