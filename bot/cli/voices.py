"""`ingle voices`: which engine speaks which language, whether it is here, and under which licence."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import click

if TYPE_CHECKING:
    from bot.settings import Settings


@click.command()
@click.option("--json", "as_json", is_flag=True, help="Print data instead of text.")
@click.pass_obj
def voices(settings: Settings, as_json: bool) -> None:
    """List the engines that speak, and which of them says replies in each language."""
    from knowledge.speech.speaking.engine import ENGINES

    engines = {name: _row(settings, name) for name in ENGINES}
    languages = {language: _chosen(settings, language) for language in ("en", "de", "fr", "es", "it")}
    if as_json:
        click.echo(json.dumps({"engines": engines, "languages": languages}, ensure_ascii=False, indent=2))
        return
    for name, row in engines.items():
        click.echo(f"{name}: {'here' if row['here'] else 'not here'}")
        click.echo(f"  speaks {', '.join(row['languages'])}; licence: {row['licence']}")
        if row["lacks"]:
            click.echo(f"  {row['lacks']}")
    click.echo("Replies are said by: " + ", ".join(f"{one} {name or 'nobody'}" for one, name in languages.items()))
    if settings.speaking != "embedded":
        click.echo(f"INGLE_SPEAKING is {settings.speaking}: what is said there instead is decided there.")


def _row(settings: Settings, name: str) -> dict[str, Any]:
    from bot.cli.say import why_unspoken
    from knowledge.speech.speaking import UnspokenError
    from knowledge.speech.speaking.engine import ENGINES, known

    lacks = ""
    try:
        known(name, settings.models_dir, settings.agreed_licences)
    except UnspokenError as error:
        lacks = why_unspoken(error, name)
    engine = ENGINES[name]
    return {"here": not lacks, "languages": list(engine.voices), "licence": engine.licence, "lacks": lacks}


def _chosen(settings: Settings, language: str) -> str | None:
    from knowledge.speech.speaking import UnspokenError
    from knowledge.speech.speaking.engine import chosen

    try:
        return chosen(language, settings.models_dir, settings.agreed_licences, settings.voice)
    except UnspokenError:
        return None
