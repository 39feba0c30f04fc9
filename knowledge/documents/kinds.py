"""Telling what kind of document a file is: by what is in it, and only then by its name."""

from __future__ import annotations

import re
import zipfile
from pathlib import Path, PurePosixPath

from knowledge.documents.document import Kind
from knowledge.documents.limits import LARGEST_FILE, LARGEST_TEXT
from knowledge.documents.plain import decoded
from knowledge.images.errors import UnreadableFileError
from knowledge.images.opening import HEIC

ENDINGS: dict[str, Kind] = {
    ".pdf": "pdf",
    ".docx": "docx",
    ".docm": "docx",
    ".xlsx": "xlsx",
    ".xlsm": "xlsx",
    ".odt": "odt",
    ".html": "html",
    ".htm": "html",
    ".xhtml": "html",
    ".eml": "eml",
    ".md": "markdown",
    ".markdown": "markdown",
    ".txt": "text",
    ".text": "text",
    ".csv": "csv",
    ".tsv": "csv",
    ".ics": "ics",
    ".jpg": "picture",
    ".jpeg": "picture",
    ".png": "picture",
    ".webp": "picture",
    ".gif": "picture",
    ".bmp": "picture",
    ".tif": "picture",
    ".tiff": "picture",
    ".zip": "zip",
}
"""How the names of readable files end, and what they should be."""
TEXTS: set[Kind] = {"html", "eml", "markdown", "text", "csv", "ics"}
SAMPLE = 64 * 1024
PICTURES = (b"\xff\xd8\xff", b"\x89PNG\r\n\x1a\n", b"GIF87a", b"GIF89a", b"BM", b"II*\x00", b"MM\x00*")
ZIPPED = (b"PK\x03\x04", b"PK\x05\x06")
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
"""Microsoft's compound files: Office before 2007, and any Office file behind a password."""
ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
OTHERS = {b"7z\xbc\xaf\x27\x1c": "7z", b"Rar!": "rar", b"\x1f\x8b": "gz", b"{\\rtf": "rtf", b"\x7fELF": "elf"}
"""How files begin that look like something else, or like text, and are not read."""
PARTS: dict[str, Kind] = {"word/document.xml": "docx", "xl/workbook.xml": "xlsx"}
"""Which part of an office file tells its kind."""
OPEN_DOCUMENT = "application/vnd.oasis.opendocument."

HEADER = re.compile(r"(?im)^(from|to|subject|date|received|return-path|message-id|mime-version|delivered-to):[ \t]?\S")
FIELD = re.compile(r"[!-9;-~]+:")
HTML = re.compile(r"(?is)\s*(<!--.*?-->\s*|<\?xml[^>]*\?>\s*)*<(!doctype\s+html|html|head|body)\b")


def kind_of(path: Path, name: str) -> Kind:
    """The kind of a file that was given under that name.

    Raises UnreadableFileError: empty, too-large, locked, truncated, no-picture (for HEIC), unknown-kind.
    """
    try:
        size = path.stat().st_size
        with path.open("rb") as file:
            start = file.read(SAMPLE)
    except OSError as error:
        raise UnreadableFileError("empty", "no file") from error
    if not start.strip(b"\0 \t\r\n\f"):
        raise UnreadableFileError("empty")
    if size > LARGEST_FILE:
        raise UnreadableFileError("too-large", f"{size >> 20} MiB")
    named = ENDINGS.get(PurePosixPath(name).suffix.lower())
    return _by_content(path, start, size, named) or _by_name(start, size, named)


def _by_content(path: Path, start: bytes, size: int, named: Kind | None) -> Kind | None:
    if start.startswith(ZIPPED):
        return _in_zip(path)
    if b"%PDF-" in start[:1024]:
        return "pdf"
    if start.startswith(OLE):
        if _has(path, ENCRYPTED):
            raise UnreadableFileError("locked")
        raise UnreadableFileError("unknown-kind", "office 97")
    if start[4:12] in HEIC:
        raise UnreadableFileError("no-picture", "heic")
    if start[:4] == b"RIFF" and start[8:12] == b"WEBP":
        return "picture"
    if start.startswith(PICTURES) and (named == "picture" or _text(start, size) is None):
        return "picture"
    for other, what in OTHERS.items():
        if start.startswith(other):
            raise UnreadableFileError("unknown-kind", what)
    return None


def _by_name(start: bytes, size: int, named: Kind | None) -> Kind:
    """The kind of a file that does not begin like any that is not text."""
    text = _text(start, size)
    if text is None:
        raise UnreadableFileError("unknown-kind" if named is None or named in TEXTS else "truncated")
    if size > LARGEST_TEXT:
        raise UnreadableFileError("too-large", f"{size >> 20} MiB")
    beginning = text.lstrip()
    if beginning[:15].upper() == "BEGIN:VCALENDAR":
        return "ics"
    if HTML.match(text):
        return "html"
    if FIELD.match(beginning) and len({one.lower() for one in HEADER.findall(beginning.split("\n\n")[0])}) >= 2:
        return "eml" if named not in ("markdown", "csv") else named
    if named in TEXTS:
        return named if named != "ics" else "text"
    if beginning.startswith("<?xml"):
        raise UnreadableFileError("unknown-kind", "xml")
    return "text"


def _in_zip(path: Path) -> Kind:
    try:
        with zipfile.ZipFile(path) as opened:
            names = {one.filename for one in opened.infolist()}
            for part, kind in PARTS.items():
                if part in names:
                    return kind
            if "mimetype" in names and opened.getinfo("mimetype").file_size < 200:
                said = opened.read("mimetype").decode("ascii", "replace").strip()
                if said == OPEN_DOCUMENT + "text":
                    return "odt"
                raise UnreadableFileError("unknown-kind", said.removeprefix(OPEN_DOCUMENT))
            if "[Content_Types].xml" in names:
                raise UnreadableFileError("unknown-kind", "pptx" if "ppt/presentation.xml" in names else "office")
            return "zip"
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError, RuntimeError, EOFError) as error:
        raise UnreadableFileError("truncated", str(error)) from error


def _text(start: bytes, size: int) -> str | None:
    """The sample as text, its lines ended by a line feed; None where it is none."""
    text = decoded(start, whole=size <= len(start))
    return None if text is None else text.replace("\r\n", "\n")


def _has(path: Path, wanted: bytes) -> bool:
    """Whether the bytes stand anywhere in the file."""
    before = b""
    with path.open("rb") as file:
        while part := file.read(1 << 20):
            if wanted in before + part:
                return True
            before = part[-len(wanted) :]
    return False
