"""When all servers are at work: who waits, who is told, who is sent away, and what the wait counts for."""

from __future__ import annotations

import asyncio
import time

import pytest

from pods.engine.models.errors import ModelBusy, ModelTimeout, ModelUnavailable
from tests.pods.engine.models.pool.conftest import MakePool, Start, hello, until


async def test_no_server_gets_more_than_it_takes(start: Start, pool_of: MakePool) -> None:
    servers = [await start(pause_s=0.05) for _ in range(2)]
    model = pool_of(*servers, backend={"parallel": 3}).role("fast")
    await asyncio.gather(*(model.complete(hello(str(number))) for number in range(20)))
    assert [one.most_working for one in servers] == [3, 3]


async def test_who_waits_is_told_how_many_are_before(start: Start, pool_of: MakePool) -> None:
    server = await start(hangs=True)
    pool = pool_of(server)
    told: list[int] = []
    asking = [
        asyncio.create_task(pool.role("fast").complete(hello(str(number), on_wait=told.append))) for number in range(4)
    ]
    await until(lambda: [(one.in_flight, one.waiting) for one in pool.status()] == [(1, 3)])
    server.hangs = False
    await asyncio.gather(*asking)
    assert told == [0, 1, 2]


async def test_beyond_the_queue_one_is_busy_at_once(start: Start, pool_of: MakePool) -> None:
    server = await start(hangs=True)
    pool = pool_of(server, backend={"queue": 2})
    model = pool.role("fast")
    asking = [asyncio.create_task(model.complete(hello(str(number)))) for number in range(3)]
    await until(lambda: pool.status()[0].waiting == 2)
    with pytest.raises(ModelBusy):
        await model.complete(hello())
    assert pool.status()[0].waiting == 2, "nobody was answered meanwhile"
    server.hangs = False
    assert [reply.text for reply in await asyncio.gather(*asking)] == ["Good day"] * 3


async def test_waiting_counts_for_the_time_limit(start: Start, pool_of: MakePool) -> None:
    server = await start(hangs=True)
    model = pool_of(server).role("fast")
    first = asyncio.create_task(model.complete(hello()))
    await until(lambda: server.working == 1)
    with pytest.raises(ModelBusy):
        await model.complete(hello(timeout_s=0.2))
    begun = time.monotonic()
    waiting = asyncio.create_task(model.complete(hello(timeout_s=3)))
    await asyncio.sleep(1.5)
    server.hangs = False
    await first
    server.hangs = True
    with pytest.raises(ModelTimeout, match=r"within 3 s"):
        await waiting
    assert 2.9 < time.monotonic() - begun < 4.3, "1.5 s in the queue and 3 s of its own would be more"
    assert len(server.asked) == 2


async def test_who_leaves_the_queue_leaves_no_hole(start: Start, pool_of: MakePool) -> None:
    server = await start(hangs=True)
    pool = pool_of(server)
    model = pool.role("fast")
    asking = [asyncio.create_task(model.complete(hello(str(number)))) for number in range(4)]
    await until(lambda: pool.status()[0].waiting == 3)
    asking[1].cancel()
    asking[0].cancel()
    server.hangs = False
    done = await asyncio.gather(*asking, return_exceptions=True)
    assert [isinstance(one, asyncio.CancelledError) for one in done] == [True, True, False, False]
    assert [(one.in_flight, one.waiting) for one in pool.status()] == [(0, 0)]


async def test_who_waits_for_a_server_that_goes_is_told_why(start: Start, pool_of: MakePool) -> None:
    server = await start(hangs=True)
    pool = pool_of(server)
    model = pool.role("fast")
    asking = [asyncio.create_task(model.complete(hello(str(number)))) for number in range(3)]
    await until(lambda: server.working == 1 and pool.status()[0].waiting == 2)
    await server.stop()
    begun = time.monotonic()
    for one in await asyncio.gather(*asking, return_exceptions=True):
        assert isinstance(one, ModelUnavailable)
        assert "does not answer" in str(one)
    assert time.monotonic() - begun < 2, "nobody waited for the time limit"


async def test_a_server_that_says_it_is_busy_is_left_for_another(start: Start, pool_of: MakePool) -> None:
    busy, other = await start(status=503), await start()
    pool = pool_of(busy, other)
    assert (await pool.role("fast").complete(hello())).text == "Good day"
    assert all(one.healthy for one in pool.status())
    with pytest.raises(ModelBusy):
        await pool_of(busy).role("fast").complete(hello())
