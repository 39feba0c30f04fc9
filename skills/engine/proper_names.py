"""Words that are written as names, in what the household calls its things: "Dentist at Dr. Kowalski's" has one."""

from __future__ import annotations

import re
from collections.abc import Iterable

SHORTEST = 3
"""Letters of a name; shorter words with a capital are mostly abbreviations and articles."""
_WORD = re.compile(r"(?<![\w@/])(?:[^\W\d_]['’])?[^\W\d_]+(?:-[^\W\d_]+)*(?!\w)")
_POSSESSIVE = re.compile(r"['’]s?(?!\w)")


def names_in(texts: Iterable[str], most: int) -> list[str]:
    """Each word that begins with a capital letter, once, in the order of the texts, at most so many.

    Where a language writes all nouns large, and at the beginning of a text, these are also words that are no names.
    Elided articles and the ending of a possessive are left out ("d'Aurélie", "Mia's").
    """
    found: dict[str, str] = {}
    for text in texts:
        for word in _WORD.findall(_POSSESSIVE.sub(" ", text)):
            name = word if word[0].isupper() else word[2:] if word[1:2] in ("'", "’") else word
            if len(name) >= SHORTEST and name[0].isupper():
                found.setdefault(name.casefold(), name)
            if len(found) == most:
                return list(found.values())
    return list(found.values())
