"""The examples that the product ships, loaded once."""

from __future__ import annotations

from pathlib import Path

import pytest

import pods
from pods.engine.router import Examples, Router, build_router, load_examples


@pytest.fixture(scope="session")
def product_examples() -> Examples:
    root = Path(pods.__file__).parent
    return load_examples([*sorted(root.glob("*/examples")), root / "engine" / "dialog_examples"])


@pytest.fixture(scope="session")
def product_router(product_examples: Examples) -> Router:
    return build_router(product_examples, None)
