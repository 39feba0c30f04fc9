"""From pieces of text with places on a page to headings, paragraphs, items and rows of tables."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from knowledge.documents.document import Block, BlockKind
from knowledge.documents.grid import table_at
from knowledge.documents.lines import Line, Stretch, begins_item, joined
from knowledge.documents.tables import rows

LEVELS = ((1.7, 1), (1.35, 2), (1.15, 3))
"""How many times larger than the body's letters a heading's are, and its level then."""
LONGEST_HEADING = 200
LONGEST_BOLD = 90
"""Characters of a heading that is only bold."""
FULL = 0.85
"""A line that reaches over so much of the page's text goes on in the next one."""
PROSE = 18.0
"""Times its height that such a line is wide at least."""
STEP = 20.0
"""Points or pixels: lines whose beginnings differ by less begin at one place."""
APART = 0.45
"""How much further apart than most lines, in heights, paragraphs are."""
ITEM = re.compile(r"(?:[•‣◦▪▫■□●○·∙–—*-]|\(?\d{1,2}[.)])\s+(?=\S)")
SIGN = re.compile(r"[•‣◦▪▫■□●○·∙–—*-]\s+")


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
    leading, edges = _leading(page), _edges(page)
    bold = sum(len(piece.text) * (1 if piece.bold else -1) for line in page for piece in line) > 0
    open_one: Paragraph | None = None
    at = 0
    while at < len(page):
        table, cells = table_at(page, at)
        if table:
            yield from _closed(open_one, number)
            open_one = None
            yield from rows(cells, page=number)
            at += table
            continue
        whole = _whole(page[at])
        reach = (whole.left, edges[int(whole.left // STEP)])
        kind, level = _kind(page[at], whole, body if sure_sizes else 1.2 * body, bold)
        if open_one is not None and _continues(open_one, (kind, level), whole, leading, reach):
            open_one = open_one.with_line(whole, reach)
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


def _edges(page: Sequence[Line]) -> dict[int, float]:
    """How far to the right the lines reach that begin at a place, in steps of `STEP`, or a step beside."""
    made: dict[int, float] = {}
    for line in page:
        step = int(line[0].left // STEP)
        for near in (step - 1, step, step + 1):
            made[near] = max(made.get(near, line[-1].right), line[-1].right)
    return made


def _whole(line: Line) -> Stretch:
    whole = line[0]
    for piece in line[1:]:
        whole = joined(whole, piece)
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
    if lettered and len(text) <= LONGEST_HEADING and not begins_item(line):
        for times, level in LEVELS:
            if body and whole.size >= times * body:
                return "heading", level
        if whole.bold and not mostly_bold and len(line) == 1 and len(text) <= LONGEST_BOLD and text[-1] not in ".,;":
            return "heading", LEVELS[-1][1]
    if (begins_item(line) and len(line) > 1) or (lettered and ITEM.match(text)):
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
