"""`ingle ocr serve`: reading pictures as a service of its own, for houses and pods that name its address."""

from __future__ import annotations

import asyncio
from importlib.metadata import version
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from bot.settings import Settings

PORT = 8423


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
    from bot.building.service import answering
    from bot.building.watching import with_figures
    from bot.ocr.app import ReadingService
    from knowledge.ocr import read_pages

    check_settings(settings, host)
    engine = settings.ocr
    service = ReadingService(lambda path: read_pages([path], engine), engine, version("inglenook"))
    token = settings.ocr_token.get_secret_value() if settings.ocr_token else ""
    figures = with_figures(service.app(token), settings, "ocr", "/v1/read")
    async with answering(figures, "reading service", host, port) as stopped:
        await stopped()
    await asyncio.to_thread(service.close)


def check_settings(settings: Settings, host: str) -> None:
    """Raises ConfigurationError for a service that could not work, or that anybody in the network could use."""
    from bot.building.service import check_token
    from knowledge.images.errors import UnreadableFileError
    from knowledge.ocr.engine import ENGINES, known
    from skills.engine.errors import ConfigurationError

    if settings.ocr not in ENGINES:
        raise ConfigurationError(f"INGLE_OCR: a reading service reads itself; set it to {' or '.join(ENGINES)}.")
    try:
        known(settings.ocr)
    except UnreadableFileError as error:
        raise ConfigurationError(f"INGLE_OCR: {settings.ocr} is not installed here: {error.detail}.") from error
    check_token(host, settings.ocr_token, "INGLE_OCR_TOKEN")
