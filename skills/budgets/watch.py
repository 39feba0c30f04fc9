"""What is spent of a budget in the period of a day."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

from knowledge.store.database import Row
from skills.engine.command import Outcome
from skills.engine.money import Money

Rows = Callable[..., list[Row]]


def period_of(day: date, period: str) -> tuple[date, date]:
    """First day and the day after the last of the week (from Monday) or month that a day lies in."""
    if period == "week":
        start = day - timedelta(days=day.weekday())
        return start, start + timedelta(days=7)
    start = day.replace(day=1)
    return start, (start + timedelta(days=32)).replace(day=1)


def spent(rows: Rows, budget: Row, day: date) -> Money:
    """What was spent of a budget in the period of a day, in the budget's currency."""
    start, end = period_of(day, budget["period"])
    found = rows(
        "SELECT coalesce(sum(minor), 0) AS minor FROM transactions"
        " WHERE kind = 'expense' AND category = ? AND currency = ? AND day >= ? AND day < ?",
        (budget["category"], budget["currency"], start.isoformat(), end.isoformat()),
    )
    return Money(int(found[0]["minor"]), budget["currency"])


def passed(rows: Rows, category: str, day: date) -> tuple[Outcome, ...]:
    """A note for each budget of the category that is passed or nearly so (80 %)."""
    notes = []
    for budget in rows("SELECT * FROM budgets WHERE category = ?", (category,)):
        limit, so_far = Money(budget["minor"], budget["currency"]), spent(rows, budget, day)
        facts = {
            "category": category,
            "limit": limit,
            "spent": so_far,
            "over": Money(so_far.minor - limit.minor, limit.currency),
            "left": Money(limit.minor - so_far.minor, limit.currency),
            "period": budget["period"],
        }
        if so_far.minor > limit.minor:
            notes.append(Outcome("budget-passed", facts))
        elif so_far.minor * 10 >= limit.minor * 8:
            notes.append(Outcome("budget-nearly", facts))
    return tuple(notes)
