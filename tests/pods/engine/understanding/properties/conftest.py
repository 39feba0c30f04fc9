"""A reader with the router that the pods' examples teach."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.build import make_router
from bot.settings import Settings
from pods.engine.understanding import Reader


@pytest.fixture(scope="session")
def reader(models_dir: Path) -> Reader:
    """One for all tests of this folder; reading changes nothing in it."""
    found = Reader(make_router(Settings(data_dir=models_dir, models_dir=models_dir)))
    found.warm()
    return found
