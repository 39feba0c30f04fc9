"""`ingle invite`: an invite code for a new member, or for another account of one."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from bot.settings import Settings


@click.command()
@click.argument("name")
@click.option(
    "--role", type=click.Choice(["admin", "adult", "child", "guest"]), required=True, help="What they may do."
)
@click.option("--bot", "bot_name", help="The bot's user name, for a link that joins with one tap.")
@click.option("--json", "as_json", is_flag=True, help="Print data instead of text.")
@click.pass_obj
def invite(settings: Settings, name: str, role: str, bot_name: str | None, as_json: bool) -> None:
    """Make an invite for NAME: it works once and for 24 hours."""
    from bot.build import open_members
    from knowledge.members import NameTakenError
    from knowledge.people import Role

    name = name.strip()
    if not name or len(name) > 40 or not all(char.isprintable() for char in name):
        raise click.BadParameter("a name has 1 to 40 printable characters", param_hint="NAME")
    with open_members(settings) as known:
        try:
            code = known.invite(name, Role(role))
        except NameTakenError as error:
            raise click.ClickException(str(error)) from error
    link = f"https://t.me/{bot_name.lstrip('@')}?start={code}" if bot_name else None
    if as_json:
        click.echo(json.dumps({"name": name, "role": role, "code": code, "link": link}, ensure_ascii=False))
        return
    click.echo(f"{name} joins as {role} by sending this to the bot within 24 hours:\n\n  /start {code}\n")
    if link:
        click.echo(f"or by opening {link}")
