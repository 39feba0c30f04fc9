"""The household's ledger: one row for each amount that went out, came in or moved between accounts."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from knowledge.clock import to_text
from knowledge.people import FAMILY
from knowledge.store.changes import Value
from knowledge.store.database import Row
from skills.engine.asking import NotFoundError
from skills.engine.command import Asker, Reading, Running
from skills.engine.errors import PersonError
from skills.engine.money import Money
from skills.rates.table import converted

MOST_MINOR = 10**14
"""A trillion of what has two decimal places: so much that no sum of many such amounts is too large for the database."""

LONGEST_NAME = 200
"""Characters that are kept of a shop or of what was bought, so that a list of them can be read."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One row. `money` is positive; what an expense gives back (a refund) is a negative expense.

    An account loses an expense, gains an income, and a transfer moves from `account_id` to `to_account_id`.
    """

    money: Money
    category: str
    day: date
    paid_by: int
    kind: str = "expense"
    merchant: str | None = None
    note: str | None = None
    account_id: int | None = None
    to_account_id: int | None = None
    tax_minor: int | None = None
    payment: str | None = None
    """How it was paid where that is known: "cash" or "card"."""
    source: str = "said"
    """Where it is from: "said", "receipt", "bank", "bill"."""


def values_of(running: Running, entry: Entry) -> dict[str, Value]:
    """The columns of an entry, with the amount in the household's currency by the rate of its day where one is known.

    Raises ValueError where the amount cannot be that of such an entry: nothing, or less than nothing without being an
    expense that came back. Raises PersonError for one that is more than a household can mean, and for an account that
    is not there, as where adding it was undone meanwhile.
    """
    if abs(entry.money.minor) > MOST_MINOR:
        raise PersonError("expense-too-large")
    if entry.money.minor == 0 or (entry.money.minor < 0 and entry.kind != "expense"):
        raise ValueError(f"an {entry.kind} of {entry.money.minor} is none")
    for account_id in (entry.account_id, entry.to_account_id):
        if account_id is not None and not running.rows("SELECT 1 FROM money_accounts WHERE id = ?", (account_id,)):
            raise NotFoundError("account-gone")
    home = converted(running.rows, entry.money, running.asker.household.currency, entry.day)
    return {
        "kind": entry.kind,
        "minor": entry.money.minor,
        "currency": entry.money.currency,
        "home_minor": home[0].minor if home else None,
        "home_currency": home[0].currency if home else None,
        "rate": home[1] if home else None,
        "merchant": entry.merchant and entry.merchant[:LONGEST_NAME],
        "category": entry.category,
        "note": entry.note and entry.note[:LONGEST_NAME],
        "day": entry.day.isoformat(),
        "paid_by": entry.paid_by,
        "account_id": entry.account_id,
        "to_account_id": entry.to_account_id,
        "tax_minor": entry.tax_minor,
        "payment": entry.payment,
        "source": entry.source,
    }


def add_entry(running: Running, entry: Entry) -> int:
    """Writes an entry and returns its id. Raises ValueError for an amount that is none."""
    asker = running.asker
    values = values_of(running, entry)
    values |= {"owner": asker.member.id, "audience": FAMILY, "created_at": to_text(asker.now)}
    return running.changes.insert("transactions", values)


def change_entry(running: Running, transaction_id: int, entry: Entry) -> None:
    """Gives a row the values of an entry; who wrote it down, and when, stays."""
    values = values_of(running, entry) | {"changed_at": to_text(running.asker.now)}
    running.changes.update("transactions", transaction_id, values)


def row_of(source: Reading | Running, transaction_id: int) -> Row:
    """A row of the ledger. Raises NotFoundError."""
    rows = source.rows("SELECT * FROM transactions WHERE id = ?", (transaction_id,))
    if not rows:
        raise NotFoundError("expense-not-found")
    return rows[0]


def entry_of(row: Row) -> Entry:
    """A row as the entry it was written from."""
    return Entry(
        Money(row["minor"], row["currency"]),
        row["category"],
        date.fromisoformat(row["day"]),
        row["paid_by"],
        kind=row["kind"],
        merchant=row["merchant"],
        note=row["note"],
        account_id=row["account_id"],
        to_account_id=row["to_account_id"],
        tax_minor=row["tax_minor"],
        payment=row["payment"],
        source=row["source"],
    )


def facts_of(entry: Entry, asker: Asker) -> dict[str, Any]:
    """What is said of an entry; who paid only where that is not the asker. Amounts are said without a sign."""
    return {
        "money": Money(abs(entry.money.minor), entry.money.currency),
        "shop": entry.merchant or entry.note,
        "category": entry.category,
        "day": entry.day,
        "payer": None if entry.paid_by == asker.member.id else asker.name_of(entry.paid_by),
    }
