"""Our lists as one side of calendars of to-dos: one calendar is one list."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date, datetime

from knowledge.clock import from_text, to_text
from knowledge.store.database import Row
from skills.accounts.remote import Kind
from skills.accounts.sides import Local, Read, Unreadable
from skills.accounts.store import AccountStore, Calendar, Tracked, View
from skills.calendar.ical.blocks import CalendarFileError
from skills.calendar.ical.todos import Todo, merge_todo_into, todo_to_ical, todos_from_ical
from skills.calendar.ical.writing import Stamp
from skills.engine.command import Running


class TodoSide:
    """The rows of `items`."""

    kind = Kind.TODO

    def read(self, text: str, running: Running) -> Read:
        """The one to-do of a text; what holds several, or none, is left alone."""
        asker = running.asker
        try:
            found = todos_from_ical(text, asker.household.zone, asker.members)
        except CalendarFileError as error:
            raise Unreadable(error.key) from error
        if len(found) != 1:
            raise Unreadable(f"{len(found)} to-dos")
        return Read(found[0].todo.uid, _view_of(found[0].todo), found[0].changed, found[0].cancelled)

    def text(self, local: Local, base: str | None, running: Running) -> str:
        """The to-do anew, or put into the text that is there."""
        todo, asker = _todo(local), running.asker
        row = running.rows("SELECT created_at FROM items WHERE id = ?", (local.id,))
        stamp = Stamp(local.changed, from_text(row[0]["created_at"]) if row else None)
        if base is None:
            return todo_to_ical(todo, asker.members, stamp, asker.household.zone)
        return merge_todo_into(base, todo, asker.members, stamp, asker.household.zone)

    def get(self, local_id: int, running: Running) -> Local | None:
        """An item by id."""
        rows = running.rows("SELECT * FROM items WHERE id = ?", (local_id,))
        return _local(rows[0]) if rows else None

    def by_uid(self, uid: str, running: Running) -> Local | None:
        """An item by UID."""
        rows = running.rows("SELECT * FROM items WHERE uid = ?", (uid,))
        return _local(rows[0]) if rows else None

    def tracked(self, calendar: Calendar, running: Running) -> Iterator[tuple[Tracked, Local | None]]:
        """What is kept there; an item that was put on another list is there no more."""
        items = AccountStore(running.database).items(calendar.id)
        rows = running.rows("SELECT * FROM items WHERE list_id = ?", (calendar.list_id,))
        by_id = {row["id"]: row for row in rows}
        for item in items:
            if item.local_id is not None:
                row = by_id.get(item.local_id)
                yield item, _local(row) if row else None

    def new(self, calendar: Calendar, running: Running) -> Iterator[Local]:
        """The items of the list that are not there yet; what was done before that is nobody's business any more."""
        rows = running.rows(
            "SELECT * FROM items WHERE list_id = ? AND done = 0 AND id NOT IN"
            " (SELECT local_id FROM remote_items WHERE calendar_id = ? AND local_id IS NOT NULL) ORDER BY id",
            (calendar.list_id, calendar.id),
        )
        return (_local(row) for row in rows)

    def fits(self, local: Local, calendar: Calendar, running: Running) -> bool:
        """An item of the list that is kept nowhere else."""
        row = running.rows("SELECT list_id FROM items WHERE id = ?", (local.id,))[0]
        kept = AccountStore(running.database).is_kept_elsewhere(self.kind, local.id)
        return bool(row["list_id"] == calendar.list_id) and not kept

    def add(self, uid: str, read: Read, calendar: Calendar, running: Running) -> int:
        """An item on the calendar's list."""
        asker = running.asker
        return running.changes.insert(
            "items",
            {
                "list_id": calendar.list_id,
                "uid": uid,
                **_columns(read.view),
                "added_by": asker.member.id,
                "created_at": to_text(asker.now),
                "changed_at": to_text(asker.now),
            },
        )

    def put(self, local_id: int, view: View, running: Running) -> None:
        """What is no part of the view stays."""
        running.changes.update("items", local_id, {**_columns(view), "changed_at": to_text(running.asker.now)})

    def remove(self, local_id: int, running: Running) -> None:
        """Takes the item off its list."""
        running.changes.delete("items", local_id)

    def release(self, local_id: int, running: Running) -> None:
        """It stays on the list as it is."""

    def title(self, view: View) -> str:
        """What is to be done."""
        return str(view["text"])


def list_for(calendar: Calendar, running: Running) -> int:
    """The list that a calendar of to-dos is: the one of its name, which is made where there is none."""
    rows = running.rows(
        "SELECT id FROM lists WHERE name = ? AND audience = ?", (calendar.remote.name, calendar.audience)
    )
    if rows:
        return int(rows[0]["id"])
    made = running.rows(
        "INSERT INTO lists (name, owner, audience, created_at) VALUES (?, ?, ?, ?) RETURNING id",
        (calendar.remote.name, running.asker.member.id, calendar.audience, to_text(running.asker.now)),
    )
    return int(made[0]["id"])


def list_is_there(calendar: Calendar, running: Running) -> bool:
    """Whether nobody deleted the list meanwhile."""
    return bool(running.rows("SELECT 1 AS one FROM lists WHERE id = ?", (calendar.list_id,)))


def _view_of(todo: Todo) -> View:
    due = to_text(todo.due) if isinstance(todo.due, datetime) else todo.due.isoformat() if todo.due else None
    return {"text": todo.text, "done": todo.done, "due": due, "notes": todo.notes, "who": sorted(todo.who)}


def _todo(local: Local) -> Todo:
    view, due = local.view, local.view["due"]
    when: date | datetime | None = None
    if due:
        when = from_text(due) if "T" in due else date.fromisoformat(due)
    return Todo(view["text"], local.uid, view["done"], when, view["notes"], tuple(view["who"]))


def _columns(view: View) -> dict[str, str | int | None]:
    return {
        "text": view["text"],
        "done": int(view["done"]),
        "due": view["due"],
        "notes": view["notes"],
        "who": json.dumps(view["who"]),
    }


def _local(row: Row) -> Local:
    view: View = {
        "text": row["text"],
        "done": bool(row["done"]),
        "due": row["due"],
        "notes": row["notes"],
        "who": sorted(json.loads(row["who"])),
    }
    return Local(row["id"], row["uid"], view, from_text(row["changed_at"]), row["added_by"])
