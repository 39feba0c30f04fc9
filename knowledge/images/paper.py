"""Finding the sheet of paper in a photo: a bright shape with four corners on a darker ground."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Pixels = NDArray[np.uint8]
    Corners = NDArray[np.float32]

SMALL = 480
"""The longer side in pixels of the copy that is searched."""
LEAST_SHARE = 0.12
MOST_SHARE = 0.92
"""How much of the picture the paper covers; what covers more needs no cutting out."""
FILLED = 0.93
"""How much of its four-cornered outline the bright shape must fill."""
CONTRAST = 25.0
"""How much brighter (of 255) the paper is than the ground around it."""
STEEPEST = 35.0
"""By how many degrees an angle of the paper may differ from a right one."""


def paper(picture: Pixels) -> Corners | None:
    """The four corners of the paper in the picture (x, y in pixels, clockwise from the top left)."""
    import cv2
    import numpy as np

    high, wide = picture.shape[:2]
    scale = SMALL / max(high, wide)
    small = cv2.resize(picture, None, fx=scale, fy=scale, interpolation=cv2.INTER_AREA)
    grey = cv2.GaussianBlur(cv2.cvtColor(small, cv2.COLOR_BGR2GRAY), (5, 5), 0)
    _, bright = cv2.threshold(grey, 0, 255, cv2.THRESH_BINARY + cv2.THRESH_OTSU)
    bright = cv2.morphologyEx(bright, cv2.MORPH_CLOSE, np.ones((13, 13), np.uint8), borderValue=0)
    bright = cv2.morphologyEx(bright, cv2.MORPH_OPEN, np.ones((9, 9), np.uint8))
    outlines, _ = cv2.findContours(bright, cv2.RETR_EXTERNAL, cv2.CHAIN_APPROX_SIMPLE)
    if not outlines:
        return None
    outline = np.asarray(cv2.convexHull(max(outlines, key=cv2.contourArea)), np.int32)
    share = cv2.contourArea(outline) / grey.size
    if not LEAST_SHARE < share < MOST_SHARE:
        return None
    corners = _four_corners(outline)
    if corners is None or not _like_paper(corners):
        return None
    inside = cv2.fillConvexPoly(np.zeros_like(grey), corners.astype(np.int32), 255)
    if (bright[inside > 0] > 0).mean() < FILLED:
        return None
    ring = cv2.dilate(inside, np.ones((25, 25), np.uint8)) - cv2.dilate(inside, np.ones((7, 7), np.uint8))
    around = grey[ring > 0]
    if around.size == 0 or np.median(grey[inside > 0]) - np.median(around) < CONTRAST:
        return None
    return np.asarray(corners / scale, dtype=np.float32)


def _four_corners(outline: NDArray[np.integer[Any]]) -> Corners | None:
    """The outline with ever fewer corners until four are left, that enclose nearly as much."""
    import cv2
    import numpy as np

    around = cv2.arcLength(outline, True)
    for part in (0.01, 0.015, 0.02, 0.03, 0.04, 0.05):
        found = cv2.approxPolyDP(outline, part * around, True)
        if len(found) == 4 and cv2.contourArea(found) > 0.93 * cv2.contourArea(outline):
            points = found.reshape(4, 2).astype(np.float32)
            middle = points.mean(axis=0)
            points = points[np.argsort(np.arctan2(points[:, 1] - middle[1], points[:, 0] - middle[0]))]
            return np.roll(points, -int(np.argmin(points.sum(axis=1))), axis=0)
    return None


def _like_paper(corners: Corners) -> bool:
    import numpy as np

    for index in range(4):
        one = corners[index - 1] - corners[index]
        other = corners[(index + 1) % 4] - corners[index]
        cosine = float(one @ other / (np.linalg.norm(one) * np.linalg.norm(other)))
        if abs(np.rad2deg(np.arccos(np.clip(cosine, -1, 1))) - 90) > STEEPEST:
            return False
    return True
