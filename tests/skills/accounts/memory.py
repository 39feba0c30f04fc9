"""A calendar server in memory, for what real ones do not do on request: refusing, silence, rubbish, its own hrefs."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from skills.accounts.remote import (
    Delta,
    Item,
    Kind,
    Login,
    RemoteCalendar,
    RemoteConflict,
    RemoteDown,
    RemoteInvalid,
    RemoteServer,
    Save,
)

CALENDAR = RemoteCalendar("/family/", "Family", Kind.EVENT)


@dataclass
class MemoryServer:
    """One calendar of events, without sync tokens."""

    refuses: str = "\0"
    """Texts with these words are not taken."""
    says_etags: bool = True
    """Whether a write is answered with the new etag."""
    loses_answers: bool = False
    """Whether a write is done and its answer lost."""
    items: dict[str, tuple[str, str]] = field(default_factory=dict)
    """Etag and text by href."""
    writes: int = 0

    def open(self, provider: str, login: Login, save: Save) -> RemoteServer:
        """Instead of an adapter."""
        return self

    def set(self, href: str, text: str) -> str:
        """Somebody else writes."""
        self.writes += 1
        self.items[href] = (f"e{self.writes}", text)
        return self.items[href][0]

    def calendars(self) -> tuple[RemoteCalendar, ...]:
        return (CALENDAR,)

    def changes(self, calendar: RemoteCalendar, token: str | None, known: Mapping[str, str]) -> Delta:
        new = [Item(href, etag, text) for href, (etag, text) in self.items.items() if known.get(href) != etag]
        same = tuple(href for href, (etag, _) in self.items.items() if known.get(href) == etag)
        return Delta(tuple(new), full=True, unchanged=same)

    def get(self, calendar: RemoteCalendar, href: str) -> Item | None:
        found = self.items.get(href)
        return Item(href, *found) if found else None

    def find(self, calendar: RemoteCalendar, uid: str) -> Item | None:
        return next((Item(href, *found) for href, found in self.items.items() if f"UID:{uid}" in found[1]), None)

    def new_href(self, calendar: RemoteCalendar, uid: str) -> str:
        return f"/family/{uid}.ics"

    def put(self, calendar: RemoteCalendar, href: str, text: str, etag: str | None) -> str | None:
        if self.refuses in text:
            raise RemoteInvalid("the server does not take it (403)")
        if self.items.get(href, (None,))[0] != etag:
            raise RemoteConflict("it was changed meanwhile")
        made = self.set(href, text)
        if self.loses_answers:
            raise RemoteDown("it does not answer in time")
        return made if self.says_etags else None

    def delete(self, calendar: RemoteCalendar, href: str, etag: str) -> None:
        if self.items.get(href, (etag,))[0] != etag:
            raise RemoteConflict("it was changed meanwhile")
        self.items.pop(href, None)

    def close(self) -> None:
        """Nothing to close."""
