"""What stands before every route: whom the hub answers, how much it reads, what a browser may do."""

from __future__ import annotations

import ipaddress
from collections.abc import Collection
from urllib.parse import urlsplit

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import JSONResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from bot.hub.problems import ProblemError

CONTENT_SECURITY_POLICY = "; ".join(
    [
        "default-src 'none'",
        "script-src 'self'",
        "style-src 'self'",
        "img-src 'self'",
        "media-src 'self'",
        "connect-src 'self'",
        "manifest-src 'self'",
        "base-uri 'none'",
        "form-action 'none'",
        "frame-ancestors 'none'",
    ]
)
HEADERS = {
    "Content-Security-Policy": CONTENT_SECURITY_POLICY,
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(self)",
}
FORM_POLICY = CONTENT_SECURITY_POLICY.replace("form-action 'none'", "form-action 'self'")
"""For the one page that is a form."""
FILE_POLICY = "; ".join(["default-src 'none'", "frame-ancestors 'none'", "sandbox"])
"""For files that people sent: opened by themselves, they load and run nothing and belong to no origin."""
SAFE_METHODS = frozenset({"GET", "HEAD", "OPTIONS"})
MESSAGE_BYTES = 64 * 1024
MULTIPART_BYTES = 16 * 1024
"""What a form adds around its file."""
DRAINED_BYTES = 64 * 1024 * 1024
"""How much of a refused body is read and dropped: browsers show an answer only once they sent everything."""


class SafeHeaders:
    """Adds the headers that bind the page to itself, and keeps what is personal out of caches."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        async def send_with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, value in HEADERS.items():
                    headers[name] = value
                if scope["path"] == "/unlock":
                    headers["Content-Security-Policy"] = FORM_POLICY
                if scope["path"].startswith("/static/"):
                    headers["Cache-Control"] = "no-cache"
                elif scope["path"].startswith("/api/chat/files/"):
                    headers["Cache-Control"] = "private, no-cache"
                    headers["Content-Security-Policy"] = FILE_POLICY
                elif scope["path"].startswith("/feed/"):
                    headers["Cache-Control"] = "private, no-cache"
                else:
                    headers["Cache-Control"] = "no-store"
            await send(message)

        await self._app(scope, receive, send_with_headers if scope["type"] == "http" else send)


class KnownOrigin:
    """Refuses requests under a foreign name (DNS rebinding) and changes asked for by foreign pages.

    Rebinding needs a name that an attacker can point here, so an address or `localhost` in the Host header is
    fine, and any other name has to be among `hosts`.
    """

    def __init__(self, app: ASGIApp, hosts: Collection[str]) -> None:
        self._app = app
        self._hosts = frozenset({"localhost", *(host.lower() for host in hosts)})

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "http":
            headers = Headers(scope=scope)
            refusal = self._refusal(scope["method"], headers)
            if refusal:
                await JSONResponse({"error": refusal}, 403)(scope, receive, send)
                return
        await self._app(scope, receive, send)

    def _refusal(self, method: str, headers: Headers) -> str | None:
        host = headers.get("host", "")
        if not self._is_ours(host):
            return "Inglenook does not answer to this name. If it is yours, set INGLE_WEB_URL to it."
        if method in SAFE_METHODS:
            return None
        origin = headers.get("origin")
        if origin is None:
            same = headers.get("sec-fetch-site", "same-origin") == "same-origin"
        else:
            same = urlsplit(origin).netloc.lower() == host.lower()
        return None if same else "Another page asked for this; Inglenook only listens to its own."

    def _is_ours(self, host: str) -> bool:
        try:
            name = urlsplit(f"//{host}").hostname
        except ValueError:
            return False
        if not name:
            return False
        try:
            ipaddress.ip_address(name)
        except ValueError:
            return name in self._hosts
        return True


class BodyLimit:
    """Refuses bodies over a limit while they arrive, without keeping them."""

    def __init__(self, app: ASGIApp, upload_bytes: int) -> None:
        self._app = app
        self._upload_bytes = upload_bytes

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        upload = scope["path"] == "/api/upload"
        limit = self._upload_bytes + MULTIPART_BYTES if upload else MESSAGE_BYTES
        read = 0

        async def receive_limited() -> Message:
            nonlocal read
            message = await receive()
            read += len(message.get("body", b""))
            if read <= limit:
                return message
            while message.get("more_body", False) and read <= limit + DRAINED_BYTES:
                message = await receive()
                read += len(message.get("body", b""))
            raise ProblemError(413, self._sentence(upload))

        await self._app(scope, receive_limited, send)

    def _sentence(self, upload: bool) -> str:
        if upload:
            return f"This file is too large: {self._upload_bytes // 1024 // 1024} MB is the most I can take."
        return "This message is too long. Please send it in parts."
