"""Slips of the finger in the words of a request: "remnid me", "shoping lsit", "tomorow".

What a request is about is never touched: a name or a thing is spelled as its writer spells it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache

import yaml

from pods.engine.language import is_function_word
from pods.engine.understanding.vocabulary import WORDS

_WORD = re.compile(r"(?<![\w'-])[^\W\d_]{4,}(?![\w'])")
_LONG = 7
"""Letters from which on one that was left out is seen, whichever it is."""


def mended(text: str, language: str) -> str:
    """The text with such words spelled right; all else as it was, capitals included."""
    slips = _slips(language)

    def one(match: re.Match[str]) -> str:
        word = slips.get(match.group().lower())
        if word is None:
            return match.group()
        return word.capitalize() if match.group()[0].isupper() else word

    return _WORD.sub(one, text)


@cache
def _slips(language: str) -> Mapping[str, str]:
    """What is typed by a slip, with the word that is meant; what may mean two of them is left out."""
    listed = yaml.safe_load((WORDS / "spelling.yaml").read_text(encoding="utf-8"))
    words = listed.get(language, "").split()
    found: dict[str, set[str]] = {}
    for word in words:
        for slip in _typed_for(word):
            found.setdefault(slip, set()).add(word)
    return {
        slip: next(iter(meant))
        for slip, meant in found.items()
        if len(meant) == 1 and slip not in words and not is_function_word(slip)
    }


def _typed_for(word: str) -> Iterator[str]:
    for at in range(1, len(word) - 1):
        if word[at] != word[at + 1]:
            yield f"{word[:at]}{word[at + 1]}{word[at]}{word[at + 2 :]}"
        yield f"{word[:at]}{word[at]}{word[at:]}"
        if len(word) >= _LONG or word[at] == word[at + 1]:
            yield f"{word[:at]}{word[at + 1 :]}"
