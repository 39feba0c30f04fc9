"""Running what large expenses need: the household's limit, and the word of a second grown-up."""

from __future__ import annotations

from datetime import datetime

from knowledge.clock import from_text
from knowledge.outbox import Outgoing
from knowledge.store.changes import Value
from knowledge.store.database import Database, Row
from skills.engine.asking import NotAllowedError
from skills.engine.command import GROWN_UPS, Offer, Outcome, Reading, Ref, Running
from skills.engine.errors import PersonError
from skills.expenses.booking import book, correct_entry
from skills.expenses.commands import AgreeExpense, RefuseExpense, SetApproval, skill
from skills.expenses.ledger import entry_of, facts_of, row_of
from skills.expenses.proposals import (
    ANSWER,
    APPROVE_ABOVE,
    ASK,
    answer,
    ask,
    corrected,
    others,
    proposal_row,
    proposed,
)


@skill.command(SetApproval, roles=GROWN_UPS)
def set_approval(command: SetApproval, running: Running) -> Outcome:
    """Keeps the limit, or takes it away."""
    there = running.rows("SELECT id FROM money_settings WHERE name = ?", (APPROVE_ABOVE,))
    if command.above is None:
        for row in there:
            running.changes.delete("money_settings", row["id"])
        return Outcome("approval-off")
    if command.above.minor < 0:
        raise PersonError("expense-negative")
    values: dict[str, Value] = {"minor": command.above.minor, "currency": command.above.currency}
    if there:
        running.changes.update("money_settings", there[0]["id"], values)
    else:
        running.changes.insert("money_settings", {"name": APPROVE_ABOVE, **values})
    notes = () if others(running.asker) else (Outcome("expense-alone"),)
    return Outcome("approval-set", {"limit": command.above}, notes=notes)


@skill.command(AgreeExpense, roles=GROWN_UPS)
def agree(command: AgreeExpense, running: Running) -> Outcome:
    """Books what was proposed, and tells who proposed it."""
    row = _open(command.proposal_id, running)
    if row["status"] != "open":
        return _decided(row, running)
    if row["expense_id"] is None:
        outcome = book(running, proposed(row), agreed=True)
    else:
        present = entry_of(row_of(running, row["expense_id"]))
        outcome = correct_entry(running, row["expense_id"], corrected(row, present), agreed=True)
    booked = outcome.refs[0].id
    _decide(row, "agreed", running, booked)
    if row["expense_id"] is None:
        running.changes.update("transactions", booked, {"owner": row["member_id"]})
    return outcome


@skill.command(RefuseExpense, roles=GROWN_UPS)
def refuse(command: RefuseExpense, running: Running) -> Outcome:
    """Books nothing, and tells who proposed it."""
    row = _open(command.proposal_id, running)
    if row["status"] != "open":
        return _decided(row, running)
    _decide(row, "refused", running)
    return Outcome("proposal-refused", _facts(row, running))


def _open(proposal_id: int, running: Running) -> Row:
    """The proposal, which anybody but who made it may decide."""
    row = proposal_row(running, proposal_id)
    if row["member_id"] == running.asker.member.id:
        raise NotAllowedError("proposal-own")
    return row


def _decide(row: Row, status: str, running: Running, booked: int | None = None) -> None:
    """Notes the decision. Undoing it leaves the question open and to be asked again."""
    running.rows("UPDATE proposals SET asked = 0 WHERE id = ?", (row["id"],))
    running.changes.update(
        "proposals",
        row["id"],
        {"status": status, "decided_by": running.asker.member.id, "transaction_id": booked},
    )
    answer(running, row["id"])


def _decided(row: Row, running: Running) -> Outcome:
    """Somebody else was quicker."""
    facts = _facts(row, running)
    facts["name"] = running.asker.name_of(row["decided_by"]) or "?"
    return Outcome("proposal-agreed-already" if row["status"] == "agreed" else "proposal-refused-already", facts)


def _facts(row: Row, source: Reading | Running) -> dict[str, object]:
    facts = facts_of(proposed(row), source.asker)
    return {**facts, "name": source.asker.name_of(row["member_id"]) or "?"}


@skill.announces(ASK)
def announce_question(row: Outgoing, reading: Reading) -> Outcome | None:
    """The question to another grown-up; nothing where it was answered or taken back meanwhile."""
    proposal = _still(row, reading)
    if proposal is None or proposal["status"] != "open" or not reading.asker.member.grown_up:
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
    if proposal is None or proposal["status"] == "open":
        return None
    facts = _facts(proposal, reading)
    facts["name"] = reading.asker.name_of(proposal["decided_by"]) or "?"
    if proposal["status"] == "refused":
        return Outcome("proposal-was-refused", facts)
    return Outcome("proposal-was-agreed", facts, (Ref(skill.name, proposal["transaction_id"]),))


def _still(row: Outgoing, reading: Reading) -> Row | None:
    found = reading.rows("SELECT * FROM proposals WHERE id = ?", (row.subject_id,))
    return found[0] if found else None


_UNASKED = "SELECT id, created_at FROM proposals WHERE status = 'open' AND asked = 0"


@skill.wakes
def wake(running: Running) -> None:
    """Puts the question again where its answer was taken back."""
    for row in running.rows(_UNASKED):
        running.rows("UPDATE proposals SET asked = 1 WHERE id = ?", (row["id"],))
        ask(running, row["id"])


@skill.wakes_next
def next_wake(database: Database) -> datetime | None:
    """At once, where a question is to be put again."""
    rows = database.rows(_UNASKED)
    return from_text(rows[0]["created_at"]) if rows else None
