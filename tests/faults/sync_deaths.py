"""A sync that dies by kill -9 at its n-th step: after a call to the server, or after a commit here."""

from __future__ import annotations

import os
import signal
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import TypeVar

import sqlite_utils

from knowledge.store.database import Database
from skills.accounts.remote import Delta, Item, Login, RemoteCalendar, RemoteServer, Save
from skills.accounts.secrets import KEY_FILE, Vault
from skills.accounts.service import Accounts, open_server
from tests.skills.accounts.home import Home

T = TypeVar("T")


class Deaths:
    """Counts steps, and kills this process at one of them."""

    def __init__(self, at: int) -> None:
        self._left = at

    def step(self) -> None:
        """One step is done."""
        self._left -= 1
        if self._left == 0:
            os.kill(os.getpid(), signal.SIGKILL)


class MortalServer:
    """A server after each of whose answers the process may die."""

    def __init__(self, server: RemoteServer, deaths: Deaths) -> None:
        self._server = server
        self._deaths = deaths

    def _then(self, call: Callable[[], T]) -> T:
        try:
            return call()
        finally:
            self._deaths.step()

    def calendars(self) -> tuple[RemoteCalendar, ...]:
        return self._then(self._server.calendars)

    def changes(self, calendar: RemoteCalendar, token: str | None, known: Mapping[str, str]) -> Delta:
        return self._then(lambda: self._server.changes(calendar, token, known))

    def get(self, calendar: RemoteCalendar, href: str) -> Item | None:
        return self._then(lambda: self._server.get(calendar, href))

    def find(self, calendar: RemoteCalendar, uid: str) -> Item | None:
        return self._then(lambda: self._server.find(calendar, uid))

    def new_href(self, calendar: RemoteCalendar, uid: str) -> str:
        return self._server.new_href(calendar, uid)

    def put(self, calendar: RemoteCalendar, href: str, text: str, etag: str | None) -> str | None:
        return self._then(lambda: self._server.put(calendar, href, text, etag))

    def delete(self, calendar: RemoteCalendar, href: str, etag: str) -> None:
        self._then(lambda: self._server.delete(calendar, href, etag))

    def close(self) -> None:
        self._server.close()


class MortalDatabase(Database):
    """A database after each of whose commits the process may die."""

    def __init__(self, path: Path, deaths: Deaths) -> None:
        self._deaths: Deaths | None = None
        self._depth = 0
        super().__init__(path, {})
        self._deaths = deaths

    @contextmanager
    def transaction(self) -> Iterator[sqlite_utils.Database]:
        self._depth += 1
        try:
            with super().transaction() as tables:
                yield tables
        finally:
            self._depth -= 1
        if self._depth == 0 and self._deaths is not None:
            self._deaths.step()


def sync_until_death(folder: Path, home: Home, at: int) -> bool:
    """Syncs the household of a folder in a child process that dies at a step; whether it got to the end before."""
    child = os.fork()
    if child == 0:
        code = 1
        try:
            deaths = Deaths(at)
            database = MortalDatabase(folder / "pods" / "planner" / "planner.db", deaths)

            def opening(provider: str, login: Login, save: Save) -> RemoteServer:
                return MortalServer(open_server(provider, login, save), deaths)

            accounts = Accounts(database, Vault(folder / KEY_FILE), home.asker, opening)
            result = accounts.sync(accounts.accounts()[0].id)
            code = 0 if result.trouble is None else 2
        finally:
            os._exit(code)
    _, status = os.waitpid(child, 0)
    if os.WIFSIGNALED(status):
        return False
    if os.waitstatus_to_exitcode(status) != 0:
        raise RuntimeError("the sync failed by itself")
    return True
