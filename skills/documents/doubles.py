"""Other files of the watched folder with the same content: one that went from its place, or one that has it for all."""

from __future__ import annotations

from pathlib import Path, PurePosixPath

from knowledge.store.database import Database, Row
from skills.documents.audiences import PRIVATE, same_name
from skills.documents.folder import is_same, is_there


def gone(database: Database, folder: Path, digest: str, path: str) -> Row | None:
    """A file with the same content that is not where it was, or there only because case does not count.

    What was a member's own and went some time ago is not what others now have: nothing of it is told to them.
    """
    rows = database.rows(
        "SELECT * FROM document_files WHERE digest = ? AND problem IS NULL AND same_as IS NULL ORDER BY id",
        (digest,),
    )
    for row in rows:
        own = PurePosixPath(row["path"]).parts[:2]
        if row["gone_since"] and own[0] == PRIVATE and own != PurePosixPath(path).parts[:2]:
            continue
        before = folder / row["path"]
        alike = same_name(row["path"], path) and is_same(before, folder / path)
        if alike or not is_there(before):
            return row
    return None


def first(database: Database, folder: Path, digest: str, audience: str, path: str) -> Row | None:
    """Another file with the same content for the same audience, which has the documents."""
    rows = database.rows(
        "SELECT f.* FROM document_files f WHERE f.digest = ? AND f.path <> ? AND f.same_as IS NULL"
        " AND f.problem IS NULL AND f.aside_since IS NULL AND f.gone_since IS NULL"
        " AND EXISTS (SELECT 1 FROM documents d WHERE d.file_id = f.id AND d.audience = ?) ORDER BY f.id",
        (digest, path, audience),
    )
    return next((row for row in rows if is_there(folder / row["path"])), None)
