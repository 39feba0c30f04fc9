"""Servers that are slow, endless, or answer rubbish: one clear trouble, and the rest of the house goes on."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest
from pydantic import SecretStr

from skills.accounts.caldav import open_server
from skills.accounts.caldav.server import CalDavServer
from skills.accounts.caldav.session import Limits
from skills.accounts.remote import Login, RemoteDown, RemoteRefused

Answer = Callable[[BaseHTTPRequestHandler], None]


@contextmanager
def server(answer: Answer) -> Iterator[str]:
    """A server that answers every request in this way."""

    class Handler(BaseHTTPRequestHandler):
        def do_PROPFIND(self) -> None:
            self.rfile.read(int(self.headers.get("Content-Length") or 0))
            answer(self)

        def log_message(self, format: str, *args: object) -> None:  # noqa: A002
            """Nothing is written."""

    listening = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    listening.daemon_threads = True
    threading.Thread(target=listening.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{listening.server_address[1]}/"
    finally:
        listening.shutdown()
        listening.server_close()


def _reply(handler: BaseHTTPRequestHandler, status: int, body: bytes, **headers: str) -> None:
    handler.send_response(status)
    for name, value in headers.items():
        handler.send_header(name.replace("_", "-"), value)
    handler.send_header("Content-Length", str(len(body)))
    handler.end_headers()
    handler.wfile.write(body)


def _endless(handler: BaseHTTPRequestHandler) -> None:
    handler.send_response(207)
    handler.end_headers()
    try:
        while True:
            handler.wfile.write(b"<a>" * 400_000)
    except OSError:
        return


BOMB = (
    b"""<?xml version="1.0"?><!DOCTYPE b [<!ENTITY a "aaaaaaaaaa">%s]><multistatus xmlns="DAV:">&z9;</multistatus>"""
    % (b"".join(b'<!ENTITY z%d "%s">' % (n, (b"&z%d;" % (n - 1) if n else b"&a;") * 10) for n in range(10)))
)


@pytest.mark.parametrize(
    ("answer", "why"),
    [
        (_endless, "too large"),
        (
            lambda handler: _reply(handler, 207, BOMB, Content_Type="application/xml"),
            "cannot be understood|no calendars",
        ),
        (
            lambda handler: _reply(handler, 207, b"\x00\xff rubbish", Content_Type="application/xml"),
            "cannot be understood",
        ),
        (lambda handler: _reply(handler, 503, b"", Retry_After="600"), "wait"),
        (lambda handler: handler.connection.close(), "cannot be reached"),
    ],
    ids=["endless", "bomb", "rubbish", "overloaded", "hangs up"],
)
def test_a_bad_answer_is_a_server_that_is_down(answer: Answer, why: str) -> None:
    with server(answer) as url:
        remote = open_server(Login(url, "mum", SecretStr("pw")), lambda _: None)
        with pytest.raises((RemoteDown, RemoteRefused), match=why) as error:
            remote.calendars()
        if why == "wait":
            assert isinstance(error.value, RemoteDown)
            assert error.value.retry_after == 600
        remote.close()


def test_a_password_goes_to_no_other_host() -> None:
    asked: list[str | None] = []

    def elsewhere(handler: BaseHTTPRequestHandler) -> None:
        asked.append(handler.headers.get("Authorization"))
        _reply(handler, 207, b"")

    with server(elsewhere) as other:
        away = other.replace("127.0.0.1", "localhost")
        with server(lambda handler: _reply(handler, 301, b"", Location=away)) as url:
            remote = open_server(Login(url, "mum", SecretStr("pw")), lambda _: None)
            with pytest.raises(RemoteRefused, match="sends us to localhost"):
                remote.calendars()
            remote.close()
    assert asked == []


def test_a_reply_has_an_end_in_time() -> None:
    stop = threading.Event()

    def drip(handler: BaseHTTPRequestHandler) -> None:
        handler.send_response(207)
        handler.end_headers()
        while not stop.wait(0.05):
            handler.wfile.write(b" " * 70_000)

    with server(drip) as url:
        remote = CalDavServer(Login(url, "mum", SecretStr("pw")), Limits(reply_seconds=0.5))
        with pytest.raises(RemoteDown, match="too long"):
            remote.calendars()
        stop.set()
        remote.close()
