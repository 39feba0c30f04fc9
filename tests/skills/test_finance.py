"""Expenses add up exactly, corrections replace, and a passed budget is said in the same reply."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal

import pytest

from skills.budgets.commands import SetBudget
from skills.budgets.spans import period_of
from skills.budgets.spending import Span
from skills.engine.errors import PersonError
from skills.engine.money import Money
from skills.expenses.commands import AddAccount, LogExpense, SumExpenses
from tests.house import House

TODAY = date(2026, 11, 21)


async def spend(
    house: House, amount: str, category: str = "groceries", day: date = TODAY, currency: str = "EUR"
) -> str:
    money = Money.of(Decimal(amount), currency)
    asker = house.asker("Anna")
    outcome = await house.app.pods["finance"].run(LogExpense(money, category, day, asker.member.id), asker)
    return " ".join(note.key for note in outcome.notes)


async def sums(house: House, start: date, end: date, category: str | None = None) -> dict[str, Decimal]:
    outcome = await house.app.pods["finance"].run(SumExpenses(start, end, category), house.asker("Tom"))
    return {money.currency: money.amount for money in outcome.facts.get("sums", ())}


async def test_an_expense_is_logged_with_what_was_said(house: House) -> None:
    reply = await house.say("Anna", "spent 42.50 at Lidl yesterday")
    (expense,) = house.state["expenses"]
    assert expense == {
        "amount": "42.50",
        "currency": "EUR",
        "merchant": "Lidl",
        "category": "groceries",
        "date": "2026-11-20",
        "paid_by": "Anna",
    }
    assert "42.50" in reply.text
    assert "Lidl" in reply.text


async def test_a_correction_replaces_only_what_was_said(house: House) -> None:
    await house.say("Anna", "spent 42.50 at Lidl")
    await house.say("Anna", "no, it was 45.20")
    (expense,) = house.state["expenses"]
    assert (expense["amount"], expense["merchant"]) == ("45.20", "Lidl")
    await house.press("Anna", "undo")
    assert house.state["expenses"][0]["amount"] == "42.50"
    assert len(house.state["expenses"]) == 1


async def test_undo_takes_it_back(house: House) -> None:
    await house.say("Anna", "spent 42.50 at Lidl")
    await house.press("Anna", "undo")
    assert house.state["expenses"] == []


async def test_sums_are_exact_and_kept_apart_by_currency(house: House) -> None:
    for amount in ("0.10", "0.20", "19.99", "0.01"):
        await spend(house, amount)
    await spend(house, "1500", currency="JPY")
    await spend(house, "7.70", "transport")
    await spend(house, "99", day=TODAY - timedelta(days=21))
    month = (date(2026, 11, 1), date(2026, 12, 1))
    assert await sums(house, *month) == {"EUR": Decimal("28.00"), "JPY": Decimal("1500")}
    assert await sums(house, *month, "groceries") == {"EUR": Decimal("20.30"), "JPY": Decimal("1500")}
    assert await sums(house, date(2026, 10, 1), date(2026, 11, 1)) == {"EUR": Decimal(99)}


async def test_the_sum_is_said(house: House) -> None:
    await house.say("Anna", "spent 42.50 at Lidl")
    await house.say("Tom", "spent 7.60 at Aldi")
    assert "50.10" in (await house.say("Tom", "how much did we spend this month?")).text


async def test_a_missing_amount_is_asked_for(house: House) -> None:
    await house.say("Anna", "I paid at the bakery")
    assert house.state["expenses"] == []


async def test_a_budget_warns_before_and_when_it_is_passed(house: House) -> None:
    asker = house.asker("Anna")
    await house.app.pods["finance"].run(SetBudget("groceries", Money(10000, "EUR")), asker)
    assert await spend(house, "79.99") == ""
    assert await spend(house, "0.01") == "budget-nearly"
    assert await spend(house, "20.00") == "budget-nearly"
    assert await spend(house, "0.01") == "budget-passed"
    assert await spend(house, "5", "transport") == ""
    assert await spend(house, "5", day=date(2026, 10, 3)) == ""


async def test_the_passed_budget_is_in_the_reply(house: House) -> None:
    await house.say("Anna", "budget for groceries 100 euros a month")
    assert house.state["budgets"] == [
        {"category": "groceries", "amount": "100.00", "currency": "EUR", "period": "month"}
    ]
    reply = await house.say("Tom", "spent 120.50 at Lidl")
    assert "20.50" in reply.text
    assert "20.50" in (await house.say("Anna", "how much of the groceries budget is left?")).text


async def test_what_was_spent_until_a_day_is_not_what_was_spent_this_month(house: House) -> None:
    await house.say("Anna", "yesterday 20.50 at Lidl")
    await house.say("Anna", "spent 7 at Aldi")
    assert "€20.50" in (await house.say("Anna", "what did we spend until yesterday?")).text


async def test_a_new_budget_replaces_the_old_one(house: House) -> None:
    for minor in (10000, 20000):
        await house.app.pods["finance"].run(SetBudget("groceries", Money(minor, "EUR")), house.asker("Anna"))
    assert [budget["amount"] for budget in house.state["budgets"]] == ["200.00"]


@pytest.mark.parametrize(
    ("day", "period", "span"),
    [
        (date(2026, 11, 22), "week", Span(date(2026, 11, 16), date(2026, 11, 23))),
        (date(2026, 12, 31), "month", Span(date(2026, 12, 1), date(2027, 1, 1))),
        (date(2028, 2, 29), "month", Span(date(2028, 2, 1), date(2028, 3, 1))),
    ],
)
def test_periods(day: date, period: str, span: Span) -> None:
    assert period_of(day, period) == span


@pytest.mark.parametrize(
    ("amount", "currency", "minor"),
    [("42.50", "EUR", 4250), ("0.005", "EUR", 0), ("0.015", "EUR", 2), ("1500", "JPY", 1500), ("1e3", "USD", 100000)],
)
def test_money_is_whole_units_of_the_smallest_coin(amount: str, currency: str, minor: int) -> None:
    assert Money.of(Decimal(amount), currency).minor == minor


async def test_an_amount_that_no_sum_could_hold_is_refused(house: House) -> None:
    with pytest.raises(PersonError, match="expense-too-large"):
        await spend(house, "1000000000000.01")
    assert house.state["expenses"] == []


async def test_an_account_is_not_taken_back_from_under_what_is_booked_on_it(house: House) -> None:
    pod, asker = house.app.local("finance"), house.asker("Anna")
    added = await pod.run(AddAccount("joint", "bank", Money(1000, "EUR")), asker)
    booked = await pod.run(LogExpense(Money(100, "EUR"), "other", TODAY, asker.member.id, account_id=1), asker)
    assert added.journal is not None
    assert booked.journal is not None
    with pytest.raises(PersonError, match="undo-changed-since"):
        await pod.undo(added.journal, asker)
    await pod.undo(booked.journal, asker)
    await pod.undo(added.journal, asker)
    assert pod.database.rows("SELECT * FROM money_accounts") == []
