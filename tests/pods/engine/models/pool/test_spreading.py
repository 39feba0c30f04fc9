"""Which server gets a question: an idle one, one that has the model in memory, one that knows the beginning."""

from __future__ import annotations

import asyncio

from pods.engine.models.base import ChatMessage, ModelRequest
from tests.pods.engine.models.pool.conftest import MakePool, Start, hello
from tests.pods.engine.models.pool.server import MODEL

RULES = "You are the assistant of a family and answer in a short sentence. " * 20


def question(rules: str, text: str = "hello", conversation: str = "") -> ModelRequest:
    return ModelRequest((ChatMessage("system", rules), ChatMessage("user", text)), conversation=conversation)


async def test_questions_at_the_same_time_are_spread_evenly(start: Start, pool_of: MakePool) -> None:
    servers = [await start(pause_s=0.005) for _ in range(4)]
    model = pool_of(*servers, backend={"queue": 200}).role("fast")
    await asyncio.gather(*(model.complete(question(RULES, str(number))) for number in range(80)))
    counts = [len(one.asked) for one in servers]
    assert sum(counts) == 80
    assert all(abs(count - 20) <= 4 for count in counts), counts
    assert all(one.most_working == 1 for one in servers)


async def test_questions_one_after_the_other_are_spread_too(start: Start, pool_of: MakePool) -> None:
    servers = [await start(pieces=("ok",)) for _ in range(2)]
    model = pool_of(*servers).role("fast")
    for number in range(40):
        await model.complete(question(RULES, str(number)))
    assert min(len(one.asked) for one in servers) >= 12


async def test_a_conversation_stays_where_its_beginning_is_known(start: Start, pool_of: MakePool) -> None:
    servers = [await start(pieces=("ok",)) for _ in range(3)]
    model = pool_of(*servers).role("fast")
    for turn in range(4):
        for who in ("anna", "ben", "cleo") if turn % 2 else ("cleo", "anna", "ben"):
            await model.complete(question(f"For {who}. {RULES * 3}", f"turn {turn}", who))
    for server in servers:
        assert len({body["messages"][0]["content"] for body in server.asked}) == 1
        assert len(server.asked) == 4


async def test_the_server_with_the_model_in_memory_is_preferred(start: Start, pool_of: MakePool) -> None:
    cold, warm = await start(loaded=set()), await start(loaded={MODEL})
    pool = pool_of(cold, warm)
    await pool.look()
    for number in range(3):
        await pool.role("fast").complete(question("x", str(number)))
    assert (len(cold.asked), len(warm.asked)) == (0, 3)
    assert [one.loaded for one in pool.status()] == [(), (MODEL,)]


async def test_a_server_that_calls_the_model_something_else_gets_its_share(start: Start, pool_of: MakePool) -> None:
    servers = [await start(available={"model-q4.gguf"}), await start()]
    pool = pool_of(*servers, kind="openai")
    await pool.look()
    for number in range(6):
        await pool.role("fast").complete(question("x", str(number)))
    assert [len(one.asked) for one in servers] == [3, 3]


async def test_a_server_without_the_model_is_not_asked(start: Start, pool_of: MakePool) -> None:
    without, good = await start(available=set(), loaded=set()), await start()
    pool = pool_of(without, good)
    await pool.look()
    await asyncio.gather(*(pool.role("fast").complete(hello(str(number))) for number in range(4)))
    assert not without.asked
    status = pool.status()[0]
    assert (status.healthy, status.reason) == (False, f"the model {MODEL} is not on it")


async def test_the_next_place_goes_to_whom_the_server_knows_but_nobody_waits_for_ever(
    start: Start, pool_of: MakePool
) -> None:
    server = await start(pieces=("ok",), pause_s=0.02)
    model = pool_of(server).role("fast")
    order: list[str] = []

    async def ask(rules: str, name: str) -> None:
        await model.complete(question(rules, name))
        order.append(name)

    asking = [asyncio.create_task(ask("known " + RULES, "first"))]
    await asyncio.sleep(0.01)
    asking.append(asyncio.create_task(ask("other " + RULES, "stranger")))
    for number in range(3):
        await asyncio.sleep(0)
        asking.append(asyncio.create_task(ask("known " + RULES, f"known {number}")))
    await asyncio.gather(*asking)
    assert order == ["first", "known 0", "known 1", "stranger", "known 2"]
