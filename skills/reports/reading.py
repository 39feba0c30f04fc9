"""From what was understood to commands on reports."""

from __future__ import annotations

import re
from datetime import date, timedelta

from skills.budgets.commands import FindBudgets
from skills.budgets.spans import before, days_of, fair, month_of
from skills.budgets.spending import GROUPS, Span
from skills.engine.asking import MissingError
from skills.engine.command import Command, Reading
from skills.engine.request import Request
from skills.reports.commands import (
    CompareSpending,
    DrawSpending,
    ExportMoney,
    FindLargest,
    ForecastMonth,
    SummariseYear,
    skill,
)
from skills.reports.exporting import FORMS

DAY = timedelta(days=1)
LARGEST = 5
MOST = 30
MONTHS = 12
"""How many months a trend goes back where none were named."""
DARK = re.compile(r"\b(?:dark|dunkle?[rsnm]?|sombre|foncée?|oscur[oa]|scur[oa])\b", re.IGNORECASE)
BUDGETS = re.compile(r"\b(?:budgets?|presupuestos?)\b", re.IGNORECASE)
TREND = re.compile(
    r"\b(?:trends?|over the (?:months|year)|by month|per month|monthly|month by month"
    r"|Verlauf|Entwicklung|pro Monat|nach Monat(?:en)?|monatlich|évolution|tendance|par mois|mois par mois"
    r"|evolución|tendencia|por mes|mes a mes|andamento|tendenza|al mese|per mese|mese per mese)\b",
    re.IGNORECASE,
)
LATELY = re.compile(
    r"\b(?:(?:last|past|recent) (?:few |couple of )?months|(?:letzten|vergangenen) (?:paar )?Monaten?"
    r"|(?:derniers|précédents) mois|(?:últimos|pasados) meses|ultimi mesi|mesi scorsi)\b",
    re.IGNORECASE,
)
"""Months without a number, for which a trend goes back as far as without any."""
OF_THE_MONTH = re.compile(r"\b(?:of|in) the month|\bdes Monats|\bdu mois|\bdel mese?\b", re.IGNORECASE)
SAYS_FORM = re.compile(r"\b(csv|json|beancount|excel|spreadsheet|Tabelle|tableur|hoja de cálculo)\b", re.IGNORECASE)


@skill.reads("spending_compare")
def read_compare(request: Request, reading: Reading) -> CompareSpending:
    """This month where no time was said; against the time right before where no other was.

    A span that is not over is compared with as much of the other one.
    """
    today = _today(reading)
    span = days_of(request.when, today) or month_of(today)
    against = days_of(request.against, today) or before(span)
    if against.start > span.start:
        span, against = against, span
    now, then = fair(span, against, today)
    whole = against.end if then.end != against.end else None
    return CompareSpending(now.start, now.end, then.start, then.end, *_scope(request), whole_end=whole)


@skill.reads("spending_largest")
def read_largest(request: Request, reading: Reading) -> FindLargest:
    """Five of this year where nothing else was said; "of the month" is this one."""
    today = _today(reading)
    usual = month_of(today) if OF_THE_MONTH.search(request.text) else Span(date(today.year, 1, 1), today + DAY)
    span = days_of(request.when, today) or usual
    return FindLargest(span.start, span.end, min(max(request.largest or LARGEST, 1), MOST), *_scope(request))


@skill.reads("spending_chart")
def read_chart(request: Request, reading: Reading) -> Command:
    """By category of this month; a trend by month goes back a year; budgets have a picture of their own."""
    today = _today(reading)
    dark = DARK.search(request.text) is not None
    category, merchant, payer = _scope(request)
    if BUDGETS.search(request.text):
        return FindBudgets(category, payer, drawn=True, dark=dark)
    lately = LATELY.search(request.text) is not None
    span = None if lately else days_of(request.when, today)
    grouping = request.grouping if request.grouping in GROUPS and request.grouping != "day" else None
    if grouping is None:
        trend = lately or TREND.search(request.text) or (category and (span is None or span.days > 31))
        grouping = "month" if trend else "merchant" if category else "category"
    if span is None:
        span = month_of(today)
        if grouping == "month":
            span = Span(month_of(_months_back(today, MONTHS - 1)).start, span.end)
    elif grouping == "month":
        span = Span(span.start.replace(day=1), month_of(span.last).end)
    return DrawSpending(span.start, span.end, grouping, category, merchant, payer, dark)


@skill.reads("spending_forecast")
def read_forecast(request: Request, reading: Reading) -> ForecastMonth:
    """By the end of this month."""
    return ForecastMonth(request.category)


@skill.reads("year_summary")
def read_year(request: Request, reading: Reading) -> SummariseYear:
    """The year that was named; else the present one, in January still the last."""
    today = _today(reading)
    dark = DARK.search(request.text) is not None
    if request.when is not None and request.when.start is not None:
        return SummariseYear(request.when.start.year, dark)
    return SummariseYear(today.year - 1 if today.month == 1 else today.year, dark)


@skill.reads("money_export")
def read_export(request: Request, reading: Reading) -> ExportMoney:
    """A form has to be said, as a word or with a time."""
    said = SAYS_FORM.search(request.text)
    form = request.form if request.form in FORMS else said[1].casefold() if said else None
    if form is None:
        raise MissingError("form", "ask-export-form")
    span = days_of(request.when, _today(reading))
    form = form if form in FORMS else "csv"
    return ExportMoney(form, span.start, span.end) if span else ExportMoney(form)


def _scope(request: Request) -> tuple[str | None, str | None, int | None]:
    payer = request.people.ids[0] if len(request.people.ids) == 1 else None
    return request.category, request.merchant, payer


def _today(reading: Reading) -> date:
    return reading.asker.local_now.date()


def _months_back(day: date, months: int) -> date:
    at = day.year * 12 + day.month - 1 - months
    return date(at // 12, at % 12 + 1, 1)
