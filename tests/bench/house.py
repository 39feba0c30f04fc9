"""The product as a household runs it: `ingle run` as a process of its own, talked to over HTTP."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import count
from pathlib import Path
from typing import Any

import httpx
import psutil

ROOT = Path(__file__).parents[2]
READY_WITHIN = 60.0
PROGRAM = [sys.executable, "-c", "from bot.cli import main; main()"]


@dataclass
class RunningHouse:
    """A started process, its address, and how long it took until it was ready."""

    process: subprocess.Popen[str]
    url: str
    link: str
    seconds_to_ready: float

    @contextmanager
    def visitor(self) -> Iterator[Visitor]:
        """Signs in through the link that the process printed."""
        with httpx.Client(base_url=self.url, headers={"Origin": self.url}, trust_env=False, timeout=60) as client:
            answer = client.get(self.link.removeprefix(self.url))
            if answer.status_code != 303:
                raise RuntimeError(f"signing in gave {answer.status_code}")
            yield Visitor(client, count(1))

    @property
    def megabytes(self) -> float:
        """The resident memory of the process and its children, in 10^6 bytes."""
        process = psutil.Process(self.process.pid)
        return float(sum(one.memory_info().rss for one in (process, *process.children(recursive=True)))) / 1e6


@dataclass
class Visitor:
    """A signed-in page."""

    client: httpx.Client
    ids: count[int]

    def say(self, text: str) -> tuple[float, list[dict[str, Any]]]:
        """Milliseconds until the answer is there, and the replies."""
        posted = {"id": f"bench-{next(self.ids):06}", "text": text}
        begun = time.perf_counter()
        answer = self.client.post("/api/messages", json=posted)
        spent = (time.perf_counter() - begun) * 1000
        answer.raise_for_status()
        return spent, [entry for entry in answer.json()["entries"] if entry["kind"] == "replied"]


def environment(folder: Path) -> dict[str, str]:
    """The settings of a house without a model on a folder."""
    own = {name: value for name, value in os.environ.items() if not name.startswith("INGLE_")}
    return {
        **own,
        "INGLE_DATA_DIR": str(folder / "data"),
        "INGLE_MODELS_DIR": str(folder / "models"),
        "INGLE_MODEL": "none",
        "INGLE_HEARING": "off",
        "INGLE_SPEAKING": "off",
        "INGLE_MESSAGES_PER_MINUTE": "0",
        "INGLE_ZONE": "Europe/Berlin",
        "PYTHONPATH": str(ROOT),
    }


@contextmanager
def running_house(folder: Path, **settings: str) -> Iterator[RunningHouse]:
    """Starts `ingle run` on a free port and stops it at the end. Raises RuntimeError when it does not become ready.

    `settings` are variables of its environment.
    """
    port = free_port()
    url = f"http://127.0.0.1:{port}"
    begun = time.perf_counter()
    process = subprocess.Popen(
        [*PROGRAM, "run"],
        cwd=folder,
        env={**environment(folder), "INGLE_WEB_PORT": f"{port}", **settings},
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    )
    try:
        wait_until_ready(process, url)
        ready = time.perf_counter() - begun
        yield RunningHouse(process, url, printed_link(process), ready)
    finally:
        process.send_signal(signal.SIGTERM)
        process.wait(30)
        if process.stdout is not None:
            process.stdout.close()


def wait_until_ready(process: subprocess.Popen[str], url: str) -> None:
    """Returns when `/health` says 200."""
    until = time.monotonic() + READY_WITHIN
    with httpx.Client(trust_env=False) as client:
        while time.monotonic() < until and process.poll() is None:
            try:
                if client.get(f"{url}/health").status_code == 200:
                    return
            except httpx.TransportError:
                pass
            time.sleep(0.01)
    raise RuntimeError(f"the house was not ready within {READY_WITHIN:.0f} s")


def printed_link(process: subprocess.Popen[str]) -> str:
    """The sign-in link in what the process printed."""
    if process.stdout is not None:
        for line in process.stdout:
            if "/signin?token=" in line:
                return line.split()[-1]
    raise RuntimeError("the house printed no sign-in link")


def free_port() -> int:
    """A port of the loopback that nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
