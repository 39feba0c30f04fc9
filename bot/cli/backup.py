"""`ingle backup`: snapshots of the household, made while it runs, stored encrypted, listed and looked through."""

from __future__ import annotations

import json
import sys
from typing import TYPE_CHECKING, Any

import click

from bot.cli.drill import drill
from bot.cli.restore import restore

if TYPE_CHECKING:
    from backups.snapshots import Snapshot
    from backups.stores import Held, Progress
    from bot.backing_up import Kept
    from bot.settings import Settings

JSON = click.option("--json", "as_json", is_flag=True, help="Print data instead of text.")


@click.group()
def backup() -> None:
    """Make, store and look through snapshots of the household: its databases, files and papers."""


@backup.command()
@click.option("--with-key", is_flag=True, help="Put secret.key into it: then it opens what is private by itself.")
@click.option("--new-store", is_flag=True, help="Begin a new store where the one that was there is gone.")
@JSON
@click.pass_obj
def now(settings: Settings, with_key: bool, new_store: bool, as_json: bool) -> None:
    """Make a snapshot, also while Inglenook runs, store it, and take away those that are not kept any more.

    Exit code 1 when it could not be made or stored.
    """
    from backups.snapshots import NothingToKeepError, SnapshotUnderWayError
    from bot.backing_up import BackupError, keep
    from knowledge.clock import SystemClock
    from skills.engine.errors import ServiceError

    try:
        made = keep(settings, SystemClock(), telling(quietly=as_json), with_key=with_key, anew=new_store)
    except NothingToKeepError as error:
        raise ServiceError(f"no snapshot was made: {error}") from error
    except (BackupError, SnapshotUnderWayError) as error:
        raise click.ClickException(str(error)) from error
    if as_json:
        stored = _held_row(made.stored) if made.stored else None
        click.echo(json.dumps({**_row(made.snapshot), "stored": stored, "removed": made.gone}, indent=2))
        return
    click.echo(f"{_line(made.snapshot)}\n  in {made.snapshot.folder}")
    click.echo(f"  {_stored_line(settings, made)}")
    if not made.snapshot.manifest.key:
        click.echo("  The household's key is not in it: keep a copy of secret.key elsewhere.")
    for name in made.snapshot.manifest.left_out:
        click.echo(f"  {name} is not in it: its name is no text (UTF-8); rename it.")
    for name in dict.fromkeys(made.gone):
        click.echo(f"  {name} is not kept any more.")


@backup.command(hidden=True)
@click.pass_obj
def due(settings: Settings) -> None:
    """Do what is due, for the service: exit code 1 when that could not be done."""
    from backups.snapshots import NothingToKeepError, SnapshotUnderWayError
    from bot.backing_up import BackupError, keep_due
    from knowledge.clock import SystemClock
    from skills.engine.errors import ConfigurationError

    try:
        made = keep_due(settings, SystemClock())
    except SnapshotUnderWayError:
        return
    except (BackupError, NothingToKeepError, ConfigurationError):
        sys.exit(1)
    if made is not None:
        kept = made.snapshot.manifest
        click.echo(
            f"{made.snapshot.name}: {kept.rows:,} rows, {len(kept.files):,} files, verified, "
            f"{_stored_line(settings, made)}"
        )


@backup.command(name="list")
@JSON
@click.pass_obj
def listed(settings: Settings, as_json: bool) -> None:
    """List the snapshots in the folder and in the store, oldest first. Exit code 1 when the store does not answer."""
    from backups.snapshots import Snapshots
    from backups.stores import StoreError
    from backups.stores.opening import why
    from bot.backing_up import store_of
    from skills.engine.errors import ConfigurationError

    found = Snapshots(settings.backup_dir).all()
    held: list[Held] = []
    place, wrong, store = "", "", None
    try:
        store = store_of(settings)
        place = why(store)
        held = list(store.held()) if store is not None else []
    except ConfigurationError as error:
        wrong = str(error) if found or settings.backup_repository else ""
    except StoreError as error:
        wrong = str(error)
    if as_json:
        rows = {"folder": [_row(one) for one in found], "store": [_held_row(one) for one in held]}
        click.echo(json.dumps({**rows, "place": place, "problem": wrong}, indent=2))
    else:
        if not found and not held:
            click.echo(f"There is no snapshot in {settings.backup_dir} yet; `ingle backup now` makes one.")
        for one in found:
            click.echo(_line(one))
        if place and held:
            click.echo(f"In the store ({place}):")
        elif place and not wrong:
            click.echo(f"{place}." if store is None else f"Nothing is in the store yet: {place}.")
        for kept in held:
            click.echo(f"{kept.name}: {kept.rows:,} rows, {kept.files:,} files, {kept.bytes / 1e6:,.1f} MB")
        if wrong:
            click.echo(f"ingle: {wrong}", err=True)
    if wrong:
        sys.exit(1)


