"""Turning pictures and cutting pieces out of them. Pictures are arrays of height × width × 3 bytes."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Pixels = NDArray[np.uint8]
    Corners = NDArray[np.float32]


def turned(picture: Pixels, degrees: float) -> Pixels:
    """The picture turned clockwise about its middle, on a ground of its border's colour where it had no pixels.

    Quarters are turned without loss; with any other angle the picture grows so that nothing is cut off.
    """
    import cv2
    import numpy as np

    quarters = round(degrees / 90)
    if quarters * 90 == degrees:
        return np.ascontiguousarray(np.rot90(picture, -quarters))
    high, wide = picture.shape[:2]
    radians = np.deg2rad(degrees)
    cosine, sine = abs(np.cos(radians)), abs(np.sin(radians))
    wider, higher = int(wide * cosine + high * sine), int(high * cosine + wide * sine)
    matrix = cv2.getRotationMatrix2D((wide / 2, high / 2), -degrees, 1.0)
    matrix[:, 2] += (wider / 2 - wide / 2, higher / 2 - high / 2)
    border = np.concatenate([picture[0], picture[-1], picture[:, 0], picture[:, -1]])
    ground = [float(part) for part in np.median(border, axis=0)]
    made = cv2.warpAffine(picture, matrix, (wider, higher), flags=cv2.INTER_CUBIC, borderValue=ground)
    return np.asarray(made, dtype=np.uint8)


def cut(picture: Pixels, corners: Corners) -> Pixels:
    """What stands between four corners (x, y, clockwise from the top left), as an upright rectangle."""
    import cv2
    import numpy as np

    matrix, size = _upright(corners)
    made = cv2.warpPerspective(picture, matrix, size, flags=cv2.INTER_CUBIC, borderMode=cv2.BORDER_REPLICATE)
    return np.asarray(made, dtype=np.uint8)


def moved(places: Corners, corners: Corners) -> Corners:
    """Where places (… × 2) of a picture are in what `cut` makes of it with the same corners."""
    import cv2
    import numpy as np

    if places.size == 0:
        return places
    matrix, _ = _upright(corners)
    made = cv2.perspectiveTransform(places.reshape(-1, 1, 2).astype(np.float32), matrix)
    return np.asarray(made, dtype=np.float32).reshape(places.shape)


def around(corners: Corners, places: Corners, margin: float) -> Corners:
    """The corners moved outwards, where they must, so that they enclose all places (… × 2) and a margin (pixels)."""
    import cv2
    import numpy as np

    matrix, (wide, high) = _upright(corners)
    inside = moved(places, corners).reshape(-1, 2)
    least = np.minimum(inside.min(axis=0, initial=0) - margin, 0)
    most = np.maximum(inside.max(axis=0, initial=0) + margin, (wide, high))
    grown = np.array([least, (most[0], least[1]), most, (least[0], most[1])], np.float32)
    found = cv2.perspectiveTransform(grown.reshape(-1, 1, 2), np.linalg.inv(matrix))
    return np.asarray(found, dtype=np.float32).reshape(4, 2)


def sides(corners: Corners) -> tuple[float, float]:
    """The longer of the two sides from left to right, and of the two from top to bottom, in pixels."""
    import numpy as np

    lengths = np.linalg.norm(corners - np.roll(corners, -1, axis=0), axis=1)
    return float(max(lengths[0], lengths[2])), float(max(lengths[1], lengths[3]))


def _upright(corners: Corners) -> tuple[NDArray[np.float64], tuple[int, int]]:
    """The matrix that makes an upright rectangle of what the corners enclose, and its width and height."""
    import cv2
    import numpy as np

    wide, high = (max(1, round(side)) for side in sides(corners))
    target = np.array([[0, 0], [wide, 0], [wide, high], [0, high]], np.float32)
    matrix = cv2.getPerspectiveTransform(np.asarray(corners, np.float32), target)
    return np.asarray(matrix, dtype=np.float64), (wide, high)
