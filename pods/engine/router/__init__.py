"""Which intent a sentence has, over everything the pods declare by example, with a calibrated confidence."""

from __future__ import annotations

from pods.engine.router.examples import Examples, ExamplesError, load_examples
from pods.engine.router.ranking import Ranked, Router, build_router, open_router
from pods.engine.router.routes import PUBLIC_ROUTES, public_route

__all__ = [
    "PUBLIC_ROUTES",
    "Examples",
    "ExamplesError",
    "Ranked",
    "Router",
    "build_router",
    "load_examples",
    "open_router",
    "public_route",
]
