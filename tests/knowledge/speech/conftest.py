"""The real model that hears."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from knowledge.speech.hearing import Whisper, WhisperModel
from tests.speech_models import whisper_base


@pytest.fixture(scope="session")
def whisper_folder() -> Path:
    """Folder with the verified files of Whisper base."""
    return whisper_base()


@pytest.fixture(scope="session")
def ear(whisper_folder: Path) -> Iterator[Whisper]:
    """One process for all tests; it is warm after the first."""
    made = Whisper(WhisperModel(whisper_folder))
    yield made
    made.end()
