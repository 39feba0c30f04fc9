"""What is to be said unasked: rows written with the state that causes them, drained by one worker."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any

from knowledge.clock import from_text, to_text
from knowledge.store.database import Database

LEASE = timedelta(seconds=60)
"""How long a claimed row is the claimer's; after a crash it is claimed again and marked as possibly repeated."""

BACK_OFF = (1, 2, 5, 10, 30, 60)
"""Seconds before the next try; the last one repeats."""

GIVE_UP_AFTER = timedelta(hours=24)


@dataclass(frozen=True, slots=True)
class Outgoing:
    """A row that its claimer is to deliver now."""

    id: int
    member_id: int
    kind: str
    subject_id: int | None
    facts: dict[str, Any]
    due_at: datetime
    created_at: datetime
    attempts: int
    maybe_repeated: bool


class Outbox:
    """The outbox table of one database."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def put(
        self,
        *,
        member_id: int,
        kind: str,
        due: datetime,
        now: datetime,
        facts: dict[str, Any],
        subject_id: int | None,
    ) -> None:
        """Adds a row; call it in the transaction of the state that causes it."""
        self._database.rows(
            "INSERT INTO outbox (created_at, due_at, member_id, kind, subject_id, facts, next_try)"
            " VALUES (?, ?, ?, ?, ?, ?, ?)",
            (
                to_text(now),
                to_text(due),
                member_id,
                kind,
                subject_id,
                json.dumps(facts, ensure_ascii=False),
                to_text(now),
            ),
        )

    def claim(self, now: datetime) -> Outgoing | None:
        """The oldest row that may be tried now, as `sending`; one statement, so no two workers get the same."""
        with self._database.transaction():
            found = self._database.rows(
                "UPDATE outbox SET maybe_repeated = maybe_repeated OR status = 'sending', status = 'sending',"
                " lease_until = :lease, attempts = attempts + 1 WHERE id = (SELECT id FROM outbox"
                " WHERE (status = 'pending' AND next_try <= :now) OR (status = 'sending' AND lease_until <= :now)"
                " ORDER BY due_at, id LIMIT 1) RETURNING *",
                {"now": to_text(now), "lease": to_text(now + LEASE)},
            )
        if not found:
            return None
        row = found[0]
        return Outgoing(
            row["id"],
            row["member_id"],
            row["kind"],
            row["subject_id"],
            json.loads(row["facts"]),
            from_text(row["due_at"]),
            from_text(row["created_at"]),
            row["attempts"],
            bool(row["maybe_repeated"]),
        )

    def release_leases(self) -> None:
        """After a start: whoever held a lease is gone, so what was being sent may be claimed at once."""
        with self._database.transaction():
            self._database.rows("UPDATE outbox SET lease_until = '1970-01-01' WHERE status = 'sending'")

    def sent(self, row_id: int, *, chat_key: str, message_id: str, now: datetime) -> None:
        """The platform took it and gave this message id."""
        with self._database.transaction():
            self._database.rows(
                "UPDATE outbox SET status = 'sent', chat_key = ?, message_id = ?, sent_at = ?, lease_until = NULL"
                " WHERE id = ?",
                (chat_key, message_id, to_text(now), row_id),
            )

    def drop(self, kind: str, subject_id: int) -> None:
        """What is not said yet about a thing need not be said any more; call it in the transaction that settles it."""
        self._database.rows(
            "UPDATE outbox SET status = 'dropped' WHERE kind = ? AND subject_id = ? AND status = 'pending'",
            (kind, subject_id),
        )

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
        """Notes a failed try. Returns whether the row is given up; otherwise it comes again later.

        `uncertain`: the platform may have taken it all the same, so that the next try is marked as a repeat.
        """
        given_up = permanent or now - row.created_at > GIVE_UP_AFTER
        wait = retry_after if retry_after is not None else BACK_OFF[min(row.attempts, len(BACK_OFF)) - 1]
        with self._database.transaction():
            self._database.rows(
                "UPDATE outbox SET status = ?, reason = ?, next_try = ?, lease_until = NULL,"
                " maybe_repeated = maybe_repeated OR ? WHERE id = ?",
                (
                    "failed" if given_up else "pending",
                    reason,
                    to_text(now + timedelta(seconds=wait)),
                    int(uncertain),
                    row.id,
                ),
            )
        return given_up

    def next_try(self) -> datetime | None:
        """When the next row may be tried, or None when all is said."""
        row = self._database.row(
            "SELECT min(CASE status WHEN 'pending' THEN next_try ELSE lease_until END) AS at FROM outbox"
            " WHERE status IN ('pending', 'sending')"
        )
        return _instant(row["at"]) if row and row["at"] else None


def _instant(text: str) -> datetime:
    instant = from_text(text)
    return instant if instant.tzinfo else instant.replace(tzinfo=UTC)
