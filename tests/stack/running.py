"""The stack as a family has it: started by the product's own program, talked to through the emulator of Telegram."""

from __future__ import annotations

import json
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import httpx

from tests.emulator import TOKEN
from tests.stack.engine import Engine

ROOT = Path(__file__).parents[2]
ANSWERING = 40.0
"""Seconds in which a reply comes, on a machine that is busy."""
STARTING = 900
"""Seconds for building and starting everything."""


def free_port() -> int:
    """A port of loopback that nobody has."""
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        return int(taken.getsockname()[1])


@dataclass
class Phone:
    """Telegram as one member has it; `seen` counts what the bot did before."""

    control: httpx.Client
    user: int
    name: str
    seen: int = 0

    def say(self, text: str) -> None:
        """Sends a message."""
        self.control.post("say", json={"user": self.user, "name": self.name, "text": text}).raise_for_status()

    def send(self, kind: str, content: bytes) -> None:
        """Sends a file."""
        import base64

        body = {"user": self.user, "name": self.name, "kind": kind, "content": base64.b64encode(content).decode()}
        self.control.post("send", json=body).raise_for_status()

    def texts(self) -> list[str]:
        """What the bot wrote to this member, oldest first."""
        return [sent["text"] or "" for sent in self.control.get("sent").json() if sent["chat_id"] == self.user]

    def told(self, what: str, seconds: float = ANSWERING) -> str:
        """The next text that has `what` in it; fails where none comes."""
        until = time.monotonic() + seconds
        while time.monotonic() < until:
            texts = self.texts()
            for at in range(self.seen, len(texts)):
                if what in texts[at]:
                    self.seen = at + 1
                    return texts[at]
            time.sleep(0.2)
        raise AssertionError(
            f"nothing with {what!r} came within {seconds:.0f} seconds, but: {self.texts()[self.seen :]}"
        )

    def asks(self, text: str, what: str, seconds: float = ANSWERING) -> str:
        """Says something, and gives the next text that has `what` in it."""
        self.seen = len(self.texts())
        self.say(text)
        return self.told(what, seconds)


