"""Google Calendar as a calendar server of the sync: the same protocol as CalDAV, over Google's own interface.

Needs the extra `google`. The family brings its own OAuth client file; `oauth` says how it is made.
"""

from __future__ import annotations

from importlib.util import find_spec

from pydantic import SecretStr

from skills.accounts.remote import Login, RemoteServer, Save
from skills.engine.errors import ConfigurationError

NAME = "google"
"""What the provider is called in accounts and on the command line."""


def open_server(login: Login, save: Save) -> RemoteServer:
    """Google Calendar for one account; nothing is sent yet.

    `login.secret` is what `oauth.finish` gave, `login.url` "" for Google itself. `save` gets the secret again whenever
    the access token was renewed. Raises RemoteRefused for a secret that is none, ConfigurationError without the extra.
    """
    require_extra()
    from skills.accounts.google.client import GoogleServer

    return GoogleServer(login.secret, save, endpoint=login.url)


def address_of(secret: SecretStr, url: str = "") -> str:
    """The address of the Google account that allowed the access, to tell accounts apart; asks Google.

    Blocking. Raises RemoteDown, RemoteRefused, ConfigurationError.
    """
    require_extra()
    from skills.accounts.google.client import GoogleServer

    server = GoogleServer(secret, lambda _: None, endpoint=url)
    try:
        return server.address()
    finally:
        server.close()


def require_extra() -> None:
    """Raises ConfigurationError where the packages that speak to Google are not installed."""
    if not (find_spec("googleapiclient") and find_spec("google_auth_oauthlib")):
        raise ConfigurationError(
            "Google Calendar needs the extra `google`: pip install 'inglenook[google]' and start again."
        )
