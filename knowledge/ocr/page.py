"""What is read in a picture: pieces of text with their places, in the order a person reads them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from statistics import median

Point = tuple[float, float]


@dataclass(frozen=True, slots=True)
class TextLine:
    """A piece of text that stands together. Two columns of one printed line are two pieces.

    `corners`: x and y in pixels of the page, clockwise from the top left of the text. `score`: from 0 to 1, how
    sure the recognition is of the characters.
    """

    text: str
    corners: tuple[Point, Point, Point, Point]
    score: float

    @property
    def left(self) -> float:
        return min(x for x, _ in self.corners)

    @property
    def right(self) -> float:
        return max(x for x, _ in self.corners)

    @property
    def top(self) -> float:
        return min(y for _, y in self.corners)

    @property
    def bottom(self) -> float:
        return max(y for _, y in self.corners)

    @property
    def height(self) -> float:
        """The length of the text's upright sides, also where it is tilted."""
        first, second, third, fourth = self.corners
        return (_length(first, fourth) + _length(second, third)) / 2

    @property
    def middle(self) -> float:
        """The y of the middle."""
        return sum(y for _, y in self.corners) / 4


@dataclass(frozen=True)
class Page:
    """One picture or one page of a PDF, straightened: `width` and `height` in pixels of the straightened picture.

    `lines` are in reading order: row by row from the top, in a row from the left.
    """

    lines: tuple[TextLine, ...]
    width: int
    height: int

    @cached_property
    def rows(self) -> tuple[tuple[TextLine, ...], ...]:
        """The pieces that stand beside each other, row by row: `lines` in groups."""
        return in_rows(self.lines)

    @property
    def text(self) -> str:
        """A text line for each row, its pieces parted by a space."""
        return "\n".join(" ".join(piece.text for piece in row) for row in self.rows)


def in_rows(pieces: Sequence[TextLine]) -> tuple[tuple[TextLine, ...], ...]:
    """Groups pieces of text that stand on one line: rows from the top, the pieces of a row from the left.

    A piece goes to the row whose piece next to it is at about its height; what stands above another piece of a row
    (its place from left to right overlaps) is a row of its own.
    """
    rows: list[list[TextLine]] = []
    for piece in sorted(pieces, key=lambda one: one.middle):
        row = max(
            (row for row in rows[-4:] if _beside(piece, row)),
            key=lambda row: -abs(_nearest(piece, row).middle - piece.middle),
            default=None,
        )
        if row is None:
            rows.append([piece])
        else:
            row.append(piece)
    rows.sort(key=lambda row: median(piece.middle for piece in row))
    return tuple(tuple(sorted(row, key=lambda one: one.left)) for row in rows)


def _beside(piece: TextLine, row: Sequence[TextLine]) -> bool:
    for other in row:
        shared = min(piece.right, other.right) - max(piece.left, other.left)
        if shared > 0.3 * min(piece.right - piece.left, other.right - other.left):
            return False
    nearest = _nearest(piece, row)
    return abs(nearest.middle - piece.middle) < 0.5 * min(nearest.height, piece.height)


def _nearest(piece: TextLine, row: Sequence[TextLine]) -> TextLine:
    return min(row, key=lambda other: max(piece.left - other.right, other.left - piece.right))


def _length(start: Point, end: Point) -> float:
    return float(((start[0] - end[0]) ** 2 + (start[1] - end[1]) ** 2) ** 0.5)
