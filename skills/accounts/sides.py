"""Our side of a calendar: its rows as views to compare, as iCalendar texts to send, and written from what came."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from skills.accounts.remote import Kind
from skills.accounts.store import Calendar, Tracked, View
from skills.engine.command import Running


@dataclass(frozen=True, slots=True)
class Local:
    """A row of ours."""

    id: int
    uid: str
    view: View
    changed: datetime
    owner: int


@dataclass(frozen=True, slots=True)
class Read:
    """What an item's text says."""

    uid: str
    view: View
    changed: datetime | None
    cancelled: bool = False
    private: bool = False
    """Marked there as for its owner alone."""


class Unreadable(Exception):
    """The text says nothing that can be kept here: the item is left alone."""


class Side(Protocol):
    """The rows of one kind. Methods that write belong in a transaction; `running` is that of the account's owner."""

    kind: Kind

    def read(self, text: str, running: Running) -> Read:
        """The view of a text. Raises Unreadable."""
        ...

    def text(self, local: Local, base: str | None, running: Running) -> str:
        """The text of a row: anew, or what differs put into the text that is there."""
        ...

    def get(self, local_id: int, running: Running) -> Local | None:
        """A row, or None."""
        ...

    def by_uid(self, uid: str, running: Running) -> Local | None:
        """The row with this UID, or None."""
        ...

    def tracked(self, calendar: Calendar, running: Running) -> Iterator[tuple[Tracked, Local | None]]:
        """Every item of the calendar that has, or had, a row."""
        ...

    def new(self, calendar: Calendar, running: Running) -> Iterator[Local]:
        """The rows that belong into the calendar and are in none yet."""
        ...

    def fits(self, local: Local, calendar: Calendar, running: Running) -> bool:
        """Whether a row that is in no calendar may become the one of an item with the same UID."""
        ...

    def add(self, uid: str, read: Read, calendar: Calendar, running: Running) -> int:
        """Makes a row with a UID and returns its id."""
        ...

    def put(self, local_id: int, view: View, running: Running) -> None:
        """Makes a row as a view says."""
        ...

    def remove(self, local_id: int, running: Running) -> None:
        """Removes a row."""
        ...

    def release(self, local_id: int, running: Running) -> None:
        """A row belongs to its calendar no more and is kept here alone."""
        ...

    def title(self, view: View) -> str:
        """What the thing is called."""
        ...
