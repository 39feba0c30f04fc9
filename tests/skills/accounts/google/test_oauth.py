"""Signing in, with a browser on this machine or an address that is pasted, against a token endpoint on loopback."""

from __future__ import annotations

import json
import logging
import threading
from urllib.parse import parse_qs, urlencode, urlsplit

import httpx
import pytest

from bot.cli.google import signed_in
from skills.accounts.google import open_server
from skills.accounts.google.grant import SCOPES
from skills.accounts.google.loopback import Listener
from skills.accounts.google.oauth import SignIn, begin, finish
from skills.accounts.remote import Login, RemoteDown, RemoteRefused
from skills.engine.errors import ConfigurationError
from tests.skills.accounts.google.conftest import Store
from tests.skills.accounts.google.server import Fail, Google


@pytest.fixture
def client_file(google: Google, monkeypatch: pytest.MonkeyPatch) -> str:
    """The far side has no certificate here."""
    monkeypatch.setenv("OAUTHLIB_INSECURE_TRANSPORT", "1")
    client = {
        "client_id": "client-1",
        "client_secret": "secret-1",
        "auth_uri": "https://accounts.google.com/o/oauth2/auth",
        "token_uri": f"{google.url}/token",
        "redirect_uris": ["http://localhost"],
    }
    return json.dumps({"installed": client})


def allow(google: Google, sign_in: SignIn, **said: str) -> str:
    """What the browser is sent to when the member has allowed it."""
    asked = parse_qs(urlsplit(sign_in.url).query)
    google.challenge = asked["code_challenge"][0]
    return f"{sign_in.redirect}?{urlencode({'state': asked['state'][0], 'code': google.code, **said})}"


def test_the_address_asks_for_little_and_for_good(client_file: str) -> None:
    asked = parse_qs(urlsplit(begin(client_file).url).query)
    assert asked["scope"] == [" ".join(SCOPES)]
    assert (asked["access_type"], asked["prompt"]) == (["offline"], ["consent"])
    assert asked["code_challenge_method"] == ["S256"]
    assert asked["redirect_uri"] == ["http://127.0.0.1:8085/"]


def test_a_pasted_address_opens_the_account(google: Google, client_file: str, store: Store) -> None:
    sign_in = begin(client_file)
    secret = finish(client_file, sign_in, f"  {allow(google, sign_in)}\n")
    server = open_server(Login(f"{google.url}/calendar/v3/", "", secret), store)
    assert len(server.calendars()) == 2
    assert "refresh-1" not in repr(secret)
    server.close()


def test_a_pasted_code_will_do(google: Google, client_file: str) -> None:
    sign_in = begin(client_file)
    allow(google, sign_in)
    assert json.loads(finish(client_file, sign_in, google.code).get_secret_value())["refresh_token"] == "refresh-1"


def test_the_browser_on_this_machine_brings_the_answer(google: Google, client_file: str) -> None:
    with Listener() as listener:
        sign_in = begin(client_file, listener.redirect)
        answer = allow(google, sign_in)

        def browse() -> None:
            httpx.get(f"{listener.redirect}favicon.ico")
            httpx.get(f"{listener.redirect}?state=other&code=evil")
            assert "closed" in httpx.get(answer).text

        browser = threading.Thread(target=browse)
        browser.start()
        assert finish(client_file, sign_in, listener.wait(sign_in.state, 10))
        browser.join()


def test_nobody_comes(client_file: str) -> None:
    with Listener() as listener, pytest.raises(RemoteDown):
        listener.wait("state", 0.1)


@pytest.mark.parametrize("comes", [True, False])
def test_a_browser_that_is_here_or_else_a_pasted_address(google: Google, client_file: str, comes: bool) -> None:
    """A browser in which nobody signs in is not waited for for ever."""
    pasted: list[SignIn] = []

    class Here:
        def open(self, url: str) -> bool:
            asked = parse_qs(urlsplit(url).query)
            answer = allow(google, SignIn(url, asked["redirect_uri"][0], asked["state"][0], ""))
            if comes:
                threading.Thread(target=httpx.get, args=(answer,)).start()
            return True

    def paste(sign_in: SignIn) -> str:
        pasted.append(sign_in)
        return allow(google, sign_in)

    secret = signed_in(client_file, Here(), paste, wait=10 if comes else 0.1)
    assert json.loads(secret.get_secret_value())["refresh_token"] == "refresh-1"
    assert len(pasted) == (0 if comes else 1)


def test_answers_that_are_none(google: Google, client_file: str) -> None:
    sign_in = begin(client_file)
    good = allow(google, sign_in)
    for bad in ("", allow(google, sign_in, state="other"), allow(google, sign_in, error="access_denied"), "?code="):
        with pytest.raises(RemoteRefused):
            finish(client_file, sign_in, bad)
    google.code = "another"
    with pytest.raises(RemoteRefused, match="invalid_grant"):
        finish(client_file, sign_in, good)


def test_another_sign_ins_proof_is_not_taken(google: Google, client_file: str) -> None:
    first, second = begin(client_file), begin(client_file)
    allow(google, first)
    with pytest.raises(RemoteRefused):
        finish(client_file, second, google.code)


def test_a_box_that_was_not_ticked(google: Google, client_file: str) -> None:
    sign_in = begin(client_file)
    google.granted = SCOPES[0]
    with pytest.raises(RemoteRefused, match="tick"):
        finish(client_file, sign_in, allow(google, sign_in))


def test_google_that_is_down_or_talks_nonsense(google: Google, client_file: str) -> None:
    sign_in = begin(client_file)
    answer = allow(google, sign_in)
    google.faults = [b"<html>"]
    with pytest.raises((RemoteDown, RemoteRefused)):
        finish(client_file, sign_in, answer)
    with pytest.raises(RemoteDown):
        finish(client_file.replace(google.url, "http://127.0.0.1:9"), sign_in, answer)


@pytest.mark.parametrize("content", ["", "{}", '{"web": {}}', '{"installed": {"client_secret": "secret-1"}}'])
def test_a_client_file_that_is_none(content: str) -> None:
    with pytest.raises(ConfigurationError, match="Desktop app") as raised:
        begin(content)
    assert "secret-1" not in str(raised.value)


def test_secrets_show_nowhere(google: Google, client_file: str, caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.DEBUG):
        sign_in = begin(client_file)
        answer = allow(google, sign_in)
        secret = finish(client_file, sign_in, answer)
        google.faults = [Fail(400, "invalid_grant")]
        with pytest.raises(RemoteRefused) as raised:
            finish(client_file, sign_in, answer)
    shown = f"{caplog.text}{sign_in!r}{secret!r}{raised.value!r}{raised.value.__cause__!r}"
    for one in ("secret-1", "refresh-1", "access-1", "code-1", sign_in.verifier):
        assert one not in shown
