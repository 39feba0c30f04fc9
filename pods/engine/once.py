"""What was done for whom a connection broke before they heard of it: asked for again, it is answered and not done."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta

from knowledge.clock import to_text
from knowledge.store.database import Database
from pods.engine.remote.codec import Codec
from skills.engine.command import Outcome

KEPT = timedelta(minutes=10)
"""Longer than anybody asks again."""


class Once:
    """Answers by ticket, in the pod's own database, so that an answer is there exactly if its change is."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._codec = Codec()

    def do(self, ticket: str | None, now: datetime, work: Callable[[], Outcome]) -> Outcome:
        """Does the work, unless it was done with this ticket; without one it is always done. Blocks.

        Raises what the work raises; then nothing has changed and nothing is kept.
        """
        if ticket is None:
            return work()
        with self._database.transaction():
            known = self._database.row("SELECT outcome FROM answered WHERE ticket = ?", (ticket,))
            if known is not None:
                kept: Outcome = self._codec.loads(known["outcome"])
                return kept
            outcome = work()
            self._database.rows("DELETE FROM answered WHERE at < ?", (to_text(now - KEPT),))
            self._database.rows(
                "INSERT INTO answered (ticket, at, outcome) VALUES (?, ?, ?)",
                (ticket, to_text(now), self._codec.dumps(outcome)),
            )
        return outcome

    def forget(self) -> None:
        """Forgets all answers. Blocks."""
        with self._database.transaction():
            self._database.rows("DELETE FROM answered")
