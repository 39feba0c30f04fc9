"""The last 24 hours on the picture of the house: messages as columns, times to the answer as strokes."""

from __future__ import annotations

import math
from collections.abc import Sequence

from bot.replies.words import Words
from bot.status.report import Hour
from bot.status.saying import Saying
from skills.pictures.canvas import Box, Canvas
from skills.pictures.lettering import drawable, fitted, font
from skills.pictures.palette import Palette, mixed
from skills.pictures.wording import Wording

HEIGHT, HEAD, FOOT = 330, 96, 46
EVERY = 6
"""Hours between two that are named."""
DONE, REFUSED, FAILED = 0, 4, 6
"""Places in the palette's hues."""
LADDER = (0.01, 0.1, 1.0, 10.0, 100.0, 1000.0)
"""Seconds at which lines are drawn; the scale is logarithmic."""


class _ByHour:
    """What both drawings have: 24 hours, and as much height each."""

    def __init__(self, hours: Sequence[Hour], saying: Saying, words: Words) -> None:
        self._hours = hours
        self._saying = saying
        self._words = words

    def height(self, width: int) -> int:
        """Always the same."""
        return HEIGHT


class Messages(_ByHour):
    """A column for each hour, from below: done, refused, failed."""

    def draw(self, canvas: Canvas, box: Box, palette: Palette, words: Wording) -> None:
        """The tallest column has its figure."""
        _heading(canvas, box, self._saying.title("hours"), palette)
        self._legend(canvas, box, palette)
        most = max(hour.count for hour in self._hours)
        plot = _plot(box)
        _feet(canvas, plot, self._hours, self._words, palette)
        step = plot.width / len(self._hours)
        for number, hour in enumerate(self._hours):
            left, right = round(plot.left + step * number + 4), round(plot.left + step * (number + 1) - 4)
            bottom = plot.bottom
            counts = ((hour.done, DONE), (hour.refused, REFUSED), (hour.failed, FAILED))
            there = [(count, hue) for count, hue in counts if count]
            for place, (count, hue) in enumerate(there, 1):
                ends = place == len(there)
                top = bottom - max(round((plot.height - 30) * count / most), 4)
                canvas.rounded(Box(left, top, right, bottom), 5, palette.hues[hue], (ends, ends, False, False))
                bottom = top
            if hour.count == most:
                canvas.text((left + right) / 2, bottom - 8, f"{most}", font(28, 600), palette.ink, "m")
                most += 1 if number + 1 < len(self._hours) and self._hours[number + 1].count == most else 0

    def _legend(self, canvas: Canvas, box: Box, palette: Palette) -> None:
        left: float = box.left
        sums = {name: sum(getattr(hour, name) for hour in self._hours) for name in ("done", "refused", "failed")}
        for (name, count), hue in zip(sums.items(), (DONE, REFUSED, FAILED), strict=True):
            said = drawable(f"{count} {self._saying.word(name)}")
            at = round(left)
            canvas.rounded(Box(at, box.top + 58, at + 26, box.top + 84), 8, palette.hues[hue])
            canvas.text(at + 38, box.top + 82, said, font(32), palette.ink)
            left += 38 + font(32).getlength(said) + 36


class Latencies(_ByHour):
    """A stroke for each hour, from the time in which half were answered to that in which nearly all were."""

    def draw(self, canvas: Canvas, box: Box, palette: Palette, words: Wording) -> None:
        """Every tenfold has a line with its seconds."""
        _heading(canvas, box, self._saying.title("latency"), palette)
        hue = palette.hues[DONE]
        self._legend(canvas, box, palette)
        times = [one for hour in self._hours for one in (hour.median, hour.most) if one is not None]
        lines = [at for at in LADDER if min(times) / 10 < at < max(times) * 10]
        low, high = math.log10(min(lines[0], *times)), math.log10(max(lines[-1], *times) * 1.2)
        widest = max(font(26).getlength(drawable(self._saying.seconds(at))) for at in lines)
        plot = _plot(Box(box.left, box.top, box.right - round(widest) - 16, box.bottom))

        def y(seconds: float) -> int:
            return round(plot.bottom - plot.height * (math.log10(seconds) - low) / (high - low))

        for at in lines:
            canvas.rounded(Box(plot.left, y(at) - 1, plot.right, y(at) + 1), 0, mixed(palette.ash, palette.paper, 0.25))
            canvas.text(box.right, y(at) + 9, drawable(self._saying.seconds(at)), font(26), palette.ash, "r")
        _feet(canvas, plot, self._hours, self._words, palette)
        step = plot.width / len(self._hours)
        for number, hour in enumerate(self._hours):
            if hour.median is None or hour.most is None:
                continue
            middle = round(plot.left + step * (number + 0.5))
            top, bottom = y(hour.most), y(hour.median)
            canvas.rounded(Box(middle - 5, top - 5, middle + 6, bottom + 6), 5, mixed(hue, palette.paper, 0.4))
            canvas.disc(middle - 9, bottom - 9, 18, hue)

    def _legend(self, canvas: Canvas, box: Box, palette: Palette) -> None:
        hue, top = palette.hues[DONE], box.top + 60
        canvas.disc(box.left + 4, top + 3, 18, hue)
        half = drawable(self._saying.word("median"))
        canvas.text(box.left + 38, top + 22, half, font(32), palette.ink)
        at = box.left + 38 + round(font(32).getlength(half)) + 36
        canvas.rounded(Box(at, top, at + 11, top + 26), 5, mixed(hue, palette.paper, 0.4))
        canvas.text(at + 26, top + 22, drawable(self._saying.word("most")), font(32), palette.ink)


def _heading(canvas: Canvas, box: Box, text: str, palette: Palette) -> None:
    canvas.text(box.left, box.top + 34, fitted(drawable(text), font(34, 600), box.width), font(34, 600), palette.ash)


def _plot(box: Box) -> Box:
    return Box(box.left, box.top + HEAD + 12, box.right, box.bottom - FOOT)


def _feet(canvas: Canvas, plot: Box, hours: Sequence[Hour], words: Words, palette: Palette) -> None:
    """The ground line, and the time of every sixth hour."""
    canvas.rounded(Box(plot.left, plot.bottom, plot.right, plot.bottom + 2), 0, palette.ash)
    step = plot.width / len(hours)
    for number, hour in enumerate(hours):
        if hour.start.astimezone(words.zone).hour % EVERY == 0:
            middle = plot.left + step * (number + 0.5)
            said = drawable(words.time(hour.start))
            half = font(28).getlength(said) / 2
            at = min(max(middle, plot.left + half), plot.right - half)
            canvas.rounded(Box(round(middle) - 1, plot.bottom, round(middle) + 1, plot.bottom + 8), 0, palette.ash)
            canvas.text(at, plot.bottom + 40, said, font(28), palette.ash, "m")
