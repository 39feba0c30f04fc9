"""`ingle members`: who belongs to the household."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from bot.settings import Settings


LONGEST_NAME = 40


def valid_name(name: str) -> str:
    """A name as it is stored. Raises BadParameter for one that cannot be said."""
    name = name.strip()
    if not name or len(name) > LONGEST_NAME or not name.isprintable():
        raise click.BadParameter(f"a name has 1 to {LONGEST_NAME} printable characters", param_hint="NAME")
    return name


@click.command()
@click.option("--rename", nargs=2, metavar="OLD NEW", help="Give a member another name.")
@click.option("--json", "as_json", is_flag=True, help="Print data instead of text.")
@click.pass_obj
def members(settings: Settings, rename: tuple[str, str] | None, as_json: bool) -> None:
    """List the members with role, language and time zone."""
    from bot.build import open_members
    from knowledge.members import NameTakenError

    with open_members(settings) as known:
        if rename is not None:
            member = known.by_name(rename[0])
            if member is None:
                raise click.BadParameter(f"there is no member called {rename[0]}", param_hint="--rename")
            try:
                known.rename(member.id, valid_name(rename[1]))
            except NameTakenError as error:
                raise click.ClickException(str(error)) from error
        rows = [
            {"name": one.name, "role": one.role.value, "language": one.language, "zone": str(one.zone)}
            for one in known.all()
        ]
    if as_json:
        click.echo(json.dumps(rows, ensure_ascii=False, indent=2))
        return
    for row in rows:
        click.echo(f"{row['name']:16} {row['role']:6} {row['language']}  {row['zone']}")
