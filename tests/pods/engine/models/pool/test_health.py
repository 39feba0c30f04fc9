"""What the pool knows of its servers without being asked: who is gone, who is back, what has to be loaded."""

from __future__ import annotations

import asyncio
import time

import pytest

from pods.engine.models.base import ModelState
from pods.engine.models.errors import ModelUnavailable
from tests.pods.engine.models.pool.conftest import MakePool, Start, hello, until
from tests.pods.engine.models.pool.server import MODEL

EVERY = {"look_every_s": 0.05}


@pytest.mark.parametrize("kind", ["ollama", "openai"])
async def test_a_server_that_goes_and_comes_back(start: Start, pool_of: MakePool, kind: str) -> None:
    server, other = await start(), await start()
    pool = pool_of(server, other, kind=kind, **EVERY)
    pool.start()
    await until(lambda: server.looks > 1)
    await server.stop()
    await until(lambda: not pool.status()[0].healthy)
    assert f"{server.address}" in pool.status()[0].reason
    assert pool.role("fast").status.state is ModelState.READY
    for _ in range(3):
        await pool.role("fast").complete(hello())
    assert pool.status()[0].failed == 0, "nobody had to find out"
    await server.start()
    await until(lambda: pool.status()[0].healthy)


async def test_a_server_that_hangs_loses_what_it_works_on(start: Start, pool_of: MakePool) -> None:
    """Long before the question's own patience ends: the looks get no answer."""
    hung, other = await start(), await start(pieces=("here",))
    pool = pool_of(hung, other, **EVERY)
    pool.start()
    await until(lambda: hung.looks > 0)
    hung.hangs = True
    begun = time.monotonic()
    assert (await pool.role("fast").complete(hello(timeout_s=60))).text == "here"
    assert time.monotonic() - begun < 12


async def test_what_stays_in_memory_is_loaded_at_the_start_and_when_a_server_is_back(
    start: Start, pool_of: MakePool
) -> None:
    server = await start(loaded=set())
    pool = pool_of(server, role={"keep_alive": "always", "context": 2048}, **EVERY)
    pool.start()
    await until(lambda: len(server.warmed) == 1)
    assert server.warmed[0]["keep_alive"] == -1
    assert server.warmed[0]["options"]["num_ctx"] == 2048
    await until(lambda: pool.status()[0].loaded == (MODEL,))
    await server.stop()
    await until(lambda: not pool.status()[0].healthy)
    server.loaded = set()
    await server.start()
    await until(lambda: len(server.warmed) == 2)
    await asyncio.sleep(0.2)
    assert len(server.warmed) == 2


async def test_other_models_are_not_loaded_before_they_are_asked(start: Start, pool_of: MakePool) -> None:
    server = await start(loaded=set())
    pool = pool_of(server, role={"keep_alive": "5m"}, **EVERY)
    pool.start()
    await until(lambda: server.looks > 2)
    assert not server.warmed
    await pool.role("fast").complete(hello())
    assert (server.asked[0]["keep_alive"], server.asked[0]["options"]["num_ctx"]) == ("5m", 4096)


async def test_when_nothing_is_left_every_server_has_its_reason(start: Start, pool_of: MakePool) -> None:
    gone, without = await start(), await start(available=set())
    pool = pool_of(gone, without)
    await gone.stop()
    await pool.look()
    with pytest.raises(ModelUnavailable) as caught:
        await pool.role("fast").complete(hello())
    said = str(caught.value)
    assert f"s0: {gone.address} does not answer" in said
    assert f"s1: the model {MODEL} is not on it" in said
    assert "`ingle check`" in said
    assert pool.role("fast").status.state is ModelState.FAILED
    assert "s1" in pool.role("fast").status.reason


async def test_before_giving_up_the_pool_looks_again(start: Start, pool_of: MakePool) -> None:
    server, other = await start(), await start()
    pool = pool_of(server, other)
    await server.stop()
    await other.stop()
    await pool.look()
    await server.start()
    assert (await pool.role("fast").complete(hello())).text == "Good day"
