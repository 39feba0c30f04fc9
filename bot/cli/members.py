"""`ingle members`: who belongs to the household."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from bot.settings import Settings


@click.command()
@click.option("--json", "as_json", is_flag=True, help="Print data instead of text.")
@click.pass_obj
def members(settings: Settings, as_json: bool) -> None:
    """List the members with role, language and time zone."""
    from bot.build import open_members

    with open_members(settings) as known:
        rows = [
            {"name": one.name, "role": one.role.value, "language": one.language, "zone": str(one.zone)}
            for one in known.all()
        ]
    if as_json:
        click.echo(json.dumps(rows, ensure_ascii=False, indent=2))
        return
    for row in rows:
        click.echo(f"{row['name']:16} {row['role']:6} {row['language']}  {row['zone']}")
