"""The programs that watch a house, from Debian's packages, with the committed files on free ports of loopback."""

from __future__ import annotations

import os
import shutil
import subprocess
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, TypeVar

import httpx
import pytest

from tests.bench.house import free_port
from tests.docs.pages import ROOT

MONITORING = ROOT / "compose" / "monitoring"
PATIENCE = 60.0
"""Seconds that anything may take on a machine that does other things."""

T = TypeVar("T")


def tool(name: str) -> str:
    """A program of Debian's packages, or a skip with its reason."""
    found = shutil.which(name)
    if found is None:
        pytest.skip(f"{name} is not installed: `make test-system` installs it")
    return found


def until(look: Callable[[], T | None], what: str, seconds: float = PATIENCE) -> T:
    """What `look` gives as soon as it gives anything; fails where that takes too long."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        try:
            found = look()
        except httpx.TransportError:
            found = None
        if found:
            return found
        time.sleep(0.1)
    raise AssertionError(f"{what}: not within {seconds:.0f} s")


def adapted(text: str, changes: Mapping[str, str]) -> str:
    """A committed file with other addresses and without patience; each change is found, or the test is out of date."""
    for old, new in changes.items():
        assert old in text, old
        text = text.replace(old, new)
    return text


@dataclass
class Ports:
    """Where each listens."""

    prometheus: int = field(default_factory=free_port)
    alertmanager: int = field(default_factory=free_port)
    node: int = field(default_factory=free_port)
    figures: int = field(default_factory=free_port)
    web: int = field(default_factory=free_port)
    https: int = field(default_factory=free_port)
    plain: int = field(default_factory=free_port)
    caddy: int = field(default_factory=free_port)
    caddy_health: int = field(default_factory=free_port)
    nowhere: int = field(default_factory=free_port)


@dataclass
class Programs:
    """What was started, each ended by its id."""

    folder: Path
    ports: Ports = field(default_factory=Ports)
    started: list[subprocess.Popen[bytes]] = field(default_factory=list)

    def start(self, command: Sequence[str], **settings: str) -> subprocess.Popen[bytes]:
        """Starts a program in the folder; its words go to a file there."""
        log = (self.folder / f"{Path(command[0]).name}.log").open("ab")
        process = subprocess.Popen(
            command, cwd=self.folder, stdout=log, stderr=log, env={"PATH": os.environ["PATH"], **settings}
        )
        log.close()
        self.started.append(process)
        return process

    def end(self) -> None:
        """Ends all, the last first."""
        for process in reversed(self.started):
            process.terminate()
        for process in self.started:
            process.wait(20)

    # --- each program ---------------------------------------------------------------------------------------------

    def watch(self, pod: str) -> None:
        """Prometheus, Alertmanager and node-exporter for a house, and a pod at an address."""
        ports = self.ports
        at = {name: f"127.0.0.1:{port}" for name, port in vars(ports).items()}
        services = adapted(
            (MONITORING / "prometheus.yml").read_text(encoding="utf-8"),
            {
                "bot:8422": at["figures"],
                "alertmanager:9093": at["alertmanager"],
                "node-exporter:9100": at["node"],
                "localhost:9090": at["prometheus"],
                "interval: 30s": "interval: 1s",
            },
        )
        # No names of containers here: the same jobs with addresses.
        for name, address in (("pods", pod), ("caddy", at["caddy"]), ("speech", ""), ("ocr", "")):
            head, tail = services.split(f"  - job_name: {name}\n    dns_sd_configs:\n", 1)
            rest = tail.split("\n", 1)[1]
            services = f"{head}  - job_name: {name}\n    static_configs:\n      - targets: [{address}]\n{rest}"
        rules = adapted((MONITORING / "alerts.yml").read_text(encoding="utf-8"), {"for: 3m": "for: 1s"})
        routes = adapted(
            (MONITORING / "alertmanager.yml").read_text(encoding="utf-8"),
            {
                "bot:8422": at["figures"],
                "group_wait: 30s": "group_wait: 0s",
                "group_interval: 5m": "group_interval: 1s",
            },
        )
        for name, text in (("prometheus.yml", services), ("alerts.yml", rules), ("alertmanager.yml", routes)):
            (self.folder / name).write_text(text, encoding="utf-8")
        own = "--storage.path=alertmanager", "--cluster.listen-address="
        self._watcher("prometheus-alertmanager", "alertmanager.yml", ports.alertmanager, *own)
        self._watcher("prometheus", "prometheus.yml", ports.prometheus, "--storage.tsdb.path=tsdb")
        self.start([tool("prometheus-node-exporter"), f"--web.listen-address={at['node']}"])

    def _watcher(self, program: str, file: str, port: int, *more: str) -> None:
        listens = f"--web.listen-address=127.0.0.1:{port}"
        self.start([tool(program), f"--config.file={file}", listens, *more])

    def caddy(self, ports: Ports, name: str = "caddy", **changes: str) -> Path:
        """Caddy before the web chat, with the committed Caddyfile; gives the certificate of its own authority.

        `changes`: further words of the file to replace.
        """
        text = adapted(
            (ROOT / "compose" / "Caddyfile").read_text(encoding="utf-8"),
            {
                "http_port 8080": f"http_port {ports.plain}",
                "https_port 8443": f"https_port {ports.https}",
                "bot:8420": f"127.0.0.1:{ports.web}",
                "grafana:3000": f"127.0.0.1:{ports.nowhere}",
                "http://:8082": f"http://127.0.0.1:{ports.caddy}",
                "127.0.0.1:8081": f"127.0.0.1:{ports.caddy_health}",
                **changes,
            },
        )
        (self.folder / f"{name}file").write_text(text, encoding="utf-8")
        data = self.folder / name
        command = [tool("caddy"), "run", "--config", f"{name}file", "--adapter", "caddyfile"]
        self.start(command, XDG_DATA_HOME=str(data), XDG_CONFIG_HOME=str(data / "config"), HOME=str(data))
        return data / "caddy" / "pki" / "authorities" / "local" / "root.crt"


@dataclass
class Asked:
    """Prometheus over its HTTP API."""

    url: str

    def api(self, path: str, **arguments: str) -> Any:
        """The data of an answer; fails with what Prometheus says where it refuses."""
        answer = httpx.get(f"{self.url}/api/v1/{path}", params=arguments, trust_env=False, timeout=20)
        told = answer.json()
        assert told["status"] == "success", (arguments, told)
        return told["data"]

    def query(self, expression: str) -> list[dict[str, Any]]:
        """The series of an expression now."""
        found: list[dict[str, Any]] = self.api("query", query=expression)["result"]
        return found
