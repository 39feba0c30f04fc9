"""Running commands on lists."""

from __future__ import annotations

import json
from typing import Any

from knowledge.clock import to_text
from knowledge.people import FAMILY, Role
from knowledge.store.database import Row
from skills.engine.asking import NotAllowedError, NotFoundError
from skills.engine.command import FAMILY_ROLES, Asker, Days, Outcome, Reading, Ref, Running
from skills.engine.matching import fold
from skills.engine.permissions import check
from skills.engine.privacy import SEEN, audiences
from skills.lists.commands import AddItems, ChangeItem, DeleteList, RemoveItems, ShowList, TickItems, skill
from skills.lists.due import Due, in_order, is_for, line_of, who_of
from skills.lists.store import items

MOST = 100
"""Lines of a list that are shown."""


@skill.command(AddItems)
def add(command: AddItems, running: Running) -> Outcome:
    """Adds what is not on the list yet; an item that was ticked comes back, one that is there gets the new day."""
    _may_give(command.who, running.asker)
    list_id, due = _list_id(command.list_name, running), Due(command.due, command.due_at)
    plan: dict[str, Any] = {name: value for name, value in (("due", due.text), ("who", _stored(command.who))) if value}
    there = {fold(row["text"]): row for row in running.rows("SELECT * FROM items WHERE list_id = ?", (list_id,))}
    added, known, refs = [], [], []
    for item in command.items:
        row = there.get(fold(item))
        if row is not None and not row["done"] and not plan:
            known.append(item)
            continue
        if row is None:
            item_id = _insert(list_id, item, plan, running)
        else:
            item_id = int(row["id"])
            fresh: dict[str, Any] = {"due": None, "who": "[]"} if row["done"] else {}
            _update(item_id, {"done": 0, **fresh, **plan}, running)
        added.append(item)
        refs.append(Ref(skill.name, item_id))
    said = added or known
    facts = {"list": command.list_name, "items": tuple(said), "count": len(said)}
    notes = (Outcome("items-known", {"items": tuple(known), "count": len(known)}),) if known and added else ()
    if plan and refs:
        lines = tuple(line_of(_item(running, ref.id), running.asker) for ref in refs)
        return Outcome("items-planned", {"list": command.list_name, "lines": lines}, tuple(refs), notes)
    return Outcome("items-added" if added else "items-already", facts, tuple(refs), notes)


def _insert(list_id: int, item: str, plan: dict[str, Any], running: Running) -> int:
    now = to_text(running.asker.now)
    made: dict[str, Any] = {"list_id": list_id, "text": item, "added_by": running.asker.member.id, "created_at": now}
    return running.changes.insert("items", {**made, "changed_at": now, **plan})


def _update(item_id: int, values: dict[str, Any], running: Running) -> None:
    running.changes.update("items", item_id, {**values, "changed_at": to_text(running.asker.now)})


def _stored(who: tuple[int, ...]) -> str | None:
    return json.dumps(list(who)) if who else None


def _may_give(who: tuple[int, ...], asker: Asker) -> None:
    """Children give work only to themselves."""
    check(ChangeItem, asker, own=not set(who) - {asker.member.id}, key="not-allowed-todos")


def _list_id(name: str, running: Running) -> int:
    """The list of that name. One that is made here is no part of what undo takes back: others may have added to it."""
    rows = running.rows("SELECT id FROM lists WHERE name = ? AND audience = ?", (name, FAMILY))
    if rows:
        return int(rows[0]["id"])
    made = running.rows(
        "INSERT INTO lists (name, owner, audience, created_at) VALUES (?, ?, ?, ?) RETURNING id",
        (name, running.asker.member.id, FAMILY, to_text(running.asker.now)),
    )
    return int(made[0]["id"])


@skill.command(ChangeItem)
def change(command: ChangeItem, running: Running) -> Outcome:
    """Gives the item another text, day or people; a child only its own."""
    row = _may_change(_item(running, command.item_id), running)
    who = command.only_who or tuple(dict.fromkeys([*who_of(row), *command.add_who]))
    _may_give(who if command.only_who or command.add_who else (), running.asker)
    due = Due(command.due, command.due_at).text
    new = {"text": command.text, "due": due, "who": _stored(who)}
    _update(row["id"], {name: value for name, value in new.items() if value}, running)
    line = line_of(_item(running, row["id"]), running.asker)
    refs = (Ref(skill.name, row["id"]),)
    if line.key == "item-line":
        return Outcome("item-changed", {"item": line.facts["item"]}, refs)
    return Outcome("item-planned", {"lines": (line,)}, refs)


@skill.command(RemoveItems)
def remove(command: RemoveItems, running: Running) -> Outcome:
    """Takes the items off; a child only its own."""
    rows = [_may_change(_item(running, item_id), running) for item_id in command.item_ids]
    for row in rows:
        running.changes.delete("items", row["id"])
    return Outcome("items-removed", {"items": tuple(row["text"] for row in rows), "list": rows[0]["list_name"]})


