"""`ingle backup`: snapshots of the household, made while it runs, listed and looked through."""

from __future__ import annotations

import json
import sys
from typing import TYPE_CHECKING, Any

import click

if TYPE_CHECKING:
    from backups.snapshots import Snapshot, Snapshots
    from bot.settings import Settings

JSON = click.option("--json", "as_json", is_flag=True, help="Print data instead of text.")


@click.group()
def backup() -> None:
    """Make and look through snapshots of the household: its databases, files and papers."""


@backup.command()
@click.option("--with-key", is_flag=True, help="Put secret.key into it: then it opens what is private by itself.")
@JSON
@click.pass_obj
def now(settings: Settings, with_key: bool, as_json: bool) -> None:
    """Make a snapshot, also while Inglenook runs, and take away those that are not kept any more."""
    from backups.serving import FAILURES
    from knowledge.clock import SystemClock
    from skills.engine.errors import ServiceError

    snapshots = _snapshots(settings)
    try:
        made = snapshots.make(settings.data_dir, SystemClock(), with_key=with_key)
        gone = snapshots.thin_out(daily=settings.backup_daily, weekly=settings.backup_weekly)
    except FAILURES as error:
        raise ServiceError(f"no snapshot was made: {error}") from error
    if as_json:
        click.echo(json.dumps({**_row(made), "removed": gone}, indent=2))
        return
    click.echo(f"{_line(made)}\n  in {made.folder}")
    if not made.manifest.key:
        click.echo("  The household's key is not in it: keep a copy of secret.key elsewhere.")
    for name in made.manifest.left_out:
        click.echo(f"  {name} is not in it: its name is no text (UTF-8); rename it.")
    for name in gone:
        click.echo(f"  {name} is not kept any more.")


@backup.command(name="list")
@JSON
@click.pass_obj
def listed(settings: Settings, as_json: bool) -> None:
    """List the snapshots, oldest first."""
    found = _snapshots(settings).all()
    if as_json:
        click.echo(json.dumps([_row(one) for one in found], indent=2))
        return
    if not found:
        click.echo(f"There is no snapshot in {settings.backup_dir} yet; `ingle backup now` makes one.")
    for one in found:
        click.echo(_line(one))


@backup.command()
@click.argument("name", required=False)
@JSON
@click.pass_obj
def verify(settings: Settings, name: str | None, as_json: bool) -> None:
    """Read every byte of a snapshot, or of all of them, and check it. Exit code 1 when something is wrong."""
    from backups.verifying import verify as look_through

    folders = [one for one in _snapshots(settings).folders() if name in (None, one.name)]
    if not folders:
        wanted = f"snapshot {name}" if name else "snapshot"
        raise click.ClickException(f"there is no {wanted} in {settings.backup_dir}.")
    verdicts = [look_through(folder) for folder in folders]
    if as_json:
        click.echo(
            json.dumps([{"name": one.name, "ok": one.ok, "problems": one.problems} for one in verdicts], indent=2)
        )
    else:
        for one in verdicts:
            click.echo(f"ok   {one.name}: {one.rows:,} rows, {one.files:,} files" if one.ok else f"BAD  {one.name}")
            for problem in one.problems:
                click.echo(f"     {problem}")
    if not all(one.ok for one in verdicts):
        sys.exit(1)


@backup.command()
@click.pass_obj
def serve(settings: Settings) -> None:
    """Make a snapshot every day at INGLE_BACKUP_AT; Ctrl-C stops it."""
    import signal
    import threading
    from datetime import time

    from backups.serving import Daily, Service
    from knowledge.clock import SystemClock

    stop = threading.Event()
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, lambda *_: stop.set())
    daily = Daily(time.fromisoformat(settings.backup_at), settings.backup_daily, settings.backup_weekly)
    click.echo(f"Snapshots go to {settings.backup_dir}, every day at {settings.backup_at}.")
    Service(_snapshots(settings), settings.data_dir, daily, SystemClock()).run(stop, click.echo)


@backup.command()
@click.pass_obj
def health(settings: Settings) -> None:
    """Say whether `ingle backup serve` is well. Exit code 1 when it is not."""
    from backups.serving import health as look
    from knowledge.clock import SystemClock

    wrong = look(settings.backup_dir, SystemClock().now())
    click.echo(wrong or "well")
    if wrong:
        sys.exit(1)


def _snapshots(settings: Settings) -> Snapshots:
    from backups.snapshots import Snapshots

    return Snapshots(settings.backup_dir)


def _line(one: Snapshot) -> str:
    kept = one.manifest
    key = ", with the key" if kept.key else ""
    size = f"{kept.bytes / 1e6:,.1f} MB"
    return f"{one.name}: {kept.rows:,} rows, {len(kept.files):,} files, {size}, {kept.seconds:.1f} s{key}"


def _row(one: Snapshot) -> dict[str, Any]:
    kept = one.manifest
    return {
        "name": one.name,
        "folder": str(one.folder),
        "at": kept.at.isoformat(timespec="seconds"),
        "version": kept.version,
        "rows": kept.rows,
        "files": len(kept.files),
        "bytes": kept.bytes,
        "seconds": kept.seconds,
        "key": kept.key,
    }
