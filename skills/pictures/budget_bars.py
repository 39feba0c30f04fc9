"""Budgets as bars: how much of each limit is spent, what is to be expected by the end, and what is too much."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from skills.engine.money import Money
from skills.pictures.canvas import Box, Canvas
from skills.pictures.lettering import ELLIPSIS, drawable, fitted, font
from skills.pictures.palette import Palette, mixed
from skills.pictures.wording import Wording

ROW = 162
BAR = 34
MOST = 12
AHEAD = 0.32
"""How much of its colour is in the part of a bar that is only expected."""


@dataclass(frozen=True, slots=True)
class BudgetBar:
    """A budget in its period; `expected` is what its end may bring, None where nothing is known of that."""

    name: str
    limit: Money
    spent: Money
    expected: Money | None
    until: date
    """The last day of the period."""


class BudgetBars:
    """A block with a row for each budget; what is beyond MOST rows is left out."""

    def __init__(self, bars: Sequence[BudgetBar]) -> None:
        self._bars = bars[:MOST]

    def height(self, width: int) -> int:
        """As many rows as there are."""
        return ROW * len(self._bars) - 14

    def draw(self, canvas: Canvas, box: Box, palette: Palette, words: Wording) -> None:
        """From top to bottom."""
        for number, bar in enumerate(self._bars):
            top = box.top + ROW * number
            _draw(canvas, bar, Box(box.left, top, box.right, top + ROW), palette, words)


def _draw(canvas: Canvas, bar: BudgetBar, box: Box, palette: Palette, words: Wording) -> None:
    over = bar.spent.minor > bar.limit.minor
    figures = f"{words.money(bar.spent)} / {words.money(bar.limit)}"
    canvas.text(box.right, box.top + 36, figures, font(34, 600), palette.ink, "r")
    room = box.width - font(34, 600).getlength(figures) - 24
    canvas.text(
        box.left, box.top + 36, fitted(drawable(bar.name) or ELLIPSIS, font(38, 600), room), font(38, 600), palette.ink
    )
    _bar(canvas, bar, Box(box.left, box.top + 56, box.right, box.top + 56 + BAR), palette)
    left = Money(abs(bar.limit.minor - bar.spent.minor), bar.limit.currency)
    baseline = box.top + 56 + BAR + 40
    said = words.say("chart-over" if over else "chart-left", money=words.money(left))
    canvas.text(box.left, baseline, said, font(32, 700 if over else 400), palette.ember if over else palette.ash)
    if bar.expected is not None:
        ahead = words.say("chart-ahead", money=words.whole(bar.expected), day=words.day(bar.until))
        typeface = font(32)
        space = box.width - font(32, 700).getlength(said) - 24
        beyond = bar.expected.minor > bar.limit.minor
        canvas.text(
            box.right, baseline, fitted(ahead, typeface, space), typeface, palette.ember if beyond else palette.ash, "r"
        )


def _bar(canvas: Canvas, bar: BudgetBar, box: Box, palette: Palette) -> None:
    """What is spent is full, what is too much striped in another colour, what is expected pale, the limit a mark."""
    expected = max(bar.expected.minor, bar.spent.minor) if bar.expected is not None else bar.spent.minor
    most = max(bar.limit.minor, bar.spent.minor, min(expected, 2 * max(bar.limit.minor, bar.spent.minor)), 1)

    def at(minor: int) -> int:
        return box.left + round(box.width * max(0, min(minor, most)) / most)

    hue, radius = palette.hues[0], 10
    canvas.rounded(box, radius, palette.line)
    if at(expected) - at(bar.spent.minor) > 2:
        pale = mixed(palette.ember if expected > bar.limit.minor else hue, palette.line, AHEAD)
        canvas.rounded(Box(box.left, box.top, at(expected), box.bottom), radius, pale)
    within, spent, limit = at(min(bar.spent.minor, bar.limit.minor)), at(bar.spent.minor), at(bar.limit.minor)
    if spent > within:
        canvas.striped(
            Box(box.left, box.top, spent, box.bottom), radius, palette.ember, mixed(palette.ember, palette.line, AHEAD)
        )
        canvas.rounded(Box(box.left, box.top, within, box.bottom), radius, hue, (True, False, False, True))
    elif within - box.left > 3:
        canvas.rounded(Box(box.left, box.top, within, box.bottom), radius, hue)
    if limit < box.right - 3:
        canvas.rounded(Box(limit - 3, box.top - 8, limit + 3, box.bottom + 8), 3, palette.ink)
