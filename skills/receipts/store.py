"""Receipts as rows: written, read again, and joined with what is booked for them."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass
from datetime import date
from typing import Any

from knowledge.clock import to_text
from knowledge.people import FAMILY
from knowledge.store.changes import Value
from knowledge.store.database import Row
from skills.engine.asking import NotFoundError
from skills.engine.command import Reading, Running
from skills.engine.money import Money
from skills.receipts.commands import Details, Line, Picture, Sureness, Warranty

Rows = Callable[..., list[Row]]

_BOOKED = "coalesce(transaction_id, (SELECT p.transaction_id FROM proposals p WHERE p.id = proposal_id))"
"""The entry of a receipt in the ledger, also where a second grown-up had to agree to it."""

STANDING = (
    "(status = 'proposed' OR status = 'booked' AND ("
    f" EXISTS (SELECT 1 FROM transactions t WHERE t.id = {_BOOKED})"
    " OR EXISTS (SELECT 1 FROM proposals p WHERE p.id = proposal_id AND p.status = 'open')))"
)
"""The receipts that count: open ones, those whose entry is in the ledger, and those that wait for a second word."""


@dataclass(frozen=True, slots=True)
class Receipt:
    """A stored receipt. Once it is booked, its details are those of the ledger's entry."""

    id: int
    status: str
    details: Details
    pictures: tuple[Picture, ...]
    transaction_id: int | None
    attached: bool
    message: str | None
    row: Row

    @property
    def open(self) -> bool:
        """Whether it waits for a word of the household."""
        return self.status == "proposed"


def add_receipt(running: Running, details: Details, pictures: Sequence[Picture]) -> Receipt:
    """Stores a receipt as proposed, with its pictures."""
    asker = running.asker
    values: dict[str, Value] = {
        "status": "proposed",
        **columns_of(details),
        "message": asker.message_id,
        "owner": asker.member.id,
        "audience": FAMILY,
        "created_at": to_text(asker.now),
    }
    receipt_id = running.changes.insert("receipts", values)
    for picture in pictures:
        running.changes.insert("receipt_pictures", {"receipt_id": receipt_id, **asdict(picture)})
    return receipt_of(running, receipt_id)


def columns_of(details: Details) -> dict[str, Value]:
    """The columns that hold the details."""
    items = [[one.name, one.money.minor, one.quantity] for one in details.lines]
    return {
        "merchant": details.merchant,
        "day": details.day.isoformat(),
        "minor": details.money.minor if details.money else None,
        "currency": details.currency,
        "tax_minor": details.tax.minor if details.tax else None,
        "payment": details.payment,
        "category": details.category,
        "reason": details.reason,
        "because": _json(details.because),
        "paid_by": details.paid_by,
        "items": _json(items),
        "adds_up": int(details.adds_up),
        "sure": _json(asdict(details.sure)),
        "warranty_item": details.warranty.item if details.warranty else None,
        "warranty_years": details.warranty.years if details.warranty else None,
    }


def _json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False)


def receipt_of(source: Reading | Running, receipt_id: int) -> Receipt:
    """A receipt by id. Raises NotFoundError."""
    rows = source.rows("SELECT * FROM receipts WHERE id = ?", (receipt_id,))
    if not rows:
        raise NotFoundError("receipt-not-found")
    return loaded(source.rows, rows[0])


def of_transaction(source: Reading | Running, transaction_id: int) -> Receipt | None:
    """The receipt that is kept with an entry of the ledger."""
    rows = source.rows(
        f"SELECT * FROM receipts WHERE status = 'booked' AND {_BOOKED} = ? ORDER BY id DESC", (transaction_id,)
    )
    return loaded(source.rows, rows[0]) if rows else None


def last_open(source: Reading | Running) -> Receipt | None:
    """The asker's receipt that was proposed last and is open."""
    rows = source.rows(
        "SELECT * FROM receipts WHERE status = 'proposed' AND owner = ? ORDER BY id DESC LIMIT 1",
        (source.asker.member.id,),
    )
    return loaded(source.rows, rows[0]) if rows else None


def stands_booked(rows: Rows, receipt: Receipt) -> bool:
    """Whether it is in the ledger, or waits for a second word; not where that was a no, or its entry was removed."""
    return not receipt.open and bool(rows(f"SELECT 1 FROM receipts WHERE id = ? AND {STANDING}", (receipt.id,)))


def of_message(running: Running, receipt: Receipt) -> list[Receipt]:
    """The other receipts of the same message that are still open."""
    if receipt.message is None:
        return []
    rows = running.rows(
        "SELECT * FROM receipts WHERE status = 'proposed' AND message = ? AND id <> ? ORDER BY id",
        (receipt.message, receipt.id),
    )
    return [loaded(running.rows, row) for row in rows]


def loaded(rows: Rows, row: Row) -> Receipt:
    """A receipt from its row."""
    pictures = rows("SELECT * FROM receipt_pictures WHERE receipt_id = ? ORDER BY id", (row["id"],))
    booked = rows(f"SELECT * FROM transactions WHERE id = (SELECT {_BOOKED} FROM receipts WHERE id = ?)", (row["id"],))
    return Receipt(
        id=row["id"],
        status=row["status"],
        details=_details(row, booked[0] if booked and row["status"] == "booked" else None),
        pictures=tuple(Picture(one["path"], one["digest"], one["fingerprint"], one["shown"]) for one in pictures),
        transaction_id=booked[0]["id"] if booked else None,
        attached=bool(row["attached"]),
        message=row["message"],
        row=row,
    )


def _details(row: Row, booked: Row | None) -> Details:
    currency = row["currency"]
    entry = booked or row
    return Details(
        money=None if entry["minor"] is None else Money(entry["minor"], entry["currency"]),
        currency=currency,
        day=date.fromisoformat(entry["day"]),
        merchant=entry["merchant"] or row["merchant"],
        category=entry["category"],
        paid_by=entry["paid_by"],
        reason=row["reason"] if entry["category"] == row["category"] else "said",
        because=tuple(json.loads(row["because"])),
        tax=None if row["tax_minor"] is None else Money(row["tax_minor"], currency),
        payment=entry["payment"] or row["payment"],
        lines=tuple(Line(name, Money(minor, currency), many) for name, minor, many in json.loads(row["items"])),
        adds_up=bool(row["adds_up"]),
        sure=Sureness() if booked else Sureness(**json.loads(row["sure"])),
        warranty=Warranty(row["warranty_item"], row["warranty_years"]) if row["warranty_item"] else None,
    )
