"""The models file: which servers there are, and which model has which role on which of them."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Annotated, Literal, Self

import yaml
from pydantic import BaseModel, ConfigDict, Field, ValidationError, model_validator

from pods.engine.models.base import Place
from skills.engine.errors import ConfigurationError

RoleName = Literal["fast", "chat", "vision", "embed"]
Kind = Literal["ollama", "openai", "embedded"]
BackendName = Annotated[str, Field(pattern=r"^[a-z0-9][a-z0-9_-]*$")]

OLLAMA_ADDRESS = "http://127.0.0.1:11434"
PARALLEL: dict[Kind, int] = {"ollama": 1, "openai": 4, "embedded": 2}
"""Questions at once where the file does not say: what each kind does unless it is told otherwise."""


class BrokenModelsFile(ConfigurationError):
    """The models file does not say what it must; the sentence names the file and the field."""

    def __init__(self, path: Path, reason: str) -> None:
        super().__init__(f"{path}: {reason}.")


class _Strict(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class BackendSpec(_Strict):
    """A server. `parallel` is how many questions it works on at once, `queue` how many more may wait for it.

    `model` is what this server calls the model, in place of the role's name; for the embedded engine one of the
    manifest. `key` names a secret, or INGLE_MODEL_API_KEY.
    """

    kind: Kind
    address: str | None = Field(default=None, pattern=r"^https?://[^/\s]+\S*$")
    parallel: int | None = Field(default=None, ge=1, le=256)
    queue: int = Field(default=16, ge=0, le=1000)
    place: Place = "auto"
    key: str | None = Field(default=None, pattern=r"^[A-Za-z0-9_.-]+$")
    model: str | None = Field(default=None, min_length=1)

    @model_validator(mode="after")
    def _address_by_kind(self) -> Self:
        if self.kind == "openai" and self.address is None:
            raise ValueError("address: give the server's address, which ends in /v1")
        if self.kind == "embedded" and (self.address or self.key or self.place != "auto"):
            raise ValueError("address, key and place are for servers; the embedded engine has none")
        return self

    @property
    def slots(self) -> int:
        """Questions that it works on at once."""
        return self.parallel or PARALLEL[self.kind]


class RoleSpec(_Strict):
    """A model for one kind of work, on one or more servers, and how long it stays in their memory."""

    model: str = Field(min_length=1)
    backends: tuple[str, ...] = Field(min_length=1)
    keep_alive: str = Field(default="30m", pattern=r"^(always|\d+(s|m|h)|0)$")
    context: int = Field(default=4096, ge=512, le=1_048_576)

    @property
    def stays(self) -> str | int:
        """The time in memory as Ollama takes it."""
        return {"always": -1, "0": 0}.get(self.keep_alive, self.keep_alive)


class ModelsFile(_Strict):
    """All of it. The role `fast` must be there; one that is not falls back to it, except `embed`."""

    backends: dict[BackendName, BackendSpec] = Field(min_length=1)
    roles: dict[RoleName, RoleSpec]

    @model_validator(mode="after")
    def _roles_fit_backends(self) -> Self:
        if "fast" not in self.roles:
            raise ValueError("roles: the role fast is missing, which the others fall back to")
        for role, spec in self.roles.items():
            for name in spec.backends:
                if name not in self.backends:
                    known = ", ".join(self.backends)
                    raise ValueError(f"roles.{role}.backends: there is no backend {name}; there are {known}")
                if role == "embed" and self.backends[name].kind == "embedded":
                    raise ValueError(f"roles.embed.backends: {name} is the embedded engine, which makes no vectors")
            if len(set(spec.backends)) < len(spec.backends):
                raise ValueError(f"roles.{role}.backends: a backend is named twice")
        self._same_context()
        return self

    def _same_context(self) -> None:
        """An Ollama server loads a model anew for each length of context, so there may be only one."""
        seen: dict[tuple[str, str], tuple[str, int]] = {}
        for role, spec in self.roles.items():
            for name in spec.backends:
                other, context = seen.setdefault((name, spec.model), (role, spec.context))
                if self.backends[name].kind == "ollama" and context != spec.context:
                    raise ValueError(
                        f"roles.{role}.context: {spec.model} has {context} for {other} on {name}; give both the same,"
                        " or the server loads it anew for each question"
                    )


def read_models_file(path: Path) -> ModelsFile:
    """The file at `path`. Raises BrokenModelsFile that names every field that is wrong."""
    try:
        value = yaml.safe_load(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError) as error:
        raise BrokenModelsFile(path, f"it cannot be read ({error})") from error
    except yaml.YAMLError as error:
        raise BrokenModelsFile(path, f"it is not YAML ({' '.join(str(error).split())})") from error
    if not isinstance(value, Mapping):
        raise BrokenModelsFile(path, "it must have backends and roles")
    try:
        return ModelsFile.model_validate(value)
    except ValidationError as error:
        raise BrokenModelsFile(path, "; ".join(_problems(error))) from error


def _problems(error: ValidationError) -> list[str]:
    sentences = []
    for one in error.errors(include_input=False, include_url=False):
        field = ".".join(str(part) for part in one["loc"] if part != "[key]")
        said = one["msg"].removeprefix("Value error, ")
        sentences.append(f"{field}: {said}" if field else said)
    return sentences
