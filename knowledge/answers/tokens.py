"""Words of questions and papers, and how well one stands for another: by stem, meaning, compound or spelling."""

from __future__ import annotations

import re
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import lru_cache

from knowledge.answers.vocabulary import LANGUAGES, concepts, fold, vocabulary
from knowledge.search.terms import stem

SAME, MEANS, RELATED, SPELLED = 1.0, 0.85, 0.7, 0.75
"""How much a word counts that is the same, means the same, is part of a compound, or is spelled much alike."""

_WORD = re.compile(r"\d+(?:[.,:/-]\d+)*|[^\W_]+(?:\.\d+)?")
_NUMBER = re.compile(r"\d+(?:[.,]\d+)*")


@dataclass(frozen=True, slots=True)
class Token:
    """A word of a text, where it stands, its stem, and what it means."""

    text: str
    start: int
    end: int
    stem: str
    means: frozenset[str] = frozenset()
    parts: frozenset[str] = frozenset()
    """What the parts of a compound mean."""
    number: str | None = None
    """Its digits, where it is a number in digits or words."""

    @property
    def named(self) -> bool:
        """Whether it is written as a name or carries digits."""
        return self.text[:1].isupper() or any(letter.isdigit() for letter in self.text)


def tokens(text: str, language: str) -> tuple[Token, ...]:
    """All words of a text in order, words of grammar too."""
    return tuple(_token(match, language) for match in _WORD.finditer(text))


def _token(match: re.Match[str], language: str) -> Token:
    text = match.group()
    cut, means, parts, number = _meaning(text, language)
    return Token(text, match.start(), match.end(), cut, means, parts, number)


@lru_cache(maxsize=20_000)
def _meaning(text: str, language: str) -> tuple[str, frozenset[str], frozenset[str], str | None]:
    if _NUMBER.fullmatch(text):
        digits = re.sub(r"[.,](?=\d{3}\b)", "", text).replace(",", ".")
        return digits, frozenset(), frozenset(), digits
    word = text.casefold()
    cut = stem(word, language) if word.isalpha() else fold(word)
    known = concepts(language) if language in LANGUAGES else {}
    means = known.get(cut, frozenset())
    parts = _compound(cut, language) if language == "de" and len(cut) >= 8 else frozenset()
    return cut, means, parts, vocabulary(language).numbers.get(fold(word))


def _compound(cut: str, language: str) -> frozenset[str]:
    """What the first and the last part of a compound mean, each the longest that is known."""
    found: frozenset[str] = frozenset()
    known = concepts(language)
    for size in range(len(cut) - 3, 3, -1):
        if cut[:size] in known:
            found |= known[cut[:size]]
            break
    for size in range(len(cut) - 3, 3, -1):
        if cut[-size:] in known:
            found |= known[cut[-size:]]
            break
    return found


def likeness(asked: Token, there: Token) -> float:
    """How well a word of a paper stands for one of the question: 0 to 1."""
    if asked.stem == there.stem or asked.text.casefold() == there.text.casefold():
        return SAME
    if asked.number is not None or there.number is not None:
        return SAME if asked.number == there.number else 0.0
    if asked.means & there.means:
        return MEANS
    if asked.means & there.parts or asked.parts & there.means:
        return RELATED
    return _spelling(asked.stem, there.stem)


@lru_cache(maxsize=200_000)
def _spelling(asked: str, there: str) -> float:
    """Compounds ("Hund" in "Hundehaltung"), derivations ("adopt", "adoption"), slips of the pen."""
    short, long = sorted((asked, there), key=len)
    if len(short) < 4 or not (short.isalpha() and long.isalpha()):
        return 0.0
    if len(long) - len(short) >= 3 and (long.startswith(short) or (len(short) >= 5 and long.endswith(short))):
        return RELATED
    if asked[0] != there[0]:
        return 0.0
    same = next((n for n, (a, b) in enumerate(zip(short, long, strict=False)) if a != b), len(short))
    if same >= 5 and same >= 0.7 * len(long):
        return SPELLED
    if len(short) >= 6 and len(long) - len(short) <= 2 and SequenceMatcher(None, short, long).ratio() >= 0.84:
        return SPELLED
    return 0.0
