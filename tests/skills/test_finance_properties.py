"""Whatever is done to the ledger, undoing it restores every row; in whatever order it is done, sums are the same."""

from __future__ import annotations

import asyncio
import itertools
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from fractions import Fraction
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from skills.engine.command import Command, Outcome
from skills.engine.errors import PersonError
from skills.engine.money import Money
from skills.expenses.commands import (
    AddAccount,
    AgreeExpense,
    CloseAccount,
    CorrectExpense,
    DeleteExpense,
    FindBalances,
    FindIncome,
    LogExpense,
    LogIncome,
    LogRefund,
    LogTransfer,
    RefuseExpense,
    SetApproval,
    SumExpenses,
)
from skills.rates.commands import SetRate
from skills.rates.table import Rate
from tests.house import House, open_house
from tests.skills.ledger_tools import TABLES, TODAY, dump, eur, run, undo

ANNA, TOM = 1, 2
AMOUNT = st.integers(min_value=1, max_value=300_000)
MONEY = st.builds(Money, AMOUNT, st.sampled_from(["EUR", "EUR", "EUR", "USD", "JPY", "KWD"]))
DAY = st.integers(min_value=0, max_value=9).map(lambda n: TODAY - timedelta(days=n))
MEMBER = st.sampled_from([ANNA, TOM])
CATEGORY = st.sampled_from(["groceries", "leisure"])
ACCOUNT = st.sampled_from([None, 1, 2])
ID = st.integers(min_value=1, max_value=6)

BOOKINGS = st.one_of(
    st.builds(LogExpense, MONEY, CATEGORY, DAY, MEMBER, account_id=ACCOUNT),
    st.builds(LogRefund, MONEY, CATEGORY, DAY, MEMBER, account_id=ACCOUNT),
    st.builds(LogIncome, MONEY, st.just("salary"), DAY, MEMBER, account_id=ACCOUNT),
    st.builds(LogTransfer, MONEY, DAY, st.just(1), st.just(2)),
)
RATES = st.builds(SetRate, st.sampled_from(["USD", "JPY", "KWD"]), st.just("EUR"), st.sampled_from(["0.9", "3.1"]), DAY)
ANYTHING: st.SearchStrategy[Command] = st.one_of(
    BOOKINGS,
    RATES,
    st.builds(CorrectExpense, ID, money=st.none() | MONEY, day=st.none() | DAY, account_id=ACCOUNT),
    st.builds(DeleteExpense, ID),
    st.builds(SetApproval, st.sampled_from([None, eur("0"), eur("500")])),
    st.builds(AgreeExpense, ID),
    st.builds(RefuseExpense, ID),
    st.builds(AddAccount, st.sampled_from(["Joint", "Cash"]), st.just("bank"), st.none() | MONEY),
    st.builds(CloseAccount, ID),
)
SPAN = (date(2026, 11, 1), date(2026, 12, 1))


@pytest.fixture(scope="module")
def house() -> Iterator[House]:
    with TemporaryDirectory() as folder:
        house = open_house(Path(folder) / "home", Path(folder) / "models")
        yield house
        asyncio.run(house.stop())


def empty(house: House) -> None:
    """Removes every row, so that one house serves all examples."""
    database = house.app.local("finance").database
    with database.transaction():
        for table in (*reversed(TABLES), "journal", "outbox"):
            database.rows(f"DELETE FROM {table}")
        database.rows("DELETE FROM sqlite_sequence")


async def tried(house: House, command: Command, name: str) -> Outcome | None:
    try:
        return await run(house, command, name)
    except PersonError:
        return None


def without_asked(house: House) -> dict[str, object]:
    """Everything but limits, which no undo ends among two grown-ups; that a question is put again is no change."""
    limits = ("money_settings", "limit_changes")
    stored = {table: rows for table, rows in dump(house).items() if table not in limits}
    return {**stored, "proposals": [{**row, "asked": 1} for row in stored["proposals"]]}


@settings(deadline=None, max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.tuples(ANYTHING, st.sampled_from(["Anna", "Tom"])), max_size=9))
def test_undoing_everything_restores_every_row_step_by_step(house: House, steps: list[tuple[Command, str]]) -> None:
    async def play() -> None:
        states, done = [without_asked(house)], []
        for command, name in steps:
            outcome = await tried(house, command, name)
            if outcome is not None and outcome.journal is not None:
                done.append(outcome)
                states.append(without_asked(house))
        for outcome in reversed(done):
            assert without_asked(house) == states.pop()
            await undo(house, outcome)
        assert without_asked(house) == states.pop()

    empty(house)
    asyncio.run(play())


