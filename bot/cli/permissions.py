"""`ingle permissions`: the table of who may do what, as it holds."""

from __future__ import annotations

import json
import textwrap
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from collections.abc import Sequence

    from knowledge.people import Role
    from skills.engine.permissions import Line

WIDTH = 132
PLACE = 46
"""Where the commands begin in a line."""


def seen() -> dict[str, dict[str, str]]:
    """What each role sees of the audiences: "yes", "no", and "own" of what is private."""
    from zoneinfo import ZoneInfo

    from knowledge.people import FAMILY, GUESTS, PARENTS, Member, Role, private_to

    each = {role: Member(1, "", role, "en", ZoneInfo("UTC")).audiences for role in Role}
    rows = {one: {role: "yes" if one in each[role] else "no" for role in Role} for one in (FAMILY, GUESTS, PARENTS)}
    rows["private"] = {role: "own" if private_to(1) in each[role] else "no" for role in Role}
    return {name: {role.value: what for role, what in row.items()} for name, row in rows.items()}


def as_text(lines: Sequence[Line], roles: Sequence[Role]) -> str:
    """The table for a terminal: roles beside each other, what it is about, and the commands behind."""

    def columns(cells: Sequence[str]) -> str:
        return "".join(f"{cell:<8}" for cell in cells)

    head = columns(roles)
    said = [head + "sees what is for"]
    said += [columns([row[role] for role in roles]) + name for name, row in seen().items()]
    said += ["", head + "may (seen: on all it sees, own: on its own things, others: on others' alone, none)"]
    beside = " " * (len(head) + PLACE)
    for line in lines:
        begin = columns([line.may[role] for role in roles]) + f"{line.skill}: {line.about}".ljust(PLACE - 1) + " "
        names = " ".join(name.partition(".")[2] for name in line.commands)
        said += textwrap.wrap(names, WIDTH, initial_indent=begin, subsequent_indent=beside)
    return "\n".join(said)


def as_markdown(lines: Sequence[Line], roles: Sequence[Role]) -> str:
    """The table as the documents have it."""

    def row(cells: Sequence[str]) -> str:
        return f"| {' | '.join(cells)} |"

    rule = row(["---"] * (len(roles) + 1))
    said = [row(["sees what is for", *roles]), rule]
    said += [row([name, *(of[role] for role in roles)]) for name, of in seen().items()]
    said += ["", row(["may", *roles, "commands"]), row(["---"] * (len(roles) + 2))]
    for line in lines:
        names = " ".join(f"`{name.partition('.')[2]}`" for name in line.commands)
        said.append(row([f"{line.skill}: {line.about}", *(line.may[role] for role in roles), names]))
    return "\n".join(said)


@click.command()
@click.option("--role", help="Only what one role may: admin, adult, child or guest.")
@click.option("--markdown", is_flag=True, help="Print it as the documents have it.")
@click.option("--json", "as_json", is_flag=True, help="Print data instead of text.")
def permissions(role: str | None, markdown: bool, as_json: bool) -> None:
    """Show who may do what: roles, commands, and on whose things."""
    from knowledge.people import Role
    from pods.engine.folders import know_permissions
    from skills.engine.permissions import Scope, table

    know_permissions()
    if role is not None and role not in set(Role):
        raise click.BadParameter(f"'{role}' is none of {', '.join(Role)}", param_hint="--role")
    roles = [Role(role)] if role is not None else list(Role)
    lines = [line for line in table() if any(line.may[one] is not Scope.NONE for one in roles)]
    if as_json:
        commands = {name: {one.value: line.may[one].value for one in roles} for line in lines for name in line.commands}
        click.echo(json.dumps({"sees": seen(), "may": commands}, indent=2))
    else:
        click.echo((as_markdown if markdown else as_text)(lines, roles))
