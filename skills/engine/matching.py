"""Finding the stored thing that words mean: "the vet", "car registration", "Noahs haircut"."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable, Sequence
from difflib import SequenceMatcher
from functools import lru_cache
from typing import TypeVar

T = TypeVar("T")

_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)?")
_EMPTY = frozenset(
    [
        "a",
        "an",
        "the",
        "my",
        "our",
        "your",
        "his",
        "her",
        "its",
        "their",
        "this",
        "that",
        "these",
        "those",
        "to",
        "of",
        "for",
        "with",
        "at",
        "in",
        "on",
        "and",
        "or",
        "is",
        "are",
        "was",
        "it",
        "one",
        "some",
        "der",
        "die",
        "das",
        "den",
        "dem",
        "des",
        "ein",
        "eine",
        "einen",
        "einem",
        "einer",
        "mein",
        "meine",
        "unser",
        "zu",
        "mit",
        "im",
        "am",
        "und",
        "für",
        "von",
        "beim",
        "le",
        "la",
        "les",
        "l",
        "un",
        "une",
        "des",
        "du",
        "de",
        "mon",
        "ma",
        "mes",
        "notre",
        "nos",
        "au",
        "aux",
        "à",
        "et",
        "pour",
        "avec",
        "chez",
        "el",
        "los",
        "las",
        "unos",
        "unas",
        "mi",
        "mis",
        "nuestro",
        "nuestra",
        "al",
        "y",
        "para",
        "con",
        "en",
        "por",
        "il",
        "lo",
        "gli",
        "i",
        "uno",
        "mio",
        "mia",
        "nostro",
        "nostra",
        "del",
        "della",
        "dei",
        "al",
        "alla",
        "e",
        "per",
        "con",
    ]
)


@lru_cache(maxsize=4096)
def fold(text: str) -> str:
    """Lower case, without accents and with plain apostrophes."""
    plain = unicodedata.normalize("NFKD", text.casefold().replace("’", "'"))
    return "".join(c for c in plain if not unicodedata.combining(c))


@lru_cache(maxsize=4096)
def stems(text: str) -> tuple[str, ...]:
    """The words that carry meaning, crudely stemmed so that plural, possessive and "-ing" do not matter."""
    words = [word for word in _WORD.findall(fold(text)) if word not in _EMPTY]
    return tuple(_stem(word) for word in words)


def _stem(word: str) -> str:
    word = re.sub(r"'s$|s'$|'$", "", word).replace("'", "")
    for ending in ("ing", "ies", "es", "s", "ed", "e", "n"):
        if word.endswith(ending) and len(word) - len(ending) >= 3:
            return word[: -len(ending)]
    return word


def likeness(wanted: str, have: str) -> float:
    """0 to 1: how much of what is wanted stands in what is there, and the other way round; spelling may differ."""
    want, has = stems(wanted), stems(have)
    if not want or not has:
        return 0.0
    found = sum(max(_alike(word, other) for other in has) for word in want)
    covered = sum(max(_alike(word, other) for other in want) for word in has)
    return 0.7 * max(found / len(want), covered / len(has)) + 0.3 * min(found / len(want), covered / len(has))


def _alike(one: str, other: str) -> float:
    if one == other:
        return 1.0
    if min(len(one), len(other)) >= 4:
        if one.startswith(other) or other.startswith(one):
            return 0.9
        if one in other or other in one:
            return 0.8
        ratio = SequenceMatcher(None, one, other).ratio()
        return ratio if ratio >= 0.8 else 0.0
    return 0.0


def best(wanted: str, things: Iterable[T], text_of: Callable[[T], str], least: float = 0.5) -> Sequence[T]:
    """The things that fit best: one when the words settle it, several when they do not, none when nothing fits."""
    scored = sorted(
        ((likeness(wanted, text_of(thing)), n, thing) for n, thing in enumerate(things)),
        reverse=True,
        key=lambda s: (s[0], s[1]),
    )
    if not scored or scored[0][0] < least:
        return ()
    top = scored[0][0]
    return [thing for score, _, thing in scored if score >= top - 0.08]
