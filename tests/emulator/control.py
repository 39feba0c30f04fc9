"""The emulator steered over HTTP, for when it runs as a process of its own: everything below /_control."""

from __future__ import annotations

import base64
from dataclasses import asdict
from typing import Any

from aiohttp import web

from tests.emulator.people import Seat
from tests.emulator.server import Emulator

SENDABLE = ("voice", "audio", "video_note", "video", "photo", "document")


class Control:
    """Routes that do what the methods of `Emulator` and `Seat` do, with JSON bodies.

    POST say {user, name?, text, group?}; POST send {user, name?, group?, kind, content, with?}: a file of a kind of
    SENDABLE, in Base64, `with` what the method of `Seat` of that name takes beside it; POST press {user, button,
    group?}; POST inject {method, status?, retry_after?, drop?, delay?, times?}; POST offline {seconds};
    GET sent?since=N gives what the bot did from the N-th thing on; GET waiting gives the number of updates not yet
    confirmed.
    """

    def __init__(self, emulator: Emulator) -> None:
        self._emulator = emulator

    def routes(self) -> list[web.RouteDef]:
        """What the server serves beside the Bot API."""
        return [
            web.post("/_control/say", self._say),
            web.post("/_control/send", self._send),
            web.post("/_control/press", self._press),
            web.post("/_control/inject", self._inject),
            web.post("/_control/offline", self._offline),
            web.get("/_control/sent", self._sent),
            web.get("/_control/waiting", self._waiting),
        ]

    def _seat(self, body: dict[str, Any]) -> Seat:
        seat = self._emulator.user(body["user"], body.get("name", f"User {body['user']}"))
        if "group" in body:
            return self._emulator.group(body["group"], "Home").member(seat)
        return seat

    async def _say(self, request: web.Request) -> web.Response:
        body = await request.json()
        return web.json_response(self._seat(body).say(body["text"]))

    async def _send(self, request: web.Request) -> web.Response:
        body = await request.json()
        if body["kind"] not in SENDABLE:
            raise web.HTTPBadRequest(text=f"the kind is one of {', '.join(SENDABLE)}")
        send = getattr(self._seat(body), body["kind"])
        return web.json_response(send(base64.b64decode(body["content"]), **body.get("with", {})))

    async def _press(self, request: web.Request) -> web.Response:
        body = await request.json()
        try:
            return web.json_response({"press": self._seat(body).press(body["button"])})
        except LookupError as error:
            raise web.HTTPNotFound(text=str(error)) from error

    async def _inject(self, request: web.Request) -> web.Response:
        body = await request.json()
        self._emulator.inject(body.pop("method"), **body)
        return web.json_response({})

    async def _offline(self, request: web.Request) -> web.Response:
        body = await request.json()
        self._emulator.soon_offline(body["seconds"])
        return web.json_response({})

    async def _sent(self, request: web.Request) -> web.Response:
        since = int(request.query.get("since", "0"))
        shown = [
            {**asdict(sent), "content": None if sent.content is None else len(sent.content)}
            for sent in self._emulator.sent[since:]
        ]
        return web.json_response(shown)

    async def _waiting(self, request: web.Request) -> web.Response:
        return web.json_response({"updates": self._emulator.unconfirmed})
