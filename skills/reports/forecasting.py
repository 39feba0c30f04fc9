"""What the month will have cost by its end: spent so far, the usual rest, and the bills that are still due."""

from __future__ import annotations

from datetime import date, timedelta

from skills.budgets.pace import BY_DATE, WEEKS, pace
from skills.budgets.spans import month_of
from skills.budgets.spending import Scope, Span, total
from skills.budgets.watch import standing
from skills.engine.command import Outcome, Running
from skills.engine.money import Money
from skills.engine.privacy import in_private
from skills.reports.commands import ForecastMonth, skill
from skills.reports.comparing import besides, scope_facts
from skills.reports.due import Due, still_due

DAY = timedelta(days=1)


@skill.command(ForecastMonth, changes=False)
def forecast(command: ForecastMonth, running: Running) -> Outcome:
    """The sum with the parts it is made of, so that it can be checked; and what comes in against it."""
    asker = running.asker
    in_private(asker)
    today = asker.local_now.date()
    span, scope, home = month_of(today), Scope(command.category), asker.household.currency
    so_far, unrated = total(running.rows, scope, Span(span.start, today + DAY), home)
    facts = {**scope_facts(scope, asker), "until": span.last, "spent": so_far, "weeks": WEEKS}
    ahead = pace(running.rows, scope, span, today, home)
    if ahead is None:
        return Outcome("forecast-too-early", facts, notes=besides(unrated))
    due = _due(command, running, span)
    bills = Money(sum(one.money.minor for one in due), home)
    expected = Money(ahead.expected.minor + bills.minor, home)
    lines = [Outcome("forecast-spent", {"money": so_far})]
    if ahead.days_left:
        key = "forecast-usual" if ahead.usual else "forecast-pace"
        lines.append(Outcome(key, {"money": ahead.rest, "days": ahead.days_left, "weeks": WEEKS}))
    if due:
        lines.append(Outcome("forecast-bills", {"money": bills, "names": [one.name for one in due]}))
    notes = (*_income(command, running, span, expected), *_budget(command, running, expected), *besides(unrated))
    return Outcome("forecast-month", {**facts, "expected": expected, "lines": tuple(lines)}, notes=notes)


def _due(command: ForecastMonth, running: Running, span: Span) -> list[Due]:
    if command.category not in (None, BY_DATE):
        return []
    return still_due(running, span)


def _income(command: ForecastMonth, running: Running, span: Span, expected: Money) -> tuple[Outcome, ...]:
    """What came in this month covers it, or falls short."""
    if command.category is not None:
        return ()
    came, _ = total(running.rows, Scope(kind="income"), span, expected.currency)
    if came.minor <= 0:
        return ()
    left = came.minor - expected.minor
    facts = {"income": came, "left": Money(abs(left), came.currency)}
    return (Outcome("forecast-enough" if left >= 0 else "forecast-short", facts),)


def _budget(command: ForecastMonth, running: Running, expected: Money) -> tuple[Outcome, ...]:
    """Whether the month's budget for the same lasts."""
    rows = running.rows(
        "SELECT * FROM budgets WHERE category IS ? AND period = 'month' AND member_id IS NULL AND currency = ?",
        (command.category, expected.currency),
    )
    if not rows:
        return ()
    limit = standing(running.rows, rows[0], _today(running)).limit
    key = "forecast-within" if expected <= limit else "forecast-beyond"
    return (Outcome(key, {"limit": limit, "left": Money(abs(limit.minor - expected.minor), limit.currency)}),)


def _today(running: Running) -> date:
    return running.asker.local_now.date()
