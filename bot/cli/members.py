"""`ingle members`: who belongs to the household."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from zoneinfo import ZoneInfo

    from bot.settings import Settings
    from knowledge.members import Members


LONGEST_NAME = 40


def valid_name(name: str) -> str:
    """A name as it is stored. Raises BadParameter for one that cannot be said."""
    name = name.strip()
    if not name or len(name) > LONGEST_NAME or not name.isprintable():
        raise click.BadParameter(f"a name has 1 to {LONGEST_NAME} printable characters", param_hint="NAME")
    return name


def _id_of(known: Members, name: str, option: str) -> int:
    member = known.by_name(name)
    if member is None:
        raise click.BadParameter(f"there is no member called {name}", param_hint=option)
    return member.id


def _valid_language(code: str) -> str:
    from pods.engine.language import LANGUAGES

    if code not in LANGUAGES:
        raise click.BadParameter(f"'{code}' is none of {', '.join(LANGUAGES)}", param_hint="--language")
    return code


def _valid_zone(name: str) -> ZoneInfo:
    from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError) as error:
        raise click.BadParameter(f"there is no time zone '{name}', as in Europe/Berlin", param_hint="--zone") from error


@click.command()
@click.option("--rename", nargs=2, metavar="OLD NEW", help="Give a member another name.")
@click.option("--language", nargs=2, metavar="NAME CODE", help="Answer a member in en, de, fr, es or it.")
@click.option("--zone", nargs=2, metavar="NAME ZONE", help="The time zone in which a member lives.")
@click.option("--json", "as_json", is_flag=True, help="Print data instead of text.")
@click.pass_obj
def members(
    settings: Settings,
    rename: tuple[str, str] | None,
    language: tuple[str, str] | None,
    zone: tuple[str, str] | None,
    as_json: bool,
) -> None:
    """List the members with role, language and time zone, after changing what the options say."""
    from bot.build import open_members
    from knowledge.members import NameTakenError

    with open_members(settings) as known:
        if rename is not None:
            try:
                known.rename(_id_of(known, rename[0], "--rename"), valid_name(rename[1]))
            except NameTakenError as error:
                raise click.ClickException(str(error)) from error
        if language is not None:
            known.set_language(_id_of(known, language[0], "--language"), _valid_language(language[1]))
        if zone is not None:
            known.set_zone(_id_of(known, zone[0], "--zone"), _valid_zone(zone[1]))
        rows = [
            {"name": one.name, "role": one.role.value, "language": one.language, "zone": str(one.zone)}
            for one in known.all()
        ]
    if as_json:
        click.echo(json.dumps(rows, ensure_ascii=False, indent=2))
        return
    for row in rows:
        click.echo(f"{row['name']:16} {row['role']:6} {row['language']}  {row['zone']}")
