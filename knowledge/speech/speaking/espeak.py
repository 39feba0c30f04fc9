"""The program espeak-ng, where the system has it: the last resort, for every language."""

from __future__ import annotations

import io
import subprocess
import wave
from pathlib import Path
from typing import TYPE_CHECKING

from knowledge.speech.speaking.engine import ENGINES, ESPEAK
from knowledge.speech.speaking.speech import UnspokenError

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

WORDS_A_MINUTE = "150"
SECONDS = 20.0


class EspeakEngine:
    """Starts the program for each part of a text."""

    def __init__(self, models: Path, threads: int) -> None:
        pass

    def say(self, text: str, language: str) -> tuple[NDArray[np.float32], int]:
        import numpy as np

        command = [ENGINES["espeak"].program, "-v", ESPEAK[language], "-s", WORDS_A_MINUTE, "--stdin", "--stdout"]
        try:
            said = subprocess.run(command, input=text.encode(), capture_output=True, timeout=SECONDS, check=True)  # noqa: S603
        except (OSError, subprocess.SubprocessError) as error:
            raise UnspokenError("no-engine", str(error)) from error
        with wave.open(io.BytesIO(said.stdout)) as sound:
            samples = np.frombuffer(sound.readframes(-1), "<i2")
            return samples.astype(np.float32) / np.float32(32768), sound.getframerate()
