"""Amounts as banks write them: decimal commas and points, signs before and behind, brackets, Soll and Haben."""

from __future__ import annotations

import re
from collections.abc import Iterable
from decimal import Decimal

_SYMBOLS = re.compile(r"[€$£¥₣₹₽₺]|\b[A-Z]{3}\b|\bkr\b|\bzł|\bKč|\bFt\b|\bFr\.?(?=\s|\d|$)", re.I)
_SIDE = re.compile(r"(?<![^\W\d_])(CR|DR|C|D|S|H|K|A|db|kt)\.?$", re.I)
_GROUPED = re.compile(r"^\d{1,3}(?:([.,'’  ])\d{2,3})*(?:[.,]\d+)?$|^\d+(?:[.,]\d*)?$|^[.,]\d+$")
_THREE = re.compile(r"^\d{1,3}[.,]\d{3}$")
_DEBIT = frozenset({"d", "dr", "s", "db"})
LONGEST = 40


def clean(text: str) -> tuple[str, int] | None:
    """Digits and marks of an amount, and its sign; None for what is no amount."""
    rest = text.strip().strip("\"'").replace(" ", " ").replace(" ", " ").replace("−", "-").replace("–", "-")
    if not rest or len(rest) > LONGEST:
        return None
    sign = 1
    if rest.startswith("(") and rest.endswith(")"):
        sign, rest = -1, rest[1:-1].strip()
    rest = _SYMBOLS.sub(" ", rest).strip()
    side = _SIDE.search(rest)
    if side:
        sign *= -1 if side[1].casefold() in _DEBIT else 1
        rest = rest[: side.start()].strip()
    for mark, value in (("-", -1), ("+", 1)):
        if rest.startswith(mark):
            sign, rest = sign * value, rest[1:].strip()
        elif rest.endswith(mark):
            sign, rest = sign * value, rest[:-1].strip()
    rest = _SYMBOLS.sub("", rest).strip()
    if not _GROUPED.match(rest.replace(" ", "")) or not any(one.isdigit() for one in rest):
        return None
    return re.sub(r"['’\s]", "", rest), sign


def decimal_mark(texts: Iterable[str]) -> str:
    """Which of "." and "," divides the decimals in a whole column.

    What comes last where both stand; else one that is not followed by just three digits. Where all have three digits
    behind the mark, it divides thousands.
    """
    votes = {".": 0, ",": 0}
    thousands: set[str] = set()
    for text in texts:
        cleaned = clean(text)
        if cleaned is None:
            continue
        digits = cleaned[0]
        if "." in digits and "," in digits:
            votes["." if digits.rfind(".") > digits.rfind(",") else ","] += 10
        for mark in ".,":
            if digits.count(mark) > 1:
                thousands.add(mark)
            elif mark in digits and not ("." in digits and "," in digits):
                if _THREE.match(digits) and not digits.startswith("0"):
                    thousands.add(mark)
                else:
                    votes[mark] += 1
    if votes["."] != votes[","]:
        return max(votes, key=lambda mark: votes[mark])
    return "." if thousands == {","} or not thousands else ","


def amount_of(text: str, mark: str) -> Decimal | None:
    """The signed amount, exact; None for what is no amount."""
    cleaned = clean(text)
    if cleaned is None:
        return None
    digits, sign = cleaned
    digits = digits.replace("," if mark == "." else ".", "").replace(mark, ".")
    if digits.count(".") > 1:
        digits = digits.replace(".", "")
    return sign * Decimal(digits)


def plain_amount(text: str) -> Decimal | None:
    """An amount of a format that knows no thousands: a single mark divides decimals, however many digits follow."""
    bare = text.strip().removeprefix("+")
    marks = [one for one in bare if one in ".,"]
    return amount_of(text, marks[-1] if marks and (len(set(marks)) == 2 or len(marks) == 1) else ".")
