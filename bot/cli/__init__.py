"""The command `ingle`. Each command is a module here, imported when it is called."""

from __future__ import annotations

import importlib
import os
import sys

import click

COMMANDS = {
    "run": "start Inglenook: web chat, Telegram if a token is set, reminders",
    "chat": "talk to Inglenook in this terminal",
    "ask": "send one message through the whole pipeline",
    "explain": "show how a message is understood",
    "check": "check settings, storage, models and the Telegram token",
    "members": "list the members",
    "permissions": "show who may do what",
    "invite": "make an invite for somebody",
    "leave": "let a member leave: write out, hand over, forget",
    "signin": "make a one-time sign-in link for the web chat",
    "audit": "list who changed what, and check that nobody changed that record",
    "keys": "what opens private things: passphrases, a new household key",
    "rotate": "make stolen tokens anew, end all sign-ins",
    "backup": "make snapshots while Inglenook runs, list, verify and restore them",
    "upgrade": "try a new version on a copy of the data, go back to before it",
    "export": "write out the whole household as JSON",
    "import": "put a bank file (CSV, CAMT, MT940, OFX, QIF) into the ledger",
    "money": "write out expenses, income and transfers as CSV, Beancount or JSON",
    "calendar": "take in and give out .ics files, make calendar addresses",
    "accounts": "connect other calendars (CalDAV, Google) and choose what is shared",
    "knowledge": "add, follow, list, search and forget the family's papers",
    "learned": "list, teach and forget what the household taught",
    "models": "list, fetch and verify models",
    "pod": "make a new pod, serve a pod in a process of its own",
    "say": "say a text: writes a voice note",
    "hear": "write down what is said in a recording",
    "voices": "list the engines that speak, their languages and licences",
    "speech": "hear and speak as a service of its own",
    "ocr": "read pictures as a service of its own",
    "predict": "read JSON lines or a folder, write predictions, for evaluations",
}
"""Command and its short help; `bot/cli/NAME.py` holds a click command called NAME."""

SETTLED = frozenset(
    {
        *("chat", "ask", "check", "members", "permissions", "invite", "leave", "signin", "audit", "keys", "rotate"),
        *("export", "import", "money", "calendar", "accounts", "knowledge", "learned"),
    }
)
"""Commands that open the data themselves: after an update they wait until `ingle run` has tried it on a copy."""

UNGUARDED = frozenset({"run", "pod", "check", "backup", "audit", "models", "hear", "say", "speech", "ocr", "voices"})
"""Commands that look at the stores themselves, that only report on them, or that use none; the others look first."""

MODULES = {"import": "bank_import"}
"""Where NAME cannot be one in Python."""


class LazyGroup(click.Group):
    """Imports a command's module when it is needed, so that `ingle --help` costs nothing."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, name: str) -> click.Command | None:
        if name not in COMMANDS:
            return None
        module = MODULES.get(name, name)
        command: click.Command = getattr(importlib.import_module(f"bot.cli.{module}"), module)
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        with formatter.section("Commands"):
            formatter.write_dl(list(COMMANDS.items()))


@click.group(cls=LazyGroup, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="inglenook")
@click.option("--offline", is_flag=True, help="Reach nothing but this machine and what is configured.")
@click.pass_context
def cli(ctx: click.Context, offline: bool) -> None:
    """Inglenook, the house assistant of a family. Settings are INGLE_ variables, in the environment or in .env."""
    if "--help" in sys.argv or "-h" in sys.argv:
        return
    from bot import logs
    from bot.settings import load_settings

    settings = load_settings()
    if settings.pods_dir is not None and (settings.pods_dir.is_dir() or ctx.invoked_subcommand != "pod"):
        from pods.engine.folders import use_own

        use_own(settings.pods_dir)
    logs.install(settings)
    ctx.obj = settings.model_copy(update={"offline": True}) if offline else settings
    if ctx.obj.offline:
        from bot.offline import begin

        begin(ctx.obj)
    if ctx.invoked_subcommand in SETTLED:
        from bot.upgrading.marks import check_settled

        check_settled(ctx.obj)
    if ctx.invoked_subcommand not in UNGUARDED:
        from bot.sound import guarded

        ctx.with_resource(guarded(ctx.obj))


def main() -> None:
    """The entry point: known errors become one sentence and an exit code."""
    from bot.footprint import without_command_lines
    from knowledge.store.database import DatabaseDamagedError, DatabaseTooNewError, StorageFullError
    from knowledge.store.in_use import InUseError, TakenError
    from knowledge.store.owner_only import begin
    from skills.engine.errors import InglenookError

    without_command_lines()
    begin()
    os.environ.setdefault("OMP_WAIT_POLICY", "passive")
    known = (InglenookError, DatabaseDamagedError, DatabaseTooNewError, StorageFullError, InUseError, TakenError)
    try:
        cli(prog_name="ingle")
    except known as error:
        click.echo(f"ingle: {error}", err=True)
        sys.exit(2)
