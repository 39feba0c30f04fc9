"""The ledgers of the children: what each has, and the rules by which it grows."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

from knowledge.people import Member, Role
from knowledge.store.database import Row
from skills.engine.asking import NotFoundError
from skills.engine.command import Asker, Outcome
from skills.engine.money import Money
from skills.engine.permissions import check
from skills.pocket.commands import CorrectEntry

Rows = Callable[..., list[Row]]


def children(asker: Asker) -> list[Member]:
    """The children of the house."""
    return [member for member in asker.members if member.role is Role.CHILD]


def member_called(asker: Asker, member_id: int) -> str:
    """A member's name."""
    return asker.name_of(member_id) or "?"


def allowance_of(rows: Rows, member_id: int) -> Row | None:
    """What a child gets by itself."""
    return next(iter(rows("SELECT * FROM pocket_allowances WHERE member_id = ?", (member_id,))), None)


def has_ledger(rows: Rows, member_id: int) -> bool:
    """Whether anything was ever set up or noted for this child."""
    if allowance_of(rows, member_id) is not None:
        return True
    return bool(rows("SELECT 1 FROM pocket_entries WHERE member_id = ? LIMIT 1", (member_id,)))


def balance(rows: Rows, member_id: int, currency: str) -> Money:
    """What a child has in a currency: all its lines together."""
    found = rows(
        "SELECT coalesce(sum(minor), 0) AS minor FROM pocket_entries WHERE member_id = ? AND currency = ?",
        (member_id, currency),
    )
    return Money(int(found[0]["minor"]), currency)


def balances(rows: Rows, member_id: int, currency: str) -> tuple[Money, ...]:
    """What a child has, the household's currency first, others only where there is anything."""
    found = rows(
        "SELECT currency, sum(minor) AS minor FROM pocket_entries WHERE member_id = ? GROUP BY currency HAVING"
        " currency <> ? AND sum(minor) <> 0 ORDER BY currency",
        (member_id, currency),
    )
    others = tuple(Money(int(row["minor"]), row["currency"]) for row in found)
    return (balance(rows, member_id, currency), *others)


def changeable_entry(rows: Rows, entry_id: int, asker: Asker) -> Row:
    """A line that the asker may change: a grown-up any, a child what it noted itself. Raises PersonError."""
    found = rows("SELECT * FROM pocket_entries WHERE id = ?", (entry_id,))
    if not found:
        raise NotFoundError("pocket-entry-gone")
    row = found[0]
    own = row["member_id"] == row["owner"] == asker.member.id
    check(CorrectEntry, asker, own=own, key="not-allowed-child")
    return row


def entry_facts(row: Row) -> dict[str, Any]:
    """A line as facts of an outcome, the amount without its sign."""
    return {
        "money": Money(abs(row["minor"]), row["currency"]),
        "shop": row["note"],
        "day": date.fromisoformat(row["day"]),
    }


def entry_line(row: Row) -> Outcome:
    """A line of the ledger as it is listed."""
    return Outcome(f"pocket-line-{row['kind']}", entry_facts(row))
