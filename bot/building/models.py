"""The router and the language model, as the settings choose them."""

from __future__ import annotations

from pathlib import Path

from bot.settings import Settings
from pods.engine.models import Model, open_model
from pods.engine.models.redacting import Names, nobody
from pods.engine.pod import PODS, pod_folders
from pods.engine.router import Router, open_router
from pods.engine.router.ranking import weights_path, write_weights

TRAINED = PODS / "engine" / "router" / "trained"
"""Where `make setup` puts the router's weights; not in version control."""


def make_router(settings: Settings) -> Router:
    """The router over all pods' examples: trained by `make setup`, and again by itself when examples change."""
    return open_router(example_folders(), [TRAINED, settings.models_dir])


def example_folders() -> list[Path]:
    """Where examples lie: with each pod, and those of intents that belong to none."""
    folders = [folder / "examples" for folder in pod_folders() if (folder / "examples").is_dir()]
    return [*folders, PODS / "engine" / "dialog_examples"]


def train_router() -> None:
    """Writes the router's weights beside the code, unless they are there."""
    path = weights_path(TRAINED, example_folders())
    if not path.exists():
        write_weights(path, example_folders())


def make_model(settings: Settings, names: Names = nobody) -> Model | None:
    """The model of INGLE_MODEL; None for `none`. One outside the house is not told `names`."""
    if settings.model == "none":
        return None
    key = settings.model_api_key
    return open_model(
        settings.model,
        base_url=settings.model_base_url,
        api_key=key.get_secret_value() if key else None,
        models_dir=settings.models_dir,
        context_tokens=settings.model_context,
        source=settings.model_source,
        place=settings.model_place,
        names=names,
    )
