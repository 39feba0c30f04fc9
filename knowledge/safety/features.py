"""A text as the numbers of hashed features: word n-grams with gaps, character n-grams, and signs that have names.

Nothing is stored but weights by number, so a model is one small array and no vocabulary has to be kept.
"""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterable
from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

_WORD = re.compile(r"\w+|[^\w\s]{1,3}")
_SHORTEST_PIECE, _LONGEST_PIECE = 3, 5
_OPENING_WORDS = 3
_COPIES = 3
"""A sign counts as several features, so that it is not drowned by the n-grams of a long sentence."""


_GAPS = (1, 2, 3)
_FACTORS = (
    0x100000001B3,
    0x9E3779B97F4A7C15,
    0xC2B2AE3D27D4EB4F,
    0x165667B19E3779F9,
    0x85EBCA77C2B2AE63,
    0x27D4EB2F165667C5,
)
"""Large odd numbers, by which neighbours are joined to one number."""


@lru_cache(maxsize=8192)
def _number(word: str) -> int:
    return zlib.crc32(word.encode("utf-8", "surrogatepass"))


def features(low: str, signs: Iterable[str], size: int) -> NDArray[np.int64]:
    """The sorted numbers (0 to size - 1) of what a plain text has. `size` is a power of two.

    `signs` are names of things found in it by other means.
    """
    import numpy as np

    shapes = ["0" * min(len(word), 4) if word.isdecimal() else word for word in _WORD.findall(low)]
    single = np.array([_number(shape) for shape in shapes], dtype=np.uint64)
    parts = [single, *(single[:-gap] * np.uint64(_FACTORS[gap]) + single[gap:] for gap in _GAPS)]
    parts.append((single[:-2] * np.uint64(_FACTORS[4]) + single[1:-1]) * np.uint64(_FACTORS[5]) + single[2:])
    opening = [f"^{' '.join(shapes[:count])}" for count in range(1, min(_OPENING_WORDS, len(shapes)) + 1)]
    named = [f"={sign}{copy}" for sign in signs for copy in range(_COPIES)]
    parts.append(np.array([_number(name) for name in (*opening, *named, f"{shapes[-1:]}$")], dtype=np.uint64))
    rolled = points = np.frombuffer(
        f" {' '.join(shapes)} ".encode("utf-32-le", "surrogatepass"), dtype=np.uint32
    ).astype(np.uint64)
    for length in range(2, _LONGEST_PIECE + 1):
        rolled = rolled[:-1] * np.uint64(_FACTORS[0]) + points[length - 1 :]
        if length >= _SHORTEST_PIECE:
            parts.append(rolled + np.uint64(length << 40))
    numbers = np.sort(_mixed(np.concatenate(parts)) & np.uint64(size - 1)).astype(np.int64)
    first = np.ones(len(numbers), dtype=bool)
    first[1:] = numbers[1:] != numbers[:-1]
    return numbers[first]  # Not np.unique, which loads numpy.ma.


def _mixed(numbers: NDArray[np.uint64]) -> NDArray[np.uint64]:
    """The numbers spread evenly over all bits (the finaliser of SplitMix64)."""
    import numpy as np

    mixed = (numbers ^ (numbers >> np.uint64(30))) * np.uint64(0xBF58476D1CE4E5B9)
    mixed = (mixed ^ (mixed >> np.uint64(27))) * np.uint64(0x94D049BB133111EB)
    return mixed ^ (mixed >> np.uint64(31))
