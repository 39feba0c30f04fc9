"""hibari: an English voice inside its wheel; nothing is downloaded."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

SEED = 1
"""Fixes the breath in the voice, so that a sentence always sounds the same."""


class HibariEngine:
    """The voice that comes with hibari-tts."""

    def __init__(self, models: Path, threads: int) -> None:
        from hibari import Hibari

        self._voice = Hibari(threads=threads)

    def say(self, text: str, language: str) -> tuple[NDArray[np.float32], int]:
        samples: NDArray[np.float32] = self._voice(text, seed=SEED)
        return samples, int(self._voice.sample_rate)
