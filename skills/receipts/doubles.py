"""Receipts that were sent before, and expenses that somebody noted by hand for what is on a receipt."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta
from enum import StrEnum

from knowledge.store.database import Row
from skills.engine.matching import likeness
from skills.receipts.commands import Details, Picture
from skills.receipts.filing import same_shop
from skills.receipts.pictures import alike
from skills.receipts.store import STANDING, Receipt, Rows, loaded

A_DAY = timedelta(days=1)
BANK_LATE = timedelta(days=5)
"""How many days after a purchase the bank may book it."""

SAME_PLACE = 0.5
"""How alike the shop of a receipt and the words of an expense are, at least."""


class Double(StrEnum):
    """What says that a receipt is there already."""

    PICTURE = "picture"
    PURCHASE = "purchase"


def sent_before(rows: Rows, pictures: Sequence[Picture], details: Details) -> tuple[Receipt, Double] | None:
    """The receipt that was sent before: the same file, nearly the same picture and total, or shop, day and total."""
    marks = ", ".join("?" * len(pictures))
    same = rows(
        f"SELECT * FROM receipts WHERE {STANDING} AND id IN"
        f" (SELECT receipt_id FROM receipt_pictures WHERE digest IN ({marks})) ORDER BY id DESC",
        [picture.digest for picture in pictures],
    )
    if same:
        return loaded(rows, same[0]), Double.PICTURE
    if details.money is None:
        return None
    total = rows(
        f"SELECT * FROM receipts WHERE {STANDING} AND minor = ? AND currency = ? ORDER BY id DESC",
        (details.money.minor, details.money.currency),
    )
    for receipt in (loaded(rows, row) for row in total):
        if alike(receipt.pictures, pictures):
            return receipt, Double.PICTURE
        if receipt.details.day == details.day and _one_shop(receipt.details.merchant, details.merchant):
            return receipt, Double.PURCHASE
    return None


def _one_shop(one: str | None, other: str | None) -> bool:
    return one is not None and other is not None and same_shop(one, other)


def noted_before(rows: Rows, details: Details) -> Row | None:
    """An expense without a receipt that is this purchase: noted by hand a day apart at most, or booked by the bank."""
    if details.money is None:
        return None
    found = rows(
        "SELECT * FROM transactions WHERE kind = 'expense' AND minor = :minor AND currency = :currency"
        " AND (source = 'said' AND day BETWEEN :before AND :after OR source = 'bank' AND day BETWEEN :day AND :late)"
        " AND NOT EXISTS (SELECT 1 FROM receipts WHERE transaction_id = transactions.id AND status = 'booked')"
        " ORDER BY id DESC",
        {
            "minor": details.money.minor,
            "currency": details.money.currency,
            "day": details.day.isoformat(),
            "before": (details.day - A_DAY).isoformat(),
            "after": (details.day + A_DAY).isoformat(),
            "late": (details.day + BANK_LATE).isoformat(),
        },
    )
    return next((row for row in found if _one_place(row, details)), None)


def _one_place(row: Row, details: Details) -> bool:
    """Whether an expense may be of the receipt's shop: its words say so, or it says nothing of a shop."""
    words = f"{row['merchant'] or ''} {row['note'] or ''}".strip()
    if not words or details.merchant is None:
        return True
    if likeness(details.merchant, words) >= SAME_PLACE:
        return True
    return row["merchant"] is None and row["category"] == details.category
