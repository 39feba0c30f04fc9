"""Words that are nearly the same: mistyped ones, and compounds that hold another word."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache

SHORTEST = 5
"""Letters of a word that may be mistyped, or be part of a compound."""
LONG = 9
"""Letters from which two mistakes are forgiven."""


def likeness(word: str, terms: Iterable[str], *, known: bool = False) -> float:
    """How much the likest of some terms is a word: 0.8 mistyped, 0.5 as the end or the beginning of a compound, or 0.

    A word with digits is like no other: 4711 is not 4712. One that is `known` from other texts is not mistyped.
    """
    if len(word) < SHORTEST or not word.isalpha():
        return 0.0
    best = 0.0
    head, middle, tail = intact(word)
    for term in terms:
        longer, shorter = (term, word) if len(term) > len(word) else (word, term)
        if len(shorter) < SHORTEST:
            continue
        if longer.endswith(shorter) or longer.startswith(shorter):
            best = max(best, 0.5)
        elif not known and word[0] == term[0] and len(longer) - len(shorter) <= 2:
            whole = term.startswith(head) or term.endswith(tail) or (middle and middle in term)
            if whole and mistyped(word, term):
                return 0.8
    return best


def intact(word: str) -> tuple[str, str, str]:
    """The beginning, a middle piece and the end of a word, one of which stands unchanged in what it is mistyped for.

    Between them a letter is left out, so that two swapped ones touch only one of them. Where one mistake is forgiven,
    there is no middle piece: "".
    """
    if len(word) < LONG:
        half = len(word) // 2
        return word[:half], "", word[half + 1 :]
    third = (len(word) - 2) // 3
    return word[:third], word[third + 1 : -third - 1], word[-third:]


@lru_cache(maxsize=20_000)
def mistyped(word: str, other: str) -> bool:
    """Whether one mistake (two from LONG letters on) makes one of the other: a letter more, less, other or swapped."""
    allowed = 2 if min(len(word), len(other)) >= LONG else 1
    before: list[int] = []
    row = list(range(len(other) + 1))
    for at, letter in enumerate(word, 1):
        new = [at]
        for where, its in enumerate(other, 1):
            cost = min(row[where] + 1, new[-1] + 1, row[where - 1] + (letter != its))
            if at > 1 and where > 1 and letter == other[where - 2] and word[at - 2] == its:
                cost = min(cost, before[where - 2] + 1)
            new.append(cost)
        if min(new) > allowed:
            return False
        before, row = row, new
    return row[-1] <= allowed
