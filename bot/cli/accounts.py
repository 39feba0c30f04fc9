"""`ingle accounts`: other calendars, connected here because a password belongs in no chat."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

if TYPE_CHECKING:
    from pydantic import SecretStr

    from bot.build import App
    from bot.settings import Settings
    from skills.accounts.service import Accounts

JSON = click.option("--json", "as_json", is_flag=True, help="Print data instead of text.")


@click.group(name="accounts")
def accounts() -> None:
    """Connect other calendars and keep the chosen ones in step, both ways."""


@accounts.command()
@click.argument("provider", type=click.Choice(["caldav", "google"]))
@click.argument("where", metavar="URL|FILE")
@click.argument("user")
@click.option("--member", "name", metavar="NAME", help="Whose account it is; the first admin if left out.")
@click.option("--calendar", "names", multiple=True, metavar="NAME", help="Choose this calendar of it at once.")
@click.option("--all", "everything", is_flag=True, help="Choose all its calendars at once.")
@click.option("--private", is_flag=True, help="Show what is chosen to its owner only.")
@JSON
@click.pass_obj
def connect(
    settings: Settings,
    provider: str,
    where: str,
    user: str,
    name: str | None,
    names: tuple[str, ...],
    everything: bool,
    private: bool,
    as_json: bool,
) -> None:
    """Connect an account, or give it a new password.

    caldav https://calendar.example.org/ USER asks for the password, or reads it from standard input.
    google client_secret.json ADDRESS takes the client file of Google's console, and shows the page to sign in at.
    """
    from bot.build import speaker

    with _opened(settings) as (app, known):
        owner = speaker(app, name)
        if where.startswith("http://") and not where.startswith(("http://127.", "http://localhost", "http://[::1]")):
            click.echo(
                "The password will cross the network unencrypted: use https:// where the server has it.", err=True
            )
        secret = _google(where) if provider == "google" else _password()
        account_id = known.connect(provider, "" if provider == "google" else where, user, secret, owner.id)
        for calendar in known.calendars(account_id):
            if everything or calendar.remote.name in names:
                known.choose(calendar.id, private=private)
        missing = sorted(set(names) - {calendar.remote.name for calendar in known.calendars(account_id)})
        _print(_listed(app, known), as_json)
    if missing:
        raise click.ClickException(f"the account is connected, but it has no calendar called {', '.join(missing)}.")


@accounts.command("list")
@click.option("--refresh", is_flag=True, help="Ask the servers for their calendars again.")
@JSON
@click.pass_obj
def list_(settings: Settings, refresh: bool, as_json: bool) -> None:
    """List accounts and their calendars, and how each stands."""
    with _opened(settings) as (app, known):
        for account in known.accounts() if refresh else ():
            known.relist(account.id)
        _print(_listed(app, known), as_json)


@accounts.command()
@click.argument("calendar", type=int)
@click.option("--private", is_flag=True, help="Show it to the owner of the account only; else to the family.")
@click.option("--takes-new/--no-takes-new", default=None, help="Whether what is made here goes into it.")
@click.option("--off", is_flag=True, help="Keep it in step no more; what came from it goes here and stays there.")
@click.option("--keep", is_flag=True, help="With --off: what came from it stays here too.")
@JSON
@click.pass_obj
def choose(
    settings: Settings, calendar: int, private: bool, takes_new: bool | None, off: bool, keep: bool, as_json: bool
) -> None:
    """Choose a CALENDAR, by its number in `ingle accounts list`, to be kept in step."""
    with _opened(settings) as (app, known):
        if off:
            known.drop(calendar, keep=keep)
        else:
            known.choose(calendar, private=private, takes_new=takes_new)
        _print(_listed(app, known), as_json)


@accounts.command()
@click.argument("account", type=int, required=False)
@JSON
@click.pass_obj
def sync(settings: Settings, account: int | None, as_json: bool) -> None:
    """Bring the chosen calendars of an ACCOUNT, or of all, into step now."""
    with _opened(settings) as (app, known):
        results = [known.sync(one.id) for one in known.accounts() if account in (None, one.id)]
        _print(_listed(app, known), as_json)
    if any(result.busy for result in results):
        click.echo("it is being done by the running Inglenook already.", err=True)
    if any(result.trouble for result in results):
        sys.exit(1)


@accounts.command()
@click.argument("account", type=int)
@click.option("--keep", is_flag=True, help="What came from it stays here too.")
@click.pass_obj
def disconnect(settings: Settings, account: int, keep: bool) -> None:
    """Forget an ACCOUNT and its password; what came from it goes here, and stays there."""
    with _opened(settings) as (_, known):
        known.disconnect(account, keep=keep)
    click.echo(f"account {account} is disconnected")


def _password() -> SecretStr:
    """Asked for without echo, or the first line of standard input."""
    from pydantic import SecretStr

    if sys.stdin.isatty():
        return SecretStr(click.prompt("Password", hide_input=True, err=True))
    return SecretStr(sys.stdin.readline().rstrip("\r\n"))


def _google(client_file: str) -> SecretStr:
    """Signs in at Google: the address that the browser ends at is pasted here."""
    from skills.accounts.google.oauth import begin, finish
    from skills.accounts.remote import RemoteError

    try:
        client = Path(client_file).read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise click.BadParameter(f"{client_file} cannot be read", param_hint="FILE") from error
    sign_in = begin(client)
    click.echo(f"Open this page and sign in:\n\n{sign_in.url}\n", err=True)
    click.echo("The browser ends at a page that it cannot open. Copy its address and paste it here.", err=True)
    try:
        return finish(client, sign_in, click.prompt("Address", hide_input=True, err=True))
    except RemoteError as error:
        raise click.ClickException(str(error)) from error


@contextmanager
def _opened(settings: Settings) -> Iterator[tuple[App, Accounts]]:
    from bot.build import accounts_of, build
    from skills.engine.errors import ConfigurationError

    app = build(settings.model_copy(update={"model": "none"}))
    try:
        known = accounts_of(settings, app.pods, app.members, app.clock)
        if known is None:
            raise ConfigurationError("no pod has the skill 'accounts'.")
        yield app, known
    finally:
        app.close()


def _listed(app: App, known: Accounts) -> list[dict[str, Any]]:
    from skills.accounts.running import server_name

    owners = {member.id: member.name for member in app.members.all()}
    found = []
    for status in known.status():
        account, trouble = status.account, status.account.trouble
        found.append(
            {
                "account": account.id,
                "provider": account.provider,
                "server": server_name(account),
                "user": account.user,
                "owner": owners.get(account.owner, "?"),
                "synced_at": _text(account.synced_at),
                "trouble": trouble.kind if trouble else None,
                "reason": trouble.reason if trouble else None,
                "since": _text(trouble.since) if trouble else None,
                "retry_at": _text(trouble.retry_at) if trouble else None,
                "waiting": status.waiting,
                "refused": status.refused,
                "calendars": [
                    {
                        "calendar": one.id,
                        "name": one.remote.name,
                        "kind": one.remote.kind.value,
                        "chosen": one.chosen,
                        "for": "family" if one.audience == "family" else owners.get(account.owner, "?"),
                        "takes_new": one.takes_new,
                        "writable": one.remote.writable,
                        "reason": one.reason,
                    }
                    for one in known.calendars(account.id)
                ],
            }
        )
    return found


def _text(at: Any) -> str | None:
    return at.isoformat(timespec="seconds") if at else None


def _print(rows: list[dict[str, Any]], as_json: bool) -> None:
    if as_json:
        click.echo(json.dumps(rows, ensure_ascii=False, indent=2))
        return
    if not rows:
        click.echo("No other calendar is connected; `ingle accounts connect caldav URL USER` does it.")
    for row in rows:
        state = f"in step {row['synced_at']}" if row["synced_at"] else "not read yet"
        if row["trouble"]:
            state = f"{row['trouble']} since {row['since']}: {row['reason']}"
        click.echo(f"{row['account']:3}  {row['server']}  {row['user']}  of {row['owner']}  ({state})")
        if row["waiting"] or row["refused"]:
            click.echo(f"     {row['waiting']} changes wait, {row['refused']} are not taken by the server")
        for one in row["calendars"]:
            marks = [one["kind"], *([f"for {one['for']}"] if one["chosen"] else ["not chosen"])]
            marks += ["takes new events"] if one["takes_new"] else []
            marks += [] if one["writable"] else ["read only"]
            marks += [one["reason"]] if one["reason"] else []
            click.echo(f"     {one['calendar']:3}  {one['name']}  ({', '.join(marks)})")
