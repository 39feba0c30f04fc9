"""`ingle money`: what came in and went out, as a file for other programs."""

from __future__ import annotations

import asyncio
from datetime import datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from bot.settings import Settings


@click.group()
def money() -> None:
    """The household's ledger."""


@money.command()
@click.option("--format", "form", type=click.Choice(["csv", "beancount", "json"]), default="csv", show_default=True)
@click.option("--from", "first", type=click.DateTime(["%Y-%m-%d"]), help="The first day; all of it if left out.")
@click.option("--to", "last", type=click.DateTime(["%Y-%m-%d"]), help="The last day.")
@click.option("--out", type=click.Path(dir_okay=False, path_type=Path), help="A file; standard output if left out.")
@click.pass_obj
def export(settings: Settings, form: str, first: datetime | None, last: datetime | None, out: Path | None) -> None:
    """Write out expenses, income and transfers. Amounts are exact; a refund is a negative expense."""
    from bot.build import asker_of, build

    if first and last and last < first:
        raise click.BadParameter("the last day lies before the first one", param_hint="--to")
    app = build(settings.model_copy(update={"model": "none"}))
    try:
        asker = asker_of(app, app.members.all()[0])
        end = (last + timedelta(days=1)).date() if last else None
        start = first.date() if first else None
        pod = next(pod for pod in app.pods.values() if pod.skill_of("reports") is not None)
        content, count = asyncio.run(pod.look_up("ledger_file", asker, form=form, start=start, end=end))
        app.audit.household.add("export", at=app.clock.now(), member_id=None, what="money", facts={"entries": count})
    finally:
        app.close()
    if out is None:
        click.echo(content, nl=False)
    else:
        out.write_bytes(content)
        click.echo(f"{count} {'entry' if count == 1 else 'entries'} written to {out}")
