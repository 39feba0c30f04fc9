"""From what was understood to commands on lists."""

from __future__ import annotations

from knowledge.store.database import Row
from skills.engine.asking import MissingError, NotFoundError
from skills.engine.command import Command, Reading
from skills.engine.matching import best, fold
from skills.engine.privacy import SEEN, audiences
from skills.engine.request import Request
from skills.lists.commands import AddItems, ChangeItem, DeleteList, RemoveItems, ShowList, TickItems, skill
from skills.lists.due import Due, who_of
from skills.lists.quantities import requantified
from skills.lists.store import items, list_names, lists_called, open_texts

SHOPPING, TODO = "shopping", "todo"
MOST_NAMES = 200
"""Things whose names are known when words are read, the newest."""
MOST_LISTS = 10
"""Lists whose names are expected to be said."""


def _default_list(request: Request) -> str:
    return TODO if "todo" in request.intent else SHOPPING


@skill.reads("list_add", "todo_add")
def read_add(request: Request, reading: Reading) -> AddItems:
    """The items, on the list that was named or on the usual one; what is to be done has a day and people."""
    items = request.items or ((request.title,) if request.title else ())
    if not items:
        raise MissingError("items", "ask-items")
    name = request.list_name or _default_list(request)
    if not request.intent.endswith("todo_add"):
        return AddItems(name, items)
    due = Due.said(request.when, reading.asker) or Due()
    return AddItems(name, items, due.day, due.at, request.people.ids)


@skill.reads("list_change", "todo_change")
def read_change(request: Request, reading: Reading) -> ChangeItem:
    """ "make that 2 kg" keeps the thing and changes its quantity; other words replace the text.

    The item is the one that was named, or else the last of those the last outcome was about.
    """
    due, who = Due.said(request.when, reading.asker), request.people.ids
    plans = request.intent.endswith("todo_change") and bool(due or who or request.less)
    named = request.items[:1] or ((request.title,) if plans and request.title else ())
    row = _meant(request, reading, named)
    if row is None or not (plans or request.title):
        raise NotFoundError("item-not-found", what=next(iter(request.items), request.title or request.text))
    if not plans:
        return ChangeItem(row["id"], requantified(row["text"], request.title))
    due = due or Due()
    if request.less:
        who = tuple(one for one in who_of(row) if one not in request.less) or who
    if request.instead or request.less or not request.amends:
        return ChangeItem(row["id"], None, due.day, due.at, only_who=who)
    return ChangeItem(row["id"], None, due.day, due.at, add_who=who)


def _meant(request: Request, reading: Reading, named: tuple[str, ...]) -> Row | None:
    targets = {ref.id for ref in request.target if ref.skill == skill.name}
    rows = _items(reading, request.list_name)
    about = [row for row in rows if row["id"] in targets] or rows
    fitting = list(best(named[0], about, lambda row: row["text"], 0.6)) if named else []
    found = fitting[:1] or (about[-1:] if targets and not request.items else [])
    return found[0] if found else None


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
    rows = items(reading)
    named = [row for row in rows if list_name and fold(row["list_name"]) == fold(list_name)]
    return named or rows


@skill.reads("list_query", "todo_query")
def read_show(request: Request, reading: Reading) -> ShowList:
    """The list that was named, or the usual one; of what is to be done what is the asker's, or whoever was named."""
    name = request.list_name or _default_list(request)
    if fold(name) != TODO:
        return ShowList(name)
    return ShowList(name, request.people.ids or (reading.asker.member.id,))


@skill.reads("list_delete")
def read_delete(request: Request, reading: Reading) -> DeleteList:
    """The list that was named."""
    rows = lists_called(reading, request.list_name or "")
    if not rows:
        raise NotFoundError("list-not-found", what=request.list_name or request.text)
    return DeleteList(rows[0]["id"])


@skill.knows
def names(reading: Reading) -> list[str]:
    """What the open ones are called that the asker may see, the newest first."""
    return open_texts(reading, MOST_NAMES)


@skill.answers("lists")
def all_lists(reading: Reading) -> list[str]:
    """What the lists are called that the asker may see, the oldest first."""
    sql = f"SELECT name FROM lists WHERE {SEEN} ORDER BY id"
    return [row["name"] for row in reading.rows(sql, audiences(reading.asker.member.audiences))]


@skill.expects
def lists_named(reading: Reading) -> list[str]:
    """What the lists are called that the asker may see."""
    return list_names(reading, MOST_LISTS)
