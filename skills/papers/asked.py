"""What papers ask for, kept beside them from when they were read, so that it can be offered later."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from functools import lru_cache

from pydantic import TypeAdapter

from knowledge.clock import to_text
from knowledge.store.database import Row
from skills.engine.command import Asker
from skills.engine.privacy import readable
from skills.engine.zones import instant
from skills.papers.dues import Due, DueKind
from skills.papers.dues.merging import merged
from skills.papers.store import kept

Rows = Callable[..., list[Row]]

FOR_CHILDREN = frozenset({DueKind.EVENT, DueKind.DEADLINE})
"""What a child may write down; money and what runs out are for grown-ups."""


@dataclass(frozen=True, slots=True)
class Asking:
    """A file and what it asks for that is still to come, by day. `document_id` is its first document."""

    file_id: int
    document_id: int
    name: str
    audience: str
    dues: tuple[Due, ...]


def note_asked(rows: Rows, document_id: int, dues: Sequence[Due], *, waits: bool = False) -> None:
    """Keeps what a document asks for, with the document; `waits`: nobody saw it yet."""
    rows(
        "INSERT INTO asked (document_id, dues, waits)"
        " SELECT id, sealed(?, 'asked.dues', audience), ? FROM documents WHERE id = ?",
        (_adapter().dump_json(tuple(dues)).decode(), int(waits), document_id),
    )


def is_news(rows: Rows, file_id: int, dues: Sequence[Due]) -> bool:
    """Whether a file that is read again asks for what it did not before, or nobody was told yet. Call it before its
    documents are replaced: a note that somebody writes in is not told with every change."""
    found = rows(
        "SELECT coalesce(opened(dues, 'asked.dues'), '[]') AS dues, waits FROM asked"
        " WHERE document_id IN (SELECT id FROM documents WHERE file_id = ?)",
        (file_id,),
    )
    before = {_what(due) for row in found for due in _adapter().validate_json(row["dues"])}
    return not found or any(row["waits"] for row in found) or any(_what(due) not in before for due in dues)


def _what(due: Due) -> tuple[object, ...]:
    return due.kind, due.start, due.money


def settle_asked(rows: Rows, now: datetime) -> None:
    """A look at the folder is over: what it found may be told when nothing more comes for a while."""
    if rows("SELECT 1 FROM asked WHERE waits = 1 AND settled_at IS NULL LIMIT 1"):
        rows("UPDATE asked SET settled_at = ? WHERE waits = 1 AND settled_at IS NULL", (to_text(now),))


def asking(rows: Rows, asker: Asker, file_ids: Iterable[int] | None = None) -> list[Asking]:
    """The files that the asker may see here and that ask for something the asker may note, the next first.

    With `file_ids` only these. What runs out and is known already is left out.
    """
    only, values = "", [json.dumps(readable(asker))]
    if file_ids is not None:
        only, values = f" AND d.file_id IN ({_LIST})", [*values, json.dumps(sorted(set(file_ids)))]
    found = rows(
        "SELECT d.id, d.file_id, d.audience, opened(f.name, 'document_files.name') AS name,"
        " opened(a.dues, 'asked.dues') AS dues FROM asked a JOIN documents d ON d.id = a.document_id"
        f" JOIN document_files f ON f.id = d.file_id WHERE a.dues <> '[]' AND d.audience IN ({_LIST}){only}"
        " ORDER BY d.id",
        values,
    )
    files: dict[tuple[int, str], list[Row]] = {}
    for row in found:
        if row["dues"] is None or row["name"] is None:
            continue
        files.setdefault((row["file_id"], row["audience"]), []).append(row)
    known = {(one.title, one.ends) for one in kept(rows, asker)}
    papers = [_asking(documents, asker, known) for documents in files.values()]
    return sorted((one for one in papers if one.dues), key=lambda one: one.dues[0].start)


_LIST = "SELECT value FROM json_each(?)"


def _asking(documents: Sequence[Row], asker: Asker, known: set[tuple[str, date]]) -> Asking:
    first = documents[0]
    dues = merged([due for row in documents for due in _adapter().validate_json(row["dues"])])
    open_ones = [
        due
        for due in dues
        if may_note(due, asker) and not (due.kind is DueKind.EXPIRY and (due.title, due.last_day) in known)
    ]
    return Asking(first["file_id"], first["id"], first["name"], first["audience"], tuple(open_ones))


def may_note(due: Due, asker: Asker) -> bool:
    """Whether it is still to come, and the asker may write such things."""
    if not asker.member.grown_up and due.kind not in FOR_CHILDREN:
        return False
    if due.all_day:
        return due.last_day >= asker.local_now.date()
    return instant(max(due.start, due.end), asker.zone) > asker.now


@lru_cache
def _adapter() -> TypeAdapter[tuple[Due, ...]]:
    return TypeAdapter(tuple[Due, ...])
