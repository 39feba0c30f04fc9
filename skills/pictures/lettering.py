"""Text in pictures: the two typefaces, what of a text they can draw, and how it is cut to a width."""

from __future__ import annotations

import io
import unicodedata
from enum import Enum
from functools import lru_cache
from importlib.resources import files
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PIL.ImageFont import FreeTypeFont

ELLIPSIS = "…"
HYPHEN = "-"
INVISIBLE = "Cf"
"""Unicode's category of joiners, marks of direction and soft hyphens."""
_NOWHERE = "\uffff"
"""A code point that no font has a glyph for."""


class Face(Enum):
    """A typeface: the package and the file in it. Both are variable fonts under the SIL Open Font License 1.1."""

    TEXT = ("fontpkg_source_sans_3", "SourceSans3[wght].ttf")
    TITLE = ("fontpkg_source_serif_4", "SourceSerif4[opsz,wght].ttf")


@lru_cache
def font(size: int, weight: int = 400, face: Face = Face.TEXT) -> FreeTypeFont:
    """The typeface in a size (pixels) and a weight (400 regular, 600 half bold)."""
    from PIL import ImageFont

    package, name = face.value
    content = io.BytesIO(files(package).joinpath("files", name).read_bytes())
    loaded = ImageFont.truetype(content, size, layout_engine=ImageFont.Layout.BASIC)
    named = {bytes(axis["name"]).decode(): axis for axis in loaded.get_variation_axes()}
    wanted = {"Weight": weight, "Optical Size": size}
    loaded.set_variation_by_axes(
        [
            min(max(wanted.get(name, axis["default"] or 0), axis["minimum"] or 0), axis["maximum"] or 0)
            for name, axis in named.items()
        ]
    )
    return loaded


def drawable(text: str, face: Face = Face.TEXT) -> str:
    """The text without what the typeface has no glyph for, such as emoji: it would be drawn as an empty box."""
    composed = unicodedata.normalize("NFC", " ".join(text.split()))
    nothing = _mask(_NOWHERE, face)
    kept = (one for one in composed if unicodedata.category(one) != INVISIBLE and _mask(one, face) != nothing)
    return " ".join("".join(kept).split())


@lru_cache(maxsize=2048)
def _mask(character: str, face: Face) -> tuple[tuple[int, int], bytes]:
    mask = font(32, 400, face).getmask(character)
    return mask.size, bytes(mask)


def fitted(text: str, typeface: FreeTypeFont, width: float) -> str:
    """The text, or as much of its beginning as fits into `width` pixels with an ellipsis."""
    if typeface.getlength(text) <= width:
        return text
    return text[: _fitting(text, typeface, width, ELLIPSIS, 0)].rstrip(" ,;:-–·(") + ELLIPSIS


def wrapped(text: str, typeface: FreeTypeFont, width: float, lines: int) -> list[str]:
    """The text in at most `lines` lines of `width` pixels; a word that is too long is parted, the rest left out."""
    taken: list[str] = []
    words = text.split()
    while words and len(taken) < lines - 1:
        count = len(words)
        while count and typeface.getlength(" ".join(words[:count])) > width:
            count -= 1
        if count:
            taken.append(" ".join(words[:count]))
            words = words[count:]
            continue
        cut = _fitting(words[0], typeface, width, HYPHEN, 1)
        taken.append(words[0][:cut] + HYPHEN)
        words[0] = words[0][cut:]
    return [*taken, fitted(" ".join(words), typeface, width)] if words else taken


def _fitting(text: str, typeface: FreeTypeFont, width: float, end: str, least: int) -> int:
    """How many characters from the start fit with `end` after them; `least` where fewer do."""
    low, high = least, len(text)
    while low < high:
        middle = (low + high + 1) // 2
        if typeface.getlength(text[:middle] + end) <= width:
            low = middle
        else:
            high = middle - 1
    return low
