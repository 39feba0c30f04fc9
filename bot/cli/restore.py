"""`ingle backup restore`: a snapshot is put back: everything, one pod or one member."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

if TYPE_CHECKING:
    from backups.snapshots import Snapshot
    from bot.restoring.doing import Done, Wish
    from bot.settings import Settings


@click.command()
@click.argument("name", default="latest")
@click.option("--from", "place", metavar="PLACE", help="A snapshot, a folder of snapshots, or a store.")
@click.option("--pod", metavar="NAME", help="One pod alone.")
@click.option("--member", metavar="NAME", help="What one member had alone; who left is a member again.")
@click.option(
    "--into", "folder", type=click.Path(file_okay=False, path_type=Path), help="A data folder other than the settings'."
)
@click.option("--yes", is_flag=True, help="Do not ask.")
@click.option("--json", "as_json", is_flag=True, help="Print data instead of text.")
@click.pass_obj
def restore(
    settings: Settings,
    name: str,
    place: str | None,
    pod: str | None,
    member: str | None,
    folder: Path | None,
    yes: bool,
    as_json: bool,
) -> None:
    """Put the snapshot NAME back, or the latest one, while Inglenook is stopped.

    It is looked for in the folder of snapshots, among what was kept before earlier restores, and in the store. What is
    there now is kept first. The household's key is not in a snapshot: INGLE_SECRET_KEY or secret.key has to be there.
    """
    from bot.restoring.doing import Wish, elsewhere, put_back
    from knowledge.clock import SystemClock

    if pod and member:
        raise click.UsageError("--pod and --member cannot both be meant.")
    beside = folder is not None and folder.resolve() != settings.data_dir.resolve()
    if folder is not None:
        settings = elsewhere(settings, folder)
    wish = Wish(name, place, pod, member, beside)

    def agreed(snapshot: Snapshot) -> None:
        if not yes:
            click.confirm(f"{_asked(wish, snapshot, settings.data_dir)} Go on?", abort=True, err=True)

    telling = _Telling(shown=not as_json and sys.stderr.isatty())
    done = put_back(settings, wish, SystemClock(), agreed, telling.told)
    telling.end()
    if as_json:
        click.echo(json.dumps(_row(wish, done), indent=2))
        return
    for line in _lines(wish, done):
        click.echo(line)
    if folder is not None and not (folder / "secret.key").exists():
        click.echo(f"  The household's key is not in {folder}: put secret.key there before you start it.")
    elif settings.secret_key is not None and not (settings.data_dir / "secret.key").exists():
        click.echo("  The household's key is in INGLE_SECRET_KEY alone: the house starts only where that is set.")


class _Telling:
    """One line on standard error that changes, where somebody sits in front of it."""

    def __init__(self, *, shown: bool) -> None:
        self._shown = shown

    def told(self, share: float, what: str) -> None:
        """How far it is."""
        if self._shown:
            click.echo(f"\r\033[K{share:4.0%} {what}", nl=False, err=True)

    def end(self) -> None:
        """The line goes."""
        if self._shown:
            click.echo("\r\033[K", nl=False, err=True)


def _asked(wish: Wish, snapshot: Snapshot, data_dir: Path) -> str:
    made = f"the snapshot of {snapshot.manifest.at:%Y-%m-%d %H:%M} UTC"
    match wish.what:
        case "pod":
            return f"The pod {wish.pod} in {data_dir} becomes what it was in {made}."
        case "member":
            return f"What {wish.member} had in {made} comes back into {data_dir}."
        case _:
            return f"All of {data_dir} becomes what it was in {made}; what is there now is kept first."


def _lines(wish: Wish, done: Done) -> list[str]:
    restored, returned = done.restored, done.returned
    if returned is not None and not (returned.had_left or restored.rows or restored.files):
        return [f"{returned.name} has all that was theirs in {done.snapshot.name}: nothing had to come back."]
    figures = f"{restored.rows:,} rows, {restored.files:,} files, {restored.seconds:.1f} s"
    if returned is not None:
        lines = [
            f"{returned.name} is back: {figures}." if returned.had_left else f"{returned.name}: {figures} came back."
        ]
        if returned.had_left:
            lines.append(f"  Connect their calendars again; `ingle signin --as {returned.name}` lets them in.")
        if returned.taken:
            lines.append(f"  {returned.taken} could not come back: something else has their place by now.")
    else:
        what = f"the pod {wish.pod}" if wish.pod else "everything"
        lines = [f"{done.snapshot.name}: {what} is restored: {figures}."]
    lines += [f"  {name} has left since, and so left this pod again." for name in done.left]
    if restored.damaged:
        lines.append(f"  What was there is damaged; its files are in {restored.kept}.")
    elif restored.kept is not None:
        lines.append(f"  What was there before: `ingle backup restore {restored.kept.name}` brings it back.")
    if restored.key_kept is not None:
        lines.append(
            f"  secret.key is again the one that opens this; the one of before, which opens what was there, is "
            f"{restored.key_kept}. Has somebody else had the older one, `ingle keys rotate-household` makes a new one."
        )
    if done.not_followed:
        lines.append(
            f"  Not all backups elsewhere open with it yet ({done.not_followed}): `ingle keys rotate-household` tries "
            "that again."
        )
    return lines


def _row(wish: Wish, done: Done) -> dict[str, Any]:
    restored, returned = done.restored, done.returned
    return {
        "name": done.snapshot.name,
        "what": wish.what,
        "rows": restored.rows,
        "files": restored.files,
        "seconds": round(restored.seconds, 3),
        "kept": str(restored.kept) if restored.kept else None,
        "damaged": restored.damaged,
        "key_kept": str(restored.key_kept) if restored.key_kept else None,
        "problem": done.not_followed,
        "left": done.left,
        "returned": dict(returned.rows) if returned else None,
        "taken": returned.taken if returned else 0,
    }
