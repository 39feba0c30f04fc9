"""What was said is not kept for ever: messages go when nobody asks for them any more."""

from __future__ import annotations

from datetime import datetime

from knowledge.clock import from_text, to_text
from knowledge.store.database import Database
from skills.engine.command import Running
from skills.messages.commands import KEPT, skill


@skill.wakes
def forget(running: Running) -> None:
    """Deletes what is older than `KEPT`."""
    running.rows("DELETE FROM messages WHERE sent_at <= ?", (to_text(running.asker.now - KEPT),))


@skill.wakes_next
def next_forgetting(database: Database) -> datetime | None:
    """When the oldest message has been kept long enough."""
    row = database.row("SELECT min(sent_at) AS at FROM messages")
    return from_text(row["at"]) + KEPT if row is not None and row["at"] else None
