"""kill -9 while messages come in: each is answered at least once, in order, whatever moment it hits."""

from __future__ import annotations

import asyncio
import itertools
import random
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest

from tests.emulator import TOKEN, Emulator

KILLS = 6
ROOT = Path(__file__).parents[2]


@asynccontextmanager
async def answering(emulator: Emulator, folder: Path) -> AsyncIterator[asyncio.subprocess.Process]:
    """The process, answering; killed with signal 9 when the block ends."""
    process = await asyncio.create_subprocess_exec(
        sys.executable,
        "-m",
        "tests.faults.answering_process",
        emulator.base_url,
        TOKEN,
        str(folder),
        cwd=ROOT,
    )
    try:
        yield process
    finally:
        process.kill()
        await process.wait()


@pytest.mark.slow
async def test_no_message_is_lost_when_the_process_is_killed(tmp_path: Path) -> None:
    emulator = Emulator()
    await emulator.start()
    dice = random.Random(7)
    people = [emulator.user(number, f"Person {number}") for number in (11, 12, 13)]
    said: list[tuple[int, str]] = []

    async def talk() -> None:
        for number in itertools.count():
            person = people[number % len(people)]
            person.say(f"message {number}")
            said.append((person.chat_id, f"heard message {number}"))
            await asyncio.sleep(dice.uniform(0, 0.06))

    talking = asyncio.create_task(talk())
    for _ in range(KILLS):
        begun = len(emulator.sent)
        async with answering(emulator, tmp_path):
            await emulator.until(lambda begun=begun: len(emulator.sent) > begun, 20)
            await asyncio.sleep(dice.uniform(0, 0.4))
    talking.cancel()
    async with answering(emulator, tmp_path):
        await emulator.until(lambda: set(said) <= {(one.chat_id, one.text) for one in emulator.sent}, 30)
        await emulator.until(lambda: emulator.unconfirmed == 0)
    assert len(said) > 10 * KILLS
    for person in people:
        first_times = list(dict.fromkeys(sent.text for sent in person.seen()))
        assert first_times == [text for chat, text in said if chat == person.chat_id]
    assert len(emulator.sent) <= len(said) + KILLS * len(people)
    await emulator.stop()
