"""Budgets: per category, member and over everything; the others are told once; what is to be expected by the end."""

from __future__ import annotations

import sqlite3
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path

import pytest

from bot.build import asker_of
from knowledge.store.database import Database
from skills.budgets.commands import FindBudgets, RemoveBudget, SetBudget, skill
from skills.budgets.pace import pace
from skills.budgets.spans import period_of
from skills.budgets.spending import Scope, Span, total
from skills.budgets.watch import standing, watched
from skills.engine.asking import MissingError, NotAllowedError, SeveralError
from skills.engine.command import Outcome, Reading, Running
from skills.engine.money import Money
from skills.engine.request import People, Request
from skills.expenses.ledger import Entry, add_entry
from tests.conftest import Opener
from tests.house import House

TODAY = date(2026, 11, 21)


def euros(amount: str) -> Money:
    return Money.of(Decimal(amount), "EUR")


async def limit(
    house: House, category: str | None, amount: str, period: str = "month", member: str | None = None
) -> None:
    member_id = house.member(member).id if member else None
    await house.app.pods["finance"].run(SetBudget(category, euros(amount), period, member_id), house.asker("Anna"))


def spend(
    house: House,
    amount: str,
    category: str = "groceries",
    day: date = TODAY,
    by: str = "Anna",
    *,
    group: bool = False,
    currency: str = "EUR",
    take_back: bool = False,
) -> list[str]:
    """Books as every skill that books does; gives the notes. `take_back` undoes it at once."""
    pod, asker = house.app.local("finance"), replace(house.asker(by), group=group)
    recording = pod.journal.recording(member_id=asker.member.id, command="x", now=asker.now, message_id=None)
    with recording as (changes, entry):
        running = Running(asker, pod.database, changes, pod.outbox)
        add_entry(running, Entry(Money.of(Decimal(amount), currency), category, day, asker.member.id))
        notes = watched(running, category, day, asker.member.id)
    if take_back:
        pod.journal.undo(entry[0], asker.now)
    return [note.key for note in notes]


def rows(house: House) -> Reading:
    return Reading(house.asker("Anna"), house.app.local("finance").database)


async def find(house: House, command: FindBudgets | None = None) -> Outcome:
    return await house.app.pods["finance"].run(command or FindBudgets(), house.asker("Anna"))


async def told(house: House) -> list[str]:
    before = len(house.channel.sent)
    await house.ring()
    return [f"{sent.to}: {sent.text}" for sent in house.channel.sent[before:]]


async def test_the_other_grown_ups_are_told_once_for_each_step(house: House) -> None:
    await limit(house, "groceries", "100")
    assert spend(house, "79.99") == []
    assert await told(house) == []
    assert spend(house, "0.01") == ["budget-nearly"]
    (nearly,) = await told(house)
    assert nearly.startswith("Tom: ")
    assert "€80.00 of €100.00" in nearly
    assert spend(house, "20.00") == ["budget-nearly"]
    assert await told(house) == []
    assert spend(house, "0.01", by="Tom") == ["budget-passed"]
    (passed,) = await told(house)
    assert passed.startswith("Anna: ")
    assert "€0.01 too much" in passed
    assert spend(house, "500") == ["budget-passed"]
    assert await told(house) == []


async def test_passing_both_steps_at_once_is_told_as_one(house: House) -> None:
    await limit(house, "groceries", "100")
    spend(house, "300")
    (only,) = await told(house)
    assert "passed" in only


async def test_a_new_period_is_told_anew(house: House) -> None:
    await limit(house, "groceries", "100")
    spend(house, "101")
    assert len(await told(house)) == 1
    await house.advance("2026-12-01T10:00")
    spend(house, "101", day=date(2026, 12, 1))
    assert len(await told(house)) == 1


async def test_what_was_taken_back_before_it_was_said_is_not_said(house: House) -> None:
    await limit(house, "groceries", "100")
    spend(house, "101", take_back=True)
    assert await told(house) == []
    assert [row["status"] for row in rows(house).rows("SELECT status FROM outbox")] == ["dropped"]
    assert spend(house, "50") == []
    assert spend(house, "51") == ["budget-passed"]
    assert len(await told(house)) == 1


async def test_old_expenses_are_noted_and_told_to_nobody(house: House) -> None:
    await limit(house, "groceries", "100")
    assert spend(house, "101", day=date(2026, 10, 31)) == ["budget-passed"]
    assert await told(house) == []


async def test_setting_a_limit_that_is_passed_says_so_to_who_sets_it_only(house: House) -> None:
    spend(house, "101")
    outcome = await house.app.pods["finance"].run(SetBudget("groceries", euros("100")), house.asker("Anna"))
    assert [note.key for note in outcome.notes] == ["budget-passed"]
    spend(house, "1")
    assert await told(house) == []


