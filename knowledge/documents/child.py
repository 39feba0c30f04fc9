"""The process that opens documents: `{"do": "read"}` gives the pieces of a file, `{"do": "picture"}` draws a page,
`{"do": "sheets"}` gives the lines of a PDF's pages with their places.

No library in it may reach the network or start programs, whatever a document asks for.
"""

from __future__ import annotations

import csv
import email.errors
import re
import struct
import sys
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import asdict
from importlib import import_module
from pathlib import Path
from typing import Any
from xml.parsers import expat

from knowledge.children import Message, serve
from knowledge.documents.document import Block, Kind
from knowledge.documents.kinds import kind_of
from knowledge.documents.limits import LARGEST_TEXT, LONGEST_BLOCK
from knowledge.documents.pieces import OfKind, Paged, Piece, Pieces, Scan, packed
from knowledge.documents.plain import seen
from knowledge.images.errors import UnreadableFileError

MEMORY = 1024**3
"""Bytes the process may hold at most."""
WORN_FROM = 320 * 1024
"""Kilobytes of memory ever held from which on the process asks to be ended after an answer."""
BATCH = 64 * 1024
"""Characters of text after which a line of pieces is sent."""
MOST_PIECES = 100
FORBIDDEN = (
    "socket.connect",
    "socket.bind",
    "socket.getaddrinfo",
    "socket.sendto",
    "subprocess.Popen",
    "os.system",
    "os.exec",
    "os.fork",
    "os.forkpty",
    "os.posix_spawn",
    "os.spawn",
    "pty.spawn",
    "urllib.Request",
    "ftplib.connect",
)
"""Events (https://docs.python.org/3/library/audit_events.html) that end a file's reading."""
DAMAGED = (
    ArithmeticError,
    AssertionError,
    AttributeError,
    EOFError,
    LookupError,
    OSError,
    RuntimeError,
    SyntaxError,
    TypeError,
    UnicodeError,
    ValueError,
    csv.Error,
    expat.ExpatError,
    email.errors.MessageError,
    struct.error,
    zipfile.BadZipFile,
    zlib.error,
)
"""What libraries raise for files that are not as they expect. RuntimeError has RecursionError, SyntaxError XML's."""
READERS: dict[Kind, str] = {
    "pdf": "pdf",
    "docx": "word",
    "xlsx": "workbook",
    "odt": "open_document",
    "html": "html",
    "eml": "mail",
    "markdown": "markdown",
    "text": "plain",
    "csv": "delimited",
    "ics": "calendar_file",
    "zip": "archive",
}
"""Which module of this package reads a kind."""


def answers(asked: dict[str, Any]) -> Iterator[Message]:
    """The lines of an answer: `{"pieces": […]}`, for a picture `{"drawn": true}`, for sheets `{"sheet": {…}}` each."""
    path, name = Path(asked["path"]), str(asked["name"])
    try:
        if asked["do"] == "picture":
            _draw(path, name, int(asked["page"]), int(asked["width"]), Path(asked["to"]))
            yield {"drawn": True}
        elif asked["do"] == "sheets":
            from knowledge.documents.pdf import sheets

            yield from ({"sheet": asdict(sheet)} for sheet in sheets(path, int(asked["most"])))
        else:
            yield from _batches(_pieces(path, name, Path(asked["to"]), int(asked["room"])))
    except ModuleNotFoundError as error:
        raise UnreadableFileError("no-engine", "pip install inglenook") from error
    except DAMAGED as error:
        raise UnreadableFileError("truncated", f"{type(error).__name__}: {error}"[:300]) from error


def _pieces(path: Path, name: str, unpack_to: Path, room: int) -> Pieces:
    kind = kind_of(path, name)
    yield OfKind(kind)
    if kind == "picture":
        yield Paged(1)
        yield Scan(1)
        return
    reader = import_module(f"knowledge.documents.{READERS[kind]}")
    if kind == "zip":
        yield from reader.read(path, unpack_to, room)
    elif kind in ("eml", "docx", "odt"):
        yield from reader.read(path, unpack_to)
    else:
        yield from reader.read(path)


def _batches(pieces: Pieces) -> Iterator[Message]:
    """Pieces in lines, their texts without what nobody sees."""
    batch: list[dict[str, Any]] = []
    size = 0
    for piece in pieces:
        for one in cleaned(piece):
            batch.append(packed(one))
            size += len(one.text) if isinstance(one, Block) else 0
        if size > BATCH or len(batch) >= MOST_PIECES:
            yield {"pieces": batch}
            batch, size = [], 0
    if batch:
        yield {"pieces": batch}


def cleaned(piece: Piece) -> Iterator[Piece]:
    if not isinstance(piece, Block):
        yield piece
        return
    text = seen(piece.text)
    for start in range(0, len(text), LONGEST_BLOCK):
        yield Block(text[start : start + LONGEST_BLOCK], piece.kind, piece.page, piece.level, piece.place)


def _draw(path: Path, name: str, page: int, width: int, to: Path) -> None:
    """Draws a page of a PDF, or a picture, into a BMP of that width at most."""
    kind = kind_of(path, name)
    if kind == "pdf":
        from knowledge.documents.pdf import picture

        drawn = picture(path, page, width)
    elif kind == "picture":
        from knowledge.images.opening import open_picture

        drawn = open_picture(path)
        drawn.thumbnail((width, 4 * width))
    else:
        raise UnreadableFileError("no-picture", kind)
    drawn.save(to, format="BMP")


def _worn() -> bool:
    """Whether so much memory was taken that it is better to begin anew.

    `ru_maxrss` would not do: it begins with what the house held when it started this process.
    """
    try:
        status = Path("/proc/self/status").read_text(encoding="ascii")
    except OSError:
        return False
    peak = re.search(r"^VmHWM:\s+(\d+) kB", status, re.MULTILINE)
    return peak is not None and int(peak[1]) > WORN_FROM


def forbid(event: str, _arguments: object) -> None:
    """An audit hook that ends what would reach out of the process. Raises PermissionError."""
    if event in FORBIDDEN:
        raise PermissionError(event)


if __name__ == "__main__":
    sys.addaudithook(forbid)
    csv.field_size_limit(LARGEST_TEXT)  # of this process alone: others count on the usual limit
    serve(answers, memory=MEMORY, worn=_worn)
