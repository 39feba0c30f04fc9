"""Words, figures and marks of a sentence with their places, which is what all the readers of this package work on."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from pods.engine.time.text import fold

_TOKEN = re.compile(
    r"(?P<figure>\d{1,3}(?:'\d{3})+[.,]\d{1,2}(?!\d)|\d{1,3}(?:[\u00a0\u202f'.]\d{3})+(?!\d)(?:,\d{1,2}(?!\d))?"
    r"|\d{1,3}(?:,\d{2,3})*,\d{3}(?!\d)(?:\.\d{1,2}(?!\d))?"
    r"|\d{1,3}(?:'\d{3})+(?!\d)(?:\.\d{1,2}(?!\d))?"
    r"|\d{1,3}'\d\d(?!\d)|\d+(?:[.,]\d+)?)"
    r"|(?P<word>[^\W\d_]+)"
    r"|(?P<mark>[^\w\s]|_)"
)

Kind = Literal["figure", "word", "mark"]


@dataclass(frozen=True, slots=True)
class Token:
    """A word (letters only), a figure or a single mark; `text` is folded, the offsets are those of the original."""

    kind: str
    begin: int
    end: int
    text: str


def tokens_of(text: str) -> tuple[Token, ...]:
    """The tokens of a text in order; white space is left out."""
    folded = fold(text)
    return tuple(
        Token(found.lastgroup or "mark", found.start(), found.end(), found.group()) for found in _TOKEN.finditer(folded)
    )


def words_in(phrase: str) -> tuple[str, ...]:
    """The folded words and figures of a phrase, without marks: "H&M" is ("h", "m")."""
    return tuple(token.text for token in tokens_of(phrase) if token.kind != "mark")
