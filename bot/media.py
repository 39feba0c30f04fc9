"""The folder of files that people sent and that replies brought: safe names, whole files, what browsers show of it."""

from __future__ import annotations

import re
from pathlib import Path

from knowledge.store.whole_files import saying_when_full, write_whole

SHOWN_PICTURES = frozenset({"image/png", "image/jpeg", "image/gif", "image/webp"})
"""What every browser draws and what cannot hold a script."""
PLAYED_SOUNDS = {
    re.compile(rb"OggS"): "audio/ogg",
    re.compile(rb"\x1a\x45\xdf\xa3"): "audio/webm",
    re.compile(rb".{4}ftyp", re.DOTALL): "audio/mp4",
    re.compile(rb"ID3|\xff[\xf2\xf3\xfa\xfb]"): "audio/mpeg",
    re.compile(rb"RIFF.{4}WAVE", re.DOTALL): "audio/wav",
}
"""How files begin that browsers play, and as what: served so, none of them can hold a script."""

_UNSAFE = re.compile(r"[^\w.\- ]+")
_EXIF_ORIENTATION = 0x0112
_TURNED = frozenset({5, 6, 7, 8})
"""Values of that tag for pictures that lie on their side, https://www.cipa.jp/std/documents/e/DC-008-2012_E.pdf."""


def safe_name(name: str) -> str:
    """A name without folders, control characters or leading dots, at most 100 characters long."""
    return _UNSAFE.sub("_", Path(name).name).lstrip(". ")[-100:] or "file"


def keep(media: Path, key: str, name: str, content: bytes) -> Path:
    """Writes a file below `media`, all or nothing, and returns where it is: a file that is there is whole.

    `key` keeps files of one name apart, e.g. the id of the message; the same key and name is the same file. Blocking.
    Raises StorageFullError.
    """
    path = media / f"{safe_name(key)}-{safe_name(name)}"
    with saying_when_full(media):
        media.mkdir(parents=True, exist_ok=True, mode=0o700)
        write_whole(path, content)
    return path


def picture_size(path: Path) -> tuple[int, int] | None:
    """Width and height in pixels as a browser shows the picture; None for what is none of SHOWN_PICTURES. Blocking."""
    from PIL import Image, UnidentifiedImageError

    try:
        with Image.open(path) as picture:
            if picture.get_format_mimetype() not in SHOWN_PICTURES:
                return None
            width, height = picture.size
            turned = picture.getexif().get(_EXIF_ORIENTATION) in _TURNED
    except (UnidentifiedImageError, OSError, ValueError, SyntaxError, Image.DecompressionBombError):
        return None
    return (height, width) if turned else (width, height)


def sound_type(path: Path) -> str | None:
    """The media type by which browsers play a recording, told by how the file begins; None for any other. Blocking."""
    try:
        with path.open("rb") as file:
            begins = file.read(12)
    except OSError:
        return None
    return next((played for mark, played in PLAYED_SOUNDS.items() if mark.match(begins)), None)
