"""One file and all that is in it, as documents: members are followed, and scans recognised where they stand."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import closing
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path, PurePosixPath

from knowledge.children import Child
from knowledge.documents.document import Block, Document, Kind, Refused
from knowledge.documents.limits import DEEPEST, LARGEST_UNPACKED, MOST_MEMBERS, MOST_PICTURES, MOST_SCANS
from knowledge.documents.pieces import (
    Hidden,
    LeftOut,
    Member,
    OfKind,
    Paged,
    Picture,
    Piece,
    Reached,
    Scan,
    Titled,
    Turned,
    unpacked,
)
from knowledge.documents.scans import recognised
from knowledge.images.errors import UnreadableFileError
from knowledge.ocr.elsewhere import Elsewhere
from knowledge.ocr.service import read_drawn, read_pages

Progress = Callable[[int, int], None]

WITHOUT = frozenset({"no-engine", "unreachable"})
"""Why no other scan will be read either."""
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
    parts: list[Block | Scan | Picture] = field(default_factory=list)
    pages: int | None = None
    hidden: int = 0
    left_out: int = 0
    members: list[Member] = field(default_factory=list)
    turned: list[Turned] = field(default_factory=list)

    def add(self, piece: Piece) -> None:
        match piece:
            case Block() | Scan() | Picture():
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


class Gathering:
    """One call: what it found so far, and what it may still unpack."""

    def __init__(self, child: Child, folder: Path, ocr_engine: str | Elsewhere | None, progress: Progress) -> None:
        self.documents: list[Document] = []
        self.refused: list[Refused] = []
        self._child = child
        self._folder = folder
        self._ocr_engine = ocr_engine
        self._progress = progress
        self._room = LARGEST_UNPACKED
        self._members = 0
        self._pictures = 0
        self._folders = 0

    def file(self, path: Path, name: str, inside: str, depth: int) -> None:
        """Reads a file and all that is in it. Raises UnreadableFileError for the outermost one alone."""
        progress = silent if depth else self._progress
        try:
            found, unpack_to = self._asked(path, name, progress)
            if found.kind != "zip":
                self.documents.append(self._document(path, name, inside, found, unpack_to, progress))
        except UnreadableFileError as error:
            if not depth:
                raise
            self.refused.append(Refused(inside, error.reason, error.detail))
            return
        turned = found.turned[: max(0, MOST_MEMBERS - len(self.refused))]
        self.refused += [Refused(_within(inside, one.name), one.reason, one.detail) for one in turned]
        for done, member in enumerate(found.members, 1):
            if self._members >= MOST_MEMBERS:
                self._full(inside)
                break
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
        if self._room < 0:
            self.refused.append(Refused(whole, "too-large", f"{LARGEST_UNPACKED >> 20} MiB in all"))
        elif depth > DEEPEST:
            self.refused.append(Refused(whole, "too-deep", str(DEEPEST)))
        else:
            self.file(path, member.name, whole, depth)
        path.unlink(missing_ok=True)

    def _full(self, inside: str) -> None:
        """Says once that no more files are read."""
        if not any(one.reason == "too-many-files" for one in self.refused):
            self.refused.append(Refused(inside, "too-many-files", str(MOST_MEMBERS)))

    def _document(
        self, path: Path, name: str, inside: str, found: _Found, unpack_to: Path, progress: Progress
    ) -> Document:  # fmt: skip
        blocks = self._recognised(path, name, found, unpack_to, progress)
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

    def _recognised(
        self, path: Path, name: str, found: _Found, unpack_to: Path, progress: Progress
    ) -> list[Block]:  # fmt: skip
        """The blocks, with those of scanned pages and of pictures where these stand."""
        scans = [part for part in found.parts if not isinstance(part, Block)]
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
            if done > MOST_SCANS or (problem is not None and problem.reason in WITHOUT):
                found.left_out += isinstance(part, Scan)
                continue
            try:
                if isinstance(part, Picture):
                    blocks += self._picture(_unpacked_at(unpack_to, part), found)
                else:
                    blocks += self._scan(path, name, found.kind, part.page, blocks)
            except UnreadableFileError as error:
                if error.reason != "empty":
                    problem = error
                    found.left_out += isinstance(part, Scan)
            progress(done, len(scans))
        if problem is not None and not blocks:
            raise problem
        return blocks

    def _picture(self, path: Path, found: _Found) -> list[Block]:
        """What is written on a picture in a document; nothing where there were many before."""
        if self._ocr_engine is None:
            raise UnreadableFileError("no-engine")
        self._pictures += 1
        if self._pictures > MOST_PICTURES:
            found.left_out += 1
            return []
        try:
            return [one for page in read_pages([path], self._ocr_engine) for one in recognised(page, None, ())]
        finally:
            path.unlink(missing_ok=True)

    def _scan(self, path: Path, name: str, kind: Kind, number: int, blocks: Sequence[Block]) -> list[Block]:
        if self._ocr_engine is None:
            raise UnreadableFileError("no-engine")
        known = [block for block in blocks if block.page == number]
        if kind == "picture":
            pages = read_pages([path], self._ocr_engine)
        else:
            draw = partial(self.drawn, path, name, number, SCAN_WIDTH)
            pages = read_drawn(path, number, draw, self._ocr_engine)
        return [one for page in pages for one in recognised(page, number, known)]


def _unpacked_at(folder: Path, member: Member | Picture) -> Path:
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
