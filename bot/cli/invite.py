"""`ingle invite`: an invite code for a new member, or for another account of one."""

from __future__ import annotations

import asyncio
import json
from typing import TYPE_CHECKING

import click

from bot.cli.members import valid_name

if TYPE_CHECKING:
    from bot.settings import Settings

ASK_SECONDS = 5.0


@click.command()
@click.argument("name")
@click.option(
    "--role", type=click.Choice(["admin", "adult", "child", "guest"]), required=True, help="What they may do."
)
@click.option("--bot", "bot_name", help="The bot's user name, if Telegram cannot be asked for it.")
@click.option("--json", "as_json", is_flag=True, help="Print data instead of text.")
@click.pass_obj
def invite(settings: Settings, name: str, role: str, bot_name: str | None, as_json: bool) -> None:
    """Make an invite for NAME: it works once and for 24 hours."""
    from bot.founding import open_members
    from knowledge.members import NameTakenError
    from knowledge.people import Role

    name = valid_name(name)
    with open_members(settings) as known:
        try:
            code = known.invite(name, Role(role))
        except NameTakenError as error:
            raise click.ClickException(str(error)) from error
    bot_name = bot_name or _bot_name(settings)
    link = f"https://t.me/{bot_name.lstrip('@')}?start={code}" if bot_name else None
    if as_json:
        click.echo(json.dumps({"name": name, "role": role, "code": code, "link": link}, ensure_ascii=False))
        return
    click.echo(f"{name} joins as {role} by sending this to the bot within 24 hours:\n\n  /start {code}\n")
    if link:
        click.echo(f"or by opening {link}")


def _bot_name(settings: Settings) -> str | None:
    """The bot's user name from Telegram; None without a token, or when Telegram does not answer in time."""
    if settings.telegram_token is None:
        return None
    from bot.channels.telegram.probe import bot_name
    from skills.engine.errors import InglenookError

    asking = bot_name(settings.telegram_token.get_secret_value(), settings.telegram_base_url)
    try:
        return asyncio.run(asyncio.wait_for(asking, ASK_SECONDS))
    except (InglenookError, TimeoutError):
        return None
