"""Showing a receipt that is kept, and writing all of them out."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from skills.engine.command import Outcome, Reading, Ref, Running
from skills.engine.privacy import in_private
from skills.receipts.commands import ShowReceipt, skill
from skills.receipts.pictures import attached
from skills.receipts.saying import ALL, lines_of, proposal
from skills.receipts.store import loaded, receipt_of


@skill.command(ShowReceipt, changes=False)
def show(command: ShowReceipt, running: Running) -> Outcome:
    """What stands on the receipt, with its pictures; an open one asks its question again."""
    in_private(running.asker)
    receipt = receipt_of(running, command.receipt_id)
    if receipt.open:
        return replace(proposal(receipt, running), files=attached(receipt.pictures, running.database))
    files = attached(receipt.pictures, running.database)
    notes = () if files else (Outcome("receipt-picture-gone"),)
    booked = receipt.transaction_id
    ref = Ref(skill.name, receipt.id) if booked is None else Ref("expenses", booked)
    return Outcome("receipt-shown", {"lines": lines_of(receipt, running.asker, ALL)}, (ref,), notes, files=files)


@skill.exports
def export(reading: Reading) -> dict[str, list[dict[str, Any]]]:
    """All receipts with what is booked for them, and the reminders before warranties end."""
    receipts = [loaded(reading.rows, row) for row in reading.rows("SELECT * FROM receipts ORDER BY id")]
    return {
        "receipts": [
            {
                "status": one.status,
                "merchant": one.details.merchant,
                "date": one.details.day.isoformat(),
                "amount": f"{one.details.money.amount}" if one.details.money else None,
                "currency": one.details.currency,
                "tax": f"{one.details.tax.amount}" if one.details.tax else None,
                "payment": one.details.payment,
                "category": one.details.category,
                "paid_by": reading.asker.name_of(one.details.paid_by),
                "items": [
                    {"name": line.name, "amount": f"{line.money.amount}", "quantity": line.quantity}
                    for line in one.details.lines
                ],
                "pictures": [picture.path for picture in one.pictures],
            }
            for one in receipts
        ],
        "warranties": [
            {"item": row["item"], "ends": row["ends"], "for": reading.asker.name_of(row["member_id"])}
            for row in reading.rows("SELECT * FROM warranties ORDER BY id")
        ],
    }
