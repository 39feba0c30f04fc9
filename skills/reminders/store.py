"""Reading reminders: those that concern a member."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

from knowledge.clock import from_text
from knowledge.people import Member
from knowledge.store.database import Row
from skills.engine.command import Asker, Rule
from skills.engine.zones import wall

Rows = Callable[..., list[Row]]


def waiting(rows: Rows, member: Member, *, also_made: bool = True) -> list[Row]:
    """The waiting reminders for a member, and with `also_made` those the member set for others, by due time."""
    return rows(
        "SELECT * FROM reminders WHERE status = 'waiting' AND (next_at IS NOT NULL OR rule IS NULL)"
        " AND (EXISTS (SELECT 1 FROM json_each(who) WHERE value = :member) OR (owner = :member AND :made))"
        " ORDER BY due, id",
        {"member": member.id, "made": also_made},
    )


def facts(row: Row, asker: Asker) -> dict[str, Any]:
    """A reminder as facts of an outcome."""
    who = json.loads(row["who"])
    first = wall(from_text(row["first"]), asker.zone)
    return {
        "text": row["text"],
        "due": from_text(row["due"]),
        "who": asker.names([one for one in who if one != asker.member.id]),
        "me": asker.member.id in who,
        "rule": Rule(row["rule"], first) if row["rule"] else None,
    }
