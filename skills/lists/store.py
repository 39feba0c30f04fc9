"""What stands on the lists that the asker may see; other lists are not read."""

from __future__ import annotations

from typing import Any

from knowledge.store.database import Row
from skills.engine.command import Reading, Running
from skills.engine.privacy import SEEN, audiences


def items(source: Reading | Running) -> list[Row]:
    """All items with the `list_name` of each, in the order in which they came."""
    return _rows(
        source,
        "SELECT items.*, lists.name AS list_name FROM items JOIN lists ON lists.id = list_id"
        f" WHERE {SEEN} ORDER BY items.id",
    )


def open_texts(source: Reading | Running, most: int) -> list[str]:
    """What the newest open items are called."""
    sql = f"SELECT text FROM items JOIN lists ON lists.id = list_id WHERE done = 0 AND {SEEN}"
    return [row["text"] for row in _rows(source, f"{sql} ORDER BY items.id DESC LIMIT :most", most=most)]


def list_names(source: Reading | Running, most: int) -> list[str]:
    """What the lists are called, those first on which something was written last."""
    sql = (
        "SELECT name FROM lists WHERE " + SEEN + " ORDER BY"
        " (SELECT max(items.id) FROM items WHERE list_id = lists.id) DESC, id DESC LIMIT :most"
    )
    return [row["name"] for row in _rows(source, sql, most=most)]


def lists_called(source: Reading | Running, name: str) -> list[Row]:
    """The lists of exactly this name."""
    return _rows(source, f"SELECT * FROM lists WHERE name = :name AND {SEEN}", name=name)


def _rows(source: Reading | Running, sql: str, **parameters: Any) -> list[Row]:
    return list(source.rows(sql, audiences(source.asker.member.audiences) | parameters))
