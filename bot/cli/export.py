"""`ingle export`: the whole household as JSON."""

from __future__ import annotations

import json
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

if TYPE_CHECKING:
    from bot.settings import Settings


@click.command()
@click.option("--out", type=click.Path(dir_okay=False, path_type=Path), help="A file; standard output if left out.")
@click.pass_obj
def export(settings: Settings, out: Path | None) -> None:
    """Write out members and everything the pods store. Times carry their offset; no secrets are in it."""
    from bot.build import build
    from bot.exporting import household_as_data

    app = build(settings.model_copy(update={"model": "none"}))
    try:
        text = json.dumps(household_as_data(app), ensure_ascii=False, indent=2, default=_plain)
        app.audit.household.add("export", at=app.clock.now(), member_id=None, what="household")
    finally:
        app.close()
    if out is None:
        click.echo(text)
    else:
        out.write_text(text + "\n", encoding="utf-8")
        click.echo(f"written to {out}")


def _plain(value: Any) -> str:
    if isinstance(value, datetime):
        return value.isoformat(timespec="minutes")
    raise TypeError(f"{type(value).__name__} cannot be exported")
