"""Erasing for good what was forgotten or replaced, once nobody can bring it back any more."""

from __future__ import annotations

from datetime import datetime, timedelta

from knowledge.clock import from_text, to_text
from knowledge.store.database import Database
from skills.engine.command import Running
from skills.facts.commands import skill

KEPT = timedelta(days=7)
"""As long as the button that undoes it works."""


@skill.wakes
def erase(running: Running) -> None:
    """Deletes the rows, and with them texts and vectors; what the journal held of them goes, too."""
    now = to_text(running.asker.now)
    until = to_text(running.asker.now - KEPT)
    for row in running.rows("SELECT id FROM facts WHERE gone_at <= ?", (until,)):
        running.rows(
            "UPDATE journal SET changes = '[]', undone_at = coalesce(undone_at, ?) WHERE EXISTS (SELECT 1 FROM"
            " json_each(journal.changes) AS one WHERE json_extract(one.value, '$[0]') IN ('facts', 'documents')"
            " AND json_extract(one.value, '$[1]') = ?)",
            (now, row["id"]),
        )
        running.rows("DELETE FROM documents WHERE id = ?", (row["id"],))


@skill.wakes_next
def next_erasing(database: Database) -> datetime | None:
    """When the first of what is gone is to be erased."""
    row = database.row("SELECT min(gone_at) AS at FROM facts WHERE gone_at IS NOT NULL")
    return from_text(row["at"]) + KEPT if row and row["at"] else None
