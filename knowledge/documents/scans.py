"""Pages that were recognised from their picture, as blocks."""

from __future__ import annotations

from collections.abc import Sequence

from knowledge.documents.document import Block
from knowledge.documents.layout import Stretch, blocks
from knowledge.ocr.page import Page, TextLine

SHORTEST = 3
"""Letters and digits of a line with fewer than which it is kept even where the page has the same."""


def recognised(page: Page, number: int, known: Sequence[Block]) -> list[Block]:
    """The blocks of a recognised page, without the lines that `known`, the text of the same page, has already."""
    there = _letters(" ".join(block.text for block in known))
    lines = [[_stretch(piece) for piece in row if not _in(there, piece)] for row in page.rows]
    lines = [line for line in lines if line]
    return list(blocks(lines, _body([piece for line in lines for piece in line]), number, sure_sizes=False))


def _body(pieces: Sequence[Stretch]) -> float:
    """The height below which half of the letters are."""
    letters = sum(len(piece.text) for piece in pieces)
    counted = 0
    for piece in sorted(pieces, key=lambda one: one.size):
        counted += len(piece.text)
        if 2 * counted >= letters:
            return piece.size
    return 0.0


def _stretch(piece: TextLine) -> Stretch:
    return Stretch(piece.text, piece.left, piece.right, piece.top, piece.bottom, piece.height)


def _in(there: str, piece: TextLine) -> bool:
    text = _letters(piece.text)
    return len(text) >= SHORTEST and text in there


def _letters(text: str) -> str:
    return "".join(letter for letter in text.lower() if letter.isalnum())
