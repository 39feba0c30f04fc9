"""A table in text: which mark divides its cells, where the header is, and in which line each record begins."""

from __future__ import annotations

import csv
import io
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import yaml

from skills.banking.formats.amounts import clean
from skills.banking.formats.days import looks_like_day
from skills.banking.statement import BankFileError
from skills.engine.matching import fold

SEPARATORS = ";\t,|"
MOST_COLUMNS = 200
HIGHEST = 60
"""Lines within which a table begins; some banks put the account and the balance above it."""


@dataclass(frozen=True, slots=True)
class Record:
    """One line of the table, which may go over several lines of the file."""

    cells: tuple[str, ...]
    line: int

    def cell(self, at: int) -> str:
        """The cell of a column, empty where the record is short."""
        return self.cells[at].strip() if 0 <= at < len(self.cells) else ""


@dataclass(frozen=True, slots=True)
class Table:
    """The records below the header, what stood above it, and the header, which is empty where there is none."""

    header: tuple[str, ...]
    header_line: int
    above: tuple[Record, ...]
    records: tuple[Record, ...]


@lru_cache(maxsize=1)
def header_words() -> dict[str, dict[str, int]]:
    """For each role of a column, what it is called, and how well that name is liked (0 is best)."""
    content = yaml.safe_load((Path(__file__).parents[1] / "header_words.yaml").read_text(encoding="utf-8"))
    return {
        role: {fold(word.strip()): place for place, word in enumerate(words.split(","))}
        for role, words in content.items()
    }


def table_of(text: str) -> Table | None:
    """The table in a text; None where there is nothing like one. Raises BankFileError for quotes left open."""
    candidates = []
    for separator in SEPARATORS:
        if separator not in text[:200_000]:
            continue
        rows = list(_records(text, separator, HIGHEST + 20))
        counts = Counter(len(row.cells) for row in rows if len(row.cells) > 1)
        if not counts:
            continue
        width, often = max(counts.items(), key=lambda item: (item[1] * min(item[0], 12), item[0]))
        best = max((_known_words(row) for row in rows), default=0)
        candidates.append((best, often * min(width, 12), separator))
    if not candidates:
        return None
    separator = max(candidates)[2]
    records = list(_records(text, separator))
    while records and not any(cell.strip() for cell in records[-1].cells):
        records.pop()
    at = _header_at(records)
    if at is None:
        first = next((place for place, row in enumerate(records[:HIGHEST]) if _is_data(row)), None)
        if first is None:
            return None
        return Table((), 0, tuple(records[:first]), tuple(records[first:]))
    header = tuple(cell.strip() for cell in records[at].cells)
    return Table(header, records[at].line, tuple(records[:at]), tuple(records[at + 1 :]))


def _records(text: str, separator: str, most: int | None = None) -> Iterator[Record]:
    lines = io.StringIO(text.replace("\x00", ""), newline="")
    reader = csv.reader(lines, delimiter=separator, skipinitialspace=True)
    begin = 1
    try:
        for number, cells in enumerate(reader):
            if len(cells) > MOST_COLUMNS:
                raise BankFileError("bank-table-broken", line=begin)
            if cells:
                yield Record(tuple(cells), begin)
            begin = reader.line_num + 1
            if most is not None and number >= most:
                return
    except csv.Error as error:
        raise BankFileError("bank-table-broken", line=begin) from error


def _known_words(row: Record) -> int:
    """How many cells are called as columns of banks are."""
    words = header_words()
    return sum(any(folded(cell) in named for named in words.values()) for cell in row.cells if cell.strip())


def folded(cell: str) -> str:
    """A column's name for comparing."""
    return " ".join(fold(cell).replace("_", " ").split()).strip(" .:*")


def _header_at(records: list[Record]) -> int | None:
    """Where the header is: the first row with several names of columns, and no amounts or days itself."""
    best: tuple[int, int] | None = None
    for at, row in enumerate(records[:HIGHEST]):
        filled = [cell for cell in row.cells if cell.strip()]
        known = _known_words(row)
        if known >= 2 and not any(looks_like_day(cell) for cell in filled) and (best is None or known > best[0]):
            best = (known, at)
        elif best is not None and _is_data(row):
            break
    if best is not None:
        return best[1]
    for at, row in enumerate(records[: min(HIGHEST, len(records) - 1)]):
        filled = [cell for cell in row.cells if cell.strip()]
        below = records[at + 1]
        if len(filled) >= 3 and not any(_value(cell) for cell in filled) and _is_data(below):
            same = len(below.cells) == len(row.cells)
            return at if same else None
    return None


def _value(cell: str) -> bool:
    return looks_like_day(cell) or clean(cell) is not None


def _is_data(row: Record) -> bool:
    """Whether a row has a day and an amount."""
    days = [cell for cell in row.cells if looks_like_day(cell)]
    return bool(days) and any(clean(cell) is not None and not looks_like_day(cell) for cell in row.cells)
