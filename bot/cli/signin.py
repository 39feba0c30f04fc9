"""`ingle signin`: another one-time link for the web chat."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from bot.settings import Settings


@click.command()
@click.option("--as", "name", help="The member who signs in; the first admin if left out.")
@click.pass_obj
def signin(settings: Settings, name: str | None) -> None:
    """Print a link that signs a member in to the web chat, once, within 15 minutes."""
    from bot.founding import new_sign_in_link

    click.echo(new_sign_in_link(settings, name))
