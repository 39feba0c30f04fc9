"""Amounts in letters, and which of them is to be paid."""

from __future__ import annotations

import re

from skills.engine.money import Money
from skills.papers.dues.letter import Letter
from skills.papers.dues.plain import plain
from skills.papers.dues.units import Unit
from skills.receipts.parsing.amounts import Amount, amounts_in

_WHOLE_BEFORE = re.compile(
    r"(?<![\d.,])(\d{1,3}(?:[.' ]?\d{3})?|\d{1,6}) ?(€|EUR\b|euros?\b|£|CHF\b|Euro\b)(?!\w)", re.IGNORECASE
)
_WHOLE_AFTER = re.compile(r"(€|EUR|£|CHF|\$) ?(\d{1,6})(?![\d'’]|[.,]\d|[.,] ?[-–—])", re.IGNORECASE)
_SIGNS = {"$": "USD", "kr": "SEK"}
_DAY = re.compile(r"(?:0?[1-9]|[12]\d|3[01])\.(?:0[1-9]|1[0-2])\.(?!\d\d\d)")
"""A day as German writes it, "08.08.", which has two decimals."""
_AMOUNT_BEFORE = re.compile(r"\d[.,]\d\d(?!\d)")
_LABEL_REACH = 45
"""Characters before an amount in which the word that says what it is stands."""


def amounts_of(text: str) -> list[Amount]:
    """The amounts of money of a sentence, from left to right: with a sign of a currency, or with two decimals."""
    text = text.replace("(", " ").replace(")", " ")
    signed = _WHOLE_AFTER.sub(r"\1\2.00", _WHOLE_BEFORE.sub(_with_cents, text))
    return [one for one in amounts_in(signed) if one.value > 0 and (one.sign or not _DAY.match(signed, one.begin))]


def priced(text: str) -> list[Amount]:
    """Those that have the sign of a currency: of a row with dates, "14.01." is none."""
    return [one for one in amounts_of(text) if one.sign]


def _with_cents(match: re.Match[str]) -> str:
    digits = re.sub(r"\D", "", match[1])
    return f"{digits},00 {match[2]}"


def money_of(amount: Amount, letter: Letter) -> Money:
    """An amount in its currency, or else in the household's."""
    sign = amount.sign or letter.currency
    return Money.of(amount.value, _SIGNS.get(sign, sign))


def owed_in(unit: Unit, letter: Letter) -> Money | None:
    """The amount that a sentence says is to be paid; a bare one is believed."""
    found = amounts_of(unit.text)
    scored = [(_weight(unit, one, letter), -index, one) for index, one in enumerate(found)]
    best = max(scored, default=None, key=lambda one: one[:2])
    return money_of(best[2], letter) if best is not None and best[0] >= 0 else None


def total_of(letter: Letter) -> Money | None:
    """The amount that the document as a whole asks for; without words for that the only one there is."""
    best: tuple[int, int] | None = None
    chosen: Amount | None = None
    for unit in letter.units:
        for one in amounts_of(unit.text):
            weight = _weight(unit, one, letter)
            if weight > 0 and (best is None or (weight, unit.index) > best):
                best, chosen = (weight, unit.index), one
    if chosen is None:
        only = {(one.value, one.sign): one for unit in letter.units for one in amounts_of(unit.text)}
        chosen = next(iter(only.values())) if len(only) == 1 else None
    return money_of(chosen, letter) if chosen is not None else None


def _weight(unit: Unit, amount: Amount, letter: Letter) -> int:
    """2 and more: what is to be paid; 1: a total; 0: nothing is said; below: a part or something else."""
    bare = not unit.text[: amount.begin].strip(" |:€£EURCHF")
    before = unit.text[max(amount.begin - _LABEL_REACH, 0) : amount.begin]
    near = plain(_AMOUNT_BEFORE.split(before)[-1])
    near = f"{plain(unit.label)} {near}" if bare else re.split(r"[;|]", near.rstrip(" |:"))[-1]
    behind = re.split(r"[.;|]", plain(unit.text[amount.end : amount.end + 25]))[0]
    words = letter.words
    if words.has("not_total", near) or words.cues["otherwise"].match(unit.flat):
        return -1
    if words.has("monthly", unit.flat):
        return 1
    if words.has("total_strong", near):
        return 3 if words.has("due", near) or words.has("total_weak", near) else 2
    if words.has("due", near):
        return 2
    return 1 if words.has("total_weak", near) or words.has("due", behind) else 0
