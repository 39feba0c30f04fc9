"""What the pool adds to a direct call, against a server that answers at once."""

from __future__ import annotations

import statistics
import time
from dataclasses import replace

import pytest

from pods.engine.models.base import ChatMessage, Model, ModelRequest
from pods.engine.models.ollama import OllamaModel
from tests.pods.engine.models.pool.conftest import MakePool, Start
from tests.pods.engine.models.pool.server import MODEL

QUESTION = ModelRequest((ChatMessage("system", "You are the assistant of a family. " * 100), ChatMessage("user", "hi")))
TIMES = 60
MOST_MS = 5.0


@pytest.mark.parametrize("streamed", [False, True])
async def test_a_question_takes_at_most_five_milliseconds_longer(
    start: Start, pool_of: MakePool, streamed: bool
) -> None:
    """By processor time, which other work on this machine does not count for; nothing is waited for here."""
    servers = [await start(pieces=("yes",)) for _ in range(4)]
    direct = OllamaModel(MODEL, servers[0].address)
    pooled = pool_of(*servers).role("fast")
    question = replace(QUESTION, on_text=(lambda _: None) if streamed else None)

    taken: dict[str, list[float]] = {"direct": [], "pooled": []}
    worked = {"direct": 0.0, "pooled": 0.0}

    async def ask(name: str, model: Model) -> None:
        begun, cpu = time.perf_counter(), time.process_time()
        await model.complete(question)
        taken[name].append((time.perf_counter() - begun) * 1000)
        worked[name] += (time.process_time() - cpu) * 1000 / TIMES

    for _ in range(TIMES):
        await ask("direct", direct)
        await ask("pooled", pooled)
    await direct.close()
    median = {name: statistics.median(times) for name, times in taken.items()}
    print(
        f"\na call{', streamed' * streamed}: median {median['direct']:.2f} ms direct and {median['pooled']:.2f} ms"
        f" by the pool of four, {worked['pooled'] - worked['direct']:.2f} ms more processor time"
    )
    assert worked["pooled"] - worked["direct"] <= MOST_MS
