"""Accounts as a household handles them: connect, choose calendars, bring into step, see what is wrong, disconnect."""

from __future__ import annotations

import contextlib
import importlib
import logging
import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from typing import cast
from urllib.parse import urlsplit

from pydantic import SecretStr

from knowledge import offline
from knowledge.audit import AuditLog
from knowledge.outbox import Outbox
from knowledge.people import FAMILY, private_to
from knowledge.store.changes import Changes
from knowledge.store.database import Database
from skills.accounts.remote import (
    Kind,
    Login,
    Provider,
    RemoteDown,
    RemoteError,
    RemoteMissing,
    RemoteRefused,
    RemoteServer,
    Save,
    Trouble,
)
from skills.accounts.removals import ACCEPT, KEEP
from skills.accounts.running import server_name
from skills.accounts.secrets import Vault
from skills.accounts.sides_by_kind import SIDES
from skills.accounts.status import AccountStatus, status_of
from skills.accounts.store import Account, AccountStore, Calendar
from skills.accounts.sync import CalendarSync
from skills.accounts.taking import KIND
from skills.accounts.todo_side import list_for, list_is_there
from skills.engine.command import Asker, Running
from skills.engine.errors import ConfigurationError, ServiceError

log = logging.getLogger(__name__)

PROVIDERS = ("caldav", "google")
"""Folders of this skill with an `open_server`."""

HOSTS = {"google": ("www.googleapis.com", "oauth2.googleapis.com")}
"""Where a provider is whose accounts have no address."""

House = Callable[[], Asker]
"""The household as it is now, with its clock; who asks is replaced by the owner of an account."""


class StoppedError(ServiceError):
    """The product stops; the next run goes on from here."""


class AccountError(ServiceError):
    """What was asked for cannot be done; the text says why and what to do."""


Opening = Callable[[str, Login, Save], RemoteServer]
"""What opens the server of an account, by the name of its provider."""


@dataclass(frozen=True, slots=True)
class Result:
    """What became of bringing an account into step."""

    account_id: int
    trouble: Trouble | None = None
    busy: bool = False
    """Another process is at it."""


