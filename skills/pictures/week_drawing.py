"""Draws a planned week: header, bands, cards. All measures are pixels of a picture 1080 wide, three times a phone's."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from skills.pictures.canvas import Box, Canvas
from skills.pictures.header import HEADER, draw_header
from skills.pictures.icons import icon
from skills.pictures.lettering import ELLIPSIS, Face, drawable, fitted, font, wrapped
from skills.pictures.palette import Colour, Palette, mixed
from skills.pictures.people import FADED, People
from skills.pictures.week_plan import MOST_ROWS, Plan, PlannedDay, WeekEntry
from skills.pictures.week_strip import Strip
from skills.pictures.week_words import Times, stretch, weekday

WIDTH = 1080
MARGIN = 30
GAP = 12
PAD = 14
ROW = 60
SECOND_LINE = 44
DAY_COLUMN = 188
RADIUS = 26
ICON = 34
TODAYS_EDGE = 4
SATURDAY = 5
QUIET = 0.45
"""How much paper there is in the ground of a day without anything to see."""
TINT = 0.16
BAR = MARGIN + DAY_COLUMN + 16
WORDS = BAR + 26
RIGHT = WIDTH - MARGIN - 22


@dataclass(frozen=True, slots=True)
class _Card:
    """A day as it will be drawn: the lines of each title, and how tall that is."""

    day: PlannedDay
    titles: tuple[tuple[str, ...], ...]

    @property
    def height(self) -> int:
        rows = sum(ROW + SECOND_LINE * (len(lines) - 1) for lines in self.titles) + ROW * bool(self.day.hidden)
        return max(rows, ROW) + 2 * PAD


class WeekDrawing:
    """Measures a week first, so that its height is known, and draws it then."""

    def __init__(self, plan: Plan, people: People, *, today: date, locale: str, palette: Palette) -> None:
        self._people = people
        self._today = today
        self._palette = palette
        self._times = Times(locale)
        self._stretch = drawable(stretch(plan.days[0].day, plan.days[-1].day, locale))
        self._strip = Strip(plan, people, self._times, today, palette)
        self._time_width = max(
            (self._width_of_time(entry, day.day) for day in plan.days for entry in day.shown), default=0
        )
        self._legend = people.legend(WIDTH - 2 * MARGIN)
        self._cards = self._measured(plan)
        parts = [card.height for card in self._cards] + ([self._strip.height] if plan.bands else [])
        self.height = HEADER + people.height(self._legend) + sum(part + GAP for part in parts) - GAP + MARGIN

    def draw(self, canvas: Canvas, title: str) -> None:
        """Draws everything; the canvas is WIDTH times `height`."""
        draw_header(canvas, title, self._stretch, self._palette, Box(MARGIN, 0, WIDTH - MARGIN, HEADER))
        self._people.draw_legend(canvas, MARGIN + 4, HEADER, self._legend)
        top = HEADER + self._people.height(self._legend)
        if self._strip.height:
            self._strip.draw(canvas, Box(MARGIN, top, WIDTH - MARGIN, top + self._strip.height))
            top += self._strip.height + GAP
        for card in self._cards:
            self._card(canvas, card, top)
            top += card.height + GAP

    def _measured(self, plan: Plan) -> list[_Card]:
        """Titles take a second line while there is room for more rows than there are."""
        spare = (MOST_ROWS - plan.rows - plan.lanes) * ROW
        cards = []
        for day in plan.days:
            titles = []
            for entry in day.shown:
                text = drawable(entry.title) or ELLIPSIS
                lines = wrapped(text, font(38), self._title_width(entry), 2 if spare >= SECOND_LINE else 1)
                spare -= SECOND_LINE * (len(lines) - 1)
                titles.append(tuple(lines))
            cards.append(_Card(day, tuple(titles)))
        return cards

    def _width_of_time(self, entry: WeekEntry, day: date) -> float:
        start, end = self._times.of(entry, day)
        return font(32, 600).getlength(start) + font(32).getlength(end)

    def _title_left(self, entry: WeekEntry) -> float:
        left = WORDS + (self._time_width + 20 if entry.timed else 0)
        return left + (ICON + 10 if entry.signed else 0)

    def _title_width(self, entry: WeekEntry) -> float:
        discs = self._people.width(entry.who)
        return RIGHT - (discs + 14 if discs else 0) - self._title_left(entry)

    def _card(self, canvas: Canvas, card: _Card, top: int) -> None:
        palette, day = self._palette, card.day.day
        box = Box(MARGIN, top, WIDTH - MARGIN, top + card.height)
        quiet = day < self._today or not card.titles
        ground = mixed(palette.paper, palette.wall, QUIET) if quiet and day != self._today else palette.paper
        if day == self._today:
            canvas.framed(box, RADIUS, ground, palette.ember, TODAYS_EDGE)
            column = Box(box.left, top, box.left + DAY_COLUMN - 16, box.bottom)
            canvas.rounded(column, RADIUS, palette.ember, (True, False, False, True))
        else:
            canvas.framed(box, RADIUS, ground, palette.line, 2)
        self._date(canvas, day, top + PAD + 43)
        y = top + PAD
        for entry, lines in zip(card.day.shown, card.titles, strict=True):
            height = ROW + SECOND_LINE * (len(lines) - 1)
            self._entry(canvas, entry, lines, day, Box(BAR, y, RIGHT, y + height), ground)
            y += height
        if card.day.hidden:
            self._more(canvas, card.day.hidden, y)

    def _date(self, canvas: Canvas, day: date, baseline: int) -> None:
        palette = self._palette
        if day == self._today:
            name_ink = number_ink = palette.on_ember
        elif day < self._today:
            name_ink = number_ink = palette.ash
        else:
            name_ink, number_ink = palette.ember if day.weekday() >= SATURDAY else palette.ash, palette.ink
        canvas.text(MARGIN + 22, baseline, weekday(day, self._times.locale), font(34, 600), name_ink)
        canvas.text(MARGIN + 156, baseline + 1, str(day.day), font(48, 600, Face.TITLE), number_ink, "r")

    def _entry(
        self, canvas: Canvas, entry: WeekEntry, lines: Sequence[str], day: date, box: Box, ground: Colour
    ) -> None:
        palette, over = self._palette, day < self._today
        ink = palette.ash if over else palette.ink
        hues = self._people.hues(entry.who, palette.ember if entry.kind == "birthday" else palette.ash)
        if over:
            hues = [mixed(hue, ground, FADED) for hue in hues]
        if entry.all_day:
            ground = mixed(hues[0], ground, TINT)
            canvas.rounded(Box(box.left, box.top + 4, WIDTH - MARGIN - 14, box.bottom - 4), 14, ground)
        _bar(canvas, Box(box.left, box.top + 4, box.left + 10, box.bottom - 4), hues)
        baseline = box.top + 43
        start, end = self._times.of(entry, day)
        canvas.text(WORDS, baseline, start, font(32, 600), ink)
        canvas.text(WORDS + font(32, 600).getlength(start), baseline, end, font(32), palette.ash)
        left = self._title_left(entry)
        if entry.signed:
            canvas.stamp(icon(entry.kind, ICON), round(left) - ICON - 10, box.top + 14, hues[0])
        for number, line in enumerate(lines):
            canvas.text(left, baseline + SECOND_LINE * number, line, font(38), ink)
        self._people.discs(canvas, RIGHT - self._people.width(entry.who), box.top + 7, entry.who, ground, faded=over)

    def _more(self, canvas: Canvas, hidden: Sequence[WeekEntry], top: int) -> None:
        count, typeface = f"+{len(hidden)}", font(30, 700)
        width = round(typeface.getlength(count)) + 28
        canvas.rounded(Box(BAR, top + 9, BAR + width, top + 51), 21, self._palette.line)
        canvas.text(BAR + width / 2, top + 41, count, typeface, self._palette.ink, "m")
        names = " · ".join(title for entry in hidden if (title := drawable(entry.title)))
        left = BAR + width + 16
        canvas.text(left, top + 41, fitted(names, font(32), RIGHT - left), font(32), self._palette.ash)


def _bar(canvas: Canvas, box: Box, hues: Sequence[Colour]) -> None:
    """One bar, in as many parts as there are people."""
    part = box.height / len(hues)
    for number, hue in enumerate(hues):
        first, last = number == 0, number == len(hues) - 1
        piece = Box(box.left, round(box.top + part * number), box.right, round(box.top + part * (number + 1)))
        canvas.rounded(piece, 5, hue, (first, first, last, last))
