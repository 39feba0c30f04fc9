"""What the outbox knows of a reminder: what is on its way to whom, and what became of it."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from knowledge.clock import to_text
from knowledge.store.database import Row
from skills.engine.command import Running
from skills.reminders.store import Rows, people

KIND = "reminder"
"""Rows that ask somebody to do the thing."""

NOTE = "reminder_note"
"""Rows that only tell how it goes on."""

ON_ITS_WAY = ("pending", "sending")


def tell(running: Running, row: Row, member_id: int, *, due: datetime, times: int = 1, **more: Any) -> None:
    """Reminds a member; `times` is the how manieth time, `more` what else is to be said with it."""
    running.outbox.put(
        member_id=member_id,
        kind=KIND,
        due=due,
        now=running.asker.now,
        facts={"text": row["text"], "from": row["owner"], "times": times, **more},
        subject_id=row["id"],
        urgent=bool(row["urgent"]),
    )


def note(running: Running, row: Row, member_id: int, key: str, **more: Any) -> None:
    """Tells a member how a reminder goes on; `key` is the sentence."""
    running.outbox.put(
        member_id=member_id,
        kind=NOTE,
        due=running.asker.now,
        now=running.asker.now,
        facts={"key": key, "text": row["text"], **more},
        subject_id=row["id"],
        urgent=bool(row["urgent"]),
        timed=False,
    )


def history(rows: Rows, reminder_id: int, member_id: int) -> list[Row]:
    """The outbox rows that reminded a member of a thing, the newest first."""
    return rows(
        "SELECT * FROM outbox WHERE kind = ? AND subject_id = ? AND member_id = ? ORDER BY id DESC",
        (KIND, reminder_id, member_id),
    )


def unsaid(rows: Rows, since: datetime) -> list[Row]:
    """Asks made since an instant whose row was dropped, because the thing was settled, which then was undone."""
    return rows(
        "SELECT * FROM reminder_asks AS ask WHERE asked_at >= :since AND times > 0 AND 'dropped' = ("
        " SELECT status FROM outbox WHERE kind = :kind AND subject_id = ask.reminder_id"
        " AND outbox.member_id = ask.member_id ORDER BY id DESC LIMIT 1)",
        {"since": to_text(since), "kind": KIND},
    )


def last_told(rows: Rows, candidates: list[Row], members: tuple[int, ...]) -> Row | None:
    """Of some reminders the one that was last on its way, to one of the members where any are given."""
    latest: tuple[int, Row] | None = None
    for row in candidates:
        for member_id in members or (*people(row), row["handed_to"]):
            if member_id is not None and (found := history(rows, row["id"], member_id)):
                newest = found[0]["id"]
                latest = (newest, row) if latest is None or newest > latest[0] else latest
    return latest[1] if latest else None
