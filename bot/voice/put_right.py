"""A correction of what was heard: said anew as a whole, or only the words that were wrong."""

from __future__ import annotations

import re
from difflib import SequenceMatcher

from knowledge.speech.hearing import sound

FEW = 3
"""Words at most of a correction that only names what was wrong."""
ALIKE = 0.55
"""How much alike (`difflib` ratio of their sounds) the wrong words and the right ones have to be."""

_WORD = re.compile(r"[^\W_]+(?:['’.:,-][^\W_]+)*")


def put_right(heard: str, meant: str) -> str:
    """What was said: `meant`, or what was heard with its few words in the place of those that sound like them."""
    right = [found[0] for found in _WORD.finditer(meant)]
    words = list(_WORD.finditer(heard))
    if not right or len(right) > FEW or len(words) < 2 * len(right):
        return meant
    best, place = 0.0, (0, 0)
    for length in range(1, len(right) + 2):
        for first, last in zip(words, words[length - 1 :], strict=False):
            span = first.start(), last.end()
            alike = SequenceMatcher(None, sound(heard[slice(*span)]), sound(" ".join(right))).ratio()
            if alike > best:
                best, place = alike, span
    return heard[: place[0]] + " ".join(right) + heard[place[1] :] if best >= ALIKE else meant
