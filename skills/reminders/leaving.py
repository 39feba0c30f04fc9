"""When a member leaves: what they wanted to be reminded of themselves goes with them."""

from __future__ import annotations

from knowledge.people import private_to
from skills.engine.command import Running
from skills.engine.estate import Leaving
from skills.reminders.commands import skill


@skill.leaves
def leave(leaving: Leaving, running: Running) -> None:
    """Deletes the reminders that are by and for the member alone; what they reminded others of is the heir's."""
    member, alone = leaving.member_id, f"[{leaving.member_id}]"
    own = "SELECT id FROM reminders WHERE owner = ? AND who = ?"
    running.rows(f"DELETE FROM reminder_asks WHERE reminder_id IN ({own})", (member, alone))
    running.rows("DELETE FROM reminders WHERE owner = ? AND who = ?", (member, alone))
    running.rows(
        "UPDATE reminders SET audience = ? WHERE audience = ?", (private_to(leaving.heir_id), leaving.audience)
    )
    running.rows("UPDATE reminders SET hand_to = NULL WHERE hand_to = ?", (member,))
