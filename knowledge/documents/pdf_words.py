"""The words of a PDF page with their places, sizes and colours, as PDFium gives them character by character."""

from __future__ import annotations

import ctypes
import math
from dataclasses import dataclass
from typing import Any

from knowledge.documents.lines import Stretch

BOLD = ("bold", "black", "heavy", "semibold", "demi")
FIXED = 1
"""The flag of fonts whose characters are all equally wide, PDF 32000-1, 9.8.2."""
FIXED_NAMES = ("mono", "courier", "cmtt")
FIXED_WIDTH = 0.6
LONGEST_WORD = 200
LIKE = 1.3
"""Letters of one word may differ in size by this, where a font's pairs are set closer."""
HYPHEN = ord("-")
HYPHENS = (0x02, 0xFFFE, 0xAD)
"""What PDFium gives for a hyphen at the end of a line."""
SAME = 1.15
"""Two scales that differ by less are taken for the same."""
Colour = tuple[int, int, int, int]
Box = tuple[float, float, float, float]


@dataclass(frozen=True, slots=True)
class Look:
    """How characters are drawn: the size in points, red, green, blue and opacity (0 to 255), the render mode.

    `quarter`: how many quarter turns counterclockwise their line is from one that runs to the right. `space`: how wide
    a space is.
    """

    size: float
    colour: Colour | None
    mode: int
    bold: bool
    quarter: int
    space: float

    def like(self, other: Look) -> bool:
        """Whether characters drawn in both ways may be of one word."""
        drawn = (self.colour, self.mode, self.quarter) == (other.colour, other.mode, other.quarter)
        return drawn and 1 / LIKE < self.size / max(other.size, 0.01) < LIKE


@dataclass(frozen=True, slots=True)
class Word:
    """A word: its left, bottom, right and top in points of the page's own coordinates, and how it is drawn."""

    text: str
    box: Box
    look: Look

    def stretch(self, page: Box) -> Stretch:
        """The word with its place on a page, of that box, turned so that it can be read."""
        look = self.look
        left, top, right, bottom = upright(self.box, look.quarter)
        x, y, _, _ = upright(page, look.quarter)
        return Stretch(self.text, left - x, right - x, top - y, bottom - y, look.size, look.bold, look.space)


def upright(box: Box, quarter: int) -> Box:
    """The left, top, right and bottom of a place, growing downwards, where lines of that direction run to the right."""
    left, bottom, right, top = box
    turns = (
        (left, -top, right, -bottom),
        (bottom, left, top, right),
        (-right, bottom, -left, top),
        (-top, -right, -bottom, -left),
    )
    return turns[quarter]


def flattened(document: Any, at: int) -> Any:
    """A page; filled fields of a form and free text of annotations have become part of it."""
    import pypdfium2.raw as raw

    page = document[at]
    written = False
    for number in range(min(raw.FPDFPage_GetAnnotCount(page), 500)):
        note = raw.FPDFPage_GetAnnot(page, number)
        if note:
            written |= raw.FPDFAnnot_GetSubtype(note) in (raw.FPDF_ANNOT_WIDGET, raw.FPDF_ANNOT_FREETEXT)
            raw.FPDFPage_CloseAnnot(note)
    if written and raw.FPDFPage_Flatten(page, raw.FLAT_NORMALDISPLAY) == raw.FLATTEN_SUCCESS:
        page.close()
        page = document[at]
    return page


def words_of(page: Any) -> tuple[list[Word], int]:
    """The words in the order of the page's content, and how many characters have no meaning."""
    import pypdfium2.raw as raw

    text = page.get_textpage()
    try:
        return _Words(raw, text.raw).found()
    finally:
        text.close()


