"""`python -m tests.bench.throughput`: fifty members of ten households talk at once; what they wait, and what they cost.

Each household is `ingle run` in a process of its own, on a data folder of its own, as the product is run: what one
household has is never in the memory of another's, one that dies takes no other along, and a second core is used. All
ask one model server on loopback that does as it is told, with a fixed time for each answer. First one household works
alone, then all ten at once; in the same run, so that the ratio says more than the milliseconds.
"""

from __future__ import annotations

import argparse
import asyncio
import os
import random
import statistics
import tempfile
import time
from collections.abc import AsyncIterator, Iterator, Sequence
from contextlib import AsyncExitStack, asynccontextmanager, contextmanager
from dataclasses import dataclass, field
from io import BytesIO
from pathlib import Path

import httpx
import psutil

from bot.founding import new_sign_in_link, open_members
from bot.settings import Settings
from knowledge.people import Role
from tests.bench.figures import messages, percentile
from tests.bench.house import RunningHouse, running_house
from tests.pods.engine.models.pool.server import MODEL, ModelServer

HOUSEHOLDS = 10
MEMBERS = (("Anna", Role.ADMIN), ("Ben", Role.ADULT), ("Cleo", Role.ADULT), ("Dan", Role.ADULT), ("Eve", Role.CHILD))
EACH = 12
"""Messages of each member."""
MODEL_EVERY = 6
"""Every sixth message needs the model."""
MODEL_SECONDS = 1.0
PAUSE_SECONDS = 3.0
"""The longest pause of a member between a reply and the next message; drawn evenly from nothing on."""
PHOTOS = 2
"""Households in which somebody sends the photo of a receipt."""
SMALL_TALK = ("tell me something nice about today", "what do you think about rainy evenings?")
PLAIN, ASKED, PHOTO = "no model", "model", "photo"


@dataclass
class Load:
    """What members waited, in milliseconds, by kind of message; and how many got no reply that says something."""

    waits: dict[str, list[float]] = field(default_factory=lambda: {PLAIN: [], ASKED: [], PHOTO: []})
    failed: int = 0

    @property
    def messages(self) -> int:
        """All of them."""
        return sum(len(waits) for waits in self.waits.values())


@dataclass(frozen=True, slots=True)
class Measured:
    """One round: the waits, the memory of all processes (their own share of what they share), and processor time."""

    load: Load
    seconds: float
    resident: float
    """Of the households' own processes, in 10^6 bytes, pages that they share counted once (PSS)."""
    children: float
    """The same of the processes that read pictures for them."""
    cpu: float
    """Milliseconds of processor time of the households' own processes for each message."""


def said(household: int, member: int) -> Iterator[tuple[str, str]]:
    """The messages of a member and their kinds: a family's day, now and then small talk, here and there a photo."""
    day = messages(EACH * (member + 1) + household)
    own = [text for text, _ in day][-EACH:]
    for number, text in enumerate(own):
        if number == EACH // 2 and member == 0 and household < PHOTOS:
            yield "", PHOTO
        elif number % MODEL_EVERY == MODEL_EVERY - 1:
            yield SMALL_TALK[(member + number) % len(SMALL_TALK)], ASKED
        else:
            yield text, PLAIN


@contextmanager
def household(folder: Path, members: int, model_url: str) -> Iterator[tuple[RunningHouse, list[str]]]:
    """A running household of so many members, and a sign-in link for each."""
    folder.mkdir(parents=True)
    data, models = folder / "data", folder / "models"
    settings = Settings(data_dir=data, models_dir=models, admin=MEMBERS[0][0], zone="Europe/Berlin")
    with open_members(settings) as known:
        for name, role in MEMBERS[1:members]:
            known.add(name, role, language="en", zone="Europe/Berlin")
    server = {"INGLE_MODEL": f"openai:{MODEL}", "INGLE_MODEL_BASE_URL": f"{model_url}/v1"}
    with running_house(folder, **server) as house:
        yield house, [new_sign_in_link(settings, name) for name, _ in MEMBERS[:members]]


@asynccontextmanager
async def pages(url: str, links: Sequence[str]) -> AsyncIterator[list[httpx.AsyncClient]]:
    """A signed-in page for each link."""
    async with AsyncExitStack() as stack:
        opened = []
        for link in links:
            client = httpx.AsyncClient(base_url=url, headers={"Origin": url}, trust_env=False, timeout=120)
            opened.append(await stack.enter_async_context(client))
            signed_in = await client.get(f"/signin?{link.partition('?')[2]}")
            if signed_in.status_code != 303:
                raise RuntimeError(f"signing in gave {signed_in.status_code}")
        yield opened


async def talk(page: httpx.AsyncClient, number: int, member: int, load: Load, photo: bytes) -> None:
    """One member: says something, waits for the reply, pauses, goes on."""
    lot = random.Random(number * 100 + member)
    for count, (text, kind) in enumerate(said(number, member)):
        await asyncio.sleep(lot.uniform(0, PAUSE_SECONDS))
        told = {"id": f"load-{number}-{member}-{count:04}"}
        begun = time.perf_counter()
        if kind == PHOTO:
            answer = await page.post("/api/upload", data=told, files={"file": ("till.jpg", photo, "image/jpeg")})
        else:
            answer = await page.post("/api/messages", json={**told, "text": text})
        load.waits[kind].append((time.perf_counter() - begun) * 1000)
        replied = answer.is_success and [one for one in answer.json()["entries"] if one["kind"] == "replied"]
        load.failed += not replied


