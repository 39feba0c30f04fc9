"""Which words of a PDF page somebody who looks at it sees: text may be white, tiny, covered, or beside the page."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby
from typing import TYPE_CHECKING, Any

from knowledge.documents.pdf_words import Word, upright

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

SIDE = 1000
"""Pixels of the longer side of the picture in which words are looked for."""
SMALLEST = 2.0
"""Points of letters below which nobody reads them."""
UNDRAWN = (3, 7)
"""Text render modes in which nothing is drawn, PDF 32000-1, 9.3.6."""
FAINTEST = 26
"""Opacity (of 255) below which nothing is seen."""
LIGHT = 150
"""Grey levels (of 255) from which on letters may be as light as what is behind them."""
CONTRAST = 40
"""Grey levels by which letters differ from what is behind them at least, to be seen."""
UNIFORM = 20
"""A place in which the grey levels differ by less shows no letters at all."""


def look(page: Any, words: Sequence[Word]) -> list[bool]:
    """For each word whether it can be seen on the page as it is drawn."""
    if not words:
        return []
    scale = SIDE / max(*page.get_size(), 1.0)
    drawn = page.render(scale=scale, grayscale=True, may_draw_forms=False).to_numpy()
    grey = drawn[:, :, 0] if drawn.ndim == 3 else drawn
    turn = page.get_rotation() // 90
    left, top, _, _ = upright(page.get_bbox(), turn)
    return [_by_itself(word) and _in_picture(word, grey, (turn, left, top, scale)) for word in words]


def hidden_passages(visible: Sequence[bool]) -> int:
    """How many passages of words are hidden."""
    return sum(not seen for seen, _ in groupby(visible))


def _by_itself(word: Word) -> bool:
    shown = word.look
    faint = shown.colour is not None and shown.colour[3] < FAINTEST
    return shown.size >= SMALLEST and shown.mode not in UNDRAWN and not faint


def _in_picture(word: Word, grey: NDArray[np.uint8], view: tuple[int, float, float, float]) -> bool:
    """Whether there are letters in the picture where a word stands. `view`: its quarter turns, left, top, scale."""
    import numpy as np

    turn, x, y, scale = view
    sides = upright(word.box, turn)
    left, top, right, bottom = (round((side - (y if at % 2 else x)) * scale) for at, side in enumerate(sides))
    place = grey[max(0, top) : max(0, bottom, top + 1), max(0, left) : max(0, right, left + 1)]
    if place.size == 0 or int(place.max()) - int(place.min()) < UNIFORM:
        return False
    colour = word.look.colour
    if colour is None:
        return True
    light = 0.299 * colour[0] + 0.587 * colour[1] + 0.114 * colour[2]
    return light < LIGHT or abs(float(np.median(place)) - light) >= CONTRAST
