"""Rows of a receipt from the boxes that OCR gives: what stands on one printed line belongs together."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from statistics import median
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from knowledge.ocr import Page, TextLine

_SAME_LINE = 0.55
"""How far the middles of two boxes of one row may lie apart, in heights of the smaller box."""
_OVERLAP = 0.25
"""How far two boxes of one row may overlap sideways, in heights: OCR boxes are generous."""
_SAME_TEXT = 0.85
_MOST_SLOPE = 0.35


@dataclass(frozen=True, slots=True)
class Cell:
    """A piece of text; `left`, `right` and `middle` (vertical) in pixels of the page turned upright."""

    text: str
    left: float
    right: float
    middle: float
    height: float
    score: float = 1.0
    """How sure OCR is of its letters, 0 to 1."""


@dataclass(frozen=True, slots=True)
class Row:
    """The cells of one printed line from left to right, never empty."""

    cells: tuple[Cell, ...]

    @property
    def text(self) -> str:
        """The cells joined by two spaces."""
        return "  ".join(cell.text for cell in self.cells)

    @property
    def height(self) -> float:
        """The letter height, in pixels."""
        return median(cell.height for cell in self.cells)


def rows_of(pages: Sequence[Page], shift: float = 0.0) -> tuple[Row, ...]:
    """The rows of all pages, top to bottom; what two photos of one long receipt both show is taken once.

    `shift`: how many rows the right edge of the page lies lower than its lines' slope says, for bent paper.
    """
    rows: list[Row] = []
    for page in pages:
        below = _page_rows(page, shift)
        rows += below[_shared(rows, below) :]
    return tuple(rows)


def _page_rows(page: Page, shift: float) -> list[Row]:
    slope = _slope(page.lines)
    if shift:
        slope += shift * _step(page.lines) / max(page.width, 1)
    cells = sorted((_cell(line, slope) for line in page.lines if line.text.strip()), key=lambda cell: cell.left)
    open_rows: list[list[Cell]] = []
    for cell in cells:
        fitting = [row for row in open_rows if _continues(row[-1], cell)]
        if fitting:
            min(fitting, key=lambda row: abs(row[-1].middle - cell.middle)).append(cell)
        else:
            open_rows.append([cell])
    open_rows.sort(key=lambda row: median(cell.middle for cell in row))
    return [Row(tuple(row)) for row in open_rows]


def _slope(lines: Sequence[TextLine]) -> float:
    """How much the writing falls to the right, in pixels a pixel: the median of the lines, long ones counting more."""
    slopes: list[float] = []
    for line in lines:
        (left, top), (right, right_top), _, (_, bottom) = line.corners
        width, height = right - left, abs(bottom - top)
        if width > 2 * height > 0 and abs(right_top - top) < _MOST_SLOPE * width:
            slopes += [(right_top - top) / width] * max(1, int(width / height / 3))
    return median(slopes) if slopes else 0.0


def _step(lines: Sequence[TextLine]) -> float:
    """The distance between rows, about: from the heights of the pieces of text."""
    return 1.3 * median(abs(line.corners[3][1] - line.corners[0][1]) for line in lines) if lines else 0.0


def _cell(line: TextLine, slope: float) -> Cell:
    xs, ys = [x for x, _ in line.corners], [y for _, y in line.corners]
    centre_x = sum(xs) / 4
    height = (abs(ys[3] - ys[0]) + abs(ys[2] - ys[1])) / 2
    return Cell(line.text.strip(), min(xs), max(xs), sum(ys) / 4 - slope * centre_x, max(height, 1.0), line.score)


def _continues(last: Cell, cell: Cell) -> bool:
    smaller = min(last.height, cell.height)
    beside = cell.left >= last.right - max(smaller, 0.1 * (last.right - last.left)) * (1 + _OVERLAP)
    return beside and abs(cell.middle - last.middle) <= _SAME_LINE * smaller


def _shared(above: Sequence[Row], below: Sequence[Row]) -> int:
    """How many rows at the beginning of a page are the last ones of the page before."""
    for count in range(min(len(above), len(below)), 1, -1):
        if all(_alike(one, other) for one, other in zip(above[-count:], below[:count], strict=True)):
            return count
    return 0


def _alike(one: Row, other: Row) -> bool:
    return SequenceMatcher(None, one.text, other.text, autojunk=False).ratio() >= _SAME_TEXT