def processes(houses: Sequence[RunningHouse]) -> list[psutil.Process]:
    """The processes of the households and their children."""
    own = [psutil.Process(house.process.pid) for house in houses]
    return [*own, *(child for one in own for child in one.children(recursive=True))]


def resident(running: Sequence[psutil.Process]) -> float:
    """Memory in 10^6 bytes, where what is shared is divided among those that share it."""
    return sum(one.memory_full_info().pss for one in running) / 1e6


def spent(houses: Sequence[RunningHouse]) -> float:
    """Seconds of processor time of the households' own processes so far; what reads pictures is not among them."""
    times = [psutil.Process(house.process.pid).cpu_times() for house in houses]
    return sum(one.user + one.system for one in times)


async def round_of(folder: Path, count: int, members: int, server: ModelServer, photo: bytes) -> Measured:
    """So many households with so many members, all at once; each has answered once before it counts."""
    async with AsyncExitStack() as stack:
        houses, talking = [], []
        for number in range(count):
            starting = stack.enter_context(household(folder / f"{count}-{members}-{number}", members, server.address))
            house, links = starting
            houses.append(house)
            talking.append(await stack.enter_async_context(pages(house.url, links)))
        for opened in talking:
            for page in opened:
                await page.post("/api/messages", json={"id": "warm-up-1", "text": "what's on tomorrow?"})
        load, before, begun = Load(), spent(houses), time.perf_counter()
        await asyncio.gather(
            *(
                talk(page, number, member, load, photo)
                for number, opened in enumerate(talking)
                for member, page in enumerate(opened)
            )
        )
        seconds = time.perf_counter() - begun
        cpu = (spent(houses) - before) / load.messages * 1000
        running = processes(houses)
        own, children = resident(running[:count]), resident(running[count:])
        return Measured(load, seconds, own, children, cpu)


def photo_of_a_receipt() -> bytes:
    """A made-up receipt as somebody's telephone sees it."""
    from tests.receipts.paper import printed
    from tests.receipts.photo import photographed, taken_by
    from tests.receipts.till import drawn

    written = BytesIO()
    photographed(printed(drawn(7), 7), taken_by(7), 7).save(written, "JPEG", quality=90)
    return written.getvalue()


async def measured(households: int) -> tuple[Measured, Measured, Measured]:
    """One household with one member, one with all its members, and all households: in one run."""
    server = ModelServer(pieces=('{"say": "It is ', 'a fine day."}'), pause_s=MODEL_SECONDS / 2)
    photo = photo_of_a_receipt()
    await server.start()
    try:
        with tempfile.TemporaryDirectory(prefix="throughput-") as name:
            folder = Path(name)
            alone = await round_of(folder, 1, 1, server, photo)
            one = await round_of(folder, 1, len(MEMBERS), server, photo)
            return alone, one, await round_of(folder, households, len(MEMBERS), server, photo)
    finally:
        await server.stop()


def table(alone: Measured, one: Measured, every: Measured, households: int) -> str:
    """The figures as a Markdown table."""
    members = len(MEMBERS)
    lines = [f"| figure | one household | {households} households | ratio |", "|---|---|---|---|"]

    def row(what: str, first: float, second: float, unit: str) -> None:
        lines.append(f"| {what} | {first:,.1f} {unit} | {second:,.1f} {unit} | {second / first:.2f} |")

    for kind in (PLAIN, ASKED, PHOTO):
        few, many = one.load.waits[kind], every.load.waits[kind]
        row(f"{kind}: median of {len(few)} and {len(many)}", statistics.median(few), statistics.median(many), "ms")
        row(f"{kind}: 95 % within", percentile(few, 95), percentile(many, 95), "ms")
    row("processor time of a message", one.cpu, every.cpu, "ms")
    row("messages a second", one.load.messages / one.seconds, every.load.messages / every.seconds, "")
    row("memory of the households' processes", one.resident, every.resident, "MB")
    lines.append(f"| memory of what reads pictures | {one.children:,.0f} MB | {every.children:,.0f} MB | |")
    added = (one.resident - alone.resident) / (members - 1)
    house = (every.resident - one.resident) / (households - 1)
    lines += ["", f"An added member of a household: {added:.1f} MB; an added household of {members}: {house:.0f} MB."]
    lines.append(f"{every.load.failed} of {every.load.messages} messages had no reply.")
    return "\n".join(lines)


def report(households: int = HOUSEHOLDS) -> str:
    """Measures and tells, with the load of the machine before and after."""
    before = os.getloadavg()[0]
    told = table(*asyncio.run(measured(households)), households)
    load = f"load average {before:.1f} before and {os.getloadavg()[0]:.1f} after, on {os.cpu_count()} processors"
    return f"{told}\n\nMeasured with a {load}."


def main() -> None:
    """Prints the table."""
    parser = argparse.ArgumentParser(prog="python -m tests.bench.throughput", description=__doc__)
    parser.add_argument("--households", type=int, default=HOUSEHOLDS)
    print(report(parser.parse_args().households))


if __name__ == "__main__":
    main()
