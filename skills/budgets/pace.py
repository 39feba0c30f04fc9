"""What will be spent by the end of a week or month, judged by the last twelve weeks or else by its days so far."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from fractions import Fraction

from skills.budgets.spending import Rows, Scope, Span, condition, sums
from skills.engine.money import Money

WEEKS = 12
"""How far back a usual weekday is learnt from."""
LEAST_WEEKS = 4
"""With less behind it than this there is no usual weekday."""
LEAST_DAYS = 3
"""So many days of a period must have begun until its pace says anything."""
DEAREST = Fraction(95, 100)
"""A day that is dearer than this share of all days counts as one that is not: a sofa is not bought every month."""
BY_DATE = "bills"
"""The category of what comes on its date and not by the day."""


@dataclass(frozen=True, slots=True)
class Pace:
    """What is to be expected by the end of a span."""

    spent: Money
    rest: Money
    """On the days that are left, today not counted."""
    days_left: int
    usual: bool
    """By weekdays of the last weeks; else by the days of the span so far."""

    @property
    def expected(self) -> Money:
        """By the end."""
        return Money(self.spent.minor + self.rest.minor, self.spent.currency)


def pace(rows: Rows, scope: Scope, span: Span, today: date, currency: str) -> Pace | None:
    """The pace of a span in which `today` lies, in a currency; None where nothing can be told yet.

    The days left are expected to cost what their weekday did on average in the last `WEEKS` weeks, bills (which come
    on their date) left out unless they are what is asked about. Without such weeks, as much a day as so far.
    """
    if not span.start <= today < span.end:
        return None
    so_far = _by_day(rows, scope, Span(span.start, today + timedelta(days=1)), currency)
    spent = sum(so_far.values())
    left = [today + timedelta(days=n) for n in range(1, (span.end - today).days)]
    usual = _usual(rows, scope, today, currency)
    if usual is not None:
        rest = round(sum((usual[day.weekday()] for day in left), Fraction()))
    else:
        gone = (today - span.start).days + 1
        if gone < LEAST_DAYS and left:
            return None
        daily = sum(_without_bills(rows, scope, Span(span.start, today + timedelta(days=1)), currency).values())
        rest = round(Fraction(daily * len(left), gone))
    return Pace(Money(spent, currency), Money(max(rest, 0), currency), len(left), usual is not None)


def _usual(rows: Rows, scope: Scope, today: date, currency: str) -> list[Fraction] | None:
    """What each weekday cost on average, from Monday; None without enough weeks behind it."""
    where, facts = condition(rows, scope, Span(today - timedelta(weeks=WEEKS), today))
    first = rows(f"SELECT min(day) AS day FROM transactions WHERE {where}", facts)[0]["day"]
    weeks = (today - date.fromisoformat(first)).days // 7 if first else 0
    if weeks < LEAST_WEEKS:
        return None
    span = Span(today - timedelta(weeks=weeks), today)
    found = _without_bills(rows, scope, span, currency)
    days = [span.start + timedelta(days=n) for n in range(span.days)]
    ordered = sorted(found.get(day, 0) for day in days)
    most = ordered[int(DEAREST * (len(ordered) - 1))]
    costs = [0] * 7
    for day in days:
        costs[day.weekday()] += min(found.get(day, 0), most) if most > 0 else found.get(day, 0)
    return [Fraction(cost, weeks) for cost in costs]


def _by_day(rows: Rows, scope: Scope, span: Span, currency: str) -> dict[date, int]:
    found = sums(rows, scope, span, currency, "day")
    return {date.fromisoformat(one.name): one.money.minor for one in found if one.money.currency == currency}


def _without_bills(rows: Rows, scope: Scope, span: Span, currency: str) -> dict[date, int]:
    found = _by_day(rows, scope, span, currency)
    if scope.category is None:
        for day, minor in _by_day(rows, Scope(BY_DATE, scope.merchant, scope.paid_by), span, currency).items():
            found[day] = found.get(day, 0) - minor
    return found
