"""What is to be said unasked: rows written with the state that causes them, drained by one worker."""

from __future__ import annotations

import json
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any

from knowledge.clock import from_text, to_text
from knowledge.store.database import Database, Row

LEASE = timedelta(seconds=60)
"""How long a claimed row is the claimer's; after a crash it is claimed again and marked as possibly repeated."""

BACK_OFF = (1, 2, 5, 10, 20, 30)
"""Seconds before the next try; the last one repeats."""

GIVE_UP_AFTER = timedelta(days=7)
"""A house may be without a line for days; what was to be said then still comes, marked as late."""

AT_ONCE = 50
"""How many rows of a member are claimed together."""

_READY = "((status = 'pending' AND next_try <= :now) OR (status = 'sending' AND lease_until <= :now))"


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
    urgent: bool = False
    """It comes in quiet hours as well."""
    timed: bool = True
    """It has a time of its own, so that being late is worth saying."""
    expires_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Standing:
    """How an outbox stands. What waits for its hour, such as the end of quiet hours, is not among what is late."""

    waiting: int
    """Rows that are not said yet, for whatever reason."""
    failed: int
    """Rows that were given up."""
    late_since: datetime | None
    """Since when the oldest row waits that could have been said; not counted is what it was let wait on purpose."""


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
        urgent: bool = False,
        timed: bool = True,
        expires: datetime | None = None,
    ) -> None:
        """Adds a row; call it in the transaction of the state that causes it.

        `urgent`: comes in quiet hours too. `timed`: being late is said. After `expires` it is not said any more.
        """
        self._database.rows(
            "INSERT INTO outbox (created_at, due_at, member_id, kind, subject_id, facts, next_try, urgent, timed,"
            " expires_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            (
                to_text(now),
                to_text(due),
                member_id,
                kind,
                subject_id,
                json.dumps(facts, ensure_ascii=False),
                to_text(now),
                int(urgent),
                int(timed),
                to_text(expires) if expires else None,
            ),
        )

    def claim(self, now: datetime, busy: Collection[int] = ()) -> list[Outgoing]:
        """What may be said now to the member whose turn is next, as `sending`, the oldest first; `[]` for nothing.

        One statement, so that no two workers get the same. Members in `busy` are left out.
        """
        with self._database.transaction():
            found = self._database.rows(
                f"UPDATE outbox SET maybe_repeated = maybe_repeated OR status = 'sending', status = 'sending',"
                f" lease_until = :lease, attempts = attempts + 1 WHERE id IN (SELECT id FROM outbox WHERE {_READY}"
                f" AND member_id = (SELECT member_id FROM outbox WHERE {_READY}"
                f" AND member_id NOT IN (SELECT value FROM json_each(:busy)) ORDER BY due_at, id LIMIT 1)"
                f" ORDER BY due_at, id LIMIT :most) RETURNING *",
                {
                    "now": to_text(now),
                    "lease": to_text(now + LEASE),
                    "busy": json.dumps(sorted(busy)),
                    "most": AT_ONCE,
                },
            )
        return sorted((_outgoing(row) for row in found), key=lambda row: (row.due_at, row.id))

    def release_leases(self) -> None:
        """After a start: whoever held a lease is gone, so what was being sent may be claimed at once."""
        with self._database.transaction():
            self._database.rows("UPDATE outbox SET lease_until = '1970-01-01' WHERE status = 'sending'")

    def sent(self, row_ids: Sequence[int], *, chat_key: str, message_id: str, now: datetime) -> None:
        """The platform took these rows as one message and gave this id."""
        with self._database.transaction():
            self._database.rows(
                "UPDATE outbox SET status = 'sent', chat_key = ?, message_id = ?, sent_at = ?, lease_until = NULL"
                " WHERE id IN (SELECT value FROM json_each(?))",
                (chat_key, message_id, to_text(now), json.dumps(list(row_ids))),
            )

    def wait(self, row_ids: Sequence[int], *, until: datetime, reason: str) -> None:
        """Claimed rows are not to be said yet, e.g. because of quiet hours; that was no try."""
        with self._database.transaction():
            self._database.rows(
                "UPDATE outbox SET status = 'pending', next_try = :until, waited_until = :until, reason = :reason,"
                " lease_until = NULL, attempts = attempts - 1"
                " WHERE status = 'sending' AND id IN (SELECT value FROM json_each(:ids))",
                {"until": to_text(until), "reason": reason, "ids": json.dumps(list(row_ids))},
            )

    def waiting_for(self, reason: str, now: datetime) -> list[int]:
        """The members for whom rows wait beyond now for this reason."""
        rows = self._database.rows(
            "SELECT DISTINCT member_id FROM outbox WHERE status = 'pending' AND next_try > ? AND reason = ?",
            (to_text(now), reason),
        )
        return [row["member_id"] for row in rows]

    def wait_no_more(self, member_id: int, *, reason: str, now: datetime) -> None:
        """What waits for this reason may be said to this member now."""
        with self._database.transaction():
            self._database.rows(
                "UPDATE outbox SET next_try = :now, waited_until = :now"
                " WHERE status = 'pending' AND member_id = :member AND reason = :reason",
                {"now": to_text(now), "member": member_id, "reason": reason},
            )

    def dropped(self, row_id: int, *, reason: str) -> None:
        """A claimed row need not be said any more."""
        with self._database.transaction():
            self._database.rows(
                "UPDATE outbox SET status = 'dropped', reason = ?, lease_until = NULL WHERE id = ?", (reason, row_id)
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

        A row that was taken by the platform meanwhile stays sent, whatever failed after that.

        `uncertain`: the platform may have taken it all the same, so that the next try is marked as a repeat.
        """
        given_up = permanent or now - row.created_at > GIVE_UP_AFTER
        wait = retry_after if retry_after is not None else BACK_OFF[min(row.attempts, len(BACK_OFF)) - 1]
        with self._database.transaction():
            noted = self._database.rows(
                "UPDATE outbox SET status = ?, reason = ?, next_try = ?, lease_until = NULL,"
                " maybe_repeated = maybe_repeated OR ? WHERE id = ? AND status = 'sending' RETURNING id",
                (
                    "failed" if given_up else "pending",
                    reason,
                    to_text(now + timedelta(seconds=wait)),
                    int(uncertain),
                    row.id,
                ),
            )
        return given_up and bool(noted)

    def standing(self, now: datetime) -> Standing:
        """How it stands: for whoever watches the house."""
        found = self._database.row(
            "SELECT count(*) FILTER (WHERE status IN ('pending', 'sending')) AS waiting,"
            " count(*) FILTER (WHERE status = 'failed') AS failed,"
            f" min(max(due_at, created_at, ifnull(waited_until, ''))) FILTER (WHERE {_READY} OR status = 'sending'"
            "  OR (status = 'pending' AND attempts > 0 AND next_try <= :soon)) AS late FROM outbox",
            {"now": to_text(now), "soon": to_text(now + timedelta(seconds=BACK_OFF[-1]))},
        )
        if found is None:
            return Standing(0, 0, None)
        return Standing(found["waiting"], found["failed"], _instant(found["late"]) if found["late"] else None)

    def clock_jumped(self, now: datetime) -> None:
        """What waits for an instant that may be far away since the clock jumped may be tried now; nothing is lost."""
        with self._database.transaction():
            self._database.rows(
                "UPDATE outbox SET next_try = :now WHERE status = 'pending' AND next_try > :now", {"now": to_text(now)}
            )

    def next_try(self) -> datetime | None:
        """When the next row may be tried, or None when all is said."""
        row = self._database.row(
            "SELECT min(CASE status WHEN 'pending' THEN next_try ELSE lease_until END) AS at FROM outbox"
            " WHERE status IN ('pending', 'sending')"
        )
        return _instant(row["at"]) if row and row["at"] else None


def _outgoing(row: Row) -> Outgoing:
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
        bool(row["urgent"]),
        bool(row["timed"]),
        from_text(row["expires_at"]) if row["expires_at"] else None,
    )


def _instant(text: str) -> datetime:
    instant = from_text(text)
    return instant if instant.tzinfo else instant.replace(tzinfo=UTC)
