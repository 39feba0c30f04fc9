"""`ingle backup drill`: restores a snapshot on trial."""

from __future__ import annotations

import json
import os
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from bot.settings import Settings

SLOWER = 10
"""What `--low` adds to the niceness of the process."""


@click.command()
@click.argument("name", required=False)
@click.option("--low", is_flag=True, help="Leave the machine to everybody else: work with low priority.")
@click.option("--json", "as_json", is_flag=True, help="Print data instead of text.")
@click.pass_obj
def drill(settings: Settings, name: str | None, low: bool, as_json: bool) -> None:
    """Restore the newest snapshot, or NAME, into a scratch folder, look through it and ask it ten questions.

    It comes from the store where there is one. Nothing of the house is touched, also while Inglenook runs; the
    scratch folder is taken away. Inglenook does the same by itself every month. Exit code 2 where something is wrong.
    """
    from bot.backing_up import store_of
    from bot.drilling import drill as restore_on_trial
    from bot.drilling import note_failure
    from knowledge.clock import SystemClock
    from skills.engine.errors import ConfigurationError

    if low:
        os.nice(SLOWER)
    clock = SystemClock()
    try:
        store = store_of(settings)
    except ConfigurationError as error:
        note_failure(settings, clock, error)
        raise
    done = restore_on_trial(settings, clock, store, name)
    if as_json:
        facts = {"name": done.name, "rows": done.rows, "files": done.files, "seconds": round(done.seconds, 1)}
        compared = done.compared
        asked = {"asked": compared.asked, "answered": compared.answered, "same": compared.same}
        click.echo(json.dumps({**facts, **asked}, indent=2))
        return
    click.echo(f"Restored {done.name} on trial: {done.items:,} items, {done.seconds:.0f} s.")
    told = f", {done.compared.same} as when it was made" if done.compared.same else ""
    click.echo(f"  {done.compared.answered} of {done.compared.asked} questions answered{told}.")
