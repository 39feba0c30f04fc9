"""Running the commands that give out, change, show and remove chores."""

from __future__ import annotations

import json
from typing import Any

from knowledge.clock import from_text, to_text
from knowledge.people import FAMILY
from skills.chores.commands import AddChore, ChangeChore, FindChores, RemoveChore, skill
from skills.chores.store import Chore, chore_of, facts_of, open_chores
from skills.chores.turns import week_of
from skills.engine.asking import NotFoundError
from skills.engine.command import Asker, Outcome, Reading, Ref, Running
from skills.engine.matching import best
from skills.engine.permissions import check
from skills.engine.zones import wall

MOST = 30
"""Lines that are shown at once."""


@skill.command(AddChore)
def add(command: AddChore, running: Running) -> Outcome:
    """Stores the chore; children give chores only to themselves, and without points."""
    asker = running.asker
    own = set(command.who) == {asker.member.id} and not command.points
    check(command, asker, own=own, key="not-allowed-chores")
    due = to_text(command.due) if command.due else None
    first_day = wall(command.due or asker.now, asker.zone).date()
    chore_id = running.changes.insert(
        "chores",
        {
            "text": command.text,
            "due": due,
            "first": due,
            "zone": str(asker.zone),
            "rule": command.rule,
            "who": json.dumps(command.who),
            "owner": asker.member.id,
            "audience": FAMILY,
            "created_at": to_text(asker.now),
            "turns": command.turns,
            "turns_from": week_of(first_day) if command.turns == "week" else 0,
            "points": command.points,
            "needs_photo": int(command.needs_photo),
        },
    )
    chore = chore_of(running, chore_id)
    return Outcome("chore-created", facts_of(chore, asker), (Ref(skill.name, chore_id),), _worth(chore))


def _worth(chore: Chore) -> tuple[Outcome, ...]:
    """What else belongs to the chore: its points, and a photo."""
    points = chore.row["points"]
    notes = [Outcome("chore-worth", {"points": points})] if points else []
    return (*notes, *([Outcome("chore-with-photo")] if chore.row["needs_photo"] else []))


@skill.command(ChangeChore)
def change(command: ChangeChore, running: Running) -> Outcome:
    """Changes what was said about the chore; children change their own, and keep it."""
    asker, chore = running.asker, chore_of(running, command.chore_id)
    who = command.only_who or tuple(dict.fromkeys([*chore.who, *command.add_who]))
    own = chore.row["owner"] == asker.member.id and set(who) == {asker.member.id} and command.points is None
    check(command, asker, own=own, key="not-allowed-chores")
    new: dict[str, Any] = {"who": json.dumps(who)}
    if command.due is not None:
        new |= {"due": to_text(command.due), "first": to_text(command.due)}
    said = {"rule": command.rule, "text": command.text, "turns": command.turns, "points": command.points}
    new |= {name: value for name, value in said.items() if value is not None}
    if command.needs_photo is not None:
        new["needs_photo"] = int(command.needs_photo)
    running.changes.update("chores", chore.id, new)
    _keep_turns(chore, who, command, running)
    changed = chore_of(running, chore.id)
    worth = _worth(changed) if command.points is not None or command.needs_photo else ()
    return Outcome("chore-changed", facts_of(changed, asker), (Ref(skill.name, chore.id),), worth)


def _keep_turns(before: Chore, who: tuple[int, ...], command: ChangeChore, running: Running) -> None:
    """Whoever has the turn keeps it, also on another day or among other people; swaps with those who left are off."""
    after, now = chore_of(running, before.id), running.asker.now
    if not after.in_turns:
        return
    turn, was = after.turn(now), before.turn(now)
    if command.turns not in (None, before.row["turns"]):
        running.changes.update("chores", after.id, {"turns_from": turn})
    elif before.in_turns and (turn != was or who != before.who):
        first = before.rota.with_people(who, was).first
        running.changes.update("chores", after.id, {"turns_from": first + turn - was})
    left = set(before.who) - set(who)
    for swap in running.rows("SELECT * FROM chore_swaps WHERE chore_id = ?", (after.id,)):
        if {swap["giver"], swap["taker"]} & left:
            running.changes.delete("chore_swaps", swap["id"])
        elif turn != was:
            back = swap["back"] + turn - was if swap["back"] is not None else None
            running.changes.update("chore_swaps", swap["id"], {"turn": swap["turn"] + turn - was, "back": back})


