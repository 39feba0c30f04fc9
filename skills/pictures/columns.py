"""Columns: what each month came to, beside each other."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from skills.engine.money import Money
from skills.pictures.canvas import Box, Canvas
from skills.pictures.lettering import font
from skills.pictures.palette import Palette, mixed
from skills.pictures.wording import Wording

HEIGHT = 520
FOOT = 92
HEAD = 56
MOST = 24
BELOW = 30
"""Pixels for the figure under a column that hangs down."""
SMALL = 26
PALE = 0.4


@dataclass(frozen=True, slots=True)
class Column:
    """A month by its first day, and what it came to."""

    month: date
    money: Money
    running: bool = False
    """It is not over yet, so that it says less than the others."""


class Columns:
    """A block with a column for each month, at most the last MOST, and a line at their average."""

    def __init__(self, columns: Sequence[Column]) -> None:
        self._columns = tuple(columns[-MOST:])

    def height(self, width: int) -> int:
        """Always the same."""
        return HEIGHT

    def draw(self, canvas: Canvas, box: Box, palette: Palette, words: Wording) -> None:
        """From the first month to the last; what a month gave back hangs below the ground line."""
        if not self._columns:
            canvas.text(box.left, box.top + 46, words.say("chart-nothing"), font(38), palette.ash)
            return
        values = [one.money.minor for one in self._columns]
        high, low = max(*values, 0, 1), min(*values, 0)
        room = box.height - HEAD - FOOT - 44 - (BELOW if low < 0 else 0)
        scale = room / (high - low)
        ground = round(box.top + 44 + HEAD + high * scale)
        step = box.width / max(len(self._columns), 6)
        left = box.left + round((box.width - step * len(self._columns)) / 2)
        self._average(canvas, Box(box.left, box.top, box.right, ground), scale, palette, words)
        canvas.rounded(Box(box.left, ground - 1, box.right, ground + 2), 0, palette.ash)
        for number, column in enumerate(self._columns):
            middle = left + step * (number + 0.5)
            self._column(canvas, column, middle, step, ground, (box.left, box.right), scale, palette, words)
            self._foot(canvas, number, middle, step, box.bottom, palette, words)

    def _column(
        self,
        canvas: Canvas,
        column: Column,
        middle: float,
        step: float,
        ground: int,
        edges: tuple[int, int],
        scale: float,
        palette: Palette,
        words: Wording,
    ) -> None:
        half, length = min(step * 0.36, 60), round(abs(column.money.minor) * scale)
        below = column.money.minor < 0
        box = Box(
            round(middle - half),
            ground if below else ground - max(length, 2),
            round(middle + half),
            ground + length if below else ground,
        )
        hue, corners = palette.hues[0], (not below, not below, below, below)
        if length and column.running:
            canvas.striped(box, 8, hue, mixed(hue, palette.paper, PALE))
        elif length:
            canvas.rounded(box, 8, hue, corners)
        label = words.short(column.money)
        size = next((size for size in (32, 30, 28, SMALL) if font(size, 600).getlength(label) <= step - 4), None)
        most = max(abs(one.money.minor) for one in self._columns)
        if size is None and (column.running or abs(column.money.minor) == most):
            size = SMALL
        if size is not None and column.money.minor and self._labelled(column, step):
            baseline = box.bottom + size + 2 if below else box.top - 12
            half = round(font(size, 600).getlength(label) / 2)
            at = min(max(round(middle), edges[0] + half), edges[1] - half)
            canvas.rounded(Box(at - half, baseline - size + 6, at + half, baseline + 4), 0, palette.paper)
            canvas.text(at, baseline, label, font(size, 600), palette.ink, "m")

    def _labelled(self, column: Column, step: float) -> bool:
        """With narrow columns only the highest and the last have their figure."""
        if step >= 62:
            return True
        highest = max(self._columns, key=lambda one: one.money.minor)
        last = self._columns[-1]
        return column is highest or (column is last and len(self._columns) - self._columns.index(highest) > 2)

    def _foot(
        self, canvas: Canvas, number: int, middle: float, step: float, bottom: int, palette: Palette, words: Wording
    ) -> None:
        month = self._columns[number].month
        names = [words.month(one.month) for one in self._columns]
        widest = {size: max(font(size).getlength(name) for name in names) for size in (32, 30, 28, SMALL)}
        size = next((size for size, width in widest.items() if width <= step - 6), SMALL)
        every = 1 if widest[size] <= step - 6 else 2 if widest[size] <= 2 * step - 6 else 3
        if number % every == 0:
            ink = palette.ink if self._columns[number].running else palette.ash
            canvas.text(middle, bottom - 44, names[number], font(size), ink, "m")
        if number == 0 or month.month == 1:
            if number == 0 and any(one.month.month == 1 for one in self._columns[1:3]):
                return
            canvas.text(middle, bottom - 6, str(month.year), font(28, 600), palette.ash, "m")

    def _average(self, canvas: Canvas, box: Box, scale: float, palette: Palette, words: Wording) -> None:
        """Of the months that are over."""
        over = [one.money for one in self._columns if not one.running]
        if len(over) < 2:
            return
        mean = Money(round(sum(money.minor for money in over) / len(over)), over[0].currency)
        if mean.minor <= 0:
            return
        at = box.bottom - round(mean.minor * scale)
        for left in range(box.left, box.right, 18):
            canvas.rounded(Box(left, at - 1, min(left + 9, box.right), at + 2), 0, palette.ember)
        said = words.say("chart-average", money=words.whole(mean))
        canvas.rounded(Box(box.left, box.top + 17, box.left + 40, box.top + 20), 0, palette.ember)
        canvas.text(box.left + 56, box.top + 28, said, font(30), palette.ash)
