"""CAMT.052, .053 and .054, all versions: ISO 20022's account reports, statements and notifications.

Read as a stream, so memory holds one booking at a time; a document type, and with it every entity, is refused. Elements
after ISO 20022 "Bank-to-Customer Cash Management", by their names without a namespace.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from xml.parsers import expat

from skills.banking.statement import BankFile, BankFileError, Statement, StatementRow, account_number

_STATEMENTS = frozenset({"Stmt", "Rpt", "Ntfctn"})
_KEPT = frozenset({"Ntry", "Bal", "Acct", "CreDtTm"})
_AMOUNT = re.compile(r"^[+-]?\d{1,18}(?:\.\d{0,6})?$")
_DEEPEST = 100
_AT_ONCE = 65_536


@dataclass
class Node:
    """An element with its text and children."""

    name: str
    line: int
    currency: str = ""
    text: str = ""
    children: list[Node] = field(default_factory=list)

    def all(self, path: str) -> Iterator[Node]:
        """All elements below at a path of names."""
        first, _, rest = path.partition("/")
        for child in self.children:
            if child.name == first:
                if rest:
                    yield from child.all(rest)
                else:
                    yield child

    def first(self, *paths: str) -> str:
        """The first text at one of these paths."""
        for path in paths:
            for node in self.all(path):
                if node.text.strip():
                    return " ".join(node.text.split())
        return ""


def looks_like(text: str) -> bool:
    """Whether it is XML of these messages."""
    return re.search(r"camt\.05[234]|<(?:\w+:)?BkToCstmr", text[:20_000]) is not None


class _Reader:
    """Builds the elements that matter while expat walks through the file."""

    def __init__(self, currency: str) -> None:
        self.statements: list[Statement] = []
        self._default = currency
        self._path: list[str] = []
        self._nodes: list[Node] = []
        self._rows: list[StatementRow] = []
        self._account = Node("Acct", 0)
        self._created: date | None = None
        self._opening: Decimal | None = None
        self._closing: Decimal | None = None
        self._balance_currency = ""
        self.parser = expat.ParserCreate()
        self.parser.StartElementHandler = self._start
        self.parser.EndElementHandler = self._end
        self.parser.CharacterDataHandler = self._text
        self.parser.StartDoctypeDeclHandler = self._forbidden
        self.parser.EntityDeclHandler = self._forbidden
        self.parser.buffer_text = True

    def _forbidden(self, *_: object) -> None:
        raise BankFileError("bank-xml-forbidden", line=self.parser.CurrentLineNumber)

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        bare = name.rpartition(":")[2]
        self._path.append(bare)
        if len(self._path) > _DEEPEST:
            raise BankFileError("bank-xml-broken", line=self.parser.CurrentLineNumber)
        if self._nodes or (bare in _KEPT and len(self._path) > 1 and self._path[-2] in _STATEMENTS):
            node = Node(bare, self.parser.CurrentLineNumber, attributes.get("Ccy", ""))
            if self._nodes:
                self._nodes[-1].children.append(node)
            self._nodes.append(node)

    def _text(self, text: str) -> None:
        if self._nodes:
            self._nodes[-1].text += text

    def _end(self, name: str) -> None:
        bare = name.rpartition(":")[2]
        self._path.pop()
        if self._nodes:
            node = self._nodes.pop()
            if not self._nodes:
                self._keep(node)
        elif bare in _STATEMENTS:
            self._close()

    def _keep(self, node: Node) -> None:
        if node.name == "Ntry":
            self._rows.append(_row(node, self._default))
        elif node.name == "Acct":
            self._account = node
        elif node.name == "CreDtTm":
            self._created = _day(node.text, node.line)
        else:
            code = node.first("Tp/CdOrPrtry/Cd")
            amount, currency = _amount(node, self._default)
            self._balance_currency = currency
            if code in ("OPBD", "PRCD") and self._opening is None:
                self._opening = amount
            elif code == "CLBD":
                self._closing = amount

    def _close(self) -> None:
        number = account_number(self._account.first("Id/IBAN", "Id/Othr/Id"))
        first = self._rows[0].currency if self._rows else ""
        currency = self._account.first("Ccy") or self._balance_currency or first or self._default
        self.statements.append(
            Statement(number, currency, tuple(self._rows), self._opening, self._closing, self._created)
        )
        self._rows, self._account, self._created = [], Node("Acct", 0), None
        self._opening, self._closing, self._balance_currency = None, None, ""


def read(content: bytes, currency: str) -> BankFile:
    """All statements of a message; `currency` where an amount names none. Raises BankFileError."""
    reader = _Reader(currency)
    try:
        for at in range(0, len(content), _AT_ONCE):
            reader.parser.Parse(content[at : at + _AT_ONCE], at + _AT_ONCE >= len(content))
    except expat.ExpatError as error:
        ended = error.code in (3, 5) and error.lineno >= content.rstrip().count(b"\n")
        raise BankFileError("bank-truncated" if ended else "bank-xml-broken", line=error.lineno) from error
    if not reader.statements:
        raise BankFileError("bank-unknown", line=1)
    return BankFile("camt", tuple(reader.statements), sum(len(one.rows) for one in reader.statements))


def _amount(node: Node, currency: str) -> tuple[Decimal, str]:
    """The signed amount of a booking or balance, and its currency."""
    written = next(node.all("Amt"), None)
    text = written.text.strip() if written is not None else ""
    if written is None or not _AMOUNT.match(text):
        raise BankFileError("bank-amount", line=written.line if written else node.line, text=text[:40] or "?")
    side = node.first("CdtDbtInd")
    if side not in ("CRDT", "DBIT"):
        raise BankFileError("bank-side", line=node.line, text=side[:40] or "?")
    return Decimal(text) * (-1 if side == "DBIT" else 1), written.currency or currency


def _day(text: str, line: int) -> date | None:
    if not text.strip():
        return None
    try:
        return date.fromisoformat(text.strip()[:10])
    except ValueError as error:
        raise BankFileError("bank-date", line=line, text=text.strip()[:40]) from error


def _date_in(node: Node, name: str) -> date | None:
    """The day of BookgDt or ValDt, written as a day or as a time."""
    for path in (f"{name}/Dt", f"{name}/DtTm"):
        for found in node.all(path):
            return _day(found.text, found.line)
    return None


def _row(node: Node, default: str) -> StatementRow:
    amount, currency = _amount(node, default)
    booked = _date_in(node, "BookgDt") or _date_in(node, "ValDt")
    other = "Cdtr" if amount < 0 else "Dbtr"
    below = "NtryDtls/TxDtls"
    parties = f"{below}/RltdPties"
    name = node.first(
        f"{parties}/{other}/Nm",
        f"{parties}/{other}/Pty/Nm",
        f"{parties}/Ultmt{other}/Nm",
        f"{parties}/Ultmt{other}/Pty/Nm",
    )
    said = [" ".join(one.text.split()) for one in node.all(f"{below}/RmtInf/Ustrd")]
    text = " ".join(said) or node.first(f"{below}/AddtlTxInf", "AddtlNtryInf", f"{below}/RmtInf/Strd/CdtrRefInf/Ref")
    status = node.first("Sts", "Sts/Cd")
    return StatementRow(
        booked,
        amount,
        currency,
        text=text,
        counterparty=name,
        counter_account=account_number(
            node.first(f"{parties}/{other}Acct/Id/IBAN", f"{parties}/{other}Acct/Id/Othr/Id")
        )
        or "",
        reference=node.first("AcctSvcrRef"),
        line=node.line,
        booked=booked,
        standing="pending" if status in ("PDNG", "INFO", "FUTR") else "booked",
    )
