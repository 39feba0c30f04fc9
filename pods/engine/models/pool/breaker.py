"""A circuit breaker: what fails is left alone for a while, longer each time, and then tried by one question."""

from __future__ import annotations

from collections.abc import Callable

FIRST_S = 1.0
LONGEST_S = 30.0
FAILURES = 2
"""Failures in a row before what still answers is left alone; no connection counts at once."""


class Breaker:
    """Closed (all may pass), open (none), or half open: after the pause one may try. `now` is in seconds."""

    def __init__(self, now: Callable[[], float]) -> None:
        self._now = now
        self._failures = 0
        self._pause = 0.0
        self._until = 0.0
        self._trying = False
        self._gone = False
        self.reason = ""
        """Why it is open: a sentence without a full stop."""

    @property
    def closed(self) -> bool:
        """Nothing is wrong."""
        return not self._pause

    @property
    def allows(self) -> bool:
        """Whether a question may pass now."""
        return self.closed or (not self._trying and self._now() >= self._until)

    @property
    def hopeful(self) -> bool:
        """Whether a question may pass now, or one is finding out whether others may."""
        return self.allows or self._trying

    @property
    def pause(self) -> float:
        """Seconds to leave it alone for since the last failure; 0 when closed."""
        return self._pause

    def trying(self) -> None:
        """A question passes; if the breaker is half open, no other may until it is known how this one went."""
        self._trying = not self.closed

    def gave_up(self) -> None:
        """The question was withdrawn: nothing was learned."""
        self._trying = False

    def failed(self, reason: str, *, gone: bool = False) -> None:
        """A failure; `gone` opens at once, and is mended by any sign of life."""
        was_trying, self._trying = self._trying, False
        self._failures += 1
        if not (gone or was_trying or self._failures >= FAILURES):
            return
        self.reason = reason
        self._gone = gone
        self._pause = min(self._pause * 2, LONGEST_S) if self._pause else FIRST_S
        self._until = self._now() + self._pause

    def succeeded(self) -> None:
        """A question was answered: all is well."""
        self._failures, self._pause, self._trying, self._gone, self.reason = 0, 0.0, False, False, ""

    def alive(self) -> None:
        """It can be reached, which mends only that it could not be."""
        if self.closed:
            return
        if self._gone:
            self.succeeded()
