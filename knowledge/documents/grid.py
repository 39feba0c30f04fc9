"""Tables that are only seen from where their pieces stand: columns of a page's lines, and cells of several lines."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from knowledge.documents.lines import Line, Stretch, begins_item
from knowledge.documents.tables import shape

FAR = 2.5
"""How many heights of its letters a line may be below the table above it, to belong to it."""
BELOW = 0.5
"""How many heights of its letters below another a line is at most, to go on with the same cell."""
BESIDE = 0.2
"""The share of its height that a cell has in common with those beside it at least."""
CLOSER = 0.6
"""The first cell of a row goes on in a line that is nearer than so much of the usual distance of first cells."""

TRIES = 20
"""Lines at the end of what might be a table that are left to what follows."""


@dataclass(slots=True)
class _Row:
    cells: dict[int, str] = field(default_factory=dict)
    bottoms: dict[int, float] = field(default_factory=dict)
    top: float = 0.0

    def put(self, column: int, piece: Stretch) -> None:
        before = self.cells.get(column)
        self.cells[column] = piece.text if before is None else f"{before} {piece.text}"
        self.bottoms[column] = piece.bottom

    @property
    def bottom(self) -> float:
        return max(self.bottoms.values())


def table_at(page: Sequence[Line], at: int) -> tuple[int, list[list[str]]]:
    """The table that begins with a line: how many lines it has, and its rows of cells; 0 where there is none."""
    columns, whole = _grown(page, at)
    for end in range(whole, max(at + 1, whole - TRIES), -1):
        rows = _rows(page[at:end], columns)
        several = sum(len(row.cells) > 1 for row in rows)
        if several > 1 and 2 * several >= len(rows):
            return end - at, [[row.cells.get(column, "") for column in range(len(columns))] for row in rows]
    return 0, []


def _grown(page: Sequence[Line], at: int) -> tuple[list[tuple[float, float]], int]:
    """The columns of the lines from `at` on, and the first line that does not stand in them."""
    columns = [(piece.left, piece.right) for piece in page[at]]
    if len(columns) < 2 or begins_item(page[at]):
        return columns, at
    end, bottom, top = at + 1, _bottom(page[at]), page[at][0].top
    while end < len(page):
        line = page[end]
        near = top - line[0].size < line[0].top < bottom + FAR * line[0].size
        wider = _with(columns, line) if near and not begins_item(line) else None
        if wider is None:
            break
        columns, bottom, top = wider, max(bottom, _bottom(line)), max(top, line[0].top if len(line) > 1 else top)
        end += 1
    while end > at + 1 and len(page[end - 1]) == 1 and _column(page[end - 1][0], columns) == 0:
        end -= 1
    return columns, end


def _bottom(line: Line) -> float:
    return max(piece.bottom for piece in line)


def _with(columns: list[tuple[float, float]], line: Line) -> list[tuple[float, float]] | None:
    """The columns with a line's pieces in them; None where a piece stands in two, two in one, or one beside all."""
    made = list(columns)
    taken: set[int] = set()
    for piece in line:
        touched = [at for at, (left, right) in enumerate(made) if piece.left < right and left < piece.right]
        if not touched and len(line) > 1:
            made.append((piece.left, piece.right))
            touched = [len(made) - 1]
        if len(touched) != 1 or touched[0] in taken:
            return None
        taken.add(touched[0])
        left, right = made[touched[0]]
        made[touched[0]] = (min(left, piece.left), max(right, piece.right))
    made.sort()
    return made if all(one[1] <= other[0] for one, other in pairwise(made)) else None


def _column(piece: Stretch, columns: Sequence[tuple[float, float]]) -> int:
    return next(at for at, (left, right) in enumerate(columns) if left <= piece.left <= right)


def _rows(table: Sequence[Line], columns: Sequence[tuple[float, float]]) -> list[_Row]:
    """Cells come row by row: one in a column that the row has already begins another, or goes on with that cell."""
    usual = _usual(table, columns)
    rows: list[_Row] = []
    for line in table:
        places = [_column(piece, columns) for piece in line]
        row = rows[-1] if rows else None
        if row is None or not (_beside(row, line, places) or _goes_on(row, line, places[0], usual)):
            row = _Row(top=line[0].top)
            rows.append(row)
        for place, piece in zip(places, line, strict=True):
            row.put(place, piece)
    return rows


def _usual(table: Sequence[Line], columns: Sequence[tuple[float, float]]) -> float:
    """How far apart the first cells of most rows are."""
    first = [line[0] for line in table if _column(line[0], columns) == 0]
    gaps = sorted(lower.top - upper.bottom for upper, lower in pairwise(first))
    return gaps[3 * len(gaps) // 4] if gaps else 0.0


def _beside(row: _Row, line: Line, places: Sequence[int]) -> bool:
    """Whether a line has cells that a row does not have yet: they may be higher or lower than its others."""
    shared = min(line[0].bottom, row.bottom) - max(line[0].top, row.top)
    return shared > BESIDE * (line[0].bottom - line[0].top) and not row.cells.keys() & set(places)


def _goes_on(row: _Row, line: Line, place: int, usual: float) -> bool:
    """Whether a line goes on with a cell that is above it; what is a number or a date already is whole."""
    if len(line) > 1 or place not in row.cells or {shape(row.cells[place]), shape(line[0].text)} <= {"number", "date"}:
        return False
    gap = line[0].top - row.bottoms[place]
    return gap < BELOW * line[0].size and (place > 0 or gap < CLOSER * usual)
