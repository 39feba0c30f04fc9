"""Telling a plain number that is an amount from a quantity, a time, a date and a name: "70 at the steakhouse"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cache

from pods.engine.parts.lookup import is_base_thing, merchant_at
from pods.engine.parts.tokens import Token, words_in
from pods.engine.parts.vocabulary import vocabulary

_SMALL_COUNT = 10
_LONGEST_PLAIN = 7
_POINTED = re.compile(r"\d{1,2}\.\d{1,2}")


@dataclass(frozen=True, slots=True)
class Counted:
    """A number over tokens `first` to before `after`; `decimals` when exactly two were written."""

    first: int
    after: int
    value: Decimal
    spoken: bool = False
    article: bool = False
    decimals: bool = False


@dataclass(frozen=True, slots=True)
class _Context:
    units: frozenset[str]
    labels: frozenset[str]
    clock: frozenset[str]
    months: frozenset[str]
    day_articles: frozenset[str]
    not_after: frozenset[str]
    dotted: bool


@cache
def _context(language: str) -> _Context:
    words = vocabulary(language).money

    def folded(phrases: Sequence[str]) -> frozenset[str]:
        return frozenset(" ".join(words_in(phrase)) for phrase in phrases)

    return _Context(
        folded(words.units),
        folded(words.labels),
        folded(words.clock),
        folded(words.months),
        folded(words.day_articles),
        folded(words.not_after),
        words.decimal_comma,
    )


def _text(tokens: Sequence[Token], at: int) -> str:
    return tokens[at].text if 0 <= at < len(tokens) else ""


def _before(tokens: Sequence[Token], first: int, words: frozenset[str]) -> bool:
    """Whether one of the words, or one of two words, stands right before a token."""
    one = _text(tokens, first - 1)
    return one in words or f"{_text(tokens, first - 2)} {one}" in words


def is_measure(tokens: Sequence[Token], number: Counted, language: str) -> bool:
    """Whether a unit of measure or time follows: "2.50 kg", "10.30 Uhr", "20 %"."""
    following = _text(tokens, number.after)
    return following in _context(language).units or following in ("%", "°")


def is_clock_or_date(tokens: Sequence[Token], number: Counted, language: str, *, signed: bool = False) -> bool:
    """Whether a number is part of a clock time or a date: "at 10.30", "24.12.", "10:30", "3/4"."""
    first, after = number.first, number.after
    for mark, beyond in ((first - 1, first - 2), (after, after + 1)):
        if _text(tokens, mark) in (":", "/") and 0 <= beyond < len(tokens) and tokens[beyond].kind == "figure":
            edge = tokens[first].begin == tokens[mark].end or tokens[after - 1].end == tokens[mark].begin
            if edge:
                return True
    if signed:
        return False
    words = _context(language)
    figure = tokens[first].text
    if _POINTED.fullmatch(figure) and not number.spoken:
        day, month = (int(part) for part in figure.split("."))
        date_like = 0 < day <= 31 and 0 < month <= 12
        dot = _text(tokens, after) == "." and tokens[after].begin == tokens[after - 1].end
        more = after + 1 < len(tokens)
        if date_like and dot and more and (words.dotted or tokens[after + 1].begin == tokens[after].end):
            return True
        if date_like and _before(tokens, first, words.day_articles) and words.dotted:
            return True
        return day < 24 and month < 60 and _before(tokens, first, words.clock)
    if number.spoken:
        return number.value < 24 and _before(tokens, first, words.clock)
    return False


def _is_dated(tokens: Sequence[Token], number: Counted, words: _Context) -> bool:
    """ "28 December", "28. Dezember", "28 de diciembre", "December 28", "the 28", "in 2027"."""
    first, after, value = number.first, number.after, number.value
    if value <= 31:
        next_two = (_text(tokens, after), _text(tokens, after + 1))
        if next_two[0] in words.months or (next_two[0] in (".", "de", "of", "di") and next_two[1] in words.months):
            return True
        if _before(tokens, first, words.months) or _before(tokens, first, words.day_articles):
            return True
        if words.dotted and next_two[0] == "." and after + 1 < len(tokens) and not number.spoken:
            return tokens[after].begin == tokens[after - 1].end and tokens[after + 1].kind == "word"
    if 1900 <= value <= 2100:
        return _before(tokens, first, words.months) or _before(tokens, first, words.clock)
    return False


def _is_attached(tokens: Sequence[Token], number: Counted) -> bool:
    """ "5pm", "B12", "2x", "#12", "x-3": a figure that is glued to letters or marks of a name."""
    first, after = number.first, number.after
    if first and tokens[first - 1].end == tokens[first].begin:
        mark = tokens[first - 1]
        if mark.kind == "word" or mark.text in "#-/:._@'":
            return True
    if after < len(tokens) and tokens[after - 1].end == tokens[after].begin:
        return tokens[after].kind == "word" or tokens[after].text in "%°:/_-@'"
    return False


def is_plain_amount(tokens: Sequence[Token], number: Counted, language: str) -> bool:
    """Whether a number without currency can be an amount of money where it stands."""
    words = _context(language)
    if number.article or not number.value or _is_attached(tokens, number):
        return False
    if not number.spoken and len(tokens[number.first].text) > _LONGEST_PLAIN:
        return False
    if _before(tokens, number.first, words.labels) or is_measure(tokens, number, language):
        return False
    if is_clock_or_date(tokens, number, language) or _is_dated(tokens, number, words):
        return False
    if number.value <= 24 and number.value == int(number.value) and _before(tokens, number.first, words.clock):
        return False
    return not _counts_something(tokens, number, language, words)


def _counts_something(tokens: Sequence[Token], number: Counted, language: str, words: _Context) -> bool:
    """Whether the word behind the number is what it counts: "6 eggs", not "70 at", "20 Rewe", "15 lunch"."""
    at = number.after
    if at >= len(tokens) or tokens[at].kind != "word" or tokens[at].text in words.not_after:
        return False
    if merchant_at(tokens, at, language) is not None:
        return False
    return not (number.value >= _SMALL_COUNT and is_base_thing(tokens[at].text, language))
