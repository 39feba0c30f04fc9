"""Transactions that had no amount in the household's currency get one when a rate comes."""

from __future__ import annotations

from datetime import date

from knowledge.store.database import Row
from skills.engine.command import Running
from skills.engine.money import Money
from skills.rates.table import Rate, rate_on


def fill(running: Running, import_id: int) -> int:
    """Fills what can be filled now; goes when the import is undone. Returns how many transactions that were.

    The journal does not list them one by one: their rows in `rate_fills` go with the import, and take them back.
    """
    home = running.asker.household.currency
    waiting = running.rows(
        "SELECT id, minor, currency, day, home_minor, home_currency, rate FROM transactions"
        " WHERE home_currency IS NOT ? ORDER BY id",
        (home,),
    )
    rates: dict[tuple[str, str], Rate | None] = {}
    filled = 0
    for row in waiting:
        key = (row["currency"], row["day"])
        if key not in rates:
            rates[key] = rate_on(running.rows, date.fromisoformat(row["day"]), row["currency"], home)
        rate = rates[key]
        if rate is not None:
            text = rate.text if row["currency"] != home else None
            _fill(running, import_id, row, rate.convert(Money(row["minor"], row["currency"]), home), text)
            filled += 1
    return filled


def _fill(running: Running, import_id: int, row: Row, worth: Money, rate: str | None) -> None:
    was = (row["home_minor"], row["home_currency"], row["rate"])
    new = (worth.minor, worth.currency, rate)
    running.rows(
        "INSERT INTO rate_fills (import_id, transaction_id, minor, currency, home_minor, home_currency, rate,"
        " was_minor, was_currency, was_rate) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (import_id, row["id"], row["minor"], row["currency"], *new, *was),
    )
    running.rows("UPDATE transactions SET home_minor = ?, home_currency = ?, rate = ? WHERE id = ?", (*new, row["id"]))
