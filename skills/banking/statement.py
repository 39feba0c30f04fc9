"""What a bank file says once it is read: accounts, their rows, balances; and the one way to refuse it."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal

from skills.engine.errors import PersonError
from skills.engine.money import Money


def legible(text: str) -> str:
    """Words of a file on one line, without what cannot be seen: control characters, and marks that turn text round."""
    if text.isprintable():
        return text
    seen = (one if one.isprintable() else "" if unicodedata.category(one) == "Cf" else " " for one in text)
    return " ".join("".join(seen).split())


class BankFileError(PersonError):
    """The file cannot be taken in as it is; the sentence names the line (from 1) and what to do."""

    def __init__(self, key: str, *, line: int | None = None, **facts: object) -> None:
        said = {name: legible(fact) if isinstance(fact, str) else fact for name, fact in facts.items()}
        super().__init__(key, line=line or 1, **said)
        self.line = line or 1


@dataclass(frozen=True, slots=True)
class StatementRow:
    """One booking of an account. `amount` is exact, in whole units of `currency`; negative is money that goes out."""

    day: date | None
    """The day as the format counts it: value day of MT940, booking day of CAMT; None where the bank gives none."""
    amount: Decimal
    currency: str
    text: str = ""
    counterparty: str = ""
    counter_account: str = ""
    reference: str = ""
    """The bank's own id of the booking, where it gives one that is meant to be unique."""
    line: int = 0
    booked: date | None = None
    """The booking day, where the format tells it from `day`."""
    standing: str = "booked"
    """ "booked"; "pending" is announced and comes again; "opening" says what was there before."""

    @property
    def money(self) -> Money:
        """The amount in minor units; negative is money that goes out."""
        return Money.of(self.amount, self.currency)


@dataclass(frozen=True, slots=True)
class Statement:
    """The bookings of one account in a file, in the file's order."""

    account: str | None
    """IBAN or number as the bank writes it, without blanks."""
    currency: str
    rows: tuple[StatementRow, ...]
    opening: Decimal | None = None
    closing: Decimal | None = None
    created: date | None = None
    """The day the statement was made, where bookings have none of their own."""


@dataclass(frozen=True, slots=True)
class BankFile:
    """All statements of a file. `family` is the kind of file: bookings of one family look the same when they repeat."""

    family: str
    statements: tuple[Statement, ...]
    records: int
    """Bookings, or for a table all its records below the header."""
    left_out: int = 0
    """Trades of securities and the like, which are no bookings of money."""
    header: tuple[str, ...] = ()

    @property
    def rows(self) -> tuple[StatementRow, ...]:
        """All bookings, in the order of the file."""
        return tuple(row for one in self.statements for row in one.rows)


def account_number(text: str) -> str | None:
    """An IBAN or account number without blanks, in capitals; None for nothing."""
    return "".join(text.split()).upper() or None


def statements_of(read: BankFile) -> tuple[Statement, ...]:
    """The statements of a file, those of one account as one; CAMT's stay apart, because a later report repeats the
    bookings of earlier ones."""
    if read.family == "camt":
        return tuple(one for one in read.statements if one.rows)
    joined: dict[tuple[str | None, str], Statement] = {}
    for one in read.statements:
        before = joined.get((one.account, one.currency))
        if before is not None:
            closing = one.closing if one.closing is not None else before.closing
            one = replace(before, rows=before.rows + one.rows, closing=closing)
        joined[one.account, one.currency] = one
    return tuple(one for one in joined.values() if one.rows)
