"""How a service of its own runs, be it for speech or for reading: who may reach it, where it listens, when it ends."""

from __future__ import annotations

import asyncio
import signal
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from typing import TYPE_CHECKING

import click

from bot.hub.server import HubServer
from skills.engine.errors import ConfigurationError

if TYPE_CHECKING:
    from pydantic import SecretStr
    from starlette.types import ASGIApp

LOOPBACK = frozenset({"127.0.0.1", "::1", "localhost"})


def check_token(host: str, token: SecretStr | None, variable: str) -> None:
    """Raises ConfigurationError, which names the variable, where others reach the service and it has no token."""
    if host not in LOOPBACK and token is None:
        raise ConfigurationError(
            f"{variable}: on {host} others can reach the service, so it needs a secret; set one, the same here"
            " and in the house."
        )


@asynccontextmanager
async def answering(app: ASGIApp, name: str, host: str, port: int) -> AsyncIterator[Callable[[], Awaitable[None]]]:
    """Answers on the address inside the block; what it gives says where, and waits until the service is asked to stop.

    `name` is what the service is called in sentences. Raises ConfigurationError for an address that cannot be taken.
    """
    stop = asyncio.Event()
    for number in (signal.SIGINT, signal.SIGTERM):
        asyncio.get_running_loop().add_signal_handler(number, stop.set)
    server = HubServer(app, host, port, internal=True)
    try:
        await server.start()
    except ConfigurationError as error:
        raise ConfigurationError(f"the {name} cannot listen on {host}:{port} ({error.__cause__}).") from error

    async def stopped() -> None:
        click.echo(f"The {name} answers at {server.url}\n  Stop with Ctrl-C.")
        await stop.wait()
        click.echo("Stopping …")

    try:
        yield stopped
    finally:
        await server.stop()
