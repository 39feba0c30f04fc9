"""The real model that hears, taken once from its packages."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from pods.engine.models.errors import DownloadFailed
from pods.engine.models.files.manifest import read_manifest
from pods.engine.models.files.pull import pull

CACHE = Path(__file__).parents[1] / ".cache" / "models"


def whisper_base() -> Path:
    """Folder with the verified files of Whisper base; skips the test without network, fails in CI."""
    pytest.importorskip("faster_whisper")
    try:
        paths = pull(read_manifest().find("whisper-base", "hearing")[1], CACHE)
    except DownloadFailed as error:
        if os.environ.get("CI") == "true":
            raise
        pytest.skip(str(error))
    return paths[0].parent
