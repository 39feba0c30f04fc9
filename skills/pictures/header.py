"""The top of a picture: a title, a smaller line below it, and the flame of the house."""

from __future__ import annotations

from skills.pictures.canvas import Box, Canvas
from skills.pictures.icons import icon
from skills.pictures.lettering import Face, fitted, font
from skills.pictures.palette import Palette, colour, mixed

HEADER = 168
FLAME = 66
GLOW = colour("#ffd68c")
TITLE_SIZES = (60, 54, 48, 44)


def draw_header(canvas: Canvas, title: str, below: str, palette: Palette, box: Box) -> None:
    """Draws it into a box that is HEADER high; the title takes the largest size in which it fits."""
    place = box.right - FLAME
    canvas.stamp(icon("flame", FLAME), place, box.top + 34, palette.ember)
    canvas.stamp(icon("spark", FLAME), place, box.top + 34, mixed(GLOW, palette.ember, 0.8))
    room = place - 2 * box.left
    fonts = [font(size, 600, Face.TITLE) for size in TITLE_SIZES]
    typeface = next((one for one in fonts if one.getlength(title) <= room), fonts[-1])
    canvas.text(box.left + 4, box.top + 82, fitted(title, typeface, room), typeface, palette.ink)
    canvas.text(box.left + 4, box.top + 136, fitted(below, font(36), room), font(36), palette.ash)
