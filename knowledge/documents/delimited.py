"""CSV: values parted by commas, semicolons, tabs or bars."""

from __future__ import annotations

import csv
import io
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from knowledge.documents.limits import MOST_CELLS, MOST_ROWS
from knowledge.documents.pieces import LeftOut, Pieces
from knowledge.documents.plain import text_of
from knowledge.documents.tables import rows

SEPARATORS = ";,\t|"
SAMPLE = 30


def read(path: Path) -> Pieces:
    """A row for each line."""
    text = text_of(path)
    lines = csv.reader(io.StringIO(text, newline=""), delimiter=separator(text))
    left = 0

    def table() -> Iterator[list[str]]:
        nonlocal left
        for number, line in enumerate(lines):
            if number < MOST_ROWS:
                yield line[:MOST_CELLS]
            else:
                left += 1

    yield from rows(table())
    if left:
        yield LeftOut(left)


def separator(text: str) -> str:
    """The character that stands equally often in most of the first lines."""
    lines = [line for line in text.split("\n", SAMPLE)[:SAMPLE] if line.strip()]

    def regular(mark: str) -> tuple[int, int]:
        counts = Counter(line.count(mark) for line in lines if mark in line)
        return max(((many, count) for count, many in counts.items()), default=(0, 0))

    return max(SEPARATORS, key=regular)
