"""`ingle calendar`: calendar files in and out, and the addresses at which calendar programs read."""

from __future__ import annotations

import asyncio
import json
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

if TYPE_CHECKING:
    from bot.build import App
    from bot.settings import Settings
    from pods.engine.interface import Pod
    from skills.engine.command import Asker, Command, Outcome

MEMBER = click.option("--member", "name", metavar="NAME", help="Whose calendar; the first admin's if left out.")
JSON = click.option("--json", "as_json", is_flag=True, help="Print data instead of text.")


@click.group()
def calendar() -> None:
    """Take in and give out .ics files, and make addresses that calendar programs read."""


@calendar.command("export")
@click.argument("file", type=click.Path(dir_okay=False, allow_dash=True))
@MEMBER
@JSON
@click.pass_obj
def export_(settings: Settings, file: str, name: str | None, as_json: bool) -> None:
    """Write all that a member may see to FILE (.ics); - is standard output."""
    from skills.calendar.commands import ExportCalendar

    with _opened(settings) as app:
        outcome = _run(app, name, ExportCalendar())
    content = outcome.files[0].content
    if file == "-":
        click.echo(content, nl=False)
        return
    try:
        Path(file).write_bytes(content)
    except OSError as error:
        raise click.BadParameter(f"{file} cannot be written ({error.strerror})", param_hint="FILE") from error
    _tell({"file": file, "events": outcome.facts["count"]}, as_json, f"{outcome.facts['count']} events in {file}")


@calendar.command("import")
@click.argument("file", type=click.Path(dir_okay=False, allow_dash=True))
@MEMBER
@JSON
@click.pass_obj
def import_(settings: Settings, file: str, name: str | None, as_json: bool) -> None:
    """Put the events of FILE (.ics; - is standard input) in. What is there already is brought up to date."""
    from skills.calendar.importing import import_of

    with _opened(settings) as app, _as_file(file) as path:
        if not as_json:
            click.echo("reading and storing; 10,000 events take some seconds …", err=True)
        with _plain_errors():
            command = import_of(path, path.name)
        outcome = _run(app, name, command, path)
        texts = _sentences(outcome)
    said = [one for one in (outcome, *outcome.notes) if "count" in one.facts]
    counts = {one.key.removeprefix("ics-"): one.facts["count"] for one in said}
    data = {name: counts.get(name, 0) for name in ("imported", "updated", "removed", "same", "unread")}
    _tell({"file": file, **data, "journal": outcome.journal}, as_json, "\n".join(texts))


@calendar.command()
@click.argument("name", required=False)
@click.option("--revoke", is_flag=True, help="End all addresses of the member.")
@JSON
@click.pass_obj
def feed(settings: Settings, name: str | None, revoke: bool, as_json: bool) -> None:
    """Make a secret address at which calendar programs read what a member (NAME) may see.

    It is shown once; whoever knows it can read the calendar. INGLE_WEB_URL is what it begins with.
    """
    from skills.calendar.commands import RevokeFeeds, ShareFeed

    with _opened(settings) as app:
        if revoke:
            count = _run(app, name, RevokeFeeds()).facts["count"]
            _tell({"revoked": count}, as_json, f"addresses ended: {count}")
            return
        outcome = _run(app, name, ShareFeed())
        notes = [text for one in outcome.notes for text in _sentences(one)]
    _tell({"address": outcome.facts["address"], "notes": notes}, as_json, outcome.facts["address"])
    if notes and not as_json:
        click.echo("\n".join(notes), err=True)


class _Refused(click.ClickException):
    """What a person can put right."""

    exit_code = 2


def _tell(data: dict[str, Any], as_json: bool, text: str) -> None:
    click.echo(json.dumps(data, ensure_ascii=False, indent=2) if as_json else text)


@contextmanager
def _opened(settings: Settings) -> Iterator[App]:
    from bot.build import build

    app = build(settings.model_copy(update={"model": "none"}))
    try:
        yield app
    finally:
        app.close()


@contextmanager
def _as_file(file: str) -> Iterator[Path]:
    """The file, or standard input as one. Raises BadParameter where there is none."""
    if file != "-":
        if not Path(file).is_file():
            raise click.BadParameter(f"there is no file {file}", param_hint="FILE")
        yield Path(file)
        return
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "calendar.ics"
        path.write_bytes(sys.stdin.buffer.read())
        yield path


def _run(app: App, name: str | None, command: Command, file: Path | None = None) -> Outcome:
    """Runs a command of the calendar as a member; `file`: that it names, which the pod gets first.

    Raises ClickException with what the catalogue says is wrong.
    """
    from bot.build import asker_of, speaker

    pod: Pod = next(pod for pod in app.pods.values() if pod.skill_of("calendar") is not None)
    with _plain_errors():
        return asyncio.run(_ran(pod, asker_of(app, speaker(app, name)), command, file))


async def _ran(pod: Pod, asker: Asker, command: Command, file: Path | None) -> Outcome:
    from skills.calendar.commands import ImportCalendar
    from skills.engine.request import GivenFile

    if file is not None and isinstance(command, ImportCalendar):
        brought = await pod.bring(GivenFile(file, file.name, "text/calendar"))
        command = replace(command, path=str(brought.path))
    return await pod.run(command, asker)


@contextmanager
def _plain_errors() -> Iterator[None]:
    from bot.replies.catalogue import catalogue
    from skills.engine.errors import PersonError

    try:
        yield
    except PersonError as error:
        raise _Refused(catalogue("en").say(error.key, error.facts)) from error


def _sentences(outcome: Outcome) -> list[str]:
    from bot.replies.catalogue import catalogue

    words = catalogue("en")
    return [words.say(one.key, one.facts) for one in (outcome, *outcome.notes)]
