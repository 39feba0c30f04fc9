"""`ingle chat`: the assistant in the terminal."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from bot.settings import Settings


@click.command()
@click.option("--as", "name", help="The member who speaks; the first admin if left out.")
@click.pass_obj
def chat(settings: Settings, name: str | None) -> None:
    """Talk to Inglenook in this terminal; Ctrl-D ends."""
    asyncio.run(_chat(settings, name))


async def _chat(settings: Settings, name: str | None) -> None:
    from bot.build import build, speaker
    from bot.channels.console import ConsoleChannel

    app = build(settings)
    try:
        member = speaker(app, name)
        app.members.link(member.id, ConsoleChannel.name, str(member.id))
        console = ConsoleChannel(member.id, app.clock)
        app.channels[console.name] = console
        await app.start()
        await console.wait_closed()
    finally:
        await app.stop()
