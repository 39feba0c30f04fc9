"""The household that tests talk to."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable
from contextlib import AsyncExitStack
from pathlib import Path

import pytest

from bot.build import make_router
from bot.settings import Settings
from tests.house import House, open_house

Opener = Callable[..., House]


@pytest.fixture(scope="session")
def models_dir(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """One folder for what is learned from the pods' examples, so that it is learned at most once."""
    folder = tmp_path_factory.mktemp("models")
    make_router(Settings(data_dir=folder, models_dir=folder)).rank("hello", "en")
    return folder


@pytest.fixture
async def open_house_with(tmp_path: Path, models_dir: Path) -> AsyncIterator[Opener]:
    """Opens a household with another zone, clock or model; closed when the test ends."""
    async with AsyncExitStack() as stack:

        def opened(**wishes: object) -> House:
            house = open_house(tmp_path / "home", models_dir, **wishes)  # type: ignore[arg-type]
            stack.push_async_callback(house.stop)
            return house

        yield opened


@pytest.fixture
def house(open_house_with: Opener) -> House:
    """A household in Berlin on a Saturday morning, without a language model."""
    return open_house_with()
