"""Whether a picture shows a receipt at all: a letter, a chat or a cat shows no sum with what belongs to it."""

from __future__ import annotations

from collections.abc import Sequence

from skills.receipts.parsing.figures import Figure
from skills.receipts.parsing.roles import Role, known_words
from skills.receipts.parsing.rows import Row
from skills.receipts.parsing.vocabulary import listed

_SUM_ROLES = {Role.TOTAL, Role.FINAL, Role.SUBTOTAL}
_SUM_WORDS, _KIND_WORDS = listed("likeness", "sum"), listed("likeness", "kind")
_PAID_ROLES = {Role.CASH, Role.CARD, Role.PAID, Role.CHANGE}
_NEEDED = 4


def looks_like_receipt(rows: Sequence[Row], figures: Sequence[Figure], dated: bool) -> bool:
    """Whether enough of what makes a receipt is there: a sum, amounts in a column, taxes, payment, a date."""
    if not figures:
        return False
    words = {word for row in rows for word in known_words(row.text)}
    alone = [figure for figure in figures if figure.last and _ends_row(figure, rows[figure.row])]
    points = 0
    points += 2 * any(figure.role in _SUM_ROLES for figure in alone)
    points += bool(words & _SUM_WORDS)
    points += any(figure.role in _PAID_ROLES for figure in alone)
    points += any(figure.role in (Role.TAX, Role.NET, Role.ROUNDING) or figure.table for figure in figures)
    points += min(2, len(alone) // 2)
    points += bool(words & _KIND_WORDS)
    points += dated
    return points >= _NEEDED and bool(alone)


def _ends_row(figure: Figure, row: Row) -> bool:
    """Whether the amount is the end of its row, but for a currency or a tax code, and no sentence goes around it."""
    tail = row.cells[-1].text[figure.amount.end :] if figure.amount.end <= len(row.cells[-1].text) else ""
    return len(tail.strip()) <= 4 and len(figure.label.split()) <= 7
