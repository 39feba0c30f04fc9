"""What on a receipt says that its total may not be what the household spent, however well the sums agree."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from decimal import Decimal
from itertools import combinations

from skills.receipts.parsing.figures import Figure
from skills.receipts.parsing.roles import Role
from skills.receipts.parsing.rows import Row
from skills.receipts.parsing.vocabulary import listed
from skills.receipts.parsing.words import same_form, words_of

ROUNDED = Decimal("0.05")
"""How far rounding to the smallest coin moves what is paid."""
HEADING = 4
"""Words that a row has at most that says something of the whole receipt; longer ones are sentences about returns."""


def _forms(name: str) -> frozenset[str]:
    return frozenset(same_form(word) for word in listed("cautions", name))


_BACK, _ORDER, _LATER, _TIP = (_forms(name) for name in ("back", "order", "later", "tip"))
_INSTEAD, _PART, _NOT = (_forms(name) for name in ("instead", "part", "not"))
_PAID = (Role.CASH, Role.CARD, Role.PAID)


def caution(rows: Sequence[Row], figures: Sequence[Figure], total: Decimal) -> str | None:
    """Why a total is to be looked at before it is booked, in English words; None where nothing speaks against it."""
    reasons: tuple[tuple[str, Callable[[Sequence[Row], Sequence[Figure], Decimal], bool]], ...] = (
        ("money may have come back", _came_back),
        ("it may not be paid yet", _not_paid_yet),
        ("a tip may be added by hand", _tip_by_hand),
        ("a part may be paid with a voucher or before", _paid_in_part),
        ("what was paid is another amount", _paid_another),
    )
    return next((reason for reason, says in reasons if says(rows, figures, total)), None)


def _headings(rows: Sequence[Row], words: frozenset[str]) -> list[int]:
    """The places of short rows with one of the words, without a "not"."""
    spoken = ((place, words_of(row.text)) for place, row in enumerate(rows))
    return [place for place, said in spoken if len(said) <= HEADING and words & set(said) and not _NOT & set(said)]


def _came_back(rows: Sequence[Row], figures: Sequence[Figure], _total: Decimal) -> bool:
    """A return or a cancelled receipt. One line that was cancelled has a negative amount, and is in the sum."""
    negative = {figure.row for figure in figures if figure.value <= 0}
    return any(place not in negative for place in _headings(rows, _BACK))


def _not_paid_yet(rows: Sequence[Row], figures: Sequence[Figure], _total: Decimal) -> bool:
    """An offer, or an invoice with a day until which it is to be paid, where nothing says that it was."""
    if any(figure.role in _PAID and figure.value > 0 for figure in figures):
        return False
    return bool(_headings(rows, _ORDER)) or any(_LATER & set(words_of(row.text)) for row in rows)


def _tip_by_hand(rows: Sequence[Row], figures: Sequence[Figure], _total: Decimal) -> bool:
    """A line for a tip that nothing is printed on."""
    filled = {figure.row for figure in figures}
    return any(place not in filled for place in _headings(rows, _TIP))


def _paid_in_part(rows: Sequence[Row], figures: Sequence[Figure], total: Decimal) -> bool:
    """A voucher, points, a gift card or an earlier payment below the total, which is no less for it."""
    begin = min((figure.row for figure in figures if figure.value == total), default=0)
    smaller = {figure.row for figure in figures if 0 < abs(figure.value) <= total and figure.row > begin}
    return any((_INSTEAD | _PART) & set(words_of(rows[place].text)) for place in smaller)


def _paid_another(_rows: Sequence[Row], figures: Sequence[Figure], total: Decimal) -> bool:
    """What was given, less the change, is not the total; several payments may make it up together."""
    stated = [one for one in figures if one.role in _PAID and one.value > 0 and not one.table and one.last]
    paid = list({figure.row: figure.value for figure in stated}.values())[:6]
    if not paid:
        return False
    back = {Decimal(0)} | {abs(figure.value) for figure in figures if figure.role is Role.CHANGE}
    sums = {sum(some, Decimal(0)) for size in range(1, len(paid) + 1) for some in combinations(paid, size)}
    return not any(abs(given - change - total) <= ROUNDED for given in sums for change in back)
