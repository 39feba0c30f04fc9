"""Opens a model by its spec, such as `ollama:qwen3:8b`; a backend is a module here with an `open_backend`."""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Callable
from pathlib import Path

from pods.engine.models.base import Model, ModelOptions, Place, Source
from pods.engine.models.errors import UnknownModel
from pods.engine.models.redacting import Names, RedactingModel, nobody

_PACKAGE = "pods.engine.models"


def open_model(
    spec: str,
    *,
    models_dir: Path,
    base_url: str | None = None,
    api_key: str | None = None,
    context_tokens: int = 4096,
    source: Source = "package",
    allow_pull: bool = True,
    place: Place = "auto",
    names: Names = nobody,
) -> Model:
    """The model that `BACKEND` or `BACKEND:NAME` names; does no work beyond making the object.

    One outside the house is asked without personal data; `names` are the members'. `place` says where the backend is,
    for those whose address does not show it. Raises UnknownModel or MissingModelSetting (both stop the start).
    """
    kind, _, name = spec.strip().partition(":")
    opener = _opener(kind) if kind in _modules() else None
    if opener is None:
        raise UnknownModel(spec, known_backends())
    model = opener(
        name.strip(),
        ModelOptions(
            models_dir=models_dir,
            base_url=base_url or None,
            api_key=api_key or None,
            context_tokens=context_tokens,
            source=source,
            allow_pull=allow_pull,
        ),
    )
    return placed(model, place, names)


def placed(model: Model, place: Place, names: Names) -> Model:
    """The model as it may be asked: one outside the house without personal data."""
    model.local = model.local if place == "auto" else place == "home"
    return model if model.local else RedactingModel(model, names)


def known_backends() -> tuple[str, ...]:
    """Names of all backends."""
    return tuple(sorted(name for name in _modules() if _opener(name) is not None))


def _modules() -> set[str]:
    package = importlib.import_module(_PACKAGE)
    return {module.name for module in pkgutil.iter_modules(package.__path__) if not module.ispkg}


def _opener(name: str) -> Callable[[str, ModelOptions], Model] | None:
    return getattr(importlib.import_module(f"{_PACKAGE}.{name}"), "open_backend", None)
