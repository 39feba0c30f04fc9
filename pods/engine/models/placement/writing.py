"""What a plan is written to: the models file that the pool reads, and the Compose file with a server for each card."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import yaml

from pods.engine.models.files.manifest import read_manifest
from pods.engine.models.placement.catalogue import ROLES, RoleName
from pods.engine.models.placement.plan import Plan, Server
from pods.engine.models.pool.config import BackendSpec, ModelsFile, RoleSpec
from skills.engine.errors import ConfigurationError

MARK = "# Written by `ingle models plan --write`."
PORT = 11434
EMBEDDED = "here"
KEPT: Mapping[RoleName, str] = {"fast": "always", "chat": "always", "embed": "always", "vision": "30m"}
"""How long a model stays in memory: the plan has a place for each; pictures come seldom."""


class NotOursError(ConfigurationError):
    """A file that somebody wrote or changed by hand is in the way."""

    def __init__(self, path: Path) -> None:
        super().__init__(f"{path} was not written by `ingle models plan`. Move it away, or write over it with --force.")


class NoFolderError(ConfigurationError):
    """The folder for a file is missing."""

    def __init__(self, path: Path) -> None:
        super().__init__(
            f"There is no folder {path.parent} for {path.name}. Start in Inglenook's folder, or name another."
        )


def models_file(plan: Plan) -> ModelsFile:
    """The plan for the pool. The embedded engine is the last resort of `fast`, and all there is without a card."""
    backends = {
        _backend(server): BackendSpec(kind="ollama", address=f"http://{server.name}:{PORT}", parallel=plan.parallel)
        for server in plan.servers
    }
    roles: dict[RoleName, RoleSpec] = {}
    for role in ROLES:
        if (got := plan.of_role(role)) is not None:
            model, context, servers = got
            names = [_backend(server) for server in servers] + ([EMBEDDED] if role == "fast" else [])
            roles[role] = RoleSpec(model=model, backends=tuple(names), keep_alive=KEPT[role], context=context)
    if "fast" not in roles:
        roles["fast"] = RoleSpec(model=read_manifest().default, backends=(EMBEDDED,))
    return ModelsFile(backends={**backends, EMBEDDED: BackendSpec(kind="embedded")}, roles=roles)


def compose_file(plan: Plan) -> dict[str, Any]:
    """The Compose override: an Ollama server for each card, or for the cards that share a model."""
    return {"version": "3.9", "services": {server.name: _service(server, plan.parallel) for server in plan.servers}}


def write_plan(plan: Plan, models_path: Path, compose_path: Path, *, force: bool = False) -> None:
    """Writes both files. Raises NotOursError where one of them is somebody's own, and NoFolderError."""
    for path in (models_path, compose_path):
        if not path.parent.is_dir():
            raise NoFolderError(path)
        if path.exists() and not force and not path.read_text(encoding="utf-8").startswith(MARK):
            raise NotOursError(path)
    written = models_file(plan).model_dump(mode="json", exclude_defaults=True)
    _write(models_path, "Which model serves which role, on which server.", written)
    _write(
        compose_path,
        "Servers for the graphics cards; it goes after compose.yaml and beside it, with --profile gpu.",
        compose_file(plan),
    )


def _write(path: Path, what: str, data: Mapping[str, Any]) -> None:
    text = yaml.safe_dump(dict(data), sort_keys=False, allow_unicode=True, width=120)
    path.write_text(f"{MARK}\n# {what}\n{text}", encoding="utf-8")


def _backend(server: Server) -> str:
    return f"gpu{server.number}"


def _service(server: Server, parallel: int) -> dict[str, Any]:
    """What a server has beside what `ollama-0` of compose.yaml says for all of them.

    Inside the container its cards are numbered anew from 0, so that only their own ids name them for certain. The
    servers share a folder of models: none may throw away at its start what another one is fetching.
    """
    named = all(card.uuid for card in server.cards)
    outside = [card.uuid if named else str(card.index) for card in server.cards]
    inside = outside if named else [str(number) for number in range(len(server.cards))]
    first = server.number == 0
    return {
        **({} if first else {"extends": {"file": "compose.yaml", "service": "ollama-0"}}),
        "environment": {
            "CUDA_VISIBLE_DEVICES": ",".join(inside),
            "OLLAMA_CONTEXT_LENGTH": str(max(held.context for held in server.models)),
            "OLLAMA_KEEP_ALIVE": "30m",
            "OLLAMA_MAX_LOADED_MODELS": str(len(server.models)),
            "OLLAMA_NOPRUNE": "1",
            "OLLAMA_NUM_PARALLEL": str(parallel),
        },
        "deploy": {
            "resources": {
                "reservations": {
                    "devices": [{"driver": "nvidia", "device_ids": outside, "capabilities": ["gpu"]}],
                }
            }
        },
    }
