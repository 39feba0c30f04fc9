"""Running finance commands without words, and looking at all that is stored."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

from skills.engine.command import Command, Outcome
from skills.engine.money import Money
from skills.expenses.commands import LogExpense
from tests.house import House

TODAY = date(2026, 11, 21)
TABLES = (
    "money_accounts",
    "transactions",
    "proposals",
    "money_settings",
    "rate_imports",
    "rate_days",
    "rate_fills",
)


def eur(amount: str) -> Money:
    """Euros."""
    return Money.of(Decimal(amount), "EUR")


async def run(house: House, command: Command, name: str = "Anna") -> Outcome:
    """Runs a command of the pod as a member."""
    return await house.app.pods["finance"].run(command, house.asker(name))


async def undo(house: House, outcome: Outcome, name: str = "Anna") -> None:
    """Takes back what an outcome did."""
    if outcome.journal is None:
        raise LookupError(f"{outcome.key} changed nothing")
    await house.app.pods["finance"].undo(outcome.journal, house.asker(name))


async def spend(house: House, money: Money, name: str = "Anna", **more: Any) -> Outcome:
    """Books an expense of today."""
    day = more.pop("day", TODAY)
    category = more.pop("category", "groceries")
    return await run(house, LogExpense(money, category, day, house.member(name).id, **more), name)


def dump(house: House) -> dict[str, list[dict[str, Any]]]:
    """Every row of the ledger and what belongs to it."""
    database = house.app.local("finance").database
    return {table: database.rows(f"SELECT * FROM {table} ORDER BY id") for table in TABLES}


def ledger(house: House) -> list[dict[str, Any]]:
    """The rows of the ledger."""
    return dump(house)["transactions"]
