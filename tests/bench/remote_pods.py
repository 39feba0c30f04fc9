"""What a pod of its own process costs: time added to a message, time of a call, memory. Run: python -m …remote_pods."""

from __future__ import annotations

import asyncio
import statistics
import tempfile
import time
from pathlib import Path

from bot.settings import Settings
from tests.elsewhere import MOVABLE, PodProcess, with_pods
from tests.house import House, open_house

SENTENCES = (
    "I spent 12 euros on groceries",
    "add milk to the shopping list",
    "remind me at 5 to call grandma",
    "what did I spend this month?",
    "what's on tomorrow?",
    "show the shopping list",
)
ROUNDS = 40


async def measured(house: House) -> list[float]:
    """Milliseconds of each message."""
    took = []
    for number in range(ROUNDS):
        for text in SENTENCES:
            began = time.perf_counter()
            await house.say("Anna", text, message_id=f"{number}-{text}")
            took.append((time.perf_counter() - began) * 1000)
    return took[len(SENTENCES) :]


async def main() -> None:
    """Prints the figures."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        models = Path("data/models")
        pods = [PodProcess(one, folder / one) for one in MOVABLE]
        for pod in pods:
            began = time.perf_counter()
            pod.start()
            print(f"{pod.name} answers after {time.perf_counter() - began:.1f} s")
        told = with_pods(Settings(), {pod.name: pod.address for pod in pods})
        far = open_house(
            folder / "far",
            models,
            settings={"pod_addresses": told.pod_addresses, "pod_token": told.pod_token},
        )
        near = open_house(folder / "near", models)
        here, there = [], []
        for _ in range(2):
            here += await measured(near)
            there += await measured(far)
        for what, took in (("all in one process", here), ("three pods elsewhere", there)):
            cut = statistics.quantiles(took, n=20)
            print(f"{what}: median {statistics.median(took):.1f} ms, p95 {cut[-1]:.1f} ms of {len(took)} messages")
        print(f"added: median {statistics.median(there) - statistics.median(here):.1f} ms")
        pod_there, calls = far.app.pods["family"], []
        for _ in range(300):
            began = time.perf_counter()
            await pod_there.next_wake()
            calls.append((time.perf_counter() - began) * 1000)
        print(f"one call: median {statistics.median(calls):.2f} ms, least {min(calls):.2f} ms")
        for pod in pods:
            status = Path(f"/proc/{pod.pid}/status").read_text(encoding="utf-8")
            kilobytes = next(int(line.split()[1]) for line in status.splitlines() if line.startswith("VmRSS"))
            print(f"{pod.name}: {kilobytes / 1024:.0f} MB")
        await far.stop()
        await near.stop()
        for pod in pods:
            assert pod.stop() == 0


if __name__ == "__main__":
    asyncio.run(main())
