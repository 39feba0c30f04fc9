"""Running the commands that book, correct, remove and add up expenses."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from knowledge.store.database import Row
from skills.budgets.spans import month_of
from skills.budgets.spending import Scope, Span, Sum, condition, latest_where, sums_where
from skills.engine.command import Asker, Outcome, Reading, Running
from skills.engine.errors import PersonError
from skills.engine.lessons import Lesson, LessonKind
from skills.engine.money import Money
from skills.engine.privacy import in_private
from skills.expenses.booking import book, correct_entry
from skills.expenses.commands import CorrectExpense, DeleteExpense, LogExpense, LogRefund, SumExpenses, skill
from skills.expenses.ledger import Entry, entry_of, facts_of, row_of

MOST = 30
"""Lines that are shown at once."""


@skill.command(LogExpense)
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


@skill.command(LogRefund)
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


@skill.command(CorrectExpense)
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


@skill.command(DeleteExpense, asks_first=_ask_delete)
def delete(command: DeleteExpense, running: Running) -> Outcome:
    """Removes the row."""
    facts = facts_of(entry_of(row_of(running, command.expense_id)), running.asker)
    running.changes.delete("transactions", command.expense_id)
    return Outcome("expense-deleted", facts)


@skill.command(SumExpenses, changes=False)
def total(command: SumExpenses, running: Running) -> Outcome:
    """Adds up exactly in the household's currency, or lists the single expenses.

    Amounts whose worth is not known are said beside. Not where children and guests read along.
    """
    asker, rows = running.asker, running.rows
    in_private(asker)
    home = asker.household.currency
    span = Span(command.start, command.end)
    where = condition(rows, Scope(command.category, command.merchant, command.paid_by), span)
    found = sums_where(rows, where, home)
    facts: dict[str, Any] = {
        "category": command.category,
        "merchant": command.merchant,
        "start": command.start,
        "last": span.last,
        "count": sum(one.count for one in found),
        "payer": asker.name_of(command.paid_by),
    }
    if not found:
        return Outcome("expenses-none", facts)
    facts["sums"] = home_first(found, home)
    if command.grouping in GROUPS and not command.listed:
        facts["lines"] = _grouped(sums_where(rows, where, home, command.grouping), command.grouping, asker)
    else:
        latest = latest_where(rows, where, MOST if command.listed else 5)
        facts["lines"] = tuple(_line(row, asker) for row in latest)
    return Outcome("expenses-total", facts)


def home_first(found: Sequence[Sum], home: str) -> tuple[Money, ...]:
    """The sum in the household's currency first, then by currency what could not be converted to it."""
    ordered = sorted(found, key=lambda one: (one.money.currency != home, one.money.currency))
    return tuple(one.money for one in ordered)


def _line(row: Row, asker: Asker) -> Outcome:
    key = "expense-line" if row["minor"] > 0 else "expense-line-back"
    return Outcome(key, facts_of(entry_of(row), asker))


GROUPS: dict[str, Callable[[str, Asker], Any]] = {
    "category": lambda name, _: name,
    "merchant": lambda name, _: name or None,
    "member": lambda name, asker: asker.name_of(int(name)),
    "month": lambda name, _: date.fromisoformat(f"{name}-01"),
}
"""What sums can be told for, and what is said for the name of such a sum."""


def _grouped(found: Sequence[Sum], grouping: str, asker: Asker) -> tuple[Outcome, ...]:
    """A line for each group, the largest first; months in their order."""
    groups: dict[Any, list[Sum]] = {}
    for one in found:
        groups.setdefault(GROUPS[grouping](one.name, asker), []).append(one)
    home = asker.household.currency
    sums = [(name, home_first(of_group, home)) for name, of_group in groups.items()]
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
        return Outcome("expense-group-month", {**facts, "start": name, "last": month_of(name).last})
    if grouping == "category":
        return Outcome("expense-group-category", {**facts, "category": name})
    return Outcome("expense-group", {**facts, "name": name})
