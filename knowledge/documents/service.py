"""The house's side of reading documents: what the rest of it asks."""

from __future__ import annotations

import atexit
from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from knowledge.children import IDLE, SECONDS, Child, python
from knowledge.documents.document import Contents, Document
from knowledge.documents.gathering import Gathering, Progress, silent
from knowledge.documents.sheets import is_pdf, sheets_of
from knowledge.images.errors import UnreadableFileError
from knowledge.ocr.elsewhere import Elsewhere
from knowledge.ocr.page import Page
from knowledge.ocr.service import read_pages

if TYPE_CHECKING:
    from PIL.Image import Image

WHOLE = 900.0
"""Seconds that reading one file may take, without its scans."""


class DocumentReader:
    """Reads files in a process of its own, one at a time. For worker threads; all its methods may block."""

    def __init__(
        self, *, seconds: float = SECONDS, whole: float = WHOLE, idle: float = IDLE, program: Sequence[str] = ()
    ) -> None:
        """`seconds` are for one step, `whole` for one file. `program` is another command line of the process."""
        self._child = Child(program or python("knowledge.documents.child"), seconds=seconds, whole=whole, idle=idle)

    @property
    def pid(self) -> int | None:
        """The id of the process; None where none runs."""
        return self._child.pid

    def end(self) -> None:
        """Ends the process; the next file starts another."""
        self._child.end()

    def read(
        self, path: Path, name: str, *, ocr_engine: str | Elsewhere | None, progress: Progress = silent
    ) -> Contents:
        """All documents of a file; as `read_documents`."""
        with TemporaryDirectory(prefix="inglenook-") as folder:
            reading = Gathering(self._child, Path(folder), ocr_engine, progress)
            reading.file(path.absolute(), name, "", 0)
            if not reading.documents and not reading.refused:
                raise UnreadableFileError("empty")
            return Contents(tuple(reading.documents), tuple(reading.refused))

    def sheets(self, path: Path, engine: str | Elsewhere, progress: Progress = silent) -> tuple[Page, ...]:
        """The pages of a PDF; as `read_sheets`."""
        return sheets_of(self._child, path, engine, progress)

    def picture(self, path: Path, page: int, width: int, *, inside: str = "") -> Image:
        """A page as a picture; as `page_picture`."""
        from knowledge.images.opening import open_picture

        with TemporaryDirectory(prefix="inglenook-") as folder:
            reading = Gathering(self._child, Path(folder), None, silent)
            path, name = reading.followed(path.absolute(), path.name, inside)
            return open_picture(reading.drawn(path, name, page, width))


_READER = DocumentReader()
_DRAWER = DocumentReader(idle=60.0)
"""A process of its own, so that a page can be looked at while a long document is read."""
atexit.register(_READER.end)
atexit.register(_DRAWER.end)


def read_documents(
    path: Path, name: str, *, ocr_engine: str | Elsewhere | None = "rapidocr", progress: Progress = silent
) -> Contents:
    """What is written in a file that was given under that name: of a ZIP or a message all documents in it.

    Blocks, for a long document with scans for minutes: call it from a worker thread. Files of several callers wait
    for each other. `progress(done, of)` counts pages, then scanned pages, or the files of a ZIP; what it raises ends
    the reading. Without `ocr_engine` (a name of `knowledge.ocr.engine.ENGINES`, or a service) pictures and scans stay
    unread. Raises UnreadableFileError for the file itself; what is in it and cannot be read stands in `refused`.
    """
    return _READER.read(path, name, ocr_engine=ocr_engine, progress=progress)


def read_document(
    path: Path, name: str, *, ocr_engine: str | Elsewhere | None = "rapidocr", progress: Progress = silent
) -> Document:
    """As `read_documents`, the file itself alone. Raises UnreadableFileError (unknown-kind) for a ZIP."""
    for document in read_documents(path, name, ocr_engine=ocr_engine, progress=progress).documents:
        if not document.inside:
            return document
    raise UnreadableFileError("unknown-kind", "zip")


def read_sheets(
    paths: Sequence[Path], engine: str | Elsewhere = "rapidocr", *, progress: Progress = silent
) -> tuple[Page, ...]:  # fmt: skip
    """As `knowledge.ocr.read_pages`, but the pages of a PDF that are text are taken as that, in milliseconds.

    `progress(done, of)` counts the pages of a PDF as they are recognised. Raises UnreadableFileError for the first
    file that cannot be read: too-many-pages at once for a PDF with more than `limits.MOST_SHEETS`.
    """
    pages: list[Page] = []
    for path in paths:
        pages += _DRAWER.sheets(path, engine, progress) if is_pdf(path) else read_pages([path], engine)
    return tuple(pages)


def page_picture(path: Path, page: int = 1, width: int = 1000, *, inside: str = "") -> Image:
    """A page (from 1) of a PDF as a picture of that many pixels' width, or a picture made as small.

    `inside` is that of the document, for one in a ZIP or a message. Blocks: call it from a worker thread.
    Raises UnreadableFileError: no-picture for what has no pages, empty where there is no such page, or as reading does.
    """
    return _DRAWER.picture(path, page, width, inside=inside)
