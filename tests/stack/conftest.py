"""One stack of real containers for all tests of this folder."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.stack.engine import Engine, NoEngineError, why_not
from tests.stack.images import make_images
from tests.stack.running import Phone, Running


@pytest.fixture(scope="session")
def engine(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Engine]:
    """An engine of the tests' own, which ends with them."""
    if reason := why_not():
        pytest.skip(reason)
    engine = Engine(tmp_path_factory.mktemp("engine"))
    try:
        engine.start()
    except NoEngineError as error:
        pytest.skip(str(error))
    try:
        yield engine
    finally:
        engine.docker("image", "prune", "--force", check=False)
        engine.stop()


@pytest.fixture(scope="session")
def stack(engine: Engine, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Running]:
    """Everything, built, started and well."""
    folder: Path = tmp_path_factory.mktemp("stack")
    make_images(engine, folder)
    running = Running(engine, folder)
    try:
        running.prepare()
        running.start()
        yield running
    finally:
        running.close()


@pytest.fixture(scope="session")
def anna(stack: Running) -> Phone:
    """A member who joined on Telegram."""
    code = stack.ingle("invite", "Anna", "--role", "admin").split("/start ")[1].split()[0]
    anna = stack.phone(11, "Anna")
    anna.asks(f"/start {code}", "Welcome, Anna")
    return anna
