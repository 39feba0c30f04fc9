"""A PDF as a receipt or an invoice is looked at: lines with their places, recognised only where they are no text."""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import closing
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from knowledge.children import Child
from knowledge.documents.gathering import Gathering, Progress, silent
from knowledge.documents.limits import MOST_SHEETS
from knowledge.images.errors import UnreadableFileError
from knowledge.ocr.elsewhere import Elsewhere
from knowledge.ocr.page import Page, TextLine
from knowledge.ocr.service import read_drawn

SCALE = 200 / 72
"""Pixels to a point, about as many as a page is recognised with."""
LONG_SIDE = 2200
"""Pixels of the longer side of a page that is recognised; an A4 page then has about 190 to the inch."""


def is_pdf(path: Path) -> bool:
    """Whether a file begins like a PDF."""
    try:
        with path.open("rb") as file:
            return b"%PDF-" in file.read(1024)
    except OSError:
        return False


def sheets_of(child: Child, path: Path, engine: str | Elsewhere, progress: Progress) -> tuple[Page, ...]:
    """The pages of a PDF on which something is.

    Raises UnreadableFileError: empty where that are none, too-many-pages before any is looked at, no-engine where one
    has to be recognised and cannot.
    """
    asked = {"do": "sheets", "path": f"{path.absolute()}", "name": path.name, "most": MOST_SHEETS}
    with closing(child.ask(asked)) as lines:
        found = [_page(line.get("sheet")) for line in lines]
    pages: list[Page] = []
    with TemporaryDirectory(prefix="inglenook-") as folder:
        drawing = Gathering(child, Path(folder), engine, silent)
        for at, (page, scanned) in enumerate(found):
            if scanned:
                progress(at, len(found))
                pages += _recognised(path.absolute(), at + 1, page.width, drawing, engine)
            else:
                pages.append(page)
    if not any(page.lines for page in pages):
        raise UnreadableFileError("empty")
    return tuple(pages)


def _recognised(path: Path, number: int, width: int, drawing: Gathering, engine: str | Elsewhere) -> tuple[Page, ...]:
    try:
        return read_drawn(path, number, partial(drawing.drawn, path, path.name, number, width), engine)
    except UnreadableFileError as error:
        if error.reason != "empty":
            raise
        return ()


def _page(said: object) -> tuple[Page, bool]:
    """The page that the process tells, and whether it has to be recognised. Raises UnreadableFileError for nonsense."""
    try:
        return _told(said)  # type: ignore[arg-type]
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        raise UnreadableFileError("truncated", "no sheet") from error


def _told(said: Mapping[str, Any]) -> tuple[Page, bool]:
    wide, high = float(said["width"]), float(said["height"])
    if said["lines"] is None:
        scale = LONG_SIDE / max(wide, high, 1.0)
        return Page((), max(1, round(wide * scale)), round(high * scale)), True
    pieces = tuple(_piece(piece) for line in said["lines"] for piece in line)
    return Page(pieces, round(wide * SCALE), round(high * SCALE)), False


def _piece(said: Mapping[str, Any]) -> TextLine:
    left, right, top, bottom = (float(said[side]) * SCALE for side in ("left", "right", "top", "bottom"))
    return TextLine(str(said["text"]), ((left, top), (right, top), (right, bottom), (left, bottom)), 1.0)
