"""What stands before every route of the speech and the reading service: whom it answers, and how much it reads."""

from __future__ import annotations

import hmac

from starlette.datastructures import Headers
from starlette.exceptions import HTTPException
from starlette.responses import JSONResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from bot.health import LIVE, READY

OPEN = frozenset({"/v1/health", LIVE, READY})
"""Asked by what watches the process; it tells nothing of what is said."""


class Guard:
    """Lets in who has the token, refuses pages in browsers, and cuts off bodies that are too large.

    Without a token everybody is let in who reaches the port: then it must be on loopback.
    """

    def __init__(self, app: ASGIApp, token: str, most_bytes: int, named_by: str = "INGLE_SPEECH_TOKEN") -> None:
        self._app = app
        self._token = f"Bearer {token}".encode() if token else b""
        self._most = most_bytes
        self._named_by = named_by

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        headers = Headers(scope=scope)
        if "origin" in headers:
            await JSONResponse({"error": "This service is for programs, not for pages."}, 403)(scope, receive, send)
            return
        if scope["path"] not in OPEN and not self._known(headers):
            sentence = f"The token is missing or wrong: {self._named_by} must be the same here and there."
            await JSONResponse({"error": sentence}, 401)(scope, receive, send)
            return
        read = 0

        async def receive_limited() -> Message:
            nonlocal read
            message = await receive()
            read += len(message.get("body", b""))
            if read > self._most:
                raise HTTPException(413, f"That is more than the {self._most // 1000**2} MB that are taken.")
            return message

        await self._app(scope, receive_limited, send)

    def _known(self, headers: Headers) -> bool:
        given = headers.get("authorization", "").encode()
        return not self._token or hmac.compare_digest(given, self._token)
