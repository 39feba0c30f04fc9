"""Reading reminders: those that concern a member, those that somebody was asked to do and has not answered."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import timedelta
from typing import Any

from knowledge.clock import from_text
from knowledge.people import Member, Role
from knowledge.store.database import Row
from skills.engine.asking import NotFoundError
from skills.engine.command import Asker, Rule
from skills.engine.permissions import check
from skills.engine.zones import wall
from skills.reminders.commands import ChangeReminder, FinishReminder

Rows = Callable[..., list[Row]]


def get(rows: Rows, reminder_id: int) -> Row:
    """A reminder. Raises NotFoundError."""
    found = rows("SELECT * FROM reminders WHERE id = ?", (reminder_id,))
    if not found:
        raise NotFoundError("reminder-gone")
    return found[0]


def people(row: Row) -> list[int]:
    """Whom a reminder is for."""
    who: list[int] = json.loads(row["who"])
    return who


def concerns(row: Row, asker: Asker) -> bool:
    """Whether a reminder was made by this member, is for this member, or went over to this member."""
    return asker.member.id in (row["owner"], row["handed_to"], *people(row))


def made(row: Row, asker: Asker) -> Row:
    """Only who made a reminder, or a grown-up, may change it or take it away. Raises NotAllowedError."""
    check(ChangeReminder, asker, own=asker.member.id == row["owner"])
    return row


def mine(row: Row, asker: Asker) -> Row:
    """Done and later are for whom the reminder is for, too. Raises NotAllowedError."""
    check(FinishReminder, asker, own=concerns(row, asker))
    return row


def waiting(rows: Rows, member: Member, *, also_made: bool = True) -> list[Row]:
    """The waiting reminders for a member, and with `also_made` those the member set for others, by due time.

    Those whose last turn came and was not answered are among them.
    """
    return rows(
        "SELECT * FROM reminders WHERE (status = 'waiting' AND (next_at IS NOT NULL OR rule IS NULL)"
        " AND (EXISTS (SELECT 1 FROM json_each(who) WHERE value = :member) OR (owner = :member AND :made)))"
        " OR EXISTS (SELECT 1 FROM reminder_asks WHERE reminder_id = reminders.id AND member_id = :member)"
        " ORDER BY due, id",
        {"member": member.id, "made": also_made},
    )


def known_to(rows: Rows, asker: Asker, most: int, *, open_only: bool = False) -> list[Row]:
    """The reminders that the asker may know of, the newest first: one's own, and what one is reminded of; grown-ups
    may ask about those of children."""
    children = [member.id for member in asker.members if member.role is Role.CHILD]
    only = " AND status = 'waiting'" if open_only else ""
    return rows(
        "SELECT * FROM reminders WHERE (owner = :member OR handed_to = :member"
        " OR EXISTS (SELECT 1 FROM json_each(who) WHERE value = :member)"
        " OR (:grown_up AND owner IN (SELECT value FROM json_each(:children)) AND NOT EXISTS"
        " (SELECT 1 FROM json_each(who) WHERE value NOT IN (SELECT value FROM json_each(:children)))))"
        f"{only} ORDER BY id DESC LIMIT :most",
        {
            "member": asker.member.id,
            "grown_up": asker.member.grown_up,
            "children": json.dumps(children),
            "most": most,
        },
    )


def asks_of(rows: Rows, reminder_id: int) -> list[Row]:
    """Who was asked to do a thing and has not answered: rows of `reminder_asks`."""
    return rows("SELECT * FROM reminder_asks WHERE reminder_id = ? ORDER BY id", (reminder_id,))


def ask_of(rows: Rows, reminder_id: int, member_id: int) -> Row | None:
    """What one member was asked and has not answered."""
    return next((ask for ask in asks_of(rows, reminder_id) if ask["member_id"] == member_id), None)


def nag_of(row: Row) -> timedelta | None:
    """The interval at which a turn comes again until it is done."""
    return timedelta(seconds=row["nag_seconds"]) if row["nag_seconds"] else None


def minutes_of(nag: timedelta | None) -> int | None:
    """An interval as it is said."""
    return round(nag.total_seconds() / 60) if nag is not None else None


def facts(row: Row, asker: Asker) -> dict[str, Any]:
    """A reminder as facts of an outcome."""
    who = people(row)
    first = wall(from_text(row["first"]), asker.zone)
    return {
        "text": row["text"],
        "due": from_text(row["due"]),
        "who": asker.names([one for one in who if one != asker.member.id]),
        "me": asker.member.id in who,
        "rule": Rule(row["rule"], first) if row["rule"] else None,
        "nag": minutes_of(nag_of(row)),
        "urgent": True if row["urgent"] else None,
    }
