"""`ingle explain`: how a message is understood."""

from __future__ import annotations

import json
from dataclasses import asdict
from datetime import datetime
from typing import TYPE_CHECKING, Any

import click

if TYPE_CHECKING:
    from bot.settings import Settings


@click.command()
@click.argument("text")
@click.option("--as", "name", help="The member who speaks; the first admin if left out.")
@click.pass_obj
def explain(settings: Settings, text: str, name: str | None) -> None:
    """Print how TEXT is understood: language, intent with confidence, and the parts found. Changes nothing."""
    from bot.build import build, speaker
    from pods.engine.understanding import Scene

    app = build(settings.model_copy(update={"model": "none"}))
    try:
        member = speaker(app, name)
        household = app.members.household()
        scene = Scene(
            member,
            app.members.all(),
            app.clock.now().astimezone(member.zone),
            household.currency if household else "EUR",
            member.language,
        )
        understood = app.assistant.reader.read(text, scene)
        click.echo(json.dumps(asdict(understood), ensure_ascii=False, indent=2, default=_plain))
    finally:
        app.close()


def _plain(value: Any) -> str:
    return value.isoformat() if isinstance(value, datetime) else str(value)
