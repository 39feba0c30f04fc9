"""From what was understood to commands on lists."""

from __future__ import annotations

from knowledge.store.database import Row
from skills.engine.asking import MissingError, NotFoundError
from skills.engine.command import Command, Reading
from skills.engine.matching import best, fold
from skills.engine.request import Request
from skills.lists.commands import AddItems, ChangeItem, DeleteList, RemoveItems, ShowList, TickItems, skill
from skills.lists.quantities import requantified

SHOPPING, TODO = "shopping", "todo"


def _default_list(request: Request) -> str:
    return TODO if "todo" in request.intent else SHOPPING


@skill.reads("list_add", "todo_add")
def read_add(request: Request, reading: Reading) -> AddItems:
    """The items, on the list that was named or on the usual one."""
    items = request.items or ((request.title,) if request.title else ())
    if not items:
        raise MissingError("items", "ask-items")
    return AddItems(request.list_name or _default_list(request), items)


@skill.reads("list_change", "todo_change")
def read_change(request: Request, reading: Reading) -> ChangeItem:
    """ "make that 2 kg" keeps the thing and changes its quantity; anything else replaces the text.

    The item is the one that was named, or else the last of those the last outcome was about.
    """
    targets = {ref.id for ref in request.target if ref.skill == skill.name}
    rows = _items(reading, request.list_name)
    about = [row for row in rows if row["id"] in targets] or rows
    named = list(best(request.items[0], about, lambda row: row["text"], 0.6)) if request.items else []
    found = named[:1] or (about[-1:] if targets and not request.items else [])
    if not found or not request.title:
        raise NotFoundError("item-not-found", what=next(iter(request.items), request.title or request.text))
    return ChangeItem(found[0]["id"], requantified(found[0]["text"], request.title))


@skill.reads("list_remove", "todo_remove")
def read_remove(request: Request, reading: Reading) -> Command:
    """The items that the words name."""
    return RemoveItems(_named(request, reading, done=None))


@skill.reads("list_tick", "todo_done")
def read_tick(request: Request, reading: Reading) -> Command:
    """The open items that the words name."""
    return TickItems(_named(request, reading, done=False))


def _named(request: Request, reading: Reading, *, done: bool | None) -> tuple[int, ...]:
    rows = _items(reading, request.list_name)
    if done is not None:
        rows = [row for row in rows if bool(row["done"]) is done]
    targets = {ref.id for ref in request.target if ref.skill == skill.name}
    if targets:
        found = [row for row in rows if row["id"] in targets]
    elif request.everything and done is not None:
        found = rows
    else:
        wanted = request.items or ((request.title,) if request.title else ())
        found = [row for words in wanted for row in list(best(words, rows, lambda row: row["text"], 0.6))[:1]]
    if not found:
        raise NotFoundError("item-not-found", what=request.title or request.text)
    return tuple(dict.fromkeys(row["id"] for row in found))


def _items(reading: Reading, list_name: str | None) -> list[Row]:
    marks = ", ".join("?" for _ in reading.asker.member.audiences)
    rows = reading.rows(
        "SELECT items.*, lists.name AS list_name FROM items JOIN lists ON lists.id = list_id"
        f" WHERE audience IN ({marks}) ORDER BY items.id",
        reading.asker.member.audiences,
    )
    named = [row for row in rows if list_name and fold(row["list_name"]) == fold(list_name)]
    return named or rows


@skill.reads("list_query", "todo_query")
def read_show(request: Request, reading: Reading) -> ShowList:
    """The list that was named, or the usual one."""
    return ShowList(request.list_name or _default_list(request))


@skill.reads("list_delete")
def read_delete(request: Request, reading: Reading) -> DeleteList:
    """The list that was named."""
    rows = reading.rows("SELECT * FROM lists WHERE name = ?", (request.list_name or "",))
    if not rows:
        raise NotFoundError("list-not-found", what=request.list_name or request.text)
    return DeleteList(rows[0]["id"])


@skill.knows
def names(reading: Reading) -> list[str]:
    """What the open ones are called, the newest first."""
    rows = reading.rows("SELECT text AS name FROM items WHERE done = 0 ORDER BY id DESC LIMIT 200")
    return [row["name"] for row in rows]
