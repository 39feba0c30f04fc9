"""The size of a model that a household names itself, as an Ollama server that has it tells."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import httpx
from pydantic import BaseModel, ValidationError

from knowledge.safety.private import in_the_house
from pods.engine.models.placement.catalogue import Candidate, RoleName, cache_of
from skills.engine.errors import ServiceError

ASK_S = 5.0
CACHE_UNKNOWN = 256 * 1024
"""Bytes of cache for one token where nobody says: as much as a model of 32 billion weights takes."""
LAYERS_UNKNOWN = 40


class UnknownSizeError(ServiceError):
    """How large a model is could not be found out."""

    def __init__(self, model: str, why: str) -> None:
        super().__init__(
            f"How large {model} is, is not known: {why}. "
            f"Say it in GB, such as --size {model}=9.3, or choose another model."
        )


class _Tag(BaseModel):
    name: str
    size: int


class _Tags(BaseModel):
    models: tuple[_Tag, ...]


class _Shown(BaseModel):
    model_info: dict[str, Any]


def of_size(name: str, gigabytes: float, roles: Mapping[RoleName, int]) -> Candidate:
    """A model of which only the weights are known, in 10^9 bytes."""
    return Candidate(name, int(gigabytes * 1e9), LAYERS_UNKNOWN, CACHE_UNKNOWN, roles)


def ask_size(address: str, name: str, roles: Mapping[RoleName, int]) -> Candidate:
    """A model as the Ollama server at `address` has it: `/api/tags` and `/api/show`. Blocking.

    Raises UnknownSizeError where the server does not answer or has no such model.
    """
    wanted = {name, f"{name}:latest"}
    try:
        with httpx.Client(base_url=address.rstrip("/"), timeout=ASK_S, trust_env=not in_the_house(address)) as client:
            tags = _Tags.model_validate_json(client.get("/api/tags").raise_for_status().content)
            size = next((one.size for one in tags.models if one.name in wanted), None)
            if size is None:
                raise UnknownSizeError(name, f"the server at {address} does not have it")
            answer = client.post("/api/show", json={"model": name}).raise_for_status()
            shown = _Shown.model_validate_json(answer.content)
    except (httpx.HTTPError, ValidationError, httpx.InvalidURL) as error:
        why = str(error).splitlines()[0] if str(error) else type(error).__name__
        raise UnknownSizeError(name, f"{address} did not tell ({why})") from error
    layers, cache = _form(shown.model_info)
    return Candidate(name, size, layers, cache, roles)


def _form(info: Mapping[str, Any]) -> tuple[int, int]:
    """Layers, and bytes of cache for one token, from a GGUF file's own description."""
    kind = info.get("general.architecture")

    def number(key: str) -> int | None:
        value = info.get(f"{kind}.{key}")
        numbers = [one for one in value if isinstance(one, int)] if isinstance(value, list) else [value]
        return max((one for one in numbers if isinstance(one, int)), default=None)

    layers, heads = number("block_count"), number("attention.head_count")
    kv_heads, length = number("attention.head_count_kv") or heads, number("attention.key_length")
    if length is None and heads and (width := number("embedding_length")):
        length = width // heads
    if info.get(f"{kind}.attention.causal") is False:
        return layers or LAYERS_UNKNOWN, 0
    if not layers or not kv_heads or not length:
        return layers or LAYERS_UNKNOWN, CACHE_UNKNOWN
    return layers, cache_of(layers, kv_heads, length)
