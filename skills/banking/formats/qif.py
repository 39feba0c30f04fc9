"""QIF: Quicken's lines of one letter and a value, after Intuit's "Quicken Interchange Format (.qif) files"."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from decimal import Decimal

from skills.banking.formats.amounts import amount_of, clean, decimal_mark
from skills.banking.formats.days import day_of, order_of
from skills.banking.formats.text import decode
from skills.banking.statement import BankFile, BankFileError, Statement, StatementRow

_MONEY = frozenset({"bank", "cash", "ccard", "oth a", "oth l", "invoice"})


@dataclass
class _Record:
    """One transaction while it is read."""

    line: int
    account: str | None
    values: dict[str, str] = field(default_factory=dict)
    split: list[tuple[str, int]] = field(default_factory=list)


def looks_like(text: str) -> bool:
    """Whether the first line that says anything is one of QIF's headings."""
    first = next((line for line in text.splitlines() if line.strip()), "")
    return re.match(r"\ufeff?\s*!(?:type|account|option|clear)\b", first, re.I) is not None


def read(content: bytes, currency: str) -> BankFile:
    """All transactions of money, by account. Raises BankFileError.

    QIF writes neither currency nor order of the date: `currency` is given, the order is decided by all dates.
    """
    records, trades = _records(decode(content, lenient=True))
    if not records and trades:
        raise BankFileError("bank-investments", line=trades)
    mark = decimal_mark(value for one in records for value in (one.values.get("T", ""), one.values.get("U", "")))
    order = order_of([one.values.get("D", "") for one in records], month_first=mark == "." and currency != "GBP")
    accounts: dict[str | None, list[StatementRow]] = {}
    for one in records:
        accounts.setdefault(one.account, []).append(_row(one, mark, order, currency))
    statements = tuple(Statement(name, currency, tuple(rows)) for name, rows in accounts.items())
    return BankFile("qif", statements, len(records), 1 if trades else 0)


def _records(text: str) -> tuple[list[_Record], int]:
    """The transactions of money, and the line of the first trade (0 for none)."""
    records: list[_Record] = []
    kind, account, trades, number = "bank", None, 0, 0
    block: _Record | None = None
    for number, line in enumerate(text.splitlines(), 1):
        if not line.strip():
            continue
        if line.lstrip("\ufeff ").startswith("!"):
            heading = line.lstrip("\ufeff !").strip().casefold()
            kind = heading.removeprefix("type:").strip() if heading.startswith("type:") else heading
            block = None
            account = None if heading == "clear:autoswitch" else account
            continue
        if line.startswith("^"):
            if block is not None and kind == "account":
                account = block.values.get("N", "").strip() or None
            elif block is not None and kind in _MONEY:
                records.append(block)
            elif block is not None and kind == "invst" and not trades:
                trades = block.line
            block = None
            continue
        block = block or _Record(number, account)
        code, value = line[0].upper(), line[1:].strip()
        if code in "SE$%" and kind in _MONEY:
            block.split.append((line, number))
        else:
            block.values.setdefault(code, value)
    if block is not None and kind in _MONEY:
        if "D" not in block.values or not {"T", "U"} & block.values.keys():
            raise BankFileError("bank-truncated", line=number)
        records.append(block)
    return [one for one in records if one.values or one.split], trades


def _row(record: _Record, mark: str, order: str, currency: str) -> StatementRow:
    written = record.values.get("D", "")
    day = day_of(written, order)
    if day is None:
        raise BankFileError("bank-date", line=record.line, text=written[:40] or "?")
    given = record.values.get("T") or record.values.get("U") or ""
    amount = amount_of(given, mark) if given else _split_sum(record, mark)
    if amount is None or (given and clean(given) is None):
        raise BankFileError("bank-amount", line=record.line, text=given[:40] or "?")
    payee, memo, category = (record.values.get(code, "") for code in "PML")
    to_itself = category.strip("[]") == (record.account or "") and category.startswith("[")
    opening = to_itself or payee.casefold() == "opening balance"
    return StatementRow(
        day,
        amount,
        currency,
        text=" ".join((memo or payee).split()),
        counterparty=" ".join(payee.split()),
        counter_account=category[1:-1] if category.startswith("[") and category.endswith("]") else "",
        line=record.line,
        booked=day,
        standing="opening" if opening else "booked",
    )


def _split_sum(record: _Record, mark: str) -> Decimal | None:
    """The sum of the parts, where the whole is not written."""
    parts = [amount_of(line[1:], mark) for line, _ in record.split if line.startswith("$")]
    known = [one for one in parts if one is not None]
    return sum(known, Decimal(0)) if known and len(known) == len(parts) else None
