"""What large expenses need: the word of a second grown-up, in time, for exactly what was proposed."""

from __future__ import annotations

from datetime import datetime

from knowledge.clock import from_text
from knowledge.outbox import Outgoing
from knowledge.store.database import Database, Row
from skills.engine.command import Offer, Outcome, Reading, Ref, Running
from skills.engine.permissions import check
from skills.expenses.booking import book, correct_entry
from skills.expenses.commands import AgreeExpense, RefuseExpense, skill
from skills.expenses.ledger import entry_of, facts_of, row_of
from skills.expenses.limits import OPEN_FOR, lapse_old, next_lapse, over
from skills.expenses.proposals import (
    ANSWER,
    ASK,
    answer,
    ask,
    corrected,
    lapse,
    proposal_row,
    proposed,
    still_as_it_was,
)


@skill.command(AgreeExpense)
def agree(command: AgreeExpense, running: Running) -> Outcome:
    """Books what was proposed, and tells who proposed it."""
    row = _open(command.proposal_id, running)
    if row["status"] != "open" or row["lapsed"]:
        return _decided(row, running)
    if row["expense_id"] is None:
        outcome = book(running, proposed(row), agreed=True)
    else:
        present = entry_of(row_of(running, row["expense_id"]))
        if not still_as_it_was(row, present):
            lapse(running, row, "changed")
            return _decided({**row, "lapsed": "changed"}, running)
        outcome = correct_entry(running, row["expense_id"], corrected(row, present), agreed=True)
    booked = outcome.refs[0].id
    _decide(row, "agreed", running, booked)
    if row["expense_id"] is None:
        running.changes.update("transactions", booked, {"owner": row["member_id"]})
    return outcome


@skill.command(RefuseExpense)
def refuse(command: RefuseExpense, running: Running) -> Outcome:
    """Books nothing, and tells who proposed it."""
    row = _open(command.proposal_id, running)
    if row["status"] != "open" or row["lapsed"]:
        return _decided(row, running)
    _decide(row, "refused", running)
    return Outcome("proposal-refused", _facts(row, running))


def _open(proposal_id: int, running: Running) -> Row:
    """The proposal, which anybody but who made it may decide."""
    row = proposal_row(running, proposal_id)
    check(AgreeExpense, running.asker, own=row["member_id"] == running.asker.member.id, key="proposal-own")
    if row["status"] == "open" and not row["lapsed"] and over(row, running.asker.now):
        lapse(running, row, "time")
        return proposal_row(running, proposal_id)
    return row


def _decide(row: Row, status: str, running: Running, booked: int | None = None) -> None:
    """Notes the decision. Undoing it leaves the question open and to be asked again."""
    running.changes.note(asked_by=row["member_id"], word=status, proposal=row["id"])
    running.rows("UPDATE proposals SET asked = 0 WHERE id = ?", (row["id"],))
    running.changes.update(
        "proposals",
        row["id"],
        {"status": status, "decided_by": running.asker.member.id, "transaction_id": booked},
    )
    answer(running, row["id"])


def _decided(row: Row, running: Running) -> Outcome:
    """Somebody else was quicker, or it is too late."""
    facts = _facts(row, running)
    if row["lapsed"]:
        return Outcome(f"proposal-lapsed-{row['lapsed']}", facts)
    facts["name"] = running.asker.name_of(row["decided_by"]) or "?"
    return Outcome("proposal-agreed-already" if row["status"] == "agreed" else "proposal-refused-already", facts)


def _facts(row: Row, source: Reading | Running) -> dict[str, object]:
    facts = facts_of(proposed(row), source.asker)
    return {**facts, "name": source.asker.name_of(row["member_id"]) or "?"}


@skill.announces(ASK)
def announce_question(row: Outgoing, reading: Reading) -> Outcome | None:
    """The question to another grown-up; nothing where it was answered or taken back meanwhile."""
    proposal = _still(row, reading)
    if proposal is None or proposal["status"] != "open" or proposal["lapsed"] or not reading.asker.member.grown_up:
        return None
    offers = (
        Offer("confirm", AgreeExpense(proposal["id"]), "button-agree"),
        Offer("cancel", RefuseExpense(proposal["id"])),
    )
    return Outcome("proposal-ask", _facts(proposal, reading), offers=offers)


@skill.announces(ANSWER)
def announce_answer(row: Outgoing, reading: Reading) -> Outcome | None:
    """The word to who proposed it; nothing where it is undone already."""
    proposal = _still(row, reading)
    if proposal is None or (proposal["status"] == "open" and not proposal["lapsed"]):
        return None
    facts = _facts(proposal, reading)
    if proposal["lapsed"]:
        return Outcome(f"proposal-was-lapsed-{proposal['lapsed']}", facts)
    facts["name"] = reading.asker.name_of(proposal["decided_by"]) or "?"
    if proposal["status"] == "refused":
        return Outcome("proposal-was-refused", facts)
    return Outcome("proposal-was-agreed", facts, (Ref(skill.name, proposal["transaction_id"]),))


def _still(row: Outgoing, reading: Reading) -> Row | None:
    found = reading.rows("SELECT * FROM proposals WHERE id = ?", (row.subject_id,))
    return found[0] if found else None


_OPEN = "SELECT * FROM proposals WHERE status = 'open' AND lapsed IS NULL ORDER BY created_at"


@skill.wakes
def wake(running: Running) -> None:
    """Puts the question again where its answer was taken back, and ends what nobody answered in time."""
    for row in running.rows(_OPEN):
        if over(row, running.asker.now):
            lapse(running, row, "time")
        elif not row["asked"]:
            running.rows("UPDATE proposals SET asked = 1 WHERE id = ?", (row["id"],))
            ask(running, row["id"])
    lapse_old(running)


@skill.wakes_next
def next_wake(database: Database) -> datetime | None:
    """At once, where a question is to be put again; else when the oldest has waited too long."""
    rows = database.rows(_OPEN)
    again = [from_text(row["created_at"]) for row in rows if not row["asked"]]
    ends = [from_text(row["created_at"]) + OPEN_FOR for row in rows[:1]]
    limits = next_lapse(database)
    return min((*again, *ends, *([limits] if limits else [])), default=None)
