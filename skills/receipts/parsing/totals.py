"""The total of a receipt: the amount that words and place name, and that the other amounts agree with.

Arithmetic is the independent witness: what was given less the change, the articles' sum, subtotal with tax, service
and rounding, and the table of taxes each say what was to be paid, whatever OCR made of the words.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from itertools import combinations, pairwise

from skills.receipts.parsing.figures import Figure, rates_in
from skills.receipts.parsing.roles import Role
from skills.receipts.parsing.rows import Row

CENT = Decimal("0.01")
ROUNDED = Decimal("0.05")
"""How far rounding to the smallest coin moves a total."""
BY_CHANGE = "given less change"
ROUNDED_TO = "rounded"
PAID_BY = {BY_CHANGE, "paid by card", "paid without change", "paid exactly"}
BY_ARTICLES = "the articles' sum"
_LAYOUT = {Role.FINAL: 3.0, Role.TOTAL: 2.2, Role.AMOUNT: 0.9, Role.SUBTOTAL: 0.7}
_NOT_TOTAL = {Role.CHANGE, Role.TAX, Role.ROUNDING, Role.DISCOUNT, Role.SERVICE, Role.ASIDE, Role.NET}
_PAID = {Role.CASH, Role.CARD, Role.PAID}
_NOT_PRINTED = -2.0
"""What is only computed is the total where nothing printed agrees with as much."""
_MOST_ADDENDS = 7
_LESS_THAN_ARTICLE = -1.5


@dataclass
class Candidate:
    """A value that may be the total, with what speaks for it."""

    value: Decimal
    layout: float = 0.0
    named: int = 0
    """How many rows name it a total."""
    place: int = -1
    """The last row that names it, else the last it stands in."""
    agrees: dict[str, float] = field(default_factory=dict)
    against: float = 0.0
    doubtful: bool = False
    """Whether another sum is named that it does not explain: a larger total, a rounding."""

    @property
    def score(self) -> float:
        return self.layout + self.against + sum(self.agrees.values()) + min(0.6, 0.3 * max(0, self.named - 1))

    @property
    def why(self) -> str:
        by_words = ["named as the total"] if self.named else []
        return "; ".join([*by_words, *self.agrees]) or "the largest amount"


def candidates_of(figures: Sequence[Figure], rows: Sequence[Row], articles: Iterable[Decimal]) -> list[Candidate]:
    """The values that may be the total, the best first. `articles`: what the lines of the receipt cost."""
    by_value: dict[Decimal, Candidate] = {}
    for figure in figures:
        if figure.value <= 0 or figure.amount.each:
            continue
        candidate = by_value.setdefault(figure.value, Candidate(figure.value))
        _add_layout(candidate, figure, len(rows), figures)
    _add_computed(by_value, figures)
    _weigh(by_value, figures, rows, list(articles))
    return sorted(by_value.values(), key=lambda one: (-one.score, -one.place))


def _add_layout(candidate: Candidate, figure: Figure, rows: int, figures: Sequence[Figure]) -> None:
    weight = _LAYOUT.get(figure.role, 0.0) if figure.role else 0.0
    if figure.table:
        weight *= 0.25
    if figure.role in _PAID:
        weight = 0.5
    elif figure.role in _NOT_TOTAL:
        weight = -0.6
    if not figure.last:
        weight *= 0.6
    if figure.amount.guessed:
        weight *= 0.7
    if weight >= 2 and not figure.table:
        usual = sorted(one.height for one in figures)[len(figures) // 2]
        weight += min(0.6, max(0.0, figure.height / usual - 1.15)) if usual else 0
        weight += 0.3 * figure.row / max(1, rows - 1)
        candidate.named += 1
        candidate.place = max(candidate.place, figure.row)
    if weight > candidate.layout or candidate.layout == 0:
        candidate.layout = weight
    if candidate.named == 0:
        candidate.place = max(candidate.place, figure.row)


def _add_computed(by_value: dict[Decimal, Candidate], figures: Sequence[Figure]) -> None:
    """What was given less the change is a candidate even where OCR lost the total itself."""
    for paid, change in _payments(figures):
        value = paid.value - abs(change.value)
        if value > 0 and value not in by_value and abs(change.value) > 0:
            by_value[value] = Candidate(value, layout=_NOT_PRINTED, place=paid.row)


def _payments(figures: Sequence[Figure]) -> Iterator[tuple[Figure, Figure]]:
    for change in (one for one in figures if one.role is Role.CHANGE):
        for paid in (one for one in figures if one.role in _PAID and abs(one.row - change.row) <= 4):
            if paid.value > abs(change.value):
                yield paid, change


def _weigh(
    by_value: dict[Decimal, Candidate], figures: Sequence[Figure], rows: Sequence[Row], articles: Sequence[Decimal]
) -> None:
    settled = {paid.value - abs(change.value) for paid, change in _payments(figures)}
    settled |= {abs(paid.value) - abs(back.value) for paid, back in _given_and_back(figures)}
    card = {figure.value for figure in figures if figure.role is Role.CARD and not figure.table}
    cash = {figure.value for figure in figures if figure.role in (Role.CASH, Role.PAID) and not figure.table}
    rounding = _roundings(figures)
    sums = list(_sums(figures))
    tables = set(_tax_tables(figures))
    included = list(_included_taxes(figures, rows))
    whole = sum(articles, Decimal(0))
    extras = _extras(figures)
    parts = {figure.value for figure in figures if figure.role in (Role.TOTAL, Role.SUBTOTAL) and figure.value > 0}
    standing = Counter(figure.value for figure in figures if figure.last and not figure.table)
    for candidate in by_value.values():
        value, agrees = candidate.value, candidate.agrees
        if value in settled:
            agrees[BY_CHANGE if value not in cash else "paid without change"] = 1.6
        elif value in card:
            agrees["paid by card"] = 1.3
        elif value in cash:
            agrees["paid exactly"] = 0.6
        if articles and (whole == value or any(whole + more == value for more in extras)):
            doubled = len(articles) == 2 and articles[0] == articles[1]
            agrees[BY_ARTICLES] = 0.5 if doubled else 1.5 if len(articles) > 1 else 1.0
        if any(result == value for result in sums):
            agrees["subtotal and what is added"] = 1.2
        if value in tables or any(abs(one - value) <= ROUNDED for one in tables):
            agrees["the table of taxes"] = 1.0 if value in tables else 0.8
        if any(abs(value * rate / (1 + rate) - tax) <= CENT for rate, tax in included):
            agrees["the tax in it"] = 0.8
        elif any(
            abs(other * rate / (1 + rate) - value) <= CENT
            for rate, tax in included
            if tax == value
            for other in by_value
        ):
            candidate.against += 2 * _LESS_THAN_ARTICLE
        if any(value - step in by_value and by_value[value - step].layout >= 0.7 for step in rounding):
            agrees[ROUNDED_TO] = 1.4
        elif rounding and not agrees.keys() & PAID_BY:
            candidate.doubtful = True
        if not agrees.keys() & PAID_BY and any(one.named and one.value > value for one in by_value.values()):
            candidate.doubtful = True
        if any(abs(one + other - value) < CENT for one, other in combinations(sorted(parts - {value}), 2)):
            agrees["its parts' sum"] = 1.0
        if standing[value] >= 3 and "paid exactly" not in agrees:
            agrees["stands there several times"] = 0.6
        if articles and value < max(articles) - ROUNDED:
            candidate.against += _LESS_THAN_ARTICLE


def _given_and_back(figures: Sequence[Figure]) -> Iterator[tuple[Figure, Figure]]:
    """Two rows named cash, one after the other: what was given (negative on some receipts), and what came back."""
    cash = [one for one in figures if one.role is Role.CASH and one.value]
    for given, back in pairwise(cash):
        if back.row - given.row == 1 and given.value * back.value < 0:
            yield given, back


def _roundings(figures: Sequence[Figure]) -> set[Decimal]:
    steps = {
        figure.value for figure in figures if figure.role is Role.ROUNDING and 0 < abs(figure.value) < Decimal("0.5")
    }
    return steps | {-step for step in steps}


def _extras(figures: Sequence[Figure]) -> set[Decimal]:
    """What may be added to the articles: every combination of taxes, service, rounding and discounts as printed."""
    addends = [
        (figure.value,) if figure.role in (Role.TAX, Role.SERVICE) else (figure.value, -figure.value)
        for figure in figures
        if figure.role in (Role.TAX, Role.SERVICE, Role.ROUNDING, Role.DISCOUNT) and figure.value and not figure.table
    ][:_MOST_ADDENDS]
    totals = {Decimal(0)}
    for choices in addends:
        totals |= {total + choice for total in totals for choice in choices}
    return totals


def _sums(figures: Sequence[Figure]) -> Iterator[Decimal]:
    """Subtotals with what is added below them; more than the subtotal alone."""
    bases = [one for one in figures if one.role in (Role.SUBTOTAL, Role.NET, Role.AMOUNT, Role.TOTAL) and not one.table]
    for base in bases:
        below = [
            one for one in figures
            if one.role in (Role.TAX, Role.SERVICE, Role.ROUNDING, Role.DISCOUNT) and one.value and not one.table
            and abs(one.row - base.row) <= 8
        ][:_MOST_ADDENDS]  # fmt: skip
        for size in range(1, min(len(below), 4) + 1):
            for chosen in combinations(below, size):
                yield base.value + sum(
                    (-abs(one.value) if one.role is Role.DISCOUNT else one.value for one in chosen), Decimal(0)
                )


def _tax_tables(figures: Sequence[Figure]) -> Iterator[Decimal]:
    """Sums of the tables of taxes: net and tax, or net, tax and gross, over their rows."""
    rows: dict[int, list[Decimal]] = {}
    for figure in figures:
        if (figure.table or figure.role is Role.TAX) and figure.value >= 0:
            rows.setdefault(figure.row, []).append(figure.value)
    two = [values for values in rows.values() if len(values) == 2 and max(values) >= 3 * min(values)]
    if two:
        yield sum((sum(values, Decimal(0)) for values in two), Decimal(0))
        yield from (sum(values, Decimal(0)) for values in two)
    three = [sorted(values) for values in rows.values() if len(values) == 3]
    gross = [values[2] for values in three if values[0] + values[1] == values[2]]
    if gross:
        yield sum(gross, Decimal(0))
        yield from gross


def _included_taxes(figures: Sequence[Figure], rows: Sequence[Row]) -> Iterator[tuple[Decimal, Decimal]]:
    """A rate and the tax at that rate, where a row has both."""
    for figure in figures:
        if figure.role in (Role.TAX, Role.TOTAL) or figure.table:
            for rate in rates_in(rows[figure.row].text):
                if rate and figure.value >= Decimal("0.05"):
                    yield rate, figure.value