class Accounts:
    """The accounts of one pod's database. Blocking: call it in threads. Raises SecretKeyError for a wrong key."""

    def __init__(
        self,
        database: Database,
        vault: Vault,
        house: House,
        opening: Opening | None = None,
        audit: AuditLog | None = None,
    ) -> None:
        """With `audit`, the log of that database, it is noted there what came from elsewhere."""
        self._database = database
        self._audit = audit
        self._opening = opening or open_server
        self._vault = vault
        self._house = house
        self._store = AccountStore(database)
        self._stopping = threading.Event()

    def connect(self, provider: str, url: str, user: str, secret: SecretStr, owner: int) -> int:
        """Adds an account, or renews its secret, once the server let us in; returns its id.

        Its calendars are listed and none is chosen yet. Raises AccountError.
        """
        self._check(provider, url, user)
        try:
            with self._opened(provider, Login(url, user, secret), lambda _: None) as server:
                remote = server.calendars()
        except RemoteError as error:
            raise AccountError(f"{_host(url) or provider}: {error}") from error
        now = self._house().now
        with self._database.transaction():
            account_id = self._store.add_account(provider, url, user, self._vault.seal(secret), owner, now)
            for one in remote:
                self._store.put_calendar(account_id, one, FAMILY)
        return account_id

    def _check(self, provider: str, url: str, user: str) -> None:
        if provider not in PROVIDERS:
            raise AccountError(f"there is no provider '{provider}'; there are {', '.join(PROVIDERS)}.")
        if provider != "caldav":
            return
        parts = urlsplit(url)
        if parts.username or parts.password:
            raise AccountError("give the user name apart and the password when it is asked for, not in the address.")
        if parts.scheme not in ("https", "http") or not parts.hostname:
            raise AccountError(f"'{url}' is no address of a server; it looks like https://calendar.example.org/")
        if not user:
            raise AccountError("the user name is missing.")

    def accounts(self) -> list[Account]:
        """All accounts."""
        return self._store.accounts()

    def calendars(self, account_id: int | None = None) -> list[Calendar]:
        """The calendars of an account, or of all."""
        return self._store.calendars(account_id)

    def relist(self, account_id: int) -> None:
        """Asks the server for its calendars again. Raises AccountError."""
        account = self._account(account_id)
        try:
            with self._server(account) as server:
                found = server.calendars()
        except RemoteError as error:
            raise AccountError(f"{server_name(account)}: {error}") from error
        for one in found:
            self._store.put_calendar(account_id, one, FAMILY)

    def choose(self, calendar_id: int, *, private: bool = False, takes_new: bool | None = None) -> None:
        """Keeps a calendar in step from now on, for the family or for the account's owner alone.

        `takes_new`: whether what is made here goes into it; unless said, the first shared one that can be written to.
        """
        calendar, account = self._calendar(calendar_id)
        audience = private_to(account.owner) if private else FAMILY
        if calendar.chosen and audience != calendar.audience:
            raise AccountError("the calendar is chosen already: drop it first, then choose it for other people.")
        others = [one for one in self._store.calendars() if one.takes_new and one.id != calendar_id]
        if takes_new is None:
            takes_new = calendar.takes_new or not any(one.audience == audience for one in others)
        takes_new = takes_new and calendar.remote.writable and calendar.remote.kind is Kind.EVENT
        with self._database.transaction():
            for other in others:
                if takes_new and other.audience == audience:
                    self._store.change_calendar(other.id, {"takes_new": 0})
            self._store.change_calendar(
                calendar_id, {"chosen": 1, "audience": audience, "takes_new": int(takes_new), "reason": None}
            )
            if calendar.remote.kind is Kind.TODO:
                running = self._running(account)
                list_id = list_for(replace(calendar, audience=audience), running)
                self._store.change_calendar(calendar_id, {"list_id": list_id})

    def drop(self, calendar_id: int, *, keep: bool = False) -> None:
        """Keeps a calendar in step no more. What came from it goes here, and stays there; `keep` leaves it here too.

        What was made or changed here and has not gone out yet stays in any case.
        """
        calendar, account = self._calendar(calendar_id)
        side = SIDES[calendar.remote.kind]
        with self._database.transaction():
            running = self._running(account)
            for item, local in list(side.tracked(calendar, running)):
                if local is not None and not keep and not item.here and local.view == item.base_view:
                    side.remove(local.id, running)
            self._database.rows("UPDATE events SET calendar_id = NULL WHERE calendar_id = ?", (calendar_id,))
            self._store.forget_items(calendar_id)
            self._store.change_calendar(
                calendar_id,
                {
                    "chosen": 0,
                    "takes_new": 0,
                    "token": None,
                    "synced_at": None,
                    "reason": None,
                    "held": "[]",
                    "removals": None,
                },
            )

    def disconnect(self, account_id: int, *, keep: bool = False) -> None:
        """Forgets an account and its secret; of its events as `drop`."""
        self._account(account_id)
        with self._database.transaction():
            for calendar in self._store.calendars(account_id):
                if calendar.chosen:
                    self.drop(calendar.id, keep=keep)
            self._store.remove_account(account_id)

    def settle_removals(self, account_id: int, *, accept: bool) -> int:
        """Says what is to become of everything that is gone at the account's server and held back here.

        Accepted, the next sync removes it here too; else it is kept, and put back there. Returns how many things.
        """
        held = [one for one in self._store.calendars(account_id) if one.held]
        for calendar in held:
            self._store.decide(calendar, ACCEPT if accept else KEEP, self._house().now)
        return sum(len(one.held) for one in held)

    def due(self, every: float) -> list[int]:
        """The accounts to be looked at now: wanted, or not looked at for so many seconds and not waiting."""
        now, found = self._house().now, []
        for account in self._store.accounts():
            last = account.synced_at
            waits = account.trouble is not None and account.trouble.retry_at is not None
            if account.wanted_at is not None:
                found.append(account.id)
            elif waits and account.trouble is not None and account.trouble.retry_at is not None:
                if account.trouble.retry_at <= now:
                    found.append(account.id)
            elif last is None or (now - last).total_seconds() >= every:
                found.append(account.id)
        return found

    def with_changes(self) -> list[int]:
        """The accounts to which something changed here has to go; without those that are waiting for their server."""
        return [one.account.id for one in self.status() if one.waiting and one.account.trouble is None]

    def stop(self) -> None:
        """What is under way, in any thread, ends at its next step."""
        self._stopping.set()

    def status(self) -> list[AccountStatus]:
        """How each account stands."""
        asker = self._house()
        return [status_of(self._store, account, SIDES, self._running(account, asker)) for account in self.accounts()]

    def sync(self, account_id: int) -> Result:
        """Brings the chosen calendars of an account into step. What goes wrong is stored, told once, and returned.

        One process at a time: a lock file beside the database, which the system gives back when its holder dies.
        """
        with self.alone(account_id) as free:
            if not free:
                return Result(account_id, busy=True)
            account = self._account(account_id)
            self._store.begun(account_id)
            try:
                with self._server(account) as server:
                    for calendar in self._store.calendars(account_id):
                        if calendar.chosen:
                            self._sync_calendar(account, calendar, server)
            except RemoteDown as error:
                return Result(account_id, self._failed(account, "down", str(error), error.retry_after))
            except RemoteRefused as error:
                return Result(account_id, self._failed(account, "refused", str(error), None))
            except (ConfigurationError, AccountError) as error:
                return Result(account_id, self._failed(account, "refused", str(error), None, here=True))
            except StoppedError:
                return Result(account_id)
            self._store.succeeded(account_id, self._house().now)
            return Result(account_id)

    def _sync_calendar(self, account: Account, calendar: Calendar, server: RemoteServer) -> None:
        if calendar.remote.kind is Kind.TODO and not list_is_there(calendar, self._running(account)):
            self._store.forget_items(calendar.id)
            self._store.change_calendar(calendar.id, {"chosen": 0, "token": None})
            return
        sync = CalendarSync(
            store=self._store,
            server=server,
            account=account,
            calendar=calendar,
            side=SIDES[calendar.remote.kind],
            new_running=lambda: self._step(account, calendar),
            audit=self._audit,
        )
        try:
            sync.run()
        except RemoteMissing as error:
            log.warning("the calendar %s of account %s is not there: %s", calendar.id, account.id, error)
            self._store.change_calendar(calendar.id, {"reason": str(error)})

    def _failed(
        self, account: Account, kind: str, reason: str, retry_after: float | None, *, here: bool = False
    ) -> Trouble:
        """Notes why it failed; a person who has to act is told once. `here`: what is wrong is wrong on this side."""
        running = self._running(account)
        with self._database.transaction():
            trouble = self._store.failed(account, kind, reason, running.asker.now, retry_after)
            if kind == "refused" and (account.trouble is None or account.trouble.kind != kind):
                running.outbox.put(
                    member_id=running.asker.member.id,
                    kind=KIND,
                    due=running.asker.now,
                    now=running.asker.now,
                    facts={
                        "what": "account",
                        "user": account.user,
                        "server": server_name(account),
                        "reason": reason,
                        "here": here,
                    },
                    subject_id=None,
                    timed=False,
                )
        log.warning("calendar account %s: %s", account.id, reason)
        return trouble

    @contextlib.contextmanager
    def _server(self, account: Account) -> Iterator[RemoteServer]:
        login = Login(account.url, account.user, self._vault.open(account.secret))

        def save(secret: SecretStr) -> None:
            self._store.put_secret(account.id, self._vault.seal(secret))

        with self._opened(account.provider, login, save) as server:
            yield server

    @contextlib.contextmanager
    def _opened(self, provider: str, login: Login, save: Save) -> Iterator[RemoteServer]:
        offline.allow([_host(login.url)] if login.url else HOSTS.get(provider, ()))
        server = self._opening(provider, login, save)
        try:
            yield server
        finally:
            server.close()

    @contextlib.contextmanager
    def alone(self, account_id: int) -> Iterator[bool]:
        """Keeps others, in this process and elsewhere, from an account; gives whether it is ours."""
        import fcntl

        path = self._database.path.with_name(f"account-{account_id}.lock")
        with path.open("w") as file:
            try:
                fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:
                yield False
                return
            yield True

    def _step(self, account: Account, calendar: Calendar) -> Running:
        """What a step works with; there is no next one when the product stops or the calendar was dropped meanwhile."""
        now = self._store.calendar(calendar.id)
        if self._stopping.is_set() or now is None or not now.chosen or now.audience != calendar.audience:
            raise StoppedError("bringing calendars into step was stopped")
        return self._running(account)

    def _running(self, account: Account, asker: Asker | None = None) -> Running:
        """What the account's owner works with; should they have left, the first member."""
        asker = asker or self._house()
        owner = next((member for member in asker.members if member.id == account.owner), asker.member)
        return Running(replace(asker, member=owner), self._database, Changes(self._database), Outbox(self._database))

    def _account(self, account_id: int) -> Account:
        account = self._store.account(account_id)
        if account is None:
            raise AccountError(f"there is no account {account_id}; `ingle accounts list` shows them.")
        return account

    def _calendar(self, calendar_id: int) -> tuple[Calendar, Account]:
        calendar = self._store.calendar(calendar_id)
        if calendar is None:
            raise AccountError(f"there is no calendar {calendar_id}; `ingle accounts list` shows them.")
        return calendar, self._account(calendar.account_id)


def open_server(provider: str, login: Login, save: Save) -> RemoteServer:
    """The server of an account, by the adapter of its provider. Raises AccountError where that is not installed."""
    try:
        module = importlib.import_module(f"skills.accounts.{provider}")
    except ModuleNotFoundError as error:
        raise AccountError(f"what {provider} needs is not installed ({error.name}).") from error
    return cast(Provider, module.open_server)(login, save)


def _host(url: str) -> str:
    return urlsplit(url).hostname or ""
