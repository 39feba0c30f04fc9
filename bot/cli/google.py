"""Signing in at Google on the command line: in a browser on this machine, or by pasting where one elsewhere ended."""

from __future__ import annotations

import webbrowser
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

import click

if TYPE_CHECKING:
    from pydantic import SecretStr

    from skills.accounts.google.oauth import SignIn

WAIT_SECONDS = 300.0
"""How long a browser that was opened is waited for."""


class Browser(Protocol):
    """What can open a page: one of `webbrowser`."""

    def open(self, url: str) -> bool:
        """Whether it did."""
        ...


def google_account(client_file: str, address: str | None, *, paste: bool) -> tuple[str, SecretStr]:
    """The address of the account that was signed in at, and the secret to store. Blocking.

    `address`: what it has to be, if that was said. Raises click's errors, in plain words.
    """
    from skills.accounts.google import address_of
    from skills.accounts.remote import RemoteError

    try:
        client = Path(client_file).read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise click.BadParameter(f"{client_file} cannot be read", param_hint="FILE") from error
    try:
        secret = signed_in(client, None if paste else browser_here(), _pasted)
        found = address_of(secret)
    except RemoteError as error:
        raise click.ClickException(str(error)) from error
    if address and found.casefold() != address.casefold():
        raise click.ClickException(f"the sign-in was with {found}, not with {address}; nothing was stored.")
    return found, secret


def signed_in(
    client: str, browser: Browser | None, ask: Callable[[SignIn], str], wait: float = WAIT_SECONDS
) -> SecretStr:
    """Signs in with the content of a client file, in the browser or, where that comes to nothing, with what `ask` says.

    Raises RemoteRefused, RemoteDown and ConfigurationError as `oauth.finish` does.
    """
    from skills.accounts.google.loopback import Listener
    from skills.accounts.google.oauth import begin, finish
    from skills.accounts.remote import RemoteDown

    if browser is None:
        sign_in = begin(client)
        return finish(client, sign_in, ask(sign_in))
    answer = None
    with Listener() as listener:
        sign_in = begin(client, listener.redirect)
        if browser.open(sign_in.url):
            click.echo("Sign in at the page that the browser shows now.", err=True)
            with suppress(RemoteDown):
                answer = listener.wait(sign_in.state, wait)
    return finish(client, sign_in, answer or ask(sign_in))


def browser_here() -> Browser | None:
    """A browser with windows on this machine; None where there is none, or one that would take the terminal over."""
    try:
        found = webbrowser.get()
    except webbrowser.Error:
        return None
    return None if type(found) is webbrowser.GenericBrowser else found


def _pasted(sign_in: SignIn) -> str:
    click.echo(f"Open this page and sign in:\n\n{sign_in.url}\n", err=True)
    click.echo("The browser ends at a page that it cannot open. Copy its address and paste it here.", err=True)
    return str(click.prompt("Address", hide_input=True, err=True))
