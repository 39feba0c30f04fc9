"""The people of a picture: a disc with initials in each one's colour, the legend, and who takes part in something."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from skills.pictures.canvas import Canvas
from skills.pictures.lettering import ELLIPSIS, drawable, fitted, font
from skills.pictures.palette import Colour, Palette, mixed

DISC = 46
STEP = 45
"""From one disc to the next: they touch."""
MOST_DISCS = 4
"""Where more people take part, the last disc counts those who are left."""
FADED = 0.62
"""How much of a colour is left on what is over."""
BESIDE = 12
BETWEEN = 34
LONGEST_NAME = 400
LINE = 62
"""From one line of the legend to the next."""
BELOW = 12


class People:
    """Draws the people called `names`, in their `hues`."""

    def __init__(self, names: Sequence[str], hues: Mapping[str, Colour], palette: Palette) -> None:
        self._names = names
        self._hues = hues
        self._palette = palette
        self._initials = initials(names)

    def hues(self, who: Sequence[str], nobody: Colour) -> list[Colour]:
        """The colours of some people, or of nobody."""
        return [self._hues[name] for name in who] or [nobody]

    def width(self, who: Sequence[str]) -> int:
        """How much room their discs take."""
        return DISC + STEP * (min(len(who), MOST_DISCS) - 1) if who else 0

    def discs(
        self, canvas: Canvas, left: int, top: int, who: Sequence[str], ground: Colour, *, faded: bool = False
    ) -> None:
        """The discs of some people beside each other."""
        counted = len(who) - MOST_DISCS + 1 if len(who) > MOST_DISCS else 0
        for name in who[: len(who) - counted]:
            hue = self._hues[name]
            fill = mixed(hue, ground, FADED) if faded else hue
            self._disc(canvas, left, top, self._initials[name], fill, self._palette.on_hue, ground)
            left += STEP
        if counted:
            self._disc(canvas, left, top, f"+{counted}", self._palette.line, self._palette.ink, ground)

    def legend(self, width: int) -> list[list[str]]:
        """The names in lines of that width."""
        lines: list[list[str]] = []
        x = 0.0
        for name in self._names:
            taken = DISC + BESIDE + font(32).getlength(_shown(name))
            if not lines or x + taken > width:
                lines.append([])
                x = 0.0
            lines[-1].append(name)
            x += taken + BETWEEN
        return lines

    def height(self, lines: Sequence[Sequence[str]]) -> int:
        """How tall a legend of these lines is, in pixels, with the space below it."""
        return LINE * len(lines) + BELOW if lines else 0

    def draw_legend(self, canvas: Canvas, left: int, top: int, lines: Sequence[Sequence[str]]) -> None:
        """Each disc with its name, in these lines."""
        for line in lines:
            x = float(left)
            for name in line:
                self.discs(canvas, round(x), top, [name], self._palette.wall)
                canvas.text(x + DISC + BESIDE, top + 34, _shown(name), font(32), self._palette.ink)
                x += DISC + BESIDE + font(32).getlength(_shown(name)) + BETWEEN
            top += LINE

    def _disc(self, canvas: Canvas, left: int, top: int, text: str, fill: Colour, ink: Colour, ground: Colour) -> None:
        canvas.disc(left - 3, top - 3, DISC + 6, ground)
        canvas.disc(left, top, DISC, fill)
        canvas.text(left + DISC / 2, top + 32, text, font(26, 700), ink, "m")


def initials(names: Sequence[str]) -> dict[str, str]:
    """One letter for each name, two where names begin alike."""
    shown = {name: (drawable(name) or "?") for name in names}
    found = {}
    for name, text in shown.items():
        others = [other[:1].casefold() for one, other in shown.items() if one != name]
        found[name] = text[: 2 if text[:1].casefold() in others else 1].strip().capitalize()
    return found


def _shown(name: str) -> str:
    return fitted(drawable(name) or ELLIPSIS, font(32), LONGEST_NAME)