def _ask_remove(command: RemoveChore, reading: Reading) -> Outcome:
    return Outcome("chore-remove-sure", facts_of(chore_of(reading, command.chore_id), reading.asker))


@skill.command(RemoveChore, asks_first=_ask_remove)
def remove(command: RemoveChore, running: Running) -> Outcome:
    """Removes the chore; what was done of it stays counted."""
    chore = chore_of(running, command.chore_id)
    for swap in running.rows("SELECT id FROM chore_swaps WHERE chore_id = ?", (chore.id,)):
        running.changes.delete("chore_swaps", swap["id"])
    running.changes.delete("chores", chore.id)
    return Outcome("chore-removed", facts_of(chore, running.asker))


@skill.command(FindChores, changes=False)
def find(command: FindChores, running: Running) -> Outcome:
    """Lists open chores, one line each: what is overdue first, and whose turn it is."""
    asker = running.asker
    if command.done:
        return _what_became(command.done, running)
    found = [chore for chore in open_chores(running) if not command.who or chore.concerns(asker.now) & set(command.who)]
    if not found:
        return Outcome("chores-none")
    lines = tuple(_line(chore, asker) for chore in found[:MOST])
    refs = (Ref(skill.name, found[0].id),) if len(found) == 1 else ()
    return Outcome("chores-found", {"lines": lines, "count": len(found)}, refs)


def _line(chore: Chore, asker: Asker) -> Outcome:
    return Outcome("chore-line-late" if chore.is_late(asker) else "chore-line", facts_of(chore, asker))


def _what_became(words: str, running: Running) -> Outcome:
    """Who did it last and when, and when it is to be done next."""
    asker = running.asker
    still = best(words, open_chores(running), lambda chore: chore.text)
    done = running.rows("SELECT * FROM chores_done WHERE status != 'refused' ORDER BY at DESC, id DESC")
    last = next(iter(best(words, done, lambda row: str(row["text"]))), None)
    if not still and last is None:
        raise NotFoundError("chore-not-found", what=words)
    notes = []
    if last is not None:
        facts = {"text": last["text"], "names": asker.names((last["member_id"],)), "at": from_text(last["at"])}
        notes.append(Outcome("chore-last-done", facts))
    else:
        notes.append(Outcome("chore-never-done"))
    if not still:
        return notes[0]
    refs = (Ref(skill.name, still[0].id),) if len(still) == 1 else ()
    lines = tuple(_line(chore, asker) for chore in still[:MOST])
    return Outcome("chores-found", {"lines": lines, "count": len(still)}, refs, tuple(notes))


@skill.exports
def export(reading: Reading) -> dict[str, list[dict[str, Any]]]:
    """All chores, and what was done."""
    asker = reading.asker
    return {
        "chores": [
            {
                "text": row["text"],
                "for": list(asker.names(json.loads(row["who"]))),
                "due": from_text(row["due"]) if row["due"] else None,
                "zone": row["zone"],
                "rrule": row["rule"],
                "status": row["status"],
                "turns": row["turns"],
                "points": row["points"],
            }
            for row in reading.rows("SELECT * FROM chores ORDER BY id")
        ],
        "chores_done": [
            {
                "text": row["text"],
                "by": next(iter(asker.names((row["member_id"],))), None),
                "at": from_text(row["at"]),
                "points": row["points"],
                "status": row["status"],
                "photo": row["photo"],
            }
            for row in reading.rows("SELECT * FROM chores_done ORDER BY id")
        ],
    }
