"""The household that is attacked: told once, copied for each test."""

from __future__ import annotations

import asyncio
import shutil
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from tests.attacks.home import made, opened
from tests.house import House


@pytest.fixture(scope="session")
def made_folder(tmp_path_factory: pytest.TempPathFactory, models_dir: Path) -> Path:
    """The data of the household that is attacked."""
    folder = tmp_path_factory.mktemp("attacked") / "home"
    asyncio.run(made(folder, models_dir))
    return folder


@pytest.fixture
async def attacked(made_folder: Path, tmp_path: Path, models_dir: Path) -> AsyncIterator[House]:
    """That household, on a folder of its own, with a model that obeys whoever writes."""
    shutil.copytree(made_folder, tmp_path / "home")
    house = opened(tmp_path / "home", models_dir)
    yield house
    await house.stop()
