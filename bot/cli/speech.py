"""`ingle speech serve`: hearing and speaking as a service of its own, for a machine that has more power."""

from __future__ import annotations

import asyncio
import logging
from importlib.metadata import version
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from bot.settings import Settings
    from bot.speech.app import Offer
    from bot.voice.engines import Fetching

log = logging.getLogger(__name__)

PORT = 8421


@click.group()
def speech() -> None:
    """The speech service: serve."""


@speech.command()
@click.option("--host", default="127.0.0.1", show_default=True, help="The address to listen on.")
@click.option("--port", type=click.IntRange(0, 65535), default=PORT, show_default=True, help="0 takes a free one.")
@click.pass_obj
def serve(settings: Settings, host: str, port: int) -> None:
    """Hear and speak for houses that name this address in INGLE_HEARING and INGLE_SPEAKING; Ctrl-C stops it."""
    asyncio.run(run_service(settings, host, port))


async def run_service(settings: Settings, host: str, port: int) -> None:
    """Answers until it is asked to stop. Raises ConfigurationError."""
    from bot.building.service import answering
    from bot.building.watching import with_figures
    from bot.speech.app import SpeechService
    from bot.voice.engines import Fetching, end_at_once, open_ear, open_mouth

    check_settings(settings, host)
    notes, long, mouth = open_ear(settings), open_ear(settings), open_mouth(settings)
    service = SpeechService(notes, long, mouth, offer_of(settings))
    token = settings.speech_token.get_secret_value() if settings.speech_token else ""
    figures = with_figures(service.app(token), settings, "speech", "/v1/hear", "/v1/say")
    async with answering(figures, "speech service", host, port) as stopped:
        fetching = Fetching(settings)
        fetching.start()
        telling = asyncio.create_task(tell_progress(fetching))
        await stopped()
        telling.cancel()
        await fetching.close()
    end_at_once(notes, long, mouth)
    await asyncio.to_thread(service.close)


async def tell_progress(fetching: Fetching) -> None:
    """Says how far missing models are, a line every tenth, until they are there or cannot be had."""
    from pods.engine.models import ModelState

    told = -1
    while (status := fetching.status).state is ModelState.DOWNLOADING:
        if (tenth := int(status.share * 10)) != told:
            told = tenth
            click.echo(f"  {status.reason}")
        await asyncio.sleep(0.5)
    if status.state is ModelState.FAILED:
        click.echo(f"  {status.reason}")


def check_settings(settings: Settings, host: str) -> None:
    """Raises ConfigurationError for a service that could not work, or that anybody in the network could use."""
    from bot.building.service import check_token
    from skills.engine.errors import ConfigurationError

    if settings.hearing not in ("embedded", "off") or settings.speaking not in ("embedded", "off"):
        raise ConfigurationError(
            "INGLE_HEARING and INGLE_SPEAKING: a speech service hears and speaks itself; set them to embedded or off."
        )
    if settings.hearing == settings.speaking == "off":
        raise ConfigurationError("INGLE_HEARING and INGLE_SPEAKING are both off: there is nothing to serve.")
    check_token(host, settings.speech_token, "INGLE_SPEECH_TOKEN")


def offer_of(settings: Settings) -> Offer:
    """What the service tells of itself."""
    from bot.speech.app import Offer
    from knowledge.speech.speaking import LocalMouth, UnspokenError
    from knowledge.speech.speaking.numbers import LANGUAGES

    hearing = None
    if settings.hearing != "off":
        hearing = {
            "engine": "faster-whisper",
            "model": settings.hearing_model,
            "device": settings.hearing_device,
            "languages": list(LANGUAGES),
        }
    speaking = None
    if settings.speaking != "off":
        mouth = LocalMouth(settings.models_dir, wanted=settings.voice, agreed=settings.agreed_licences)
        engines = {}
        for language in LANGUAGES:
            try:
                engines[language] = mouth.engine(language)
            except UnspokenError as error:
                log.warning("nothing here speaks %s: %s", language, error)
        speaking = {"engines": engines}
    return Offer(version("inglenook"), hearing, speaking)
