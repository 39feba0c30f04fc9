"""`ingle say`: a text as a voice note, as spoken replies are made."""

from __future__ import annotations

import json
import time
from pathlib import Path
from typing import TYPE_CHECKING

import click

from pods.engine.language import LANGUAGES, detect

if TYPE_CHECKING:
    from bot.settings import Settings
    from knowledge.speech.speaking import UnspokenError

ALL_OF_IT = 10_000
"""Sentences: here nothing is shortened."""


@click.command()
@click.argument("text")
@click.option("--language", type=click.Choice(LANGUAGES), help="Seen by the words if left out.")
@click.option(
    "--out",
    type=click.Path(dir_okay=False, path_type=Path),
    default="said.ogg",
    show_default=True,
    help="The file to write.",
)
@click.option("--voice", help="The engine, as `ingle voices` names it.")
@click.option("--json", "as_json", is_flag=True, help="Print data instead of text.")
@click.pass_obj
def say(settings: Settings, text: str, language: str | None, out: Path, voice: str | None, as_json: bool) -> None:
    """Say TEXT: writes a voice note (OGG/Opus). Numbers, times and amounts are said as words."""
    from bot.voice.engines import open_mouth
    from knowledge.speech.speaking import UnspokenError, spoken
    from knowledge.speech.speaking.engine import ENGINES, known

    language = language or detect(text, settings.language)
    if voice is not None and voice not in ENGINES:
        raise click.BadParameter(f"there is no engine {voice}; there are {', '.join(ENGINES)}", param_hint="--voice")
    mouth = open_mouth(settings, wanted=voice)
    if mouth is None:
        raise click.ClickException("INGLE_SPEAKING is off.")
    begun = time.monotonic()
    try:
        if voice is not None and settings.speaking == "embedded":
            known(voice, settings.models_dir, settings.agreed_licences)
        speech = mouth.say(spoken(text, language, sentences=ALL_OF_IT), language)
    except UnspokenError as error:
        raise click.ClickException(why_unspoken(error, voice)) from error
    finally:
        mouth.end()
    took = time.monotonic() - begun
    out.write_bytes(speech.ogg)
    if as_json:
        facts = {"file": str(out), "seconds": speech.seconds, "voice": speech.voice, "language": language}
        click.echo(json.dumps({**facts, "took": round(took, 2)}, ensure_ascii=False))
    else:
        click.echo(f"{out}: {speech.seconds:.1f} s, {language}, {speech.voice}")


def why_unspoken(error: UnspokenError, voice: str | None) -> str:
    """A sentence for who runs the house."""
    match error.reason:
        case "licence":
            return f"{error.detail} If you agree, set INGLE_VOICE_LICENCES={voice}."
        case "no-engine":
            return f"The engine is not installed: {error.detail}"
        case "no-model":
            fetch = "; `ingle models pull kokoro-82m` fetches them" if error.detail.startswith("kokoro") else ""
            return f"Files are missing in the models folder: {error.detail}{fetch}."
        case "no-voice":
            return f"No engine that is here speaks {error.detail}; `ingle voices` lists them."
        case "nothing":
            return "There are no words in that."
        case "too-long":
            return f"That is too long: {error.detail} characters at most."
        case "timeout":
            return "Saying it took too long."
        case "unreachable":
            return f"The speech service: {error.detail}"
        case _:
            return f"The engine failed. {error.detail}".rstrip()
