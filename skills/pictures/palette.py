"""The colours of the house, as on the web chat's page, and one for each person or category."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass

Colour = tuple[int, int, int]
"""Red, green, blue, 0 to 255."""


def colour(hexadecimal: str) -> Colour:
    """The colour written #rrggbb."""
    red, green, blue = (int(hexadecimal[at : at + 2], 16) for at in (1, 3, 5))
    return red, green, blue


def mixed(one: Colour, other: Colour, share: float) -> Colour:
    """`share` (0 to 1) of one colour over another."""
    red, green, blue = (round(a * share + b * (1 - share)) for a, b in zip(one, other, strict=True))
    return red, green, blue


@dataclass(frozen=True, slots=True)
class Palette:
    """What is drawn in which colour; the names are those of the page's style sheet."""

    wall: Colour
    paper: Colour
    ink: Colour
    ash: Colour
    line: Colour
    ember: Colour
    on_ember: Colour
    hues: tuple[Colour, ...]
    """Told apart beside each other, and readable under `on_hue`."""
    on_hue: Colour


LIGHT = Palette(
    wall=colour("#f7f0e6"),
    paper=colour("#fffcf6"),
    ink=colour("#2b201a"),
    ash=colour("#6d5d51"),
    line=colour("#e5d8c6"),
    ember=colour("#a5431b"),
    on_ember=colour("#fffaf3"),
    hues=tuple(map(colour, ("#2f6b7a", "#b0480f", "#5b7327", "#84456f", "#8a5e00", "#43568f", "#ab3350", "#2e7356"))),
    on_hue=colour("#ffffff"),
)
DARK = Palette(
    wall=colour("#191310"),
    paper=colour("#281f19"),
    ink=colour("#f3e9dd"),
    ash=colour("#b5a495"),
    line=colour("#3b2f26"),
    ember=colour("#f1a06c"),
    on_ember=colour("#2a1408"),
    hues=tuple(map(colour, ("#7dc0cf", "#f08a4e", "#aac76d", "#d59bc3", "#e2b84f", "#9db1ec", "#f0899f", "#7fcba9"))),
    on_hue=colour("#1d140e"),
)


def hues_of(names: Collection[str], order: Sequence[str], palette: Palette) -> dict[str, Colour]:
    """A colour for each name: by its place in `order`, so that it stays the same from picture to picture.

    Names that are not in `order` come after it by alphabet. After the last colour it begins again with the first.
    """
    places = [*order, *sorted(set(names) - set(order), key=str.casefold)]
    return {name: palette.hues[places.index(name) % len(palette.hues)] for name in names}
