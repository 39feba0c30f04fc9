"""From pieces of text with places on a page to headings, paragraphs, items and rows of tables."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from knowledge.documents.document import Block, BlockKind
from knowledge.documents.tables import rows

WIDE = 1.2
"""Gaps in a line from this many heights of its letters on part two columns."""
LEVELS = ((1.7, 1), (1.35, 2), (1.15, 3))
"""How many times larger than the body's letters a heading's are, and its level then."""
LONGEST_HEADING = 200
LONGEST_BOLD = 90
"""Characters of a heading that is only bold."""
FULL = 0.85
"""A line that reaches over so much of the page's text goes on in the next one."""
PROSE = 18.0
"""Times its height that such a line is wide at least."""
APART = 0.45
"""How much further apart than most lines, in heights, paragraphs are."""
BULLET = re.compile(r"(?:[•‣◦▪▫■□●○·∙–—*-]|\(?\d{1,2}[.)]|[a-z]\))")
ITEM = re.compile(r"(?:[•‣◦▪▫■□●○·∙–—*-]|\(?\d{1,2}[.)])\s+(?=\S)")
SIGN = re.compile(r"[•‣◦▪▫■□●○·∙–—*-]\s+")


@dataclass(frozen=True, slots=True)
class Stretch:
    """Text that stands together on a line. Places grow to the right and downwards; `size` is that of the letters."""

    text: str
    left: float
    right: float
    top: float
    bottom: float
    size: float
    bold: bool = False


Line = list[Stretch]


def lines(words: Sequence[Stretch]) -> list[Line]:
    """Words in reading order as lines of stretches: a wide gap in a line parts two."""
    made: list[Line] = []
    for word in words:
        line = made[-1] if made else None
        if line is None or not _goes_on(line[-1], word):
            made.append([word])
        elif word.left - line[-1].right > WIDE * max(word.size, line[-1].size) or (_bullet(line) and len(line) == 1):
            line.append(word)
        else:
            line[-1] = _joined(line[-1], word)
    return made


def in_order(words: Sequence[Stretch]) -> list[Stretch]:
    """Words from top to bottom, those beside each other from the left: PDFium gives sideways text in another order."""
    ordered: list[list[Stretch]] = []
    for word in sorted(words, key=lambda one: one.top + one.bottom):
        if ordered and word.top + word.bottom < 2 * ordered[-1][0].bottom:
            ordered[-1].append(word)
        else:
            ordered.append([word])
    return [word for row in ordered for word in sorted(row, key=lambda one: one.left)]


def body_size(pages: Sequence[Sequence[Line]]) -> float:
    """The size in which most letters are set."""
    sizes: Counter[float] = Counter()
    for page in pages:
        for line in page:
            for piece in line:
                sizes[round(piece.size * 2) / 2] += len(piece.text)
    return sizes.most_common(1)[0][0] if sizes else 0.0


def blocks(page: Sequence[Line], body: float, number: int | None, *, sure_sizes: bool = True) -> Iterator[Block]:
    """The blocks of a page's lines. `sure_sizes`: the sizes of letters are given, not measured in a picture."""
    if not page:
        return
    leading = _leading(page)
    bold = sum(len(piece.text) * (1 if piece.bold else -1) for line in page for piece in line) > 0
    open_one: Paragraph | None = None
    at = 0
    while at < len(page):
        table = _table(page, at)
        if table:
            yield from _closed(open_one, number)
            open_one = None
            yield from rows(_cells(page[at : at + table]), page=number)
            at += table
            continue
        whole = _whole(page[at])
        edges = _edges(page, whole)
        kind, level = _kind(page[at], whole, body if sure_sizes else 1.2 * body, bold)
        if open_one is not None and _continues(open_one, (kind, level), whole, leading, edges):
            open_one = open_one.with_line(whole, edges)
        else:
            yield from _closed(open_one, number)
            open_one = Paragraph(kind, level, whole.text, whole)
        at += 1
    yield from _closed(open_one, number)


@dataclass(frozen=True, slots=True)
class Paragraph:
    """What the lines read so far make, with the last of them."""

    kind: BlockKind
    level: int
    text: str
    last: Stretch

    def full(self, edges: tuple[float, float]) -> bool:
        """Whether its last line reaches over the page's text, and is one of prose."""
        left, right = edges
        return self.last.right - left > max(FULL * (right - left), PROSE * (self.last.bottom - self.last.top))

    def with_line(self, line: Stretch, edges: tuple[float, float]) -> Paragraph:
        """With one more line; a line that ends early stays one of its own."""
        filled = self.full(edges) or self.kind != "text"
        if self.text.endswith(("-", "\x02", "\u00ad")) and line.text[:1].islower():
            text = self.text[:-1] + line.text
        else:
            text = f"{self.text}{' ' if filled else chr(10)}{line.text}"
        return Paragraph(self.kind, self.level, text, line)


def _edges(page: Sequence[Line], line: Stretch) -> tuple[float, float]:
    """From where to where the lines reach that begin where this one does."""
    return line.left, max(one[-1].right for one in page if abs(one[0].left - line.left) <= 2 * line.size)


def _goes_on(last: Stretch, word: Stretch) -> bool:
    """Whether a word stands on the line of the one before it, to its right."""
    shared = min(last.bottom, word.bottom) - max(last.top, word.top)
    high = min(last.bottom - last.top, word.bottom - word.top)
    return shared > 0.5 * high and word.left > last.right - 0.6 * word.size


