"""Servers that stay up for all tests of a module, and a new household for each test."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.skills.accounts.home import Home
from tests.skills.accounts.servers import Phone, free_port, make_calendars, phone, radicale, running, xandikos


@pytest.fixture(params=["radicale", "xandikos"])
def url(request: pytest.FixtureRequest) -> str:
    """Both real servers, one after the other."""
    address: str = request.getfixturevalue(f"{request.param}_url")
    return address


@pytest.fixture(scope="session")
def radicale_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where the Radicale keeps its files."""
    return tmp_path_factory.mktemp("radicale")


@pytest.fixture(scope="session")
def radicale_url(radicale_folder: Path) -> Iterator[str]:
    """A Radicale that is up."""
    port = free_port()
    with running(radicale(radicale_folder, port), port) as address:
        yield address


@pytest.fixture(scope="session")
def xandikos_url(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A Xandikos that is up."""
    port = free_port()
    with running(xandikos(tmp_path_factory.mktemp("xandikos"), port), port) as address:
        yield address


@pytest.fixture(scope="session")
def phones() -> Iterator[dict[str, Phone]]:
    """Phones by the address of their server; they stay signed in."""
    known: dict[str, Phone] = {}
    yield known
    for one in known.values():
        one.server.close()


@pytest.fixture
def other(url: str, phones: dict[str, Phone]) -> Phone:
    """Somebody's phone, on empty calendars."""
    return _emptied(url, phones)


@pytest.fixture
def radicale_phone(radicale_url: str, phones: dict[str, Phone]) -> Phone:
    """Somebody's phone, on empty calendars of a Radicale."""
    return _emptied(radicale_url, phones)


def _emptied(url: str, phones: dict[str, Phone]) -> Phone:
    if url not in phones:
        make_calendars(url)
        phones[url] = phone(url)
    one = phones[url]
    for calendar in (one.events, one.todos):
        for item in one.server.changes(calendar, None, {}).items:
            one.server.delete(calendar, item.href, item.etag)
    return one


@pytest.fixture
def home(tmp_path: Path) -> Iterator[Home]:
    """A household without accounts."""
    one = Home(tmp_path / "home")
    yield one
    one.close()