@dataclass
class Running:
    """A folder with everything of one stack; `start` and `stop` may be called again and again."""

    engine: Engine
    folder: Path
    helpers: list[subprocess.Popen[str]] = field(default_factory=list)
    http: int = field(default_factory=free_port)
    https: int = field(default_factory=free_port)
    emulator: int = field(default_factory=free_port)

    @property
    def root(self) -> Path:
        """What /mnt/data is on a server."""
        return self.folder / "mnt"

    @property
    def env(self) -> Path:
        """The settings of the stack."""
        return self.folder / "stack.env"

    def prepare(self) -> None:
        """The settings, Telegram's token, and the emulator with the way to it."""
        relay = self.folder / "relay"
        relay.mkdir()
        shutil.copyfile(Path(__file__).with_name("relay.py"), relay / "relay.py")
        (self.root / "secrets").mkdir(parents=True)
        (self.root / "secrets" / "ingle_telegram_token").write_text(TOKEN)
        settings = {
            "INGLE_ROOT": self.root,
            "INGLE_ADMIN": "Anna",
            "INGLE_ZONE": "Europe/Berlin",
            "INGLE_MODEL": "none",
            "INGLE_EMBEDDER": "none",
            "INGLE_CHROMA": "off",
            "INGLE_TELEGRAM_BASE_URL": "http://telegram:8081",
            "STACK_HTTP_PORT": self.http,
            "STACK_HTTPS_PORT": self.https,
            "STACK_FILES": Path(__file__).with_name("override.yaml"),
            "STACK_RELAY": relay,
        }
        self.env.write_text("".join(f"{name}={value}\n" for name, value in settings.items()))
        self._helper("-m", "tests.emulator", "--port", str(self.emulator))
        self._helper(str(relay / "relay.py"), "socket", str(self.emulator), str(relay / "telegram.sock"))

    def start(self) -> str:
        """What `make stack` does; gives what it says. Fails with that where it fails."""
        done = subprocess.run(
            [sys.executable, "-m", "compose.stack", "--env", str(self.env), "up", "full"],
            capture_output=True,
            text=True,
            env=self.engine.env,
            timeout=STARTING,
            check=False,
        )
        assert done.returncode == 0, f"{done.stdout[-6000:]}\n{done.stderr[-4000:]}\n{self.words()}"
        return done.stdout

    def stop(self) -> None:
        """`docker-compose down`: the containers are gone."""
        self.compose("down", "--timeout", "20")

    def close(self) -> None:
        """Ends the containers and what the tests started beside them."""
        try:
            if self.env.exists():
                self.stop()
        finally:
            for helper in self.helpers:
                helper.terminate()
                helper.wait(10)

    def compose(self, *arguments: str) -> str:
        """Compose as somebody would call it by hand, with the files that the settings name."""
        values = dict(line.split("=", 1) for line in self.env.read_text().splitlines() if "=" in line)
        files = [part for name in values["COMPOSE_FILE"].split(":") for part in ("-f", str(ROOT / "compose" / name))]
        command = ["docker-compose", "--env-file", str(self.env), "-p", values["COMPOSE_PROJECT_NAME"], *files]
        done = subprocess.run([*command, *arguments], capture_output=True, text=True, env=self.engine.env, check=False)
        assert done.returncode == 0, done.stdout + done.stderr
        return done.stdout

    def states(self) -> Mapping[str, str]:
        """Each service and how it is."""
        ids = self.engine.docker("ps", "-a", "-q", "--filter", "label=com.docker.compose.project=inglenook").stdout
        told = json.loads(self.engine.docker("inspect", *ids.split()).stdout)
        return {
            one["Config"]["Labels"]["com.docker.compose.service"]: one["State"].get("Health", one["State"])["Status"]
            for one in told
        }

    def until(self, service: str, true: Callable[[str], bool], seconds: float = 90.0) -> None:
        """Waits for a state of a service."""
        begun = time.monotonic()
        while not true(state := self.states()[service]):
            assert time.monotonic() - begun < seconds, f"{service} is {state}\n{self.words()}"
            time.sleep(0.5)

    def words(self) -> str:
        """The last words of each container, for a failure's text."""
        names = self.engine.docker("ps", "-a", "--format", "{{.Names}}", check=False).stdout.split()
        parts = []
        for name in names:
            logs = self.engine.docker("logs", "--tail", "12", name, check=False)
            parts.append(f"--- {name}\n{logs.stdout}{logs.stderr}")
        return "\n".join(parts)

    def ingle(self, *arguments: str, service: str = "bot") -> str:
        """A command in a container, with what it prints."""
        return self.engine.docker("exec", f"inglenook_{service}_1", "ingle", *arguments).stdout

    def phone(self, user: int, name: str) -> Phone:
        """A member's Telegram."""
        control = httpx.Client(base_url=f"http://127.0.0.1:{self.emulator}/_control/", timeout=10)
        return Phone(control, user, name)

    def _helper(self, *arguments: str) -> None:
        helper = subprocess.Popen([sys.executable, *arguments], stdout=subprocess.PIPE, text=True, cwd=ROOT)
        self.helpers.append(helper)
        assert helper.stdout is not None
        assert helper.stdout.readline(), f"{arguments} did not start"


def open_files(pid: int) -> set[str]:
    """The files that a process, and what it started, have open."""
    found: set[str] = set()
    for process in (pid, *_descendants(pid)):
        for link in Path(f"/proc/{process}/fd").glob("*"):
            try:
                found.add(str(link.readlink()))
            except OSError:
                continue
    return found


def _descendants(pid: int) -> list[int]:
    children = [int(one) for one in Path(f"/proc/{pid}/task/{pid}/children").read_text().split()]
    return [*children, *(deeper for child in children for deeper in _descendants(child))]


def settings_of(inspected: Mapping[str, Any]) -> dict[str, str]:
    """The environment of a container."""
    pairs = (line.partition("=") for line in inspected["Config"]["Env"])
    return {name: value for name, _, value in pairs}
