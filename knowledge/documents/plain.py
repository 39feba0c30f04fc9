"""Bytes as text: which encoding they are in, and plain text as paragraphs."""

from __future__ import annotations

import codecs
import re
from pathlib import Path

from knowledge.documents.document import Block
from knowledge.documents.limits import LARGEST_TEXT
from knowledge.documents.pieces import Pieces
from knowledge.images.errors import UnreadableFileError

MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
"""How files begin that say their encoding. UTF-32 before UTF-16, which begins alike."""
CONTROLS = re.compile(r"[\x00-\x08\x0b\x0e-\x1a\x1c-\x1f\x7f]")
UNSEEN = re.compile(
    r"[\x00-\x08\x0b\x0e-\x1f\x7f\xad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ud800-\udfff\ufeff\ufff9-\uffff"
    r"\U000e0000-\U000e0fff]"
)
"""Characters that nobody sees: controls, marks of direction, zero-width ones, tags."""
DOTS = re.compile(r"(?:[ \t]?[.…_]){5,}")
"""Dots that lead to a page's number, or are to be written on."""
PARAGRAPHS = re.compile(r"\n[ \t]*\n\s*")


def decoded(data: bytes, *, whole: bool = True) -> str | None:
    """The text that the bytes are; None where they are none. `whole`: they do not end in the middle of a character.

    By their byte order mark; else UTF-8; else Windows-1252, where no byte is a control character or undefined in it.
    """
    for mark, encoding in MARKS:
        if data.startswith(mark):
            return data[len(mark) :].decode(encoding, errors="replace")
    for encoding in ("utf-8", "cp1252"):
        try:
            text = codecs.getincrementaldecoder(encoding)().decode(data, final=whole)
        except UnicodeDecodeError:
            continue
        return None if CONTROLS.search(text) else text
    return None


def text_of(path: Path) -> str:
    """The text of a file, its lines ended by a line feed. Raises UnreadableFileError: truncated, too-large."""
    if path.stat().st_size > LARGEST_TEXT:
        raise UnreadableFileError("too-large", f"{path.stat().st_size >> 20} MiB")
    text = decoded(path.read_bytes())
    if text is None:
        raise UnreadableFileError("truncated", "no text")
    return text.replace("\r\n", "\n").replace("\r", "\n")


def seen(text: str) -> str:
    """The text without characters that nobody sees, rows of dots and spaces run together, empty lines gone."""
    lines = (" ".join(line.split()) for line in DOTS.sub(" … ", UNSEEN.sub("", text)).split("\n"))
    return "\n".join(line for line in lines if line)


def read(path: Path) -> Pieces:
    """Paragraphs are parted by an empty line, pages by a form feed where there are any."""
    text = text_of(path)
    pages = text.strip("\f").split("\f")
    for number, page in enumerate(pages, 1):
        for paragraph in PARAGRAPHS.split(page):
            yield Block(paragraph, page=number if len(pages) > 1 else None)
