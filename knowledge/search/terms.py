"""From text to the terms that are indexed and asked for: words without endings, accents and case."""

from __future__ import annotations

import re
import threading
import unicodedata
from collections.abc import Iterator
from functools import cache, lru_cache
from typing import Protocol

from knowledge.search.stopwords import LANGUAGES, stop_words

_WORD = re.compile(r"[^\W_]+(?:[-‐‑&][^\W_]+)*")
_PIECE = re.compile(r"[^\W_]+")
_SNOWBALL = {"en": "english", "de": "german", "fr": "french", "es": "spanish", "it": "italian"}
_LOCK = threading.Lock()


class Stemmer(Protocol):
    """Cuts the ending off a word."""

    def stemWord(self, word: str) -> str:  # noqa: N802 - the name of the library
        """The word without its ending."""


def words(text: str) -> Iterator[str]:
    """The words of a text in lower case. One with hyphens comes in pieces and, where short, also as a whole.

    "Wi-Fi" gives wi, fi and wifi, so that it is found however it is spelled.
    """
    for match in _WORD.finditer(unicodedata.normalize("NFKC", text).casefold()):
        word = match.group()
        if word.isalnum():
            yield word
            continue
        pieces = _PIECE.findall(word)
        yield from pieces
        if len(pieces) == 2 and sum(map(len, pieces)) <= 16:
            yield "".join(pieces)


@cache
def _stemmer(language: str) -> Stemmer:
    from snowballstemmer import stemmer

    made: Stemmer = stemmer(_SNOWBALL[language])
    return made


@lru_cache(maxsize=60_000)
def stem(word: str, language: str) -> str:
    """The stem of a word in lower case, without accents; numbers and words with digits stay as they are."""
    if not word.isalpha():
        return word
    with _LOCK:
        cut = _stemmer(language if language in _SNOWBALL else "en").stemWord(word)
    return plain(cut)


@lru_cache(maxsize=60_000)
def plain(word: str) -> str:
    """A word without accents."""
    if word.isascii():
        return word
    return "".join(mark for mark in unicodedata.normalize("NFKD", word) if not unicodedata.combining(mark))


def terms(text: str, language: str) -> list[str]:
    """The terms of a text in order, without stop words of its language."""
    stop = stop_words(language)
    return [stem(word, language) for word in words(text) if word not in stop]


def guess_language(text: str, otherwise: str = "en") -> str:
    """The language whose stop words a text has most of; `otherwise` where there are too few to tell."""
    found = [word for word in words(text[:4000]) if word.isalpha()]
    counts = {language: sum(word in stop_words(language) for word in found) for language in LANGUAGES}
    best = max(counts, key=lambda language: (counts[language], language == otherwise))
    return best if counts[best] >= 3 else otherwise
