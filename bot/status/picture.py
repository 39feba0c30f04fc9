"""The picture beside `/status`: what needs a look, what is well, the messages of the day, how fast, and the disk."""

from __future__ import annotations

from collections.abc import Sequence

from bot.replies.words import Words
from bot.status.picture_hours import Latencies, Messages
from bot.status.report import Disk, HouseStatus, Mark, Name, Part
from bot.status.saying import Saying
from skills.pictures.canvas import Box, Canvas
from skills.pictures.chart import Block, DrawnChart, draw_chart
from skills.pictures.icons import icon
from skills.pictures.lettering import drawable, fitted, font, wrapped
from skills.pictures.palette import Colour, Palette, mixed
from skills.pictures.wording import Wording

ILL_HEAD, ILL_LINE, ROW = 50, 42, 58
MARK = 40
MOST_ILL = 5
SHADES = 64
"""There are more colours on it than on a chart of sums."""
GREEN, AMBER, RED, BLUE, VIOLET, BROWN = 2, 4, 6, 0, 3, 1
"""Places in the palette's hues."""
TAKEN = {"media": BLUE, "papers": VIOLET, "models": BROWN, "snapshots": GREEN, "rest": AMBER}


def draw_status(status: HouseStatus, saying: Saying, words: Words, *, dark: bool = False) -> DrawnChart:
    """A PNG, 1080 pixels wide, in the member's language. Blocking."""
    blocks: list[Block] = [Parts(status.by_need, saying)]
    if any(hour.count for hour in status.hours):
        blocks += [Messages(status.hours, saying, words), Latencies(status.hours, saying, words)]
    if status.disk is not None:
        blocks.append(DiskBar(status.disk, saying))
    below = f"{words.time(status.at)} · {saying.headline()}"
    return draw_chart(saying.title(), below, blocks, Wording(words.locale), dark=dark, shades=SHADES)


class Parts:
    """What needs a look with its sentence, then what is well, in two columns."""

    def __init__(self, parts: Sequence[Part], saying: Saying) -> None:
        self._ill = [part for part in parts if part.mark is not Mark.WELL][:MOST_ILL]
        self._well = [part for part in parts if part not in self._ill]
        self._saying = saying

    def height(self, width: int) -> int:
        """A row for each two that are well, and for each other one a head and its lines."""
        ill = sum(ILL_HEAD + ILL_LINE * len(self._lines(part, width)) + 18 for part in self._ill)
        return ill + ROW * ((len(self._well) + 1) // 2)

    def draw(self, canvas: Canvas, box: Box, palette: Palette, words: Wording) -> None:
        """From the worst to the best."""
        top = box.top
        for part in self._ill:
            _mark(canvas, part.mark, box.left, top + 3, palette)
            name = fitted(self._saying.label(part), font(38, 600), box.width - MARK - 20)
            canvas.text(box.left + MARK + 20, top + 38, name, font(38, 600), palette.ink)
            lines = self._lines(part, box.width)
            for number, line in enumerate(lines, 1):
                canvas.text(box.left + MARK + 20, top + 42 + ILL_LINE * number, line, font(34), palette.ash)
            top += ILL_HEAD + ILL_LINE * len(lines) + 18
        half, rows = box.width // 2, (len(self._well) + 1) // 2
        for number, part in enumerate(self._well):
            left, at = box.left + half * (number // rows), top + ROW * (number % rows)
            _mark(canvas, part.mark, left, at + 6, palette)
            name = fitted(self._saying.label(part), font(36), half - MARK - 24)
            canvas.text(left + MARK + 18, at + 39, name, font(36), palette.ink)

    def _lines(self, part: Part, width: int) -> list[str]:
        said = " ".join(filter(None, (self._saying.sentence(part), self._saying.todo(part)))).replace("`", "")
        return wrapped(drawable(said), font(34), width - MARK - 20, 3)


class DiskBar:
    """The disk as one bar: what of the house takes how much, what others take, what is free."""

    def __init__(self, disk: Disk, saying: Saying) -> None:
        taken = [(name, size) for name, size in disk.taken.items() if size > 0]
        others = max(disk.total - disk.free - sum(size for _, size in taken), 0)
        self._parts = [*taken, ("others", others)]
        self._disk = disk
        self._saying = saying

    def height(self, width: int) -> int:
        """The heading, the bar, and the legend in two columns."""
        return 132 + 50 * ((len(self._parts) + 2) // 2)

    def draw(self, canvas: Canvas, box: Box, palette: Palette, words: Wording) -> None:
        """The bar's parts are at least visible."""
        total = self._saying.size(self._disk.total)
        heading(canvas, box, self._saying.part_word(Name.DISK), palette, total)
        bar = Box(box.left, box.top + 58, box.right, box.top + 104)
        empty = mixed(palette.ash, palette.paper, 0.16)
        canvas.rounded(bar, 14, empty)
        left = bar.left
        for number, (name, size) in enumerate(self._parts):
            right = min(left + max(round(bar.width * size / self._disk.total), 6), bar.right)
            first = number == 0
            canvas.rounded(Box(left, bar.top, right, bar.bottom), 14, _hue(name, palette), (first, False, False, first))
            left = right
        legend = [*self._parts, ("free", self._disk.free)]
        rows = (len(legend) + 1) // 2
        for number, (name, size) in enumerate(legend):
            x, y = box.left + box.width // 2 * (number // rows), bar.bottom + 28 + 50 * (number % rows)
            canvas.rounded(Box(x, y + 4, x + 26, y + 30), 8, empty if name == "free" else _hue(name, palette))
            said = f"{self._saying.word(name)} {self._saying.size(size)}"
            canvas.text(x + 40, y + 28, fitted(drawable(said), font(32), box.width / 2 - 60), font(32), palette.ink)


def heading(canvas: Canvas, box: Box, text: str, palette: Palette, end: str = "") -> None:
    """What a card is about, with something at its end."""
    canvas.text(box.right, box.top + 34, drawable(end), font(32, 600), palette.ash, "r")
    room = box.width - font(32, 600).getlength(end) - 24
    canvas.text(box.left, box.top + 34, fitted(drawable(text), font(34, 600), room), font(34, 600), palette.ash)


def _hue(name: str, palette: Palette) -> Colour:
    return palette.hues[TAKEN[name]] if name in TAKEN else mixed(palette.ash, palette.paper, 0.6)


def _mark(canvas: Canvas, mark: Mark, left: int, top: int, palette: Palette) -> None:
    """A tick, an exclamation mark or a cross on a disc: told apart without their colours."""
    hue = palette.hues[{Mark.WELL: GREEN, Mark.LOOK: AMBER, Mark.BROKEN: RED}[mark]]
    if mark is Mark.WELL:
        canvas.stamp(icon("chore", MARK), left, top, hue)
        return
    canvas.disc(left, top, MARK, hue)
    glyph = "!" if mark is Mark.LOOK else "×"
    size = 32 if mark is Mark.LOOK else 42
    canvas.text(left + MARK / 2, top + MARK / 2 + size * 0.34, glyph, font(size, 700), palette.on_hue, "m")
