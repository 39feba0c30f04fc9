"""The examples that the product ships, loaded once."""

from __future__ import annotations

from pathlib import Path

import pytest

import pods
from bot.build import make_router
from bot.settings import Settings
from pods.engine.router import Examples, Router, load_examples


@pytest.fixture(scope="session")
def product_examples() -> Examples:
    root = Path(pods.__file__).parent
    return load_examples([*sorted(root.glob("*/examples")), root / "engine" / "dialog_examples"])


@pytest.fixture(scope="session")
def product_router(tmp_path_factory: pytest.TempPathFactory) -> Router:
    """As the product opens it, with the weights that `make setup` trained."""
    return make_router(Settings(models_dir=tmp_path_factory.mktemp("models")))