async def test_a_group_with_children_does_not_read_along(house: House) -> None:
    await limit(house, "groceries", "100")
    assert spend(house, "101", group=True) == []
    with pytest.raises(NotAllowedError, match="ask-in-private"):
        await house.app.pods["finance"].run(FindBudgets(), replace(house.asker("Anna"), group=True))


async def test_members_and_everything_have_budgets_of_their_own(house: House) -> None:
    await limit(house, "leisure", "50", "week", "Tom")
    await limit(house, "leisure", "60", "week")
    await limit(house, None, "70")
    assert spend(house, "45", "leisure", by="Anna") == []
    assert spend(house, "15", "leisure", by="Tom") == ["budget-nearly", "budget-nearly"]
    assert spend(house, "36", "leisure", by="Tom") == ["budget-passed", "budget-passed", "budget-passed"]
    assert spend(house, "1", "travel", by="Anna") == ["budget-passed"]
    lines = [line.facts for line in (await find(house)).facts["lines"] if "spent" in line.facts]
    assert [(one["scope"], one["who"], one["spent"]) for one in lines] == [
        ("all", (), euros("97")),
        ("one", (), euros("96")),
        ("one", ("Tom",), euros("51")),
    ]
    only = await find(house, FindBudgets("leisure", house.member("Tom").id))
    assert only.facts["count"] == 1


async def test_weeks_begin_on_monday(house: House) -> None:
    await limit(house, "leisure", "50", "week")
    spend(house, "49", "leisure", day=date(2026, 11, 15))
    spend(house, "7", "leisure", day=date(2026, 11, 16))
    (budget,) = rows(house).rows("SELECT * FROM budgets")
    assert standing(rows(house).rows, budget, TODAY).spent == euros("7")
    assert standing(rows(house).rows, budget, date(2026, 11, 15)).spent == euros("49")


async def test_the_day_is_that_of_the_asker_s_zone(house: House) -> None:
    """At 00:30 on the first in Berlin it is still the last in UTC."""
    await limit(house, "groceries", "100")
    spend(house, "101", day=date(2026, 11, 30))
    await house.advance("2026-12-01T00:30")
    assert spend(house, "10", day=date(2026, 12, 1)) == []
    assert (await find(house)).facts["lines"][0].facts["spent"] == euros("10")


async def test_only_what_can_be_compared_counts(house: House) -> None:
    await limit(house, "groceries", "100")
    spend(house, "30")
    spend(house, "5000", currency="JPY")
    span = period_of(TODAY, "month")
    assert total(rows(house).rows, Scope("groceries"), span, "EUR") == (euros("30"), (Money(5000, "JPY"),))
    with house.app.local("finance").database.transaction():
        rows(house).rows("UPDATE transactions SET home_minor = 3105, home_currency = 'EUR' WHERE currency = 'JPY'")
    assert total(rows(house).rows, Scope("groceries"), span, "EUR") == (euros("61.05"), ())


async def test_refunds_count_against_what_was_spent(house: House) -> None:
    await limit(house, "groceries", "100")
    assert spend(house, "101") == ["budget-passed"]
    assert spend(house, "-41") == []


async def test_a_budget_can_be_removed_and_brought_back(house: House) -> None:
    await limit(house, "groceries", "100")
    before = house.state["budgets"]
    (budget,) = rows(house).rows("SELECT id FROM budgets")
    outcome = await house.app.pods["finance"].run(RemoveBudget(budget["id"]), house.asker("Tom"))
    assert house.state["budgets"] == []
    assert outcome.journal is not None
    await house.app.pods["finance"].undo(outcome.journal, house.asker("Tom"))
    assert house.state["budgets"] == before


@pytest.mark.parametrize(
    ("text", "category"),
    [
        ("we want to spend at most 2,000 a month", None),
        ("budget for groceries at most 400", "groceries"),
        ("wir wollen höchstens 2000 im Monat ausgeben", None),
        ("budget de 2000 en tout", None),
        ("presupuesto de 2000 para todo", None),
        ("budget di 2000 in tutto", None),
    ],
)
def test_a_budget_over_everything_is_read(house: House, text: str, category: str | None) -> None:
    request = Request("finance.budget_set", text, "en", money=(euros("2000"),), category=category)
    assert skill.readers["budget_set"](request, rows(house)) == SetBudget(category, euros("2000"), "month")


