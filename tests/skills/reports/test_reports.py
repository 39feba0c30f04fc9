"""Comparisons, the largest, forecasts and years: exact, and of the days that can be compared."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from dataclasses import replace
from datetime import date, datetime, timedelta
from typing import Any

import pytest

from bot.replies.catalogue import catalogue
from bot.replies.render import render
from bot.replies.words import Words
from knowledge.store.database import Row
from skills.bills.commands import AddBill
from skills.budgets.commands import FindBudgets
from skills.budgets.spans import before, days_of, fair
from skills.budgets.spending import GROUPS, Scope, Span, sums
from skills.engine.asking import NotAllowedError
from skills.engine.command import Command, Outcome
from skills.engine.money import Money
from skills.engine.request import People, Request
from skills.engine.times import TimeKind, TimeSpan
from skills.expenses.ledger import Entry
from skills.reports.commands import (
    CompareSpending,
    DrawSpending,
    FindLargest,
    ForecastMonth,
    SummariseYear,
    skill,
)
from tests.bench.ledger_years import fill
from tests.house import House
from tests.skills.reports.ledgers import TODAY, book, money, reading, run, spent

NOVEMBER = Span(date(2026, 11, 1), date(2026, 12, 1))
OCTOBER = Span(date(2026, 10, 1), date(2026, 11, 1))


def when(first: str, end: str | None = None, grain: str = "day") -> TimeSpan:
    last = datetime.fromisoformat(end) if end else None
    return TimeSpan(0, 0, "", TimeKind.DATE, datetime.fromisoformat(first), last, has_date=True, grain=grain)


def read(house: House, intent: str, text: str = "x", **parts: Any) -> Command:
    return skill.readers[intent](Request(f"finance.{intent}", text, "en", **parts), reading(house))


def said(house: House, outcome: Outcome) -> str:
    asker = house.asker("Anna")
    return render(outcome, Words(catalogue("en"), asker.zone, asker.now))


@pytest.mark.parametrize(
    ("span", "earlier"),
    [
        (NOVEMBER, OCTOBER),
        (Span(date(2026, 3, 1), date(2026, 4, 1)), Span(date(2026, 2, 1), date(2026, 3, 1))),
        (Span(date(2026, 1, 1), date(2027, 1, 1)), Span(date(2025, 1, 1), date(2026, 1, 1))),
        (Span(date(2026, 11, 16), date(2026, 11, 23)), Span(date(2026, 11, 9), date(2026, 11, 16))),
        (Span(date(2026, 11, 1), date(2026, 11, 22)), Span(date(2026, 10, 1), date(2026, 10, 22))),
        (Span(date(2026, 3, 1), date(2026, 3, 31)), Span(date(2026, 2, 1), date(2026, 3, 1))),
        (Span(date(2026, 11, 5), date(2026, 11, 8)), Span(date(2026, 11, 2), date(2026, 11, 5))),
    ],
)
def test_the_span_before(span: Span, earlier: Span) -> None:
    assert before(span) == earlier


@pytest.mark.parametrize(
    ("span", "against", "today", "cut"),
    [
        (NOVEMBER, OCTOBER, TODAY, (date(2026, 11, 22), date(2026, 10, 22))),
        (NOVEMBER, OCTOBER, date(2026, 11, 30), (NOVEMBER.end, OCTOBER.end)),
        (OCTOBER, NOVEMBER, date(2026, 12, 5), (OCTOBER.end, NOVEMBER.end)),
        (
            Span(date(2026, 3, 1), date(2026, 4, 1)),
            Span(date(2026, 2, 1), date(2026, 3, 1)),
            date(2026, 3, 30),
            (date(2026, 3, 31), date(2026, 3, 1)),
        ),
        (
            Span(date(2024, 1, 1), date(2025, 1, 1)),
            Span(date(2023, 1, 1), date(2024, 1, 1)),
            date(2024, 3, 1),
            (date(2024, 3, 2), date(2023, 3, 2)),
        ),
        (
            Span(date(2026, 11, 16), date(2026, 11, 23)),
            Span(date(2026, 11, 9), date(2026, 11, 16)),
            date(2026, 11, 18),
            (date(2026, 11, 19), date(2026, 11, 12)),
        ),
    ],
)
def test_what_is_not_over_is_compared_with_as_much(
    span: Span, against: Span, today: date, cut: tuple[date, date]
) -> None:
    now, then = fair(span, against, today)
    assert (now.start, then.start) == (span.start, against.start)
    assert (now.end, then.end) == cut


def test_days_that_were_said() -> None:
    assert days_of(None, TODAY) is None
    assert days_of(when("2026-10-01", grain="month"), TODAY) == OCTOBER
    assert days_of(when("2026-10-01", "2026-11-01"), TODAY) == OCTOBER
    since = replace(when("2026-11-03"), kind=TimeKind.RANGE, timex="since")
    assert days_of(since, TODAY) == Span(date(2026, 11, 3), date(2026, 11, 22))


async def test_a_comparison_without_times_is_this_month_with_as_much_of_the_last(house: House) -> None:
    book(house, spent("62.05"), spent("50", date(2026, 10, 21)), spent("999", date(2026, 10, 22)), spent("7", by=2))
    command = read(house, "spending_compare", category="groceries", people=People((1,)))
    assert command == CompareSpending(
        date(2026, 11, 1), date(2026, 11, 22), date(2026, 10, 1), date(2026, 10, 22), "groceries", None, 1, OCTOBER.end
    )
    outcome = await run(house, command)
    assert (outcome.key, outcome.facts["difference"], outcome.facts["percent"]) == ("compare-more", money("12.05"), 24)
    assert [line.facts["money"] for line in outcome.facts["lines"]] == [money("62.05"), money("50"), money("1049")]
    assert "21 Oct" in said(house, outcome)


@pytest.mark.parametrize(
    ("now", "then", "key", "percent"),
    [
        ("50", "100", "less", 50),
        ("100", "100", "same", 0),
        ("5", None, "more-only", 0),
        (None, "5", "less", 100),
        ("-5", None, "less-only", 0),
        (None, None, "nothing", 0),
    ],
)
async def test_ways_to_differ(house: House, now: str | None, then: str | None, key: str, percent: int) -> None:
    book(house, *([spent(now)] if now else []), *([spent(then, date(2026, 10, 3))] if then else []))
    outcome = await run(house, read(house, "spending_compare"))
    assert (outcome.key, outcome.facts["percent"]) == (f"compare-{key}", percent)
    assert said(house, outcome)


async def test_the_later_span_comes_first_and_what_has_no_rate_is_named(house: House) -> None:
    book(house, spent("10"), Entry(money("1500", "JPY"), "groceries", TODAY, 1))
    asked = read(
        house, "spending_compare", when=when("2026-10-01", grain="month"), against=when("2026-11-01", grain="month")
    )
    assert isinstance(asked, CompareSpending)
    assert asked.start == date(2026, 11, 1)
    (note,) = (await run(house, asked)).notes
    assert note.facts["sums"] == (Money(1500, "JPY"),)


async def test_the_largest_by_what_they_are_worth(house: House) -> None:
    book(
        house,
        *(spent(f"{n}", date(2026, 5, n)) for n in range(1, 9)),
        spent("500", date(2025, 12, 31)),
        Entry(money("900", "JPY"), "travel", TODAY, 1),
        spent("-50"),
        Entry(money("3000"), "salary", TODAY, 1, kind="income"),
    )
    outcome = await run(house, read(house, "spending_largest", largest=3))
    assert [line.facts["money"] for line in outcome.facts["lines"]] == [money("8"), money("7"), money("6")]
    assert len((await run(house, read(house, "spending_largest", largest=0))).facts["lines"]) == 5
    year = read(house, "spending_largest", when=when("2025-01-01", grain="year"))
    assert [line.facts["money"] for line in (await run(house, year)).facts["lines"]] == [money("500")]
    assert (await run(house, FindLargest(date(2020, 1, 1), date(2020, 2, 1)))).key == "expenses-none"


async def test_merchants_are_found_in_shops_and_notes(house: House) -> None:
    book(
        house,
        spent("5", shop="Lidl Köln"),
        Entry(money("6"), "groceries", TODAY, 1, note="lidl"),
        spent("7", shop="Aldi"),
        spent("8", shop="Solidl"),
    )
    command = DrawSpending(*_span(NOVEMBER), "merchant", merchant="Lidl")
    assert (await run(house, command)).facts["money"] == money("11")


def _span(span: Span) -> tuple[date, date]:
    return span.start, span.end


@pytest.mark.parametrize("grouping", [one for one in GROUPS if one])
async def test_groups_add_up_to_the_whole(house: House, grouping: str) -> None:
    fill(house, 300, 200)
    span = Span(date(2026, 6, 1), date(2026, 12, 1))
    rows = reading(house).rows
    found = sums(rows, Scope(), span, "EUR", grouping)
    (whole,) = sums(rows, Scope(), span, "EUR")
    assert sum(one.money.minor for one in found) == whole.money.minor
    assert sum(one.count for one in found) == whole.count


@pytest.mark.parametrize(
    ("text", "parts", "expected"),
    [
        ("a chart of spending", {}, DrawSpending(*_span(NOVEMBER), "category")),
        ("a dark chart", {}, DrawSpending(*_span(NOVEMBER), "category", dark=True)),
        ("by shop", {"grouping": "merchant"}, DrawSpending(*_span(NOVEMBER), "merchant")),
        ("the trend", {}, DrawSpending(date(2025, 12, 1), NOVEMBER.end, "month")),
        (
            "Verlauf",
            {"category": "leisure"},
            DrawSpending(date(2025, 12, 1), NOVEMBER.end, "month", "leisure"),
        ),
        ("a chart of the budgets", {"category": "leisure"}, FindBudgets("leisure", drawn=True)),
        (
            "x",
            {"when": when("2026-10-05", "2026-11-03"), "grouping": "month"},
            DrawSpending(date(2026, 10, 1), NOVEMBER.end, "month"),
        ),
    ],
)
def test_charts_that_were_asked_for(house: House, text: str, parts: dict[str, Any], expected: Command) -> None:
    assert read(house, "spending_chart", text, **parts) == expected


async def test_charts_are_pictures_with_the_sum(house: House) -> None:
    fill(house, 300, 300)
    for grouping in ("category", "merchant", "member", "month"):
        outcome = await run(house, DrawSpending(*_span(NOVEMBER), grouping))
        (picture,) = outcome.files
        assert picture.content.startswith(b"\x89PNG")
        assert len(picture.content) <= 60_000
    assert (await run(house, DrawSpending(date(2020, 1, 1), date(2020, 2, 1)))).files == ()


async def test_a_forecast_is_the_sum_of_its_parts(house: House) -> None:
    for day in range(84):
        book(house, spent("10", TODAY - timedelta(days=day)))
    book(house, Entry(money("1000"), "salary", date(2026, 11, 2), 1, kind="income"))
    rent = datetime(2026, 11, 28, 9, tzinfo=house.zone)
    await run(house, AddBill("rent", rent, money=money("950"), category="bills"))
    outcome = await run(house, ForecastMonth())
    parts = [line.facts["money"] for line in outcome.facts["lines"]]
    assert parts == [money("210"), money("90"), money("950")]
    assert outcome.facts["expected"] == money("1250")
    (short,) = outcome.notes
    assert (short.key, short.facts["left"]) == ("forecast-short", money("250"))
    only = await run(house, ForecastMonth("groceries"))
    assert only.facts["expected"] == money("300")
    assert "rent" in said(house, outcome)


async def test_on_the_first_days_nothing_is_foretold(house: House) -> None:
    await house.advance("2026-12-01T09:00")
    book(house, spent("10", date(2026, 12, 1)))
    assert (await run(house, ForecastMonth())).key == "forecast-too-early"


async def test_a_year_in_figures(house: House) -> None:
    book(
        house,
        Entry(money("2400"), "salary", date(2026, 1, 1), 1, kind="income"),
        spent("300.10", date(2026, 1, 1), "travel", "Bahn"),
        spent("100", date(2026, 12, 31), "groceries", "Lidl"),
        spent("200", date(2025, 1, 20), "groceries"),
        spent("77", date(2025, 11, 22), "groceries"),
        spent("-0.10", date(2026, 3, 1), "travel", "Bahn"),
    )
    outcome = await run(house, read(house, "year_summary"))
    assert outcome.key == "year-summary"
    assert (outcome.facts["came"], outcome.facts["went"]) == (money("2400"), money("400"))
    lines = {line.key: line.facts for line in outcome.facts["lines"]}
    assert lines["year-left"]["money"] == money("2000")
    assert (lines["year-more"]["money"], lines["year-more"]["percent"]) == (money("200"), 50)
    assert (lines["year-largest"]["money"], lines["year-largest"]["day"]) == (money("300.10"), date(2026, 1, 1))
    assert outcome.files[0].name == "year-2026.png"
    assert "travel: €300.00 (75 %)" in said(house, outcome)
    assert (await run(house, SummariseYear(2019))).key == "year-empty"
    named = read(house, "year_summary", when=when("2025-01-01", grain="year"))
    assert named == SummariseYear(2025)


@pytest.mark.parametrize(
    "command",
    [
        CompareSpending(*_span(NOVEMBER), *_span(OCTOBER)),
        FindLargest(*_span(NOVEMBER)),
        DrawSpending(*_span(NOVEMBER)),
        ForecastMonth(),
        SummariseYear(2026),
    ],
)
async def test_in_a_group_with_children_money_is_not_spoken_of(house: House, command: Command) -> None:
    with pytest.raises(NotAllowedError, match="ask-in-private"):
        await house.app.pods["finance"].run(command, replace(house.asker("Anna"), group=True))


async def test_every_report_can_be_said_in_every_language(house: House) -> None:
    fill(house, 300, 700)
    asker = house.asker("Anna")
    commands = (
        read(house, "spending_compare"),
        FindLargest(*_span(NOVEMBER)),
        ForecastMonth(),
        SummariseYear(2026),
        DrawSpending(*_span(NOVEMBER)),
    )
    for language in ("en", "de", "fr", "es", "it"):
        own = replace(asker, member=replace(asker.member, language=language))
        words = Words(catalogue(language), asker.zone, asker.now)
        for command in commands:
            text = render(await house.app.pods["finance"].run(command, own), words)
            assert "{" not in text


def steps(house: House, ask: Any) -> int:
    """How many steps SQLite takes for a question."""
    counted = [0]

    def count() -> int:
        counted[0] += 10
        return 0

    with closing(sqlite3.connect(house.app.local("finance").database.path)) as connection:
        connection.row_factory = sqlite3.Row
        connection.set_progress_handler(count, 10)

        def rows(sql: str, parameters: Any = ()) -> list[Row]:
            return [dict(row) for row in connection.execute(sql, parameters)]

        ask(rows)
    return counted[0]


@pytest.mark.parametrize("grouping", ["", "category", "merchant", "month"])
async def test_ten_times_the_years_cost_a_month_the_same(house: House, grouping: str) -> None:
    """Counted in work, not in time: the ledger is read only on the days that are asked about."""

    def ask(rows: Any) -> None:
        sums(rows, Scope(), NOVEMBER, "EUR", grouping)
        sums(rows, Scope("groceries"), NOVEMBER, "EUR", grouping)

    fill(house, 1000, 365)
    few = steps(house, ask)
    database = house.app.local("finance").database
    with database.transaction():
        database.rows("DELETE FROM transactions")
    fill(house, 10_000, 3650)
    assert 100 < steps(house, ask) < 1.5 * few


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("the biggest expense of the month", date(2026, 11, 1)),
        ("cuál ha sido el gasto más gordo del mes", date(2026, 11, 1)),
        ("la spesa più grossa del mese", date(2026, 11, 1)),
        ("the biggest expense", date(2026, 1, 1)),
    ],
)
async def test_the_largest_of_the_month_is_of_this_one(house: House, text: str, first: date) -> None:
    command = read(house, "spending_largest", text)
    assert isinstance(command, FindLargest)
    assert command.start == first


@pytest.mark.parametrize("text", ["over the last months", "en los últimos meses", "negli ultimi mesi"])
async def test_months_without_a_number_are_a_trend(house: House, text: str) -> None:
    command = read(house, "spending_chart", text, when=when("2026-11-21", "2026-12-01", grain="days"))
    assert isinstance(command, DrawSpending)
    assert (command.grouping, command.start) == ("month", date(2025, 12, 1))
