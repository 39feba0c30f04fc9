"""XTTS-v2 through coqui-tts: the fullest voice, in every language, under a licence that forbids commercial purposes.

Nothing is fetched: the files of the model lie in the models folder.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from knowledge.speech.speaking.engine import XTTS

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

FOLDER = "xtts-v2"


class XttsEngine:
    """The model and the first of the speakers that come with it; on a graphics card where there is one."""

    def __init__(self, models: Path, threads: int) -> None:
        import torch
        from TTS.api import TTS

        torch.set_num_threads(threads)
        folder = models / FOLDER
        voice = TTS(model_path=str(folder), config_path=str(folder / "config.json"), progress_bar=False)
        self._voice = voice.to("cuda" if torch.cuda.is_available() else "cpu")

    def say(self, text: str, language: str) -> tuple[NDArray[np.float32], int]:
        import numpy as np

        sound = self._voice.tts(text=text, speaker=XTTS[language], language=language, split_sentences=False)
        return np.asarray(sound, np.float32), int(self._voice.synthesizer.output_sample_rate)
