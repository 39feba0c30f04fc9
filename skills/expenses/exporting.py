"""Everything that the ledger holds, for `ingle export`."""

from __future__ import annotations

from typing import Any

from knowledge.store.database import Row
from skills.engine.command import Reading
from skills.engine.money import Money
from skills.expenses.commands import skill
from skills.expenses.limits import limits


@skill.exports
def export(reading: Reading) -> dict[str, list[dict[str, Any]]]:
    """Expenses (what came back of one is below nothing), income, transfers, accounts and what is settled for them."""
    rows = reading.rows("SELECT * FROM transactions ORDER BY id")
    accounts = reading.rows("SELECT * FROM money_accounts ORDER BY id")
    names = {row["id"]: row["name"] for row in accounts}
    kinds: dict[str, list[dict[str, Any]]] = {
        "expenses": [_expense(row, reading) for row in rows if row["kind"] == "expense"],
        "income": [
            {
                **_amount(row["minor"], row["currency"]),
                "source": row["category"],
                "payer": row["merchant"],
                "account": names.get(row["account_id"]),
                "date": row["day"],
                "received_by": reading.asker.name_of(row["paid_by"]),
            }
            for row in rows
            if row["kind"] == "income"
        ],
        "transfers": [
            {
                **_amount(row["minor"], row["currency"]),
                "from": names.get(row["account_id"]),
                "to": names.get(row["to_account_id"]),
                "date": row["day"],
            }
            for row in rows
            if row["kind"] == "transfer"
        ],
        "accounts": [
            {
                "name": row["name"],
                "kind": row["kind"],
                **_amount(row["opening_minor"], row["currency"], "opening"),
                "since": row["opening_day"],
                "closed": bool(row["closed"]),
            }
            for row in accounts
        ],
        "approvals": [
            {**_amount(limit.minor, limit.currency, "above"), **({"member": name} if name else {})}
            for name, limit in limits(reading)
        ],
    }
    return {kind: things for kind, things in kinds.items() if things or kind == "expenses"}


def _amount(minor: int, currency: str, name: str = "amount") -> dict[str, str]:
    return {name: f"{Money(minor, currency).amount}", "currency": currency}


def _expense(row: Row, reading: Reading) -> dict[str, Any]:
    return {
        **_amount(row["minor"], row["currency"]),
        "merchant": row["merchant"] or row["note"],
        "category": row["category"],
        "date": row["day"],
        "paid_by": reading.asker.name_of(row["paid_by"]),
    }
