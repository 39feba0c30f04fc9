"""Pictures in office files: scans and photos that somebody pasted, unpacked to be recognised where they stand."""

from __future__ import annotations

import io
from pathlib import Path

from knowledge.documents.kinds import PICTURES
from knowledge.documents.limits import LARGEST_MEMBER, LARGEST_PICTURE, MOST_PICTURES
from knowledge.documents.pieces import LeftOut, Picture, Pieces

NARROWEST, FEWEST = 80, 40_000
"""Pixels of the shorter side, and in all, below which a picture is a sign or a line."""


class Embedded:
    """The pictures of one file, each once: a letter's head may be on every page."""

    def __init__(self, unpack_to: Path | None) -> None:
        """Without a folder no picture is unpacked."""
        self._unpack_to = unpack_to
        self._room = LARGEST_MEMBER
        self._names: set[str] = set()
        self._count = 0

    def picture(self, name: str, data: bytes) -> Pieces:
        """The piece for a picture that is called so in the file; nothing for what is too small to have text on it."""
        if self._unpack_to is None or name in self._names or not _may_have_text(data):
            return
        self._names.add(name)
        if self._count >= MOST_PICTURES or len(data) > min(LARGEST_PICTURE, self._room):
            yield LeftOut(1)
            return
        self._count += 1
        self._room -= len(data)
        to = self._unpack_to / f"picture{self._count}"
        to.write_bytes(data)
        yield Picture(to.name)


def _may_have_text(data: bytes) -> bool:
    """Whether these bytes are of a kind of picture that is read, and large enough; only its head is looked at."""
    from PIL import Image, UnidentifiedImageError

    if not (data.startswith(PICTURES) or data[:4] == b"RIFF"):
        return False
    try:
        with Image.open(io.BytesIO(data)) as picture:
            wide, high = picture.size
    except (UnidentifiedImageError, Image.DecompressionBombError, OSError, ValueError, SyntaxError):
        return False
    return min(wide, high) >= NARROWEST and wide * high >= FEWEST
