"""Fetching a model by the servers, with progress, as `/api/pull` tells it."""

from __future__ import annotations

import asyncio

import pytest

from pods.engine.models.errors import DownloadFailed
from pods.engine.models.pool.pool import NobodyPulls
from tests.pods.engine.models.pool.conftest import MakePool, Start, until
from tests.pods.engine.models.pool.server import MODEL

LINES = (
    {"status": "pulling manifest"},
    {"status": "pulling 1", "digest": "sha256:1", "total": 100},
    {"status": "pulling 1", "digest": "sha256:1", "total": 100, "completed": 60},
    {"status": "pulling 2", "digest": "sha256:2", "total": 20, "completed": 20},
    {"status": "pulling 1", "digest": "sha256:1", "total": 100, "completed": 100},
    {"status": "verifying sha256 digest"},
    {"status": "success"},
)


async def test_each_server_that_needs_it_fetches_in_turn(start: Start, pool_of: MakePool) -> None:
    servers = [await start(pull=LINES, available=set()) for _ in range(2)]
    pool = pool_of(*servers)
    await pool.look()
    assert not pool.status()[0].healthy
    for server in servers:
        server.available = {MODEL}
    told: list[tuple[int, int]] = []
    await pool.pull(MODEL, lambda done, total: told.append((done, total)))
    assert [one.pulled for one in servers] == [[MODEL], [MODEL]]
    assert told[:4] == [(0, 200), (60, 200), (80, 240), (120, 240)]
    assert told[-1] == (240, 240)
    assert pool.status()[0].healthy


@pytest.mark.parametrize(
    ("lines", "said"),
    [
        (({"error": "pull model manifest: file does not exist"},), "file does not exist"),
        (LINES[:3], "stopped before the end"),
    ],
)
async def test_a_pull_that_fails_says_why(
    start: Start, pool_of: MakePool, lines: tuple[dict[str, object], ...], said: str
) -> None:
    server = await start(pull=lines)
    with pytest.raises(DownloadFailed, match=f"{MODEL} on s0 .*{said}"):
        await pool_of(server).pull(MODEL, lambda *_: None)


async def test_a_pull_that_is_given_up_stops_the_server(start: Start, pool_of: MakePool) -> None:
    server = await start(pull=LINES * 100, pull_pause_s=0.02)
    pool = pool_of(server)
    pulling = asyncio.create_task(pool.pull(MODEL, lambda *_: None))
    await until(lambda: bool(server.pulled))
    pulling.cancel()
    with pytest.raises(asyncio.CancelledError):
        await pulling
    await until(lambda: server.cut > 0)


async def test_other_servers_cannot(start: Start, pool_of: MakePool) -> None:
    with pytest.raises(NobodyPulls, match="no Ollama server"):
        await pool_of(await start(), kind="openai").pull(MODEL, lambda *_: None)
