"""`ingle leave`: a member leaves the household."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from bot.settings import Settings


@click.command()
@click.argument("name")
@click.option("--to", "heir", required=True, help="The grown-up who takes over what the family shares.")
@click.option(
    "--export", "folder", type=click.Path(file_okay=False, path_type=Path), help="A new folder for what is theirs."
)
@click.option("--forget-name", is_flag=True, help="Do not even keep what they were called.")
@click.option("--yes", is_flag=True, help="Do not ask.")
@click.option("--json", "as_json", is_flag=True, help="Print data instead of text.")
@click.pass_obj
def leave(
    settings: Settings, name: str, heir: str, folder: Path | None, forget_name: bool, yes: bool, as_json: bool
) -> None:
    """Let NAME leave the household, for good.

    What is NAME's alone is deleted: papers, facts, events, reminders, the private chats and the key to all of it. What
    the family shares stays, and is taken over. It cannot be undone; with --export NAME's things are written out first.
    """
    from bot.build import build, speaker
    from bot.leaving import depart

    app = build(settings.model_copy(update={"model": "none"}))
    try:
        member, other = speaker(app, name), speaker(app, heir)
        if not yes:
            kept = f"written to {folder} and then deleted" if folder else "deleted; --export would write it out first"
            click.confirm(f"{member.name} leaves. What is theirs alone is {kept}. Go on?", abort=True, err=True)
        gone = depart(app, member, other, folder, forget_name=forget_name)
    finally:
        app.close()
    if as_json:
        click.echo(json.dumps({"name": member.name, "heir": other.name, "rows": gone.tables, "said": gone.said}))
        return
    click.echo(f"{member.name} has left; {other.name} has what was shared.")
    if folder is not None:
        click.echo(f"What was theirs is in {folder}, in clear: give it to {member.name} and delete it.")
