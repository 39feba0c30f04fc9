"""Pictures and PDF pages from files that anybody may have sent: never more pixels than the house can hold."""

from __future__ import annotations

import threading
from collections.abc import Generator
from pathlib import Path
from typing import TYPE_CHECKING

from knowledge.images.errors import UnreadableFileError

if TYPE_CHECKING:
    from PIL.Image import Image

FORMATS = ("JPEG", "PNG", "WEBP", "GIF", "BMP", "TIFF")
PIXELS = 12_000_000
"""How many pixels are given out at most; a larger picture is made smaller."""
LARGEST_JPEG = 120_000_000
"""Pixels of a JPEG that is opened at all: a large one is decoded at a half or a quarter of its size."""
LARGEST = 60_000_000
"""Pixels of other kinds and of progressive JPEGs, which have to be decoded whole; larger ones are refused."""
SMALLEST = 8
"""Pixels of a side below which there is nothing to see."""
LONGEST = 60
"""How many times longer than wide a picture is at most; in a longer one there is nothing to see."""
MOST_PAGES = 10
"""Pages of a PDF that are looked at; the rest is left out."""
PAGE_SIDE = 2200
"""Pixels of the longer side of a PDF page; an A4 page then has about 190 to the inch."""
PDF = b"%PDF-"
_PDFIUM = threading.RLock()
"""PDFium works on one thing at a time in a process, https://pdfium.googlesource.com/pdfium/+/main/public/fpdfview.h."""
HEIC = (b"ftypheic", b"ftypheix", b"ftypmif1", b"ftypheim", b"ftyphevc", b"ftypavif")


def open_picture(path: Path) -> Image:
    """The picture (mode RGB), turned as its EXIF says, with at most `PIXELS` pixels; of an animation the first.

    What is transparent becomes white. Raises UnreadableFileError: truncated, too-large, empty, no-picture.
    """
    from PIL import Image, ImageOps, UnidentifiedImageError
    from PIL.Image import DecompressionBombError

    _begins(path)
    Image.init()
    try:
        with Image.open(path, formats=FORMATS) as opened:
            wide, high = opened.size
            whole = opened.format not in ("JPEG", "MPO") or "progressive" in opened.info
            if wide * high > (LARGEST if whole else LARGEST_JPEG):
                raise UnreadableFileError("too-large", f"{wide} × {high}")
            if min(wide, high) < SMALLEST or max(wide, high) > LONGEST * min(wide, high):
                raise UnreadableFileError("empty", f"{wide} × {high}")
            shrink = min(1.0, (PIXELS / (wide * high)) ** 0.5)
            opened.draft(None, (int(wide * shrink), int(high * shrink)))
            smaller = _at_most(opened, PIXELS)
            ImageOps.exif_transpose(smaller, in_place=True)
            return _on_white(smaller)
    except UnidentifiedImageError as error:
        raise UnreadableFileError("no-picture") from error
    except DecompressionBombError as error:
        raise UnreadableFileError("too-large") from error
    except (OSError, SyntaxError, ValueError, EOFError) as error:
        raise UnreadableFileError("truncated", str(error)) from error


def open_pictures(path: Path) -> Generator[Image]:
    """The picture, or the first `MOST_PAGES` pages of a PDF as pictures, each made when it is asked for.

    Raises UnreadableFileError as `open_picture` does, and `locked` for a PDF behind a password.
    """
    if _begins(path).startswith(PDF):
        yield from _pages(path)
    else:
        yield open_picture(path)


def _begins(path: Path) -> bytes:
    """The first bytes of a file. Raises UnreadableFileError where there are none or they say what is not opened."""
    try:
        with path.open("rb") as file:
            start = file.read(32)
    except FileNotFoundError as error:
        raise UnreadableFileError("empty", "no file") from error
    if not start:
        raise UnreadableFileError("empty")
    if start[4:12] in HEIC:
        raise UnreadableFileError("no-picture", "heic")
    return start


def _at_most(picture: Image, pixels: int) -> Image:
    wide, high = picture.size
    if wide * high <= pixels:
        picture.load()
        return picture
    scale = (pixels / (wide * high)) ** 0.5
    smaller = picture if picture.mode in ("L", "RGB", "RGBA", "LA") else picture.convert("RGBA")
    made = smaller.resize((int(wide * scale), int(high * scale)), reducing_gap=2.0)
    made.info = picture.info
    made.getexif().update(picture.getexif())
    return made


def _on_white(picture: Image) -> Image:
    from PIL import Image

    if picture.mode in ("RGBA", "LA", "PA") or "transparency" in picture.info:
        seen = picture.convert("RGBA")
        white = Image.new("RGB", seen.size, (255, 255, 255))
        white.paste(seen, mask=seen.getchannel("A"))
        return white
    if picture.mode.startswith("I"):
        return picture.point(lambda value: value / 256).convert("L").convert("RGB")
    return picture.copy() if picture.mode == "RGB" else picture.convert("RGB")


def _pages(path: Path) -> Generator[Image]:
    try:
        import pypdfium2
    except ModuleNotFoundError as error:
        raise UnreadableFileError("no-engine", "pip install 'inglenook[ocr]'") from error

    try:
        with _PDFIUM:
            document = pypdfium2.PdfDocument(path)
            count = len(document)
    except pypdfium2.PdfiumError as error:
        if "password" in str(error).lower():
            raise UnreadableFileError("locked") from error
        raise UnreadableFileError("truncated", str(error)) from error
    try:
        if count == 0:
            raise UnreadableFileError("empty")
        for number in range(min(count, MOST_PAGES)):
            try:
                with _PDFIUM:
                    page = document[number]
                    scale = min(PAGE_SIDE / max(*page.get_size(), 1.0), 8.0)
                    picture = page.render(scale=scale, may_draw_forms=False).to_pil().convert("RGB")
                    page.close()
            except pypdfium2.PdfiumError as error:
                raise UnreadableFileError("truncated", str(error)) from error
            yield picture
    finally:
        with _PDFIUM:
            document.close()
