"""The pool on four real servers: two Ollama, one Ollama by its OpenAI-compatible side, and llama.cpp.

`pytest tests/live/test_pool.py -s` prints the figures of docs/benchmarks.md.
"""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from dataclasses import replace
from pathlib import Path

import pytest

from pods.engine.models.base import ChatMessage, ModelRequest
from pods.engine.models.pool import ModelPool, ModelsFile, PoolOptions, open_pool
from tests.live.model_servers import KEY, MODEL, RealServer, create_model, llama_server, ollama_binary, ollama_server
from tests.pods.engine.models.conftest import small_model_dir

__all__ = ["small_model_dir"]

pytestmark = [pytest.mark.model, pytest.mark.slow, pytest.mark.timeout(900)]

RULES = "You are the assistant of a family. You keep their calendar, lists and expenses, and answer shortly. " * 3


@pytest.fixture
async def four(tmp_path: Path, small_model_dir: Path) -> AsyncIterator[list[RealServer]]:
    binary = ollama_binary()
    if binary is None:
        pytest.skip("there is no Ollama: `make test-system` builds one where Go is installed")
    file = next(small_model_dir.glob("SmolLM2*.gguf")).absolute()
    models = tmp_path / "models"
    servers = [
        ollama_server("gpu0", binary, models, 0),
        ollama_server("gpu1", binary, models, 1),
        ollama_server("compat", binary, models, 2, kind="openai"),
        llama_server("llama", file),
    ]
    try:
        await asyncio.gather(*(one.start() for one in servers))
        await create_model(binary, servers[0], file, tmp_path)
        yield servers
    finally:
        for one in servers:
            await one.kill()


async def pool_of(servers: list[RealServer], folder: Path) -> ModelPool:
    backends = {one.name: one.backend for one in servers}
    role = {"model": MODEL, "backends": list(backends), "context": 2048, "keep_alive": "always"}
    file = ModelsFile.model_validate({"backends": backends, "roles": {"fast": role}})
    pool = open_pool(file, PoolOptions(folder, key_of=lambda _: KEY))
    pool.start()
    await pool.look()
    # Each server loads the model, so that the figures are of asking.
    single = [await alone(one, folder) for one in servers]
    for one in single:
        await one.role("fast").complete(question("hello", "hello"))
        await one.close()
    await pool.look()
    return pool


async def alone(server: RealServer, folder: Path) -> ModelPool:
    role = {"model": MODEL, "backends": [server.name], "context": 2048, "keep_alive": "always"}
    file = ModelsFile.model_validate({"backends": {server.name: server.backend}, "roles": {"fast": role}})
    return open_pool(file, PoolOptions(folder, key_of=lambda _: KEY))


def question(rules: str, *said: str, tokens: int = 2, conversation: str = "") -> ModelRequest:
    messages = [ChatMessage("system", rules)]
    messages += [ChatMessage("assistant" if number % 2 else "user", one) for number, one in enumerate(said)]
    return ModelRequest(tuple(messages), max_tokens=tokens, timeout_s=300, conversation=conversation)


async def test_the_load_is_spread(four: list[RealServer], tmp_path: Path) -> None:
    """Three at a time on four servers: what a family does. Equal servers get equal shares.

    The next three are asked when all three are answered: a server that the machine holds up for a second while the
    others go on is not equal to them, and rightly gets less.
    """
    pool = await pool_of(four, tmp_path)
    model = pool.role("fast")
    for first in range(0, 42, 3):
        asked = (question(RULES, f"Question {one}: what is {one} and one?") for one in range(first, first + 3))
        for reply in await asyncio.gather(*(model.complete(one) for one in asked)):
            assert reply.completion_tokens
    counts = {one.name: one.answered for one in pool.status()}
    await pool.close()
    print(f"\nspread of 42 questions, three at a time: {counts}")
    assert sum(counts.values()) == 42
    assert all(0.8 * 10.5 <= count <= 1.2 * 10.5 for count in counts.values()), counts


async def test_a_server_is_killed_mid_answer(four: list[RealServer], tmp_path: Path) -> None:
    """The first of equals gets the first question: that server is killed when the reader has seen words of it."""
    pool = await pool_of(four, tmp_path)
    model = pool.role("fast")
    restarts: list[int] = []
    writing = asyncio.Event()

    async def ask(number: int, tokens: int) -> bool:
        shown: list[str] = []

        def restart() -> None:
            restarts.append(number)
            shown.clear()

        def show(piece: str) -> None:
            shown.append(piece)
            if len(shown) > 3:
                writing.set()

        wanted = question(RULES, f"Tell a long story about the number {number}.", tokens=tokens)
        reply = await model.complete(replace(wanted, on_text=show, on_restart=restart))
        return reply.text == "".join(shown)

    first = asyncio.create_task(ask(0, 200))
    await writing.wait()
    assert pool.status()[0].in_flight == 1
    others = [asyncio.create_task(ask(number, 16)) for number in range(1, 16)]
    await asyncio.sleep(0.3)
    await four[0].kill()
    whole = await asyncio.gather(first, *others)
    dead = pool.status()[0]
    await pool.close()
    print(
        f"\n16 streamed answers, one of four servers killed mid-answer: {sum(not one for one in whole)} failed,"
        f" {dead.failed} had been on it, {len(restarts)} began anew before the reader's eyes"
    )
    assert all(whole)
    assert restarts == [0]
    assert not dead.healthy


async def test_prompts_go_where_they_are_known(four: list[RealServer], tmp_path: Path) -> None:
    """Three members' conversations, three turns each, against asking the servers in turn, by the servers' own count."""
    servers = four[:3]
    pool = await pool_of(servers, tmp_path)
    singles = [await alone(one, tmp_path) for one in servers]

    async def talk(name: str, *, by_pool: bool) -> tuple[int, int]:
        before = sum(len(one.prompts()) for one in servers)
        rules = f"{name} talks to you. {RULES}"
        for turn in range(3):
            for member in range(3):
                said = [f"{name} {member} says number {one}: " + "and so on, " * 6 for one in range(2 * turn + 1)]
                wanted = question(f"{member}: {rules}", *said, tokens=1, conversation=f"{name}{member}")
                model = pool.role("fast") if by_pool else singles[(turn + member) % 3].role("fast")
                await model.complete(wanted)
        starts = [counted[one.name] for one in servers]
        prompts = [two for one, start in zip(servers, starts, strict=True) for two in one.prompts()[start:]]
        counted.update({one.name: len(one.prompts()) for one in servers})
        assert len(prompts) == sum(counted.values()) - before == 9
        return sum(prompt for prompt, _ in prompts), sum(used for _, used in prompts)

    counted = {one.name: len(one.prompts()) for one in servers}
    in_turn = await talk("In turn", by_pool=False)
    known = await talk("Known", by_pool=True)
    for one in [pool, *singles]:
        await one.close()
    print(
        f"\nprompt tokens of three conversations that were still in memory: {known[1]} of {known[0]} by the pool,"
        f" {in_turn[1]} of {in_turn[0]} asked in turn"
    )
    assert known[1] / known[0] > 1.5 * in_turn[1] / in_turn[0]
