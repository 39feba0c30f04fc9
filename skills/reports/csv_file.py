"""The ledger as CSV (RFC 4180) that spreadsheets open as it is meant."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence

from skills.reports.entries import Written

COLUMNS = (
    *("date", "kind", "amount", "currency", "home_amount", "home_currency", "rate"),
    *("category", "merchant", "note", "paid_by", "account", "to_account"),
    *("tax", "payment", "source"),
)
FORMULA = ("=", "+", "-", "@", "\t", "\r")
"""A spreadsheet runs a cell that begins so; an apostrophe before it makes it text (OWASP, CSV injection)."""


def as_csv(entries: Sequence[Written]) -> bytes:
    """UTF-8 with a byte order mark, without which spreadsheets take it for a code page of the country.

    Amounts have a point and all decimal places of their currency; what goes out is positive, as in the ledger.
    """
    out = io.StringIO(newline="")
    writer = csv.writer(out)
    writer.writerow(COLUMNS)
    for one in entries:
        writer.writerow(
            [
                one.day.isoformat(),
                one.kind,
                f"{one.money.amount:f}",
                one.money.currency,
                f"{one.home.amount:f}" if one.home else "",
                one.home.currency if one.home else "",
                one.rate or "",
                *map(text, (one.category, one.merchant, one.note, one.payer, one.account, one.to_account)),
                f"{one.tax:f}" if one.tax is not None else "",
                one.payment or "",
                one.source,
            ]
        )
    return out.getvalue().encode("utf-8-sig")


def text(value: str | None) -> str:
    """Words as a cell that is never run."""
    value = value or ""
    return f"'{value}" if value.lstrip(" ").startswith(FORMULA) else value
