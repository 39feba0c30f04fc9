"""Model servers on loopback, and a pool of them."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from pathlib import Path
from typing import Any

import pytest

from pods.engine.models.base import ChatMessage, ModelRequest
from pods.engine.models.pool import ModelPool, ModelsFile, PoolOptions, open_pool
from tests.pods.engine.models.pool.server import MODEL, ModelServer

Start = Callable[..., Awaitable[ModelServer]]
MakePool = Callable[..., ModelPool]


def hello(text: str = "hello", **more: Any) -> ModelRequest:
    return ModelRequest((ChatMessage("system", "Be brief."), ChatMessage("user", text)), **more)


async def until(true: Callable[[], bool], seconds: float = 20.0) -> None:
    """Returns when it is true. Raises TimeoutError."""
    async with asyncio.timeout(seconds):
        while not true():
            await asyncio.sleep(0.01)


@pytest.fixture
async def start() -> AsyncIterator[Start]:
    """Starts a server with the given properties."""
    started: list[ModelServer] = []

    async def starting(**properties: Any) -> ModelServer:
        server = ModelServer(**properties)
        started.append(server)
        await server.start()
        return server

    yield starting
    for server in started:
        server.hangs = False
        await server.stop()


@pytest.fixture
async def pool_of(tmp_path: Path) -> AsyncIterator[MakePool]:
    """A pool with the role `fast` on the servers, named s0, s1, …; `backend` and `role` add to what the file says."""
    opened: list[ModelPool] = []

    def opening(
        *servers: ModelServer,
        kind: str = "ollama",
        backend: dict[str, Any] | None = None,
        role: dict[str, Any] | None = None,
        file: dict[str, Any] | None = None,
        **options: Any,
    ) -> ModelPool:
        suffix = "/v1" if kind == "openai" else ""
        backends = {
            f"s{number}": {"kind": kind, "address": server.address + suffix, **(backend or {})}
            for number, server in enumerate(servers)
        }
        roles = {"fast": {"model": MODEL, "backends": list(backends), **(role or {})}}
        value = file or {"backends": backends, "roles": roles}
        pool = open_pool(ModelsFile.model_validate(value), PoolOptions(tmp_path, **options))
        opened.append(pool)
        return pool

    yield opening
    for pool in opened:
        await pool.close()
