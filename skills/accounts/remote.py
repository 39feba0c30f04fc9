"""What a calendar server is to the sync: the protocol that CalDAV and Google both speak, and how they fail.

Items are neutral: one iCalendar text (RFC 5545) each, a VCALENDAR with one UID: the event or to-do and, of a recurring
one, its changed instances beside it (RECURRENCE-ID).
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import Protocol

from pydantic import SecretStr

LARGEST_ITEM = 1_000_000
"""Bytes of one item's text; what is larger is no event of a family, and is left alone."""

MOST_ITEMS = 100_000
"""Items of one calendar; more are not taken."""


class Kind(StrEnum):
    """What a calendar holds."""

    EVENT = "event"
    TODO = "todo"


@dataclass(frozen=True, slots=True)
class RemoteCalendar:
    """A calendar as its server lists it."""

    id: str
    """What the server calls it, stable over renaming: a path, or Google's calendar id."""
    name: str
    kind: Kind
    writable: bool = True


@dataclass(frozen=True, slots=True)
class Item:
    """An event or to-do on the server."""

    href: str
    """What the server calls it, unique in its calendar and never given to another one."""
    etag: str
    """Changes with every change of the item; opaque."""
    text: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class Delta:
    """What happened in a calendar since a token."""

    items: tuple[Item, ...]
    """New and changed ones. An item that was known with the same etag may be among them; it is skipped then."""
    deleted: tuple[str, ...] = ()
    """Hrefs that are gone; ones never heard of do no harm."""
    token: str | None = None
    """Where to go on the next time; None where the server has no tokens and etags are compared instead."""
    full: bool = False
    """`items` and `unchanged` are all there is: what is known here and in neither is gone."""
    unchanged: tuple[str, ...] = ()
    """With `full`: hrefs that are still as known, and whose texts were therefore not fetched."""
    broken: tuple[str, ...] = ()
    """Hrefs that are there and cannot be taken (too large, no text): they are neither changed nor gone."""


class RemoteError(Exception):
    """Base of what goes wrong at the far side. The text says it in a few plain words and holds no secret."""


class RemoteDown(RemoteError):
    """It cannot be reached, is overloaded or answers nonsense: the same again later may work."""

    def __init__(self, reason: str, retry_after: float | None = None) -> None:
        super().__init__(reason)
        self.retry_after = retry_after
        """Seconds that the server asked to wait (429, 503), or None."""


class RemoteRefused(RemoteError):
    """Credentials are not accepted, or give no right to the calendars (401, a revoked grant): a person has to act."""


class RemoteConflict(RemoteError):
    """The item is not as it was when it was read (412, or it exists already): read it again and merge."""


class RemoteGone(RemoteError):
    """The sync token is not known any more (410, `valid-sync-token`): begin again with None."""


class RemoteInvalid(RemoteError):
    """The server does not take or delete this one item (400, 403, 413 …). Others go on; the same is not sent again."""


class RemoteMissing(RemoteError):
    """The calendar itself is not there any more (404)."""


class RemoteServer(Protocol):
    """One account on a server. Blocking: called in threads, by one thread at a time.

    Every call ends within a time limit of the adapter's own (some 30 s for each request). Every method may raise
    RemoteDown and RemoteRefused; further ones are named. Nothing else is raised for what a server does: wrong answers,
    broken connections and endless replies are RemoteDown. Writes are conditional, so that a repeated or late one never
    overwrites what somebody else wrote in between.
    """

    def calendars(self) -> tuple[RemoteCalendar, ...]:
        """The calendars of the account that hold events or to-dos; one that holds both is listed twice, once a kind."""
        ...

    def changes(self, calendar: RemoteCalendar, token: str | None, known: Mapping[str, str]) -> Delta:
        """What changed since `token`; everything when it is None.

        `known`: etag by href of all that is known here, so that a full listing fetches only the texts that differ.
        Raises RemoteGone for a token that is no longer valid, RemoteMissing.
        """
        ...

    def get(self, calendar: RemoteCalendar, href: str) -> Item | None:
        """One item as it is now; None where there is none (or a deleted one). Raises RemoteInvalid: unreadable."""
        ...

    def find(self, calendar: RemoteCalendar, uid: str) -> Item | None:
        """The item with this UID as it is now, whatever its href; None where there is none. Raises RemoteInvalid."""
        ...

    def new_href(self, calendar: RemoteCalendar, uid: str) -> str:
        """The href that a new item with this UID will have. Pure: no network, the same every time.

        It is stored before the item is sent, so that an item whose answer was lost is found again.
        """
        ...

    def put(self, calendar: RemoteCalendar, href: str, text: str, etag: str | None) -> str | None:
        """Writes an item and returns its new etag; None where the server does not tell (then it is read again).

        `etag` None creates (If-None-Match: *): an item deleted at this href before may come back this way. Otherwise
        it replaces exactly that version (If-Match). Raises RemoteConflict, also where the item to be replaced is not
        there any more; RemoteInvalid; RemoteMissing. After RemoteDown it may have been written all the same.
        """
        ...

    def delete(self, calendar: RemoteCalendar, href: str, etag: str) -> None:
        """Deletes exactly that version; one that is gone already is no error. Raises RemoteConflict, RemoteInvalid."""
        ...

    def close(self) -> None:
        """Gives up connections. Calling it twice does no harm."""
        ...


@dataclass(frozen=True, slots=True)
class Login:
    """What opens an account."""

    url: str
    """Where the server is; "" for a provider with one well-known address."""
    user: str
    secret: SecretStr
    """The password, or what the provider needs instead as JSON (Google: the OAuth credentials)."""


Save = Callable[[SecretStr], None]
"""Keeps a secret that the provider renewed (an OAuth refresh), encrypted; may be called in any server call."""


class Provider(Protocol):
    """How an adapter is opened: `open_server` in `skills/accounts/PROVIDER/__init__.py`."""

    def __call__(self, login: Login, save: Save) -> RemoteServer:
        """Makes the server without talking to it; RemoteRefused for a login that cannot be right."""
        ...


@dataclass(frozen=True, slots=True)
class Trouble:
    """Why an account is not in step, as it is stored and shown."""

    kind: str
    """"down" (tried again by itself), "refused" (a person must act)."""
    reason: str
    since: datetime
    """The first failure in a row, UTC."""
    retry_at: datetime | None
