"""Makes the pool of a models file: a client for each model on each server, shared by roles that want the same."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from pods.engine.models import embedded
from pods.engine.models.base import Model, ModelOptions, Source
from pods.engine.models.files.manifest import read_manifest
from pods.engine.models.files.pull import pull
from pods.engine.models.ollama import OllamaModel
from pods.engine.models.openai import OpenAIModel
from pods.engine.models.pool.backend import Backend, Target
from pods.engine.models.pool.config import OLLAMA_ADDRESS, BackendSpec, ModelsFile, RoleName, RoleSpec
from pods.engine.models.pool.pool import LOOK_EVERY_S, ModelPool
from pods.engine.models.pool.servers import Progress, open_server
from pods.engine.models.redacting import Names, nobody
from pods.engine.models.registry import placed


def no_key(name: str) -> str:
    """No secret is known."""
    return ""


@dataclass(frozen=True)
class PoolOptions:
    """What the pool needs besides the models file.

    `key_of` gives the secret of a name and raises ConfigurationError for an unknown one; `names` are the members', who
    are not named to a server outside the house.
    """

    models_dir: Path
    source: Source = "package"
    key_of: Callable[[str], str] = no_key
    names: Names = nobody
    look_every_s: float = LOOK_EVERY_S
    now: Callable[[], float] = field(default=time.monotonic)


def open_pool(file: ModelsFile, options: PoolOptions) -> ModelPool:
    """The pool that the file describes; asks no server. Raises ConfigurationError and UnknownModel."""
    backends: dict[str, Backend] = {}
    keys: dict[str, str] = {}
    for name, spec in file.backends.items():
        keys[name] = options.key_of(spec.key) if spec.key else ""
        server = open_server(spec.kind, name, _address(spec), keys[name])
        backends[name] = Backend(name, spec, server, options.now)
    made: dict[tuple[object, ...], Target] = {}

    def target(role: RoleSpec, name: str) -> Target:
        spec = file.backends[name]
        wanted = spec.model or role.model
        # The embedded engine is loaded once, whatever the roles would like.
        same = (name,) if spec.kind == "embedded" else (name, wanted, role.context, role.keep_alive)
        if same not in made:
            model = placed(_model(spec, wanted, role, keys[name], options), spec.place, options.names)
            made[same] = Target(backends[name], model, wanted, always=role.keep_alive == "always", now=options.now)
        return made[same]

    targets: dict[RoleName, tuple[Target, ...]] = {
        role: tuple(target(spec, name) for name in spec.backends) for role, spec in file.roles.items()
    }

    def pull_files(name: str, progress: Progress, stopped: Callable[[], bool]) -> None:
        _, entry = read_manifest().find(name, "language")
        pull(entry, options.models_dir, source=options.source, progress=progress, stopped=stopped)

    return ModelPool(backends, targets, pull_files=pull_files, look_every_s=options.look_every_s)


def _address(spec: BackendSpec) -> str | None:
    return spec.address or (OLLAMA_ADDRESS if spec.kind == "ollama" else None)


def _model(spec: BackendSpec, wanted: str, role: RoleSpec, key: str, options: PoolOptions) -> Model:
    """A client that asks once: going on to another server is the pool's."""
    address = _address(spec)
    if spec.kind == "ollama" and address is not None:
        return OllamaModel(wanted, address, key or None, role.context, keep_alive=role.stays, back_off=())
    if spec.kind == "openai" and address is not None:
        return OpenAIModel(wanted, address, key or None, back_off=())
    wants = ModelOptions(models_dir=options.models_dir, context_tokens=role.context, source=options.source)
    return embedded.open_backend(spec.model or "", wants)
