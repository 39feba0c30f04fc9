"""A running product and people who write to it."""

from __future__ import annotations

import os
import subprocess
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from tests.emulator import Emulator, Seat
from tests.journeys.telegram.product import INGLE, Product


@pytest.fixture
async def emulator() -> AsyncIterator[Emulator]:
    emulator = Emulator()
    await emulator.start()
    yield emulator
    await emulator.stop()


@pytest.fixture(scope="session")
def models(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A models folder in which the router's weights are there already: deriving them takes some seconds."""
    folder = tmp_path_factory.mktemp("models")
    environment = {
        **os.environ,
        "INGLE_MODEL": "none",
        "INGLE_HEARING": "off",
        "INGLE_SPEAKING": "off",
        "INGLE_MODELS_DIR": str(folder),
        "INGLE_DATA_DIR": str(folder / "data"),
    }
    subprocess.run([INGLE, "ask", "add milk"], env=environment, capture_output=True, timeout=100, check=False)
    return folder


@pytest.fixture
async def product(emulator: Emulator, tmp_path: Path, models: Path) -> AsyncIterator[Product]:
    """The product, running."""
    product = Product(emulator, tmp_path, models)
    await product.start()
    yield product
    await product.stop()


@pytest.fixture
async def anna(product: Product, emulator: Emulator) -> Seat:
    """Anna, who has joined with an invite."""
    anna = emulator.user(11, "Anna")
    anna.say(f"/start {await product.invite('Anna')}")
    await anna.next_reply(40)
    return anna
