"""PDF: the text of each page that can be seen on it, and which pages have to be recognised from their picture."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from knowledge.documents.layout import blocks, body_size
from knowledge.documents.limits import MOST_PAGES
from knowledge.documents.lines import Line, in_order, lines
from knowledge.documents.pdf_sight import hidden_passages, look
from knowledge.documents.pdf_words import Word, flattened, upright, words_of
from knowledge.documents.pieces import Hidden, LeftOut, Paged, Pieces, Reached, Scan
from knowledge.images.errors import UnreadableFileError

if TYPE_CHECKING:
    from PIL.Image import Image

FIRST = 10
"""Pages that are looked at to tell how large the letters of the body are."""
MARGIN = 0.09
"""The share of a page's height at its top and bottom in which headers and footers stand."""
REPEATED = 2
"""How often a header or footer is given; the same on further pages is dropped."""
FEW = 20
"""Letters of a page with fewer than which it is taken for a picture where it shows one."""
PICTURE = 0.25
"""The share of a page that a picture covers in which there may be text."""
SMALL_PICTURE = 0.04
"""The same where the page has hardly any text."""
UNMAPPED = 0.3
"""The share of characters without a meaning from which on the text of a page is worth nothing."""
DIGITS = re.compile(r"\d+")


@dataclass(frozen=True, slots=True)
class Sheet:
    """A page as it lies there: its lines with their places in points, or None where its picture has to be looked at."""

    lines: list[Line] | None
    width: float
    height: float


def read(path: Path) -> Pieces:
    """Blocks by page; progress by page. Raises UnreadableFileError: locked, truncated, empty, too-many-pages."""
    import pypdfium2

    with opened(path) as document:
        count = len(document)
        if count == 0:
            raise UnreadableFileError("empty")
        if count > MOST_PAGES:
            raise UnreadableFileError("too-many-pages", str(count))
        yield Paged(count)
        waiting: list[tuple[int, list[Line], bool]] = []
        body, broken = 0.0, 0
        margins = Margins()
        for number in range(1, count + 1):
            try:
                found, hidden, scan = _page(document, number - 1)
            except pypdfium2.PdfiumError as error:
                if number == count == broken + 1:
                    raise UnreadableFileError("truncated", str(error)) from error
                broken += 1
                yield LeftOut(1)
                found, hidden, scan = ([], 1.0), 0, False
            if hidden:
                yield Hidden(hidden)
            waiting.append((number, margins.without_repeated(*found), scan))
            if number == min(FIRST, count):
                body = body_size([page for _, page, _ in waiting])
            if number >= min(FIRST, count):
                for at, page, scanned in waiting:
                    yield from blocks(page, body, at)
                    if scanned:
                        yield Scan(at)
                waiting.clear()
                yield Reached(number, count)


def sheets(path: Path, most: int) -> Iterator[Sheet]:
    """The pages, `most` of them at most. Raises UnreadableFileError: as `read`, too-many-pages for more."""
    import pypdfium2

    with opened(path) as document:
        if len(document) == 0:
            raise UnreadableFileError("empty")
        if len(document) > most:
            raise UnreadableFileError("too-many-pages", f"{len(document)}")
        for at in range(len(document)):
            try:
                (found, _), _, scan = _page(document, at)
                width, height = document.get_page_size(at)
            except pypdfium2.PdfiumError as error:
                raise UnreadableFileError("truncated", str(error)) from error
            yield Sheet(None if scan else found, width, height)


def picture(path: Path, number: int, width: int) -> Image:
    """A page (from 1) as a picture of that many pixels' width, annotations and filled fields with it.

    Raises UnreadableFileError: as `read`, and empty where there is no such page.
    """
    import pypdfium2

    with opened(path) as document:
        if not 1 <= number <= len(document):
            raise UnreadableFileError("empty", f"page {number}")
        document.init_forms()
        try:
            page = document[number - 1]
            wide, high = page.get_size()
            scale = min(width / max(wide, 1.0), 4 * width / max(high, 1.0))
            drawn: Image = page.render(scale=scale).to_pil().convert("RGB")
        except pypdfium2.PdfiumError as error:
            raise UnreadableFileError("truncated", str(error)) from error
        return drawn


