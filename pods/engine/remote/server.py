"""A pod as a service: it answers its house over HTTP on the internal network, line by line."""

from __future__ import annotations

import asyncio
import inspect
import json
import logging
import secrets
import threading
import time
from collections.abc import AsyncIterator, Mapping
from concurrent.futures import Future
from concurrent.futures import TimeoutError as FutureTimeoutError
from typing import Any

from starlette.applications import Starlette
from starlette.requests import ClientDisconnect, Request
from starlette.responses import JSONResponse, Response, StreamingResponse
from starlette.routing import Route

from knowledge import request_ids
from knowledge.audit import AuditLog
from knowledge.store.database import StorageFullError
from pods.engine.pod import LocalPod
from pods.engine.remote.calls import Call, House, calls_of
from pods.engine.remote.codec import Codec, CodecError
from pods.engine.remote.failures import error_of, told
from pods.engine.remote.protocol import ANSWERS, AUDIT_KEY, CALL, HEALTH, LIVE, MOST_BODY, PROTOCOL, READY
from pods.engine.remote.signing import Gate, NotSignedError, Token

log = logging.getLogger(__name__)

MOST_AT_ONCE = 128
"""Calls that are answered at once."""

SMALL = 64 * 1024
"""Bytes of a request that is read on the event loop."""

BEAT = 3.0
"""Seconds between two signs of life while nothing is to be told."""

ANSWER_SECONDS = 300.0
"""How long the house may take to ask its model."""


UNREADABLE = (AttributeError, LookupError, RecursionError, TypeError, ValueError)
"""What JSON that is no call of ours leads to."""


