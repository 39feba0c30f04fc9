"""Kokoro-82M on onnxruntime: voices for English, French, Spanish and Italian."""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from knowledge.speech.speaking.engine import ENGINES, KOKORO

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

PHONEMES = {"en": "en-us", "fr": "fr-fr", "es": "es", "it": "it"}
"""What espeak-ng, which gives the phonemes, calls the languages."""
STYLE = (510, 1, 256)
"""Shape of a voice's file of float32: a style for each number of phonemes."""


class KokoroEngine:
    """The model file and the voices of the models folder."""

    def __init__(self, models: Path, threads: int) -> None:
        import numpy as np
        import onnxruntime
        from kokoro_onnx import Kokoro

        model, *_ = ENGINES["kokoro"].files
        self._styles = {
            language: np.fromfile(models / "kokoro" / "voices" / f"{voice}.bin", np.float32).reshape(STYLE)
            for language, voice in KOKORO.items()
        }
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = threads
        options.inter_op_num_threads = 1
        options.add_session_config_entry("session.intra_op.allow_spinning", "0")
        session = onnxruntime.InferenceSession(str(models / model), options, providers=["CPUExecutionProvider"])
        with tempfile.TemporaryDirectory() as folder:
            voices = Path(folder) / "voices.npz"
            np.savez(voices, np.zeros(STYLE, np.float32))
            self._voice = Kokoro.from_session(session, str(voices))

    def say(self, text: str, language: str) -> tuple[NDArray[np.float32], int]:
        samples, rate = self._voice.create(text, self._styles[language], lang=PHONEMES[language])
        return samples, int(rate)
