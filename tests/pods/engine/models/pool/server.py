"""A model server on loopback that does as told, in Ollama's protocol and in OpenAI's at once."""

from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from typing import Any

from aiohttp import web

MODEL = "qwen3:4b"


@dataclass
class ModelServer:
    """Writes `pieces` with `pause_s` before each; what is set below happens to every question until it is unset."""

    name: str = "server"
    pieces: tuple[str, ...] = ("Good ", "day")
    pause_s: float = 0.0
    status: int = 200
    break_after: int | None = None
    hangs: bool = False
    """Takes connections and says nothing, also to who only looks."""
    loaded: set[str] = field(default_factory=lambda: {MODEL})
    available: set[str] = field(default_factory=lambda: {MODEL})
    asked: list[dict[str, Any]] = field(default_factory=list)
    warmed: list[dict[str, Any]] = field(default_factory=list)
    pull: tuple[dict[str, Any], ...] = ()
    pull_pause_s: float = 0.0
    pulled: list[str] = field(default_factory=list)
    looks: int = 0
    working: int = 0
    most_working: int = 0
    cut: int = 0
    """Questions whose asker went away."""
    port: int = 0
    _runner: web.AppRunner | None = None

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    async def start(self) -> None:
        app = web.Application()
        app.router.add_get("/api/ps", self._ps)
        app.router.add_get("/api/tags", self._tags)
        app.router.add_get("/v1/models", self._models)
        app.router.add_post("/api/generate", self._generate)
        app.router.add_post("/api/pull", self._pull)
        app.router.add_post("/api/chat", self._chat)
        app.router.add_post("/v1/chat/completions", self._completions)
        self._runner = web.AppRunner(app, shutdown_timeout=0.05, handler_cancellation=True)
        await self._runner.setup()
        await web.TCPSite(self._runner, "127.0.0.1", self.port).start()
        self.port = self._runner.addresses[0][1]

    async def stop(self) -> None:
        """Breaks off what it does and goes; `start` brings it back at the same address."""
        runner, self._runner = self._runner, None
        if runner is not None:
            await runner.cleanup()

    async def _look(self) -> None:
        self.looks += 1
        while self.hangs:
            await asyncio.sleep(0.02)

    async def _ps(self, _: web.Request) -> web.Response:
        await self._look()
        return web.json_response({"models": [{"name": one} for one in sorted(self.loaded)]})

    async def _tags(self, _: web.Request) -> web.Response:
        return web.json_response({"models": [{"name": one} for one in sorted(self.available)]})

    async def _models(self, _: web.Request) -> web.Response:
        await self._look()
        return web.json_response({"data": [{"id": one} for one in sorted(self.available)]})

    async def _generate(self, request: web.Request) -> web.Response:
        body = await request.json()
        self.warmed.append(body)
        self.loaded.add(body["model"])
        return web.json_response({"model": body["model"], "response": "", "done": True})

    async def _pull(self, request: web.Request) -> web.StreamResponse:
        self.pulled.append((await request.json())["model"])
        answer = web.StreamResponse()
        await answer.prepare(request)
        try:
            for line in self.pull:
                await answer.write(json.dumps(line).encode() + b"\n")
                await asyncio.sleep(self.pull_pause_s)
        except (ConnectionError, asyncio.CancelledError):
            self.cut += 1
            raise
        return answer

    async def _chat(self, request: web.Request) -> web.StreamResponse:
        body = await request.json()
        counts = {"done_reason": "stop", "prompt_eval_count": 7, "eval_count": len(self.pieces)}
        stamp = {"model": body["model"], "created_at": "2026-11-22T10:00:00Z"}

        def line(text: str, *, done: bool) -> dict[str, Any]:
            said = {**stamp, "message": {"role": "assistant", "content": text}, "done": done}
            return {**said, **counts} if done else said

        if body.get("stream"):
            lines = [line(piece, done=False) for piece in self.pieces] + [line("", done=True)]
            return await self._written(request, body, [json.dumps(one) + "\n" for one in lines])
        return await self._whole(request, body, line("".join(self.pieces), done=True))

    async def _completions(self, request: web.Request) -> web.StreamResponse:
        body = await request.json()
        usage = {"prompt_tokens": 7, "completion_tokens": len(self.pieces)}
        if not body.get("stream"):
            message = {"role": "assistant", "content": "".join(self.pieces)}
            choice = {"index": 0, "finish_reason": "stop", "message": message}
            return await self._whole(request, body, {"choices": [choice], "usage": usage})
        parts: list[dict[str, Any]] = [
            {"choices": [{"delta": {"content": one}, "finish_reason": None}]} for one in self.pieces
        ]
        parts.append({"choices": [{"delta": {}, "finish_reason": "stop"}], "usage": usage})
        return await self._written(request, body, [f"data: {json.dumps(one)}\n\n" for one in parts])

    async def _whole(self, request: web.Request, body: dict[str, Any], answer: dict[str, Any]) -> web.Response:
        async with self._work(body):
            await self._wait(request, len(self.pieces))
            if self.status != 200:
                return web.json_response({"error": "out of memory"}, status=self.status)
            return web.json_response(answer)

    async def _written(self, request: web.Request, body: dict[str, Any], lines: list[str]) -> web.StreamResponse:
        async with self._work(body):
            if self.status != 200:
                return web.json_response({"error": "out of memory"}, status=self.status)
            answer = web.StreamResponse()
            await answer.prepare(request)
            for number, line in enumerate(lines):
                await self._wait(request, 1, number)
                await answer.write(line.encode())
            return answer

    async def _wait(self, request: web.Request, times: int, written: int = 0) -> None:
        while self.hangs:
            await asyncio.sleep(0.02)
        if self.break_after is not None and written >= self.break_after and request.transport is not None:
            request.transport.abort()
        await asyncio.sleep(self.pause_s * times)

    @asynccontextmanager
    async def _work(self, body: dict[str, Any]) -> AsyncIterator[None]:
        self.asked.append(body)
        self.working += 1
        self.most_working = max(self.most_working, self.working)
        try:
            yield
        except (asyncio.CancelledError, ConnectionError):
            self.cut += 1
            raise
        finally:
            self.working -= 1
