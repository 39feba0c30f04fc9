"""What can go wrong on purpose: refusals, server errors, dropped connections, delays."""

from __future__ import annotations

from collections import defaultdict, deque
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing that goes wrong with one call."""

    status: int | None = None
    """Answered instead of doing it: 429, 500, 502, 409, 403 …"""
    retry_after: int | None = None
    """Seconds, for 429."""
    description: str = "injected"
    drop: bool = False
    """Do it, then drop the connection without an answer."""
    delay: float = 0.0
    """Seconds to wait before doing it."""
    garbage: bool = False
    """Answer with something that is no JSON."""


class Faults:
    """Faults waiting for the next calls of a method; "*" for any method."""

    def __init__(self) -> None:
        self._waiting: dict[str, deque[Fault]] = defaultdict(deque)

    def add(self, method: str, fault: Fault, times: int) -> None:
        """The next calls of the method go wrong."""
        self._waiting[method].extend([fault] * times)

    def next(self, method: str) -> Fault | None:
        """What goes wrong with this call."""
        for name in (method, "*"):
            if self._waiting[name]:
                return self._waiting[name].popleft()
        return None

    def clear(self) -> None:
        """Nothing goes wrong any more."""
        self._waiting.clear()
