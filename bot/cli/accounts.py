"""`ingle accounts`: other calendars, connected here because a password belongs in no chat."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

import click

from bot.cli.google import google_account

if TYPE_CHECKING:
    from pydantic import SecretStr

    from bot.build import App
    from bot.settings import Settings
    from pods.engine.remote.desks import RemoteAccounts
    from skills.accounts.service import Accounts

JSON = click.option("--json", "as_json", is_flag=True, help="Print data instead of text.")


@click.group(name="accounts")
def accounts() -> None:
    """Connect other calendars and keep the chosen ones in step, both ways."""


@accounts.command()
@click.argument("provider", type=click.Choice(["caldav", "google"]))
@click.argument("where", metavar="URL|FILE")
@click.argument("user", required=False)
@click.option("--member", "name", metavar="NAME", help="Whose account it is; the first admin if left out.")
@click.option("--calendar", "names", multiple=True, metavar="NAME", help="Choose this calendar of it at once.")
@click.option("--all", "everything", is_flag=True, help="Choose all its calendars at once.")
@click.option("--private", is_flag=True, help="Show what is chosen to its owner only.")
@click.option("--paste", is_flag=True, help="Google: open no browser here; paste the address at which it ends.")
@JSON
@click.pass_obj
def connect(
    settings: Settings,
    provider: str,
    where: str,
    user: str | None,
    name: str | None,
    names: tuple[str, ...],
    everything: bool,
    private: bool,
    paste: bool,
    as_json: bool,
) -> None:
    """Connect an account, or give it a new password.

    caldav https://calendar.example.org/ USER asks for the password, or reads it from standard input.
    google client_secret.json [ADDRESS] takes the client file of Google's console, and opens the page to sign in at, or
    shows it where there is no browser.
    """
    from bot.build import speaker

    if provider == "caldav" and not user:
        raise click.UsageError("Missing argument 'USER': the name of the account at the server.")

    with _opened(settings) as (app, known):
        owner = speaker(app, name)
        if where.startswith("http://") and not where.startswith(("http://127.", "http://localhost", "http://[::1]")):
            click.echo(
                "The password will cross the network unencrypted: use https:// where the server has it.", err=True
            )
        if provider == "google":
            url, (user, secret) = "", google_account(where, user, paste=paste)
        else:
            url, secret = where, _password()
        account_id = known.connect(provider, url, user or "", secret, owner.id)
        _note(app, "connect", account=account_id, owner=owner.id, provider=provider)
        for calendar in known.calendars(account_id):
            if everything or calendar.remote.name in names:
                known.choose(calendar.id, private=private)
                _note(app, "choose", calendar=calendar.id, private=int(private))
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
            _note(app, "drop", calendar=calendar, keep=int(keep))
        else:
            known.choose(calendar, private=private, takes_new=takes_new)
            _note(app, "choose", calendar=calendar, private=int(private))
        _print(_listed(app, known), as_json)


@accounts.command()
@click.argument("account", type=int, required=False)
@click.option("--accept-removals", "settle", flag_value="accept", help="Take out here too what a server lost at once.")
@click.option("--keep-removed", "settle", flag_value="keep", help="Keep what a server lost at once, and put it back.")
@JSON
@click.pass_obj
def sync(settings: Settings, account: int | None, settle: str | None, as_json: bool) -> None:
    """Bring the chosen calendars of an ACCOUNT, or of all, into step now.

    Where a server suddenly lists less than half of what it had, nothing is removed here until one of the two options,
    or an admin in the chat, says what is to become of it.
    """
    with _opened(settings) as (app, known):
        wanted = [one.id for one in known.accounts() if account in (None, one.id)]
        if account is not None and not wanted:
            raise click.ClickException(f"there is no account {account}; `ingle accounts list` shows them.")
        if settle is not None and not sum(known.settle_removals(one, accept=settle == "accept") for one in wanted):
            click.echo("there is nothing that a server lost at once.", err=True)
        elif settle is not None:
            _note(app, f"{settle}-removals", account=account)
        results = [known.sync(one) for one in wanted]
        rows = _listed(app, known)
        _print(rows, as_json)
    if any(result.busy for result in results):
        click.echo("it is being done by the running Inglenook already.", err=True)
    held = any(one["held"] for row in rows for one in row["calendars"] if row["account"] in wanted)
    if held or any(result.trouble for result in results):
        sys.exit(1)


@accounts.command()
@click.argument("account", type=int)
@click.option("--keep", is_flag=True, help="What came from it stays here too.")
@click.pass_obj
def disconnect(settings: Settings, account: int, keep: bool) -> None:
    """Forget an ACCOUNT and its password; what came from it goes here, and stays there."""
    with _opened(settings) as (app, known):
        known.disconnect(account, keep=keep)
        _note(app, "disconnect", account=account, keep=int(keep))
    click.echo(f"account {account} is disconnected")


def _note(app: App, what: str, **facts: str | int | None) -> None:
    """Tells the audit log what was done from here, by numbers."""
    app.audit.household.add("account", at=app.clock.now(), member_id=None, what=what, facts=facts)


def _password() -> SecretStr:
    """Asked for without echo, or the first line of standard input."""
    from pydantic import SecretStr

    if sys.stdin.isatty():
        return SecretStr(click.prompt("Password", hide_input=True, err=True))
    return SecretStr(sys.stdin.readline().rstrip("\r\n"))


@contextmanager
def _opened(settings: Settings) -> Iterator[tuple[App, Accounts | RemoteAccounts]]:
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


def _listed(app: App, known: Accounts | RemoteAccounts) -> list[dict[str, Any]]:
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
                        "held": len(one.held),
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
