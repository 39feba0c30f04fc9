"""When time has come: what was taken away is deleted for good."""

from __future__ import annotations

from datetime import datetime, timedelta

from knowledge.clock import to_text
from knowledge.outbox import Outgoing
from knowledge.store.database import Database
from skills.documents.commands import skill
from skills.documents.store import knowledge_folder
from skills.engine.command import Outcome, Reading, Running
from skills.engine.waking import earliest, one_by_one

KEPT_ASIDE = timedelta(days=7)
"""How long what was taken away can be brought back."""
PROBLEM = "document-problem"
"""Outbox rows that say which file of the folder cannot be read."""

_NOT_SEEN = (
    "coalesce(aside_since, gone_since) IS NOT NULL AND NOT EXISTS"
    " (SELECT 1 FROM documents d WHERE d.file_id = coalesce(same_as, document_files.id) AND d.audience <> '')"
)


@skill.wakes
def wake(running: Running) -> None:
    """Deletes what was forgotten, the file and then its rows: killed in between, the rows go the next time.

    Of a file that somebody else took away only the rows go: should it be back just now, it is not ours to delete.
    """
    due = running.rows(
        f"SELECT id, path, aside_since FROM document_files WHERE {_NOT_SEEN}"
        " AND coalesce(aside_since, gone_since) <= ?",
        (to_text(running.asker.now - KEPT_ASIDE),),
    )
    folder = knowledge_folder(running.database)

    def delete(row: dict[str, object]) -> None:
        if row["aside_since"]:
            (folder / str(row["path"])).unlink(missing_ok=True)
        running.rows("DELETE FROM documents WHERE file_id = ?", (row["id"],))
        running.rows("DELETE FROM document_files WHERE id = ?", (row["id"],))

    one_by_one(running.database, due, delete, "the file", lambda row: row["id"])


@skill.wakes_next
def next_wake(database: Database) -> datetime | None:
    """When the next one is to be deleted."""
    at = earliest(
        database, f"SELECT min(coalesce(aside_since, gone_since)) AS at FROM document_files WHERE {_NOT_SEEN}"
    )
    return at + KEPT_ASIDE if at else None


@skill.announces(PROBLEM)
def tell(row: Outgoing, reading: Reading) -> Outcome | None:
    """Which file cannot be read and why; nothing where it was taken away or can be read meanwhile."""
    found = reading.rows("SELECT problem FROM document_files WHERE id = ?", (row.subject_id,))
    if not found or found[0]["problem"] is None:
        return None
    facts = {"name": row.facts["name"], "detail": row.facts["detail"]}
    return Outcome("document-problem", {"why": (Outcome(f"document-file-{row.facts['reason']}", facts),)})
