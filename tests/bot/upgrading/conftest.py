"""A household with a pod of its own, left by the version that is here."""

from __future__ import annotations

import asyncio
import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from backups.databases import databases_of
from bot.build import build
from bot.settings import Settings
from bot.upgrading.marks import opened
from knowledge.clock import ManualClock
from pods.engine.folders import use_own
from tests.bot.golden.homes import filled
from tests.bot.upgrading.garden import Garden
from tests.house import NOW, open_house


@pytest.fixture(scope="session")
def left(tmp_path_factory: pytest.TempPathFactory, models_dir: Path) -> Path:
    """The data of a household with something in it."""
    data = tmp_path_factory.mktemp("left") / "data"
    asyncio.run(filled(data, models_dir))
    return data


class Home:
    """A household whose pod changes."""

    def __init__(self, folder: Path, models_dir: Path, left: Path, *, household: bool) -> None:
        shutil.copytree(left, folder / "data")
        self.garden = Garden(folder / "own", household=household)
        self.settings = Settings(
            data_dir=folder / "data",
            models_dir=models_dir,
            pods_dir=self.garden.home,
            model="none",
            hearing="off",
            speaking="off",
            language="en",
        )
        house = open_house(folder / "none", models_dir)
        self.clock: ManualClock = house.clock
        asyncio.run(house.stop())
        self.open()

    @property
    def backups(self) -> Path:
        """Where snapshots go."""
        return self.settings.backup_dir

    def open(self) -> None:
        """Opens the data with this version and notes it, as `ingle run` does after `begin`."""
        use_own(self.settings.pods_dir)
        app = build(self.settings, clock=self.clock)
        opened(self.settings, self.clock)
        app.close()

    def beds(self) -> list[tuple[object, ...]]:
        """The garden's rows, as they lie in its database."""
        path = self.settings.data_dir / "pods" / self.garden.name / f"{self.garden.name}.db"
        with closing(sqlite3.connect(path)) as connection:
            return connection.execute("SELECT * FROM beds").fetchall()

    def dump(self) -> str:
        """All databases as text."""
        told = []
        for path in databases_of(self.settings.data_dir):
            with closing(sqlite3.connect(path)) as connection:
                told += [path.name, *connection.iterdump()]
        return "\n".join(told)


@pytest.fixture
def home(tmp_path: Path, models_dir: Path, left: Path) -> Iterator[Home]:
    """The garden has a database of its own."""
    yield Home(tmp_path, models_dir, left, household=False)
    use_own(None)


@pytest.fixture
def home_beside_members(tmp_path: Path, models_dir: Path, left: Path) -> Iterator[Home]:
    """The garden's tables lie in the household's database."""
    yield Home(tmp_path, models_dir, left, household=True)
    use_own(None)


__all__ = ["NOW", "Home"]
