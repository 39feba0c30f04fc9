"""Serves the hub from inside the process: the port answers when `start` returns; URLs are not logged."""

from __future__ import annotations

import asyncio
import contextlib
import errno
import logging
import socket
from collections.abc import Iterator

import uvicorn
from starlette.types import ASGIApp

from bot.hub.tracing import RequestIds
from skills.engine.errors import ConfigurationError

GRACE_SECONDS = 5


class HubServer:
    """An application on a port. Port 0 takes a free one; `url` says which.

    `variables` is how the names of the settings begin that host and port come from. `internal`: only the household's
    own processes ask it, so that the ids of their requests go on here.
    """

    def __init__(
        self, app: ASGIApp, host: str, port: int, *, variables: str = "INGLE_WEB", internal: bool = False
    ) -> None:
        self._app = RequestIds(app, internal=internal)
        self._host = host
        self._port = port
        self._variables = variables
        self._server: _Quiet | None = None
        self._serving: asyncio.Task[None] | None = None

    @property
    def url(self) -> str:
        """Where the hub answers, without a trailing slash."""
        host = f"[{self._host}]" if ":" in self._host else self._host
        return f"http://{host}:{self._port}"

    async def start(self) -> None:
        """Returns when the port answers. Raises ConfigurationError for an address that cannot be taken."""
        logging.getLogger("uvicorn.access").disabled = True
        listener = await self._listen()
        self._port = listener.getsockname()[1]
        self._server = _Quiet(
            uvicorn.Config(
                self._app,
                lifespan="off",
                ws="none",
                log_config=None,
                log_level="warning",
                access_log=False,
                server_header=False,
                timeout_graceful_shutdown=GRACE_SECONDS,
            )
        )
        self._serving = asyncio.create_task(self._server.serve([listener]))
        ready = asyncio.create_task(self._server.ready.wait())
        await asyncio.wait({ready, self._serving}, return_when=asyncio.FIRST_COMPLETED)
        if not ready.done():
            ready.cancel()
            self._serving.result()

    async def stop(self) -> None:
        """Takes no more requests and lets those under way finish; streams that do not end are cut off."""
        if self._server is None or self._serving is None:
            return
        self._server.should_exit = True
        await self._serving
        self._server = self._serving = None

    async def _listen(self) -> socket.socket:
        loop = asyncio.get_running_loop()
        try:
            found = await loop.getaddrinfo(self._host, self._port, type=socket.SOCK_STREAM)
        except OSError as error:
            raise ConfigurationError(
                f"{self._variables}_HOST is {self._host!r}, which is not an address of this machine."
            ) from error
        family, kind, protocol, _, address = found[0]
        listener = socket.socket(family, kind, protocol)
        try:
            listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            listener.bind(address)
            listener.listen()
        except OSError as error:
            listener.close()
            raise ConfigurationError(self._why_not(error)) from error
        return listener

    def _why_not(self, error: OSError) -> str:
        if error.errno == errno.EADDRINUSE:
            return (
                f"the port {self._port} is taken by another program (or another Inglenook): "
                f"set {self._variables}_PORT to a free one."
            )
        if error.errno == errno.EACCES:
            return f"the port {self._port} needs more rights: set {self._variables}_PORT to one above 1023."
        return f"{self._variables}_HOST is {self._host!r}, which is not an address of this machine."


class _Quiet(uvicorn.Server):
    """Leaves the process's signals to whoever started it, and tells when the port answers."""

    def __init__(self, config: uvicorn.Config) -> None:
        super().__init__(config)
        self.ready = asyncio.Event()

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        await super().startup(sockets)
        self.ready.set()

    @contextlib.contextmanager
    def capture_signals(self) -> Iterator[None]:
        yield
