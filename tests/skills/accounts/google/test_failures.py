"""What goes wrong between here and Google, as the sync hears it; nothing of it says a secret."""

from __future__ import annotations

import logging
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from time import monotonic

import pytest
from pydantic import SecretStr

from skills.accounts.google import open_server
from skills.accounts.google.client import GoogleServer
from skills.accounts.remote import Login, RemoteDown, RemoteError, RemoteInvalid, RemoteRefused
from tests.skills.accounts.google.conftest import CALENDAR, Store, secret_for
from tests.skills.accounts.google.server import Fail, Google
from tests.skills.accounts.google.texts import DENTIST

SECRETS = ("secret-1", "refresh-1", "access-1", "access-2")


@pytest.mark.parametrize(
    ("fail", "error", "wait"),
    [
        (Fail(403, "rateLimitExceeded"), RemoteDown, None),
        (Fail(403, "userRateLimitExceeded", {"Retry-After": "7"}), RemoteDown, 7.0),
        (Fail(403, "quotaExceeded"), RemoteDown, 3600.0),
        (Fail(429, "rateLimitExceeded", {"Retry-After": "120"}), RemoteDown, 120.0),
        (Fail(500, "backendError"), RemoteDown, None),
        (Fail(503, "backendError", {"Retry-After": "soon"}), RemoteDown, None),
        (Fail(302, "elsewhere", {"Location": "http://127.0.0.1:1/"}), RemoteDown, None),
        (Fail(403, "insufficientPermissions"), RemoteRefused, None),
        (Fail(403, "accessNotConfigured"), RemoteRefused, None),
    ],
)
def test_refusals_and_overload(
    server: GoogleServer, google: Google, fail: Fail, error: type[RemoteError], wait: float | None
) -> None:
    google.faults = [fail]
    with pytest.raises(error) as raised:
        server.calendars()
    assert getattr(raised.value, "retry_after", None) == wait


def test_the_time_to_wait_may_be_a_date(server: GoogleServer, google: Google) -> None:
    at = format_datetime(datetime.now(UTC) + timedelta(seconds=90), usegmt=True)
    google.faults = [Fail(429, "rateLimitExceeded", {"Retry-After": at})]
    with pytest.raises(RemoteDown) as raised:
        server.calendars()
    assert raised.value.retry_after == pytest.approx(90, abs=10)


def test_one_event_that_is_not_ours_does_not_stop_the_others(server: GoogleServer, google: Google) -> None:
    server.changes(CALENDAR, None, {})
    google.faults = [Fail(403, "forbiddenForNonOrganizer")]
    with pytest.raises(RemoteInvalid):
        server.put(CALENDAR, server.new_href(CALENDAR, "dentist"), DENTIST, None)


@pytest.mark.parametrize("answer", [b"<html>", b"[]", b'{"items": 3}', b'{"items": []}'])
def test_an_answer_without_sense_is_as_if_it_were_down(server: GoogleServer, google: Google, answer: bytes) -> None:
    google.faults = [answer]
    with pytest.raises(RemoteDown):
        server.changes(CALENDAR, None, {})


@pytest.mark.parametrize("fault", [3.0, None])
def test_a_slow_or_endless_answer_is_given_up(google: Google, store: Store, fault: float | None) -> None:
    server = GoogleServer(secret_for(google), store, f"{google.url}/calendar/v3/", seconds=0.3)
    google.faults = [fault]
    began = monotonic()
    with pytest.raises(RemoteDown, match="too long"):
        server.calendars()
    assert monotonic() - began < 2.5
    server.close()


def test_nobody_there(store: Store, google: Google) -> None:
    server = GoogleServer(secret_for(google), store, "http://127.0.0.1:9/calendar/v3/")
    with pytest.raises(RemoteDown):
        server.calendars()
    server.close()
    server.close()


def test_an_expired_access_token_is_renewed_kept_and_the_call_done_again(
    server: GoogleServer, google: Google, store: Store
) -> None:
    google.access = "access-7"
    assert len(server.calendars()) == 2
    assert google.access == "access-8"
    [secret] = store.secrets
    again = open_server(Login(f"{google.url}/calendar/v3/", "", secret), store)
    assert len(again.calendars()) == 2
    assert len(store.secrets) == 1
    again.close()


def test_without_an_access_token_one_is_fetched_first(google: Google, store: Store) -> None:
    server = GoogleServer(secret_for(google, None), store, f"{google.url}/calendar/v3/")
    assert len(server.calendars()) == 2
    assert len(store.secrets) == 1
    server.close()


def test_a_revoked_sign_in_says_what_to_do(server: GoogleServer, google: Google) -> None:
    google.access, google.revoked = "access-7", True
    with pytest.raises(RemoteRefused, match="ingle accounts connect google"):
        server.calendars()


def test_a_refused_token_that_was_just_renewed_ends(server: GoogleServer, google: Google) -> None:
    google.faults = [Fail(401, "authError"), 0.0, Fail(401, "authError")]
    with pytest.raises(RemoteRefused, match="ingle accounts connect google"):
        server.calendars()


def test_a_client_file_that_was_withdrawn(server: GoogleServer, google: Google) -> None:
    google.faults = [Fail(401, "authError"), Fail(401, "invalid_client")]
    with pytest.raises(RemoteRefused, match="client file"):
        server.calendars()


@pytest.mark.parametrize("secret", ["", "{}", "secret-1"])
def test_a_secret_that_is_none_is_refused(store: Store, secret: str) -> None:
    with pytest.raises(RemoteRefused) as raised:
        open_server(Login("", "", SecretStr(secret)), store)
    assert "secret-1" not in str(raised.value)


def test_tokens_do_not_go_to_an_address_without_encryption(store: Store, google: Google) -> None:
    with pytest.raises(RemoteRefused, match="https"):
        open_server(Login("http://calendar.example/", "", secret_for(google)), store)


def test_secrets_show_nowhere(
    server: GoogleServer, google: Google, store: Store, caplog: pytest.LogCaptureFixture
) -> None:
    said = []
    with caplog.at_level(logging.DEBUG):
        google.access = "access-1x"
        for fault in (Fail(401, "authError"), Fail(403, "insufficientPermissions"), Fail(500, "secret-1")):
            google.faults = [fault]
            try:
                server.calendars()
            except (RemoteError, ValueError) as error:
                said += [str(error), repr(error), repr(error.__cause__)]
    shown = "\n".join([caplog.text, *said, repr(server), repr(server.__dict__), repr(store.secrets)])
    assert [one for one in SECRETS if one in shown] == []
