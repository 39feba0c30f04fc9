"""What works in a pod's process beside its commands, as the house reaches it: calendar accounts and calendar feeds."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from pydantic import SecretStr

from pods.engine.remote.line import Line
from skills.accounts.service import Result
from skills.accounts.status import AccountStatus
from skills.accounts.store import Account, Calendar
from skills.calendar.feed import Feed
from skills.engine.command import Asker

House = Callable[[], Asker]


class RemoteAccounts:
    """See `skills.accounts.service.Accounts`. Blocking; raises PodDownError. Passwords cross the wire sealed."""

    def __init__(self, line: Line, house: House) -> None:
        self._line = line
        self._house = house

    def connect(self, provider: str, url: str, user: str, secret: SecretStr, owner: int) -> int:
        """Adds an account, or renews its secret."""
        told = {"provider": provider, "url": url, "user": user, "secret": secret, "owner": owner}
        return int(self._call("connect", told))

    def accounts(self) -> list[Account]:
        """All accounts."""
        found: list[Account] = self._call("accounts", {})
        return found

    def calendars(self, account_id: int | None = None) -> list[Calendar]:
        """The calendars of an account, or of all."""
        found: list[Calendar] = self._call("calendars", {"account_id": account_id})
        return found

    def relist(self, account_id: int) -> None:
        """Asks the server for its calendars again."""
        self._call("relist", {"account_id": account_id})

    def choose(self, calendar_id: int, *, private: bool = False, takes_new: bool | None = None) -> None:
        """Keeps a calendar in step from now on."""
        self._call("choose", {"calendar_id": calendar_id, "private": private, "takes_new": takes_new})

    def drop(self, calendar_id: int, *, keep: bool = False) -> None:
        """Keeps a calendar in step no more."""
        self._call("drop", {"calendar_id": calendar_id, "keep": keep})

    def disconnect(self, account_id: int, *, keep: bool = False) -> None:
        """Forgets an account and its secret."""
        self._call("disconnect", {"account_id": account_id, "keep": keep})

    def settle_removals(self, account_id: int, *, accept: bool) -> int:
        """Says what is to become of everything that is gone at the account's server."""
        return int(self._call("settle_removals", {"account_id": account_id, "accept": accept}))

    def status(self) -> list[AccountStatus]:
        """How each account stands."""
        found: list[AccountStatus] = self._call("status", {})
        return found

    def sync(self, account_id: int) -> Result:
        """Brings the chosen calendars of an account into step."""
        result: Result = self._call("sync", {"account_id": account_id})
        return result

    def _call(self, method: str, arguments: dict[str, Any]) -> Any:
        return self._line.call(f"accounts.{method}", {**arguments, "house": self._house()})


class RemoteFeeds:
    """See `skills.calendar.feed.Feeds`. Blocking; raises PodDownError."""

    def __init__(self, line: Line, house: House) -> None:
        self._line = line
        self._house = house

    def at(self, token: str) -> Feed | None:
        """The calendar at an address."""
        feed: Feed | None = self._line.call("feeds.at", {"token": token, "house": self._house()})
        return feed
