"""Parting items that were spoken without commas: "sparkling water two bottles of red wine"."""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from pods.engine.parts.numbers import spoken_at
from pods.engine.parts.tokens import Token, tokens_of, words_in
from pods.engine.parts.vocabulary import vocabulary


@dataclass(frozen=True)
class _Words:
    units: frozenset[str]
    starters: frozenset[str]
    articles: frozenset[str]
    holds: frozenset[str]


@cache
def _words(language: str) -> _Words:
    words = vocabulary(language).items

    def first(phrases: Sequence[str]) -> frozenset[str]:
        return frozenset(words_in(phrase)[0] for phrase in phrases)

    return _Words(
        first((*words.measures, *words.containers)),
        first(words.starters),
        frozenset(vocabulary(language).numbers.articles),
        first(words.holds),
    )


@dataclass(frozen=True, slots=True)
class _Quantity:
    """A quantity over tokens `first` to before `after`, its unit included."""

    first: int
    after: int


def split_run(text: str, language: str) -> tuple[str, ...]:
    """The items of a phrase without separators: a new one begins at each quantity that has something before it.

    When the phrase ends with a quantity and begins without one ("milk 2 l butter 250 g"), items end at quantities.
    """
    tokens = tokens_of(text)
    words = _words(language)
    quantities = _quantities(tokens, words, language)
    if not quantities:
        return (text,)
    trailing = quantities[-1].after == len(tokens)
    if trailing and quantities[0].first > 0:
        cuts = [quantity.after for quantity in quantities[:-1]]
    elif trailing:
        cuts = [quantity.first for quantity in quantities[1:-1]]
    else:
        cuts = [quantity.first for quantity in quantities if quantity.first > 0]
    edges = [0, *(tokens[cut].begin for cut in cuts), len(text)]
    return tuple(part for begin, end in itertools.pairwise(edges) if (part := text[begin:end].strip()))


def _quantities(tokens: Sequence[Token], words: _Words, language: str) -> list[_Quantity]:
    found: list[_Quantity] = []
    at = 0
    while at < len(tokens):
        after = _quantity_end(tokens, at, words, language)
        if not after or (at and not _may_begin(tokens, at, after, words)):
            at = max(at + 1, after)
            continue
        end = after
        if end < len(tokens) and tokens[end].text in words.units:
            end += 1
        found.append(_Quantity(at, end))
        at = end
    return found


def _quantity_end(tokens: Sequence[Token], at: int, words: _Words, language: str) -> int:
    """The token after the number, article or word like "some" that begins here; 0 for none."""
    token = tokens[at]
    if token.kind == "figure":
        glued = at + 1 < len(tokens) and tokens[at + 1].begin == token.end
        if glued and tokens[at + 1].kind == "word":
            return at + 2 if tokens[at + 1].text in words.units or tokens[at + 1].text == "x" else 0
        return 0 if glued and tokens[at + 1].text in "-%.'/:" else at + 1
    if token.kind != "word":
        return 0
    if token.text in words.starters:
        return at + 1
    spoken = spoken_at(tokens, at, language)
    if spoken is None:
        return at + 1 if token.text in words.articles else 0
    return spoken.after


def _may_begin(tokens: Sequence[Token], at: int, after: int, words: _Words) -> bool:
    before = tokens[at - 1]
    if before.text in words.holds or (before.kind == "mark" and before.end == tokens[at].begin):
        return False
    percent = after < len(tokens) and tokens[after].text in "%°"
    return not percent and not (before.kind == "figure" or before.text in "-'/(")