class PodServer:
    """One pod behind its routes. Until the house said hello, and gave the key of the audit log, no command runs."""

    def __init__(
        self, pod: LocalPod, token: Token, codec: Codec, version: str, desks: Mapping[str, Any], house: House
    ) -> None:
        self.gate = Gate(token)
        self._pod = pod
        self._token = token
        self._codec = codec
        self._version = version
        self._calls = calls_of(pod, house, desks)
        self._house = house
        self._asked: dict[str, Future[Any]] = {}
        self._key: bytes | None = None
        self._beginning = threading.Lock()
        self._tasks: set[asyncio.Task[None]] = set()
        self._told_at = 0.0

    def app(self) -> Starlette:
        """The routes."""
        return Starlette(
            routes=[
                Route(HEALTH, self._health, methods=["GET"]),
                Route(LIVE, self._live, methods=["GET"]),
                Route(READY, self._ready, methods=["GET"]),
                Route(CALL, self._call, methods=["POST"]),
                Route(ANSWERS + "{ident}", self._answer, methods=["POST"]),
            ]
        )

    async def finish(self) -> None:
        """Waits for the calls under way."""
        if self._tasks:
            await asyncio.wait(self._tasks, timeout=10.0)

    async def _health(self, _request: Request) -> Response:
        return JSONResponse({"status": "ok", "pod": self._pod.name, "version": self._version, "boot": self.gate.boot})

    async def _live(self, _request: Request) -> Response:
        return JSONResponse({"ok": True, "reason": None})

    async def _ready(self, _request: Request) -> Response:
        """Whether its database takes writes, and there is a place for a call."""
        reason = await asyncio.to_thread(self._pod.database.unwritable)
        if reason is None and len(self._tasks) >= MOST_AT_ONCE:
            reason = "it has more calls than it can answer"
        return JSONResponse({"ok": reason is None, "reason": reason}, 200 if reason is None else 503)

    async def _call(self, request: Request) -> Response:
        entered = await self._entered(request)
        if isinstance(entered, Response):
            return entered
        nonce, body = entered
        try:
            said = json.loads(body)
            method, ticket = said["method"], said.get("ticket")
            call = self._calls.get(method) if method != "hello" else Call(self._hello)
            arguments = await self._read(said["arguments"], len(body))
        except (CodecError, NotSignedError, *UNREADABLE) as error:
            return self._refused(400, f"a call could not be read ({type(error).__name__})")
        except StorageFullError as error:
            return self._stream(nonce, Lines.of({"error": told(error, self._codec)}))
        if call is None or not isinstance(arguments, dict) or not all(isinstance(name, str) for name in arguments):
            return self._refused(404, "there is no such call")
        if call.of_house and "house" in arguments:
            self._house.tell(arguments.pop("house"))
        if not call.fits(arguments) or not (ticket is None or isinstance(ticket, str)):
            return self._refused(400, f"{method} has other arguments")
        if self._key is None and method != "hello":
            return JSONResponse({"hello": False, "boot": self.gate.boot}, 409)
        if len(self._tasks) >= MOST_AT_ONCE:
            return self._refused(503, "too many calls at once")
        lines = Lines()
        task = asyncio.create_task(self._work(str(method), call, arguments, ticket, lines))
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)
        return self._stream(nonce, lines)

    async def _answer(self, request: Request) -> Response:
        """What the house's model answered."""
        entered = await self._entered(request)
        if isinstance(entered, Response):
            return entered
        nonce, body = entered
        waiting = self._asked.pop(request.path_params["ident"], None)
        if waiting is None:
            return self._refused(404, "nobody asks that any more")
        try:
            said = json.loads(body)
            if "error" in said:
                waiting.set_exception(error_of(said["error"], self._codec))
            else:
                waiting.set_result(self._codec.value(said["result"]))
        except (CodecError, ValueError, LookupError, TypeError) as error:
            waiting.set_result(None)
            return self._refused(400, f"an answer could not be read ({type(error).__name__})")
        return self._stream(nonce, Lines.of({"result": None}))

    async def _read(self, plain: Any, size: int) -> Any:
        """What was written; a large one, which may hold files, off the event loop."""
        if size < SMALL:
            return self._codec.value(plain)
        return await asyncio.to_thread(self._codec.value, plain)

    # --- the door -------------------------------------------------------------------------------------------------

    async def _entered(self, request: Request) -> tuple[str, bytes] | Response:
        """The nonce and the body of a request that may come in; otherwise what is answered."""
        body = bytearray()
        try:
            async for chunk in request.stream():
                body += chunk
                if len(body) > MOST_BODY:
                    return self._refused(413, "a request is too large")
        except ClientDisconnect:
            return self._refused(400, "a request was not sent to its end")
        if request.headers.get("x-ingle-boot") not in (None, self.gate.boot):
            return JSONResponse({"hello": False, "boot": self.gate.boot}, 409)
        try:
            signed = self.gate.let_in(request.headers, request.method, request.url.path, bytes(body))
        except NotSignedError as error:
            return self._refused(401, str(error))
        return signed.nonce, bytes(body)

    def _refused(self, status: int, reason: str) -> Response:
        """Says no; the log says why, at most once a second."""
        if time.monotonic() - self._told_at >= 1.0:
            self._told_at = time.monotonic()
            log.warning("a request to the pod %s was refused: %s", self._pod.name, reason)
        return JSONResponse({"refused": reason}, status)

    def _hello(self, protocol: int, version: str, digest: str, key: bytes | None) -> Mapping[str, Any]:
        """Takes the key of the audit log from a house of the same version; others are told what this pod is."""
        fits = (protocol, version, digest) == (PROTOCOL, self._version, self._pod.digest())
        if fits:
            opened = self._token.open(key, AUDIT_KEY) if key else b""
            with self._beginning:
                if self._key is not None and self._key != opened:
                    return {"fits": False, "version": self._version, "other": True}
                if self._key is None and opened:
                    audit = AuditLog(self._pod.database, opened, own=True)
                    self._pod.tell(audit)
                self._key = opened
        return {"fits": fits, "version": self._version, "other": False}

    # --- working --------------------------------------------------------------------------------------------------

    async def _work(self, method: str, call: Call, arguments: dict[str, Any], ticket: str | None, lines: Lines) -> None:
        if call.asks:
            arguments["ask_model"] = Asking(lines, self._asked)
        if call.progresses:
            arguments["progress"] = lambda done, of: lines.put({"progress": [done, of]})
        if call.once:
            arguments["ticket"] = ticket
        working = asyncio.ensure_future(self._done(call, arguments))
        await asyncio.wait({working})
        result = working.exception() or working.result()
        if isinstance(result, BaseException):
            error = told(result, self._codec)
            lines.put({"error": error} if error is not None else {"failed": self._failed(method, result)})
        else:
            lines.put(result)

    async def _done(self, call: Call, arguments: Mapping[str, Any]) -> dict[str, Any]:
        if inspect.iscoroutinefunction(call.work):
            result = await call.work(**arguments)
        else:
            result = await asyncio.to_thread(lambda: call.work(**arguments))
            if inspect.isawaitable(result):
                result = await result
        return {"result": self._codec.plain(result)}

    def _failed(self, method: str, error: BaseException) -> str:
        ident = request_ids.current() or request_ids.new()
        log.error("%s: the call %s failed", ident, method, exc_info=error)
        return ident

    def _stream(self, nonce: str, lines: Lines) -> Response:
        return StreamingResponse(self._written(nonce, lines), media_type="application/x-ndjson")

    async def _written(self, nonce: str, lines: Lines) -> AsyncIterator[str]:
        number = 0
        try:
            while True:
                line = await lines.next()
                yield self._token.line(nonce, number, json.dumps(line, separators=(",", ":"))) + "\n"
                number += 1
                if not line.keys().isdisjoint(("result", "error", "failed")):
                    return
        finally:
            lines.close()


