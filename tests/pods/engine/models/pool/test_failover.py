"""What a member notices when a model server breaks: a pause, and never an error while another one is there."""

from __future__ import annotations

import asyncio
import time

import pytest

from pods.engine.models.errors import ModelBadAnswer, ModelTimeout, ModelUnavailable
from pods.engine.models.pool import role as pool_role
from tests.pods.engine.models.pool.conftest import MakePool, Start, hello, until


@pytest.mark.parametrize("kind", ["ollama", "openai"])
@pytest.mark.parametrize("streamed", [True, False])
async def test_a_server_that_refuses_is_passed_over(start: Start, pool_of: MakePool, kind: str, streamed: bool) -> None:
    bad, good = await start(status=500), await start(pieces=("fine",))
    model = pool_of(bad, good, kind=kind).role("fast")
    pieces: list[str] = []
    for _ in range(4):
        reply = await model.complete(hello(on_text=pieces.append if streamed else None))
        assert reply.text == "fine"
    assert pieces == (["fine"] * 4 if streamed else [])
    assert 1 <= len(bad.asked) <= 2, "the breaker opened"


@pytest.mark.parametrize("kind", ["ollama", "openai"])
async def test_an_answer_that_breaks_off_begins_anew(start: Start, pool_of: MakePool, kind: str) -> None:
    bad = await start(pieces=("Good ", "mor", "ning"), break_after=2, pause_s=0.01)
    good = await start(pieces=("Good ", "day"))
    pool = pool_of(bad, good, kind=kind)
    shown: list[str] = []
    reply = await pool.role("fast").complete(hello(on_text=shown.append, on_restart=lambda: shown.append("<")))
    assert reply.text == "Good day"
    assert shown == ["Good ", "mor", "<", "Good ", "day"]
    assert [(one.answered, one.failed) for one in pool.status()] == [(0, 1), (1, 0)]


async def test_nothing_begins_anew_where_nothing_was_shown(start: Start, pool_of: MakePool) -> None:
    bad, good = await start(break_after=0), await start()
    shown: list[str] = []
    await pool_of(bad, good).role("fast").complete(hello(on_text=shown.append, on_restart=lambda: shown.append("<")))
    assert shown == ["Good ", "day"]


async def test_an_answer_that_is_no_use_is_not_asked_elsewhere(start: Start, pool_of: MakePool) -> None:
    one, other = await start(pieces=("no json",)), await start(pieces=("no json",))
    with pytest.raises(ModelBadAnswer):
        await pool_of(one, other).role("fast").complete(hello(schema={"type": "object"}))
    assert len(one.asked) + len(other.asked) == 1


async def test_each_server_is_tried_once_and_one_of_them_twice(start: Start, pool_of: MakePool) -> None:
    servers = [await start(status=500) for _ in range(3)]
    with pytest.raises(ModelUnavailable) as caught:
        await pool_of(*servers).role("fast").complete(hello())
    assert sum(len(one.asked) for one in servers) == 4
    for name in ("s0", "s1", "s2"):
        assert f"{name}: the backend failed with status 500: out of memory" in str(caught.value)


async def test_a_server_that_begins_anew_is_asked_again(start: Start, pool_of: MakePool) -> None:
    only = await start(break_after=1, pause_s=0.01)

    async def mended() -> None:
        while not only.asked:
            await asyncio.sleep(0.01)
        await asyncio.sleep(pool_role.PAUSE_S / 2)
        only.break_after = None

    mending = asyncio.create_task(mended())
    reply = await pool_of(only).role("fast").complete(hello(on_text=lambda _: None))
    await mending
    assert (reply.text, len(only.asked)) == ("Good day", 2)


async def test_a_server_that_says_nothing_loses_the_question(start: Start, pool_of: MakePool) -> None:
    silent, good = await start(hangs=True), await start(pieces=("here",))
    pool = pool_of(silent, good)
    begun = time.monotonic()
    assert (await pool.role("fast").complete(hello(timeout_s=4))).text == "here"
    assert time.monotonic() - begun > 4 * pool_role.PATIENCE - 0.1
    silent.hangs = False


async def test_a_slow_server_that_writes_keeps_the_question(start: Start, pool_of: MakePool) -> None:
    """Also where nobody reads along: 3.6 of 5 seconds are more than a silent server would be given."""
    slow, other = await start(pieces=("a",) * 12, pause_s=0.3), await start(pieces=("other",))
    reply = await pool_of(slow, other).role("fast").complete(hello(timeout_s=5))
    assert reply.text == "a" * 12
    assert not other.asked


async def test_the_time_limit_holds_over_all_tries(start: Start, pool_of: MakePool) -> None:
    servers = [await start(hangs=True) for _ in range(2)]
    begun = time.monotonic()
    with pytest.raises(ModelTimeout, match=r"within 2 s"):
        await pool_of(*servers).role("fast").complete(hello(timeout_s=2))
    assert time.monotonic() - begun < 3.5


@pytest.mark.parametrize("kind", ["ollama", "openai"])
@pytest.mark.parametrize("streamed", [True, False])
async def test_who_gives_up_stops_the_server(start: Start, pool_of: MakePool, kind: str, streamed: bool) -> None:
    server = await start(pieces=("word ",) * 100, pause_s=0.05)
    pool = pool_of(server, kind=kind)
    asking = asyncio.create_task(pool.role("fast").complete(hello(on_text=(lambda _: None) if streamed else None)))
    await until(lambda: server.working > 0)
    await asyncio.sleep(0.1)
    asking.cancel()
    with pytest.raises(asyncio.CancelledError):
        await asking
    await until(lambda: not server.working)
    assert server.cut == 1
    status = pool.status()[0]
    assert (status.in_flight, status.failed, status.healthy) == (0, 0, True)
