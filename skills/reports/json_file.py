"""The ledger as JSON."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

from skills.reports.entries import Account, Written


def as_json(entries: Sequence[Written], accounts: Sequence[Account]) -> bytes:
    """An object with "accounts" and "transactions"; amounts are decimal numbers as text, so that none is rounded."""
    data = {
        "accounts": [
            {
                "name": one.name,
                "kind": one.kind,
                "currency": one.opening.currency,
                "opening": f"{one.opening.amount:f}",
                "opening_date": one.opening_day.isoformat(),
            }
            for one in accounts
        ],
        "transactions": [_plain(one) for one in entries],
    }
    return (json.dumps(data, ensure_ascii=False, indent=1) + "\n").encode()


def _plain(one: Written) -> dict[str, Any]:
    return {
        "date": one.day.isoformat(),
        "kind": one.kind,
        "amount": f"{one.money.amount:f}",
        "currency": one.money.currency,
        "home_amount": f"{one.home.amount:f}" if one.home else None,
        "home_currency": one.home.currency if one.home else None,
        "rate": one.rate,
        "category": one.category,
        "merchant": one.merchant,
        "note": one.note,
        "paid_by": one.payer,
        "account": one.account,
        "to_account": one.to_account,
        "tax": f"{one.tax:f}" if one.tax is not None else None,
        "payment": one.payment,
        "source": one.source,
    }
