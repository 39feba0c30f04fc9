"""XTTS-v2 is asked as coqui-tts 0.28 wants to be asked.

The library does not run everywhere that tests run, so one with the same signatures and a tone for a voice stands in.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from knowledge.speech.speaking import LocalMouth, UnspokenError
from knowledge.speech.speaking.engine import ENGINES, known

TORCH = """
class cuda:
    @staticmethod
    def is_available(): return False
def set_num_threads(threads): assert threads > 0
"""
API = """
import math
from types import SimpleNamespace
class TTS:
    def __init__(self, model_name="", *, model_path=None, config_path=None, progress_bar=True, gpu=False):
        assert not model_name and model_path and config_path.endswith("config.json")
        self.synthesizer = SimpleNamespace(output_sample_rate=24000)
    def to(self, device):
        assert device == "cpu"
        return self
    def tts(self, text, speaker=None, language=None, speaker_wav=None, emotion=None, split_sentences=True):
        assert text == "Der Rest steht im Text." and speaker and language == "de" and not split_sentences
        return [0.3 * math.sin(0.1 * n) for n in range(24000)]
"""


def test_it_speaks_once_its_licence_was_agreed_to(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    pytest.importorskip("av")
    library, models = tmp_path / "library", tmp_path / "models"
    (library / "TTS").mkdir(parents=True)
    (library / "TTS" / "__init__.py").touch()
    (library / "TTS" / "api.py").write_text(API)
    (library / "torch.py").write_text(TORCH)
    monkeypatch.syspath_prepend(str(library))
    monkeypatch.setenv("PYTHONPATH", str(library))
    for file in ENGINES["xtts"].files:
        (models / file).parent.mkdir(parents=True, exist_ok=True)
        (models / file).touch()
    with pytest.raises(UnspokenError) as caught:
        known("xtts", models)
    assert caught.value.reason == "licence"
    mouth = LocalMouth(models, wanted="xtts", agreed=frozenset({"xtts"}))
    try:
        speech = mouth.say("Der Rest steht im Text.", "de")
    finally:
        mouth.end()
    assert speech.voice == "xtts:Ana Florence"
    assert speech.seconds == pytest.approx(1.45, abs=0.05)
