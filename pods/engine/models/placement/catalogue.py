"""Models that may serve a role, and what they weigh: those we propose, and those a household names itself."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from typing import Literal

import yaml
from pydantic import BaseModel, ConfigDict, Field

RoleName = Literal["fast", "chat", "embed", "vision"]
ROLES: tuple[RoleName, ...] = ("fast", "chat", "embed", "vision")
"""In the order in which they are served when not all of them can be."""

GRAPH_MIB = 768
"""MiB of a loaded model besides its weights and its cache, on each card it lies on. See `memory`."""

_FILE = Path(__file__).with_name("catalogue.yaml")


@dataclass(frozen=True, slots=True)
class Candidate:
    """A model that may serve a role. `cache_bytes` are those of one token of context, keys and values, all layers."""

    name: str
    weights: int
    """Bytes."""
    layers: int
    cache_bytes: int
    roles: Mapping[RoleName, int]
    """How well it does a role, 0 to 100."""
    graph_mib: int = GRAPH_MIB
    licence: str = ""

    def __hash__(self) -> int:
        return hash(self.name)

    def serving(self, roles: Mapping[RoleName, int]) -> Candidate:
        """The same model for other roles."""
        return replace(self, roles=roles)


class _Entry(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)

    name: str
    roles: dict[RoleName, int]
    bytes: int = Field(gt=0)
    layers: int = Field(gt=0)
    kv_heads: int = Field(ge=0)
    head_dim: int = Field(gt=0)
    graph_mib: int = Field(default=GRAPH_MIB, gt=0)
    licence: str
    source: str


class _Catalogue(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)

    models: tuple[_Entry, ...]


def cache_of(layers: int, kv_heads: int, head_dim: int) -> int:
    """Bytes of the cache for one token: keys and values of every layer, two bytes a number (f16)."""
    return layers * kv_heads * head_dim * 2 * 2


@cache
def catalogue() -> tuple[Candidate, ...]:
    """All models that we propose, as `catalogue.yaml` lists them."""
    read = _Catalogue.model_validate(yaml.safe_load(_FILE.read_text(encoding="utf-8")))
    return tuple(
        Candidate(
            entry.name,
            entry.bytes,
            entry.layers,
            cache_of(entry.layers, entry.kv_heads, entry.head_dim),
            entry.roles,
            entry.graph_mib,
            entry.licence,
        )
        for entry in read.models
    )


def known(name: str) -> Candidate | None:
    """The catalogue's model of that name, with or without `:latest`; None for any other."""
    plain = name.removesuffix(":latest")
    return next((one for one in catalogue() if one.name == plain), None)
