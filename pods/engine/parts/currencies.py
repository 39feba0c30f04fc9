"""Which currency a sign or a word means in a household that pays with a given one."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from pods.engine.parts.tokens import Token, tokens_of
from pods.engine.parts.vocabulary import read_yaml, vocabulary


@dataclass(frozen=True, slots=True)
class Unit:
    """A currency word: the currencies it can mean, the usual one first, and whether it is the small unit."""

    codes: tuple[str, ...]
    minor: bool = False

    def code_for(self, household: str) -> str:
        """The household's currency when the word can mean it."""
        return household if household in self.codes else self.codes[0]


@cache
def _units(language: str) -> tuple[Mapping[tuple[str, ...], Unit], int]:
    words = vocabulary(language).money
    found: dict[tuple[str, ...], Unit] = {}
    signs = read_yaml("currencies")
    if not isinstance(signs, dict):
        raise TypeError("lexicon/currencies.yaml must map signs to currency codes")
    for sign, codes in signs.items():
        found[_key(str(sign))] = Unit(tuple(str(codes).split()))
        for code in str(codes).split():
            found[(code.lower(),)] = Unit((code,))
    for table, minor in ((words.major, False), (words.minor, True)):
        for codes, phrases in table.items():
            for phrase in phrases:
                found[_key(phrase)] = Unit(tuple(codes.split()), minor)
    return found, max(map(len, found))


def _key(phrase: str) -> tuple[str, ...]:
    return tuple(token.text for token in tokens_of(phrase))


def unit_at(tokens: Sequence[Token], at: int, language: str) -> tuple[int, Unit] | None:
    """The currency word that begins at a token, the longest: the token after it, and what it means."""
    units, longest = _units(language)
    for length in range(min(longest, len(tokens) - at), 0, -1):
        unit = units.get(tuple(token.text for token in tokens[at : at + length]))
        if unit is not None:
            return at + length, unit
    return None


def unit_before(tokens: Sequence[Token], at: int, language: str) -> tuple[int, Unit] | None:
    """The currency word that ends right before a token: its first token, and what it means."""
    units, longest = _units(language)
    end = at
    if end >= 2 and tokens[end - 1].text == "." and tokens[end - 2].kind == "word":
        end -= 1
    for length in range(min(longest, end), 0, -1):
        unit = units.get(tuple(token.text for token in tokens[end - length : end]))
        if unit is not None:
            return end - length, unit
    return None
