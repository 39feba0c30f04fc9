"""Signing in at Google (OAuth 2.0 for installed apps, RFC 8252, with PKCE) and what comes of it: one secret text.

The family brings its own client file, made in Google's console (console.cloud.google.com):

1. Make a project (any name).
2. "APIs & Services", "Library": look for "Google Calendar API" and enable it.
3. "OAuth consent screen": "External", a name, your own address; under "Audience" add the Google accounts of the family
   as test users, or "Publish app": of an app in testing every sign-in ends after seven days.
4. "Data access": add the scopes ".../auth/calendar.events" and ".../auth/calendar.calendarlist.readonly".
5. "Clients", "Create client", type "Desktop app"; "Download JSON" (the file `client_secret_….json`).
6. `ingle accounts connect google` with that file, on the machine where the browser is, or anywhere else: then the page
   that the browser cannot open at the end has an address that is copied and pasted.
"""

from __future__ import annotations

import hmac
import logging
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import parse_qs, urlsplit

from pydantic import BaseModel, ConfigDict, SecretStr, ValidationError

from skills.accounts.google import require_extra
from skills.accounts.google.grant import SCOPES, Grant
from skills.accounts.remote import RemoteDown, RemoteRefused
from skills.engine.errors import ConfigurationError

REDIRECT = "http://127.0.0.1:8085/"
"""Where the browser is sent when nobody listens there and the address is pasted."""

_SECONDS = 30.0


class _Client(BaseModel):
    model_config = ConfigDict(frozen=True, hide_input_in_errors=True)

    client_id: str
    client_secret: SecretStr
    auth_uri: str
    token_uri: str


class _ClientFile(BaseModel):
    model_config = ConfigDict(frozen=True, hide_input_in_errors=True)

    installed: _Client


@dataclass(frozen=True, slots=True)
class SignIn:
    """A sign-in that was begun."""

    url: str
    """What the member opens in a browser."""
    redirect: str
    state: str = field(repr=False)
    verifier: str = field(repr=False)


def begin(client_file: str, redirect: str = REDIRECT) -> SignIn:
    """Begins a sign-in; no network. `client_file`: the content of the file; `redirect`: `Listener.redirect`, or none.

    Raises ConfigurationError for a file that is none, or without the extra `google`.
    """
    flow = _flow(client_file, redirect)
    url, state = flow.authorization_url(access_type="offline", prompt="consent")
    return SignIn(url, redirect, state, flow.code_verifier)


def finish(client_file: str, sign_in: SignIn, answer: str) -> SecretStr:
    """What the account stores as its secret. `answer`: the address that the browser was sent to, or the code alone.

    Raises RemoteRefused where the member or Google said no, RemoteDown, ConfigurationError.
    """
    code = _code(answer.strip(), sign_in.state)
    flow = _flow(client_file, sign_in.redirect, sign_in.verifier)
    _fetch(flow, code)
    credentials, client = flow.credentials, _client(client_file)
    if not credentials.refresh_token:
        raise RemoteRefused("Google gave no lasting access; take it away in the Google account and sign in again")
    grant = Grant(
        client_id=client.client_id,
        client_secret=client.client_secret,
        refresh_token=SecretStr(credentials.refresh_token),
        token_uri=client.token_uri,
    )
    return grant.renewed(credentials).secret()


def _fetch(flow: Any, code: str) -> None:
    from oauthlib.oauth2 import OAuth2Error
    from requests import RequestException

    try:
        flow.fetch_token(code=code, timeout=_SECONDS, include_client_id=True)
    except OAuth2Error as error:
        raise RemoteRefused(f"Google did not accept the sign-in ({error.error}); begin again") from None
    except Warning:
        raise RemoteRefused("not everything was allowed; sign in again and tick every box") from None
    except RequestException as error:
        raise RemoteDown(f"Google's sign-in cannot be reached ({type(error).__name__})") from None
    except ValueError:
        raise RemoteDown("Google's sign-in answers nonsense") from None


def _code(answer: str, state: str) -> str:
    if "=" not in answer:
        if not answer:
            raise RemoteRefused("there is no code in it")
        return answer
    query = parse_qs(urlsplit(answer).query or answer.partition("?")[2] or answer)
    if "error" in query:
        raise RemoteRefused("the access was not allowed at Google")
    if not hmac.compare_digest(query.get("state", [""])[0].encode(), state.encode()):
        raise RemoteRefused("this answer belongs to another sign-in; begin again")
    if not query.get("code", [""])[0]:
        raise RemoteRefused("there is no code in it")
    return query["code"][0]


def _flow(client_file: str, redirect: str, verifier: str | None = None) -> Any:
    require_extra()
    from google_auth_oauthlib.flow import InstalledAppFlow

    # These write codes and tokens to the log when it is set to show everything.
    for name in ("requests_oauthlib", "oauthlib"):
        logging.getLogger(name).setLevel(logging.WARNING)
    client = _client(client_file)
    config = {
        "client_id": client.client_id,
        "client_secret": client.client_secret.get_secret_value(),
        "auth_uri": client.auth_uri,
        "token_uri": client.token_uri,
    }
    return InstalledAppFlow.from_client_config(
        {"installed": config}, list(SCOPES), redirect_uri=redirect, code_verifier=verifier
    )


def _client(client_file: str) -> _Client:
    try:
        return _ClientFile.model_validate_json(client_file).installed
    except ValidationError:
        raise ConfigurationError(
            'This is no client file of a "Desktop app": make one in Google\'s console and download its JSON.'
        ) from None
