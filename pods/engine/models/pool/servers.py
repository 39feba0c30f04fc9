"""What can be asked of a server besides answers: whether it is there, which models it has, and to fetch one."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Protocol

import httpx

from knowledge.safety.private import in_the_house
from pods.engine.models.errors import DownloadFailed, ModelUnavailable
from pods.engine.models.pool.config import Kind

LOOK_S = 3.0
_GONE = "Start the server, or correct its address in the models file"

Progress = Callable[[int, int], None]
"""Bytes done and bytes in all."""


@dataclass(frozen=True, slots=True)
class Seen:
    """What a look at a server showed: models in its memory, and those it could load; None where it does not say."""

    loaded: frozenset[str] | None = None
    available: frozenset[str] | None = None


class Server(Protocol):
    """A server over HTTP."""

    @property
    def address(self) -> str:
        """Where it is."""

    async def look(self) -> Seen:
        """A quick look. Raises ModelUnavailable."""

    async def pull(self, model: str, progress: Progress) -> None:
        """Has it fetch a model. Raises DownloadFailed."""

    def same(self, model: str) -> str:
        """The model's name as `Seen` has it."""

    async def close(self) -> None:
        """Closes the connections."""


def _client(address: str, key: str | None) -> httpx.AsyncClient:
    headers = {"Authorization": f"Bearer {key}"} if key else {}
    return httpx.AsyncClient(
        base_url=address.rstrip("/") + "/", headers=headers, timeout=LOOK_S, trust_env=not in_the_house(address)
    )


class OllamaServer:
    """By Ollama's native API."""

    def __init__(self, name: str, address: str, key: str | None = None) -> None:
        self.address = address
        self._name = name
        self._client = _client(address, key)

    async def look(self) -> Seen:
        """`/api/ps` and `/api/tags`."""
        loaded = await _got(self._client, "api/ps", self._name, self.address)
        available = await _got(self._client, "api/tags", self._name, self.address)
        return Seen(_names(loaded, "models", "name"), _names(available, "models", "name"))

    async def pull(self, model: str, progress: Progress) -> None:
        """`/api/pull`; an interrupted one goes on where it stopped. Cancelling the task stops the server's fetching."""
        layers: dict[str, tuple[int, int]] = {}
        succeeded = False
        try:
            async with self._client.stream("POST", "api/pull", json={"model": model}, timeout=None) as response:
                async for line in response.aiter_lines():
                    said = _object(line)
                    if "error" in said:
                        raise DownloadFailed(f"{model} on {self._name}", str(said["error"]).rstrip("."))
                    if digest := said.get("digest"):
                        layers[str(digest)] = (int(said.get("completed") or 0), int(said.get("total") or 0))
                        progress(sum(done for done, _ in layers.values()), sum(total for _, total in layers.values()))
                    succeeded = said.get("status") == "success"
        except (httpx.HTTPError, ValueError) as error:
            raise DownloadFailed(f"{model} on {self._name}", str(error) or type(error).__name__) from error
        if not succeeded:
            raise DownloadFailed(f"{model} on {self._name}", "the server stopped before the end")

    def same(self, model: str) -> str:
        """With the tag that Ollama adds."""
        return model if ":" in model.rsplit("/", 1)[-1] else f"{model}:latest"

    async def close(self) -> None:
        """Closes the connections."""
        await self._client.aclose()


class OpenAIServer:
    """By the OpenAI-compatible API, whose list of models is what the server has loaded."""

    def __init__(self, name: str, address: str, key: str | None = None) -> None:
        self.address = address
        self._name = name
        self._client = _client(address, key)

    async def look(self) -> Seen:
        """`/v1/models`; a server that lists none is taken to be there all the same."""
        return Seen(_names(await _got(self._client, "models", self._name, self.address), "data", "id"))

    async def pull(self, model: str, progress: Progress) -> None:
        """Always raises DownloadFailed: this API cannot."""
        raise DownloadFailed(f"{model} on {self._name}", "only Ollama servers fetch models")

    def same(self, model: str) -> str:
        """As it is."""
        return model

    async def close(self) -> None:
        """Closes the connections."""
        await self._client.aclose()


def open_server(kind: Kind, name: str, address: str | None, key: str | None) -> Server | None:
    """The server of a backend; None for the embedded engine."""
    if kind == "embedded" or address is None:
        return None
    return OllamaServer(name, address, key) if kind == "ollama" else OpenAIServer(name, address, key)


async def _got(client: httpx.AsyncClient, path: str, name: str, address: str) -> dict[str, Any]:
    try:
        response = await client.get(path)
    except httpx.TimeoutException as error:
        raise ModelUnavailable(name, f"{address} does not answer within {LOOK_S:g} s", _GONE, "trouble") from error
    except httpx.HTTPError as error:
        reason = f"{address} does not answer ({str(error) or type(error).__name__})"
        raise ModelUnavailable(name, reason, _GONE, "gone") from error
    if response.status_code in {401, 403}:
        raise ModelUnavailable(name, f"{address} refuses the key", "Correct `key` in the models file", "setup")
    if response.status_code >= 500:
        raise ModelUnavailable(name, f"{address} fails with status {response.status_code}", "Look at its log", "gone")
    try:
        return _object(response.text)
    except ValueError:
        return {}


def _object(text: str) -> dict[str, Any]:
    value = json.loads(text)
    if not isinstance(value, dict):
        raise ValueError("not an object")
    return value


def _names(answer: dict[str, Any], key: str, name: str) -> frozenset[str] | None:
    listed = answer.get(key)
    if not isinstance(listed, list):
        return None
    return frozenset(str(one[name]) for one in listed if isinstance(one, dict) and name in one)
