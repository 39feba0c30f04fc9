"""Pods that answer over real HTTP on loopback: in a thread of the test's own process, or in processes of their own."""

from __future__ import annotations

import asyncio
import os
import re
import signal
import subprocess
import sys
import threading
from collections.abc import Mapping, Sequence
from pathlib import Path

from pydantic import SecretStr

from bot.building.serving import PodService, open_service
from bot.hub.server import HubServer
from bot.rates import work_threads
from bot.settings import Settings

ROOT = Path(__file__).parents[1]
MOVABLE = ("family", "finance", "planner")
TOKEN = "of the tests, and long enough"


def with_pods(settings: Settings, addresses: Mapping[str, str], token: str = TOKEN) -> Settings:
    """The settings of a house that has these pods elsewhere."""
    told = ",".join(f"{name}={address}" for name, address in addresses.items())
    return settings.model_copy(update={"pod_addresses": told, "pod_token": SecretStr(token)})


class Elsewhere:
    """Pods on an event loop in another thread, each behind its own port, on the data folder of the house."""

    def __init__(self, settings: Settings, names: Sequence[str] = MOVABLE, token: str = TOKEN) -> None:
        self.services: dict[str, PodService] = {}
        self.addresses: dict[str, str] = {}
        self._settings = settings.model_copy(update={"pod_token": SecretStr(token)})
        self._servers: dict[str, HubServer] = {}
        self._loop = asyncio.new_event_loop()
        self._loop.set_default_executor(work_threads())
        self._thread = threading.Thread(target=self._loop.run_forever, daemon=True)
        self._thread.start()
        for name in names:
            self.begin(name)

    @property
    def settings(self) -> Settings:
        """The settings of the house that has them."""
        token = self._settings.pod_token
        return with_pods(self._settings, self.addresses, token.get_secret_value() if token else "")

    def begin(self, name: str) -> None:
        """Starts a pod, at the port that it had before."""
        asyncio.run_coroutine_threadsafe(self._begin(name), self._loop).result(60)

    def end(self, name: str) -> None:
        """Stops a pod."""
        asyncio.run_coroutine_threadsafe(self._end(name), self._loop).result(60)

    def stop(self) -> None:
        """Stops all."""
        for name in list(self.services):
            self.end(name)
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join(10)
        self._loop.close()

    async def _begin(self, name: str) -> None:
        service = open_service(self._settings, name)
        port = int(self.addresses[name].rpartition(":")[2]) if name in self.addresses else 0
        server = HubServer(service.server.app(), "127.0.0.1", port)
        await server.start()
        await service.start()
        self.services[name], self._servers[name], self.addresses[name] = service, server, server.url

    async def _end(self, name: str) -> None:
        await self._servers.pop(name).stop()
        await self.services.pop(name).stop()


class PodProcess:
    """`ingle pod serve NAME` as a child process on a folder of its own."""

    def __init__(self, name: str, folder: Path, *, port: int = 0, token: str = TOKEN, **settings: str) -> None:
        """`settings` are further variables of its environment."""
        self.name = name
        self._settings = settings
        self.folder = folder
        self.token = token
        self._child: subprocess.Popen[str] | None = None
        self.address = ""
        self._port = port

    def start(self) -> None:
        """Returns when it answers. Raises RuntimeError with what it said where it does not."""
        self.folder.mkdir(parents=True, exist_ok=True)
        kept = {name: value for name, value in os.environ.items() if not name.startswith("INGLE_")}
        code = "from bot.cli import main; main()"
        self._child = subprocess.Popen(
            [sys.executable, "-c", code, "pod", "serve", self.name, "--port", str(self._port)],
            cwd=self.folder,
            env={
                **kept,
                "PYTHONPATH": str(ROOT),
                "INGLE_DATA_DIR": str(self.folder),
                "INGLE_POD_TOKEN": self.token,
                "INGLE_SYNC_MINUTES": "60",
                **self._settings,
            },
            stdout=subprocess.PIPE,
            stderr=(self.folder / "log.txt").open("a"),
            text=True,
        )
        assert self._child.stdout is not None
        found = re.search(r"http://\S+:(\d+)", self._child.stdout.readline())
        if found is None:
            raise RuntimeError(self.log())
        self.address, self._port = found[0], int(found[1])

    @property
    def pid(self) -> int:
        """The process's number."""
        assert self._child is not None
        return self._child.pid

    def log(self) -> str:
        """What it logged."""
        return (self.folder / "log.txt").read_text(encoding="utf-8")

    def kill(self) -> None:
        """As by `kill -9`."""
        self._end(signal.SIGKILL)

    def stop(self) -> int:
        """As a container is stopped; its exit code."""
        return self._end(signal.SIGTERM)

    def _end(self, number: signal.Signals) -> int:
        if self._child is None:
            return 0
        self._child.send_signal(number)
        code = self._child.wait(30)
        if self._child.stdout is not None:
            self._child.stdout.close()
        self._child = None
        return code
