"""The days that a question or a budget is about, and those that they are compared with."""

from __future__ import annotations

from datetime import date, timedelta

from dateutil.relativedelta import relativedelta

from skills.budgets.spending import Span
from skills.engine.times import TimeSpan

DAY = timedelta(days=1)
EARLIEST = date(1970, 1, 1)
LENGTHS = {
    "week": relativedelta(weeks=1),
    "month": relativedelta(months=1),
    "quarter": relativedelta(months=3),
    "year": relativedelta(years=1),
}


def month_of(day: date) -> Span:
    """The calendar month of a day."""
    start = day.replace(day=1)
    return Span(start, start + LENGTHS["month"])


def period_of(day: date, period: str) -> Span:
    """The "week" (from Monday) or "month" that a day lies in."""
    if period == "month":
        return month_of(day)
    monday = day - timedelta(days=day.weekday())
    return Span(monday, monday + LENGTHS["week"])


def year_of(year: int) -> Span:
    """A calendar year."""
    return Span(date(year, 1, 1), date(year + 1, 1, 1))


def days_of(when: TimeSpan | None, today: date) -> Span | None:
    """The days of a time expression; None where it names none. "Since March" ends with today."""
    if when is None or (when.start is None and when.end is None):
        return None
    start = when.start.date() if when.start is not None else EARLIEST
    if when.end is not None:
        end = when.end.date() + (DAY if when.has_time else timedelta())
    elif when.grain in LENGTHS:
        end = start + LENGTHS[when.grain]
    elif when.timex in ("since", "after"):
        end = today + DAY
    else:
        end = start + DAY
    return Span(start, max(end, start + DAY))


def before(span: Span) -> Span:
    """The span right before it: the month before a month, the same days of it for its first days, else as many days."""
    for length in LENGTHS.values():
        if span.start + length == span.end and span.start - length + length == span.start:
            return Span(span.start - length, span.start)
    if span.start.day == 1 and span.end <= span.start + LENGTHS["month"]:
        earlier = span.start - LENGTHS["month"]
        return Span(earlier, min(earlier + (span.end - span.start), span.start))
    return Span(span.start - (span.end - span.start), span.start)


def fair(span: Span, against: Span, today: date) -> tuple[Span, Span]:
    """Both spans as they can be compared: while the first is not over, only as much of each as it has had by today.

    The 21st of a month is compared with the 21st of the other one, or with its last day where it has none.
    """
    if not span.start <= today < span.end - DAY:
        return span, against
    so_far = Span(span.start, today + DAY)
    if span.start.day == against.start.day and span.days > 27:
        passed = relativedelta(today, span.start)
        cut = against.start + passed + DAY
    else:
        cut = against.start + (today - span.start) + DAY
    return so_far, Span(against.start, min(cut, against.end))
