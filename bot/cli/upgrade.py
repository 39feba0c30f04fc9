"""`ingle upgrade`: tries a new version on a copy of the data, says how things stand, goes back."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from bot.settings import Settings


@click.group()
def upgrade() -> None:
    """Try a new version on a copy of the data, and go back to the state of before it. `ingle run` tries by itself."""


@upgrade.command()
@click.pass_obj
def rehearse(settings: Settings) -> None:
    """Try this version on a copy of the data: migrate it and ask it ten questions. Nothing is changed or kept.

    Also while another version runs on the data. Exit code 2 where it did not work, with the reason.
    """
    from bot.upgrading.rehearsing import rehearse as try_on_a_copy
    from knowledge.clock import SystemClock

    done = try_on_a_copy(settings, SystemClock())
    compared = done.compared
    against = f", {compared.same} as version {done.against} answers" if done.against else ""
    click.echo(
        f"Version {done.after} works on a copy of the data{f' of {done.before}' if done.before else ''}: "
        f"{compared.answered} of {compared.asked} questions answered{against}, {done.seconds:.0f} s."
    )


@upgrade.command()
@click.option("--json", "as_json", is_flag=True, help="Print data instead of text.")
@click.pass_obj
def status(settings: Settings, as_json: bool) -> None:
    """Say which version this is, which one opened the data last, and what there is to go back to."""
    from bot.upgrading.keeping import kept_in
    from bot.upgrading.marks import standing_of

    standing = standing_of(settings.data_dir)
    kept = kept_in(settings.backup_dir)
    if as_json:
        told = {
            "version": standing.here,
            "data": standing.before or None,
            "changed": standing.changed,
            "rehearsed": standing.passed is not None,
            "back_to": {"snapshot": kept[0].snapshot, "version": kept[0].version or None} if kept else None,
        }
        click.echo(json.dumps(told, indent=2))
        return
    if not (settings.data_dir / "household.db").is_file():
        click.echo(f"This is version {standing.here}; there is no household in {settings.data_dir} yet.")
    else:
        of = f"version {standing.before}" if standing.before else "an older version" if standing.changed else "it"
        click.echo(f"This is version {standing.here}; the data is of {of}.")
    if standing.changed:
        click.echo(
            "It was tried on a copy of the data, and may open it."
            if standing.passed is not None
            else "The next `ingle run` tries it on a copy of the data first."
        )
    if kept is not None:
        before = f"version {kept[0].version}" if kept[0].version else "the version before"
        click.echo(f"`ingle upgrade back` goes back to {before}, to the data of {kept[0].snapshot}.")


@upgrade.command()
@click.option("--yes", is_flag=True, help="Do not ask.")
@click.pass_obj
def back(settings: Settings, yes: bool) -> None:
    """Put the data of before the last upgrade back; what is there now is kept. Stop Inglenook first."""
    from bot.upgrading.going_back import go_back
    from bot.upgrading.keeping import kept_in
    from knowledge.clock import SystemClock

    kept = kept_in(settings.backup_dir)
    if kept is not None and not yes:
        click.confirm(
            f"What was said and done since {kept[0].snapshot} will not be in the data any more. Go on?", abort=True
        )
    done = go_back(settings, SystemClock())
    click.echo(f"The data is that of {done.snapshot} again: {done.rows:,} rows, {done.seconds:.0f} s.")
    if done.kept is not None:
        click.echo(f"  What was there until now is kept in {done.kept}.")
    if done.key_kept is not None:
        click.echo(f"  secret.key is again the one that opens this; the one of until now is {done.key_kept}.")
    if done.not_followed:
        click.echo(
            f"  Not all backups open with it yet ({done.not_followed}): `ingle keys rotate-household` tries again."
        )
    version = done.version or "of before"
    click.echo(
        f"  Now start version {version}: `git checkout` the state that you had of it and `make run`, or in containers"
        " give its image as STACK_IMAGE. This version would upgrade the data again."
    )
