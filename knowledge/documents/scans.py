"""Pages that were recognised from their picture, as blocks."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from statistics import median

from knowledge.documents.document import Block
from knowledge.documents.layout import blocks
from knowledge.documents.lines import Line, Stretch, lines
from knowledge.ocr.page import Page, TextLine

SHORTEST = 3
"""Letters and digits of a line with fewer than which it is kept even where the page has the same."""
LEVEL = 0.3
"""How many heights two pieces of one line may differ in their height on the page; parts of a letter's head differ by
more, and would be taken for a table."""

CELLS = 3
FAR = 2.5
"""How many heights below a table's line another one is at most, to be of the table."""


def recognised(page: Page, number: int | None, known: Sequence[Block]) -> list[Block]:
    """The blocks of a recognised page, without the lines that `known`, the text of the same page, has already."""
    there = _letters(" ".join(block.text for block in known))
    pieces = [_stretch(piece) for piece in page.lines if not _in(there, piece)]
    ordered = [line for row in _in_columns(_rows(pieces)) for line in lines(row)]
    return list(blocks(ordered, _body(pieces), number, sure_sizes=False))


def _rows(pieces: Sequence[Stretch]) -> list[Line]:
    """Pieces that stand on one line, lines from the top and their pieces from the left."""
    rows: list[Line] = []
    for piece in sorted(pieces, key=lambda one: one.top + one.bottom):
        row = next((row for row in reversed(rows[-6:]) if _level(piece, row)), None)
        if row is None:
            rows.append([piece])
        else:
            row.append(piece)
    rows.sort(key=lambda row: median(piece.top + piece.bottom for piece in row))
    return [sorted(row, key=lambda piece: piece.left) for row in rows]


def _level(piece: Stretch, row: Line) -> bool:
    """Whether a piece is at the height of the one of the row that is next to it, and beside all."""
    nearest = min(row, key=lambda other: max(piece.left - other.right, other.left - piece.right))
    if any(min(piece.right, other.right) - max(piece.left, other.left) > 0.3 * piece.size for other in row):
        return False
    apart = abs(piece.top + piece.bottom - nearest.top - nearest.bottom) / 2
    return apart < LEVEL * min(piece.size, nearest.size)


def _in_columns(rows: Iterable[Line]) -> Iterator[Line]:
    """The lines with single pieces that stand in columns beside each other one column after the other.

    Not so below a line of `CELLS` pieces and more: there they are parts of a table.
    """
    columns: list[list[Line]] = []
    table = float("-inf")
    for row in rows:
        in_table = row[0].top < table + FAR * row[0].size
        if len(row) >= CELLS or in_table:
            table = max(piece.bottom for piece in row)
        touched = [column for column in columns if _overlap(column, row[0])]
        if len(row) > 1 or in_table or len(touched) > 1:
            yield from (line for column in columns for line in column)
            columns, touched = [], []
        if len(row) > 1 or in_table:
            yield row
        elif touched:
            touched[0].append(row)
        else:
            columns.append([row])
    yield from (line for column in columns for line in column)


def _overlap(column: Sequence[Line], piece: Stretch) -> bool:
    left, right = min(line[0].left for line in column), max(line[0].right for line in column)
    return piece.left < right and left < piece.right


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
