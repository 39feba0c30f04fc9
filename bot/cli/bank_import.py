"""`ingle import`: a bank file from the terminal, with what would go in shown first."""

from __future__ import annotations

import asyncio
import json
import sys
from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

if TYPE_CHECKING:
    from bot.build import App
    from bot.replies.words import Words
    from bot.settings import Settings
    from pods.engine.interface import Pod
    from skills.banking.commands import AskColumns, ImportBankFile
    from skills.engine.command import Asker, Outcome


class _Refused(click.ClickException):
    """What a person can put right."""

    exit_code = 2


@click.command("import")
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--member", "name", metavar="NAME", help="Who imports; the first admin if left out.")
@click.option("--account", metavar="NAME", help="The account, where the file names none; `new` opens one.")
@click.option("--yes", is_flag=True, help="Import without asking.")
@click.option("--json", "as_json", is_flag=True, help="Print data instead of text; asks nothing, so it needs --yes.")
@click.pass_obj
def bank_import(
    settings: Settings, file: Path, name: str | None, account: str | None, yes: bool, as_json: bool
) -> None:
    """Put the bookings of a bank FILE (CSV, CAMT, MT940, OFX, QIF) into the ledger; nothing is booked twice.

    Exit codes: 0 imported or nothing new, 1 not wanted, 2 the file or an option cannot be used.
    """
    from bot.build import asker_of, build, speaker
    from bot.replies.catalogue import catalogue
    from bot.replies.words import Words
    from skills.engine.errors import PersonError

    app = build(settings.model_copy(update={"model": "none"}))
    try:
        asker = asker_of(app, speaker(app, name))
        words = Words(catalogue("en"), asker.zone, asker.now)
        outcome = asyncio.run(_import(app, asker, words, file.resolve(), account, yes, as_json))
        text = _text(outcome, words)
    except PersonError as error:
        raise _Refused(catalogue("en").say(error.key, error.facts)) from error
    finally:
        app.close()
    click.echo(json.dumps(_data(file, outcome), ensure_ascii=False, indent=2) if as_json else text)


async def _import(
    app: App, asker: Asker, words: Words, file: Path, account: str | None, yes: bool, as_json: bool
) -> Outcome:
    from skills.banking.commands import ImportBankFile
    from skills.banking.taking import command_of
    from skills.engine.lessons import Learned
    from skills.engine.request import GivenFile

    lessons = [lesson for one in app.pods.values() for lesson in await one.lessons(asker)]
    asker = replace(asker, learned=Learned.of(lessons))
    pod: Pod = next(pod for pod in app.pods.values() if pod.skill_of("banking") is not None)
    layouts = await pod.look_up("bank_layouts", asker)
    found = command_of(file, file.name, currency=asker.household.currency, layouts=layouts, sure=True)
    if found is not None:
        brought = await pod.bring(GivenFile(file, file.name, "application/octet-stream"))
        found = replace(found, path=str(brought.path))
    command = await _with_columns(pod, asker, words, found, asks=not (yes or as_json))
    if not isinstance(command, ImportBankFile):
        raise _Refused("This is no bank file.")
    command = replace(command, account_id=_account(await pod.look_up("open_accounts", asker), account))
    taken = await pod.take(command, asker)
    if taken.question is not None and not yes:
        if as_json:
            raise click.UsageError("--json asks nothing: add --yes")
        click.echo(_text(taken.question, words))
        click.confirm("", default=True, abort=True, prompt_suffix="")
    return await _run(pod, asker, command, shown=not as_json)


async def _run(pod: Pod, asker: Asker, command: ImportBankFile, *, shown: bool) -> Outcome:
    """Imports with a bar on standard error, where somebody looks."""
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    columns = (TextColumn("importing"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    console = Console(stderr=True)
    with Progress(*columns, console=console, transient=True, disable=not (shown and sys.stderr.isatty())) as bar:
        task = bar.add_task("importing", total=None)
        return await pod.run(command, asker, lambda done, of: bar.update(task, completed=done, total=of))


async def _with_columns(
    pod: Pod, asker: Asker, words: Words, command: ImportBankFile | AskColumns | None, *, asks: bool
) -> ImportBankFile | AskColumns | None:
    """Asks for each column that is not evident. Raises BankFileError naming it, where nobody can be asked."""
    from bot.replies.render import label_of
    from skills.banking.commands import AskColumns, ImportBankFile
    from skills.banking.formats.columns import Layout
    from skills.banking.statement import BankFileError

    while isinstance(command, AskColumns):
        if not asks:
            raise BankFileError("bank-columns", line=1, missing=Layout.loads(command.layout).missing[0])
        outcome = await pod.run(command, asker)
        click.echo(_text(outcome, words))
        for number, offer in enumerate(outcome.offers, 1):
            click.echo(f"  {number}. {label_of(offer, words)}")
        told = click.prompt("Number", type=click.IntRange(1, len(outcome.offers)))
        chosen = outcome.offers[told - 1].command
        command = chosen if isinstance(chosen, AskColumns | ImportBankFile) else None
    return command


def _account(accounts: Sequence[Mapping[str, Any]], name: str | None) -> int | None:
    """The id of the account with that name, 0 for a new one. Raises BadParameter."""
    if name is None:
        return None
    if name == "new":
        return 0
    known = {row["name"].casefold(): int(row["id"]) for row in accounts}
    if name.casefold() not in known:
        raise click.BadParameter(f"there is no account {name}", param_hint="--account")
    return known[name.casefold()]


def _text(outcome: Outcome, words: Words) -> str:
    from bot.replies.render import render

    return render(outcome, words)


def _data(file: Path, outcome: Outcome) -> dict[str, Any]:
    """What became of the file, as data."""
    notes = {one.key.removeprefix("bank-"): one.facts["count"] for one in outcome.notes if "count" in one.facts}
    added = outcome.facts["count"] if outcome.key == "bank-imported" else 0
    return {
        "file": str(file),
        "imported": added,
        "accounts": list(outcome.facts.get("accounts", ())),
        "already": notes.get("already", 0),
        "matched": notes.get("matched", 0),
        "transfers": notes.get("transfers", 0),
        "pending": notes.get("pending", 0),
        "journal": outcome.journal,
    }
