"""How a receipt was paid, and the taxes that it states."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from skills.engine.money import Money
from skills.receipts.parsing.figures import Figure
from skills.receipts.parsing.result import Found
from skills.receipts.parsing.roles import Role, known_words
from skills.receipts.parsing.rows import Row
from skills.receipts.parsing.vocabulary import listed

_CARD_WORDS, _TRANSFER_WORDS = listed("payment", "card"), listed("payment", "transfer")


def find_payment(figures: Sequence[Figure], rows: Sequence[Row]) -> Found[str]:
    """ "cash", "card" or "transfer", by the row that says what was paid, else by words anywhere."""
    for role, name in ((Role.CARD, "card"), (Role.CASH, "cash")):
        if any(figure.role is role and figure.value and not figure.table for figure in figures):
            return Found(name, 0.95, f"a row says what was {role.value}")
    if any(figure.role is Role.CHANGE and figure.value for figure in figures):
        return Found("cash", 0.8, "there is change")
    words = {word for row in rows for word in known_words(row.text)}
    if words & _CARD_WORDS:
        return Found("card", 0.8, "names a card")
    if words & _TRANSFER_WORDS:
        return Found("transfer", 0.7, "names a bank account")
    return Found()


def find_tax(figures: Sequence[Figure], currency: str, total: Money | None) -> Found[Money]:
    """All taxes together: the rows of the table of taxes, else the rows that name a tax."""
    largest = total.amount if total else Decimal(10) ** 9
    table: dict[int, list[Decimal]] = {}
    for figure in figures:
        if figure.table and figure.role is not Role.TOTAL and figure.value >= 0:
            table.setdefault(figure.row, []).append(figure.value)
    taxes = [_tax_of(values) for values in table.values() if len(values) in (2, 3)]
    by_table = sum((tax for tax in taxes if tax is not None), Decimal(0)) if taxes else None
    stated = [
        figure.value
        for figure in figures
        if figure.role is Role.TAX and not figure.table and 0 <= figure.value < largest
    ]
    by_rows = _once(stated)
    if by_table is not None and by_table < largest:
        agree = by_rows is not None and by_rows == by_table
        return Found(Money.of(by_table, currency), 0.95 if agree else 0.85, "the table of taxes")
    if by_rows is not None:
        return Found(Money.of(by_rows, currency), 0.8, "a row names it")
    return Found()


def _tax_of(values: Sequence[Decimal]) -> Decimal | None:
    """The tax of a row with net and tax, or net, tax and gross in any order."""
    ordered = sorted(values)
    if len(values) == 3:
        return ordered[0] if ordered[0] + ordered[1] == ordered[2] else None
    return ordered[0] if ordered[1] >= 3 * ordered[0] else None


def _once(stated: Sequence[Decimal]) -> Decimal | None:
    """The sum of the stated taxes; one that is the sum of the others is said twice."""
    if not stated:
        return None
    whole = sum(stated, Decimal(0))
    return next((tax for tax in stated if len(stated) > 1 and whole - tax == tax), whole)
