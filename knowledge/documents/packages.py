"""Office files are ZIPs of XML: looked at before a library opens them, so that a bomb or an entity never gets there."""

from __future__ import annotations

import zipfile
import zlib
from pathlib import Path

from knowledge.documents.limits import LARGEST_PACKED, STEEP_FROM, STEEPEST
from knowledge.images.errors import UnreadableFileError

BEGINNING = 8192
"""Bytes of each part that are looked at for a document type."""
DECLARED = (b"<!DOCTYPE", b"<!ENTITY")
MOST_PARTS = 10_000
BROKEN = (zipfile.BadZipFile, zlib.error, EOFError, OSError, ValueError, NotImplementedError, RuntimeError)


def checked(path: Path) -> None:
    """Raises UnreadableFileError for a package that should not be opened.

    too-large: it unpacks to more than is opened. locked: its parts are encrypted. truncated: damaged, or its XML
    declares entities, which no office program writes.
    """
    try:
        with zipfile.ZipFile(path) as package:
            parts = package.infolist()
            if sum(part.file_size for part in parts) > LARGEST_PACKED or len(parts) > MOST_PARTS:
                raise UnreadableFileError("too-large", f"{sum(part.file_size for part in parts) >> 20} MiB unpacked")
            for part in parts:
                if part.flag_bits & 1:
                    raise UnreadableFileError("locked")
                if steep(part):
                    raise UnreadableFileError("too-large", part.filename)
                if part.filename.endswith((".xml", ".rels")):
                    _without_entities(package, part)
            if "META-INF/manifest.xml" in package.namelist() and b"encryption-data" in package.read(
                "META-INF/manifest.xml"
            ):
                raise UnreadableFileError("locked")
    except BROKEN as error:
        raise UnreadableFileError("truncated", str(error)) from error


def steep(part: zipfile.ZipInfo) -> bool:
    """Whether a file of a ZIP is packed as only bombs are."""
    return part.file_size > STEEP_FROM and part.file_size > STEEPEST * max(1, part.compress_size)


def _without_entities(package: zipfile.ZipFile, part: zipfile.ZipInfo) -> None:
    with package.open(part) as file:
        start = file.read(BEGINNING)
    for encoding in ("utf-8", "utf-16-le", "utf-16-be"):
        if any(word.decode().encode(encoding) in start for word in DECLARED):
            raise UnreadableFileError("truncated", f"entities in {part.filename}")
