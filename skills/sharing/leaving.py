"""When a member leaves: what is owed stays owed, to somebody who is known by name from now on."""

from __future__ import annotations

from skills.engine.command import Running
from skills.engine.estate import Leaving
from skills.sharing.commands import skill


@skill.leaves
def leave(leaving: Leaving, running: Running) -> None:
    """Puts the member's name in the place of the member, as for people outside of the household."""
    named = {"name": leaving.name, "member": leaving.member_id}
    running.rows("UPDATE expense_shares SET person = :name, member_id = NULL WHERE member_id = :member", named)
    for side in ("debtor", "creditor"):
        running.rows(f"UPDATE debts SET {side}_name = :name, {side}_id = NULL WHERE {side}_id = :member", named)
