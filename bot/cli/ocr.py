"""`ingle ocr serve`: reading pictures as a service of its own, for houses and pods that name its address."""

from __future__ import annotations

import asyncio
import signal
from importlib.metadata import version
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from bot.settings import Settings

PORT = 8423
LOOPBACK = frozenset({"127.0.0.1", "::1", "localhost"})


@click.group()
def ocr() -> None:
    """The reading service: serve."""


@ocr.command()
@click.option("--host", default="127.0.0.1", show_default=True, help="The address to listen on.")
@click.option("--port", type=click.IntRange(0, 65535), default=PORT, show_default=True, help="0 takes a free one.")
@click.pass_obj
def serve(settings: Settings, host: str, port: int) -> None:
    """Read pictures for houses that name this address in INGLE_OCR; Ctrl-C stops it."""
    asyncio.run(run_service(settings, host, port))


async def run_service(settings: Settings, host: str, port: int) -> None:
    """Answers until it is asked to stop. Raises ConfigurationError."""
    from bot.building.watching import with_figures
    from bot.hub.server import HubServer
    from bot.ocr.app import ReadingService
    from knowledge.ocr import read_pages
    from skills.engine.errors import ConfigurationError

    check_settings(settings, host)
    stop = asyncio.Event()
    for name in (signal.SIGINT, signal.SIGTERM):
        asyncio.get_running_loop().add_signal_handler(name, stop.set)
    engine = settings.ocr
    service = ReadingService(lambda path: read_pages([path], engine), engine, version("inglenook"))
    token = settings.ocr_token.get_secret_value() if settings.ocr_token else ""
    figures = with_figures(service.app(token), settings, "ocr", "/v1/read")
    server = HubServer(figures, host, port, internal=True)
    try:
        await server.start()
    except ConfigurationError as error:
        raise ConfigurationError(f"the reading service cannot listen on {host}:{port} ({error.__cause__}).") from error
    click.echo(f"The reading service answers at {server.url}\n  Stop with Ctrl-C.")
    await stop.wait()
    click.echo("Stopping …")
    await server.stop()
    await asyncio.to_thread(service.close)


def check_settings(settings: Settings, host: str) -> None:
    """Raises ConfigurationError for a service that could not work, or that anybody in the network could use."""
    from knowledge.images.errors import UnreadableFileError
    from knowledge.ocr.engine import ENGINES, known
    from skills.engine.errors import ConfigurationError

    if settings.ocr not in ENGINES:
        raise ConfigurationError(f"INGLE_OCR: a reading service reads itself; set it to {' or '.join(ENGINES)}.")
    try:
        known(settings.ocr)
    except UnreadableFileError as error:
        raise ConfigurationError(f"INGLE_OCR: {settings.ocr} is not installed here: {error.detail}.") from error
    if host not in LOOPBACK and settings.ocr_token is None:
        raise ConfigurationError(
            f"INGLE_OCR_TOKEN: on {host} others can reach the service, so it needs a secret; set one, the same here"
            " and in the house."
        )
