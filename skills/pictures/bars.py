"""Horizontal bars: what each category, shop or member came to, its share, and its change against before."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from skills.engine.money import Money
from skills.pictures.canvas import Box, Canvas
from skills.pictures.lettering import ELLIPSIS, drawable, fitted, font
from skills.pictures.palette import Palette
from skills.pictures.wording import Wording

ROW = 104
BAR = 22
MOST = 12
NOTE = 250
"""Pixels to the right of a bar for its share and change."""
EMPTY = 70
LEGEND = 56


@dataclass(frozen=True, slots=True)
class Bar:
    """A name and its amount; `before` is what it was in the span it is compared with."""

    name: str
    money: Money
    before: Money | None = None


class Bars:
    """A block with a row for each bar, in the order given; what is beyond `most` rows is one row together,
    with its figures and without a bar, which would be longer than those it is less than.

    `legend` says what the marks are: the amounts before.
    """

    def __init__(self, bars: Sequence[Bar], others: str = "", most: int = MOST, legend: str = "") -> None:
        self._all = tuple(bars)
        self._bars = _cut(bars, others, most)
        self._lengths = self._bars[:-1] if len(bars) > most else self._bars
        self._legend = legend if any(bar.before for bar in self._bars) else ""

    def height(self, width: int) -> int:
        """As many rows as there are, or one line that there is nothing."""
        rows = ROW * len(self._bars) - 16 if self._bars else EMPTY
        return rows + (LEGEND if self._legend else 0)

    def draw(self, canvas: Canvas, box: Box, palette: Palette, words: Wording) -> None:
        """From top to bottom; shares are of all that is positive."""
        if not self._bars:
            canvas.text(box.left, box.top + 46, words.say("chart-nothing"), font(38), palette.ash)
            return
        if self._legend:
            canvas.rounded(Box(box.left, box.top + 4, box.left + 6, box.top + 38), 3, palette.ink)
            typeface = font(30)
            canvas.text(box.left + 22, box.top + 32, fitted(self._legend, typeface, box.width), typeface, palette.ash)
            box = Box(box.left, box.top + LEGEND, box.right, box.bottom)
        most = max(abs(bar.money.minor) for bar in self._lengths)
        whole = sum(max(bar.money.minor, 0) for bar in self._all)
        most = max(most, *(bar.before.minor for bar in self._lengths if bar.before), 1)
        for number, bar in enumerate(self._bars):
            top = box.top + ROW * number
            amount = words.money(bar.money)
            canvas.text(box.right, top + 40, amount, font(36, 600), palette.ink, "r")
            room = box.width - font(36, 600).getlength(amount) - 24
            canvas.text(
                box.left, top + 40, fitted(drawable(bar.name) or ELLIPSIS, font(38), room), font(38), palette.ink
            )
            if number < len(self._lengths):
                self._row(canvas, bar, Box(box.left, top + 56, box.right - NOTE, top + 56 + BAR), most, palette)
            share = words.percent(bar.money.minor / whole) if whole and bar.money.minor > 0 else ""
            change = words.change(bar.money, bar.before) if bar.before else ""
            note = "   ".join(one for one in (share, change) if one)
            canvas.text(box.right, top + 78, note, font(32), palette.ash, "r")

    def _row(self, canvas: Canvas, bar: Bar, box: Box, most: int, palette: Palette) -> None:
        """What was given back is only an outline; a mark stands where the bar ended before."""
        radius, hue = BAR // 2, palette.hues[0]
        canvas.rounded(box, radius, palette.line)
        length = round(box.width * abs(bar.money.minor) / most)
        if length and bar.money.minor:
            filled = Box(box.left, box.top, box.left + max(length, BAR // 2), box.bottom)
            if bar.money.minor > 0:
                canvas.rounded(filled, radius, hue)
            else:
                canvas.framed(filled, radius, palette.paper, hue, 4)
        if bar.before is not None and bar.before.minor > 0:
            at = box.left + round(box.width * bar.before.minor / most)
            canvas.rounded(Box(at - 3, box.top - 7, at + 3, box.bottom + 7), 3, palette.ink)


def _cut(bars: Sequence[Bar], others: str, most: int) -> tuple[Bar, ...]:
    if len(bars) <= most:
        return tuple(bars)
    shown, rest = bars[: most - 1], bars[most - 1 :]
    currency = bars[0].money.currency
    before = None
    if any(bar.before for bar in rest):
        before = Money(sum(bar.before.minor for bar in rest if bar.before), currency)
    return (*shown, Bar(others, Money(sum(bar.money.minor for bar in rest), currency), before))
