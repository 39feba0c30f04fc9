"""The articles of a receipt: name, quantity and what each line costs, between the head and the first sum."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from skills.receipts.parsing.amounts import amounts_in
from skills.receipts.parsing.figures import Figure
from skills.receipts.parsing.roles import Role, heads_items
from skills.receipts.parsing.rows import Row
from skills.receipts.parsing.words import words_of

_STOPS = {Role.SUBTOTAL, Role.FINAL, Role.TOTAL, Role.CASH, Role.CARD, Role.PAID, Role.NET, Role.CHANGE, Role.COUNT}
_TIMES = re.compile(
    r"(?<![\w.,])(\d{1,4}(?:[.,]\d{1,3})?)\s?(?:pcs|stk|st|unit|nos|pc|ea)?\s?\*?\s?[xX×@](?![a-z])\s?", re.IGNORECASE
)
_FIRST_COUNT = re.compile(r"^\W{0,2}(\d{1,3})(?:\.00)?\s+(?=[^\W\d_])")
_WEIGHT = re.compile(r"(?<![\d.,])(\d{1,3}[.,]\d{3})\s?(kg|g|l)\b", re.IGNORECASE)
_COUNT_CELL = re.compile(r"^(\d{1,4})(?:[.,]0{1,3})?$")
_NO_NAME = re.compile(
    r"[\d\s.,:;*xX×@%#/()\-+]*(?:\b(?:rm|eur|s|sr|zr|zrl|x|pcs|nos|unit|uom|a|b|c)\b[\d\s.,:;*xX×@%#/()\-+]*)*",
    re.IGNORECASE,
)
_TAX_CODE = re.compile(r"\s+(?:[A-Z]{1,2}\d?|SR|ZRL|\*S)$")


@dataclass(frozen=True, slots=True)
class Line:
    """An article: `value` for all of it, negative for a discount."""

    name: str
    value: Decimal
    quantity: str | None
    row: int


def lines_of(rows: Sequence[Row], figures: Sequence[Figure]) -> tuple[Line, ...]:
    """The articles from top to bottom; what stands after the first sum is none."""
    by_row: dict[int, list[Figure]] = {}
    for figure in figures:
        by_row.setdefault(figure.row, []).append(figure)
    begin = next((place + 1 for place, row in enumerate(rows) if place not in by_row and heads_items(row.text)), 0)
    stop = _stop(by_row, begin, len(rows))
    priced = [place for place in range(begin, stop) if place in by_row and _is_article(by_row[place])]
    below = _names_stand_below(rows, priced, begin, stop)
    lines: list[Line] = []
    for place in priced:
        figure = by_row[place][-1]
        value = -abs(figure.value) if figure.role is Role.DISCOUNT else figure.value
        lone = len(by_row[place]) == 1 and _stated(rows[place].text) is None
        if lone and len(lines) > 1 and value == sum((line.value for line in lines), Decimal(0)):
            break
        name = _name(rows[place])
        near = place + 1 if below else place - 1
        if not name and begin <= near < stop and near not in by_row:
            name = _plain(rows[near].text)
        lines.append(Line(name, value, _quantity(rows, place, by_row, begin), place))
    return tuple(line for line in lines if line.value)


def _stop(by_row: dict[int, list[Figure]], begin: int, end: int) -> int:
    seen = False
    for place in range(begin, end):
        for figure in by_row.get(place, []):
            if figure.table or (figure.role in _STOPS and (seen or figure.role is not Role.TOTAL)):
                return place
            seen = True
    return end


def _is_article(figures: Sequence[Figure]) -> bool:
    last = figures[-1]
    if last.role in (None, Role.DISCOUNT):
        return not last.amount.each
    return last.role is Role.AMOUNT and len(figures) > 1


def _names_stand_below(rows: Sequence[Row], priced: Sequence[int], begin: int, stop: int) -> bool:
    """Whether rows of numbers are followed by their article's name; usually the name stands above."""
    if not priced:
        return False
    first, last = priced[0] - 1, priced[-1] + 1
    above = 0 < begin <= first and bool(_plain(rows[first].text))
    return not above and last < stop and bool(_plain(rows[last].text))


def _name(row: Row) -> str:
    """The row without its amounts and columns of numbers."""
    kept: list[str] = []
    for cell in row.cells:
        amounts = amounts_in(cell.text)
        text = cell.text[: amounts[0].begin] if amounts else cell.text
        if any(len(word) > 1 for word in words_of(text)):
            kept.append(text)
    return _plain(" ".join(kept))


def _plain(text: str) -> str:
    text = _WEIGHT.sub(" ", text)
    text = _TIMES.sub(" ", text)
    text = re.sub(r"^\W*\d{5,14}\b", " ", text)
    text = _FIRST_COUNT.sub("", text.strip())
    text = _TAX_CODE.sub("", text.strip(" \t.:-–*|#@"))
    text = re.sub(r"\s+", " ", text).strip(" \t.:-–*|#@,")
    if _NO_NAME.fullmatch(text) or not any(len(word) > 1 for word in words_of(text)):
        return ""
    return text


def _quantity(rows: Sequence[Row], place: int, by_row: dict[int, list[Figure]], begin: int) -> str | None:
    """How many or how much, where the row says so, or the row beside it by a price for one that fits."""
    own = _stated(rows[place].text)
    if own:
        return own[0]
    if count := _count(rows[place], by_row[place]):
        return count
    value = by_row[place][-1].value
    for near in (place - 1, place + 1):
        if not begin <= near < len(rows) or not all(one.amount.each for one in by_row.get(near, [])):
            continue
        stated = _stated(rows[near].text)
        prices = [one.value for one in by_row.get(near, [])]
        if stated and (not prices or any(abs(stated[1] * price - value) < Decimal("0.01") for price in prices)):
            return stated[0]
    return None


def _stated(text: str) -> tuple[str, Decimal] | None:
    """A quantity that stands with its unit or a multiplication sign: as it is told, and as a number."""
    if weight := _WEIGHT.search(text):
        number = weight[1].replace(",", ".")
        return f"{number} {weight[2].lower()}", Decimal(number)
    if times := _TIMES.search(text):
        return _tidy(times[1]), Decimal(times[1].replace(",", "."))
    return None


def _count(row: Row, figures: Sequence[Figure]) -> str | None:
    """A whole number of the row that makes the price for one into the price of the line, or stands first."""
    counts = [match[1] for cell in row.cells[:-1] if (match := _COUNT_CELL.match(cell.text.strip()))]
    if first := _FIRST_COUNT.match(row.text):
        counts.insert(0, first[1])
    counts = [count for count in counts if 0 < int(count) < 1000]
    prices = [figure.value for figure in figures[:-1]]
    total = figures[-1].value
    fitting = (count for count in counts if any(int(count) * price == total for price in prices))
    return next(fitting, None) or (counts[0] if counts and not prices else None)


def _tidy(number: str) -> str:
    plain = number.replace(",", ".")
    return plain.rstrip("0").rstrip(".") if "." in plain else plain
