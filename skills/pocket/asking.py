"""What a child spends above its limit: a grown-up is asked, and what is noted is exactly what was asked for."""

from __future__ import annotations

from datetime import date, datetime

from knowledge.clock import from_text, to_text
from knowledge.outbox import Outgoing
from knowledge.store.changes import Value
from knowledge.store.database import Database, Row
from skills.engine.asking import NotAllowedError, NotFoundError
from skills.engine.command import Offer, Outcome, Reading, Ref, Running
from skills.engine.money import Money
from skills.expenses.limits import OPEN_FOR, over
from skills.pocket.commands import AgreeSpend, RefuseSpend, Spend, skill
from skills.pocket.store import balance, member_called

ASK, ANSWER = "pocket-ask", "pocket-answer"
"""Kinds of outbox rows: the question to the grown-ups, and the word to the child."""


def ask(command: Spend, running: Running) -> Outcome:
    """Keeps what a child wants to note, and asks the grown-ups. Nothing is noted yet."""
    asker = running.asker
    ask_id = running.changes.insert(
        "pocket_asks",
        {
            "member_id": command.member,
            "minor": command.money.minor,
            "currency": command.money.currency,
            "day": command.day.isoformat(),
            "note": command.note,
            "created_at": to_text(asker.now),
        },
    )
    asked = [one for one in asker.members if one.grown_up]
    for one in asked:
        _put(running, one.id, ASK, ask_id)
    names = tuple(one.name for one in asked)
    return Outcome("pocket-asked", {"money": command.money, "shop": command.note, "names": names, "ask": ask_id})


def _put(running: Running, member_id: int, kind: str, ask_id: int) -> None:
    now = running.asker.now
    running.outbox.put(member_id=member_id, kind=kind, due=now, now=now, facts={}, subject_id=ask_id, timed=False)


@skill.command(AgreeSpend)
def agree(command: AgreeSpend, running: Running) -> Outcome:
    """Notes it as the child's own word. Where the child has less by now it is not noted."""
    row = _open(command.ask_id, running)
    if row["status"] != "open":
        return _decided(row, running)
    if balance(running.rows, row["member_id"], row["currency"]).minor < row["minor"]:
        raise NotAllowedError("pocket-ask-not-enough", **_facts(row, running))
    entry_id = running.changes.insert(
        "pocket_entries",
        {
            "member_id": row["member_id"],
            "kind": "spent",
            "minor": -row["minor"],
            "currency": row["currency"],
            "day": row["day"],
            "note": row["note"],
            "owner": row["member_id"],
            "created_at": to_text(running.asker.now),
        },
    )
    _decide(row, "agreed", running, entry_id)
    left = balance(running.rows, row["member_id"], row["currency"])
    return Outcome("pocket-spent", {**_facts(row, running), "rest": left}, (Ref(skill.name, entry_id),))


@skill.command(RefuseSpend)
def refuse(command: RefuseSpend, running: Running) -> Outcome:
    """Nothing is noted."""
    row = _open(command.ask_id, running)
    if row["status"] != "open":
        return _decided(row, running)
    _decide(row, "refused", running)
    return Outcome("pocket-ask-refused", _facts(row, running))


def _open(ask_id: int, running: Running) -> Row:
    rows = running.rows("SELECT * FROM pocket_asks WHERE id = ?", (ask_id,))
    if not rows:
        raise NotFoundError("proposal-gone")
    row = rows[0]
    if row["status"] == "open" and over(row, running.asker.now):
        _lapse(row, running)
        return {**row, "status": "lapsed"}
    return row


def _decide(row: Row, status: str, running: Running, entry_id: int | None = None) -> None:
    running.changes.note(asked_by=row["member_id"], word=status, ask=row["id"])
    decided: dict[str, Value] = {"status": status, "decided_by": running.asker.member.id, "entry_id": entry_id}
    running.changes.update("pocket_asks", row["id"], decided)
    running.outbox.drop(ASK, row["id"])
    _put(running, row["member_id"], ANSWER, row["id"])


def _lapse(row: Row, running: Running) -> None:
    running.rows("UPDATE pocket_asks SET status = 'lapsed' WHERE id = ?", (row["id"],))
    running.outbox.drop(ASK, row["id"])
    _put(running, row["member_id"], ANSWER, row["id"])


def _decided(row: Row, running: Running) -> Outcome:
    """Somebody else was quicker, or it is too late."""
    by = running.asker.name_of(row["decided_by"]) or "?"
    return Outcome(f"pocket-ask-{row['status']}-already", {**_facts(row, running), "by": by})


def _facts(row: Row, source: Reading | Running) -> dict[str, object]:
    return {
        "money": Money(row["minor"], row["currency"]),
        "shop": row["note"],
        "day": date.fromisoformat(row["day"]),
        "name": member_called(source.asker, row["member_id"]),
    }


_OPEN = "SELECT * FROM pocket_asks WHERE status = 'open' ORDER BY created_at"


def lapse_old(running: Running) -> None:
    """Ends what nobody answered in time, and tells the child."""
    for row in running.rows(_OPEN):
        if over(row, running.asker.now):
            _lapse(row, running)


def next_lapse(database: Database) -> datetime | None:
    """When the oldest open one has waited too long."""
    rows = database.rows(f"{_OPEN} LIMIT 1")
    return from_text(rows[0]["created_at"]) + OPEN_FOR if rows else None


@skill.announces(ASK)
def announce_question(row: Outgoing, reading: Reading) -> Outcome | None:
    """The question to a grown-up; nothing where it was answered or taken back meanwhile."""
    found = reading.rows("SELECT * FROM pocket_asks WHERE id = ? AND status = 'open'", (row.subject_id,))
    if not found or not reading.asker.member.grown_up:
        return None
    ask_id = found[0]["id"]
    offers = (Offer("confirm", AgreeSpend(ask_id), "button-agree"), Offer("cancel", RefuseSpend(ask_id)))
    return Outcome("pocket-ask", _facts(found[0], reading), offers=offers)


@skill.announces(ANSWER)
def announce_answer(row: Outgoing, reading: Reading) -> Outcome | None:
    """The word to the child; nothing where it is undone already."""
    found = reading.rows("SELECT * FROM pocket_asks WHERE id = ? AND status <> 'open'", (row.subject_id,))
    if not found:
        return None
    by = reading.asker.name_of(found[0]["decided_by"]) or "?"
    return Outcome(f"pocket-ask-was-{found[0]['status']}", {**_facts(found[0], reading), "by": by})
