"""How long to wait before the next try: doubled each time, spread at random, never longer than a bound."""

from __future__ import annotations

import random
from collections.abc import Iterator

FIRST = 0.5
LONGEST = 30.0


def delays(first: float = FIRST, longest: float = LONGEST) -> Iterator[float]:
    """Seconds before each next try, without end: 0.5, 1, 2 … 30, each between half and all of it."""
    wait = first
    while True:
        yield wait * random.uniform(0.5, 1.0)  # noqa: S311
        wait = min(wait * 2, longest)
