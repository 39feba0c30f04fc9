"""When a member leaves: turns that were swapped with them are as if nobody had asked."""

from __future__ import annotations

from skills.chores.commands import skill
from skills.engine.command import Running
from skills.engine.estate import Leaving


@skill.leaves
def leave(leaving: Leaving, running: Running) -> None:
    """Deletes the member's swaps: a turn that they took is its owner's again."""
    running.rows("DELETE FROM chore_swaps WHERE :member IN (giver, taker)", {"member": leaving.member_id})
