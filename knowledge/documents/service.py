"""The house's side of reading documents: it asks the reading process, lets scans be recognised, and follows members."""

from __future__ import annotations

import atexit
from collections.abc import Callable, Sequence
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from knowledge.children import IDLE, SECONDS, Child, python
from knowledge.documents.document import Block, Contents, Document, Kind, Refused
from knowledge.documents.limits import DEEPEST, LARGEST_UNPACKED, MOST_MEMBERS, MOST_SCANS
from knowledge.documents.pieces import (
    Hidden,
    LeftOut,
    Member,
    OfKind,
    Paged,
    Piece,
    Reached,
    Scan,
    Titled,
    Turned,
    unpacked,
)
from knowledge.documents.scans import recognised
from knowledge.images.errors import UnreadableFileError
from knowledge.ocr.service import read_pages

if TYPE_CHECKING:
    from PIL.Image import Image

Progress = Callable[[int, int], None]

WHOLE = 900.0
"""Seconds that reading one file may take, without its scans."""
SCAN_WIDTH = 1600
"""Pixels of the width in which a page is recognised; an A4 page then has about 190 to the inch."""
FROM_HEADING: set[Kind] = {"pdf", "docx", "odt", "html", "markdown", "ics", "picture"}
"""Kinds of which the first heading is a title."""
NEAR_TOP = 12
"""Blocks among which that heading is."""


def silent(_done: int, _of: int) -> None:
    """Shows no progress."""


@dataclass(slots=True)
class _Found:
    """What one file was found to be."""

    kind: Kind = "text"
    title: str = ""
    parts: list[Block | Scan] = field(default_factory=list)
    pages: int | None = None
    hidden: int = 0
    left_out: int = 0
    members: list[Member] = field(default_factory=list)
    turned: list[Turned] = field(default_factory=list)

    def add(self, piece: Piece) -> None:
        match piece:
            case Block() | Scan():
                self.parts.append(piece)
            case OfKind(kind):
                self.kind = kind
            case Titled(title):
                self.title = self.title or title
            case Paged(pages):
                self.pages = pages
            case Hidden(count):
                self.hidden += count
            case LeftOut(count):
                self.left_out += count
            case Member():
                self.members.append(piece)
            case Turned():
                self.turned.append(piece)


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

    def read(self, path: Path, name: str, *, ocr_engine: str | None, progress: Progress = silent) -> Contents:
        """All documents of a file; as `read_documents`."""
        with TemporaryDirectory(prefix="inglenook-") as folder:
            reading = _Reading(self._child, Path(folder), ocr_engine, progress)
            reading.file(path.absolute(), name, "", 0)
            if not reading.documents and not reading.refused:
                raise UnreadableFileError("empty")
            return Contents(tuple(reading.documents), tuple(reading.refused))

    def picture(self, path: Path, page: int, width: int, *, inside: str = "") -> Image:
        """A page as a picture; as `page_picture`."""
        from knowledge.images.opening import open_picture

        with TemporaryDirectory(prefix="inglenook-") as folder:
            reading = _Reading(self._child, Path(folder), None, silent)
            path, name = reading.followed(path.absolute(), path.name, inside)
            return open_picture(reading.drawn(path, name, page, width))


