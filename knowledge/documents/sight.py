"""Whether letters of a colour can be seen on a ground."""

from __future__ import annotations

import re

CONTRAST = 40.0
"""Grey levels (of 255) by which letters differ from the ground at least, to be seen."""
SMALLEST = 2.0
"""Points of letters below which nobody reads them."""
WHITE = 255.0
HEX = re.compile(r"#?([0-9a-fA-F]{3,8})")
CALLS = re.compile(r"rgba?\(([^)]*)\)")
NAMES = {"white": 255.0, "snow": 251.0, "ivory": 254.0, "ghostwhite": 248.0, "whitesmoke": 245.0, "black": 0.0}


def grey(colour: str) -> float | None:
    """The brightness (0 to 255) of a colour as HTML and office files write it: FFFFFF, #fff, white, rgb(…).

    None for what is not known; of an rgba and of eight digits, what shows on white.
    """
    colour = colour.strip().lower()
    if colour in NAMES:
        return NAMES[colour]
    if colour == "transparent":
        return WHITE
    if found := HEX.fullmatch(colour):
        digits = found[1] if len(found[1]) > 4 else "".join(2 * digit for digit in found[1])
        if len(digits) in (6, 8):
            return _on_white(*(int(digits[at : at + 2], 16) for at in range(0, len(digits), 2)))
    if found := CALLS.fullmatch(colour):
        parts = [part for part in re.split(r"[\s,/]+", found[1].strip()) if part]
        try:
            values = [float(part.rstrip("%")) * (2.55 if part.endswith("%") else 1.0) for part in parts[:3]]
            opacity = float(parts[3].rstrip("%")) * (2.55 if parts[3].endswith("%") else 255.0) if parts[3:] else 255.0
        except ValueError:
            return None
        return _on_white(values[0], values[1], values[2], opacity) if len(values) == 3 else None
    return None


def seen(colour: float | None, ground: float | None) -> bool:
    """Whether letters of that brightness are seen on a ground of that one; what is not known is black on white."""
    return abs((0.0 if colour is None else colour) - (WHITE if ground is None else ground)) >= CONTRAST


def _on_white(red: float, green: float, blue: float, opacity: float = 255.0) -> float:
    part = opacity / 255.0
    return part * (0.299 * red + 0.587 * green + 0.114 * blue) + (1 - part) * WHITE
