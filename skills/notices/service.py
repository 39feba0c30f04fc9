"""Makes notices: the state of each, and what it says to every admin, in one transaction."""

from __future__ import annotations

import json
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

from knowledge.clock import Clock, from_text, to_text
from knowledge.members import Members
from knowledge.outbox import Outbox
from knowledge.people import Role
from knowledge.store.database import Database, Row
from skills.notices.declared import ELSEWHERE, KIND

Fact = str | int | float

AGAIN_AFTER = timedelta(days=1)
KEPT = timedelta(days=90)
"""How long what is over is remembered."""


@dataclass(frozen=True, slots=True)
class Notice:
    """Something that admins were told. `resolved` is None while it still is so; instants are aware, in UTC."""

    key: str
    subject: str
    facts: Mapping[str, Fact]
    urgent: bool
    first_seen: datetime
    last_seen: datetime
    last_told: datetime
    resolved: datetime | None
    count: int


class Notices:
    """What the house tells its admins about itself. All methods block, may be called from any thread, and are durable.

    `database` is that of the pod with this skill, whose outbox delivers. Facts hold figures and names of parts of the
    house, never what people wrote; see `skills.notices.declared` for facts that are instants or members.
    """

    def __init__(self, database: Database, members: Members, clock: Clock) -> None:
        self._database = database
        self._outbox = Outbox(database)
        self._members = members
        self._clock = clock

    def tell(
        self,
        key: str,
        facts: Mapping[str, Fact],
        *,
        subject: str = "",
        again_after: timedelta = AGAIN_AFTER,
        urgent: bool = False,
        news: bool = False,
        elsewhere: bool = False,
        but: Collection[int] = (),
    ) -> bool:
        """Notes that something is so, and tells every admin, unless they were told within `again_after`.

        The catalogue says it as `notice-KEY`, and `notice-KEY-well` when it is resolved. `subject` tells several such
        things apart (a pod, a store, an alert). `urgent`: also in quiet hours. `news`: it is over once it is told.
        `elsewhere`: by another channel where the one that an admin used last fails, because that is what it is about.
        `but`: admins by id who are not told. Returns whether it is told now.
        """
        now, admins = self._clock.now(), self._admins(but)
        with self._database.transaction():
            before = self._row(key, subject)
            known = before is not None and (before["news"] or before["resolved"] is None)
            told = not (known and before is not None and now - from_text(before["last_told"]) < again_after)
            row = self._seen(before, key, subject, facts, now, told=told, urgent=urgent, news=news)
            if told:
                self._drop(row)
                for member in admins:
                    self._put(row, member, facts, well=False, now=now, elsewhere=elsewhere)
        return told

    def resolve(self, key: str, subject: str = "", facts: Mapping[str, Fact] | None = None) -> bool:
        """Notes that something is well again; the admins who were told hear it. Returns whether it was open.

        `facts` in the place of those that it was told with.
        """
        now, admins = self._clock.now(), self._admins(())
        with self._database.transaction():
            row = self._row(key, subject)
            if row is None or row["resolved"] is not None:
                return False
            self._database.rows(
                "UPDATE notices SET resolved = ?, last_seen = ? WHERE id = ?", (to_text(now), to_text(now), row["id"])
            )
            self._drop(row)
            said = facts if facts is not None else json.loads(row["facts"])
            heard = self._heard(row)
            for member in admins:
                if member in heard:
                    self._put(row, member, said, well=True, now=now)
        return True

    def open(self) -> list[Notice]:
        """What still is so, the newest first."""
        rows = self._database.rows("SELECT * FROM notices WHERE resolved IS NULL ORDER BY first_seen DESC, id DESC")
        return [_notice(row) for row in rows]

    def is_open(self, key: str, subject: str = "") -> bool:
        """Whether something was told and not resolved yet."""
        row = self._row(key, subject)
        return row is not None and row["resolved"] is None

    def mark(self, name: str) -> str:
        """How far something was read that notices are made of; empty where it never was."""
        row = self._database.row("SELECT value FROM notice_marks WHERE name = ?", (name,))
        return row["value"] if row else ""

    def set_mark(self, name: str, value: str) -> None:
        """Notes how far it was read."""
        with self._database.transaction():
            self._database.rows("INSERT OR REPLACE INTO notice_marks VALUES (?, ?)", (name, value))

    def sweep(self) -> None:
        """Forgets what has long been over."""
        with self._database.transaction():
            self._database.rows(
                "DELETE FROM notices WHERE resolved IS NOT NULL AND last_seen < ?", (to_text(self._clock.now() - KEPT),)
            )

    def _row(self, key: str, subject: str) -> Row | None:
        return self._database.row("SELECT * FROM notices WHERE key = ? AND subject = ?", (key, subject))

    def _admins(self, but: Collection[int]) -> list[int]:
        """Asked before any transaction: members lie in the same file behind another connection, and whoever holds that
        one may be waiting for the end of ours."""
        return [one.id for one in self._members.all() if one.role is Role.ADMIN and one.id not in but]

    def _seen(
        self,
        before: Row | None,
        key: str,
        subject: str,
        facts: Mapping[str, Fact],
        now: datetime,
        *,
        told: bool,
        urgent: bool,
        news: bool,
    ) -> Row:
        """Writes the state of a notice, and gives it."""
        anew = before is None or before["resolved"] is not None
        at = to_text(now)
        values = {
            "key": key,
            "subject": subject,
            "facts": json.dumps(dict(facts), ensure_ascii=False),
            "urgent": int(urgent),
            "news": int(news),
            "first_seen": at if anew or before is None else before["first_seen"],
            "last_seen": at,
            "first_told": at if anew or before is None else before["first_told"],
            "last_told": at if told or before is None else before["last_told"],
            "resolved": at if news else None,
            "count": 1 if before is None or (anew and not news) else before["count"] + 1,
            "telling": 1 if before is None else before["telling"] + int(told),
        }
        sets = ", ".join(f"{name} = excluded.{name}" for name in values if name not in ("key", "subject"))
        (row,) = self._database.rows(
            f"INSERT INTO notices ({', '.join(values)}) VALUES ({', '.join(f':{name}' for name in values)})"
            f" ON CONFLICT (key, subject) DO UPDATE SET {sets} RETURNING *",
            values,
        )
        return row

    def _drop(self, row: Row) -> None:
        """What was not said of it yet is not said any more: something newer takes its place."""
        self._outbox.drop(KIND, row["id"])

    def _put(
        self, row: Row, member_id: int, facts: Mapping[str, Fact], *, well: bool, now: datetime, elsewhere: bool = False
    ) -> None:
        self._outbox.put(
            member_id=member_id,
            kind=KIND,
            due=now,
            now=now,
            facts={
                "key": row["key"],
                "telling": row["telling"],
                "well": well,
                "facts": dict(facts),
                ELSEWHERE: elsewhere,
            },
            subject_id=row["id"],
            urgent=bool(row["urgent"]) and not well,
            timed=False,
        )

    def _heard(self, row: Row) -> set[int]:
        """Who was told since it began; what is being sent right now may arrive."""
        rows = self._database.rows(
            "SELECT DISTINCT member_id FROM outbox WHERE kind = ? AND subject_id = ? AND created_at >= ?"
            " AND status IN ('sent', 'sending')",
            (KIND, row["id"], row["first_told"]),
        )
        return {one["member_id"] for one in rows}


def _notice(row: Row) -> Notice:
    return Notice(
        row["key"],
        row["subject"],
        json.loads(row["facts"]),
        bool(row["urgent"]),
        from_text(row["first_seen"]),
        from_text(row["last_seen"]),
        from_text(row["last_told"]),
        from_text(row["resolved"]) if row["resolved"] else None,
        row["count"],
    )
