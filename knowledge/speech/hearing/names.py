"""Names as the house writes them: the model knows how Lilli sounds, and writes Lily."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence

LONG = 6
"""Letters from which a word in small letters is taken for a name too."""
_WORD = re.compile(r"[^\W\d_]+")
_SOUNDS = (
    ("ph", "f"), ("th", "t"), ("ck", "k"), ("qu", "k"), ("ch", "k"), ("sch", "s"), ("sh", "s"), ("tz", "z"),
    ("ij", "i"), ("ie", "i"), ("ey", "i"), ("ee", "i"), ("y", "i"), ("j", "i"), ("c", "k"), ("q", "k"), ("x", "ks"),
    ("w", "v"), ("z", "s"), ("h", ""),
)  # fmt: skip


def with_names(text: str, words: Sequence[str]) -> str:
    """The text with what sounds like one of the words put as that word; words of several words are left alone.

    Only what is written as a name, or is long, becomes another word; what is one of the words stays as it is.
    """
    told = {word.casefold() for word in words}
    names = {sound(word): word for word in reversed(words) if _WORD.fullmatch(word)}

    def named(found: re.Match[str]) -> str:
        word = found[0]
        like = names.get(sound(word))
        if like is None or not like[0].isupper() or not (word[0].isupper() or len(word) >= LONG):
            return word
        return word if word.casefold() in told and word.casefold() != like.casefold() else like

    return _WORD.sub(named, text) if names else text


def sound(word: str) -> str:
    """A spelling that is the same for words that sound alike in most of our languages."""
    plain = unicodedata.normalize("NFKD", word.casefold())
    plain = "".join(one for one in plain if not unicodedata.combining(one))
    for written, spoken in _SOUNDS:
        plain = plain.replace(written, spoken)
    return re.sub(r"(.)\1+", r"\1", plain)
