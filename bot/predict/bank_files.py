"""Reads a bank file of the benchmark: how many bookings, their sum and days, or the sentence that refuses it."""

from __future__ import annotations

import base64
from decimal import Decimal
from typing import Any

from bot.replies.catalogue import catalogue
from skills.banking.formats import read_bank_file
from skills.banking.statement import BankFile, BankFileError


def predict_bank_file(row: dict[str, Any], currency: str = "EUR") -> dict[str, Any]:
    """What a row with `content` (`encoding` "base64" or "utf-8") says; `currency` holds where the file names none."""
    content = row["content"]
    data = base64.b64decode(content) if row.get("encoding") == "base64" else content.encode()
    try:
        read = read_bank_file(data, currency=currency, sure=True)
    except BankFileError as error:
        sentence = catalogue("en").say(error.key, error.facts)
        return {"id": row["id"], "refused": sentence, "line": error.line}
    return {"id": row["id"], **_figures(read)} if read is not None else {"id": row["id"]}


def _figures(read: BankFile) -> dict[str, Any]:
    rows = read.rows
    days = sorted(row.day.isoformat() for row in rows if row.day is not None)
    closing = [one.closing for one in read.statements if one.closing is not None]
    return {
        "n_transactions": len(rows),
        "n_rows": read.records,
        "sum": f"{sum((row.amount for row in rows), Decimal(0))}",
        "n_debit": sum(row.amount < 0 for row in rows),
        "n_credit": sum(row.amount > 0 for row in rows),
        "first_date": days[0] if days else None,
        "last_date": days[-1] if days else None,
        "amounts": [f"{row.amount}" for row in rows],
        "dates": [row.day.isoformat() if row.day is not None else None for row in rows],
        "currency": rows[-1].currency if rows else (read.statements[-1].currency if read.statements else None),
        "closing_balance": f"{closing[-1]}" if closing else None,
        "n_accounts": len(read.statements),
        "payees": [row.counterparty for row in rows],
        "header": list(read.header),
    }