async def figures(house: House) -> tuple[object, ...]:
    """What is told of the ledger."""
    asked = (SumExpenses(*SPAN), SumExpenses(*SPAN, "groceries"), FindIncome(*SPAN), FindBalances(1), FindBalances(2))
    return tuple([(await run(house, one)).facts.get("sums") for one in asked])


@settings(deadline=None, max_examples=30, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.data(), st.lists(BOOKINGS, max_size=6), st.lists(RATES, max_size=2, unique_by=lambda rate: rate.currency))
def test_any_order_gives_the_same_sums_and_balances(
    house: House, data: st.DataObject, bookings: list[Command], rates: list[Command]
) -> None:
    async def play(steps: list[Command]) -> tuple[object, ...]:
        empty(house)
        for name in ("Joint", "Cash"):
            await run(house, AddAccount(name, "bank", eur("100")))
        house.app.local("finance").database.rows("UPDATE money_accounts SET opening_day = '2026-11-15'")
        for step in steps:
            await run(house, step)
        return await figures(house)

    steps = [*bookings, *rates]
    other = data.draw(st.permutations(steps))
    assert asyncio.run(play(steps)) == asyncio.run(play(other))


@settings(deadline=None, max_examples=30, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(BOOKINGS, max_size=8))
def test_balances_are_the_opening_and_the_entries(house: House, bookings: list[Command]) -> None:
    """Judged by adding up the commands themselves."""

    async def play() -> None:
        for name in ("Joint", "Cash"):
            await run(house, AddAccount(name, "bank", eur("100")))
        expected = {1: {"EUR": 10000}, 2: {"EUR": 10000}}
        for command in bookings:
            await run(house, command)
            for account, minor in effects(command):
                sums = expected[account]
                sums[command.money.currency] = sums.get(command.money.currency, 0) + minor  # type: ignore[attr-defined]
        for account, sums in expected.items():
            told = (await run(house, FindBalances(account))).facts["sums"]
            by_currency = {money.currency: money.minor for money in told}
            assert {**dict.fromkeys(sums, 0), **by_currency} == {**dict.fromkeys(by_currency, 0), **sums}

    empty(house)
    asyncio.run(play())


def effects(command: Command) -> list[tuple[int, int]]:
    """By account what a command of today puts on it, in minor units; earlier days lie before the opening."""
    match command:
        case LogTransfer() if command.day == TODAY:
            return [(1, -command.money.minor), (2, command.money.minor)]
        case LogExpense() if command.account_id and command.day == TODAY:
            return [(command.account_id, -command.money.minor)]
        case LogRefund() | LogIncome() if command.account_id and command.day == TODAY:
            return [(command.account_id, command.money.minor)]
    return []


@given(MONEY, st.fractions(min_value=Fraction(1, 10**6), max_value=10**6), st.sampled_from(["EUR", "JPY", "KWD"]))
def test_a_conversion_is_the_nearest_amount(money: Money, value: Fraction, into: str) -> None:
    worth = Rate(value, TODAY).convert(money, into)
    exact = Fraction(money.amount) * value
    unit = Fraction(1, {"EUR": 100, "JPY": 1, "KWD": 1000}[into])
    assert abs(Fraction(worth.amount) - exact) * 2 <= unit
    back = Rate(value, TODAY).convert(replace(money, minor=-money.minor), into)
    assert back.minor == -worth.minor


def test_every_permutation_of_a_small_year(house: House) -> None:
    steps: list[Command] = [
        LogExpense(Money(1000, "USD"), "groceries", TODAY, ANNA, account_id=1),
        SetRate("USD", "EUR", "0.9", TODAY),
        LogRefund(Money(333, "USD"), "groceries", TODAY, ANNA, account_id=1),
        LogTransfer(eur("10"), TODAY, 1, 2),
    ]

    async def play(order: tuple[Command, ...]) -> tuple[object, ...]:
        empty(house)
        for name in ("Joint", "Cash"):
            await run(house, AddAccount(name, "bank", eur("100")))
        for step in order:
            await run(house, step)
        return await figures(house)

    told = {asyncio.run(play(order)) for order in itertools.permutations(steps)}
    assert told == {((eur("6"),), (eur("6"),), None, (eur("84"),), (eur("110"),))}
