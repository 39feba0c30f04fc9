"""The HTTP side: routes calls, checks them, lets faults happen, hands out updates by long polling."""

from __future__ import annotations

import asyncio
import itertools
import re
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

from aiohttp import web

from tests.emulator.calls import CALLS
from tests.emulator.faults import Fault, Faults
from tests.emulator.honesty import ApiError, Json, checked_request
from tests.emulator.people import Group, Seat
from tests.emulator.state import Room, Sent, State

TOKEN = "4200:emulated-token_for_tests"
USERNAME = "ingle_bot"
MOST_UPDATES = 100


class Emulator:
    """A Bot API for one bot on 127.0.0.1. `base_url` is what the product takes as its base URL."""

    def __init__(self, token: str = TOKEN, username: str = USERNAME, port: int = 0) -> None:
        self.token = token
        self.username = username
        self.state = State(
            {"id": int(token.partition(":")[0]), "is_bot": True, "first_name": "Ingle", "username": username}
        )
        self._faults = Faults()
        self._port = port
        self._runner: web.AppRunner | None = None
        self._pollers = itertools.count(1)
        self._newest_poller = 0
        self._returning: asyncio.Task[None] | None = None
        self._leaving: asyncio.Task[None] | None = None
        self.extra_routes: list[web.RouteDef] = []

    @property
    def base_url(self) -> str:
        return f"http://127.0.0.1:{self._port}"

    @property
    def sent(self) -> list[Sent]:
        """All that the bot did, with times."""
        return self.state.sent

    @property
    def unconfirmed(self) -> int:
        """How many updates the bot has not confirmed yet."""
        return len(self.state.updates)

    def calls(self, method: str) -> list[Json]:
        """The parameters of all accepted calls of a method."""
        return [values for name, values in self.state.calls if name == method]

    async def start(self) -> None:
        """Listens."""
        # A body of 50 MB: more than the API takes, so that the refusal is the emulator's own.
        app = web.Application(client_max_size=50_000_000)
        app.add_routes(
            [
                web.route("*", "/bot{token}/{method}", self._call),
                web.get("/file/bot{token}/{path}", self._download),
                *self.extra_routes,
            ]
        )
        self._runner = web.AppRunner(app, handler_cancellation=True, shutdown_timeout=0.1)
        await self._runner.setup()
        site = web.TCPSite(self._runner, "127.0.0.1", self._port, reuse_address=True)
        await site.start()
        (address, *_) = self._runner.addresses
        self._port = address[1]

    async def stop(self) -> None:
        """Stops listening and closes all connections; the state stays."""
        if self._runner is not None:
            runner, self._runner = self._runner, None
            await runner.cleanup()

    async def offline(self, seconds: float) -> None:
        """Goes away at once, and comes back on the same port after some seconds in the background."""
        await self.stop()
        self.soon_online(seconds)

    def soon_online(self, seconds: float) -> None:
        """Comes back on the same port after some seconds."""

        async def come_back() -> None:
            await asyncio.sleep(seconds)
            await self.start()

        self._returning = asyncio.create_task(come_back())

    def soon_offline(self, seconds: float) -> None:
        """Like `offline`, a moment later, so that whoever asks for it over HTTP gets an answer."""

        async def go() -> None:
            await asyncio.sleep(0.1)
            await self.offline(seconds)

        self._leaving = asyncio.create_task(go())

    def user(self, number: int, name: str, *, language: str = "en") -> Seat:
        """A person in the private chat with the bot; the same number again is the same person."""
        person = {"id": number, "is_bot": False, "first_name": name, "language_code": language}
        chat = {"id": number, "type": "private", "first_name": name}
        room = self.state.rooms.setdefault(number, Room(chat))
        return Seat(self, person, room)

    def group(self, number: int, title: str, *, kind: str = "supergroup", forum: bool = False) -> Group:
        """A group with the bot in it; `number` is negative."""
        chat: Json = {"id": number, "type": kind, "title": title}
        if forum:
            chat["is_forum"] = True
        return Group(self, self.state.rooms.setdefault(number, Room(chat)))

    def inject(
        self,
        method: str,
        *,
        status: int | None = None,
        retry_after: int | None = None,
        description: str = "injected",
        drop: bool = False,
        delay: float = 0.0,
        garbage: bool = False,
        times: int = 1,
    ) -> None:
        """Makes the next calls of a method ("*" for any) go wrong; see `Fault`."""
        self._faults.add(method, Fault(status, retry_after, description, drop, delay, garbage), times)

    def calm(self) -> None:
        """Forgets all faults that did not happen yet."""
        self._faults.clear()

    async def until(self, found: Any, timeout: float = 40) -> Any:
        """Waits for a change after which `found()` is true, and returns what it gave. Raises TimeoutError."""
        return await self.state.until(found, timeout)

    async def _call(self, request: web.Request) -> web.StreamResponse:
        method = request.match_info["method"]
        if not re.fullmatch(r"\d+:[\w-]+", request.match_info["token"]):
            return _refused(ApiError(404, "Not Found"))
        if request.match_info["token"] != self.token:
            return _refused(ApiError(401, "Unauthorized"))
        fault = self._faults.next(method)
        if fault is not None:
            await asyncio.sleep(fault.delay)
            if fault.garbage:
                return web.Response(text="<html>not what you expect</html>", content_type="text/html")
            if fault.status is not None:
                extra = {"retry_after": fault.retry_after} if fault.retry_after is not None else None
                return _refused(ApiError(fault.status, fault.description, extra))
        try:
            result = await self._done(request, method)
        except ApiError as error:
            return _refused(error)
        if fault is not None and fault.drop:
            if request.transport is not None:
                request.transport.abort()
            raise asyncio.CancelledError
        return web.json_response({"ok": True, "result": result})

    async def _done(self, request: web.Request, method: str) -> Any:
        given, files = await _parameters(request)
        values = checked_request(method, given, files)
        if method == "getUpdates":
            return await self._updates(values)
        call = CALLS.get(method)
        if call is None:
            raise ApiError(404, f"Not Found: the emulator has no {method}")
        result = call(self.state, values, files)
        self.state.calls.append((method, values))
        self.state.notify()
        return result

    async def _updates(self, values: Json) -> list[Json]:
        state = self.state
        if state.webhook:
            raise ApiError(409, "Conflict: can't use getUpdates method while webhook is active")
        if (offset := values.get("offset")) is not None:
            state.confirm(offset)
        if (allowed := values.get("allowed_updates")) is not None:
            state.allowed = allowed
        async with self._as_newest_poller() as is_newest:

            def ready() -> bool:
                return bool(state.updates) or not is_newest()

            if not ready():
                try:
                    await state.until(ready, values.get("timeout", 0) or 0.001)
                except TimeoutError:
                    return []
            if not is_newest():
                raise ApiError(
                    409,
                    "Conflict: terminated by other getUpdates request; make sure that only one bot instance is running",
                )
        wanted = [raw for raw in state.updates if not state.allowed or set(state.allowed) & raw.keys()]
        return wanted[: values.get("limit") or MOST_UPDATES]

    @asynccontextmanager
    async def _as_newest_poller(self) -> AsyncIterator[Any]:
        """A second poll ends the first one, as with Telegram."""
        number = self._newest_poller = next(self._pollers)
        self.state.notify()
        yield lambda: self._newest_poller == number

    async def _download(self, request: web.Request) -> web.StreamResponse:
        content = self.state.files.get(request.match_info["path"])
        if content is None or request.match_info["token"] != self.token:
            return _refused(ApiError(404, "Not Found"))
        fault = self._faults.next("file")
        if fault is not None:
            await asyncio.sleep(fault.delay)
            if fault.status is not None:
                return _refused(ApiError(fault.status, fault.description))
        return web.Response(body=content)


async def _parameters(request: web.Request) -> tuple[dict[str, str], dict[str, tuple[str, bytes]]]:
    """The values and files of a call, from its query and its form."""
    given = dict(request.query)
    files: dict[str, tuple[str, bytes]] = {}
    for name, value in (await request.post()).items():
        if isinstance(value, web.FileField):
            files[name] = (value.filename, value.file.read())
        elif isinstance(value, str):
            given[name] = value
    return given, files


def _refused(error: ApiError) -> web.Response:
    return web.json_response(error.body, status=error.status)
