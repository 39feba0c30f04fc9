"""Printing a receipt's rows on till paper."""

from __future__ import annotations

import io
from functools import lru_cache
from importlib.resources import files
from random import Random
from typing import TYPE_CHECKING

from tests.receipts.till import Receipt, Row

if TYPE_CHECKING:
    from PIL.Image import Image
    from PIL.ImageDraw import ImageDraw
    from PIL.ImageFont import FreeTypeFont

FACES = ("inconsolata", "plex", "sans")
MARGIN = 36


def printed(receipt: Receipt, seed: int, width: int = 760) -> Image:
    """The receipt as a clean picture `width` pixels wide, black on paper white; the seed chooses the typeface."""
    from PIL import Image, ImageDraw

    lot = Random(seed)
    face = lot.choice(FACES)
    ink = lot.choice((10, 40, 80))
    inside = width - 2 * MARGIN
    size = _size(face, receipt.columns, inside)
    step = size * lot.choice((1.15, 1.3, 1.5))
    height = int(sum(step * row.scale for row in receipt.rows)) + 4 * MARGIN
    image = Image.new("RGB", (width, height), (250, 249, 245))
    draw = ImageDraw.Draw(image)
    y = 2.0 * MARGIN
    for row in receipt.rows:
        _print(draw, row, y, face, size, inside, ink)
        y += step * row.scale
    return image


def _print(draw: ImageDraw, row: Row, y: float, face: str, size: float, inside: int, ink: int) -> None:
    colour = (ink, ink, ink)
    letters = _font(face, max(8, round(size * row.scale)), row.bold)
    left = row.left
    if set(left) == {"-"}:
        left = left[: int(inside / letters.getlength("-"))]
    room = inside - (letters.getlength(row.right) + letters.getlength(" ") if row.right else 0)
    while left and letters.getlength(left) > room:
        if row.centred:
            letters = _font(face, max(8, int(letters.size * 0.95)), row.bold)
        else:
            left = left[:-1]
    x = MARGIN + (inside - letters.getlength(left)) / 2 if row.centred else MARGIN
    draw.text((x, y), left, fill=colour, font=letters)
    draw.text((MARGIN + inside - letters.getlength(row.right), y), row.right, fill=colour, font=letters)


def _size(face: str, columns: int, inside: int) -> float:
    """The size of letters of which `columns` digits fit beside each other."""
    return 100 * inside / (_font(face, 100, False).getlength("0") * columns)


@lru_cache(maxsize=64)
def _font(face: str, size: int, bold: bool) -> FreeTypeFont:
    from PIL import ImageFont

    package, name, axes = {
        "inconsolata": ("fontpkg_inconsolata", "Inconsolata[wdth,wght].ttf", [85, 700 if bold else 450]),
        "plex": ("fontpkg_ibm_plex_mono", f"IBMPlexMono-{'SemiBold' if bold else 'Regular'}.ttf", []),
        "sans": ("fontpkg_source_sans_3", "SourceSans3[wght].ttf", [700 if bold else 400]),
    }[face]
    content = io.BytesIO(files(str(package)).joinpath("files", str(name)).read_bytes())
    letters = ImageFont.truetype(content, size, layout_engine=ImageFont.Layout.BASIC)
    if axes:
        named = {bytes(axis["name"]).decode(): axis for axis in letters.get_variation_axes()}
        letters.set_variation_by_axes([axes[-1] if name == "Weight" else axes[0] for name in named])
    return letters
