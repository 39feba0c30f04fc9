"""MT940 and MT942: SWIFT's customer statements, and what banks make of them.

Fields after SWIFT's Standards MT, category 9 (MT940, MT942); the parts of :86: after the German banks' Anlage 3 of the
DFÜ-Abkommen, the Dutch banks' slash codes, and SEPA's words.
"""

from __future__ import annotations

import calendar
import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import date
from decimal import Decimal

from skills.banking.formats.text import decode
from skills.banking.statement import BankFile, BankFileError, Statement, StatementRow, account_number

_TAG = re.compile(r"^(?:\{4:)?:(\d\d[A-Z]?):(.*)$")
_TIME = ("12", "86")
"""What looks like a field there is the rest of a time that was wrapped ("13" and ":12:11")."""
_END = re.compile(r"^-(?:\}.*|X{3})?$|^-\s*$")
_LINE = re.compile(
    r"^(?P<value>\d{6})(?P<booked>\d{4})?\s*(?P<side>R[CD]|E?[CD])(?P<funds>[A-Z])?\s*(?P<amount>[^A-Z]*?)\s*"
    r"(?:(?P<type>[A-Z][A-Z0-9]{3}|[A-Z][A-Z0-9]{1,3}(?=\s|$))(?P<reference>.*))?$",
    re.S,
)
_BALANCE = re.compile(r"^(?P<side>[CD])(?P<day>\d{6})(?P<currency>[A-Z]{3})(?P<amount>[\d.,]+)")
_AMOUNT = re.compile(r"^\d+(?:,\d*)?$|^\d+\.\d{1,2}$|^\d{1,3}(?:\.\d{3})+,\d*$")
_CODED = re.compile(r"^\s*(?:\d{3})?([?~<>|+@^]|\*(?=\d\d))(?=\d\d)")
_SLASH = re.compile(
    r"/(TRTP|IBAN|BIC|NAME|REMI|EREF|MARF|CSID|ORDP|BENM|ORDP/|BENM/|PURP|RTRN|CNTP|USTD|STRD|ADDR|ISDT|PREF|SVCL|ID)/"
)
_SEPA = re.compile(
    r"(?:^|(?<=\s))(EREF|KREF|MREF|BREF|RREF|CRED|DEBT|COAM|OAMT|SVWZ|VWZ|ABWA|ABWE|IBAN|BIC|PURP)\s?[+:]\s?"
)
_IBAN = re.compile(r"\b[A-Z]{2}\d{2}[A-Z0-9]{10,30}\b")


@dataclass
class _Open:
    """A statement while it is read."""

    account: str | None = None
    currency: str | None = None
    opening: Decimal | None = None
    closing: Decimal | None = None
    rows: list[StatementRow] = field(default_factory=list)


def looks_like(text: str) -> bool:
    """Whether there is a field :61:, or the first fields of a statement."""
    return re.search(r"^(?:\{4:)?:(?:61|60[FM]|62[FM]|28C?|25):", text, re.M) is not None


def read(content: bytes, currency: str) -> BankFile:
    """All statements of a file; `currency` holds where no balance names one. Raises BankFileError."""
    done: list[Statement] = []
    at = _Open()
    last: str | None = None
    for tag, value, line in _fields(decode(content, lenient=True)):
        if tag == "20" and (at.rows or at.opening is not None or at.account is not None):
            done.append(_closed(at, currency))
            at = _Open()
        if tag == "25" or tag == "25P":
            at.account, named = _account(value)
            at.currency = at.currency or named
        elif tag in ("60F", "60M", "62F", "62M", "64"):
            _balance(at, tag, value, line)
        elif tag == "34F":
            found = re.match(r"[A-Z]{3}", value)
            at.currency = at.currency or (found[0] if found else None)
        elif tag == "61":
            at.rows.append(_row(value, line, at.currency or currency))
        elif tag == "86" and last == "61":
            at.rows[-1] = _described(at.rows[-1], value)
        last = tag
    done.append(_closed(at, currency))
    statements = tuple(one for one in done if one.rows or one.account or one.closing is not None)
    return BankFile("mt940", statements, sum(len(one.rows) for one in statements))


def _fields(text: str) -> Iterator[tuple[str, str, int]]:
    """Tag, value with its further lines, and the line it begins in."""
    tag, parts, begin = "", list[str](), 0
    for number, line in enumerate(text.splitlines(), 1):
        found = _TAG.match(line.lstrip("\ufeff"))
        if found is not None and (found[1], tag) != _TIME:
            if tag:
                yield tag, "\n".join(parts), begin
            tag, parts, begin = found[1], [found[2]], number
        elif _END.match(line):
            if tag:
                yield tag, "\n".join(parts), begin
            tag, parts = "", []
        elif tag:
            parts.append(line)
    if tag:
        yield tag, "\n".join(parts), begin


def _account(value: str) -> tuple[str | None, str | None]:
    """The account of :25:, and the currency that some banks write behind it ("… EUR")."""
    first = value.split("\n")[0].strip()
    found = re.search(r"(?<=[\d/ ])([A-Z]{3})$", first)
    bare = first[: found.start()] if found else first
    iban = _IBAN.search(bare.replace(" ", ""))
    return account_number(iban[0] if iban else bare), found[1] if found else None


