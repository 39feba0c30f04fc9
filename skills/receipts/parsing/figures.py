"""Every amount of a receipt with what the words beside it say that it is."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from skills.receipts.parsing.amounts import Amount, amounts_in, repaired
from skills.receipts.parsing.roles import Role, heads_items, heads_tax_table, known_words, role_of
from skills.receipts.parsing.rows import Cell, Row
from skills.receipts.parsing.words import words_of

_RATE = re.compile(r"(?<![\d.,])(\d{1,2}(?:[.,]\d{1,2})?)\s?%")
_PER = re.compile(
    r"\s?(?:EUR|€|RM|CHF)?\s?/\s?(?:kg|g|l|lt|ltr|litre|liter|st|stk|stück|pc|unit|ud|pz)\b", re.IGNORECASE
)
_COUNTED = re.compile(r"\d\s?(?:kg|g|l|pcs|stk|st|nos|unit)?\s?[xX×@*]$", re.IGNORECASE)
_CURRENCY_WORDS = {"rm", "myr", "eur", "euro", "chf", "usd", "gbp", "a", "b", "c", "sr", "zr", "s", "z", "t", "pm",
                   "rh", "zri", "in", "of", "the", "to", "zl", "kc", "kr", "nok", "sek", "dkk",
                   "pln", "czk", "huf", "ft"}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Figure:
    """An amount of one row. `role` is None where no word tells, as for an article."""

    row: int
    amount: Amount
    role: Role | None
    label: str
    height: float
    last: bool
    """Whether it is the rightmost amount of its row."""
    table: bool
    """Whether it stands in a table of taxes."""

    @property
    def value(self) -> Decimal:
        return self.amount.value


def figures_of(rows: Sequence[Row]) -> tuple[Figure, ...]:
    """The amounts from top to bottom, in a row from left to right."""
    figures: list[Figure] = []
    table = False
    for place, row in enumerate(rows):
        found = list(_in_row(place, row))
        if not found and not _RATE.search(row.text):
            if heads_tax_table(row.text):
                table = True
            elif heads_items(row.text) or not _lone_mark(row.text):
                table = False
        elif table and not _in_table(row, found):
            table = False
        figures += [_with(one, row, last=one is found[-1], table=table) for one in found]
    return _with_labels_of_neighbours(figures, rows)


def _with(figure: Figure, row: Row, last: bool, table: bool) -> Figure:
    return Figure(figure.row, figure.amount, figure.role, figure.label, row.height, last, table)


def _lone_mark(text: str) -> bool:
    return len(words_of(text)) <= 1


def _in_table(row: Row, found: Sequence[Figure]) -> bool:
    """Whether a row continues a table of taxes: a rate, or several amounts."""
    role = role_of(row.text)
    if role in (Role.CASH, Role.CARD, Role.PAID, Role.CHANGE, Role.ROUNDING, Role.FINAL, Role.DISCOUNT):
        return False
    return len(found) >= 2 or bool(_RATE.search(row.text)) or role in (Role.TAX, Role.NET) or not role


def _in_row(place: int, row: Row) -> Iterator[Figure]:
    label = ""
    for cell in row.cells:
        amounts = amounts_in(cell.text)
        if not amounts and label and role_of(label) and (mended := repaired(cell.text)):
            amounts = [mended]
        begin = 0
        if amounts and _times(row, cell, amounts[0]):
            amounts[0] = replace(amounts[0], each=True)
        for amount in amounts:
            before = cell.text[begin : amount.begin]
            label = before if _says(before) else label
            begin = amount.end
            yield Figure(place, amount, role_of(label), label.strip(), row.height, False, False)
        rest = cell.text[begin:]
        if _says(rest):
            label = rest if not amounts or role_of(rest) else label


def _times(row: Row, cell: Cell, amount: Amount) -> bool:
    """Whether an amount is the price for one: "2 x" in the cell before it, "/kg" behind it."""
    if _PER.match(cell.text, amount.end):
        return True
    place = row.cells.index(cell)
    return bool(place) and not cell.text[: amount.begin].strip() and bool(_COUNTED.search(row.cells[place - 1].text))


def _says(text: str) -> bool:
    """Whether a piece of text can be the label of what follows it; a currency or a tax code cannot."""
    words = words_of(text)
    return any(word not in _CURRENCY_WORDS and len(word) > 1 for word in words)


def _with_labels_of_neighbours(figures: Sequence[Figure], rows: Sequence[Row]) -> tuple[Figure, ...]:
    """Amounts without words beside them take the label above or below that has no amount of its own."""
    having = {figure.row for figure in figures}
    given: list[Figure] = []
    for figure in figures:
        if figure.role is None and not _says(rows[figure.row].text):
            for near in (figure.row - 1, figure.row + 1):
                if 0 <= near < len(rows) and near not in having and (role := _alone(rows[near].text)):
                    figure = Figure(
                        figure.row, figure.amount, role, rows[near].text, figure.height, figure.last, figure.table
                    )
                    break
        given.append(figure)
    return tuple(given)


def _alone(text: str) -> Role | None:
    """The role of a row that is nothing but a label, as "TOTAL" printed above its amount."""
    words = known_words(text)
    role = role_of(text)
    return role if role in (Role.TOTAL, Role.FINAL, Role.CASH, Role.CHANGE, Role.SUBTOTAL) and len(words) <= 4 else None


def rates_in(text: str) -> list[Decimal]:
    """The percentages of a text, as shares: "6%" is 0.06."""
    return [Decimal(rate.replace(",", ".")) / 100 for rate in _RATE.findall(text)]
