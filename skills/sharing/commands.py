"""The commands of sharing."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from skills.engine.command import Command
from skills.engine.estate import Estate
from skills.engine.money import Money
from skills.engine.skill import Skill

skill = Skill("sharing", folder=__file__)
skill.belongs(Estate("debts", audience="audience", owner="owner"))

Party = int | str
"""A member by id, or somebody outside the household by name."""


@dataclass(frozen=True)
class Part:
    """What a party bears of an amount: `numerator` of `denominator` parts of it, so much of the smallest unit, or
    (neither) an equal part of what the others leave."""

    party: Party
    numerator: int | None = None
    denominator: int | None = None
    minor: int | None = None


@dataclass(frozen=True)
class SplitExpense(Command):
    """Says who bears how much of an expense that is booked; whoever paid it bears what no part names."""

    expense_id: int
    parts: tuple[Part, ...]


@dataclass(frozen=True)
class SplitNew(Command):
    """Books an expense and says who bears how much of it.

    What somebody outside the household paid is no expense of it: then only the debts are noted.
    """

    money: Money
    category: str
    day: date
    paid_by: Party
    parts: tuple[Part, ...]
    merchant: str | None = None
    note: str | None = None


@dataclass(frozen=True)
class NoteDebt(Command):
    """Somebody owes somebody money that no expense of the household explains."""

    debtor: Party
    creditor: Party
    money: Money
    day: date
    note: str | None = None


@dataclass(frozen=True)
class SettleDebt(Command):
    """Money that one gave another back."""

    payer: Party
    payee: Party
    money: Money
    day: date


@dataclass(frozen=True)
class GetEven(Command):
    """All that is open between two, or without anybody named between all, was paid back."""

    day: date
    one: Party | None = None
    other: Party | None = None


@dataclass(frozen=True)
class FindDebts(Command):
    """Who owes whom: everybody, one party with everybody, or two with each other."""

    one: Party | None = None
    other: Party | None = None