def _balance(at: _Open, tag: str, value: str, line: int) -> None:
    found = _BALANCE.match(value.strip())
    if found is None:
        return
    amount = _number(found["amount"], line) * (-1 if found["side"] == "D" else 1)
    at.currency = found["currency"]
    if tag in ("60F", "60M") and at.opening is None:
        at.opening = amount
    elif tag in ("62F", "62M"):
        at.closing = amount


def _row(value: str, line: int, currency: str) -> StatementRow:
    """A field :61:. A reversed credit (RC) goes out, a reversed debit (RD) comes back; a day like 30 February, which
    banks count interest with, is the last of its month."""
    found = _LINE.match(value.strip())
    if found is None:
        shown = value.split("\n")[0][:40]
        raise BankFileError("bank-amount" if re.match(r"\d{6}", value) else "bank-date", line=line, text=shown)
    day = _day(found["value"], line)
    amount = _number(found["amount"], line)
    out = found["side"] in ("D", "RC", "ED")
    reference, _, further = (found["reference"] or "").partition("\n")
    customer = reference.partition("//")[0].strip()
    text = " ".join((customer if customer != "NONREF" else "", further)).strip()
    booked = _booked(found["booked"], day) if found["booked"] else None
    return StatementRow(day, -amount if out else amount, currency, " ".join(text.split()), line=line, booked=booked)


def _number(text: str, line: int) -> Decimal:
    bare = "".join(text.split())
    if not _AMOUNT.match(bare):
        raise BankFileError("bank-amount", line=line, text=text.strip()[:40] or "?")
    return Decimal(bare.replace(".", "").replace(",", ".") if "," in bare else bare)


def _day(text: str, line: int) -> date:
    year, month, day = 2000 + int(text[:2]), int(text[2:4]), int(text[4:])
    if year >= 2080:
        year -= 100
    if not (1 <= month <= 12 and 1 <= day <= 31):
        raise BankFileError("bank-date", line=line, text=text)
    return date(year, month, min(day, calendar.monthrange(year, month)[1]))


def _booked(text: str, value: date) -> date | None:
    """The booking day has no year: it is the one nearest to the value day."""
    month, day = int(text[:2]), int(text[2:])
    if not (1 <= month <= 12 and 1 <= day <= 31):
        return None
    near = [
        date(year, month, min(day, calendar.monthrange(year, month)[1]))
        for year in (value.year - 1, value.year, value.year + 1)
    ]
    return min(near, key=lambda one: abs(one - value))


def _described(row: StatementRow, value: str) -> StatementRow:
    """The row with what :86: says about it."""
    coded = _CODED.match(value)
    if coded is not None:
        return _coded(row, value, coded[1])
    flat = " ".join(value.split())
    if _SLASH.search(value):
        return _slashed(row, value.replace("\n", ""))
    iban = _IBAN.search(flat)
    return replace(row, text=" ".join((row.text, flat)).strip(), counter_account=iban[0] if iban else "")


def _coded(row: StatementRow, value: str, mark: str) -> StatementRow:
    parts: dict[str, str] = {}
    for piece in value.replace("\n", "").split(mark)[1:]:
        number, rest = piece[:2], piece[2:]
        if number.isdigit():
            parts[number] = parts.get(number, "") + (f" {rest}" if _SEPA.match(rest) else rest)
    purpose = "".join(parts.get(str(number), "") for number in (*range(20, 30), *range(60, 64)))
    name = " ".join((parts.get("32", "") + parts.get("33", "")).split())
    said = _spoken(purpose) or parts.get("00", "")
    return replace(
        row,
        text=" ".join(said.split()),
        counterparty=name,
        counter_account=account_number(parts.get("38", "") or parts.get("31", "")) or "",
    )


def _spoken(purpose: str) -> str:
    """What a person wrote or reads, without the references that SEPA puts beside it."""
    marks = list(_SEPA.finditer(purpose))
    if not marks:
        return purpose
    ends = [mark.start() for mark in marks[1:]] + [len(purpose)]
    said = {mark[1]: purpose[mark.end() : end] for mark, end in zip(marks, ends, strict=True)}
    return (said.get("SVWZ") or said.get("VWZ") or purpose[: marks[0].start()]).strip()


def _slashed(row: StatementRow, value: str) -> StatementRow:
    marks = list(_SLASH.finditer(value))
    ends = [mark.start() for mark in marks[1:]] + [len(value)]
    said: dict[str, str] = {}
    for mark, end in zip(marks, ends, strict=True):
        said.setdefault(mark[1].strip("/"), value[mark.end() : end].strip(" /"))
    text = said.get("REMI") or said.get("USTD") or said.get("TRTP") or " ".join(value.split())
    name = said.get("NAME") or said.get("BENM") or said.get("ORDP") or ""
    if "CNTP" in said and not name:
        iban, _, rest = said["CNTP"].partition("/")
        said["IBAN"], name = iban, [*rest.split("/"), "", ""][1]
    return replace(row, text=text, counterparty=name, counter_account=account_number(said.get("IBAN", "")) or "")


def _closed(at: _Open, currency: str) -> Statement:
    known = at.currency or currency
    rows = tuple(replace(row, currency=known) for row in at.rows)
    return Statement(at.account, known, rows, at.opening, at.closing)
