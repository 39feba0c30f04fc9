"""Making dark photos legible."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Pixels = NDArray[np.uint8]

DARK = 150.0
"""Where the brightest parts of a picture (its 97th percentile, of 255) are darker than this, it is lightened."""
BRIGHT = 235.0
"""What the brightest parts become."""
LEAST_RANGE = 20.0
"""Grey levels that are spread at most as if there were this many, or noise would be all there is."""


def lightened(picture: Pixels) -> Pixels:
    """A dark picture with its levels spread to the whole range; any other as it is."""
    import cv2
    import numpy as np

    darkest, brightest = np.percentile(picture[::4, ::4], (1, 97))
    if brightest >= DARK:
        return picture
    factor = BRIGHT / max(LEAST_RANGE, float(brightest - darkest))
    steps = np.clip((np.arange(256) - float(darkest)) * factor, 0, 255).astype(np.uint8)
    return np.asarray(cv2.LUT(picture, steps), dtype=np.uint8)
