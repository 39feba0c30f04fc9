"""Homes and Telegram for the procedures."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from tests.emulator import Emulator
from tests.runbook.homes import Home


@pytest.fixture
def home(tmp_path: Path, models_dir: Path) -> Home:
    """A household of Anna's with snapshots in its folder."""
    home = Home(tmp_path / "home", models_dir, INGLE_BACKUP_REPOSITORY="off")
    home.types("ingle members")
    return home


@pytest.fixture
async def emulator() -> AsyncIterator[Emulator]:
    emulator = Emulator()
    await emulator.start()
    yield emulator
    await emulator.stop()
