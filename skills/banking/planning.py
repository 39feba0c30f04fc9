"""What an import would do with each row of a statement: known, matching an expense that was told, or new.

A booking is known when its account has had as many equal ones from files of this family; and across families when it
has had as many of its day and amount. So each account holds, for a day and an amount, the most that one family of files
shows, whatever order the files come in.
"""

from __future__ import annotations

import hashlib
from collections import Counter, defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Any

from knowledge.store.database import Row
from skills.banking.merchants import merchant_of
from skills.banking.placing import account_of
from skills.banking.statement import BankFileError, Statement, StatementRow
from skills.engine.matching import fold, likeness

Rows = Callable[[str, Sequence[Any]], list[Row]]

NEAR = timedelta(days=5)
"""A card payment is booked so many days after or before what was told of it."""

ALIKE = 0.5
_UNIQUE = frozenset({"ofx", "camt"})
"""Families whose references are unique in an account."""

_NO_REFERENCE = frozenset({"NONREF", "NOTPROVIDED", "NOTAVAILABLE", "0"})


@dataclass(frozen=True, slots=True)
class Planned:
    """A row that is to be kept, with its own day, and how it is known again."""

    row: StatementRow
    day: date
    minor: int
    merchant: str
    key: str
    nth: int
    same_row: int | None = None
    """The booking that another family of files brought already."""
    transaction: Row | None = None
    """The entry that it is the booking of."""
    placed: bool = False
    """That entry had no account yet."""
    other_account: int | None = None
    """The household's own account that the money goes to or comes from."""

    @property
    def new(self) -> bool:
        """Whether it is to be booked."""
        return self.same_row is None and self.transaction is None


@dataclass(frozen=True, slots=True)
class Plan:
    """What becomes of a statement."""

    rows: tuple[Planned, ...]
    known: int
    """Rows that were there from a file of the same family."""
    pending: int
    empty: int
    """Rows of no amount, or that only say what was there before."""

    @property
    def already(self) -> int:
        """All rows that are in the ledger from bank files."""
        return self.known + sum(one.same_row is not None for one in self.rows)

    @property
    def matched(self) -> tuple[Planned, ...]:
        """Rows that are bookings of entries which somebody told or photographed."""
        return tuple(one for one in self.rows if one.transaction is not None)

    @property
    def added(self) -> tuple[Planned, ...]:
        """Rows that are booked anew."""
        return tuple(one for one in self.rows if one.new)


def key_of(row: StatementRow, day: date, minor: int, family: str) -> str:
    """What two equal rows of one family share."""
    reference = row.reference if row.reference.upper() not in _NO_REFERENCE else ""
    said = f"#{reference}" if reference and family in _UNIQUE else fold(f"{row.counterparty}|{row.text}|{reference}")
    parts = (day.isoformat(), f"{minor}", row.currency, " ".join(said.split()))
    return hashlib.sha256("\x1f".join(parts).encode()).hexdigest()[:32]


def plan(
    statement: Statement, family: str, account_id: int | None, accounts: Sequence[Row], rows: Rows, taken: set[int]
) -> Plan:
    """Looks at each row of a statement. `taken` are entries that other statements of the file are bookings of.

    Raises BankFileError for a booking without any day.
    """
    kept, pending, empty = _kept(statement, family)
    if not kept:
        return Plan((), 0, pending, empty)
    first, last = min(one.day for one in kept), max(one.day for one in kept)
    seen = _Seen(account_id, family, first, last, rows)
    fresh = [one for one in kept if not seen.has(one)]
    matching = _Matching(account_id, accounts, first, last, rows, taken)
    planned = [seen.elsewhere(one) or matching.matched(one) for one in fresh]
    return Plan(tuple(planned), len(kept) - len(fresh), pending, empty)


def _kept(statement: Statement, family: str) -> tuple[list[Planned], int, int]:
    kept: list[Planned] = []
    counts: Counter[str] = Counter()
    pending = empty = 0
    for row in statement.rows:
        minor = row.money.minor
        if row.standing == "pending":
            pending += 1
        elif minor == 0 or row.standing == "opening":
            empty += 1
        else:
            day = row.booked or row.day or statement.created
            if day is None:
                raise BankFileError("bank-date-missing", line=row.line)
            key = key_of(row, day, minor, family)
            kept.append(Planned(row, day, minor, merchant_of(row.counterparty, row.text), key, counts[key]))
            counts[key] += 1
    return kept, pending, empty


