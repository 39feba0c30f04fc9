"""Where text stands in a picture of any shape, and in which direction it runs."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from knowledge.ocr.engine import Engine

    Pixels = NDArray[np.uint8]
    Boxes = NDArray[np.float32]

NARROW = 736
"""Pixels of the shorter side of what an engine is shown at least (it enlarges itself) …"""
WIDE = 960
"""… and at most."""
LONG = 1760
"""Pixels of the longer side; what is longer is shown part by part, so that its letters stay legible."""
NARROWEST = 320
"""Pixels of the shorter side that a narrower picture is given with empty ground: enlarged as it is, a strip of one
line would be hundreds of parts."""
SHARED = 160
"""Pixels that two neighbouring parts have in common: more than the height of a line."""
SAME = 0.5
"""Boxes that cover each other by this share of the smaller one are one."""
LONG_PIECE = 2.0
"""A box this much longer than high shows the direction of its text."""


def find(engine: Engine, picture: Pixels) -> Boxes:
    """The corners of each piece of text in the picture (count × 4 × 2, pixels)."""
    import cv2
    import numpy as np

    high, wide = picture.shape[:2]
    scale = min(1.0, WIDE / min(high, wide))
    if scale < 1.0:
        picture = cv2.resize(picture, None, fx=scale, fy=scale, interpolation=cv2.INTER_AREA).astype(np.uint8)
    picture = _padded(picture)
    high, wide = picture.shape[:2]
    found: list[Boxes] = []
    limit = int(LONG * min(1.0, min(high, wide) / NARROW))
    for top, bottom in _parts(high, limit):
        for left, right in _parts(wide, limit):
            part = np.ascontiguousarray(picture[top:bottom, left:right])
            found += [box + np.array([left, top], np.float32) for box in engine.find(part)]
    whole = high <= limit and wide <= limit
    kept = found if whole else _once(found)
    return np.array(kept, np.float32).reshape(-1, 4, 2) / np.float32(scale)


def _padded(picture: Pixels) -> Pixels:
    """The picture with ground of its border's colour to the right or below, so that it is no strip."""
    import cv2
    import numpy as np

    high, wide = picture.shape[:2]
    least = min(NARROWEST, max(high, wide))
    if min(high, wide) >= least:
        return picture
    border = np.concatenate([picture[0], picture[-1], picture[:, 0], picture[:, -1]])
    ground = [float(part) for part in np.median(border, axis=0)]
    below, right = max(0, least - high), max(0, least - wide)
    made = cv2.copyMakeBorder(picture, 0, below, 0, right, cv2.BORDER_CONSTANT, value=ground)
    return np.asarray(made, dtype=np.uint8)


def direction(boxes: Boxes) -> float:
    """By how many degrees clockwise the text is turned, from -45 up to 135: sideways text may also be at -90.

    The angle that lies in the middle of those of the long pieces, each counting by its length.
    """
    import numpy as np

    if len(boxes) == 0:
        return 0.0
    across = (boxes[:, 1] - boxes[:, 0] + boxes[:, 2] - boxes[:, 3]) / 2
    down = (boxes[:, 3] - boxes[:, 0] + boxes[:, 2] - boxes[:, 1]) / 2
    wide, high = np.linalg.norm(across, axis=1), np.linalg.norm(down, axis=1)
    lying, standing = wide > LONG_PIECE * high, high > LONG_PIECE * wide
    sideways = high[standing].sum() > wide[lying].sum()
    chosen, lengths = (down[standing], high[standing]) if sideways else (across[lying], wide[lying])
    if len(chosen) == 0:
        return 0.0
    angles = np.rad2deg(np.arctan2(chosen[:, 1], chosen[:, 0]))
    order = np.argsort(angles)
    weights = np.cumsum(lengths[order])
    return float(angles[order][np.searchsorted(weights, weights[-1] / 2)])


def _parts(length: int, limit: int) -> Iterator[tuple[int, int]]:
    """Start and end of parts of about the same length that share some pixels and cover everything."""
    if length <= limit:
        yield 0, length
        return
    count = -(-(length - SHARED) // max(1, limit - SHARED))
    size = -(-(length + (count - 1) * SHARED) // count)
    for index in range(count):
        start = index * (size - SHARED)
        yield start, min(length, start + size)


def _once(boxes: list[Boxes]) -> list[Boxes]:
    """The boxes without those that a larger one covers: text on the seam of two parts is found in both."""
    kept: list[Boxes] = []
    for box in sorted(boxes, key=lambda one: -_area(*_bounds(one))):
        bounds = _bounds(box)
        if all(_shared(bounds, _bounds(other)) < SAME * _area(*bounds) for other in kept):
            kept.append(box)
    return kept


def _bounds(box: Boxes) -> tuple[float, float, float, float]:
    (left, top), (right, bottom) = box.min(axis=0), box.max(axis=0)
    return float(left), float(top), float(right), float(bottom)


def _area(left: float, top: float, right: float, bottom: float) -> float:
    return max(0.0, right - left) * max(0.0, bottom - top)


def _shared(one: tuple[float, float, float, float], other: tuple[float, float, float, float]) -> float:
    return _area(max(one[0], other[0]), max(one[1], other[1]), min(one[2], other[2]), min(one[3], other[3]))
