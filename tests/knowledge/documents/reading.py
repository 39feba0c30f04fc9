"""Reading a file with one format's reader, in the test's own process."""

from __future__ import annotations

from knowledge.documents.child import cleaned
from knowledge.documents.document import Block
from knowledge.documents.pieces import Hidden, LeftOut, Piece, Pieces


def blocks(pieces: Pieces | list[Piece]) -> list[Block]:
    """The blocks as the house gets them."""
    return [one for piece in pieces for one in cleaned(piece) if isinstance(one, Block)]


def texts(pieces: Pieces | list[Piece]) -> list[str]:
    return [block.text for block in blocks(pieces)]


def hidden(pieces: Pieces | list[Piece]) -> int:
    return sum(piece.count for piece in pieces if isinstance(piece, Hidden))


def left_out(pieces: Pieces | list[Piece]) -> int:
    return sum(piece.count for piece in pieces if isinstance(piece, LeftOut))


def told(block: Block) -> tuple[str, int, str]:
    """Kind, level and text."""
    return block.kind, block.level, block.text