def _joined(one: Stretch, other: Stretch) -> Stretch:
    longer = one if len(one.text) >= len(other.text) else other
    return Stretch(
        f"{one.text} {other.text}",
        one.left,
        max(one.right, other.right),
        min(one.top, other.top),
        max(one.bottom, other.bottom),
        longer.size,
        one.bold and other.bold,
    )


def _bullet(line: Line) -> bool:
    return BULLET.fullmatch(line[0].text) is not None


def _whole(line: Line) -> Stretch:
    whole = line[0]
    for piece in line[1:]:
        whole = _joined(whole, piece)
    return whole


def _leading(page: Sequence[Line]) -> float:
    """The usual distance between two lines, in heights of the lower one."""
    gaps = [
        (lower[0].top - upper[0].bottom) / max(1.0, lower[0].size)
        for upper, lower in pairwise(page)
        if lower[0].top > upper[0].top and abs(lower[0].size - upper[0].size) < 0.5
    ]
    return min(0.6, median(gaps)) if gaps else 0.3


def _kind(line: Line, whole: Stretch, body: float, mostly_bold: bool) -> tuple[BlockKind, int]:
    """What a line is by itself, and its level."""
    text = whole.text
    lettered = any(letter.isalpha() for letter in text)
    if lettered and len(text) <= LONGEST_HEADING and not _bullet(line):
        for times, level in LEVELS:
            if body and whole.size >= times * body:
                return "heading", level
        if whole.bold and not mostly_bold and len(line) == 1 and len(text) <= LONGEST_BOLD and text[-1] not in ".,;":
            return "heading", LEVELS[-1][1]
    if (_bullet(line) and len(line) > 1) or (lettered and ITEM.match(text)):
        return "item", 1
    return "text", 0


def _continues(
    above: Paragraph, kind: tuple[BlockKind, int], line: Stretch, leading: float, edges: tuple[float, float]
) -> bool:
    """Whether a line belongs to the paragraph above it."""
    gap = (line.top - above.last.bottom) / max(1.0, line.size)
    if not -1.0 < gap < leading + APART or abs(line.size - above.last.size) > 0.15 * above.last.size:
        return False
    if above.kind == "item":
        return kind[0] == "text" and (line.left > above.last.left + 0.3 * line.size or above.full(edges))
    return kind == (above.kind, above.level)


def _closed(paragraph: Paragraph | None, number: int | None) -> Iterator[Block]:
    if paragraph is not None:
        text = SIGN.sub("", paragraph.text, count=1) if paragraph.kind == "item" else paragraph.text
        yield Block(text, paragraph.kind, number, paragraph.level)


def _table(page: Sequence[Line], at: int) -> int:
    """How many lines from `at` on are a table: two or more lines whose pieces stand in the same columns."""
    end = at
    several = 0
    while end < len(page):
        line = page[end]
        if _bullet(line) or (end > at and not -1.5 < line[0].top - page[end - 1][0].bottom < 2.5 * line[0].size):
            break
        if len(line) > 1:
            several += 1
        elif end == at or not (end + 1 < len(page) and len(page[end + 1]) > 1) or _beyond(line[0], page[end - 1]):
            break
        end += 1
    while several > 1 and end - at > 1:
        columns = _columns(page[at:end])
        if len(columns) > 1 and _regular(page[at:end], columns):
            return end - at
        end -= 1
        several -= len(page[end]) > 1
    return 0


def _beyond(piece: Stretch, line: Line) -> bool:
    """Whether a piece alone on its line is no part of a column: it lies below several pieces of the line above."""
    return sum(min(piece.right, one.right) - max(piece.left, one.left) > 0 for one in line) > 1


def _columns(table: Sequence[Line]) -> list[tuple[float, float]]:
    """The stretches of the page, from left to right, in which pieces stand below each other."""
    columns: list[tuple[float, float]] = []
    for left, right in sorted((piece.left, piece.right) for line in table for piece in line):
        if columns and left < columns[-1][1]:
            columns[-1] = (columns[-1][0], max(columns[-1][1], right))
        else:
            columns.append((left, right))
    return columns


def _column(piece: Stretch, columns: Sequence[tuple[float, float]]) -> int:
    return next(at for at, (left, right) in enumerate(columns) if left <= piece.left <= right)


def _regular(table: Sequence[Line], columns: Sequence[tuple[float, float]]) -> bool:
    """Whether no line has two pieces in one column, and most have pieces in several."""
    taken = [[_column(piece, columns) for piece in line] for line in table]
    return all(len(set(one)) == len(one) for one in taken) and 2 * sum(len(one) > 1 for one in taken) >= len(taken)


def _cells(table: Sequence[Line]) -> list[list[str]]:
    """The cells of a table; what stands alone below a cell other than a row's first goes on with it."""
    columns = _columns(table)
    made: list[list[str]] = []
    for line in table:
        if len(line) == 1 and made and (at := _column(line[0], columns)) > 0:
            made[-1][at] = f"{made[-1][at]} {line[0].text}".strip()
            continue
        row = [""] * len(columns)
        for piece in line:
            row[_column(piece, columns)] = piece.text
        made.append(row)
    return made