async def test_reading_asks_for_what_is_missing(house: House) -> None:
    with pytest.raises(MissingError, match="ask-budget-category"):
        skill.readers["budget_set"](Request("x", "a budget of 50", "en", money=(euros("50"),)), rows(house))
    with pytest.raises(MissingError, match="ask-budget-amount"):
        skill.readers["budget_set"](Request("x", "a budget", "en", category="leisure"), rows(house))
    tom = house.member("Tom").id
    request = Request("x", "Tom", "en", money=(euros("5"),), category="leisure", people=People((tom,)), period="week")
    assert skill.readers["budget_set"](request, rows(house)) == SetBudget("leisure", euros("5"), "week", tom)
    await limit(house, "leisure", "50")
    await limit(house, "leisure", "20", "week")
    with pytest.raises(SeveralError):
        skill.readers["budget_remove"](Request("x", "remove it", "en", category="leisure"), rows(house))
    one = skill.readers["budget_remove"](Request("x", "x", "en", category="leisure", period="week"), rows(house))
    assert one == RemoveBudget(2)


async def test_the_picture_is_offered_and_drawn(house: House) -> None:
    await limit(house, "groceries", "100")
    outcome = await find(house)
    (offer,) = outcome.offers
    drawn = await house.app.pods["finance"].run(offer.command, house.asker("Anna"))
    (picture,) = drawn.files
    assert picture.content.startswith(b"\x89PNG")
    assert drawn.offers == ()


def month(house: House, today: date = TODAY, category: str | None = None) -> Money | None:
    ahead = pace(rows(house).rows, Scope(category), Span(date(2026, 11, 1), date(2026, 12, 1)), today, "EUR")
    return ahead.expected if ahead else None


def test_without_a_past_the_pace_so_far_goes_on(house: House) -> None:
    spend(house, "210", day=date(2026, 11, 2))
    assert month(house) == euros("300")
    assert month(house, date(2026, 11, 30)) == euros("210")
    assert month(house, date(2026, 11, 2)) is None
    assert month(house, date(2026, 12, 1)) is None


def test_weekdays_are_as_they_usually_are(house: House) -> None:
    """Ten on every Saturday and one on every Monday; of November one Saturday and two Mondays are left."""
    for week in range(1, 13):
        spend(house, "10", day=TODAY - timedelta(weeks=week))
        spend(house, "1", day=TODAY - timedelta(weeks=week) + timedelta(days=2))
    so_far, _ = total(rows(house).rows, Scope(), Span(date(2026, 11, 1), TODAY), "EUR")
    assert so_far == euros("23")
    assert month(house) == euros("35")


def test_a_sofa_is_not_bought_every_month_and_bills_come_on_their_date(house: House) -> None:
    for day in range(1, 85):
        spend(house, "10", day=TODAY - timedelta(days=day))
    plain = month(house)
    spend(house, "3000", day=date(2026, 10, 9))
    spend(house, "950", "bills", day=date(2026, 10, 1))
    assert month(house) == plain == euros("290")
    assert month(house, category="bills") == euros("0")


def test_budgets_of_an_older_version_are_kept(tmp_path: Path) -> None:
    """The first version had one budget for each category and period."""
    folder = tmp_path / "old"
    folder.mkdir()
    (folder / "0001_first.sql").write_text((skill.migrations / "0001_first.sql").read_text())
    old = Database(tmp_path / "x.db", {"budgets": folder})
    with old.transaction():
        old.rows(
            "INSERT INTO budgets (category, minor, currency, period, owner, audience, created_at)"
            " VALUES ('groceries', 40000, 'EUR', 'week', 1, 'family', '2026-01-01')"
        )
    old.close()
    new = Database(tmp_path / "x.db", {"budgets": skill.migrations})
    (row,) = new.rows("SELECT * FROM budgets")
    assert (row["id"], row["category"], row["member_id"], row["minor"], row["period"]) == (
        1,
        "groceries",
        None,
        40000,
        "week",
    )
    again = (
        "INSERT INTO budgets (category, minor, currency, period, owner, audience, created_at)"
        " VALUES ('groceries', 1, 'EUR', 'week', 1, 'family', '2026-01-01')"
    )
    with pytest.raises(sqlite3.IntegrityError):
        new.rows(again)
    new.close()


async def test_a_child_sees_no_budget(house: House) -> None:
    await limit(house, "groceries", "100")
    with pytest.raises(NotAllowedError):
        await house.app.pods["finance"].run(FindBudgets(), asker_of(house.app, house.member("Mia")))


async def test_budgets_to_choose_from_are_named_in_the_members_language(open_house_with: Opener) -> None:
    house = open_house_with(language="de")
    await limit(house, "eating-out", "1000.50")
    await limit(house, None, "40", member="Tom")
    await house.say("Anna", "lösch das Budget")
    labels = [button.label for button in house.offered["test:Anna"]]
    assert labels[:2] == ["Alle Ausgaben · Tom · 40,00 €", "Essen gehen · 1.000,50 €"]
