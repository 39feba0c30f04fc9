"""Large expenses that wait for the word of a second grown-up."""

from __future__ import annotations

import json
from dataclasses import asdict, fields, replace
from datetime import date
from typing import Any

from knowledge.clock import to_text
from knowledge.store.database import Row
from skills.engine.asking import NotFoundError
from skills.engine.command import Outcome, Reading, Running
from skills.engine.money import Money
from skills.expenses.ledger import Entry, facts_of
from skills.expenses.limits import limit_of, others
from skills.rates.table import converted

ASK, ANSWER = "expense-proposal", "expense-answer"
"""Kinds of outbox rows: the question to the others, and the word to who asked."""


def is_large(running: Running, entry: Entry) -> bool:
    """Whether an expense is above what the asker may book alone; an amount whose worth is not known counts as large.

    What came from a bank has happened already.
    """
    limit = limit_of(running, running.asker.member.id)
    if limit is None or entry.kind != "expense" or entry.money.minor <= 0 or entry.source == "bank":
        return False
    worth = converted(running.rows, entry.money, limit.currency, entry.day)
    return worth is None or worth[0].minor > limit.minor


def propose(running: Running, entry: Entry, *, expense_id: int | None = None, was: Entry | None = None) -> Outcome:
    """Keeps the entry, or a correction of an expense as it `was`, and asks the other grown-ups.

    `facts["proposal"]` is its id.
    """
    asker = running.asker
    proposal_id = running.changes.insert(
        "proposals",
        {
            "entry": _dump(entry),
            "expense_id": expense_id,
            "was": _dump(was) if was else None,
            "member_id": asker.member.id,
            "created_at": to_text(asker.now),
        },
    )
    ask(running, proposal_id)
    facts = {**facts_of(entry, asker), "names": tuple(member.name for member in others(asker)), "proposal": proposal_id}
    return Outcome("expense-proposed", facts)


def ask(running: Running, proposal_id: int) -> None:
    """Puts the question to every grown-up but who proposed it."""
    row = proposal_row(running, proposal_id)
    for member in running.asker.members:
        if member.grown_up and member.id != row["member_id"]:
            _put(running, member.id, ASK, proposal_id)


def answer(running: Running, proposal_id: int) -> None:
    """Tells who proposed it what was decided."""
    running.outbox.drop(ASK, proposal_id)
    _put(running, proposal_row(running, proposal_id)["member_id"], ANSWER, proposal_id)


def _put(running: Running, member_id: int, kind: str, proposal_id: int) -> None:
    now = running.asker.now
    running.outbox.put(member_id=member_id, kind=kind, due=now, now=now, facts={}, subject_id=proposal_id, timed=False)


def proposal_row(source: Reading | Running, proposal_id: int) -> Row:
    """A proposal. Raises NotFoundError where it was taken back."""
    rows = source.rows("SELECT * FROM proposals WHERE id = ?", (proposal_id,))
    if not rows:
        raise NotFoundError("proposal-gone")
    return rows[0]


def proposed(row: Row) -> Entry:
    """The entry that a proposal would book."""
    return _load(row["entry"])


def lapse(running: Running, row: Row, why: str) -> None:
    """Nobody's word counts for it any more, because of the `time` or because it is `changed`; who proposed it is told.

    It is no part of what undo takes back.
    """
    running.rows("UPDATE proposals SET lapsed = ?, asked = 1 WHERE id = ?", (why, row["id"]))
    answer(running, row["id"])


def was_agreed(running: Running, expense_id: int) -> bool:
    """Whether an expense is booked by the word of two."""
    sql = "SELECT 1 FROM proposals WHERE status = 'agreed' AND transaction_id = ?"
    return bool(running.rows(sql, (expense_id,)))


def same_bill(one: Entry, other: Entry) -> bool:
    """Whether two entries are the same to who agreed: the amount, where, and on which day."""
    return (one.money, one.merchant, one.day) == (other.money, other.merchant, other.day)


def still_as_it_was(row: Row, present: Entry) -> bool:
    """Whether an expense whose correction was proposed is what it was then."""
    return row["was"] is None or same_bill(_load(row["was"]), present)


def corrected(row: Row, present: Entry) -> Entry:
    """The present expense with what a proposed correction would change of it, and nothing else."""
    new = _load(row["entry"])
    if row["was"] is None:
        return new
    was = _load(row["was"])
    names = [one.name for one in fields(Entry) if getattr(new, one.name) != getattr(was, one.name)]
    return replace(present, **{name: getattr(new, name) for name in names})


def _dump(entry: Entry) -> str:
    return json.dumps(asdict(entry), default=str, ensure_ascii=False)


def _load(text: str) -> Entry:
    values: dict[str, Any] = json.loads(text)
    return Entry(**{**values, "money": Money(**values["money"]), "day": date.fromisoformat(values["day"])})
