"""Cuts long texts where a reader would: Telegram takes at most 4096 UTF-16 units in one message."""

from __future__ import annotations

from collections.abc import Iterator

LIMIT = 4096
"""UTF-16 code units, https://core.telegram.org/bots/api#sendmessage."""

ENDS = ("\n\n", "\n", " ")
"""Ends of paragraphs, lines and words, best first."""


def units(text: str) -> int:
    """The length of a text in UTF-16 code units."""
    return len(text) + sum(character > "\uffff" for character in text)


def pieces(text: str, limit: int = LIMIT) -> Iterator[str]:
    """The text in pieces of at most `limit` units, cut after a paragraph, else a line, else a word."""
    rest = text.strip()
    while units(rest) > limit:
        fits = rest[: _fitting(rest, limit)]
        cut = next((at for end in ENDS if (at := fits.rfind(end)) > len(fits) // 4), len(fits))
        piece = rest[:cut].rstrip()
        if piece:
            yield piece
        rest = rest[cut:].lstrip()
    if rest:
        yield rest


def _fitting(text: str, limit: int) -> int:
    """How many characters from the start fit into the limit."""
    taken = 0
    for index, character in enumerate(text):
        taken += 2 if character > "\uffff" else 1
        if taken > limit:
            return index
    return len(text)
