"""Tables as sentences: each row with the names of its columns, so that it can be understood alone."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain, islice, takewhile

from knowledge.documents.document import Block, BlockKind
from knowledge.documents.limits import LONGEST_CELL

Row = Sequence[str]

SAMPLE = 30
"""Rows that are looked at to tell whether the first one names the columns."""
LONGEST_NAME = 60
DATE = re.compile(r"\d{1,4}[./-]\d{1,2}[./-]\d{1,4}.*")
NUMBER = re.compile(r"[^\w\s]{0,3}\s?(?:[A-Z]{3}\s)?[-+]?\d[\d.,'’\s]*\s?(?:%|[A-Za-z€£$]{0,4})\.?")


def rows(
    table: Iterable[Row], *, header: bool | None = None, page: int | None = None, place: str = ""
) -> Iterator[Block]:
    """A block for each row of a table that says something; an empty row may part two tables.

    `header`: whether the first row names the columns; None where that is to be told by its looks.
    """
    names: Row = ()
    for first, rest in _sections(map(_clean, table)):
        while header is None and len(first) > 1 and len(_filled(first[0])) == 1 < _width(first):
            yield Block(_filled(first.pop(0))[0], "text", page, place=place)
        if header if header is not None else has_header(first):
            names = first.pop(0)
            if not first:
                yield Block(row_text((), names), "row", page, place=place)
        elif not 1 < _width(first) <= len(_filled(names)):
            names = ()
        header = None if header is None else False
        for row in chain(first, rest):
            kind: BlockKind = "row" if len(_filled(row)) > 1 or names else "text"
            yield Block(row_text(names, row), kind, page, place=place)


def row_text(names: Row, cells: Row) -> str:
    """One row. With names “Name: cell; Name: cell”; without, two cells are a field and its value, more are parted."""
    if any(names):
        wanted = [*names, *[""] * (len(cells) - len(names))]
        parts = [(name.rstrip(" :"), cell) for name, cell in zip(wanted, cells, strict=False) if cell]
        return "; ".join(f"{name}: {cell}" if name and name != cell else cell for name, cell in parts)
    filled = [cell for cell in cells if cell]
    if len(filled) == 2 and any(letter.isalpha() for letter in filled[0]):
        return f"{filled[0].rstrip(' :')}: {filled[1]}"
    return " | ".join(filled)


def has_header(table: Sequence[Row]) -> bool:
    """Whether the first row of a table looks like the names of its columns.

    Its cells are short, different, without digits, and there is one for every column. With two columns it might as
    well be a field and its value: then all values below must be of one shape (dates, or amounts).
    """
    if len(table) < 2:
        return False
    width = _width(table)
    names = _filled(table[0])
    if len(names) < max(2, width) or len({name.lower() for name in names}) < len(names):
        return False
    if any(len(name) > LONGEST_NAME or shape(name) != "words" or name[-1] in ".:,;" for name in names):
        return False
    if width > 2:
        return True
    shapes = {shape(row[-1]) for row in table[1:] if row and row[-1]}
    return len(shapes) == 1 and shapes < {"date", "number"} and len(table) > 2


def shape(cell: str) -> str:
    """What a cell looks like: date, number (with unit or currency), mixed (with digits), words, signs."""
    if DATE.fullmatch(cell):
        return "date"
    if NUMBER.fullmatch(cell):
        return "number"
    if any(letter.isdigit() for letter in cell):
        return "mixed"
    return "words" if any(letter.isalpha() for letter in cell) else "signs"


def _clean(row: Row) -> Row:
    return [" ".join(cell.split())[:LONGEST_CELL] for cell in row]


def _filled(row: Row) -> list[str]:
    return [cell for cell in row if cell]


def _width(table: Sequence[Row]) -> int:
    return max(len(_filled(row)) for row in table)


def _sections(table: Iterator[Row]) -> Iterator[tuple[list[Row], Iterator[Row]]]:
    """The rows between empty ones: the first `SAMPLE` of them, and those that follow, to be taken before the next."""
    for row in table:
        if any(row):
            section = takewhile(any, table)
            yield [row, *islice(section, SAMPLE - 1)], section
