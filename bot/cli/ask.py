"""`ingle ask`: one message through the whole pipeline."""

from __future__ import annotations

import asyncio
import json
import sys
import uuid
from datetime import datetime
from typing import TYPE_CHECKING, Any

import click

if TYPE_CHECKING:
    from bot.settings import Settings


@click.command()
@click.argument("text")
@click.option("--as", "name", help="The member who speaks; the first admin if left out.")
@click.option("--now", help="The instant to act at, ISO 8601; without an offset in the household's zone.")
@click.option("--json", "as_json", is_flag=True, help="Print data instead of text.")
@click.pass_obj
def ask(settings: Settings, text: str, name: str | None, now: str | None, as_json: bool) -> None:
    """Say TEXT to Inglenook and print its reply. Exit code 1 when it was refused or not understood."""
    result = asyncio.run(_ask(settings, text, name, now))
    if as_json:
        click.echo(json.dumps(result, ensure_ascii=False, indent=2))
    else:
        for reply in result["replies"]:
            click.echo(reply["text"])
    if any(reply["refused"] for reply in result["replies"]):
        sys.exit(1)


async def _ask(settings: Settings, text: str, name: str | None, now: str | None) -> dict[str, Any]:
    from bot.build import build, speaker
    from bot.messages import Chat, Message
    from knowledge.clock import ManualClock

    clock = ManualClock(_instant(now)) if now else None
    app = build(settings, clock=clock)
    try:
        member = speaker(app, name)
        if clock and datetime.fromisoformat(str(now)).tzinfo is None:
            clock.set(datetime.fromisoformat(str(now)).replace(tzinfo=member.zone))
        app.members.link(member.id, "console", str(member.id))
        chat = Chat("console", str(member.id))
        message = Message(f"ask-{uuid.uuid4()}", chat, str(member.id), app.clock.now(), text)
        replies = await app.assistant.handle(message)
        return {
            "member": member.name,
            "replies": [
                {
                    "text": reply.text,
                    "buttons": [str(button.name) for button in reply.buttons],
                    "model_calls": reply.model_calls,
                    "refused": bool(reply.tags & {"refused", "failed"}),
                }
                for reply in replies
            ],
        }
    finally:
        await app.stop()


def _instant(now: str) -> datetime:
    from datetime import UTC

    try:
        moment = datetime.fromisoformat(now)
    except ValueError as error:
        raise click.BadParameter(
            f"'{now}' is no ISO 8601 time; give one like 2026-11-21T10:00", param_hint="--now"
        ) from error
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)
