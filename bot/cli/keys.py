"""`ingle keys`: how the members' private things are locked, passphrases, and a new key of the household."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from bot.settings import Settings
    from knowledge.keys import Keyring
    from knowledge.members import Members
    from knowledge.people import Member

JSON = click.option("--json", "as_json", is_flag=True, help="Print data instead of text.")

WARNING = """\
From now on only this passphrase opens what {name} says in private and keeps as private papers, after each start of
Inglenook. It is stored nowhere. WHO LOSES IT LOSES ALL OF THAT: nobody can recover it, neither the admin nor a backup
made from now on. Copies of the data folder from before are still opened by the household's key."""


@contextmanager
def _open(settings: Settings) -> Iterator[tuple[Members, Keyring]]:
    """Members and keys of the household, without the rest of the house. Key errors end the command with their text."""
    from bot.auditing import audit_log, household_key, telling_of_keys
    from bot.founding import open_members
    from bot.keys import open_keyring
    from knowledge.keys import KeysError

    with open_members(settings) as members:
        keyring = open_keyring(members.database, household_key(settings), members.clock)
        keyring.listen(telling_of_keys(audit_log(members.database, settings, members.clock), members.clock))
        try:
            yield members, keyring
        except KeysError as error:
            raise click.ClickException(str(error)) from error


def _member(members: Members, name: str) -> Member:
    member = members.by_name(name)
    if member is None:
        raise click.BadParameter(f"there is no member called {name}", param_hint="NAME")
    return member


def _hidden(prompt: str, *, twice: bool = False) -> str:
    """What is typed unseen; from standard input, line by line, where that is no terminal."""
    if sys.stdin.isatty():
        return str(click.prompt(prompt, hide_input=True, confirmation_prompt=twice))
    return sys.stdin.readline().rstrip("\n")


@click.group(invoke_without_command=True)
@JSON
@click.pass_context
def keys(ctx: click.Context, as_json: bool) -> None:
    """List what opens each member's private things; lock them with a passphrase, change the household's key."""
    if ctx.invoked_subcommand is not None:
        return
    with _open(ctx.obj) as (members, keyring):
        rows = [{"name": one.name, "opened_by": keyring.how(one.id).value} for one in members.all()]
    if as_json:
        click.echo(json.dumps(rows, ensure_ascii=False, indent=2))
        return
    for row in rows:
        click.echo(f"{row['name']:16} {row['opened_by']}")


@keys.command()
@click.argument("name")
@click.option("--remove", is_flag=True, help="The household's key opens the member's things again.")
@click.option("--yes", is_flag=True, help="Do not ask whether the warning was understood.")
@click.pass_obj
def passphrase(settings: Settings, name: str, remove: bool, yes: bool) -> None:
    """Let only a passphrase open what is private to NAME, or change or remove it.

    It is typed unseen, or read from standard input: first the one there is, where there is one, then the new one.
    """
    from knowledge.keys import How

    with _open(settings) as (members, keyring):
        member = _member(members, name)
        if keyring.how(member.id) is How.PASSPHRASE:
            keyring.unlock(member.id, _hidden("Passphrase of now"))
        elif remove:
            raise click.ClickException(f"{member.name} has no passphrase.")
        if remove:
            keyring.remove_passphrase(member.id)
            click.echo(f"The household's key opens what is private to {member.name} again.")
            return
        if not yes:
            click.echo(WARNING.format(name=member.name), err=True)
            if sys.stdin.isatty():
                click.confirm("Is that understood?", abort=True, err=True)
        keyring.set_passphrase(member.id, _hidden("New passphrase", twice=True))
    click.echo(
        f"Done. After the next start {member.name} opens it on the web chat's page /unlock, or by /unlock in a private "
        "chat with the bot; until then it stays open."
    )


