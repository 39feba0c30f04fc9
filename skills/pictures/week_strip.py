"""The top of a week's picture: what lasts several days, as bands under the weekdays."""

from __future__ import annotations

from datetime import date

from skills.pictures.canvas import Box, Canvas
from skills.pictures.icons import icon
from skills.pictures.lettering import ELLIPSIS, drawable, fitted, font
from skills.pictures.palette import Palette, mixed
from skills.pictures.people import DISC, STEP, People
from skills.pictures.week_plan import Band, Plan
from skills.pictures.week_words import Times, weekday

PAD = 14
HEAD = 74
LANE = 58
RADIUS = 26
ICON = 30
TINT = 0.22


class Strip:
    """The bands of a planned week."""

    def __init__(self, plan: Plan, people: People, times: Times, today: date, palette: Palette) -> None:
        self._plan = plan
        self._people = people
        self._times = times
        self._today = today
        self._palette = palette
        self.height = HEAD + LANE * plan.lanes + PAD if plan.bands else 0

    def draw(self, canvas: Canvas, box: Box) -> None:
        """Draws the strip; the box is `height` high."""
        canvas.framed(box, RADIUS, self._palette.paper, self._palette.line, 2)
        column = (box.width - 2 * PAD) / len(self._plan.days)
        for index, planned in enumerate(self._plan.days):
            self._head(canvas, planned.day, box.left + PAD + column * (index + 0.5), box.top)
        for band in self._plan.bands:
            self._band(canvas, band, box, column)

    def _head(self, canvas: Canvas, day: date, middle: float, top: int) -> None:
        label, typeface = f"{weekday(day, self._times.locale)} {day.day}", font(30, 600)
        if day == self._today:
            half = typeface.getlength(label) / 2 + 12
            place = Box(round(middle - half), top + 16, round(middle + half), top + 60)
            canvas.rounded(place, place.height // 2, self._palette.ember)
        ink = self._palette.on_ember if day == self._today else self._palette.ash
        canvas.text(middle, top + 48, label, typeface, ink, "m")

    def _band(self, canvas: Canvas, band: Band, box: Box, column: float) -> None:
        entry, begins, ends = band.entry, not band.goes_before, not band.goes_on
        left = round(box.left + PAD + column * band.first + 3) if begins else box.left + 2
        right = round(box.left + PAD + column * (band.last + 1) - 3) if ends else box.right - 2
        top = box.top + HEAD + LANE * band.lane
        hue = self._people.hues(entry.who, self._palette.ember if entry.kind == "birthday" else self._palette.ash)[0]
        ground = mixed(hue, self._palette.paper, TINT)
        canvas.rounded(Box(left, top, right, top + LANE - 8), 14, ground, (begins, ends, ends, begins))
        if begins:
            canvas.rounded(Box(left, top, left + 10, top + LANE - 8), 5, hue, (True, False, False, True))
        x = left + 24
        if entry.signed:
            canvas.stamp(icon(entry.kind, ICON), x, top + 10, hue)
            x += ICON + 8
        text = drawable(entry.title) or ELLIPSIS
        if entry.start is not None and not entry.all_day and begins:
            text = f"{self._times.clock(entry.start)} {text}"
        self._label(canvas, text, Box(x, top, right - 12, top + LANE), left, self._free(band, box, column))
        x += round(font(32, 600).getlength(text)) + 14
        room = (right - 8 - x - DISC) // STEP + 1
        if entry.who and room > 0:
            self._people.discs(canvas, x, top + 2, entry.who[:room], ground)

    def _free(self, band: Band, box: Box, column: float) -> tuple[int, int]:
        """From where to where nothing else is in the lane of a band."""
        others = [one for one in self._plan.bands if one.lane == band.lane and one is not band]
        before = max((one.last + 1 for one in others if one.last < band.first), default=0)
        after = min((one.first for one in others if one.first > band.last), default=len(self._plan.days))
        left = box.left + PAD
        return round(left + column * before) + 12, round(left + column * after) - 12

    def _label(self, canvas: Canvas, text: str, inside: Box, begin: int, free: tuple[int, int]) -> None:
        """The name of a band: in it where it fits, else beside it where more of it can be read."""
        typeface, ink, baseline = font(32, 600), self._palette.ink, inside.top + 36
        before, after = begin - 18 - free[0], free[1] - inside.right - 24
        length = typeface.getlength(text)
        if length <= inside.width or inside.width >= max(before, after):
            canvas.text(inside.left, baseline, fitted(text, typeface, inside.width), typeface, ink)
        elif after >= min(before, length):
            canvas.text(inside.right + 24, baseline, fitted(text, typeface, after), typeface, ink)
        else:
            canvas.text(begin - 18, baseline, fitted(text, typeface, before), typeface, ink, "r")
