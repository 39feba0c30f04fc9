"""Documents as they are kept: a file with what was read of it, and who may see and change it."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from knowledge.people import private_to
from knowledge.search import Sealing
from knowledge.store.database import Database, Row
from skills.documents.commands import SetAudience
from skills.engine.asking import NotFoundError
from skills.engine.command import Asker, Outcome, Reading, Running
from skills.engine.errors import PersonError
from skills.engine.permissions import check
from skills.engine.privacy import readable

Rows = Callable[..., list[Row]]

_KEPT = (
    "SELECT min(d.id) AS id, f.id AS file_id, opened(f.name, 'document_files.name') AS name, f.path, f.mime, f.digest,"
    " d.audience, d.owner, d.created_at, count(*) AS parts, max(d.pages) AS pages, sum(d.hidden) AS hidden,"
    " group_concat(opened(d.name, 'documents.name') || ' ' || opened(d.title, 'documents.title'), ' ') AS words"
    " FROM documents d JOIN document_files f ON f.id = d.file_id"
    " WHERE d.audience IN (SELECT value FROM json_each(:audiences))"
)
"""What is private lies sealed; `name` and `words` of what is locked are NULL. Nothing is opened but what is given back:
in a condition SQLite may look at rows that another one leaves out."""


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
    sql: str = _KEPT
    values: dict[str, Any] = {"audiences": json.dumps(readable(asker)), "own": private_to(asker.member.id)}
    if file_id is not None:
        sql, values = f"{sql} AND f.id = :file", values | {"file": file_id}
    if digest is not None:
        sql, values = f"{sql} AND f.digest IN (:digest, blinded(:digest, :own))", values | {"digest": digest}
    found = rows(f"{sql} GROUP BY f.id, d.audience ORDER BY d.created_at DESC, f.id DESC", values)
    return [Kept(**{name: row[name] for name in Kept.__dataclass_fields__}) for row in found if _is_open(row)]


def _is_open(row: Row) -> bool:
    return row["name"] is not None and row["words"] is not None


def document_of(rows: Rows, document_id: int, asker: Asker) -> Kept:
    """The file of a document, if the asker may see it here. Raises NotFoundError, PersonError."""
    found = rows("SELECT file_id, audience FROM documents WHERE id = ?", (document_id,))
    file_id = found[0]["file_id"] if found else None
    if file_id is not None:
        for one in kept(rows, asker, file_id=file_id):
            return one
        if found[0]["audience"] in readable(asker):
            raise PersonError("papers-locked")
    raise NotFoundError("document-gone")


def sealing_of(source: Reading | Running) -> Sealing:
    """What seals private papers; nothing does where nothing is searched."""
    return source.library.sealing if source.library is not None else Sealing()


def check_open(audience: str, source: Reading | Running) -> None:
    """Raises PersonError where what has this audience is sealed with a key that is locked."""
    sealing = sealing_of(source)
    if not sealing.is_open(sealing.owner(audience)):
        raise PersonError("papers-locked")


def locked_note(source: Reading | Running) -> tuple[Outcome, ...]:
    """Says that private papers of the asker cannot be read here now, where there are any."""
    library = source.library
    if library is None or not library.is_locked(readable(source.asker)):
        return ()
    return (Outcome("papers-locked"),)


def check_may_change(document: Kept, asker: Asker) -> None:
    """Raises NotAllowedError for who neither owns it nor, where it is not private, is one of the grown-ups."""
    own = document.owner == asker.member.id or document.audience == private_to(asker.member.id)
    check(SetAudience, asker, own=own)


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
