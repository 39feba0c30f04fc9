"""Words of receipts compared as OCR sees them: O and 0, l, I and 1 are one letter, a wrong letter is forgiven."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from functools import lru_cache

_LETTERS = str.maketrans({"0": "o", "1": "i", "|": "i", "!": "i", "5": "s", "8": "b", "l": "i", "$": "s"})
_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)?|[|!](?=\w)")
_FORGIVING = 5
"""The length from which on a word may have one wrong letter."""


def words_of(text: str) -> list[str]:
    """The words of a text that have letters, each in the form in which look-alike letters are the same.

    A number stays out, also one that OCR gave a letter ("RM12", "1O.00").
    """
    plain = unicodedata.normalize("NFKD", text.replace("ß", "ss").replace("&", " and ")).casefold()
    plain = "".join(char for char in plain if not unicodedata.combining(char))
    words = (match.group().replace("'", "").replace("’", "") for match in _WORD.finditer(plain))
    return [same_form(word) for word in words if 2 * sum(char.isalpha() for char in word) > len(word)]


def same_form(word: str) -> str:
    """The word with letters and digits that look alike written the same: "T0taI" and "total" are equal then."""
    return word.casefold().translate(_LETTERS)


class Vocabulary:
    """The words that mean something on a receipt; finds the one that a misread word must be."""

    def __init__(self, words: Iterable[str]) -> None:
        self._forms = {same_form(word): word for word in words}
        self._long: dict[int, list[str]] = {}
        for form in self._forms:
            if len(form) >= _FORGIVING:
                self._long.setdefault(len(form), []).append(form)
        self._find = lru_cache(maxsize=4096)(self._search)

    def find(self, form: str) -> str | None:
        """The known word of which this (in `same_form`) is a spelling; None for an unknown word."""
        return self._find(form)

    def _search(self, form: str) -> str | None:
        if form in self._forms:
            return self._forms[form]
        if len(form) < _FORGIVING:
            return None
        near = (
            known
            for length in (len(form), len(form) - 1, len(form) + 1)
            for known in self._long.get(length, ())
            if one_apart(form, known)
        )
        known = next(near, None)
        return self._forms[known] if known else None


def one_apart(one: str, other: str) -> bool:
    """Whether one letter replaced, too many or missing tells two words apart at most."""
    if len(one) > len(other):
        one, other = other, one
    start = 0
    while start < len(one) and one[start] == other[start]:
        start += 1
    rest = other[start + 1 :]
    return rest == one[start + (len(one) == len(other)) :]
