"""Small ledgers for tests of reports."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from skills.engine.command import Outcome, Reading, Running
from skills.engine.money import Money
from skills.expenses.ledger import Entry, add_entry
from tests.house import House

TODAY = date(2026, 11, 21)


def money(amount: str, currency: str = "EUR") -> Money:
    return Money.of(Decimal(amount), currency)


def book(house: House, *entries: Entry) -> None:
    """Writes entries into the ledger."""
    pod, asker = house.app.local("finance"), house.asker("Anna")
    recording = pod.journal.recording(member_id=asker.member.id, command="x", now=asker.now, message_id=None)
    with recording as (changes, _):
        running = Running(asker, pod.database, changes, pod.outbox)
        for entry in entries:
            add_entry(running, entry)


def spent(amount: str, day: date = TODAY, category: str = "groceries", shop: str | None = None, by: int = 1) -> Entry:
    return Entry(money(amount), category, day, by, merchant=shop)


def account(house: House, name: str, kind: str = "bank", opening: str = "0", currency: str = "EUR") -> int:
    """Adds an account that begins with 2026."""
    database = house.app.local("finance").database
    values = (name, kind, currency, money(opening, currency).minor)
    with database.transaction():
        rows = database.rows(
            "INSERT INTO money_accounts (name, kind, currency, opening_minor, opening_day, owner, audience, created_at)"
            " VALUES (?, ?, ?, ?, '2026-01-01', 1, 'family', '2026-01-01') RETURNING id",
            values,
        )
    return int(rows[0]["id"])


def reading(house: House, name: str = "Anna") -> Reading:
    return Reading(house.asker(name), house.app.local("finance").database)


async def run(house: House, command: object, name: str = "Anna") -> Outcome:
    return await house.app.pods["finance"].run(command, house.asker(name))  # type: ignore[arg-type]
