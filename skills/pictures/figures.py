"""Blocks of words and figures: some large sums beside each other, and short lists."""

from __future__ import annotations

from collections.abc import Sequence

from skills.pictures.canvas import Box, Canvas
from skills.pictures.lettering import ELLIPSIS, Face, drawable, fitted, font
from skills.pictures.palette import Palette
from skills.pictures.wording import Wording

SIZES = (58, 52, 46, 40, 34, 30)
LINE = 62


class Figures:
    """Sums with what they are, beside each other; the largest size in which all fit."""

    def __init__(self, figures: Sequence[tuple[str, str]]) -> None:
        self._figures = tuple(figures)

    def height(self, width: int) -> int:
        """A line of sums and one of words."""
        return 116

    def draw(self, canvas: Canvas, box: Box, palette: Palette, words: Wording) -> None:
        """In columns of the same width."""
        step = box.width / len(self._figures)
        faces = [font(size, 600, Face.TITLE) for size in SIZES]
        fits = (one for one in faces if all(one.getlength(sum_) <= step - 20 for _, sum_ in self._figures))
        typeface = next(fits, faces[-1])
        for number, (name, figure) in enumerate(self._figures):
            left = box.left + step * number
            canvas.text(left, box.top + 56, fitted(figure, typeface, step - 10), typeface, palette.ink)
            canvas.text(left, box.top + 104, fitted(name, font(32), step - 10), font(32), palette.ash)


class Lines:
    """A heading and lines, each with something at its end."""

    def __init__(self, heading: str, lines: Sequence[tuple[str, str]]) -> None:
        self._heading = heading
        self._lines = tuple(lines)

    def height(self, width: int) -> int:
        """The heading and as many lines as there are."""
        return 52 + LINE * len(self._lines) - 12

    def draw(self, canvas: Canvas, box: Box, palette: Palette, words: Wording) -> None:
        """From top to bottom."""
        canvas.text(box.left, box.top + 34, fitted(self._heading, font(34, 600), box.width), font(34, 600), palette.ash)
        for number, (name, end) in enumerate(self._lines):
            baseline = box.top + 52 + LINE * number + 40
            canvas.text(box.right, baseline, end, font(36, 600), palette.ink, "r")
            room = box.width - font(36, 600).getlength(end) - 24
            canvas.text(box.left, baseline, fitted(drawable(name) or ELLIPSIS, font(36), room), font(36), palette.ink)