class _Words:
    """Gathers the characters of a page to words."""

    def __init__(self, raw: Any, text: Any) -> None:
        self._raw = raw
        self._text = text
        self._words: list[Word] = []
        self._letters: list[str] = []
        self._place = raw.FS_RECTF()
        self._box: Box | None = None
        self._from = self._to = 0
        self._look: Look | None = None
        self._fonts: dict[bytes, tuple[bool, float]] = {}

    def found(self) -> tuple[list[Word], int]:
        raw, text = self._raw, self._text
        unmapped = 0
        before: bytes | None = None
        for at in range(raw.FPDFText_CountChars(text)):
            code = HYPHEN if (given := raw.FPDFText_GetUnicode(text, at)) in HYPHENS else given
            unmapped += code == 0 or code == 0xFFFD or 0xE000 <= code <= 0xF8FF
            if code <= 32 or code == 0xA0 or 0xD800 <= code <= 0xDFFF or code > 0x10FFFF:
                self._end()
                continue
            drawn = raw.FPDFText_GetTextObject(text, at)
            if (which := bytes(drawn)) != before:
                before = which
                self._another(at, self._drawn(at, drawn))
            elif not self._letters or len(self._letters) >= LONGEST_WORD:
                self._end()
                self._from = at
            self._letters.append(chr(code))
            self._to = at
        self._end()
        return self._words, unmapped

    def _another(self, at: int, look: Look) -> None:
        """Goes on with characters that are drawn by another operator, and perhaps in another way or place."""
        if self._letters:
            self._box = self._reached()
            if self._look is None or not look.like(self._look) or self._elsewhere(self._of(at), look):
                self._end()
        if not self._letters:
            self._look = look
        self._from = at

    def _end(self) -> None:
        if self._letters and self._look is not None:
            self._words.append(Word("".join(self._letters), self._reached(), self._look))
        self._letters = []
        self._box = None

    def _reached(self) -> Box:
        """The place of the word so far. What one operator draws runs straight from its first character to its last."""
        here = _around(self._of(self._from), self._of(self._to))
        return here if self._box is None else _around(self._box, here)

    def _of(self, at: int) -> Box:
        """The place of one character."""
        place = self._place
        self._raw.FPDFText_GetLooseCharBox(self._text, at, place)
        return place.left, place.bottom, place.right, place.top

    def _elsewhere(self, box: Box, look: Look) -> bool:
        """Whether a character stands on another line than the word so far, or far behind it."""
        _, top, right, bottom = upright(self._box or box, look.quarter)
        left, above, _, below = upright(box, look.quarter)
        high = min(bottom - top, below - above)
        return min(bottom, below) - max(top, above) < 0.3 * high or left - right > high

    def _drawn(self, at: int, drawn: Any) -> Look:
        raw, text = self._raw, self._text
        matrix = raw.FS_MATRIX()
        raw.FPDFText_GetMatrix(text, at, matrix)
        quarter = round(math.atan2(matrix.b, matrix.a) / (math.pi / 2)) % 4
        size = raw.FPDFText_GetFontSize(text, at)
        size *= self._scale(at, drawn, size, math.hypot(matrix.c, matrix.d), quarter)
        red, green, blue, opacity = (ctypes.c_uint() for _ in range(4))
        coloured = raw.FPDFText_GetFillColor(text, at, red, green, blue, opacity)
        colour = (red.value, green.value, blue.value, opacity.value) if coloured else None
        mode = raw.FPDFTextObj_GetTextRenderMode(drawn) if drawn else 0
        bold, space = self._font(drawn)
        return Look(size, colour, mode, bold, quarter, space * size)

    def _scale(self, at: int, drawn: Any, size: float, said: float, quarter: int) -> float:
        """How many times larger than it says a text is shown. `said`: by its own matrix; the page's is not told, but
        seen from how wide a character is."""
        width = ctypes.c_float()
        font = self._raw.FPDFTextObj_GetFont(drawn) if drawn else None
        code = self._raw.FPDFText_GetUnicode(self._text, at)
        if font is None or not self._raw.FPDFFont_GetGlyphWidth(font, code, size, width) or width.value <= 0:
            return said
        left, _, right, _ = upright(self._of(at), quarter)
        seen = (right - left) / width.value
        return said if seen <= 0 or (said > 0 and 1 / SAME < seen / said < SAME) else seen

    def _font(self, drawn: Any) -> tuple[bool, float]:
        """Whether the font is a bold one, and how many times its size a space is wide."""
        raw = self._raw
        font = raw.FPDFTextObj_GetFont(drawn) if drawn else None
        if font is None:
            return False, 0.0
        which = bytes(font)
        if which not in self._fonts:
            name, width = ctypes.create_string_buffer(128), ctypes.c_float()
            raw.FPDFFont_GetBaseFontName(font, name, len(name))
            called = name.value.decode("utf-8", "replace").lower()
            fixed = raw.FPDFFont_GetFlags(font) & FIXED or any(word in called for word in FIXED_NAMES)
            raw.FPDFFont_GetGlyphWidth(font, ord(" "), 1.0, width)
            space = FIXED_WIDTH if fixed else min(max(0.0, width.value), FIXED_WIDTH)
            self._fonts[which] = any(word in called for word in BOLD), space
        return self._fonts[which]


def _around(one: Box, other: Box) -> Box:
    return min(one[0], other[0]), min(one[1], other[1]), max(one[2], other[2]), max(one[3], other[3])