@contextmanager
def opened(path: Path) -> Iterator[Any]:
    """The document. Raises UnreadableFileError: locked, truncated."""
    import pypdfium2

    try:
        document = pypdfium2.PdfDocument(path)
    except pypdfium2.PdfiumError as error:
        if "password" in str(error).lower():
            raise UnreadableFileError("locked") from error
        raise UnreadableFileError("truncated", str(error)) from error
    try:
        yield document
    finally:
        document.close()


class Margins:
    """Drops headers and footers that were given on pages before."""

    def __init__(self) -> None:
        self._seen: Counter[str] = Counter()

    def without_repeated(self, page: list[Line], height: float) -> list[Line]:
        """The lines of a page of that height, without those in its margins that were there on `REPEATED` others."""
        return [line for line in page if not (_in_margin(line, height) and self._again(line))]

    def _again(self, line: Line) -> bool:
        text = DIGITS.sub("#", " ".join(piece.text for piece in line))
        self._seen[text] += 1
        return self._seen[text] > REPEATED


def _in_margin(line: Line, height: float) -> bool:
    return line[0].bottom < MARGIN * height or line[0].top > (1 - MARGIN) * height


def _page(document: Any, at: int) -> tuple[tuple[list[Line], float], int, bool]:
    """The lines that can be seen on a page and its height, how many passages cannot, whether it has to be recognised.

    Text that is there but cannot be seen, under a picture that covers the page, is what a scanner recognised: it is
    not believed, and the picture read anew.
    """
    page = flattened(document, at)
    try:
        words, unmapped = words_of(page)
        visible = look(page, words)
        covered = _pictures(page)
        shown = [word for word, seen in zip(words, visible, strict=True) if seen]
        letters = sum(len(word.text) for word in shown)
        garbled = letters > FEW and unmapped > UNMAPPED * letters
        scan = garbled or covered >= PICTURE or (letters < FEW and (covered >= SMALL_PICTURE or _drawn(page)))
        hidden = hidden_passages(visible) if covered < PICTURE else 0
        return _lines([] if garbled else shown, page), hidden, scan
    finally:
        page.close()


def _lines(words: Sequence[Word], page: Any) -> tuple[list[Line], float]:
    """The lines of a page, and how high it is for those who read most of its words; others stand at its end."""
    box, turned = page.get_bbox(), page.get_rotation() // 90
    directions = [quarter for quarter, _ in Counter(word.look.quarter for word in words).most_common()] or [turned]
    made: list[Line] = []
    for quarter in directions:
        stretches = [word.stretch(box) for word in words if word.look.quarter == quarter]
        made += lines(stretches if quarter == turned else in_order(stretches))
    _, top, _, bottom = upright(box, directions[0])
    return made, bottom - top


def _pictures(page: Any) -> float:
    """The share of the page that its pictures cover; scanners may make many narrow ones of a page."""
    import pypdfium2.raw as raw

    left, bottom, right, top = page.get_bbox()
    covered = 0.0
    for item in page.get_objects(filter=[raw.FPDF_PAGEOBJ_IMAGE], max_depth=4):
        x, y, to_x, to_y = item.get_bounds()
        covered += max(0.0, min(to_x, right) - max(x, left)) * max(0.0, min(to_y, top) - max(y, bottom))
    return float(covered / max(1.0, (right - left) * (top - bottom)))


def _drawn(page: Any) -> bool:
    """Whether there are as many drawn shapes on the page as letters drawn as shapes would make."""
    import pypdfium2.raw as raw

    shapes = 0
    for item in page.get_objects(max_depth=4):
        shapes += item.type in (raw.FPDF_PAGEOBJ_PATH, raw.FPDF_PAGEOBJ_SHADING)
    return shapes > FEW
