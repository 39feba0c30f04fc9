"""A Google on loopback, and the adapter that speaks to it."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass, field

import pytest
from pydantic import SecretStr

from skills.accounts.google import open_server
from skills.accounts.google.client import GoogleServer
from skills.accounts.remote import Kind, Login, RemoteCalendar
from tests.skills.accounts.google.server import Google, google_calendar

CALENDAR = RemoteCalendar("ann@example.org", "Ann", Kind.EVENT)


@dataclass
class Store:
    """Keeps the secret as the sync does."""

    secrets: list[SecretStr] = field(default_factory=list)

    def __call__(self, secret: SecretStr) -> None:
        self.secrets.append(secret)


@pytest.fixture
def google() -> Iterator[Google]:
    """Every request has to be as the discovery document says."""
    with google_calendar() as google:
        yield google
        assert google.wrong == []


@pytest.fixture
def store() -> Store:
    return Store()


def secret_for(google: Google, access: str | None = "access-1") -> SecretStr:
    grant = {
        "client_id": "client-1",
        "client_secret": "secret-1",
        "refresh_token": "refresh-1",
        "token_uri": f"{google.url}/token",
        "access_token": access,
        "expires": "2099-01-01T00:00:00+00:00" if access else None,
    }
    return SecretStr(json.dumps(grant))


@pytest.fixture
def server(google: Google, store: Store) -> Iterator[GoogleServer]:
    login = Login(f"{google.url}/calendar/v3/", "", secret_for(google))
    server = open_server(login, store)
    assert isinstance(server, GoogleServer)
    yield server
    server.close()
