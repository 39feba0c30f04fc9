"""A surface to draw on with soft edges: rounded boxes, discs, icons, text. It remembers what text it holds."""

from __future__ import annotations

import io
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from skills.pictures.palette import Colour

if TYPE_CHECKING:
    from PIL.Image import Image as Picture
    from PIL.ImageFont import FreeTypeFont

FINE = 4
"""How many times larger shapes are drawn before they are scaled down, so that their edges are soft."""
COLOURS = 256
"""Of the finished picture: plain areas exactly, edges and letters nearly; a fifth of the bytes of full colour."""
STRIPE = 16
"""Half pixels that a stripe is wide, and the gap to the next."""
TOO_NEAR = 6
"""Levels; a shade so near to the colour of a plain area could take its place."""


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle in pixels; right and bottom are the first pixels outside."""

    left: int
    top: int
    right: int
    bottom: int

    @property
    def width(self) -> int:
        return self.right - self.left

    @property
    def height(self) -> int:
        return self.bottom - self.top

    def inset(self, by: int) -> Box:
        """The box made smaller on every side."""
        return Box(self.left + by, self.top + by, self.right - by, self.bottom - by)


@dataclass(frozen=True, slots=True)
class Drawn:
    """A text on the canvas: what stands there, where, and how large."""

    text: str
    box: Box
    size: int


class Canvas:
    """A picture of `width` times `height` pixels."""

    def __init__(self, width: int, height: int, ground: Colour) -> None:
        from PIL import Image, ImageDraw

        self.image: Picture = Image.new("RGB", (width, height), ground)
        self.texts: list[Drawn] = []
        self._plain: set[Colour] = {ground}
        self._draw = ImageDraw.Draw(self.image)

    def rounded(
        self,
        box: Box,
        radius: int,
        fill: Colour,
        corners: tuple[bool, bool, bool, bool] = (True, True, True, True),
    ) -> None:
        """A filled box; `corners` says which are round: top left, top right, bottom right, bottom left."""
        radius = min(radius, box.width // 2, box.height // 2)
        self._plain.add(fill)
        self.image.paste(
            fill, (box.left, box.top, box.right, box.bottom), _rounded(box.width, box.height, radius, corners)
        )

    def framed(self, box: Box, radius: int, fill: Colour, edge: Colour, thickness: int) -> None:
        """A filled box with an edge inside its bounds."""
        self.rounded(box, radius, edge)
        self.rounded(box.inset(thickness), radius - thickness, fill)

    def striped(self, box: Box, radius: int, fill: Colour, ground: Colour) -> None:
        """A filled box with slanting stripes of its ground, told from a plain one without its colour."""
        from PIL import ImageChops

        self.rounded(box, radius, ground)
        self._plain.add(fill)
        mask = ImageChops.multiply(
            _rounded(box.width, box.height, min(radius, box.width // 2, box.height // 2), (True, True, True, True)),
            _stripes(box.width, box.height),
        )
        self.image.paste(fill, (box.left, box.top), mask)

    def disc(self, left: int, top: int, diameter: int, fill: Colour) -> None:
        """A filled circle."""
        self.rounded(Box(left, top, left + diameter, top + diameter), diameter // 2, fill)

    def stamp(self, mask: Picture, left: int, top: int, fill: Colour) -> None:
        """A shape given as a mask, in one colour."""
        self.image.paste(fill, (left, top), mask)

    def text(
        self, x: float, baseline: float, text: str, typeface: FreeTypeFont, fill: Colour, anchor: str = "l"
    ) -> None:
        """One line of text that begins ("l"), has its middle ("m") or ends ("r") at `x`, standing on `baseline`."""
        if not text:
            return
        place = (round(x), round(baseline))
        self._draw.text(place, text, fill=fill, font=typeface, anchor=f"{anchor}s")
        left, top, right, bottom = self._draw.textbbox(place, text, font=typeface, anchor=f"{anchor}s")
        self.texts.append(Drawn(text, Box(int(left), int(top), round(right), round(bottom)), int(typeface.size)))

    def png(self, colours: int = COLOURS) -> bytes:
        """The picture as PNG with at most so many colours."""
        from PIL import Image

        content = io.BytesIO()
        found = self.image.quantize(colours - len(self._plain), method=Image.Quantize.FASTOCTREE).getpalette() or []
        shades = [(found[at], found[at + 1], found[at + 2]) for at in range(0, len(found), 3)]
        own = [one for one in shades if all(_apart(one, plain) > TOO_NEAR for plain in self._plain)]
        palette = Image.new("P", (1, 1))
        palette.putpalette([part for one in (*sorted(self._plain), *own) for part in one])
        few = self.image.quantize(palette=palette, dither=Image.Dither.NONE)
        few.save(content, "PNG", compress_level=6)
        return content.getvalue()


def _apart(one: Colour, other: Colour) -> int:
    return max(abs(a - b) for a, b in zip(one, other, strict=True))


@lru_cache(maxsize=64)
def _stripes(width: int, height: int) -> Picture:
    from PIL import Image, ImageDraw

    mask = Image.new("L", (width * 2, height * 2), 0)
    pen = ImageDraw.Draw(mask)
    for left in range(-2 * height, 2 * width, 2 * STRIPE):
        low, high = (left, 2 * height), (left + 2 * height, 0)
        pen.polygon([low, (low[0] + STRIPE, low[1]), (high[0] + STRIPE, high[1]), high], fill=255)
    return mask.reduce(2)


@lru_cache(maxsize=256)
def _rounded(width: int, height: int, radius: int, corners: tuple[bool, bool, bool, bool]) -> Picture:
    from PIL import Image, ImageDraw

    mask = Image.new("L", (width, height), 255)
    if radius < 1:
        return mask
    corner = Image.new("L", (radius * FINE, radius * FINE), 0)
    ImageDraw.Draw(corner).ellipse((0, 0, 2 * radius * FINE - 1, 2 * radius * FINE - 1), fill=255)
    top_left = corner.reduce(FINE)
    top_right = top_left.transpose(Image.Transpose.FLIP_LEFT_RIGHT)
    places = (
        (top_left, (0, 0)),
        (top_right, (width - radius, 0)),
        (top_right.transpose(Image.Transpose.FLIP_TOP_BOTTOM), (width - radius, height - radius)),
        (top_left.transpose(Image.Transpose.FLIP_TOP_BOTTOM), (0, height - radius)),
    )
    for round_here, (piece, place) in zip(corners, places, strict=True):
        if round_here:
            mask.paste(piece, place)
    return mask
