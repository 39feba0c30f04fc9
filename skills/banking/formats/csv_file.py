"""CSV: a bank's table of bookings, whatever its separator, encoding, order of dates and way of writing amounts."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from decimal import Decimal

from skills.banking.formats.amounts import amount_of, clean, decimal_mark
from skills.banking.formats.columns import IN, OUT, Layout, fingerprint, layout_of, nothing
from skills.banking.formats.days import day_of, order_of
from skills.banking.formats.table import Record, Table, table_of
from skills.banking.formats.text import decode
from skills.banking.statement import BankFile, BankFileError, Statement, StatementRow, account_number

_IBAN = re.compile(r"\b[A-Z]{2}\d{2}(?: ?[A-Z0-9]{4}){2,7}(?: ?[A-Z0-9]{1,3})?\b")
_CURRENCY = re.compile(r"\b(EUR|USD|GBP|CHF|PLN|SEK|NOK|DKK|CZK|HUF|CAD|AUD|JPY|RON|BGN|TRY|INR)\b|([€$£¥])")
_SIGNS = {"€": "EUR", "$": "USD", "£": "GBP", "¥": "JPY"}
_NOT_YET = {
    "pending",
    "vorgemerkt",
    "ausstehend",
    "en attente",
    "pendiente",
    "in sospeso",
    "reverted",
    "declined",
    "failed",
}


class ColumnsUnknownError(BankFileError):
    """It is a table of bookings, but which column holds what (`layout.missing`) has to be told first."""

    def __init__(self, table: Table, layout: Layout) -> None:
        super().__init__("bank-columns", line=table.header_line or 1, missing=layout.missing[0])
        self.table = table
        self.layout = layout


def read(content: bytes, currency: str, layouts: Mapping[str, Layout]) -> BankFile | None:
    """The bookings of a table; `layouts` are those that were learnt, by fingerprint. None for what is no table.

    Raises ColumnsUnknownError, and BankFileError for an amount or day that is none.
    """
    table = table_of(decode(content))
    if table is None:
        return None
    layout = layouts.get(fingerprint(table)) or layout_of(table)
    if len(layout.missing) == 2:
        return None
    if layout.missing:
        raise ColumnsUnknownError(table, layout)
    statements = _statements(table, layout, currency)
    return BankFile("csv", statements, len(table.records), header=table.header)


def _statements(table: Table, layout: Layout, currency: str) -> tuple[Statement, ...]:
    """A statement for each account that the rows name; else one, whose account may stand above the table."""
    at = layout.columns
    order = order_of([one.cell(at["day"]) for one in table.records], month_first=currency in ("USD", "CAD"))
    amounts = [name for name in ("amount", "debit", "credit") if name in at]
    mark = decimal_mark(one.cell(at[name]) for one in table.records for name in amounts)
    known = _currency(table, layout) or currency
    above = " ".join(" ".join(one.cells) for one in table.above)
    iban = _IBAN.search(above)
    whole = account_number(iban[0]) if iban else None
    accounts: dict[str | None, list[StatementRow]] = {}
    for one in table.records:
        row = _row(one, layout, order, mark, known)
        if row is not None:
            own = account_number(one.cell(at["account"])) if "account" in at else None
            accounts.setdefault(own or whole, []).append(row)
    if not accounts:
        accounts[whole] = []
    return tuple(Statement(name, rows[0].currency if rows else known, tuple(rows)) for name, rows in accounts.items())


def _currency(table: Table, layout: Layout) -> str | None:
    """The currency in the name of the amount's column, in its cells, or above the table."""
    column = layout.columns.get("amount", layout.columns.get("debit", -1))
    name = table.header[column] if 0 <= column < len(table.header) else ""
    places: Sequence[str] = (
        name,
        " ".join(one.cell(column) for one in table.records[:20]),
        " ".join(" ".join(one.cells) for one in table.above),
    )
    for place in places:
        found = _CURRENCY.search(place)
        if found:
            return found[1] or _SIGNS[found[2]]
    return None


def _row(record: Record, layout: Layout, order: str, mark: str, currency: str) -> StatementRow | None:
    """A booking; None for lines of balances, totals and notices, which have no day or no amount at all."""
    at = layout.columns
    written = record.cell(at["day"])
    amount, given = _amount(record, layout, mark)
    day = day_of(written, order)
    if day is None:
        if not written or not any(one.isdigit() for one in written) or not given:
            return None
        raise BankFileError("bank-date", line=record.line, text=written[:40])
    if amount is None:
        if not given:
            return None
        raise BankFileError("bank-amount", line=record.line, text=given[:40])
    own = record.cell(at["currency"]).upper() if "currency" in at else ""
    text = " ".join(" ".join(record.cell(one) for one in layout.texts).split())
    pending = "status" in at and record.cell(at["status"]).casefold() in _NOT_YET
    return StatementRow(
        day,
        amount,
        own if len(own) == 3 and own.isalpha() else currency,
        text=text,
        counterparty=" ".join(record.cell(at["name"]).split()) if "name" in at else "",
        counter_account=account_number(record.cell(at["counter_account"])) or "" if "counter_account" in at else "",
        reference=record.cell(at["reference"]) if "reference" in at else "",
        line=record.line,
        booked=day,
        standing="pending" if pending else "booked",
    )


def _amount(record: Record, layout: Layout, mark: str) -> tuple[Decimal | None, str]:
    """The signed amount, and what was written; a column of sides or two columns give the sign where there are such."""
    at = layout.columns
    if "amount" in at:
        given = record.cell(at["amount"])
        amount = amount_of(given, mark)
        if amount is not None and "side" in at:
            side = record.cell(at["side"]).casefold().strip(". ")
            if side in OUT:
                amount = -abs(amount)
            elif side in IN:
                amount = abs(amount)
        return amount, given
    out, back = record.cell(at["debit"]), record.cell(at["credit"])
    for cell in (out, back):
        if cell and clean(cell) is None and any(one.isdigit() for one in cell):
            return None, cell
    debit, credit = amount_of(out, mark), amount_of(back, mark)
    if nothing(debit) and nothing(credit):
        return (Decimal(0), out or back) if debit is not None or credit is not None else (None, "")
    return (credit or Decimal(0)) - abs(debit or Decimal(0)), out or back
