"""Which of the household's accounts a statement is of."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from knowledge.store.database import Row
from skills.banking.statement import Statement
from skills.engine.matching import fold

_SHORTEST = 6
"""Digits that two ways of writing an account number have to share."""


@dataclass(frozen=True, slots=True)
class Place:
    """The account of a statement (None: a new one is opened), and others that it may be instead."""

    account: Row | None
    others: tuple[Row, ...] = ()

    @property
    def name(self) -> str | None:
        """What the account is called."""
        return self.account["name"] if self.account else None


def same_number(one: str, two: str) -> bool:
    """Whether two numbers are one account: an IBAN ends with the number that older formats write, bank code before it.

    German, Dutch, Austrian and Spanish IBANs, and "bank code/number" of MT940; leading zeros do not count.
    """
    if not one or not two:
        return False
    if one == two:
        return True
    tails = [number.rpartition("/")[2] if "/" in number else number for number in (one, two)]
    digits = ["".join(letter for letter in tail if letter.isdigit()).lstrip("0") for tail in tails]
    short, long = sorted(digits, key=len)
    if len(short) < _SHORTEST or not long.endswith(short):
        return False
    ibans = [number for number in (one, two) if number[:2].isalpha()]
    return len(ibans) == 1 or len(short) == len(long)


def account_of(number: str, known: Sequence[Row]) -> Row | None:
    """The account with that number, or with that name where a file names accounts instead."""
    found = next((row for row in known if same_number(row["number"] or "", number)), None)
    return found or next((row for row in known if fold(row["name"]) == fold(number)), None)


def place_of(statement: Statement, known: Sequence[Row], chosen: int | None, before: int | None) -> Place:
    """The account by its number; else the one that was chosen, that the last such file was of, or the only one.

    A number that no account has may be that of an account without one: it is offered. Only accounts in the currency of
    the statement come into question.
    """
    fitting = [row for row in known if row["currency"] == statement.currency and row["kind"] != "cash"]
    if statement.account:
        found = account_of(statement.account, fitting)
        if found is not None:
            return Place(found)
        fitting = [row for row in fitting if not row["number"]]
    picked = next((row for row in fitting if row["id"] == chosen), None)
    if picked is not None:
        return Place(picked)
    if chosen == 0:
        return Place(None)
    last = next((row for row in fitting if row["id"] == before), None)
    if last is None and len(fitting) == 1 and not statement.account:
        last = fitting[0]
    return Place(last, tuple(row for row in fitting if row is not last)[:4])


def new_name(statement: Statement, known: Sequence[Row]) -> str:
    """What a new account is called: by its last digits, or as the file calls it."""
    number = statement.account or ""
    digits = "".join(letter for letter in number if letter.isdigit())
    name = f"Bank {digits[-4:]}" if len(digits) >= 4 else number.title() or "Bank"
    taken = {fold(row["name"]) for row in known}
    return next(one for one in (name, *(f"{name} {count}" for count in range(2, 1000))) if fold(one) not in taken)
