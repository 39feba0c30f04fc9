"""Documents as they are kept: a file with what was read of it, and who may see and change it."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from knowledge.people import private_to
from knowledge.store.database import Database, Row
from skills.engine.asking import NotAllowedError, NotFoundError
from skills.engine.command import Asker
from skills.engine.privacy import readable

Rows = Callable[..., list[Row]]

_KEPT = (
    "SELECT min(d.id) AS id, f.id AS file_id, f.name, f.path, f.mime, f.digest, d.audience, d.owner, d.created_at,"
    " max(d.title) AS titles, group_concat(d.name || ' ' || d.title, ' ') AS words, count(*) AS parts,"
    " max(d.pages) AS pages, sum(d.hidden) AS hidden FROM documents d JOIN document_files f ON f.id = d.file_id"
    " WHERE d.audience IN (SELECT value FROM json_each(?))"
)


@dataclass(frozen=True, slots=True)
class Kept:
    """A file that is kept. `id` is that of its first document, which stands for all of them."""

    id: int
    file_id: int
    name: str
    path: str
    """Below the knowledge folder."""
    mime: str
    digest: str
    audience: str
    owner: int | None
    created_at: str
    words: str
    """What it and the documents in it are called."""
    parts: int
    pages: int | None


def knowledge_folder(database: Database) -> Path:
    """The folder of the family's papers: a pod's database is `pods/NAME/NAME.db` in the folder of everything stored."""
    return database.path.parents[2] / "knowledge"


def kept(rows: Rows, asker: Asker, *, file_id: int | None = None, digest: str | None = None) -> list[Kept]:
    """The files that the asker may see here, the newest first; of one id or content only, where these are given."""
    sql, values = _KEPT, [json.dumps(readable(asker))]
    for column, value in (("f.id", file_id), ("f.digest", digest)):
        if value is not None:
            sql, values = f"{sql} AND {column} = ?", [*values, value]  # type: ignore[list-item]
    found = rows(f"{sql} GROUP BY f.id, d.audience ORDER BY d.created_at DESC, f.id DESC", values)
    return [Kept(**{name: row[name] for name in Kept.__dataclass_fields__}) for row in found]


def document_of(rows: Rows, document_id: int, asker: Asker) -> Kept:
    """The file of a document, if the asker may see it here. Raises NotFoundError."""
    found = rows("SELECT file_id FROM documents WHERE id = ?", (document_id,))
    file_id = found[0]["file_id"] if found else None
    if file_id is not None:
        for one in kept(rows, asker, file_id=file_id):
            return one
    raise NotFoundError("document-gone")


def check_may_change(document: Kept, asker: Asker) -> None:
    """Raises NotAllowedError for who neither owns it nor, where it is not private, is one of the grown-ups."""
    own = document.owner == asker.member.id or document.audience == private_to(asker.member.id)
    if not own and not asker.member.grown_up:
        raise NotAllowedError("not-allowed-others")


def shown_page(rows: Rows, document_id: int, member_id: int) -> int | None:
    """The page of a document that a member saw or was answered from last."""
    found = rows("SELECT page FROM shown_pages WHERE document_id = ? AND member_id = ?", (document_id, member_id))
    return found[0]["page"] if found else None


def note_shown(rows: Rows, document_id: int, page: int, member_id: int) -> None:
    """Remembers which page that was."""
    rows("INSERT OR REPLACE INTO shown_pages VALUES (?, ?, ?)", (member_id, document_id, page))


def ids_of(rows: Rows, file_id: int) -> list[int]:
    """The documents of a file."""
    return [row["id"] for row in rows("SELECT id FROM documents WHERE file_id = ? ORDER BY id", (file_id,))]