@skill.command(TickItems)
def tick(command: TickItems, running: Running) -> Outcome:
    """Marks the items."""
    rows = [_item(running, item_id) for item_id in command.item_ids]
    for row in rows:
        _update(row["id"], {"done": int(command.done)}, running)
    key = "items-ticked" if command.done else "items-open-again"
    refs = tuple(Ref(skill.name, row["id"]) for row in rows)
    return Outcome(key, {"items": tuple(row["text"] for row in rows), "list": rows[0]["list_name"]}, refs)


@skill.command(ShowList, changes=False)
def show(command: ShowList, running: Running) -> Outcome:
    """The open items, one line each, what is overdue first, and how many are ticked."""
    asker = running.asker
    rows = items(running)
    rows = [row for row in rows if command.list_name is None or fold(row["list_name"]) == fold(command.list_name)]
    if not rows and asker.member.role is Role.GUEST:
        raise NotAllowedError("not-allowed-guest")
    still_open = [row for row in rows if not row["done"]]
    mine = [row for row in still_open if not command.who or is_for(row, command.who)]
    facts: dict[str, Any] = {"list": command.list_name or "", "ticked": len(rows) - len(still_open)}
    others = len(still_open) - len(mine)
    notes = (Outcome("items-of-others", {"count": others}),) if others else ()
    if not mine and others:
        return Outcome("list-empty-for", {**facts, "who": asker.names(command.who)}, notes=notes)
    if not mine:
        return Outcome("list-empty", facts)
    shown = in_order(mine, asker)[:MOST]
    lines = tuple(line_of(row, asker) for row in shown)
    refs = tuple(Ref(skill.name, row["id"]) for row in shown)
    return Outcome("list-shown", {**facts, "lines": lines, "count": len(mine)}, refs, notes)


@skill.briefs
def brief(reading: Reading, days: Days) -> list[Outcome]:
    """What is due on those days, and today what is overdue: for whom it is, or who wrote it down."""
    asker, me = reading.asker, reading.asker.member
    if me.role not in FAMILY_ROLES:
        return []
    rows = [row for row in items(reading) if not row["done"] and me.id in (who_of(row) or (row["added_by"],))]
    return [line_of(row, asker) for row in in_order(rows, asker) if _belongs_to(row, days, asker)]


def _belongs_to(row: Row, days: Days, asker: Asker) -> bool:
    due = Due.stored(row["due"])
    if due is None:
        return False
    first, day, today = days.start, due.on(asker), asker.local_now.date()
    if day < first:
        return first <= today and due.is_over(asker)
    return (day - first).days < days.days


def _ask_delete(command: DeleteList, reading: Reading) -> Outcome:
    row = _list(command.list_id, reading)
    count = reading.rows("SELECT count(*) AS n FROM items WHERE list_id = ?", (command.list_id,))[0]["n"]
    return Outcome("list-delete-sure", {"list": row["name"], "count": count})


def _list(list_id: int, source: Reading | Running) -> Row:
    """A list that the asker may see. Raises NotFoundError."""
    seen = audiences(source.asker.member.audiences)
    found = source.rows(f"SELECT * FROM lists WHERE id = :id AND {SEEN}", {"id": list_id, **seen})
    if not found:
        raise NotFoundError("list-not-found", what="")
    return found[0]


@skill.command(DeleteList, asks_first=_ask_delete)
def delete(command: DeleteList, running: Running) -> Outcome:
    """Removes the list and its items."""
    name = _list(command.list_id, running)["name"]
    for row in running.rows("SELECT id FROM items WHERE list_id = ?", (command.list_id,)):
        running.changes.delete("items", row["id"])
    running.changes.delete("lists", command.list_id)
    return Outcome("list-deleted", {"list": name})


def _may_change(row: Row, running: Running) -> Row:
    check(ChangeItem, running.asker, own=row["added_by"] == running.asker.member.id)
    return row


def _item(running: Running, item_id: int) -> Row:
    found = [row for row in items(running) if row["id"] == item_id]
    if not found:
        raise NotFoundError("item-gone")
    return found[0]


@skill.exports
def export(reading: Reading) -> dict[str, list[dict[str, Any]]]:
    """All lists with their items."""
    rows = reading.rows("SELECT items.*, lists.name FROM items JOIN lists ON lists.id = list_id ORDER BY items.id")
    names = list(dict.fromkeys(row["name"] for row in rows))
    return {
        "lists": [
            {"name": name, "items": [_exported(row, reading.asker) for row in rows if row["name"] == name]}
            for name in names
        ]
    }


def _exported(row: Row, asker: Asker) -> dict[str, Any]:
    return {
        "item": row["text"],
        "done": bool(row["done"]),
        "due": row["due"],
        "for": list(asker.names(who_of(row))),
        "notes": row["notes"],
        "uid": row["uid"],
    }
