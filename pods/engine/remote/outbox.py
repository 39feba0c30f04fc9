"""The outbox of a pod in another process, as the house delivers from it."""

from __future__ import annotations

import logging
from collections import deque
from collections.abc import Collection, Sequence
from datetime import datetime
from threading import Lock
from typing import Any

from knowledge.outbox import Outgoing, Standing
from pods.engine.interface import PodDownError
from pods.engine.remote.line import Line

log = logging.getLogger(__name__)

MOST_NOTES = 10_000
"""Notes that are kept for a pod that is down; the oldest go first."""


class RemoteOutbox:
    """Blocking. What became of rows while the pod was down is noted when it is back, before anything else is claimed.

    So a row that the platform took is not sent again by this house, though the pod could not be told at once.
    """

    def __init__(self, line: Line) -> None:
        self._line = line
        self._notes: deque[tuple[str, dict[str, Any]]] = deque(maxlen=MOST_NOTES)
        self._lock = Lock()

    def claim(self, now: datetime, busy: Collection[int] = ()) -> list[Outgoing]:
        """See `Outbox.claim`. Raises PodDownError."""
        self._tell()
        rows: list[Outgoing] = self._line.call("outbox.claim", {"now": now, "busy": sorted(busy)})
        return rows

    def release_leases(self) -> None:
        """See `Outbox.release_leases`; a pod that is down releases them by their lease."""
        self._line.call("outbox.release_leases", {})

    def sent(self, row_ids: Sequence[int], *, chat_key: str, message_id: str, now: datetime) -> None:
        """See `Outbox.sent`."""
        self._note("sent", {"row_ids": list(row_ids), "chat_key": chat_key, "message_id": message_id, "now": now})

    def wait(self, row_ids: Sequence[int], *, until: datetime, reason: str) -> None:
        """See `Outbox.wait`."""
        self._note("wait", {"row_ids": list(row_ids), "until": until, "reason": reason})

    def waiting_for(self, reason: str, now: datetime) -> list[int]:
        """See `Outbox.waiting_for`. Raises PodDownError."""
        found: list[int] = self._line.call("outbox.waiting_for", {"reason": reason, "now": now})
        return found

    def wait_no_more(self, member_id: int, *, reason: str, now: datetime) -> None:
        """See `Outbox.wait_no_more`. Raises PodDownError."""
        self._line.call("outbox.wait_no_more", {"member_id": member_id, "reason": reason, "now": now})

    def standing(self, now: datetime) -> Standing:
        """See `Outbox.standing`. Raises PodDownError."""
        found: Standing = self._line.call("outbox.standing", {"now": now})
        return found

    def dropped(self, row_id: int, *, reason: str) -> None:
        """See `Outbox.dropped`."""
        self._note("dropped", {"row_id": row_id, "reason": reason})

    def failed(
        self,
        row: Outgoing,
        *,
        reason: str,
        now: datetime,
        retry_after: float | None,
        permanent: bool,
        uncertain: bool = False,
    ) -> bool:
        """See `Outbox.failed`; where the pod is down, that a row is given up is not known yet."""
        told = {
            "row": row,
            "reason": reason,
            "now": now,
            "retry_after": retry_after,
            "permanent": permanent,
            "uncertain": uncertain,
        }
        return bool(self._note("failed", told))

    def _note(self, method: str, arguments: dict[str, Any]) -> Any:
        """Tells the pod now, or when it is back."""
        try:
            self._tell()
            return self._line.call(f"outbox.{method}", arguments)
        except PodDownError:
            with self._lock:
                self._notes.append((method, arguments))
            return None

    def _tell(self) -> None:
        """Tells what could not be told. Raises PodDownError; what was not told then stays."""
        with self._lock:
            while self._notes:
                method, arguments = self._notes[0]
                self._line.call(f"outbox.{method}", arguments)
                self._notes.popleft()
