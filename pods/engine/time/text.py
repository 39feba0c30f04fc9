"""Folding of text for comparison, character by character, so that offsets stay those of the original."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

_PLAIN = str.maketrans({"’": "'", "‘": "'", "`": "'", "´": "'", "–": "-", "—": "-", "‐": "-", "‑": "-", "−": "-"})


@lru_cache(maxsize=4096)
def _fold_character(character: str) -> str:
    if not character.isalpha() or character in "ºª":
        return character
    base = unicodedata.normalize("NFKD", character)[0].lower()
    return base if len(base) == 1 else character


def fold(text: str) -> str:
    """Lower case without accents, plain quotes and dashes; exactly as long as `text`."""
    plain = text.translate(_PLAIN)
    if plain.isascii():
        return plain.lower()
    return "".join(_fold_character(character) for character in plain)


WORD = re.compile(r"[^\W\d_]+|\d+|[^\w\s]|_", re.UNICODE)


def words_of(phrase: str) -> tuple[str, ...]:
    """A phrase of a language table as the folded words that the lexer will see."""
    return tuple(WORD.findall(fold(phrase)))


def within_edits(word: str, target: str, limit: int) -> bool:
    """Whether at most `limit` insertions, deletions, replacements or swaps of neighbours lead from one to the other."""
    if abs(len(word) - len(target)) > limit:
        return False
    before: list[int] = []
    row = list(range(len(target) + 1))
    for i, have in enumerate(word, 1):
        after = [i]
        for j, want in enumerate(target, 1):
            cost = min(row[j] + 1, after[j - 1] + 1, row[j - 1] + (have != want))
            if i > 1 and j > 1 and have == target[j - 2] and word[i - 2] == want:
                cost = min(cost, before[j - 2] + 1)
            after.append(cost)
        if min(after) > limit:
            return False
        before, row = row, after
    return row[-1] <= limit
