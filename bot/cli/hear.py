"""`ingle hear`: what is said in a recording, as the house hears it."""

from __future__ import annotations

import json
import time
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING

import click

from pods.engine.language import LANGUAGES

if TYPE_CHECKING:
    from bot.settings import Settings


@click.command()
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--language", type=click.Choice(LANGUAGES), help="Heard if left out.")
@click.option("--word", "words", multiple=True, help="A name to expect; may be given several times.")
@click.option("--json", "as_json", is_flag=True, help="Print data instead of text.")
@click.pass_obj
def hear(settings: Settings, file: Path, language: str | None, words: tuple[str, ...], as_json: bool) -> None:
    """Write down what is said in FILE, a recording of any kind."""
    from bot.replies.catalogue import catalogue
    from bot.voice.engines import open_ear
    from bot.voice.unheard import UnheardNoteError
    from knowledge.speech.errors import UnheardError

    ear = open_ear(settings)
    if ear is None:
        raise click.ClickException("INGLE_HEARING is off.")
    begun = time.monotonic()
    try:
        heard = ear.hear(file, language=language, words=words)
    except UnheardError as error:
        told = UnheardNoteError(error)
        raise click.ClickException(catalogue("en").say(told.key, told.facts)) from error
    finally:
        ear.end()
    if as_json:
        facts = {**asdict(heard), "sure": round(heard.sure, 3), "took": round(time.monotonic() - begun, 2)}
        click.echo(json.dumps(facts, ensure_ascii=False, indent=2))
    else:
        click.echo(heard.text)
