"""What came from the server, brought in: each item in one transaction with what is known of it and what is told."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any

from knowledge.audit import AuditLog, Fact, Kind
from knowledge.store.database import Row
from skills.accounts.clashes import plain, with_others
from skills.accounts.merging import Clash, arrived, merge, our_settled, settled
from skills.accounts.remote import Item
from skills.accounts.sides import Local, Read, Side, Unreadable
from skills.accounts.store import Account, AccountStore, Calendar, Tracked, View
from skills.engine.command import Running

KIND = "sync"
"""Of outbox rows: what became of changes on two sides."""

SYNCED = "accounts.sync"
"""What is brought in, as the audit log calls it."""

_LOOKED_BACK = 300
"""Journal entries that are searched for who changed a thing last."""

_HOSTILE = (ValueError, LookupError, TypeError, AttributeError, ArithmeticError, RecursionError)
"""What a text that nobody thought of may raise while it is read."""


@dataclass(frozen=True, slots=True)
class Taking:
    """Brings items of one calendar in. Its methods are called in a transaction of `running`, except `read`."""

    store: AccountStore
    account: Account
    calendar: Calendar
    side: Side
    new_running: Callable[[], Running]
    audit: AuditLog | None = None

    def tell(self, running: Running) -> None:
        """Notes in the audit log how many rows a step wrote here; nothing where it wrote none."""
        made = running.changes.made
        if self.audit is None or not made:
            return
        facts: dict[str, Fact] = {"calendar": self.calendar.id}
        facts["added"] = sum(one.before is None for one in made)
        facts["removed"] = sum(one.after is None for one in made)
        facts["changed"] = len(made) - sum(1 for one in made if one.before is None or one.after is None)
        self.audit.add(Kind.WAKE, at=running.asker.now, member_id=None, what=SYNCED, facts=facts)

    def read(self, text: str | None) -> Read | None:
        """What a text says; None where there is none, or it can not be kept here."""
        if text is None:
            return None
        try:
            return self.side.read(text, self.new_running())
        except Unreadable:
            return None
        except _HOSTILE:
            return None

    def take(self, item: Item, read: Read | None, running: Running) -> None:
        """Brings one item in, whatever was done here meanwhile. The same again changes nothing."""
        known = self.store.item_at(self.calendar.id, item.href)
        if known is None and read is not None:
            known = self.store.unseen(self.calendar.id, read.uid)
        if known is not None and known.etag == item.etag:
            return
        seen = {"href": item.href, "etag": item.etag, "base": item.text, "sent": None, "sent_view": None}
        seen |= {"refused": None}
        if read is None:
            self._note(known, item, "", seen)
        elif known is None or known.local_id is None:
            self._adopt(known, item, read, seen, running)
        else:
            local = self.side.get(known.local_id, running)
            if local is None:
                self._deleted_here(known, read, seen, running)
            elif read.cancelled:
                self._cancelled(known, local, seen, running)
            else:
                self._both(known, local, read, seen, running)

    def gone(self, href: str, running: Running) -> None:
        """An item is not on the server any more: the row goes too, unless it was changed here."""
        known = self.store.item_at(self.calendar.id, href)
        if known is None or known.etag is None:
            return
        local = self.side.get(known.local_id, running) if known.local_id is not None else None
        if local is None:
            self.store.forget_item(known.id)
        elif local.view == known.base_view:
            self.side.remove(local.id, running)
            self.store.forget_item(known.id)
        else:
            self.kept_here(known, local, running)

    def kept_here(self, known: Tracked, local: Local, running: Running) -> None:
        """Deleted there, changed here: the change stands, and the item is to be made there again."""
        self.store.change_item(known.id, {"etag": None, "sent": None, "sent_view": None})
        self._tell("deleted-there", local, {}, running)

    def put_back(self, href: str, running: Running) -> None:
        """Gone there and to be kept: it is made there again, or stays here alone where nothing can be written."""
        known = self.store.item_at(self.calendar.id, href)
        if known is None:
            return
        local = self.side.get(known.local_id, running) if known.local_id is not None else None
        if local is None or not self.calendar.remote.writable:
            self.store.forget_item(known.id)
        else:
            self.store.change_item(known.id, {"etag": None, "sent": None, "sent_view": None})
        if local is not None and not self.calendar.remote.writable:
            self.side.release(local.id, running)

    def refused(self, local: Local, reason: str, running: Running) -> None:
        """The server does not take an item: it is said once."""
        self._tell("refused", local, {"reason": reason}, running)

    def _note(self, known: Tracked | None, item: Item, uid: str, seen: dict[str, Any]) -> None:
        """Tracks an item that is left alone."""
        if known is None:
            self.store.add_item(self.calendar.id, item.href, uid, {**seen, "href": item.href})
        else:
            self.store.change_item(known.id, seen)

    def _adopt(self, known: Tracked | None, item: Item, read: Read, seen: dict[str, Any], running: Running) -> None:
        """An item that has no row: it gets one, or the one that has its UID already."""
        if read.cancelled:
            self._note(known, item, read.uid, seen)
            return
        uid, mine = read.uid, self.side.by_uid(read.uid, running)
        if mine is not None and not self.side.fits(mine, self.calendar, running):
            uid = f"{read.uid}#{self.calendar.id}"
            mine = self.side.by_uid(uid, running)
        agreed = read.view
        if mine is not None and self.side.fits(mine, self.calendar, running):
            newer = read.changed is not None and mine.changed > read.changed
            merged = merge(None, read.view, None, mine.view, ours_newer=newer)
            self._keep(mine, with_others(merged.view, merged.clashes, self.calendar.remote.name), running)
            self._tell_clashes(mine, merged.view, merged.clashes, running)
            local_id, agreed, here = mine.id, merged.agreed, 1
        elif mine is not None:
            self._note(known, item, read.uid, seen)
            return
        else:
            local_id, here = self.side.add(uid, read, self.calendar, running), 0
        values = {**seen, "local_id": local_id, "base_view": agreed, "here": here}
        if known is None:
            self.store.add_item(self.calendar.id, item.href, read.uid, values)
        else:
            self.store.change_item(known.id, values)

    def _deleted_here(self, known: Tracked, read: Read, seen: dict[str, Any], running: Running) -> None:
        """What did not change there stays deleted, and is to be deleted there too; a change there stands."""
        base, sent = self.read(known.base), self.read(known.sent)
        was = settled(base.view if base else None, sent.view if sent else None, read.view)
        if read.cancelled:
            self.store.change_item(known.id, {**seen, "local_id": None})
        elif read.view == was:
            self.store.change_item(known.id, seen)
        else:
            local_id = self.side.add(self._free_uid(read.uid, running), read, self.calendar, running)
            self.store.change_item(known.id, {**seen, "local_id": local_id, "base_view": read.view})
            if (local := self.side.get(local_id, running)) is not None:
                self._tell("deleted-here", local, {}, running, about=known.local_id)

    def _free_uid(self, uid: str, running: Running) -> str:
        return f"{uid}#{self.calendar.id}" if self.side.by_uid(uid, running) else uid

    def _cancelled(self, known: Tracked, local: Local, seen: dict[str, Any], running: Running) -> None:
        """Called off there: the row goes, unless it was changed here; then it stays, and that is told."""
        if local.view == known.base_view:
            self.side.remove(local.id, running)
            self.store.change_item(known.id, {**seen, "local_id": None})
        else:
            self.store.change_item(known.id, {**seen, "base_view": local.view})
            self._tell("cancelled-there", local, {}, running)

    def _both(self, known: Tracked, local: Local, read: Read, seen: dict[str, Any], running: Running) -> None:
        """The row and the item are both there: what each side changed is merged."""
        old, sent = self.read(known.base), self.read(known.sent)
        base = settled(old.view if old else None, sent.view if sent else None, read.view)
        ours = our_settled(known.base_view, known.sent_view, arrived(sent.view if sent else None, read.view))
        newer = read.changed is not None and local.changed > read.changed
        merged = merge(base, read.view, ours, local.view, ours_newer=newer)
        self._keep(local, with_others(merged.view, merged.clashes, self.calendar.remote.name), running)
        self.store.change_item(known.id, {**seen, "base_view": merged.agreed})
        self._tell_clashes(local, merged.view, merged.clashes, running)

    def _keep(self, local: Local, view: View, running: Running) -> None:
        if view != local.view:
            self.side.put(local.id, view, running)

    def _tell_clashes(self, local: Local, view: View, clashes: tuple[Clash, ...], running: Running) -> None:
        for clash in clashes:
            facts = {
                "field": clash.field.partition("/")[0],
                "kept": plain(clash.field, clash.kept, view),
                "other": plain(clash.field, clash.other, view),
                "ours": clash.ours_kept,
            }
            self._tell("clash", replace(local, view=view), facts, running)

    def _tell(
        self, what: str, local: Local, facts: dict[str, Any], running: Running, *, about: int | None = None
    ) -> None:
        """Tells whose account it is, whose thing it is, and who changed it here last."""
        asker = running.asker
        wanted = {self.account.owner, local.owner, self._last_changer(about or local.id, running)}
        said = {"what": what, "title": self.side.title(local.view), "calendar": self.calendar.remote.name, **facts}
        for member in asker.members:
            if member.id in wanted and self.calendar.audience in member.audiences:
                running.outbox.put(
                    member_id=member.id,
                    kind=KIND,
                    due=asker.now,
                    now=asker.now,
                    facts=said,
                    subject_id=local.id,
                    timed=False,
                )

    def _last_changer(self, local_id: int, running: Running) -> int | None:
        table = "events" if self.side.kind == "event" else "items"
        rows: list[Row] = running.rows(
            "SELECT member_id, changes FROM journal WHERE command <> 'wake' ORDER BY id DESC LIMIT ?", (_LOOKED_BACK,)
        )
        for row in rows:
            if any(change[0] == table and change[1] == local_id for change in json.loads(row["changes"])):
                return int(row["member_id"])
        return None
