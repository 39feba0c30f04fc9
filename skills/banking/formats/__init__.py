"""Bank files of every kind: which one it is says the content, not the name."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from decimal import Decimal

from skills.banking.formats import camt, csv_file, mt940, ofx, qif
from skills.banking.formats.columns import Layout
from skills.banking.formats.csv_file import ColumnsUnknownError
from skills.banking.formats.text import decode, refuse_binary
from skills.banking.statement import BankFile, BankFileError, Statement, legible

LARGEST_FILE = 40_000_000
"""Bytes; 10,000 bookings are 1 MB of MT940 and some 15 MB of CAMT."""

MOST_ROWS = 200_000
LARGEST_AMOUNT = Decimal(10) ** 10
YEARS = range(1900, 2201)
_BEGIN = 100_000
_CODE = re.compile(r"[A-Z]{3}")

__all__ = ["LARGEST_FILE", "ColumnsUnknownError", "Layout", "read_bank_file"]


def read_bank_file(
    content: bytes, *, currency: str, layouts: Mapping[str, Layout] | None = None, sure: bool = False
) -> BankFile | None:
    """What a bank file says; None for what is evidently none. Blocking, some 0.1 ms a booking.

    `currency` (ISO 4217) holds where the file names none, `layouts` are the columns that were learnt, by fingerprint.
    Raises BankFileError with the line and what to do; ColumnsUnknownError where columns have to be told. `sure` says
    that somebody calls it a bank file, so that nothing is None: BankFileError then, too.
    """
    if len(content) > LARGEST_FILE:
        raise BankFileError("bank-too-large", limit=LARGEST_FILE // 1_000_000)
    refuse_binary(content)
    read = _read(content, currency, layouts or {})
    if read is None and sure:
        raise BankFileError("bank-unknown", line=1)
    if read is None:
        return None
    if read.records > MOST_ROWS:
        raise BankFileError("bank-too-many", limit=MOST_ROWS)
    for statement in read.statements:
        _refuse_absurd(statement)
    return replace(read, statements=tuple(_legible(one) for one in read.statements))


def _legible(statement: Statement) -> Statement:
    rows = tuple(
        row
        if row.text.isprintable() and row.counterparty.isprintable()
        else replace(row, text=legible(row.text), counterparty=legible(row.counterparty))
        for row in statement.rows
    )
    return replace(statement, account=legible(statement.account) if statement.account else None, rows=rows)


def _refuse_absurd(statement: Statement) -> None:
    """Raises BankFileError for amounts that no household has, days of other centuries, and what is no currency."""
    for row in statement.rows:
        for code in (row.currency, statement.currency):
            if not _CODE.fullmatch(code):
                raise BankFileError("bank-amount", line=row.line, text=f"{row.amount:f} {code}"[:40])
        if abs(row.amount) > LARGEST_AMOUNT:
            raise BankFileError("bank-amount", line=row.line, text=f"{row.amount:f}"[:40])
        for day in (row.day, row.booked):
            if day is not None and day.year not in YEARS:
                raise BankFileError("bank-date", line=row.line, text=day.isoformat())
    if statement.closing is not None and abs(statement.closing) > LARGEST_AMOUNT:
        raise BankFileError("bank-amount", text=f"{statement.closing:f}"[:40])


def _read(content: bytes, currency: str, layouts: Mapping[str, Layout]) -> BankFile | None:
    begin = decode(content[: _BEGIN - _BEGIN % 4], lenient=True) if b"\x00" not in content[:4] else _wide(content)
    if ofx.looks_like(begin):
        return ofx.read(content, currency)
    if begin.lstrip("\ufeff \t\r\n").startswith("<"):
        if camt.looks_like(begin) or "<!ENTITY" in begin or ("<!DOCTYPE" in begin and "camt" in begin):
            return camt.read(content, currency)
        return None
    if qif.looks_like(begin):
        return qif.read(content, currency)
    if mt940.looks_like(begin):
        return mt940.read(content, currency)
    return csv_file.read(content, currency, layouts)


def _wide(content: bytes) -> str:
    return decode(content)[:_BEGIN]
