"""Running the commands that book, correct, remove and add up expenses."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

from knowledge.store.database import Row
from skills.engine.asking import NotAllowedError
from skills.engine.command import GROWN_UPS, Asker, Outcome, Reading, Running
from skills.engine.errors import PersonError
from skills.engine.lessons import Lesson, LessonKind
from skills.engine.matching import fold
from skills.engine.money import Money
from skills.expenses.booking import book, correct_entry
from skills.expenses.commands import CorrectExpense, DeleteExpense, LogExpense, LogRefund, SumExpenses, skill
from skills.expenses.ledger import Entry, entry_of, facts_of, row_of

MOST = 30
"""Lines that are shown at once."""


@skill.command(LogExpense, roles=GROWN_UPS)
def log(command: LogExpense, running: Running) -> Outcome:
    """Books the expense, and says so when it passes a budget; a large one waits for a second grown-up."""
    if command.money.minor <= 0:
        raise PersonError("expense-negative")
    entry = Entry(
        command.money,
        command.category,
        command.day,
        command.paid_by,
        merchant=command.merchant,
        note=command.note,
        account_id=command.account_id,
        payment=command.payment,
    )
    return book(running, entry)


@skill.command(LogRefund, roles=GROWN_UPS)
def refund(command: LogRefund, running: Running) -> Outcome:
    """Books what came back as an expense below nothing, so that sums and budgets are less by it."""
    if command.money.minor <= 0:
        raise PersonError("expense-negative")
    entry = Entry(
        Money(-command.money.minor, command.money.currency),
        command.category,
        command.day,
        command.paid_by,
        merchant=command.merchant,
        account_id=command.account_id,
    )
    return book(running, entry)


@skill.command(CorrectExpense, roles=GROWN_UPS)
def correct(command: CorrectExpense, running: Running) -> Outcome:
    """Replaces what was said anew."""
    before = entry_of(row_of(running, command.expense_id))
    said: dict[str, Any] = {
        "category": command.category,
        "day": command.day,
        "merchant": command.merchant,
        "paid_by": command.paid_by,
        "account_id": command.account_id,
        "payment": command.payment,
    }
    after: Entry = replace(before, **{name: value for name, value in said.items() if value is not None})
    if command.money is not None:
        if command.money.minor <= 0:
            raise PersonError("expense-negative")
        sign = -1 if before.money.minor < 0 else 1
        after = replace(after, money=Money(sign * command.money.minor, command.money.currency))
    outcome = correct_entry(running, command.expense_id, after)
    if command.category is None or after.merchant is None or not outcome.refs:
        return outcome
    return replace(outcome, teaches=(Lesson(LessonKind.CATEGORY, after.merchant, command.category),))


def _ask_delete(command: DeleteExpense, reading: Reading) -> Outcome:
    return Outcome("expense-delete-sure", facts_of(entry_of(row_of(reading, command.expense_id)), reading.asker))


@skill.command(DeleteExpense, roles=GROWN_UPS, asks_first=_ask_delete)
def delete(command: DeleteExpense, running: Running) -> Outcome:
    """Removes the row."""
    facts = facts_of(entry_of(row_of(running, command.expense_id)), running.asker)
    running.changes.delete("transactions", command.expense_id)
    return Outcome("expense-deleted", facts)


@skill.command(SumExpenses, roles=GROWN_UPS, changes=False)
def total(command: SumExpenses, running: Running) -> Outcome:
    """Adds up exactly in the household's currency, or lists the single expenses.

    Amounts whose worth is not known are said beside. Not where children and guests read along.
    """
    in_private(running.asker)
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
    facts["sums"] = sums_of(rows, running.asker.household.currency)
    if command.grouping in GROUPS and not command.listed:
        facts["lines"] = _grouped(rows, command.grouping, running.asker)
    else:
        shown = rows[: MOST if command.listed else 5]
        facts["lines"] = tuple(_line(row, running.asker) for row in shown)
    return Outcome("expenses-total", facts)


def in_private(asker: Asker) -> None:
    """Raises NotAllowedError where children or guests read along."""
    if asker.group and not all(member.grown_up for member in asker.members):
        raise NotAllowedError("ask-in-private")


def sums_of(rows: Sequence[Row], home: str) -> tuple[Money, ...]:
    """The sum in the household's currency first, then by currency what could not be converted to it."""
    sums: dict[str, int] = {}
    for row in rows:
        known = row["home_minor"] is not None
        currency = row["home_currency"] if known else row["currency"]
        sums[currency] = sums.get(currency, 0) + (row["home_minor"] if known else row["minor"])
    by_home = sorted(sums.items(), key=lambda one: (one[0] != home, one[0]))
    return tuple(Money(minor, currency) for currency, minor in by_home)


def _line(row: Row, asker: Asker) -> Outcome:
    key = "expense-line" if row["minor"] > 0 else "expense-line-back"
    return Outcome(key, facts_of(entry_of(row), asker))


GROUPS: dict[str, Callable[[Row, Asker], Any]] = {
    "category": lambda row, _: row["category"],
    "merchant": lambda row, _: row["merchant"] or row["note"],
    "member": lambda row, asker: next(iter(asker.names([row["paid_by"]])), None),
    "month": lambda row, _: date.fromisoformat(row["day"]).replace(day=1),
}
"""What sums can be told for, and what of a row that is."""


def _grouped(rows: Sequence[Row], grouping: str, asker: Asker) -> tuple[Outcome, ...]:
    """A line for each group, the largest first; months in their order."""
    groups: dict[Any, list[Row]] = {}
    for row in rows:
        groups.setdefault(GROUPS[grouping](row, asker), []).append(row)
    sums = [(name, sums_of(of_group, asker.household.currency)) for name, of_group in groups.items()]
    if grouping == "month":
        sums.sort(key=lambda one: one[0])
    else:
        sums.sort(key=lambda one: -one[1][0].minor)
    return tuple(_group_line(grouping, name, money) for name, money in sums[:MOST])


def _group_line(grouping: str, name: Any, money: tuple[Money, ...]) -> Outcome:
    facts: dict[str, Any] = {"sums": money}
    if name is None:
        return Outcome("expense-group-other", facts)
    if grouping == "month":
        last = (name + timedelta(days=32)).replace(day=1) - timedelta(days=1)
        return Outcome("expense-group-month", {**facts, "start": name, "last": last})
    if grouping == "category":
        return Outcome("expense-group-category", {**facts, "category": name})
    return Outcome("expense-group", {**facts, "name": name})


def _asked_for(row: Row, command: SumExpenses) -> bool:
    if command.category is not None and row["category"] != command.category:
        return False
    if command.paid_by is not None and row["paid_by"] != command.paid_by:
        return False
    if command.merchant is None:
        return True
    words = re.escape(fold(command.merchant))
    return bool(re.search(rf"\b{words}", fold(f"{row['merchant'] or ''} {row['note'] or ''}")))
