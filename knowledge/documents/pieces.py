"""What readers of formats give, piece by piece, and how pieces go from the reading process to the house."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import asdict, dataclass
from typing import Any, get_args

from knowledge.documents.document import Block, BlockKind, Kind
from knowledge.images.errors import REASONS, Reason, UnreadableFileError


@dataclass(frozen=True, slots=True)
class OfKind:
    """What kind of file it is; comes first."""

    kind: Kind


@dataclass(frozen=True, slots=True)
class Titled:
    """What the file calls itself where people see it, such as the subject of a message."""

    title: str


@dataclass(frozen=True, slots=True)
class Paged:
    """How many pages it has."""

    pages: int


@dataclass(frozen=True, slots=True)
class Hidden:
    """So many passages are not seen by who looks at the document, and left out."""

    count: int = 1


@dataclass(frozen=True, slots=True)
class LeftOut:
    """So many rows are not read because there are too many."""

    count: int


@dataclass(frozen=True, slots=True)
class Scan:
    """This page (from 1) is a picture, or shows one that may hold text: to be recognised, and to stand here."""

    page: int


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture in the document that may hold text, unpacked under that name: to be recognised, and to stand here."""

    file: str


@dataclass(frozen=True, slots=True)
class Reached:
    """So much of it is read."""

    done: int
    of: int


@dataclass(frozen=True, slots=True)
class Member:
    """A file out of this one: its name in it, and the name under which it was unpacked."""

    name: str
    file: str


@dataclass(frozen=True, slots=True)
class Turned:
    """A file in this one that is not unpacked."""

    name: str
    reason: Reason
    detail: str = ""


Piece = Block | OfKind | Titled | Paged | Hidden | LeftOut | Scan | Picture | Reached | Member | Turned
Pieces = Iterator[Piece]
KINDS: dict[str, type[Piece]] = {one.__name__: one for one in get_args(Piece)}


def packed(piece: Piece) -> dict[str, Any]:
    """The piece for JSON."""
    return {"is": type(piece).__name__, **asdict(piece)}


def unpacked(said: object) -> Piece:
    """The piece that `packed` made. Raises UnreadableFileError where it is none: the process is not trusted."""
    if not isinstance(said, dict):
        raise UnreadableFileError("truncated", "no piece")
    fields = {name: value for name, value in said.items() if name != "is"}
    try:
        piece = KINDS[said["is"]](**fields)
    except (KeyError, TypeError) as error:
        raise UnreadableFileError("truncated", "no piece") from error
    if not _sound(piece):
        raise UnreadableFileError("truncated", "no piece")
    return piece


def _sound(piece: Piece) -> bool:
    match piece:
        case Block(text, kind, page, level, place):
            texts = isinstance(text, str) and isinstance(place, str)
            return texts and kind in get_args(BlockKind) and isinstance(page, int | None) and isinstance(level, int)
        case OfKind(kind):
            return kind in get_args(Kind)
        case Titled(title):
            return isinstance(title, str)
        case Paged(count) | Hidden(count) | LeftOut(count) | Scan(count):
            return isinstance(count, int)
        case Reached(done, of):
            return isinstance(done, int) and isinstance(of, int)
        case Picture(file):
            return isinstance(file, str)
        case Member(name, file):
            return isinstance(name, str) and isinstance(file, str)
        case Turned(name, reason, detail):
            return isinstance(name, str) and reason in REASONS and isinstance(detail, str)
