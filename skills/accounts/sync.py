"""One calendar brought into step: what changed there is taken in, then what changed here is sent.

Every step can be the last one before a crash. What is to be written is noted before it is sent, with the href it will
have; every write is conditional; what came is stored in one transaction with the etag it had. So the next run finds out
what became of the last one by reading, and doing a step twice changes nothing.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable

from knowledge.audit import AuditLog
from knowledge.clock import to_text
from skills.accounts.remote import (
    LARGEST_ITEM,
    Item,
    RemoteConflict,
    RemoteGone,
    RemoteInvalid,
    RemoteServer,
)
from skills.accounts.removals import Removals
from skills.accounts.sides import Local, Side, Unreadable
from skills.accounts.store import Account, AccountStore, Calendar, Tracked
from skills.accounts.taking import Taking
from skills.calendar.ical.blocks import CalendarFileError
from skills.engine.command import Running

_AT_ONCE = 50
"""Items that are stored in one transaction."""

_TRIES = 4
"""How often a write is tried anew when somebody else writes at the same time."""


class CalendarSync:
    """The sync of one calendar. Raises the server's errors RemoteDown, RemoteRefused and RemoteMissing."""

    def __init__(
        self,
        *,
        store: AccountStore,
        server: RemoteServer,
        account: Account,
        calendar: Calendar,
        side: Side,
        new_running: Callable[[], Running],
        audit: AuditLog | None = None,
    ) -> None:
        """With `audit` it is noted there what was changed here."""
        self._store = store
        self._server = server
        self._calendar = calendar
        self._side = side
        self._new_running = new_running
        self._taking = Taking(store, account, calendar, side, new_running, audit)
        self._removals = Removals(store, account, calendar, self._taking, new_running)

    def run(self) -> None:
        """Takes in, then sends."""
        self.pull()
        if self._calendar.remote.writable:
            self.push()

    def pull(self) -> None:
        """Takes in what changed there since the last time. While removals are held back the token stays."""
        calendar, known = self._calendar, self._store.etags(self._calendar.id)
        try:
            delta = self._server.changes(calendar.remote, calendar.token, known)
        except RemoteGone:
            delta = self._server.changes(calendar.remote, None, known)
        for begin in range(0, len(delta.items), _AT_ONCE):
            self._take(delta.items[begin : begin + _AT_ONCE])
        gone = set(delta.deleted)
        if delta.full:
            gone |= set(known) - {item.href for item in delta.items} - set(delta.unchanged) - set(delta.broken)
        if not self._removals.settle(gone):
            return
        now = self._new_running().asker.now
        self._store.change_calendar(calendar.id, {"token": delta.token, "synced_at": to_text(now), "reason": None})

    def _take(self, items: tuple[Item, ...]) -> None:
        """Texts are read before the transaction, so that a slow one holds up nobody."""
        read = [(item, self._taking.read(item.text)) for item in items if len(item.text.encode()) <= LARGEST_ITEM]
        with self._store.database.transaction():
            running = self._new_running()
            for item, said in read:
                self._taking.take(item, said, running)
            self._taking.tell(running)

    def push(self) -> None:
        """Sends what is other here than both sides last agreed."""
        for item, local in self._side.tracked(self._calendar, self._new_running()):
            if local is None:
                self._delete(item.id)
            elif item.etag is None or local.view != item.base_view:
                self._write(item.id)
        for local in list(self._side.new(self._calendar, self._new_running())):
            self._write(self._begin(local))

    def _begin(self, local: Local) -> int:
        """Notes that a row will be an item, and which, before anything is sent."""
        href = self._server.new_href(self._calendar.remote, local.uid)
        return self._store.add_item(self._calendar.id, href, local.uid, {"local_id": local.id, "here": 1})

    def _write(self, item_id: int) -> None:
        for _ in range(_TRIES):
            item = self._store.item(item_id)
            local = self._side.get(item.local_id, self._new_running()) if item and item.local_id else None
            if item is None or local is None or (item.etag is not None and local.view == item.base_view):
                return
            text = self._text(local, item)
            if text is None or item.refused == _digest(text):
                return
            if item.etag is not None and text == item.base:
                self._store.change_item(item.id, {"base_view": local.view})
                return
            self._store.change_item(item.id, {"sent": text, "sent_view": local.view})
            if self._put(item, local, text):
                return

    def _put(self, item: Tracked, local: Local, text: str) -> bool:
        """Sends a text; whether that is settled, one way or the other."""
        try:
            etag = self._server.put(self._calendar.remote, item.href, text, item.etag)
        except RemoteConflict:
            self._reread(item)
            return False
        except RemoteInvalid as error:
            self._refused(item, local, _digest(text), str(error))
            return True
        if etag is None:
            self._reread(item)
            return True
        self._store.change_item(
            item.id,
            {"etag": etag, "base": text, "base_view": local.view, "sent": None, "sent_view": None, "refused": None},
        )
        return True

    def _text(self, local: Local, item: Tracked) -> str | None:
        """What is to be sent; None where there stands what we cannot read, which is not ours to write over."""
        if item.base is not None and self._taking.read(item.base) is None:
            return None
        try:
            return self._side.text(local, item.base, self._new_running())
        except (Unreadable, CalendarFileError):
            return None

    def _refused(self, item: Tracked, local: Local | None, what: str, reason: str) -> None:
        with self._store.database.transaction():
            self._store.change_item(item.id, {"refused": what, "sent": None, "sent_view": None})
            if local is not None:
                self._taking.refused(local, reason, self._new_running())

    def _delete(self, item_id: int) -> None:
        for _ in range(_TRIES):
            item = self._store.item(item_id)
            if item is None or item.local_id is None or self._side.get(item.local_id, self._new_running()):
                return
            if item.refused == _DELETED:
                return
            if item.etag is None:
                self._reread(item)
                continue
            try:
                self._server.delete(self._calendar.remote, item.href, item.etag)
            except RemoteConflict:
                self._reread(item)
                continue
            except RemoteInvalid as error:
                self._refused(item, None, _DELETED, str(error))
                return
            self._store.forget_item(item.id)
            return

    def _reread(self, item: Tracked) -> None:
        """Reads an item as it is now and takes it in, whatever became of the last write."""
        try:
            found = self._server.get(self._calendar.remote, item.href)
            if found is None and item.etag is None:
                found = self._server.find(self._calendar.remote, item.uid)
        except RemoteInvalid:
            found = None
        if found is not None:
            self._take((found,))
            return
        with self._store.database.transaction():
            running = self._new_running()
            fresh = self._store.item(item.id)
            if fresh is None:
                return
            local = self._side.get(fresh.local_id, running) if fresh.local_id is not None else None
            if local is None:
                self._store.forget_item(fresh.id)
            elif fresh.etag is not None:
                self._taking.kept_here(fresh, local, running)
            self._taking.tell(running)


_DELETED = "deleted"
"""In the place of a digest: the server does not let the item be deleted."""


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()[:32]
