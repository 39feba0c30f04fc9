"""Takes the browser's answer at the end of a sign-in, when the browser runs on this machine (RFC 8252, section 7.3)."""

from __future__ import annotations

from http.server import BaseHTTPRequestHandler, HTTPServer
from time import monotonic
from types import TracebackType
from typing import Self
from urllib.parse import parse_qs, urlsplit

from skills.accounts.remote import RemoteDown

_PAGE = b"<!doctype html><meta charset=utf-8><title>Inglenook</title><p>Inglenook: this page can be closed now.</p>"


class Listener:
    """Listens on loopback while it is open; a context manager. `port` 0: any free one."""

    def __init__(self, port: int = 0) -> None:
        self._server = _Server(("127.0.0.1", port), _Handler)

    @property
    def redirect(self) -> str:
        """The address to begin the sign-in with."""
        return f"http://127.0.0.1:{self._server.server_port}/"

    def wait(self, state: str, seconds: float) -> str:
        """The address with the answer to the sign-in of that state; other requests are not listened to.

        Blocking, at most so many seconds. Raises RemoteDown when nothing came.
        """
        until = monotonic() + seconds
        while (left := until - monotonic()) > 0:
            self._server.timeout = left
            self._server.answer = ""
            self._server.handle_request()
            if state in parse_qs(urlsplit(self._server.answer).query).get("state", []):
                return self._server.answer
        raise RemoteDown("nobody signed in")

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._server.server_close()


class _Server(HTTPServer):
    answer = ""


class _Handler(BaseHTTPRequestHandler):
    server: _Server
    timeout = 5

    def do_GET(self) -> None:
        """Any page of ours is the same."""
        self.server.answer = self.path
        self.send_response(200)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(_PAGE)))
        self.end_headers()
        self.wfile.write(_PAGE)

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the name of the base class
        """The address has the code in it, which is not for a log."""
