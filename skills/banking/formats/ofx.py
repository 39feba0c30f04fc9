"""OFX and QFX: SGML of version 1 and XML of version 2, read by one scanner of tags.

After Open Financial Exchange 1.6 and 2.2, chapter 11 (banking) and 13 (investments). No XML parser sees the file, so
entities cannot do anything.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from skills.banking.formats.amounts import plain_amount
from skills.banking.formats.text import decode
from skills.banking.statement import BankFile, BankFileError, Statement, StatementRow, account_number

_TAG = re.compile(r"<(/?)([A-Za-z][A-Za-z0-9._]*)\s*(?:/?)>([^<]*)")
_STATEMENTS = frozenset({"STMTRS", "CCSTMTRS", "INVSTMTRS"})
_OWN_ACCOUNT = frozenset({"BANKACCTFROM", "CCACCTFROM", "INVACCTFROM"})
_OTHER_ACCOUNT = frozenset({"BANKACCTTO", "CCACCTTO"})
_ASIDE = frozenset({"CURRENCY", "ORIGCURRENCY", "PAYEE", "IMAGEDATA"})


@dataclass
class _Open:
    """A statement while it is read."""

    account: str | None = None
    currency: str = ""
    closing: Decimal | None = None
    created: date | None = None
    rows: list[StatementRow] = field(default_factory=list)


def looks_like(text: str) -> bool:
    """Whether the text is OFX of either kind."""
    return re.search(r"<OFX>|<\?OFX|^\s*OFXHEADER:", text, re.I) is not None


def read(content: bytes, currency: str) -> BankFile:
    """All statements of a file; `currency` where one names none. Raises BankFileError."""
    text = decode(content, lenient=True)
    if (at := re.search(r"<!(?:DOCTYPE|ENTITY)", text, re.I)) is not None:
        raise BankFileError("bank-xml-forbidden", line=text.count("\n", 0, at.start()) + 1)
    statements: list[Statement] = []
    at_statement: _Open | None = None
    fields: dict[str, str] | None = None
    begin, trades, inside = 0, 0, list[str]()
    failed: tuple[int, str] | None = None
    severity = ""
    line, ended = 1, False
    for closing, name, value, line in _tags(text):
        if closing:
            if name in _STATEMENTS and at_statement is not None:
                statements.append(_closed(at_statement, currency))
                at_statement = None
            elif name == "STMTTRN" and fields is not None:
                if at_statement is not None:
                    at_statement.rows.append(_row(fields, begin, at_statement.currency or currency))
                fields = None
            elif name == "OFX":
                ended = True
            if name in inside:
                del inside[inside.index(name) :]
            continue
        if name in _STATEMENTS:
            at_statement = _Open()
        elif name == "STMTTRN":
            fields, begin = {}, line
        elif name in _OWN_ACCOUNT | _OTHER_ACCOUNT | _ASIDE | {"LEDGERBAL", "AVAILBAL"}:
            inside.append(name)
        elif name == "INVTRAN":
            trades += 1
        elif name == "SEVERITY":
            severity = value.upper()
            if severity == "ERROR":
                failed = failed or (line, "")
        elif name == "MESSAGE" and severity == "ERROR" and failed is not None and not failed[1]:
            failed = (failed[0], value[:120])
        elif fields is not None:
            place = inside[-1] if inside else ""
            fields.setdefault(f"{place}.{name}" if place else name, value)
        elif at_statement is not None:
            _state(at_statement, name, value, inside, line)
    return _whole(statements, trades, line, ended, failed)


def _whole(
    statements: list[Statement], trades: int, line: int, ended: bool, failed: tuple[int, str] | None
) -> BankFile:
    """The file, unless it is cut off, an answer that something failed, or about securities alone."""
    rows = sum(len(one.rows) for one in statements)
    if not ended:
        raise BankFileError("bank-truncated", line=line)
    if not statements and failed is not None:
        raise BankFileError("bank-says-error", line=failed[0], text=failed[1] or "?")
    if not rows and trades:
        raise BankFileError("bank-investments", line=line)
    return BankFile("ofx", tuple(statements), rows, trades)


def _tags(text: str) -> Iterator[tuple[bool, str, str, int]]:
    """Whether it closes, name, value, line, for each tag."""
    line, seen = 1, 0
    for found in _TAG.finditer(text):
        line += text.count("\n", seen, found.start())
        seen = found.start()
        yield bool(found[1]), found[2].upper(), html.unescape(found[3]).strip(), line


def _state(at: _Open, name: str, value: str, inside: list[str], line: int) -> None:
    place = inside[-1] if inside else ""
    if name == "CURDEF":
        at.currency = value.upper()
    elif name == "ACCTID" and place in _OWN_ACCOUNT and at.account is None:
        at.account = account_number(value)
    elif name == "BALAMT" and place == "LEDGERBAL" and value:
        at.closing = _amount(value, line)
    elif name in ("DTASOF", "DTEND") and at.created is None:
        at.created = _day(value)


def _amount(value: str, line: int) -> Decimal:
    amount = plain_amount(value)
    if amount is None:
        raise BankFileError("bank-amount", line=line, text=value[:40] or "?")
    return amount


def _day(value: str) -> date | None:
    """The day as the bank wrote it, in the bank's own zone."""
    try:
        return date(int(value[:4]), int(value[4:6]), int(value[6:8]))
    except ValueError:
        return None


def _row(fields: dict[str, str], line: int, currency: str) -> StatementRow:
    amount = _amount(fields.get("TRNAMT", ""), line)
    posted = fields.get("DTPOSTED") or fields.get("DTUSER") or ""
    day = _day(posted)
    if day is None and posted.strip("0"):
        raise BankFileError("bank-date", line=line, text=posted[:40])
    name = fields.get("NAME") or fields.get("PAYEE.NAME") or ""
    memo = fields.get("MEMO", "")
    own = fields.get("CURRENCY.CURSYM", "").upper()
    return StatementRow(
        day,
        amount,
        own or currency,
        text=" ".join((memo or name).split()),
        counterparty=" ".join(name.split()),
        counter_account=account_number(fields.get("BANKACCTTO.ACCTID") or fields.get("CCACCTTO.ACCTID") or "") or "",
        reference=fields.get("FITID", ""),
        line=line,
        booked=day,
    )


def _closed(at: _Open, currency: str) -> Statement:
    return Statement(at.account, at.currency or currency, tuple(at.rows), None, at.closing, at.created)
