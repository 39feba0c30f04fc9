"""Text in lower case without accents, character by character, so that offsets stay what they are."""

from __future__ import annotations

import unicodedata
from functools import lru_cache

_SAME = {"ß": "s", "’": "'", "‘": "'", "`": "'", "´": "'", "\u00a0": " ", "\u202f": " ", "–": "-", "—": "-", "‑": "-"}


def plain(text: str) -> str:
    """As long as the text: one character for each."""
    return "".join(_plain(char) for char in text)


@lru_cache(maxsize=2048)
def _plain(char: str) -> str:
    base = _SAME.get(char) or unicodedata.normalize("NFD", char.casefold())[:1]
    return base or char