class _Reading:
    """One call: what it found so far, and what it may still unpack."""

    def __init__(self, child: Child, folder: Path, ocr_engine: str | None, progress: Progress) -> None:
        self.documents: list[Document] = []
        self.refused: list[Refused] = []
        self._child = child
        self._folder = folder
        self._ocr_engine = ocr_engine
        self._progress = progress
        self._room = LARGEST_UNPACKED
        self._members = 0
        self._folders = 0

    def file(self, path: Path, name: str, inside: str, depth: int) -> None:
        """Reads a file and all that is in it. Raises UnreadableFileError for the outermost one alone."""
        progress = silent if depth else self._progress
        try:
            found, unpack_to = self._asked(path, name, progress)
            if found.kind != "zip":
                self.documents.append(self._document(path, name, inside, found, progress))
        except UnreadableFileError as error:
            if not depth:
                raise
            self.refused.append(Refused(inside, error.reason, error.detail))
            return
        self.refused += [Refused(_within(inside, one.name), one.reason, one.detail) for one in found.turned]
        for done, member in enumerate(found.members, 1):
            self._member(unpack_to, member, inside, depth + 1)
            progress(done, len(found.members))

    def followed(self, path: Path, name: str, inside: str) -> tuple[Path, str]:
        """Where a file in a file was unpacked, and its name. Raises UnreadableFileError (empty) for one that is not."""
        while inside:
            found, unpack_to = self._asked(path, name, silent)
            member = next(
                (one for one in found.members if inside == one.name or inside.startswith(one.name + "/")), None
            )
            if member is None:
                raise UnreadableFileError("empty", inside)
            path, name = _unpacked_at(unpack_to, member), member.name
            inside = inside[len(member.name) + 1 :]
        return path, name

    def drawn(self, path: Path, name: str, page: int, width: int) -> Path:
        """The file with the picture of a page."""
        to = self._folder / "page.bmp"
        asked = {"do": "picture", "path": str(path), "name": name, "page": page, "width": width, "to": str(to)}
        for _ in self._child.ask(asked):
            pass
        return to

    def _asked(self, path: Path, name: str, progress: Progress) -> tuple[_Found, Path]:
        self._folders += 1
        unpack_to = self._folder / str(self._folders)
        unpack_to.mkdir()
        found = _Found()
        asked = {"do": "read", "path": str(path), "name": name, "to": str(unpack_to), "room": self._room}
        with closing(self._child.ask(asked)) as lines:
            for line in lines:
                for piece in map(unpacked, line.get("pieces", ())):
                    found.add(piece)
                    if isinstance(piece, Reached) and found.kind != "zip":
                        progress(piece.done, piece.of)
        return found, unpack_to

    def _member(self, unpack_to: Path, member: Member, inside: str, depth: int) -> None:
        whole = _within(inside, member.name)
        path = _unpacked_at(unpack_to, member)
        size = path.stat().st_size if path.is_file() else 0
        self._members += 1
        self._room -= size
        if self._members > MOST_MEMBERS:
            self.refused.append(Refused(whole, "too-many-files", str(MOST_MEMBERS)))
        elif self._room < 0:
            self.refused.append(Refused(whole, "too-large", f"{LARGEST_UNPACKED >> 20} MiB in all"))
        elif depth > DEEPEST:
            self.refused.append(Refused(whole, "too-deep", str(DEEPEST)))
        else:
            self.file(path, member.name, whole, depth)
        path.unlink(missing_ok=True)

    def _document(self, path: Path, name: str, inside: str, found: _Found, progress: Progress) -> Document:
        blocks = self._recognised(path, name, found, progress)
        if not blocks and not found.members:
            raise UnreadableFileError("empty")
        return Document(
            name=PurePosixPath(name).name or name,
            title=_title(found, blocks, name),
            kind=found.kind,
            blocks=tuple(blocks),
            pages=found.pages,
            hidden=found.hidden,
            left_out=found.left_out,
            inside=inside,
        )

    def _recognised(self, path: Path, name: str, found: _Found, progress: Progress) -> list[Block]:
        """The blocks, with those of scanned pages where these stand."""
        scans = [part for part in found.parts if isinstance(part, Scan)]
        if not scans:
            return [part for part in found.parts if isinstance(part, Block)]
        blocks: list[Block] = []
        problem: UnreadableFileError | None = None
        done = 0
        for part in found.parts:
            if isinstance(part, Block):
                blocks.append(part)
                continue
            done += 1
            if done > MOST_SCANS or (problem is not None and problem.reason == "no-engine"):
                found.left_out += 1
                continue
            try:
                blocks += self._scan(path, name, found.kind, part.page, blocks)
            except UnreadableFileError as error:
                if error.reason != "empty":
                    problem = error
                    found.left_out += 1
            progress(done, len(scans))
        if problem is not None and not blocks:
            raise problem
        return blocks

    def _scan(self, path: Path, name: str, kind: Kind, number: int, blocks: Sequence[Block]) -> list[Block]:
        if self._ocr_engine is None:
            raise UnreadableFileError("no-engine")
        picture = path if kind == "picture" else self.drawn(path, name, number, SCAN_WIDTH)
        known = [block for block in blocks if block.page == number]
        return [one for page in read_pages([picture], self._ocr_engine) for one in recognised(page, number, known)]


def _unpacked_at(folder: Path, member: Member) -> Path:
    """Where a member was unpacked. Raises UnreadableFileError where the process names another place."""
    if not member.file.isalnum():
        raise UnreadableFileError("truncated", "no name of an unpacked file")
    return folder / member.file


def _within(inside: str, name: str) -> str:
    return f"{inside}/{name}".strip("/")


def _title(found: _Found, blocks: Sequence[Block], name: str) -> str:
    if found.title:
        return found.title
    if found.kind in FROM_HEADING:
        heading = next((block.text for block in blocks[:NEAR_TOP] if block.kind == "heading"), "")
        if heading:
            return heading
    return PurePosixPath(name).stem or name


_READER = DocumentReader()
atexit.register(_READER.end)


def read_documents(
    path: Path, name: str, *, ocr_engine: str | None = "rapidocr", progress: Progress = silent
) -> Contents:
    """What is written in a file that was given under that name: of a ZIP or a message all documents in it.

    Blocks, for a long document with scans for minutes: call it from a worker thread. Files of several callers wait
    for each other. `progress(done, of)` counts pages, then scanned pages, or the files of a ZIP; what it raises ends
    the reading. Without `ocr_engine` (a name of `knowledge.ocr.engine.ENGINES`) pictures and scans are not read.
    Raises UnreadableFileError for the file itself; what is in it and cannot be read stands in `refused`.
    """
    return _READER.read(path, name, ocr_engine=ocr_engine, progress=progress)


def read_document(
    path: Path, name: str, *, ocr_engine: str | None = "rapidocr", progress: Progress = silent
) -> Document:
    """As `read_documents`, the file itself alone. Raises UnreadableFileError (unknown-kind) for a ZIP."""
    for document in read_documents(path, name, ocr_engine=ocr_engine, progress=progress).documents:
        if not document.inside:
            return document
    raise UnreadableFileError("unknown-kind", "zip")


def page_picture(path: Path, page: int = 1, width: int = 1000, *, inside: str = "") -> Image:
    """A page (from 1) of a PDF as a picture of that many pixels' width, or a picture made as small.

    `inside` is that of the document, for one in a ZIP or a message. Blocks: call it from a worker thread.
    Raises UnreadableFileError: no-picture for what has no pages, empty where there is no such page, or as reading does.
    """
    return _READER.picture(path, page, width, inside=inside)
