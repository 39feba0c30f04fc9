"""Real model servers on loopback: Ollama, one for each made-up graphics card, and llama.cpp; ended by their ids."""

from __future__ import annotations

import asyncio
import contextlib
import json
import os
import re
import shutil
import signal
import socket
import sys
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import httpx

MODEL = "smollm2"
KEY = "for-tests"
FOLDER = Path("~/.cache/inglenook-tests/ollama/v0.24.0").expanduser()
"""Where tests/ollama.sh puts it."""
START_S = 60.0

LLAMA = """
import json, sys, xllamacpp
wanted = json.loads(sys.argv[1])
params = xllamacpp.CommonParams()
params.model.path = wanted["model"]
params.hostnames, params.port, params.api_keys = ["127.0.0.1"], wanted["port"], [wanted["key"]]
params.n_ctx, params.n_parallel, params.verbosity = wanted["context"], 1, -1
params.cpuparams.n_threads = params.cpuparams_batch.n_threads = 1
params.endpoint_slots = params.ui = False
server = xllamacpp.Server(params)
sys.stdin.read()
"""


def ollama_binary() -> str | None:
    """The Ollama for tests, or one that is installed; None where there is none."""
    built = Path(os.environ.get("OLLAMA_FOR_TESTS", FOLDER)) / "ollama"
    return str(built) if built.is_file() else shutil.which("ollama")


def free_port() -> int:
    """A port that nobody listens on now."""
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return int(one.getsockname()[1])


@dataclass
class RealServer:
    """A process that was started here, with its children in a group of their own."""

    name: str
    kind: str
    command: list[str]
    environment: dict[str, str] = field(default_factory=dict)
    port: int = field(default_factory=free_port)
    process: asyncio.subprocess.Process | None = None
    log: Path | None = None

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    @property
    def backend(self) -> dict[str, Any]:
        """What the models file says of it."""
        if self.kind == "ollama":
            return {"kind": "ollama", "address": self.url, "queue": 200}
        return {"kind": "openai", "address": f"{self.url}/v1", "parallel": 1, "key": "desk_key", "queue": 200}

    async def start(self) -> None:
        """Starts it and waits until it answers."""
        with (self.log or Path(os.devnull)).open("ab") as errors:
            self.process = await asyncio.create_subprocess_exec(
                *self.command,
                env={**os.environ, **self.environment},
                stdin=asyncio.subprocess.PIPE,
                stdout=asyncio.subprocess.DEVNULL,
                stderr=errors,
                start_new_session=True,
            )
        headers = {"Authorization": f"Bearer {KEY}"}
        async with httpx.AsyncClient(trust_env=False) as client, asyncio.timeout(START_S):
            while True:
                with contextlib.suppress(httpx.HTTPError):
                    if (await client.get(f"{self.url}/v1/models", headers=headers)).status_code == 200:
                        return
                await asyncio.sleep(0.1)

    def prompts(self) -> list[tuple[int, int]]:
        """Tokens of each prompt that an Ollama server got, and how many of them it still had, as its log says."""
        if self.log is None:
            return []
        found = re.findall(r"loading cache slot.* prompt=(\d+) used=(\d+)", self.log.read_text(errors="replace"))
        return [(int(prompt), int(used)) for prompt, used in found]

    async def kill(self) -> None:
        """`kill -9`, its children too."""
        process, self.process = self.process, None
        if process is not None:
            with contextlib.suppress(ProcessLookupError):
                os.killpg(process.pid, signal.SIGKILL)
            await process.wait()


def ollama_server(name: str, binary: str, models: Path, card: int, *, kind: str = "ollama") -> RealServer:
    """An Ollama server that sees one graphics card, which this machine need not have; `kind` is how it is spoken to."""
    # It goes with the tests, also where they are killed, and takes what it started along.
    ends = [setpriv, "--pdeathsig", "TERM"] if (setpriv := shutil.which("setpriv")) else []
    server = RealServer(name, kind, [*ends, binary, "serve"], log=models.parent / f"{name}.log")
    server.environment = {
        "HOME": str(models.parent),
        "OLLAMA_HOST": f"127.0.0.1:{server.port}",
        "OLLAMA_MODELS": str(models),
        "OLLAMA_CONTEXT_LENGTH": "2048",
        "OLLAMA_NUM_PARALLEL": "1",
        "OLLAMA_KEEP_ALIVE": "1h",
        "OLLAMA_DEBUG": "1",
        "CUDA_VISIBLE_DEVICES": str(card),
        "GOMAXPROCS": "2",
    }
    return server


def llama_server(name: str, model: Path) -> RealServer:
    """llama.cpp's own server, OpenAI-compatible."""
    server = RealServer(name, "openai", [])
    wanted = {"model": str(model), "port": server.port, "key": KEY, "context": 2048}
    server.command = [sys.executable, "-c", LLAMA, json.dumps(wanted)]
    return server


async def create_model(binary: str, server: RealServer, model: Path, folder: Path) -> None:
    """`ollama create` from a model file: no download."""
    modelfile = folder / "Modelfile"
    modelfile.write_text(f"FROM {model}\n", encoding="utf-8")
    made = await asyncio.create_subprocess_exec(
        binary,
        "create",
        MODEL,
        "-f",
        str(modelfile),
        env={**os.environ, **server.environment},
        stdout=asyncio.subprocess.DEVNULL,
        stderr=asyncio.subprocess.DEVNULL,
    )
    assert await made.wait() == 0
