"""When a member leaves: what they asked for waits no longer. What they paid stays in the ledger."""

from __future__ import annotations

from skills.engine.command import Running
from skills.engine.estate import Leaving
from skills.expenses.commands import skill


@skill.leaves
def leave(leaving: Leaving, running: Running) -> None:
    """Ends what still waits for a second grown-up's word."""
    for table in ("proposals", "limit_changes"):
        running.rows(
            f"UPDATE {table} SET status = 'refused', decided_by = ? WHERE status = 'open' AND member_id = ?",
            (leaving.heir_id, leaving.member_id),
        )
    running.rows("DELETE FROM limit_changes WHERE about = ?", (leaving.member_id,))
