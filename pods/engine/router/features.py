"""A sentence as a handful of hashed features: words, pairs of words, pieces of words, and its shape.

Everything is folded to lower case without accents or punctuation first, so that a voice transcript, a hasty message
and a well-kept sentence look alike.
"""

from __future__ import annotations

import re
import unicodedata
import zlib
from functools import lru_cache

_APOSTROPHES = re.compile("[’‘‛`´]")
_MONEY = re.compile(r"[$€£]\s*\d[\d.,]*|\d[\d.,]*\s*(?:[$€£]|(?:euros?|eur|dollars?|bucks|pounds?|usd|gbp|chf)\b)")
_CLOCK = re.compile(r"\b\d{1,2}(?:[:.h]\d{2})?\s*(?:am|pm|a\.m\.|p\.m\.|uhr|h\b)|\b\d{1,2}[:h]\d{2}\b")
_NUMBER = re.compile(r"\d+(?:[.,:/-]\d+)*")
_TOKEN = re.compile(r"[a-z]+(?:'[a-z]+)?|#[a-z]+|[^\W_]+")
_REPEATED = re.compile(r"(.)\1{2,}")
_LONGEST_TEXT = 600
_PIECE_SIZES = (3, 4)

WORD_SHARE, PIECE_SHARE, SHAPE_SHARE = 3.0, 4.0, 0.7
"""How long the words', the pieces' and the shape's part of a sentence's vector is, each scaled on its own."""


def fold(text: str) -> str:
    """Lower case, no accents, numbers as `#money`, `#clock` or `#num`, letters repeated at most twice."""
    plain = unicodedata.normalize("NFKD", text[:_LONGEST_TEXT].casefold())
    plain = "".join(letter for letter in plain if not unicodedata.combining(letter))
    plain = _APOSTROPHES.sub("'", plain)
    plain = _MONEY.sub(" #money ", plain)
    plain = _CLOCK.sub(" #clock ", plain)
    plain = _NUMBER.sub(" #num ", plain)
    return _REPEATED.sub(r"\1\1", plain)


def tokens(text: str) -> list[str]:
    """The folded words of a text, in order."""
    return _TOKEN.findall(fold(text))


def features(text: str) -> tuple[list[int], list[float]]:
    """Hashes of the features of a text and their weights, without the bias; a hash may repeat."""
    words = tokens(text)
    if not words:
        return [], []
    word_part = [_hash("w", word) for word in words]
    word_part += [_hash("b", f"{left} {right}") for left, right in zip(("^", *words), (*words, "$"), strict=True)]
    piece_part = [piece for word in words for piece in _pieces(word)]
    shape_part = _shape(text, words)
    hashes: list[int] = []
    weights: list[float] = []
    for part, share in ((word_part, WORD_SHARE), (piece_part, PIECE_SHARE), (shape_part, SHAPE_SHARE)):
        hashes += part
        weights += [share / len(part) ** 0.5] * len(part) if part else []
    return hashes, weights


def _shape(text: str, words: list[str]) -> list[int]:
    length = len(words)
    found = [f"length {min(length, 4) if length < 5 else 5 + min(length, 20) // 4}", f"first {words[0]}"]
    found.append(f"last {words[-1]}")
    if text.rstrip().endswith("?"):
        found.append("asks")
    return [_hash("f", name) for name in found]


@lru_cache(maxsize=20_000)
def _pieces(word: str) -> tuple[int, ...]:
    if word.startswith("#"):
        return ()
    marked = f"_{word}_"
    return tuple(
        _hash("c", marked[start : start + size])
        for size in _PIECE_SIZES
        for start in range(max(1, len(marked) - size + 1))
    )


def _hash(kind: str, name: str) -> int:
    return zlib.crc32(f"{kind}:{name}".encode())
