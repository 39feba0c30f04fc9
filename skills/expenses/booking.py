"""The one way to book: the entry, the second grown-up's word where it is large, and what it means for the budgets."""

from __future__ import annotations

from typing import Any

from skills.budgets.watch import watched
from skills.engine.command import Outcome, Ref, Running
from skills.engine.money import Money
from skills.expenses.commands import skill
from skills.expenses.ledger import Entry, add_entry, change_entry, entry_of, facts_of, row_of
from skills.expenses.limits import others
from skills.expenses.proposals import is_large, propose, same_bill, was_agreed


def book(running: Running, entry: Entry, *, agreed: bool = False, heard: bool = True) -> Outcome:
    """Books an entry of a local day, and says so with the budgets that it passes.

    The outcome's ref is the row of `transactions`. An expense above the household's limit is kept as a proposal
    instead, unless it is `agreed` on: the outcome "expense-proposed" has no refs, `facts["proposal"]` is the id in
    `proposals`, whose `transaction_id` says what was booked once another grown-up agreed. What nobody asked for is not
    `heard`: then all grown-ups are told of budgets. Raises ValueError for an amount that is none.
    """
    large = not agreed and is_large(running, entry)
    if large and others(running.asker):
        return propose(running, entry)
    entry_id = add_entry(running, entry)
    facts = _facts(running, entry_id)
    notes = _notes(running, entry_id, heard) + ((Outcome("expense-alone"),) if large else ())
    return Outcome(_key(entry), facts, (Ref(skill.name, entry_id),), notes)


def correct_entry(running: Running, expense_id: int, entry: Entry, *, agreed: bool = False) -> Outcome:
    """Gives an expense new values; what is above the limit waits for a second grown-up's word.

    That is one that grows, or that two agreed on and is to be of another shop or day.
    """
    before = entry_of(row_of(running, expense_id))
    same_currency = entry.money.currency == before.money.currency
    grows = entry.money.minor > before.money.minor if same_currency else True
    otherwise = was_agreed(running, expense_id) and not same_bill(entry, before)
    large = not agreed and (grows or (otherwise and entry.money == before.money)) and is_large(running, entry)
    if large and others(running.asker):
        return propose(running, entry, expense_id=expense_id, was=before)
    change_entry(running, expense_id, entry)
    facts = _facts(running, expense_id)
    notes = _notes(running, expense_id) + ((Outcome("expense-alone"),) if large else ())
    return Outcome("expense-corrected", facts, (Ref(skill.name, expense_id),), notes)


def _facts(running: Running, entry_id: int) -> dict[str, Any]:
    """What is said of what is booked now, with its account, and its worth where it is foreign money."""
    row = row_of(running, entry_id)
    foreign = row["home_minor"] is not None and row["home_currency"] != row["currency"]
    accounts = running.rows("SELECT name FROM money_accounts WHERE id = ?", (row["account_id"],))
    return {
        **facts_of(entry_of(row), running.asker),
        "account": accounts[0]["name"] if accounts else None,
        "worth": Money(abs(row["home_minor"]), row["home_currency"]) if foreign else None,
    }


def _key(entry: Entry) -> str:
    if entry.kind != "expense":
        return f"{entry.kind}-logged"
    return "expense-logged" if entry.money.minor > 0 else "refund-logged"


def _notes(running: Running, entry_id: int, heard: bool = True) -> tuple[Outcome, ...]:
    """That its worth is not known, and the budgets that it passes."""
    row = row_of(running, entry_id)
    unrated = row["home_minor"] is None
    notes = (Outcome("rate-unknown", {"currency": row["currency"]}),) if unrated else ()
    if row["kind"] != "expense" or row["minor"] <= 0:
        return notes
    entry = entry_of(row)
    return (*notes, *watched(running, entry.category, entry.day, entry.paid_by, heard=heard))
