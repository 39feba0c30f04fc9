"""One house for all of these tests: a process with a pod beside it, watched and behind Caddy."""

from __future__ import annotations

import shutil
import ssl
from collections.abc import Iterator
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path

import httpx
import pytest

from tests.bench.house import running_house
from tests.elsewhere import TOKEN, PodProcess
from tests.nvml import driver
from tests.watching.programs import Asked, Programs, tool, until


@dataclass
class Watched:
    """The parts."""

    programs: Programs
    prometheus: Asked
    pod: PodProcess
    anna: httpx.Client
    """The admin's browser, which knows Caddy's authority."""
    cards: bool
    """Whether a made-up driver of graphics cards could be built."""

    def said(self, part: str) -> str | None:
        """What the house said to the admin, and has that in it."""
        entries = self.anna.get("/api/history").json()["entries"]
        return next((one["text"] for one in reversed(entries) if one["kind"] != "said" and part in one["text"]), None)


@pytest.fixture(scope="module")
def watched(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Watched]:
    """Skips with its reason where one of the programs is not installed."""
    for name in ("prometheus", "prometheus-alertmanager", "prometheus-node-exporter", "caddy"):
        tool(name)
    folder: Path = tmp_path_factory.mktemp("watching")
    programs = Programs(folder)
    ports = programs.ports
    cards = find_spec("pynvml") is not None and shutil.which("cc") is not None
    pod = PodProcess("finance", folder / "finance", INGLE_METRICS_PORT="1")
    at = f"https://localhost:{ports.https}"
    try:
        pod.start()
        settings = {
            "INGLE_METRICS_PORT": f"{ports.figures}",
            "INGLE_POD_ADDRESSES": f"finance={pod.address}",
            "INGLE_POD_TOKEN": TOKEN,
            "INGLE_WEB_URL": at,
            "INGLE_CERTIFICATE_AT": f"127.0.0.1:{ports.https}",
            **(driver(folder, 2) if cards else {}),
        }
        with running_house(folder, **settings) as house:
            ports.web = int(house.url.rpartition(":")[2])
            authority = programs.caddy(ports)
            programs.watch(pod.address.removeprefix("http://"))
            until(authority.exists, "Caddy's authority")
            trusted = ssl.create_default_context(cafile=str(authority))
            with httpx.Client(base_url=at, verify=trusted, headers={"Origin": at}, trust_env=False, timeout=30) as anna:
                until(lambda: anna.get("/health").status_code == 200, "the web chat behind Caddy")
                assert anna.get(house.link.removeprefix(at)).status_code == 303
                yield Watched(programs, Asked(f"http://127.0.0.1:{ports.prometheus}"), pod, anna, cards)
    finally:
        programs.end()
        pod.stop()
