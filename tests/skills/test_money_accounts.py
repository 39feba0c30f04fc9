"""Accounts, what is on them, transfers, income and refunds."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest

from skills.engine.asking import MissingError, NotAllowedError, NotFoundError, SeveralError
from skills.engine.command import Command, Outcome, Reading, Ref
from skills.engine.errors import PersonError
from skills.engine.money import Money
from skills.engine.request import People, Request
from skills.expenses.commands import (
    AddAccount,
    AgreeExpense,
    CloseAccount,
    DeleteExpense,
    FindBalances,
    FindIncome,
    LogIncome,
    LogRefund,
    LogTransfer,
    SetApproval,
    SumExpenses,
)
from skills.expenses.commands import skill as expenses
from skills.expenses.naming import ACCOUNT
from skills.rates.commands import SetRate
from tests.house import House
from tests.skills.ledger_tools import TODAY, dump, eur, ledger, run, spend, undo

MONTH = (date(2026, 11, 1), date(2026, 12, 1))
JOINT, SAVINGS, CASH = 1, 2, 3


def reader_of(intent: str) -> Callable[[Request, Reading], Any]:
    """What reads an intent; which command it gives is what the tests look at."""
    return expenses.readers[intent]


read_correct = reader_of("expense_correct")
read_income = reader_of("income_query")
read_income_log = reader_of("income_log")
read_log = reader_of("expense_log")
read_refund = reader_of("refund_log")
read_add = reader_of("account_add")
read_balances = reader_of("balance_query")
read_close = reader_of("account_close")
read_transfer = reader_of("transfer_log")


async def accounts(house: House) -> None:
    await run(house, AddAccount("Joint account", "bank", eur("1000")))
    await run(house, AddAccount("Savings", "savings", eur("5000")))
    await run(house, AddAccount("Wallet", "cash", eur("50")))


async def balance(house: House, account: int | None = None) -> tuple[Money, ...]:
    return (await run(house, FindBalances(account))).facts["sums"]  # type: ignore[no-any-return]


def reading(house: House, name: str = "Anna") -> Reading:
    return Reading(house.asker(name), house.app.local("finance").database)


def request(intent: str, text: str, **more: Any) -> Request:
    return Request(f"finance.{intent}", text, "en", **more)


async def test_a_balance_is_the_opening_and_all_that_was_booked(house: House) -> None:
    await accounts(house)
    me = house.member("Anna").id
    await spend(house, eur("42.50"), account_id=JOINT)
    await run(house, LogIncome(eur("2400"), "salary", TODAY, me, account_id=JOINT))
    await run(house, LogRefund(eur("10"), "other", TODAY, me, account_id=JOINT))
    await run(house, LogTransfer(eur("200"), TODAY, JOINT, SAVINGS))
    await spend(house, eur("7"))
    assert await balance(house, JOINT) == (eur("3167.50"),)
    assert await balance(house, SAVINGS) == (eur("5200"),)
    assert await balance(house, CASH) == (eur("50"),)
    assert await balance(house) == (eur("8417.50"),)


async def test_what_was_before_the_opening_is_in_it_already(house: House) -> None:
    await accounts(house)
    await spend(house, eur("42.50"), account_id=JOINT, day=TODAY - timedelta(days=1))
    assert await balance(house, JOINT) == (eur("1000"),)


async def test_the_balance_that_is_said_anew_is_the_balance(house: House) -> None:
    await accounts(house)
    await spend(house, eur("42.50"), account_id=JOINT)
    before = dump(house)
    outcome = await run(house, AddAccount("joint account", "bank", eur("900")))
    assert (outcome.key, await balance(house, JOINT)) == ("account-set", (eur("900"),))
    await undo(house, outcome)
    assert dump(house) == before
    assert (await run(house, AddAccount("Joint Account", "bank"))).key == "account-known"
    with pytest.raises(PersonError):
        await run(house, AddAccount("Joint account", "bank", Money(1, "USD")))


async def test_foreign_money_goes_off_by_the_rate_of_its_day_or_is_said_beside(house: House) -> None:
    await accounts(house)
    await spend(house, Money(2000, "USD"), account_id=JOINT)
    assert await balance(house, JOINT) == (eur("1000"), Money(-2000, "USD"))
    await run(house, SetRate("USD", "EUR", "0.9", TODAY))
    assert await balance(house, JOINT) == (eur("982"),)
    await run(house, AddAccount("Dollars", "bank", Money(10000, "USD")))
    await run(house, LogTransfer(eur("9"), TODAY, JOINT, 4))
    assert await balance(house, 4) == (Money(11000, "USD"),)
    assert await balance(house) == (eur("6122"),)


async def test_a_closed_account_is_not_meant_any_more(house: House) -> None:
    await accounts(house)
    closed = await run(house, CloseAccount(SAVINGS))
    assert closed.facts["money"] == eur("5000")
    assert await balance(house) == (eur("1050"),)
    with pytest.raises(SeveralError):
        read_balances(request("balance_query", "what is in savings", account="savings"), reading(house))
    await undo(house, closed)
    assert await balance(house) == (eur("6050"),)


async def test_no_account_is_said(house: House) -> None:
    assert (await run(house, FindBalances())).key == "accounts-none"
    assert read_log(request("expense_log", "5", money=(eur("5"),), account="joint"), reading(house)).account_id is None


@pytest.mark.parametrize(
    ("words", "account"),
    [
        ("the joint account", JOINT),
        ("joint", JOINT),
        ("savings", SAVINGS),
        ("savings account", SAVINGS),
        ("cash", CASH),
    ],
)
async def test_an_account_is_named_or_its_kind_is(house: House, words: str, account: int) -> None:
    await accounts(house)
    assert read_balances(request("balance_query", "?", account=words), reading(house)) == FindBalances(account)


async def test_an_account_that_is_not_there_is_asked_for(house: House) -> None:
    await accounts(house)
    said = request("expense_log", "20 from the holiday account", money=(eur("20"),), account="holiday account")
    with pytest.raises(SeveralError) as error:
        read_log(said, reading(house))
    assert [pick.label for pick in error.value.picks] == ["Joint account", "Savings", "Wallet"]
    picked = replace(said, target=(Ref(ACCOUNT, SAVINGS),))
    assert read_log(picked, reading(house)).account_id == SAVINGS


@pytest.mark.parametrize(
    ("text", "payment", "account"),
    [
        ("paid 12 cash at the market", "cash", CASH),
        ("12 Euro bar bezahlt", "cash", CASH),
        ("12 en efectivo", "cash", CASH),
        ("12 payé par carte", "card", None),
        ("spent 12 at the bar", None, None),
    ],
)
async def test_cash_is_of_the_cash_account(house: House, text: str, payment: str | None, account: int | None) -> None:
    await accounts(house)
    command = read_log(request("expense_log", text, money=(eur("12"),)), reading(house))
    assert (command.payment, command.account_id) == (payment, account)


async def test_an_expense_is_corrected_to_another_account_payer_and_currency(house: House) -> None:
    await accounts(house)
    booked = await spend(house, eur("20"), account_id=JOINT)
    tom, target = house.member("Tom").id, booked.refs
    for said in (
        request("expense_correct", "from savings", account="savings", target=target, amends=True),
        request("expense_correct", "Tom paid", people=People((tom,), named=True), target=target, amends=True),
        request("expense_correct", "that was dollars", value="USD", target=target, amends=True),
    ):
        await run(house, read_correct(said, reading(house)))
    (row,) = ledger(house)
    assert (row["account_id"], row["paid_by"], row["currency"], row["minor"]) == (SAVINGS, tom, "USD", 2000)
    bare = request("expense_correct", "no, 24.90", money=(eur("24.90"),), target=target, amends=True)
    assert read_correct(bare, reading(house)).money == Money(2490, "USD")
    named = request("expense_correct", "no, 24.90 euros", money=(eur("24.90"),), target=target, amends=True)
    assert read_correct(named, reading(house)).money == eur("24.90")


async def test_a_transfer_needs_two_accounts_and_no_more_is_spent(house: House) -> None:
    await accounts(house)
    said = request("transfer_log", "moved 200", money=(eur("200"),), account="joint", to_account="savings")
    command = read_transfer(said, reading(house))
    assert command == LogTransfer(eur("200"), TODAY, JOINT, SAVINGS)
    moved = await run(house, command)
    assert moved.key == "transfer-logged"
    assert (await run(house, SumExpenses(*MONTH))).key == "expenses-none"
    await undo(house, moved)
    assert await balance(house, JOINT) == (eur("1000"),)
    with pytest.raises(MissingError):
        read_transfer(replace(said, to_account=None), reading(house))
    with pytest.raises(PersonError):
        await run(house, LogTransfer(eur("200"), TODAY, JOINT, JOINT))
    out = request("transfer_log", "took out 100 in cash", money=(eur("100"),), account="joint")
    assert read_transfer(out, reading(house)).to_id == CASH


async def test_income_is_booked_asked_for_and_undone(house: House) -> None:
    said = request("income_log", "salary came in, 2,400", money=(eur("2400"),))
    command = read_income_log(said, reading(house))
    assert command == LogIncome(eur("2400"), "salary", TODAY, house.member("Anna").id)
    booked = await run(house, command)
    present = request("income_log", "got 50 from grandma", money=(eur("50"),), payer="grandma")
    assert read_income_log(present, reading(house)).payer == "Grandma"
    await run(house, read_income_log(present, reading(house)))
    asked = read_income(request("income_query", "how much did we earn this month?"), reading(house))
    outcome = await run(house, replace(asked, category=None))
    assert outcome.facts["sums"] == (eur("2450"),)
    assert (await run(house, SumExpenses(*MONTH))).key == "expenses-none"
    await undo(house, booked)
    assert (await run(house, FindIncome(*MONTH))).facts["sums"] == (eur("50"),)
    assert [one["payer"] for one in house.state["income"]] == ["Grandma"]


async def test_a_refund_is_of_the_expense_that_it_belongs_to(house: House) -> None:
    await accounts(house)
    await spend(house, eur("89.90"), "Tom", merchant="Zalando", category="clothing", account_id=JOINT)
    await spend(house, eur("20"), merchant="Zalando", category="gifts")
    said = request("refund_log", "Zalando refunded 39.90", money=(eur("39.90"),), merchant="Zalando")
    command = read_refund(said, reading(house))
    assert command == LogRefund(eur("39.90"), "clothing", TODAY, house.member("Tom").id, "Zalando", JOINT)
    before = dump(house)
    booked = await run(house, command)
    assert booked.facts["money"] == eur("39.90")
    assert (await run(house, SumExpenses(*MONTH))).facts["sums"] == (eur("70"),)
    assert (await run(house, SumExpenses(*MONTH, "clothing"))).facts["sums"] == (eur("50"),)
    assert await balance(house, JOINT) == (eur("950"),)
    await undo(house, booked)
    assert dump(house) == before
    strange = replace(said, merchant="Otto")
    assert read_refund(strange, reading(house)).category == "other"


@pytest.mark.parametrize(
    "text",
    [
        "spent minus 5 at Lidl",
        "Lidl -5",
        "-5 at Lidl",
        "habe minus 5 ausgegeben",
        "moins 5 chez Lidl",
        "menos 5 en Lidl",
    ],
)
def test_less_than_nothing_is_refused(house: House, text: str) -> None:
    with pytest.raises(PersonError) as error:
        read_log(request("expense_log", text, money=(eur("5"),)), reading(house))
    assert error.value.key == "expense-negative"


@pytest.mark.parametrize("text", ["Lidl - 5", "Lidl 5", "5 € for a T-shirt-2", "2026-11-20 Lidl 5", "-20% at Lidl, 5"])
def test_a_dash_is_no_minus(house: House, text: str) -> None:
    assert read_log(request("expense_log", text, money=(eur("5"),)), reading(house)).money == eur("5")


@pytest.mark.parametrize("amount", ["0", "-5"])
async def test_no_amount_below_nothing_is_booked(house: House, amount: str) -> None:
    me = house.member("Anna").id
    await accounts(house)
    commands: list[Command] = [
        LogIncome(eur(amount), "salary", TODAY, me),
        LogRefund(eur(amount), "other", TODAY, me),
        LogTransfer(eur(amount), TODAY, JOINT, SAVINGS),
    ]
    for command in commands:
        with pytest.raises(PersonError):
            await run(house, command)
    with pytest.raises(PersonError):
        await spend(house, eur(amount))
    assert ledger(house) == []


async def test_an_unknown_category_is_asked_for(house: House) -> None:
    await spend(house, eur("5"), merchant="Lidl")
    said = request("expense_correct", "file Lidl under nonsense", merchant="Lidl")
    with pytest.raises(MissingError) as error:
        read_correct(said, reading(house))
    assert (error.value.slot, error.value.key) == ("category", "ask-expense-category")
    assert read_correct(replace(said, category="household"), reading(house)).category == "household"


async def test_sums_are_told_by_category_shop_member_and_month(house: House) -> None:
    await spend(house, eur("30"), merchant="Lidl")
    await spend(house, eur("50"), "Tom", merchant="Zoo", category="leisure")
    await spend(house, eur("5"), merchant="Lidl", day=date(2026, 10, 2))
    span = (date(2026, 10, 1), date(2026, 12, 1))
    lines: dict[str, list[Outcome]] = {}
    for grouping in ("category", "merchant", "member", "month"):
        lines[grouping] = list((await run(house, SumExpenses(*span, grouping=grouping))).facts["lines"])
    assert [(one.facts["category"], one.facts["sums"]) for one in lines["category"]] == [
        ("leisure", (eur("50"),)),
        ("groceries", (eur("35"),)),
    ]
    assert [one.facts["name"] for one in lines["merchant"]] == ["Zoo", "Lidl"]
    assert [one.facts["name"] for one in lines["member"]] == ["Tom", "Anna"]
    assert [one.facts["start"] for one in lines["month"]] == [date(2026, 10, 1), date(2026, 11, 1)]


async def test_balances_are_not_told_where_a_child_reads_along(house: House) -> None:
    await accounts(house)
    asker = replace(house.asker("Anna"), group=True)
    for command in (FindBalances(), FindIncome(*MONTH), SumExpenses(*MONTH)):
        with pytest.raises(NotAllowedError):
            await house.app.pods["finance"].run(command, asker)


async def test_deleting_asks_first_and_is_undone(house: House) -> None:
    await accounts(house)
    booked = await run(house, LogTransfer(eur("200"), TODAY, JOINT, SAVINGS))
    command = DeleteExpense(booked.refs[0].id)
    taken = await house.app.pods["finance"].take(command, house.asker("Anna"))
    assert taken.question is not None
    before = dump(house)
    deleted = await run(house, command)
    assert await balance(house, JOINT) == (eur("1000"),)
    await undo(house, deleted)
    assert dump(house) == before


async def test_an_account_is_added_in_words(house: House) -> None:
    said = request(
        "account_add", "we have a joint account with 1,250.30", account="joint account", money=(eur("1250.30"),)
    )
    assert read_add(said, reading(house)) == AddAccount("joint account", "bank", eur("1250.30"))
    red = request("account_add", "the giro account is at -20", account="giro", money=(eur("20"),))
    assert read_add(red, reading(house)).balance == eur("-20")
    with pytest.raises(MissingError):
        read_add(request("account_add", "a new one"), reading(house))
    await accounts(house)
    close = request("account_close", "we closed the savings account", account="savings account")
    assert read_close(close, reading(house)) == CloseAccount(SAVINGS)


async def test_an_empty_account_can_be_closed_by_its_button(house: House) -> None:
    await run(house, AddAccount("Old account", "bank"))
    outcome = await run(house, FindBalances(1))
    assert [offer.command for offer in outcome.offers] == [CloseAccount(1)]
    await run(house, AddAccount("Old account", "bank", eur("1")))
    assert (await run(house, FindBalances(1))).offers == ()


async def test_what_is_booked_is_said_with_its_account_and_worth(house: House) -> None:
    await accounts(house)
    await run(house, SetRate("USD", "EUR", "0.9", TODAY))
    outcome = await spend(house, Money(2000, "USD"), account_id=JOINT)
    assert (outcome.facts["account"], outcome.facts["worth"]) == ("Joint account", eur("18"))


async def test_nothing_is_booked_on_an_account_whose_adding_was_taken_back(house: House) -> None:
    added = await run(house, AddAccount("Joint", "bank"))
    await run(house, SetApproval(eur("500")))
    proposal = (await spend(house, eur("600"), account_id=1)).facts["proposal"]
    await undo(house, added)
    with pytest.raises(NotFoundError, match="account-gone"):
        await run(house, AgreeExpense(proposal), "Tom")
    assert ledger(house) == []


async def test_of_a_long_name_only_the_beginning_is_kept(house: House) -> None:
    await spend(house, eur("5"), merchant="Z" * 2500, note="y" * 2500)
    (row,) = ledger(house)
    assert (row["merchant"], row["note"]) == ("Z" * 200, "y" * 200)
