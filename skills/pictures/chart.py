"""A picture of figures: a header and blocks below each other, 1080 pixels wide, three times a phone's."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from skills.pictures.canvas import Box, Canvas, Drawn
from skills.pictures.header import HEADER, draw_header
from skills.pictures.lettering import drawable
from skills.pictures.palette import DARK, LIGHT, Palette
from skills.pictures.wording import Wording

WIDTH = 1080
MARGIN = 30
GAP = 14
PAD = 26
RADIUS = 26
SHADES = 24
"""Plain areas and letters in few colours need no more."""


class Block(Protocol):
    """Something with figures in it."""

    def height(self, width: int) -> int:
        """Pixels that it needs in a width, the padding of its card not counted."""
        ...

    def draw(self, canvas: Canvas, box: Box, palette: Palette, words: Wording) -> None:
        """Draws itself into the box, which is as high as it asked for."""
        ...


@dataclass(frozen=True, slots=True)
class DrawnChart:
    """The picture, and what is written on it."""

    png: bytes
    width: int
    height: int
    texts: tuple[Drawn, ...]


def draw_chart(
    title: str, below: str, blocks: Sequence[Block], words: Wording, *, dark: bool = False, shades: int = SHADES
) -> DrawnChart:
    """Each block on a card of its own, under a title and a smaller line such as the dates."""
    palette = DARK if dark else LIGHT
    inner = WIDTH - 2 * (MARGIN + PAD)
    heights = [block.height(inner) for block in blocks]
    height = HEADER + sum(one + 2 * PAD + GAP for one in heights) - GAP + MARGIN
    canvas = Canvas(WIDTH, height, palette.wall)
    draw_header(canvas, drawable(title), drawable(below), palette, Box(MARGIN, 0, WIDTH - MARGIN, HEADER))
    top = HEADER
    for block, inside in zip(blocks, heights, strict=True):
        card = Box(MARGIN, top, WIDTH - MARGIN, top + inside + 2 * PAD)
        canvas.framed(card, RADIUS, palette.paper, palette.line, 2)
        block.draw(canvas, card.inset(PAD), palette, words)
        top = card.bottom + GAP
    return DrawnChart(canvas.png(shades), WIDTH, height, tuple(canvas.texts))
