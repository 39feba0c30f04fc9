"""When a member leaves: turns swapped with them are as if nobody had asked, and whoever has a turn now keeps it."""

from __future__ import annotations

from skills.chores.commands import skill
from skills.chores.store import Chore
from skills.engine.command import Running
from skills.engine.estate import Leaving


@skill.leaves
def leave(leaving: Leaving, running: Running) -> None:
    """Deletes the member's swaps: a turn that they took is its owner's again. The order goes on without them.

    Their own turn is the next one's who stays. Who takes turns is told by the `Estate` afterwards.
    """
    running.rows("DELETE FROM chore_swaps WHERE :member IN (giver, taker)", {"member": leaving.member_id})
    for row in running.rows("SELECT * FROM chores WHERE turns IS NOT NULL"):
        chore = Chore(row)
        staying = tuple(one for one in chore.who if one != leaving.member_id)
        if staying and staying != chore.who:
            first = chore.rota.with_people(staying, chore.turn(running.asker.now)).first
            running.rows("UPDATE chores SET turns_from = ? WHERE id = ?", (first, chore.id))
