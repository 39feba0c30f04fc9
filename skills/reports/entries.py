"""The ledger's rows as they are written to a file."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from skills.budgets.spending import Rows
from skills.engine.money import Money


@dataclass(frozen=True, slots=True)
class Written:
    """A row with names instead of ids. Amounts as in the ledger: what a refund gives back is a negative expense."""

    id: int
    day: date
    kind: str
    """expense, income or transfer."""
    money: Money
    home: Money | None
    """In the household's currency, where that is known."""
    rate: str | None
    category: str
    merchant: str | None
    note: str | None
    payer: str
    account: str | None
    to_account: str | None
    tax: Decimal | None
    payment: str | None
    source: str


@dataclass(frozen=True, slots=True)
class Account:
    """An account of the household, with the balance before the first transaction that counts."""

    name: str
    kind: str
    opening: Money
    opening_day: date


def accounts(rows: Rows) -> dict[int, Account]:
    """All accounts by id."""
    return {
        row["id"]: Account(
            row["name"],
            row["kind"],
            Money(row["opening_minor"], row["currency"]),
            date.fromisoformat(row["opening_day"]),
        )
        for row in rows("SELECT * FROM money_accounts ORDER BY id")
    }


def written(rows: Rows, names: Mapping[int, str], start: date | None, end: date | None) -> list[Written]:
    """The rows of the days from `start` to before `end` (None is open), by day and id."""
    known = accounts(rows)
    found = rows(
        "SELECT * FROM transactions WHERE day >= ? AND day < ? ORDER BY day, id",
        (start.isoformat() if start else "", end.isoformat() if end else "9999-99-99"),
    )

    def named(account_id: int | None) -> str | None:
        return known[account_id].name if account_id in known else None

    return [
        Written(
            row["id"],
            date.fromisoformat(row["day"]),
            row["kind"],
            Money(row["minor"], row["currency"]),
            Money(row["home_minor"], row["home_currency"]) if row["home_minor"] is not None else None,
            row["rate"],
            row["category"],
            row["merchant"],
            row["note"],
            names.get(row["paid_by"], ""),
            named(row["account_id"]),
            named(row["to_account_id"]),
            Money(row["tax_minor"], row["currency"]).amount if row["tax_minor"] is not None else None,
            row["payment"],
            row["source"],
        )
        for row in found
    ]
