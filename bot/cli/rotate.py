"""`ingle rotate`: what somebody else may know is made anew, with one command."""

from __future__ import annotations

import asyncio
import json
import sys
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from bot.settings import Settings

JSON = click.option("--json", "as_json", is_flag=True, help="Print data instead of text.")
SECONDS = 20.0
"""How long Telegram may take to say whose token it is."""

ANOTHER = click.option("--another-bot", is_flag=True, help="The new token may be of another bot than the old one.")


@dataclass
class Done:
    """What was made anew: sentences, and the variables that have new values."""

    said: list[str] = field(default_factory=list)
    variables: list[str] = field(default_factory=list)
    sessions: int | None = None

    def tell(self, *, as_json: bool) -> None:
        """Prints it."""
        if as_json:
            click.echo(json.dumps({"variables": self.variables, "sessions_ended": self.sessions}))
            return
        for sentence in self.said:
            click.echo(sentence)
        if self.variables:
            click.echo("Stop Inglenook and start it again: it reads these only at its start.")


@click.group()
def rotate() -> None:
    """Make secrets anew that somebody else may know: a stolen token, a lost phone, a stolen copy of `.env`."""


@rotate.command()
@ANOTHER
@JSON
@click.pass_obj
def telegram(settings: Settings, another_bot: bool, as_json: bool) -> None:
    """Put in a new token of Telegram. Revoke the old one first: tell @BotFather /revoke, it gives you a new one.

    The token is read from the terminal, unseen, or from standard input; it is tried before anything is changed.
    """
    done = Done()
    _telegram(settings, done, another_bot=another_bot)
    done.tell(as_json=as_json)


@rotate.command()
@JSON
@click.pass_obj
def tokens(settings: Settings, as_json: bool) -> None:
    """Make the tokens of pods, speech and reading anew, with which Inglenook's own services know each other."""
    done = Done()
    _tokens(settings, done)
    if not done.variables:
        done.said.append("No such token is set, so that there is none to make anew.")
    done.tell(as_json=as_json)


@rotate.command()
@click.option("--as", "name", help="Only this member's; everybody's if left out.")
@JSON
@click.pass_obj
def signins(settings: Settings, name: str | None, as_json: bool) -> None:
    """End every session of the web chat and every unused sign-in link, at once, also while Inglenook runs."""
    done = Done()
    _signins(settings, done, name)
    done.tell(as_json=as_json)


@rotate.command()
@click.argument("name")
@JSON
@click.pass_obj
def phone(settings: Settings, name: str, as_json: bool) -> None:
    """NAME's phone is lost: end the sessions, take the chat accounts away, make an invite for the next phone.

    Whoever has the phone is a stranger at once, also while Inglenook runs. What belongs to NAME stays.
    """
    from bot.founding import open_members
    from knowledge.sessions import Sessions

    with open_members(settings) as members:
        if (member := members.by_name(name)) is None:
            raise click.BadParameter(f"there is no member called {name}", param_hint="NAME")
        with members.database.transaction():
            ended = Sessions(members.database, members.clock).revoke_all(member.id)
            accounts = members.unlink(member.id, but="web")
            code = members.invite(member.name, member.role)
    if as_json:
        click.echo(json.dumps({"sessions_ended": ended, "accounts": accounts, "code": code}))
        return
    click.echo(f"{member.name} is signed out: {ended} sessions of the web chat, {accounts} accounts in messengers.")
    click.echo(f"On the next phone {member.name} sends this to the bot within 24 hours:\n\n  /start {code}\n")
    click.echo(f"`ingle signin --as {member.name}` makes a link for the web chat.")


@rotate.command(name="all")
@ANOTHER
@JSON
@click.pass_obj
def everything(settings: Settings, another_bot: bool, as_json: bool) -> None:
    """All of these, and the token of Telegram where one is set. The household's key: `ingle keys rotate-household`."""
    done = Done()
    if settings.telegram_token is not None:
        _telegram(settings, done, another_bot=another_bot)
    _tokens(settings, done)
    _signins(settings, done, None)
    done.tell(as_json=as_json)


def _telegram(settings: Settings, done: Done, *, another_bot: bool) -> None:
    from pydantic import ValidationError

    from bot.channels.telegram.probe import bot_name
    from bot.rotating import place_of, same_bot
    from bot.settings import Settings as Form
    from bot.settings import problems_of
    from skills.engine.errors import ConfigurationError

    place = place_of("telegram_token")
    typed = click.prompt("New token", hide_input=True) if sys.stdin.isatty() else sys.stdin.readline()
    new = str(typed).strip()
    try:
        Form.model_validate({"telegram_token": new or "-"})
    except ValidationError as error:
        raise ConfigurationError("; ".join(problems_of(error))) from error
    old = settings.telegram_token
    if old is not None and old.get_secret_value() == new:
        raise click.ClickException("this is the token that is set: tell @BotFather /revoke, it gives you a new one.")
    if old is not None and not another_bot and not same_bot(old.get_secret_value(), new):
        raise click.ClickException(
            "this is the token of another bot: everybody would have to write to that one first. "
            "If that is what you want, say --another-bot."
        )
    try:
        name = asyncio.run(asyncio.wait_for(bot_name(new, settings.telegram_base_url), SECONDS))
    except TimeoutError as error:
        raise click.ClickException("Telegram did not answer, so nothing was changed: try again later.") from error
    place.write(new)
    done.variables.append(place.variable)
    done.said.append(f"The new token of @{name} is in {place.file}.")


def _tokens(settings: Settings, done: Done) -> None:
    from bot.rotating import new_tokens

    for place in new_tokens(settings):
        done.variables.append(place.variable)
        done.said.append(f"{place.variable} is new, in {place.file}: its services elsewhere need the same value.")


def _signins(settings: Settings, done: Done, name: str | None) -> None:
    from bot.founding import open_members
    from knowledge.sessions import Sessions

    with open_members(settings) as members:
        chosen = members.all()
        if name is not None:
            if (member := members.by_name(name)) is None:
                raise click.BadParameter(f"there is no member called {name}", param_hint="--as")
            chosen = (member,)
        sessions = Sessions(members.database, members.clock)
        done.sessions = sum(sessions.revoke_all(one.id) for one in chosen)
    whose = "everybody" if name is None else name
    done.said.append(f"{done.sessions} sessions ended; `ingle signin` makes a new link. Signed out: {whose}.")
