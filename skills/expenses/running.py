"""Running commands on expenses."""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import Any

from knowledge.store.database import Row
from skills.budgets.watch import passed
from skills.engine.asking import NotAllowedError, NotFoundError
from skills.engine.command import GROWN_UPS, Asker, Outcome, Reading, Ref, Running
from skills.engine.lessons import Lesson, LessonKind
from skills.engine.matching import fold
from skills.engine.money import Money
from skills.expenses.commands import CorrectExpense, DeleteExpense, LogExpense, SumExpenses, skill
from skills.expenses.ledger import Entry, add_entry


@skill.command(LogExpense, roles=GROWN_UPS)
def log(command: LogExpense, running: Running) -> Outcome:
    """Books the expense, and says so when it passes a budget."""
    asker = running.asker
    entry = Entry(
        command.money, command.category, command.day, command.paid_by, merchant=command.merchant, note=command.note
    )
    expense_id = add_entry(running, entry)
    notes = passed(running.rows, command.category, command.day)
    return Outcome("expense-logged", _facts(_row(running, expense_id), asker), (Ref(skill.name, expense_id),), notes)


@skill.command(CorrectExpense, roles=GROWN_UPS)
def correct(command: CorrectExpense, running: Running) -> Outcome:
    """Replaces what was said anew."""
    row = _row(running, command.expense_id)
    if running.asker.member.id not in (row["owner"], row["paid_by"]) and not running.asker.member.grown_up:
        raise NotAllowedError("not-allowed-others")
    new: dict[str, str | int | float | None] = {}
    if command.money is not None:
        home = command.money if command.money.currency == running.asker.household.currency else None
        new |= {
            "minor": command.money.minor,
            "currency": command.money.currency,
            "home_minor": home.minor if home else None,
            "home_currency": home.currency if home else None,
        }
    if command.category is not None:
        new["category"] = command.category
    if command.day is not None:
        new["day"] = command.day.isoformat()
    if command.merchant is not None:
        new["merchant"] = command.merchant
    if command.paid_by is not None:
        new["paid_by"] = command.paid_by
    running.changes.update("transactions", command.expense_id, new)
    row = _row(running, command.expense_id)
    notes = passed(running.rows, row["category"], date.fromisoformat(row["day"]))
    taught = command.category is not None and row["merchant"] is not None
    lesson = Lesson(LessonKind.CATEGORY, f"{row['merchant']}", row["category"])
    return Outcome(
        "expense-corrected",
        _facts(row, running.asker),
        (Ref(skill.name, row["id"]),),
        notes,
        teaches=(lesson,) if taught else (),
    )


def _ask_delete(command: DeleteExpense, reading: Reading) -> Outcome:
    return Outcome("expense-delete-sure", _facts(_row(reading, command.expense_id), reading.asker))


@skill.command(DeleteExpense, roles=GROWN_UPS, asks_first=_ask_delete)
def delete(command: DeleteExpense, running: Running) -> Outcome:
    """Removes the expense."""
    facts = _facts(_row(running, command.expense_id), running.asker)
    running.changes.delete("transactions", command.expense_id)
    return Outcome("expense-deleted", facts)


@skill.command(SumExpenses, roles=GROWN_UPS, changes=False)
def total(command: SumExpenses, running: Running) -> Outcome:
    """Adds up by currency, exactly, or lists the single expenses; not where children and guests read along."""
    if running.asker.group and not all(member.grown_up for member in running.asker.members):
        raise NotAllowedError("ask-in-private")
    rows = [
        row
        for row in running.rows(
            "SELECT * FROM transactions WHERE kind = 'expense' AND day >= ? AND day < ? ORDER BY day DESC, id DESC",
            (command.start.isoformat(), command.end.isoformat()),
        )
        if _asked_for(row, command)
    ]
    facts: dict[str, Any] = {
        "category": command.category,
        "merchant": command.merchant,
        "start": command.start,
        "last": command.end - timedelta(days=1),
        "count": len(rows),
        "payer": next(iter(running.asker.names([command.paid_by])), None) if command.paid_by else None,
    }
    if not rows:
        return Outcome("expenses-none", facts)
    sums: dict[str, int] = {}
    for row in rows:
        sums[row["currency"]] = sums.get(row["currency"], 0) + row["minor"]
    facts["sums"] = tuple(Money(minor, currency) for currency, minor in sums.items())
    shown = rows if command.listed else rows[:5]
    facts["lines"] = tuple(Outcome("expense-line", _facts(row, running.asker)) for row in shown[:30])
    return Outcome("expenses-total", facts)


def _asked_for(row: Row, command: SumExpenses) -> bool:
    if command.category is not None and row["category"] != command.category:
        return False
    if command.paid_by is not None and row["paid_by"] != command.paid_by:
        return False
    if command.merchant is None:
        return True
    words = re.escape(fold(command.merchant))
    return bool(re.search(rf"\b{words}", fold(f"{row['merchant'] or ''} {row['note'] or ''}")))


def _row(source: Reading | Running, expense_id: int) -> Row:
    rows = source.rows("SELECT * FROM transactions WHERE id = ?", (expense_id,))
    if not rows:
        raise NotFoundError("expense-not-found")
    return rows[0]


def _facts(row: Row, asker: Asker) -> dict[str, Any]:
    day = date.fromisoformat(row["day"])
    return {
        "money": Money(row["minor"], row["currency"]),
        "shop": row["merchant"] or row["note"],
        "category": row["category"],
        "day": day,
        "payer": None if row["paid_by"] == asker.member.id else next(iter(asker.names([row["paid_by"]])), None),
    }


@skill.exports
def export(reading: Reading) -> dict[str, list[dict[str, Any]]]:
    """All expenses."""
    return {
        "expenses": [
            {
                "amount": f"{Money(row['minor'], row['currency']).amount}",
                "currency": row["currency"],
                "merchant": row["merchant"] or row["note"],
                "category": row["category"],
                "date": row["day"],
                "paid_by": next(iter(reading.asker.names([row["paid_by"]])), None),
            }
            for row in reading.rows("SELECT * FROM transactions WHERE kind = 'expense' ORDER BY id")
        ]
    }