class Lines:
    """What is to be told about one call, put in from any thread and taken out by the answer."""

    def __init__(self) -> None:
        self._loop = asyncio.get_running_loop()
        self._waiting: asyncio.Queue[dict[str, Any]] = asyncio.Queue()
        self._asking: list[Future[Any]] = []
        self.closed = False

    @classmethod
    def of(cls, line: dict[str, Any]) -> Lines:
        """One line, which is all."""
        lines = cls()
        lines._waiting.put_nowait(line)
        return lines

    def put(self, line: dict[str, Any]) -> None:
        """From any thread. Nobody waits any more once the process stops."""
        if not self._loop.is_closed():
            self._loop.call_soon_threadsafe(self._waiting.put_nowait, line)

    async def next(self) -> dict[str, Any]:
        """The next one; a sign of life where there is none for a while."""
        try:
            return await asyncio.wait_for(self._waiting.get(), BEAT)
        except TimeoutError:
            return {"beat": True}

    def hold(self, asked: Future[Any]) -> None:
        """Somebody waits for an answer to a question among these lines."""
        self._asking.append(asked)

    def close(self) -> None:
        """The house hears no more, and so answers nothing."""
        self.closed = True
        for asked in self._asking:
            if not asked.done():
                asked.set_result(None)


class Asking:
    """Asks the model of the house from a skill's thread, by a line that it answers. See `AskModel`."""

    def __init__(self, lines: Lines, asked: dict[str, Future[Any]]) -> None:
        self._lines = lines
        self._asked = asked

    def __call__(self, instruction: str, text: str, schema: Mapping[str, Any]) -> Mapping[str, Any] | None:
        """What it answers; None where no model does in time. Raises what the house raised."""
        if self._lines.closed:
            return None
        ident = secrets.token_hex(8)
        waiting: Future[Any] = Future()
        self._asked[ident] = waiting
        self._lines.hold(waiting)
        self._lines.put({"ask": [ident, instruction, text, dict(schema)]})
        try:
            answer = waiting.result(ANSWER_SECONDS)
        except FutureTimeoutError:
            return None
        finally:
            self._asked.pop(ident, None)
        return answer if isinstance(answer, dict) else None
