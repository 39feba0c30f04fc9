"""A member leaves: what each skill of a pod does then, in one transaction, and what the pod itself holds of them."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from knowledge.clock import to_text
from knowledge.store.changes import Changes
from skills.engine.command import Asker, Running
from skills.engine.estate import Leaving

if TYPE_CHECKING:
    from pods.engine.pod import LocalPod


def belongings(pod: LocalPod, leaving: Leaving) -> dict[str, list[dict[str, Any]]]:
    """The rows of the pod's tables that are the member's, as they are stored, by table. Blocks."""
    found: dict[str, list[dict[str, Any]]] = {}
    for estate in (estate for skill in pod.skills for estate in skill.estates):
        known = found.setdefault(estate.table, [])
        known += [row for row in estate.theirs(pod.database, leaving) if row not in known]
    return {table: rows for table, rows in found.items() if rows}


def leave(pod: LocalPod, leaving: Leaving, asker: Asker) -> None:
    """Takes a member out of everything that the pod keeps: private things go, shared ones are the heir's. Blocks.

    It cannot be undone: what the journal held of what was private goes as well.
    """
    with pod.database.transaction():
        changes, library, settings = Changes(pod.database), pod.library, pod.settings
        running = Running(asker, pod.database, changes, pod.outbox, library=library, settings=settings)
        _forget_journal(pod, leaving, asker)
        for skill in pod.skills:
            if skill.leave is not None:
                skill.leave(leaving, running)
        for skill in pod.skills:
            for estate in skill.estates:
                estate.leave(pod.database, leaving)
        pod.database.rows(
            "UPDATE outbox SET status = CASE WHEN status IN ('pending', 'sending') THEN 'dropped' ELSE status END,"
            " facts = '{}', reason = CASE WHEN status IN ('pending', 'sending') THEN 'left' ELSE reason END"
            " WHERE member_id = ?",
            (leaving.member_id,),
        )


def _forget_journal(pod: LocalPod, leaving: Leaving, asker: Asker) -> None:
    """Empties entries that hold rows of the member's own: a private thing, or one that is about them alone."""
    estates = [estate for skill in pod.skills for estate in skill.estates]
    own = {(estate.table, estate.own) for estate in estates if estate.own}
    below = {
        (table, column): ids
        for estate in estates
        if (ids := {row["id"] for row in estate.going_rows(pod.database, leaving)})
        for table, _, column in (one.partition(".") for one in estate.below)
    }
    for entry in pod.database.rows("SELECT id, changes, undone_at FROM journal WHERE changes <> '[]'"):
        if any(_is_theirs(change, own, below, leaving) for change in json.loads(entry["changes"])):
            pod.database.rows(
                "UPDATE journal SET changes = '[]', undone_at = coalesce(undone_at, ?) WHERE id = ?",
                (to_text(asker.now), entry["id"]),
            )


def _is_theirs(
    change: list[Any], own: set[tuple[str, str]], below: dict[tuple[str, str], set[int]], leaving: Leaving
) -> bool:
    table, _, before, after = change
    return any(
        row is not None
        and (
            row.get("audience") == leaving.audience
            or any(row.get(column) == leaving.member_id for of, column in own if of == table)
            or any(row.get(column) in ids for (of, column), ids in below.items() if of == table)
        )
        for row in (before, after)
    )
