"""XLSX: every sheet that is shown, row by row, with the values that formulas had when it was saved."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from xml.parsers import expat

from knowledge.documents.document import Block
from knowledge.documents.limits import MOST_CELLS, MOST_ROWS
from knowledge.documents.packages import checked
from knowledge.documents.pieces import Hidden, LeftOut, Pieces, Reached
from knowledge.documents.shown import shown
from knowledge.documents.sight import SMALLEST, WHITE, grey, seen
from knowledge.documents.tables import rows
from knowledge.images.errors import UnreadableFileError

YES = ("1", "true")
NOTES = re.compile(rb"<(?:\w+:)?comment[ >]")


def read(path: Path) -> Pieces:
    """Of each sheet its name as a heading and a block for each row. `place` is the sheet.

    Raises UnreadableFileError: too-large, locked, truncated.
    """
    import openpyxl

    checked(path)
    with (
        path.open("rb") as file,
        zipfile.ZipFile(path) as package,
        closing(openpyxl.load_workbook(file, read_only=True, data_only=True)) as book,
    ):
        notes = sum(
            len(NOTES.findall(package.read(one))) for one in package.namelist() if one.startswith("xl/comments")
        )
        tally = _Tally(hidden=notes)
        sheets = [sheet for sheet in book.worksheets if sheet.sheet_state == "visible"]
        tally.hidden += len(book.worksheets) - len(sheets)
        for number, sheet in enumerate(sheets, 1):
            place = str(sheet.title)
            hidden = _Concealed.of(package, sheet._worksheet_path)
            blocks = rows(_table(sheet, hidden, tally), place=place)
            first = next(blocks, None)
            if first is not None:
                yield Block(place, "heading", level=1, place=place)
                yield first
                yield from blocks
            yield Reached(number, len(sheets))
        if tally.hidden:
            yield Hidden(tally.hidden)
        if tally.left:
            yield LeftOut(tally.left)


@dataclass(slots=True)
class _Tally:
    """What is counted over all sheets."""

    rows: int = 0
    hidden: int = 0
    left: int = 0
    visible: dict[int, bool] = field(default_factory=dict)


def _table(sheet: Any, concealed: _Concealed, tally: _Tally) -> Iterator[list[str]]:
    sheet.reset_dimensions()
    hidden_before = False
    given = 0
    for number, cells in enumerate(sheet.iter_rows(), 1):
        if not any(cell.value is not None for cell in cells):
            yield []
            continue
        given += 1
        if concealed.row(number):
            tally.hidden += not hidden_before
            hidden_before = True
            continue
        hidden_before = False
        if tally.rows >= MOST_ROWS:
            tally.left += max(1, concealed.count - given + 1)
            return
        tally.rows += 1
        yield [_cell(cell, tally) for at, cell in enumerate(cells[:MOST_CELLS], 1) if at not in concealed.columns]


def _cell(cell: Any, tally: _Tally) -> str:
    if cell.value is None:
        return ""
    text = shown(cell.value, str(cell.number_format or "General"))
    style = id(cell.style_array)
    if style not in tally.visible:
        tally.visible[style] = _visible(cell.font, cell.fill)
    if text.strip() and tally.visible[style]:
        return text
    tally.hidden += 1
    return ""


def _visible(font: Any, fill: Any) -> bool:
    if font is not None and font.sz is not None and font.sz < SMALLEST:
        return False
    ground: float | None = None
    if fill is not None and fill.fill_type:
        ground = _grey(fill.fgColor)
        if ground is None:
            return True
    colour = _grey(font.color) if font is not None and font.color is not None else None
    return seen(colour, ground)


def _grey(colour: Any) -> float | None:
    """The brightness of a colour; None where it is that of a theme other than white."""
    if colour is None:
        return None
    if colour.type == "theme":
        return WHITE if colour.theme == 0 and not colour.tint else None
    if colour.type == "indexed":
        return {0: 0.0, 1: WHITE, 8: 0.0, 9: WHITE}.get(colour.indexed)
    return grey(str(colour.rgb)[-6:])


@dataclass(slots=True)
class _Concealed:
    """The rows and columns of a sheet that are not shown, and how many rows it has."""

    rows: set[int] = field(default_factory=set)
    shown: set[int] | None = None
    columns: set[int] = field(default_factory=set)
    count: int = 0
    _last: int = 0

    @classmethod
    def of(cls, package: zipfile.ZipFile, part: str) -> _Concealed:
        """Reads the sheet's part once; openpyxl does not tell it where it reads row by row."""
        found = cls()
        parser = expat.ParserCreate()
        parser.StartElementHandler = found._begins
        parser.EntityDeclHandler = _refused
        try:
            with package.open(part) as file:
                parser.ParseFile(file)
        except (expat.ExpatError, KeyError) as error:
            raise UnreadableFileError("truncated", str(error)) from error
        return found

    def row(self, number: int) -> bool:
        return number in self.rows or (self.shown is not None and number not in self.shown)

    def _begins(self, name: str, said: dict[str, str]) -> None:
        name = name.rpartition(":")[2]
        if name == "row":
            self._last = int(said.get("r") or self._last + 1)
            self.count += 1
            if said.get("hidden") in YES or float(said.get("ht") or 1) == 0:
                self.rows.add(self._last)
            elif self.shown is not None:
                self.shown.add(self._last)
        elif name == "col" and (said.get("hidden") in YES or float(said.get("width") or 1) == 0):
            self.columns.update(range(int(said["min"]), min(int(said["max"]), MOST_CELLS) + 1))
        elif name == "sheetFormatPr" and said.get("zeroHeight") in YES:
            self.shown = set()


def _refused(*_declared: object) -> None:
    raise UnreadableFileError("truncated", "entities")
