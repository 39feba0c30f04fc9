"""The words of a PDF page with their places, sizes and colours, as PDFium gives them character by character."""

from __future__ import annotations

import ctypes
import math
from dataclasses import dataclass
from typing import Any

from knowledge.documents.layout import Stretch

BOLD = ("bold", "black", "heavy", "semibold", "demi")
LONGEST_WORD = 200
HYPHEN = ord("-")
HYPHENS = (0x02, 0xFFFE, 0xAD)
"""What PDFium gives for a hyphen at the end of a line."""
BOX = 1.15
"""How many times higher than its size in points the place of a character is; tells the size where a page is scaled."""
Colour = tuple[int, int, int, int]
Box = tuple[float, float, float, float]


@dataclass(frozen=True, slots=True)
class Look:
    """How characters are drawn: the size in points, red, green, blue and opacity (0 to 255), the render mode.

    `quarter`: how many quarter turns counterclockwise their line is from one that runs to the right.
    """

    size: float
    colour: Colour | None
    mode: int
    bold: bool
    quarter: int


@dataclass(frozen=True, slots=True)
class Word:
    """A word: its left, bottom, right and top in points of the page's own coordinates, and how it is drawn."""

    text: str
    box: Box
    look: Look

    def stretch(self, page: Box) -> Stretch:
        """The word with its place on a page, of that box, turned so that it can be read."""
        left, top, right, bottom = upright(self.box, self.look.quarter)
        first, above, _, _ = upright(page, self.look.quarter)
        look = self.look
        return Stretch(self.text, left - first, right - first, top - above, bottom - above, look.size, look.bold)


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
        self._fonts: dict[int, bool] = {}

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
            if look != self._look or self._elsewhere(self._of(at), look):
                self._end()
        self._from, self._look = at, look

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
        _, top, _, bottom = upright(self._of(at), quarter)
        size = raw.FPDFText_GetFontSize(text, at) * math.hypot(matrix.c, matrix.d)
        if not 0.7 * size < bottom - top < 2 * size:
            size = (bottom - top) / BOX
        red, green, blue, opacity = (ctypes.c_uint() for _ in range(4))
        coloured = raw.FPDFText_GetFillColor(text, at, red, green, blue, opacity)
        colour = (red.value, green.value, blue.value, opacity.value) if coloured else None
        mode = raw.FPDFTextObj_GetTextRenderMode(drawn) if drawn else 0
        return Look(size, colour, mode, self._bold(drawn), quarter)

    def _bold(self, drawn: Any) -> bool:
        if not drawn:
            return False
        raw = self._raw
        font = raw.FPDFTextObj_GetFont(drawn)
        address = ctypes.cast(font, ctypes.c_void_p).value or 0
        if address not in self._fonts:
            name = ctypes.create_string_buffer(128)
            raw.FPDFFont_GetBaseFontName(font, name, len(name))
            called = name.value.decode("utf-8", "replace").lower()
            self._fonts[address] = any(word in called for word in BOLD)
        return self._fonts[address]


def _around(one: Box, other: Box) -> Box:
    return min(one[0], other[0]), min(one[1], other[1]), max(one[2], other[2]), max(one[3], other[3])