@backup.command()
@click.argument("name", required=False)
@click.option("--all", "every_byte", is_flag=True, help="Read every byte of the store as well.")
@JSON
@click.pass_obj
def verify(settings: Settings, name: str | None, every_byte: bool, as_json: bool) -> None:
    """Read every byte of the snapshots in the folder, or of one, and look through the store.

    Exit code 1 when something is wrong, or there is no snapshot.
    """
    from backups.snapshots import Snapshots
    from backups.verifying import verify as look_through

    folders = [one for one in Snapshots(settings.backup_dir).folders() if name in (None, one.name)]
    if not folders and (name or settings.backup_repository == "off"):
        wanted = f"snapshot {name}" if name else "snapshot"
        then = "`ingle backup list` says what there is" if name else "`ingle backup now` makes one"
        raise click.ClickException(f"there is no {wanted} in {settings.backup_dir}: {then}.")
    verdicts = [look_through(folder) for folder in folders]
    rows = [{"name": one.name, "ok": one.ok, "problems": list(one.problems)} for one in verdicts]
    if not as_json:
        for one in verdicts:
            click.echo(f"ok   {one.name}: {one.rows:,} rows, {one.files:,} files" if one.ok else f"BAD  {one.name}")
            for problem in one.problems:
                click.echo(f"     {problem}")
    if name is None:
        rows += _verified_store(settings, every_byte, as_json, alone=not folders)
    if as_json:
        click.echo(json.dumps(rows, indent=2))
    if not all(row["ok"] for row in rows):
        sys.exit(1)


@backup.command()
@click.pass_obj
def serve(settings: Settings) -> None:
    """Make and store a snapshot every day at INGLE_BACKUP_AT, and a drill each month; Ctrl-C stops it."""
    import signal
    import threading

    from backups.serving import Service
    from bot.backing_up import chores
    from bot.upgrading.marks import NewerDataError
    from bot.upgrading.rehearsing import RehearsalError
    from bot.upgrading.starting import begin
    from knowledge.clock import SystemClock

    stop = threading.Event()
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, lambda *_: stop.set())
    clock = SystemClock()
    try:
        begin(settings, clock, click.echo)
    except (RehearsalError, NewerDataError) as error:
        # Snapshots are made all the same: of data that the older version goes on with.
        click.echo(f"ingle: {error}", err=True)
    click.echo(f"Snapshots go to {settings.backup_dir}, every day at {settings.backup_at}.")
    Service(settings.backup_dir, clock, chores(settings, clock)).run(stop)


@backup.command()
@click.pass_obj
def health(settings: Settings) -> None:
    """Say whether snapshots are made by themselves, and the last one was. Exit code 1 when not."""
    from datetime import time

    from backups.scheduling import Plan
    from backups.serving import health as look
    from bot.backing_up import plan_of
    from knowledge.clock import SystemClock
    from skills.engine.errors import ConfigurationError

    try:
        plan = plan_of(settings)
    except ConfigurationError:
        plan = Plan(settings.data_dir, settings.backup_dir, time.fromisoformat(settings.backup_at), None)
    wrong = look(plan, SystemClock().now())
    click.echo(wrong or "well")
    if wrong:
        sys.exit(1)


def telling(*, quietly: bool = False) -> Progress:
    """Shows how far something is: in one line that changes on a terminal, otherwise a line for each step."""
    if quietly:
        from backups.stores import quiet

        return quiet
    live, last = sys.stderr.isatty(), ""

    def told(share: float, what: str) -> None:
        nonlocal last
        if live:
            click.echo(f"\r\x1b[K  {what} {share:4.0%}", nl=share >= 1.0, err=True)
        elif what != last:
            click.echo(f"  {what}", err=True)
        last = what

    return told


def _verified_store(settings: Settings, every_byte: bool, as_json: bool, *, alone: bool) -> list[dict[str, Any]]:
    """`alone`: there is no snapshot in the folder, so that there has to be one here."""
    from backups.stores import StoreError
    from backups.stores.opening import why
    from bot.backing_up import look_through, store_of
    from knowledge.clock import SystemClock
    from skills.engine.errors import ConfigurationError

    place = settings.backup_repository or "store"
    try:
        store = store_of(settings)
        if store is None:
            return []
        place = store.place
        if alone and not store.held():
            raise StoreError(f"there is no snapshot in it, nor in {settings.backup_dir}: `ingle backup now` makes one")
        problems = look_through(settings, SystemClock(), store, telling(quietly=as_json), every_byte=every_byte)
    except (StoreError, ConfigurationError) as error:
        problems = (str(error),)
    if not as_json:
        click.echo(f"BAD  {place}" if problems else f"ok   {why(store)}{', every byte' if every_byte else ''}")
        for problem in problems:
            click.echo(f"     {problem}")
    return [{"name": place, "ok": not problems, "problems": list(problems)}]


def _stored_line(settings: Settings, made: Kept) -> str:
    from backups.stores.opening import why
    from bot.backing_up import store_of

    return (
        f"stored in {why(store_of(settings))}"
        if made.stored
        else "not stored elsewhere: INGLE_BACKUP_REPOSITORY is off"
    )


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


def _held_row(one: Held) -> dict[str, Any]:
    return {
        "name": one.name,
        "id": one.id,
        "at": one.at.isoformat(timespec="seconds"),
        "rows": one.rows,
        "files": one.files,
        "bytes": one.bytes,
    }


backup.add_command(restore)
backup.add_command(drill)
