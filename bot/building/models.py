"""The router and the language model, as the settings choose them."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from pydantic import ValidationError

from bot.redaction import hide_secrets
from bot.settings import SECRETS, Settings, secret_file
from knowledge.search import SearchSettings
from pods.engine.models import Model, open_model
from pods.engine.models.errors import MissingModelSetting
from pods.engine.models.pool import (
    BackendSpec,
    ModelPool,
    ModelsFile,
    PoolOptions,
    RoleSpec,
    open_pool,
    read_models_file,
)
from pods.engine.models.pool.config import OLLAMA_ADDRESS, Kind
from pods.engine.models.redacting import Names, nobody
from pods.engine.pod import PODS, pod_folders
from pods.engine.router import Router, open_router
from pods.engine.router.ranking import weights_path, write_weights
from skills.engine.errors import ConfigurationError

TRAINED = PODS / "engine" / "router" / "trained"
"""Where `make setup` puts the router's weights; not in version control."""

API_KEY = "INGLE_MODEL_API_KEY"


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
    """The model with the role `fast`; None where there is none. One outside the house is not told `names`."""
    pool = make_pool(settings, names)
    return pool.role("fast") if pool is not None else None


def make_pool(settings: Settings, names: Names = nobody) -> ModelPool | None:
    """The models file's servers, or without one that of INGLE_MODEL in every role; None for `none`.

    Servers outside the house are not told `names`. Raises ConfigurationError.
    """
    file = models_file(settings)
    if file is None:
        return None if settings.model == "none" else ModelPool.of(_plain_model(settings, names))
    options = PoolOptions(
        settings.models_dir, source=settings.model_source, key_of=lambda name: key_of(settings, name), names=names
    )
    return open_pool(file, options)


def models_file(settings: Settings) -> ModelsFile | None:
    """What the models file says, or what INGLE_MODEL comes to in its words; None where that is no kind of server."""
    path = settings.models_file or settings.data_dir / "models.yaml"
    if settings.models_file is not None or path.exists():
        return read_models_file(path)
    kind, _, name = settings.model.strip().partition(":")
    match kind, name.strip():
        case "ollama", "":
            raise MissingModelSetting("ollama", "INGLE_MODEL", "write 'ollama:' and a name from 'ollama list'")
        case "openai", "":
            raise MissingModelSetting("openai", "INGLE_MODEL", "write 'openai:' and the server's name of the model")
        case "openai", named if settings.model_base_url is None:
            meaning = "the server's address, which ends in /v1"
            raise MissingModelSetting(f"openai:{named}", "INGLE_MODEL_BASE_URL", meaning)
        case "ollama" | "openai" | "embedded" as known, named:
            return _one_server(settings, known, named)
    return None


def search_of(settings: Settings) -> SearchSettings:
    """How papers are found; the vectors come from the role `embed`, where the models file has one on Ollama servers."""
    search = settings.of_search
    file = models_file(settings)
    role = file.roles.get("embed") if file else None
    if file is None or role is None or "embedder" in settings.model_fields_set:
        return search
    servers = [file.backends[name] for name in role.backends]
    addresses = [one.address or OLLAMA_ADDRESS for one in servers if one.kind == "ollama" and one.key is None]
    if not addresses:
        return search
    return replace(search, embedder=f"ollama:{role.model}", embedder_url=",".join(addresses))


def _one_server(settings: Settings, kind: Kind, name: str) -> ModelsFile:
    elsewhere = kind != "embedded"
    try:
        backend = BackendSpec(
            kind=kind,
            address=settings.model_base_url if elsewhere else None,
            place=settings.model_place if elsewhere else "auto",
            key=API_KEY if elsewhere and settings.model_api_key else None,
            model=name or None,
        )
    except ValidationError as error:
        said = error.errors(include_input=False, include_url=False)[0]["msg"]
        raise ConfigurationError(f"INGLE_MODEL_BASE_URL: {said.removeprefix('Value error, ')}") from error
    role = RoleSpec(model=name or kind, backends=(kind,), context=settings.model_context)
    return ModelsFile(backends={kind: backend}, roles={"fast": role})


def key_of(settings: Settings, name: str, secrets: Path = SECRETS) -> str:
    """The key that the models file names, which logs do without from now on. Raises ConfigurationError."""
    if name != API_KEY:
        secret = secret_file(name, secrets)
        hide_secrets([secret])
        return secret
    if settings.model_api_key is None:
        raise ConfigurationError(f"the models file wants {API_KEY}, which is not set.")
    return settings.model_api_key.get_secret_value()


def _plain_model(settings: Settings, names: Names) -> Model:
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
