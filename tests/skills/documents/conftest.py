"""The household of the leak tests: told once, copied for each of them."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from tests.house import House
from tests.skills.documents.leaks import Parrot, opened, told


@pytest.fixture(scope="session")
def told_folder(tmp_path_factory: pytest.TempPathFactory, models_dir: Path) -> Path:
    """The data of a household in which everybody keeps something from somebody."""
    return told(tmp_path_factory.mktemp("told") / "home", models_dir)


@pytest.fixture
async def leaky(told_folder: Path, tmp_path: Path, models_dir: Path) -> AsyncIterator[House]:
    """That household, with a model that says back whatever it is shown."""
    house = opened(told_folder, tmp_path / "home", models_dir, Parrot())
    yield house
    await house.stop()
