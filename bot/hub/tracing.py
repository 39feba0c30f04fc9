"""Gives every HTTP request its id, before anything else: for the log, for the answer, for whoever is asked in turn."""

from __future__ import annotations

import ipaddress

from starlette.datastructures import Headers, MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from knowledge import request_ids


class RequestIds:
    """Begins an id, says it in the answer's X-Request-ID, and takes one along that another process of ours gave.

    `internal`: only the household's own processes ask this service. Elsewhere an id is taken from this machine alone,
    and not where a proxy handed the request on: then it would be a stranger's.
    """

    def __init__(self, app: ASGIApp, *, internal: bool = False) -> None:
        self._app = app
        self._internal = internal

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        with request_ids.begun(self._given(scope)) as known:

            async def send_with_id(message: Message) -> None:
                if message["type"] == "http.response.start":
                    MutableHeaders(scope=message)[request_ids.HEADER] = known
                await send(message)

            await self._app(scope, receive, send_with_id)

    def _given(self, scope: Scope) -> str:
        headers = Headers(scope=scope)
        trusted = self._internal or (_is_here(scope) and "x-forwarded-for" not in headers)
        return request_ids.safe(headers.get(request_ids.HEADER)) if trusted else ""


def _is_here(scope: Scope) -> bool:
    """Whether a request comes from this machine."""
    try:
        return ipaddress.ip_address((scope.get("client") or ("",))[0]).is_loopback
    except ValueError:
        return False
