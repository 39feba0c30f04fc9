"""Pieces of text with places on a page, as lines."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

WIDE = 0.5
"""Gaps in a line from this many heights of its letters on part two columns, and from `SPACES` spaces on."""
SPACES = 1.9
BULLET = re.compile(r"(?:[•‣◦▪▫■□●○·∙–—*-]|\(?\d{1,2}[.)]|[a-z]\)|[A-Z][.)])")


@dataclass(frozen=True, slots=True)
class Stretch:
    """Text that stands together on a line. Places grow to the right and downwards; `size` is that of the letters.

    `space`: how wide a space of its font is.
    """

    text: str
    left: float
    right: float
    top: float
    bottom: float
    size: float
    bold: bool = False
    space: float = 0.0


Line = list[Stretch]


def lines(words: Sequence[Stretch]) -> list[Line]:
    """Words in reading order as lines of stretches: a wide gap in a line parts two."""
    made: list[Line] = []
    for word in words:
        line = made[-1] if made else None
        if line is None or not _goes_on(line[-1], word):
            made.append([word])
        elif word.left - line[-1].right > _wide(word, line[-1]) or (begins_item(line) and len(line) == 1):
            line.append(word)
        else:
            line[-1] = joined(line[-1], word)
    return made


def in_order(words: Sequence[Stretch]) -> list[Stretch]:
    """Words from top to bottom, those beside each other from the left: PDFium gives sideways text in another order."""
    ordered: list[list[Stretch]] = []
    for word in sorted(words, key=lambda one: one.top + one.bottom):
        if ordered and word.top + word.bottom < 2 * ordered[-1][0].bottom:
            ordered[-1].append(word)
        else:
            ordered.append([word])
    return [word for row in ordered for word in sorted(row, key=lambda one: one.left)]


def _goes_on(last: Stretch, word: Stretch) -> bool:
    """Whether a word stands on the line of the one before it, to its right."""
    shared = min(last.bottom, word.bottom) - max(last.top, word.top)
    high = min(last.bottom - last.top, word.bottom - word.top)
    return shared > 0.5 * high and word.left > last.right - 0.6 * word.size


def joined(one: Stretch, other: Stretch) -> Stretch:
    """One stretch of two that stand beside or below each other."""
    longer = one if len(one.text) >= len(other.text) else other
    return Stretch(
        f"{one.text} {other.text}",
        one.left,
        max(one.right, other.right),
        min(one.top, other.top),
        max(one.bottom, other.bottom),
        longer.size,
        one.bold and other.bold,
        longer.space,
    )


def begins_item(line: Line) -> bool:
    """Whether a line begins with nothing but the sign or number of an item."""
    return BULLET.fullmatch(line[0].text) is not None


def _wide(one: Stretch, other: Stretch) -> float:
    """How wide a gap between two words is that parts columns."""
    return max(WIDE * max(one.size, other.size), SPACES * max(one.space, other.space))
