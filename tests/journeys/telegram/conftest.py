"""A running product and people who write to it."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from tests.emulator import Emulator, Seat
from tests.journeys.telegram.product import Product


@pytest.fixture
async def emulator() -> AsyncIterator[Emulator]:
    emulator = Emulator()
    await emulator.start()
    yield emulator
    await emulator.stop()


@pytest.fixture
async def product(emulator: Emulator, tmp_path: Path) -> AsyncIterator[Product]:
    """The product, running."""
    product = Product(emulator, tmp_path)
    await product.start()
    yield product
    await product.stop()


@pytest.fixture
async def anna(product: Product, emulator: Emulator) -> Seat:
    """Anna, who has joined with an invite."""
    anna = emulator.user(11, "Anna")
    anna.say(f"/start {await product.invite('Anna')}")
    await anna.next_reply(10)
    return anna