class _Seen:
    """The bookings of an account that came from files before."""

    def __init__(self, account_id: int | None, family: str, first: date, last: date, rows: Rows) -> None:
        self._keys: set[tuple[str, int]] = set()
        self._free: dict[tuple[date, int, str], list[Row]] = defaultdict(list)
        if account_id is None:
            return
        span = (account_id, first.isoformat(), last.isoformat())
        own: set[int] = set()
        for row in rows(
            "SELECT s.key, s.nth, s.row_id, s.family FROM bank_seen s JOIN bank_rows b ON b.id = s.row_id"
            " WHERE b.account_id = ? AND b.day BETWEEN ? AND ? AND s.family = ?",
            (*span, family),
        ):
            self._keys.add((row["key"], row["nth"]))
            own.add(row["row_id"])
        for row in rows("SELECT * FROM bank_rows WHERE account_id = ? AND day BETWEEN ? AND ? ORDER BY id", span):
            if row["id"] not in own:
                self._free[date.fromisoformat(row["day"]), row["minor"], row["currency"]].append(row)

    def has(self, one: Planned) -> bool:
        """Whether just this row came before."""
        return (one.key, one.nth) in self._keys

    def elsewhere(self, one: Planned) -> Planned | None:
        """The row with the booking that files of another family showed, the likest of those of its day and amount."""
        free = self._free.get((one.day, one.minor, one.row.currency))
        if not free:
            return None
        said = f"{one.row.counterparty} {one.row.text}"
        best = free[0] if len(free) == 1 else max(free, key=lambda row: (likeness(said, row["text"]), -row["id"]))
        free.remove(best)
        return replace(one, same_row=int(best["id"]))


class _Matching:
    """Entries that somebody told, photographed or moved, for finding those that a booking is of."""

    def __init__(
        self, account_id: int | None, accounts: Sequence[Row], first: date, last: date, rows: Rows, taken: set[int]
    ) -> None:
        self._account_id = account_id
        self._accounts = accounts
        self._taken = taken
        self._owners: dict[str, Row | None] = {}
        self._entries: dict[tuple[int, str], list[Row]] = defaultdict(list)
        here = account_id or 0
        for row in rows(
            "SELECT t.* FROM transactions t WHERE t.day BETWEEN ? AND ?"
            " AND (t.source <> 'bank' OR t.kind = 'transfer') AND coalesce(t.payment, '') <> 'cash'"
            " AND (t.account_id IS NULL OR t.account_id = ? OR t.to_account_id = ?)"
            " AND NOT EXISTS (SELECT 1 FROM bank_rows b WHERE b.transaction_id = t.id"
            "   AND (b.account_id = ? OR t.kind <> 'transfer')) ORDER BY t.id",
            ((first - NEAR).isoformat(), (last + NEAR).isoformat(), here, here, here),
        ):
            self._entries[_effect(row, here), row["currency"]].append(row)

    def matched(self, one: Planned) -> Planned:
        """The row with the entry it is the booking of, and the own account on its other side."""
        other = self._own_account(one.row.counter_account)
        fitting = [
            entry
            for entry in self._entries.get((one.minor, one.row.currency), ())
            if entry["id"] not in self._taken and self._fits(one, entry)
        ]
        if not fitting:
            return replace(one, other_account=other)
        best = min(fitting, key=lambda row: (-self._like(one, row), _apart(one, row), row["id"]))
        self._taken.add(best["id"])
        placed = best["account_id"] is None and best["kind"] != "transfer"
        return replace(one, transaction=best, placed=placed, other_account=other)

    def _fits(self, one: Planned, entry: Row) -> bool:
        if abs(_apart(one, entry)) > NEAR.days:
            return False
        return entry["kind"] == "transfer" or not _name(entry) or not one.merchant or self._like(one, entry) >= ALIKE

    def _like(self, one: Planned, entry: Row) -> float:
        name = _name(entry)
        if not name or not one.merchant:
            return 0.0
        said = f"{one.merchant} {one.row.counterparty} {one.row.text}"
        return max(likeness(name, said), likeness(one.merchant, name))

    def _own_account(self, number: str) -> int | None:
        if not number:
            return None
        if number not in self._owners:
            self._owners[number] = account_of(number, self._accounts)
        found = self._owners[number]
        return int(found["id"]) if found is not None and found["id"] != self._account_id else None


def _effect(entry: Row, here: int) -> int:
    """What an entry does to the account, in minor units."""
    if entry["kind"] == "transfer":
        return int(entry["minor"]) if entry["to_account_id"] == here else -int(entry["minor"])
    return int(entry["minor"]) if entry["kind"] == "income" else -int(entry["minor"])


def _name(entry: Row) -> str:
    return str(entry["merchant"] or "")


def _apart(one: Planned, entry: Row) -> int:
    return abs((one.day - date.fromisoformat(entry["day"])).days)
