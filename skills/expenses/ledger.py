"""The household's ledger: one row for each amount that went out, came in or moved between accounts."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from knowledge.clock import to_text
from knowledge.people import FAMILY
from knowledge.store.changes import Value
from skills.engine.command import Running
from skills.engine.money import Money


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


def add_entry(running: Running, entry: Entry) -> int:
    """Writes an entry and returns its id."""
    asker = running.asker
    home = entry.money if entry.money.currency == asker.household.currency else None
    values: dict[str, Value] = {
        "kind": entry.kind,
        "minor": entry.money.minor,
        "currency": entry.money.currency,
        "home_minor": home.minor if home else None,
        "home_currency": home.currency if home else None,
        "merchant": entry.merchant,
        "category": entry.category,
        "note": entry.note,
        "day": entry.day.isoformat(),
        "paid_by": entry.paid_by,
        "account_id": entry.account_id,
        "to_account_id": entry.to_account_id,
        "tax_minor": entry.tax_minor,
        "payment": entry.payment,
        "source": entry.source,
        "owner": asker.member.id,
        "audience": FAMILY,
        "created_at": to_text(asker.now),
    }
    return running.changes.insert("transactions", values)
