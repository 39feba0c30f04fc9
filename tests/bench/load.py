"""`python -m tests.bench.load`: five members at once, and the same while one of them floods; what the others wait.

Through the Bot API emulator and through the web chat, each with a product of its own as a process. Printed are the
milliseconds from saying to the reply of the four who do not flood, and the ratio of the two: one run, one machine.
"""

from __future__ import annotations

import argparse
import asyncio
import contextlib
import os
import re
import statistics
import sys
import tempfile
import time
from collections.abc import AsyncIterator, Awaitable, Callable, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

import httpx

from tests.emulator import Emulator, Seat
from tests.journeys.telegram.product import Product

MEMBERS = ("Flo", "Ben", "Cleo", "Dan", "Eve")
"""The first one floods."""
EACH = 20
FLOOD = 1000
PATIENCE = 600.0
MOST_POSTS = 100
"""Connections of the page that floods: more than any browser opens."""
TARGET = 2.0

Load = Callable[["House", int], Awaitable[list[float]]]


@dataclass(frozen=True, slots=True)
class House:
    """A running product that the members have joined."""

    product: Product
    emulator: Emulator
    seats: Sequence[Seat]


@dataclass(frozen=True, slots=True)
class Waits:
    """What the others waited, in milliseconds."""

    half: float
    most: float
    """95 % of them waited less."""

    @classmethod
    def of(cls, waits: Sequence[float]) -> Waits:
        """Of all waits of all rounds."""
        ordered = sorted(waits)
        return cls(statistics.median(ordered), ordered[int(0.95 * (len(ordered) - 1))])


def main() -> None:
    """Exit code 1 when the p95 of the others more than doubles."""
    parser = argparse.ArgumentParser(prog="python -m tests.bench.load", description=__doc__)
    parser.add_argument("--rounds", type=int, default=2, help="pairs of a quiet and a flooded run")
    parser.add_argument("--models-dir", type=Path, help="where the router's weights are, to save learning them")
    parser.add_argument("--per-minute", type=int, help="INGLE_MESSAGES_PER_MINUTE; 0 is none: turns alone")
    arguments = parser.parse_args()
    worst = 0.0
    print("| way | members × messages | p50 | p95 | flooded p50 | flooded p95 | ratio p50 | ratio p95 |")
    print("|---|---|---|---|---|---|---|---|")
    for name, load in (("Telegram", over_telegram), ("web chat", over_the_web)):
        quiet, flooded = asyncio.run(measured(load, arguments.rounds, arguments.models_dir, arguments.per_minute))
        ratio = flooded.most / quiet.most
        worst = max(worst, ratio)
        print(
            f"| {name} | {len(MEMBERS)} × {EACH} | {quiet.half:,.0f} ms | {quiet.most:,.0f} ms | {flooded.half:,.0f} ms"
            f" | {flooded.most:,.0f} ms | {flooded.half / quiet.half:.2f} | {ratio:.2f} |",
            flush=True,
        )
    print(f"\nflood: {FLOOD:,} messages; load average now {os.getloadavg()[0]:.1f} on {os.cpu_count()} processors")
    sys.exit(worst > TARGET)


async def measured(load: Load, rounds: int, models: Path | None, per_minute: int | None) -> tuple[Waits, Waits]:
    """The waits of the quiet and of the flooded runs, each on a new house, in turns."""
    waits: dict[int, list[float]] = {EACH: [], FLOOD: []}
    for _ in range(rounds):
        for many in (EACH, FLOOD):
            async with opened(models, per_minute) as house:
                waits[many] += await load(house, many)
    return Waits.of(waits[EACH]), Waits.of(waits[FLOOD])


@asynccontextmanager
async def opened(models: Path | None, per_minute: int | None) -> AsyncIterator[House]:
    """A household of five adults, running and warm."""
    with tempfile.TemporaryDirectory(prefix="load-") as name:
        folder = Path(name)
        emulator = Emulator()
        await emulator.start()
        settings = {} if per_minute is None else {"INGLE_MESSAGES_PER_MINUTE": f"{per_minute}"}
        settings["INGLE_LOG_LEVEL"] = "info"
        product = Product(emulator, folder, models or folder / "models", settings)
        await product.start()
        try:
            seats = []
            for number, member in enumerate(MEMBERS, 11):
                seat = emulator.user(number, member)
                seat.say(f"/start {await product.invite(member)}")
                await seat.next_reply(60)
                seat.say("we need salt")
                await seat.next_reply(60)
                seats.append(seat)
            yield House(product, emulator, seats)
        finally:
            await product.stop()
            await emulator.stop()


def wishes(name: str, many: int) -> list[str]:
    """Messages that change something and need no model."""
    return [f"we need {name.lower()} number {number}" for number in range(many)]


async def over_telegram(house: House, many: int) -> list[float]:
    """All write at once, the first one `many`; the waits of the others, each from the moment in which it was said."""
    flooding, *others = house.seats
    before = {seat.chat_id: len(seat.seen()) for seat in others}
    for text in wishes(MEMBERS[0], many):
        flooding.say(text)
    said: dict[int, list[float]] = {seat.chat_id: [] for seat in others}
    for number in range(EACH):
        for name, seat in zip(MEMBERS[1:], others, strict=True):
            said[seat.chat_id].append(time.time())
            seat.say(f"we need {name.lower()} number {number}")
    await house.emulator.until(
        lambda: all(len(seat.seen()) >= before[seat.chat_id] + EACH for seat in others), PATIENCE
    )
    return [
        (reply.at - at) * 1000
        for seat in others
        for at, reply in zip(said[seat.chat_id], seat.seen()[before[seat.chat_id] :], strict=True)
    ]


async def over_the_web(house: House, many: int) -> list[float]:
    """All post at once, the first one `many`; the waits of the others."""
    async with contextlib.AsyncExitStack() as stack:
        pages = [await stack.enter_async_context(signed_in(house, name)) for name in MEMBERS]
        flooding, *others = pages
        flood = [asyncio.create_task(post(flooding, text)) for text in wishes(MEMBERS[0], many)]
        posts = [
            post(page, text)
            for texts in zip(*(wishes(name, EACH) for name in MEMBERS[1:]), strict=True)
            for page, text in zip(others, texts, strict=True)
        ]
        waits = await asyncio.gather(*posts)
        for one in flood:
            one.cancel()
        await asyncio.gather(*flood, return_exceptions=True)
    return [wait for wait, status in waits if status == 200]


@asynccontextmanager
async def signed_in(house: House, name: str) -> AsyncIterator[httpx.AsyncClient]:
    """A page of a member."""
    found = re.search(r"http://127\.0\.0\.1:(\d+)/signin", house.product.log)
    if found is None:
        raise RuntimeError("the product did not say where its web chat is")
    url = f"http://127.0.0.1:{found[1]}"
    link = urlsplit(await house.product.sign_in_link(name))
    limits = httpx.Limits(max_connections=MOST_POSTS)
    async with httpx.AsyncClient(
        base_url=url, headers={"Origin": url}, trust_env=False, timeout=PATIENCE, limits=limits
    ) as client:
        answer = await client.get(f"{link.path}?{link.query}")
        if answer.status_code != 303:
            raise RuntimeError(f"signing in gave {answer.status_code}")
        yield client


async def post(page: httpx.AsyncClient, text: str) -> tuple[float, int]:
    """Milliseconds until the answer is there, and its status."""
    begun = time.perf_counter()
    answer = await page.post("/api/messages", json={"id": re.sub(r"\W", "-", f"load-{text}"), "text": text})
    return (time.perf_counter() - begun) * 1000, answer.status_code


if __name__ == "__main__":
    main()