@keys.command()
@click.argument("name")
@click.pass_obj
def unlock(settings: Settings, name: str) -> None:
    """Tell where NAME gives the passphrase: to the house that runs, and to nobody else."""
    from bot.build import hub_address
    from knowledge.keys import How

    with _open(settings) as (members, keyring):
        member = _member(members, name)
        if keyring.how(member.id) is not How.PASSPHRASE:
            raise click.ClickException(f"{member.name} has no passphrase: nothing is locked.")
    click.echo(
        f"{member.name} opens {hub_address(settings)}/unlock in the browser that is signed in to the web chat, "
        "or sends /unlock to the bot in a private chat."
    )


@keys.command(name="rotate-household")
@click.option("--without-store", is_flag=True, help="Leave the stores of backups to the old key.")
@JSON
@click.pass_obj
def rotate_household(settings: Settings, without_store: bool, as_json: bool) -> None:
    """Make a new household key and wrap with it all that the old one opens. Also while Inglenook runs.

    Copies from before are still opened by the old key: destroy it with them. Cut short, run it again. The store of
    backups gets its new password first, so it has to be reached, unless INGLE_BACKUP_PASSWORD is set; so do those that
    were used before. Where one could not be reached, the old key stays beside the new one for it: run this again when
    it can. Where snapshots are kept, one is made at the end: those from before need the old key to be restored.
    """
    from backups.old_keys import put_aside
    from bot.auditing import household_key, pod_files
    from bot.store_keys import change_passwords, left_to_old_key
    from knowledge.keys import HouseholdKeyError
    from knowledge.store.database import Database
    from skills.accounts.secrets import Vault, sealed_anew

    key = household_key(settings)
    with _open(settings) as (members, keyring):
        if key.is_given:
            raise HouseholdKeyError("the key is given by INGLE_SECRET_KEY: only one that lies in the file is changed.")
        following = key.begin_change()
        stores = left_to_old_key(settings) if without_store else change_passwords(settings, following)
        aside = put_aside(settings.data_dir, key.texts(make=False)[-1], members.clock.now()) if stores.missed else None
        passwords = 0
        for file in pod_files(settings.data_dir):
            database = Database(file, {})
            try:
                passwords += sealed_anew(database, Vault(key.path))
            finally:
                database.close()
        wrapped = keyring.change_household_key()
    made, missed = ("", "") if without_store else _snapshot_made(settings)
    if as_json:
        facts = {"keys": wrapped, "passwords": passwords, "store": stores.place, "snapshot": made, "problem": missed}
        left = {one.place: one.why for one in stores.missed}
        more = {"stores": list(stores.others), "stores_of_old_key": left, "old_key": str(aside) if aside else None}
        click.echo(json.dumps({**facts, **more}))
        return
    click.echo(f"{key.path} is new: {wrapped} keys and {passwords} passwords of calendars were wrapped with it.")
    for place in filter(None, (stores.place, *stores.others)):
        click.echo(f"The backups in {place} open with it from now on.")
    for one in stores.missed:
        click.echo(f"The backups in {one.place} still open with the old key alone: {one.why}.")
    if aside is not None:
        click.echo(
            f"The old key stays in {aside}: keep a copy of it with that of the new one. "
            "`ingle keys rotate-household` tries those backups again."
        )
    if made:
        click.echo(f"What is in snapshots from before {made} is sealed with the old key: restoring them needs it.")
    if missed:
        click.echo(f"ingle: {missed}. Snapshots from before need the old key: `ingle backup now`.", err=True)


def _snapshot_made(settings: Settings) -> tuple[str, str]:
    """The name of a snapshot that the new key opens, or why there is none; neither where none are made."""
    from backups.snapshots import NothingToKeepError, Snapshots, SnapshotUnderWayError
    from bot.backing_up import BackupError, keep
    from knowledge.clock import SystemClock

    if Snapshots(settings.backup_dir).newest() is None:
        return "", ""
    try:
        return keep(settings, SystemClock()).snapshot.name, ""
    except (BackupError, SnapshotUnderWayError, NothingToKeepError) as error:
        return "", str(error).rstrip(".")
