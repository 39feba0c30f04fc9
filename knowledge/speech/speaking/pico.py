"""SVOX Pico with its voices inside the wheel of py-nanotts: small, plain, and the one free German voice of them."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from knowledge.speech.speaking.engine import PICO

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

RATE = 16_000
SPEED = 0.88
"""Of the voices' own pace: they hurry."""
VOLUME = 0.4
"""At their own volume they are louder than samples can be."""


class PicoEngine:
    """All five languages in some megabytes."""

    def __init__(self, models: Path, threads: int) -> None:
        from py_nanotts import NanoTTS

        self._voice = NanoTTS()

    def say(self, text: str, language: str) -> tuple[NDArray[np.float32], int]:
        import numpy as np

        sound = self._voice.speak(text, voice=PICO[language], speed=SPEED, volume=VOLUME)
        return np.frombuffer(sound, "<i2").astype(np.float32) / np.float32(32768), RATE
