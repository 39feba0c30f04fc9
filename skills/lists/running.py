"""Running commands on lists."""

from __future__ import annotations

from typing import Any

from knowledge.clock import to_text
from knowledge.people import FAMILY, Role
from knowledge.store.database import Row
from skills.engine.asking import NotAllowedError, NotFoundError
from skills.engine.command import EVERYONE, GROWN_UPS, Outcome, Reading, Ref, Running
from skills.engine.matching import fold
from skills.lists.commands import AddItems, ChangeItem, DeleteList, RemoveItems, ShowList, TickItems, skill


@skill.command(AddItems)
def add(command: AddItems, running: Running) -> Outcome:
    """Adds what is not on the list yet; an item that was ticked comes back."""
    list_id = _list_id(command.list_name, running)
    there = {fold(row["text"]): row for row in running.rows("SELECT * FROM items WHERE list_id = ?", (list_id,))}
    added, known, refs = [], [], []
    for item in command.items:
        row = there.get(fold(item))
        if row is not None and not row["done"]:
            known.append(item)
            continue
        if row is not None:
            running.changes.update("items", row["id"], {"done": 0})
            item_id = int(row["id"])
        else:
            item_id = running.changes.insert(
                "items",
                {
                    "list_id": list_id,
                    "text": item,
                    "added_by": running.asker.member.id,
                    "created_at": to_text(running.asker.now),
                },
            )
        added.append(item)
        refs.append(Ref(skill.name, item_id))
    said = added or known
    facts = {"list": command.list_name, "items": tuple(said), "count": len(said)}
    notes = (Outcome("items-known", {"items": tuple(known), "count": len(known)}),) if known and added else ()
    return Outcome("items-added" if added else "items-already", facts, tuple(refs), notes)


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
    """Gives the item another text; a child only its own."""
    _may_change(_item(running, command.item_id), running)
    running.changes.update("items", command.item_id, {"text": command.text})
    return Outcome("item-changed", {"item": command.text}, (Ref(skill.name, command.item_id),))


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
        running.changes.update("items", row["id"], {"done": int(command.done)})
    key = "items-ticked" if command.done else "items-open-again"
    refs = tuple(Ref(skill.name, row["id"]) for row in rows)
    return Outcome(key, {"items": tuple(row["text"] for row in rows), "list": rows[0]["list_name"]}, refs)


@skill.command(ShowList, roles=EVERYONE, changes=False)
def show(command: ShowList, running: Running) -> Outcome:
    """The open items, one line each, and how many are ticked."""
    audiences = running.asker.member.audiences
    marks = ", ".join("?" for _ in audiences)
    rows = running.rows(
        "SELECT items.*, lists.name AS list_name FROM items JOIN lists ON lists.id = list_id"
        f" WHERE audience IN ({marks}) ORDER BY items.id",
        audiences,
    )
    rows = [row for row in rows if command.list_name is None or fold(row["list_name"]) == fold(command.list_name)]
    if not rows and running.asker.member.role is Role.GUEST:
        raise NotAllowedError("not-allowed-guest")
    still_open = [row for row in rows if not row["done"]]
    facts: dict[str, Any] = {"list": command.list_name or "", "ticked": len(rows) - len(still_open)}
    if not still_open:
        return Outcome("list-empty", facts)
    lines = tuple(Outcome("item-line", {"item": row["text"]}) for row in still_open[:100])
    refs = tuple(Ref(skill.name, row["id"]) for row in still_open[:100])
    return Outcome("list-shown", {**facts, "lines": lines, "count": len(still_open)}, refs, buttons=("tick",))


def _ask_delete(command: DeleteList, reading: Reading) -> Outcome:
    rows = reading.rows("SELECT * FROM lists WHERE id = ?", (command.list_id,))
    if not rows:
        raise NotFoundError("list-not-found", what="")
    count = reading.rows("SELECT count(*) AS n FROM items WHERE list_id = ?", (command.list_id,))[0]["n"]
    return Outcome("list-delete-sure", {"list": rows[0]["name"], "count": count})


@skill.command(DeleteList, roles=GROWN_UPS, asks_first=_ask_delete)
def delete(command: DeleteList, running: Running) -> Outcome:
    """Removes the list and its items."""
    name = running.rows("SELECT name FROM lists WHERE id = ?", (command.list_id,))
    if not name:
        raise NotFoundError("list-not-found", what="")
    for row in running.rows("SELECT id FROM items WHERE list_id = ?", (command.list_id,)):
        running.changes.delete("items", row["id"])
    running.changes.delete("lists", command.list_id)
    return Outcome("list-deleted", {"list": name[0]["name"]})


def _may_change(row: Row, running: Running) -> Row:
    asker = running.asker.member
    if asker.role not in GROWN_UPS and row["added_by"] != asker.id:
        raise NotAllowedError("not-allowed-others")
    return row


def _item(running: Running, item_id: int) -> Row:
    rows = running.rows(
        "SELECT items.*, lists.name AS list_name FROM items JOIN lists ON lists.id = list_id WHERE items.id = ?",
        (item_id,),
    )
    if not rows:
        raise NotFoundError("item-gone")
    return rows[0]


@skill.exports
def export(reading: Reading) -> dict[str, list[dict[str, Any]]]:
    """All lists with their items."""
    rows = reading.rows(
        "SELECT items.text, items.done, lists.name FROM items JOIN lists ON lists.id = list_id ORDER BY items.id"
    )
    names = list(dict.fromkeys(row["name"] for row in rows))
    return {
        "lists": [
            {
                "name": name,
                "items": [{"item": r["text"], "done": bool(r["done"])} for r in rows if r["name"] == name],
            }
            for name in names
        ]
    }
