"""Small signs beside words: a cake, a bell, a tick, the flame of the house, as masks to be stamped in a colour."""

from __future__ import annotations

import math
from collections.abc import Callable
from functools import lru_cache
from typing import TYPE_CHECKING

from skills.pictures.canvas import FINE

if TYPE_CHECKING:
    from PIL.Image import Image
    from PIL.ImageDraw import ImageDraw

GRID = 24
"""Icons are designed on a square of so many units."""
STROKE = 2.2

Point = tuple[float, float]


@lru_cache(maxsize=64)
def icon(name: str, size: int) -> Image:
    """The icon called `name` (birthday, reminder, chore, flame, spark), `size` pixels square. Raises KeyError."""
    from PIL import Image, ImageDraw

    scale = size * FINE / GRID
    mask = Image.new("L", (size * FINE, size * FINE), 0)
    ICONS[name](_Pen(ImageDraw.Draw(mask), scale))
    return mask.reduce(FINE)


class _Pen:
    """Draws in the units of the grid, with round ends and joints."""

    def __init__(self, draw: ImageDraw, scale: float) -> None:
        self._draw = draw
        self._scale = scale

    def line(self, *points: Point) -> None:
        scaled = [(x * self._scale, y * self._scale) for x, y in points]
        width = round(STROKE * self._scale)
        self._draw.line(scaled, fill=255, width=width, joint="curve")
        for x, y in (scaled[0], scaled[-1]):
            half = width / 2
            self._draw.ellipse((x - half, y - half, x + half, y + half), fill=255)

    def arc(self, centre: Point, radius: float, start: float, end: float) -> None:
        """Degrees clockwise from three o'clock."""
        steps = [start + (end - start) * step / 24 for step in range(25)]
        self.line(*[_on_circle(centre, radius, step) for step in steps])

    def shape(self, *points: Point) -> None:
        self._draw.polygon([(x * self._scale, y * self._scale) for x, y in points], fill=255)


def _on_circle(centre: Point, radius: float, degrees: float) -> Point:
    angle = math.radians(degrees)
    return centre[0] + radius * math.cos(angle), centre[1] + radius * math.sin(angle)


def _curve(start: Point, first: Point, second: Point, end: Point, steps: int = 24) -> list[Point]:
    """Points of a cubic Bézier curve."""
    points = []
    for step in range(steps + 1):
        t = step / steps
        weights = ((1 - t) ** 3, 3 * (1 - t) ** 2 * t, 3 * (1 - t) * t**2, t**3)
        corners = (start, first, second, end)
        points.append(
            (
                sum(w * x for w, (x, _) in zip(weights, corners, strict=True)),
                sum(w * y for w, (_, y) in zip(weights, corners, strict=True)),
            )
        )
    return points


def _birthday(pen: _Pen) -> None:
    pen.line((4, 20.5), (4, 12.5), (20, 12.5), (20, 20.5), (4, 20.5))
    pen.line((4, 16.5), (20, 16.5))
    for x in (8, 12, 16):
        pen.line((x, 9.5), (x, 8))
        pen.shape(
            *_curve((x, 2.2), (x + 2.4, 5), (x + 1.2, 6.2), (x, 6.2)),
            *_curve((x, 6.2), (x - 1.2, 6.2), (x - 2.4, 5), (x, 2.2)),
        )


def _reminder(pen: _Pen) -> None:
    left = _curve((4.5, 17), (7.5, 15), (5.5, 6), (12, 5))
    right = [(24 - x, y) for x, y in reversed(left)]
    pen.line(*left, *right, (4.5, 17))
    pen.line((12, 5), (12, 3.2))
    pen.arc((12, 18.4), 2.4, 20, 160)


def _chore(pen: _Pen) -> None:
    pen.arc((12, 12), 9, 0, 360)
    pen.line((7.8, 12.4), (10.8, 15.4), (16.4, 9.2))


def _flame(pen: _Pen) -> None:
    right = _curve((12.6, 1.2), (13.2, 6.2), (20, 8.6), (20, 15.2))
    bottom = [*_curve((20, 15.2), (20, 20), (16.4, 23), (12, 23)), *_curve((12, 23), (7.6, 23), (4, 20), (4, 15.2))]
    left = [*_curve((4, 15.2), (4, 12), (6, 9.6), (7.6, 8)), *_curve((7.6, 8), (7.9, 9.8), (8.6, 10.8), (9.6, 11.2))]
    pen.shape(*right, *bottom, *left, *_curve((9.6, 11.2), (9.4, 7.6), (10.4, 4), (12.6, 1.2)))


def _spark(pen: _Pen) -> None:
    right = _curve((12.3, 11.6), (13, 14.4), (16, 15.2), (16, 18.6))
    bottom = [*_curve((16, 18.6), (16, 21), (14.3, 23), (12, 23)), *_curve((12, 23), (9.7, 23), (8, 21), (8, 18.6))]
    pen.shape(*right, *bottom, *_curve((8, 18.6), (8, 16), (11.4, 14.6), (12.3, 11.6)))


ICONS: dict[str, Callable[[_Pen], None]] = {
    "birthday": _birthday,
    "reminder": _reminder,
    "chore": _chore,
    "flame": _flame,
    "spark": _spark,
}
