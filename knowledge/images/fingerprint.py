"""A short number for what a picture shows, to recognise the same picture after it was sent through a messenger."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PIL.Image import Image

SIDE = 32
KEPT = 8
SAME = 4
"""Fingerprints with at most this many different bits are of the same picture."""


def fingerprint(image: Image) -> int:
    """64 bits of the picture's coarse brightness (perceptual hash by discrete cosine transform).

    The picture is made 32 × 32 and grey; of its two-dimensional DCT-II the 8 × 8 lowest frequencies without the
    constant are compared with their median. Scaling and compressing change few bits, another receipt about half.
    """
    import numpy as np
    from PIL.Image import Resampling

    small = image.convert("L").resize((SIDE, SIDE), Resampling.LANCZOS, reducing_gap=3.0)
    pixels = np.asarray(small, dtype=np.float64)
    steps = np.arange(SIDE)
    basis = np.cos(np.pi * (2 * steps[None, :] + 1) * steps[: KEPT + 1, None] / (2 * SIDE))
    coarse = (basis @ pixels @ basis.T)[:KEPT, 1 : KEPT + 1].ravel()
    bits = coarse > np.median(coarse)
    return int.from_bytes(np.packbits(bits).tobytes(), "big")


def distance(one: int, other: int) -> int:
    """How many of the 64 bits of two fingerprints differ; at most `SAME` means the same picture."""
    return (one ^ other).bit_count()
