"""When time has come: pocket money is paid in by itself, and the child is told."""

from __future__ import annotations

from datetime import datetime
from functools import partial
from operator import itemgetter
from zoneinfo import ZoneInfo

from knowledge.clock import from_text, to_text
from knowledge.outbox import Outgoing
from knowledge.people import Role
from knowledge.store.database import Database, Row
from skills.engine.command import Outcome, Reading, Running
from skills.engine.money import Money
from skills.engine.waking import earliest, one_by_one
from skills.engine.zones import following, wall
from skills.pocket.asking import lapse_old, next_lapse
from skills.pocket.commands import skill
from skills.pocket.store import balance

KIND = "pocket"
"""Outbox rows that tell a child what was paid in."""

MOST_AT_ONCE = 120
"""Turns that are paid in after a long time without power."""


@skill.wakes
def wake(running: Running) -> None:
    """Pays in every turn that has passed, each on its own day, in one transaction with the word about it.

    Nothing is lost while the product was down, and nothing comes twice. Who has left, or is no child any more, gets
    nothing.
    """
    due = running.rows(
        "SELECT * FROM pocket_allowances WHERE next_at <= ? ORDER BY next_at, id", (to_text(running.asker.now),)
    )
    one_by_one(running.database, due, partial(_pay_in, running), "the allowance", itemgetter("id"))
    lapse_old(running)


@skill.wakes_next
def next_wake(database: Database) -> datetime | None:
    """When something is paid in next, or a question has waited too long."""
    moments = (earliest(database, "SELECT min(next_at) AS at FROM pocket_allowances"), next_lapse(database))
    return min((moment for moment in moments if moment is not None), default=None)


def _pay_in(running: Running, row: Row) -> None:
    asker, zone = running.asker, ZoneInfo(row["zone"])
    here = any(one.id == row["member_id"] and one.role is Role.CHILD for one in asker.members)
    turn: datetime | None = from_text(row["next_at"])
    count = 0
    while here and turn is not None and turn <= asker.now and count < MOST_AT_ONCE:
        running.rows(
            "INSERT INTO pocket_entries (member_id, kind, minor, currency, day, owner, created_at)"
            " VALUES (?, 'allowance', ?, ?, ?, ?, ?)",
            (
                row["member_id"],
                row["minor"],
                row["currency"],
                wall(turn, zone).date().isoformat(),
                row["owner"],
                to_text(asker.now),
            ),
        )
        count += 1
        turn = following(row["rule"], from_text(row["first"]), zone, turn)
    if not here:
        turn = None
    running.rows("UPDATE pocket_allowances SET next_at = ? WHERE id = ?", (to_text(turn) if turn else None, row["id"]))
    if count:
        running.outbox.put(
            member_id=row["member_id"],
            kind=KIND,
            due=from_text(row["next_at"]),
            now=asker.now,
            facts={"minor": count * row["minor"], "currency": row["currency"]},
            subject_id=row["id"],
            timed=False,
        )


@skill.announces(KIND)
def tell(row: Outgoing, reading: Reading) -> Outcome:
    """That money was paid in, and what there is now."""
    currency = row.facts["currency"]
    left = balance(reading.rows, reading.asker.member.id, currency)
    return Outcome("out-pocket", {"money": Money(row.facts["minor"], currency), "left": left})
