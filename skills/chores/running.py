"""Running commands on chores."""

from __future__ import annotations

import json
from typing import Any
from zoneinfo import ZoneInfo

from knowledge.clock import from_text, to_text
from knowledge.people import FAMILY
from knowledge.store.database import Row
from skills.chores.commands import AddChore, ChangeChore, FindChores, FinishChore, RemoveChore, skill
from skills.engine.asking import NotAllowedError, NotFoundError
from skills.engine.command import GROWN_UPS, Asker, Outcome, Reading, Ref, Rule, Running
from skills.engine.zones import following, wall


@skill.command(AddChore)
def add(command: AddChore, running: Running) -> Outcome:
    """Stores the chore; children give chores only to themselves."""
    asker = running.asker
    if asker.member.role not in GROWN_UPS and set(command.who) != {asker.member.id}:
        raise NotAllowedError("not-allowed-chores")
    due = to_text(command.due) if command.due else None
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
        },
    )
    return Outcome("chore-created", _facts(_row(running, chore_id), asker), (Ref(skill.name, chore_id),))


@skill.command(ChangeChore)
def change(command: ChangeChore, running: Running) -> Outcome:
    """Changes what was said about the chore; children change their own, and keep it."""
    asker, row = running.asker, _row(running, command.chore_id)
    who = list(command.only_who) or list(dict.fromkeys([*json.loads(row["who"]), *command.add_who]))
    own = row["owner"] == asker.member.id and set(who) == {asker.member.id}
    if asker.member.role not in GROWN_UPS and not own:
        raise NotAllowedError("not-allowed-chores")
    new: dict[str, str | int | float | None] = {"who": json.dumps(who)}
    if command.due is not None:
        new |= {"due": to_text(command.due), "first": to_text(command.due)}
    if command.rule is not None:
        new["rule"] = command.rule
    if command.text is not None:
        new["text"] = command.text
    running.changes.update("chores", command.chore_id, new)
    return Outcome("chore-changed", _facts(_row(running, command.chore_id), asker), (Ref(skill.name, row["id"]),))


@skill.command(FinishChore)
def finish(command: FinishChore, running: Running) -> Outcome:
    """Notes who did it; a recurring chore moves to its next day."""
    asker, row = running.asker, _row(running, command.chore_id)
    if asker.member.role not in GROWN_UPS and asker.member.id not in json.loads(row["who"]):
        raise NotAllowedError("not-allowed-others")
    facts = _facts(row, asker)
    done = {"chore_id": row["id"], "member_id": asker.member.id, "at": to_text(asker.now)}
    running.changes.insert("chores_done", done)
    upcoming = None
    if row["rule"] and row["first"]:
        latest = max(asker.now, from_text(row["due"]))
        upcoming = following(row["rule"], from_text(row["first"]), ZoneInfo(row["zone"]), latest)
    if upcoming is not None:
        running.changes.update("chores", row["id"], {"due": to_text(upcoming)})
    else:
        running.changes.update("chores", row["id"], {"status": "done"})
    return Outcome("chore-done", facts, (Ref(skill.name, row["id"]),))


def _ask_remove(command: RemoveChore, reading: Reading) -> Outcome:
    return Outcome("chore-remove-sure", _facts(_row(reading, command.chore_id), reading.asker))


@skill.command(RemoveChore, roles=GROWN_UPS, asks_first=_ask_remove)
def remove(command: RemoveChore, running: Running) -> Outcome:
    """Removes the chore."""
    facts = _facts(_row(running, command.chore_id), running.asker)
    running.changes.delete("chores", command.chore_id)
    return Outcome("chore-removed", facts)


@skill.command(FindChores, changes=False)
def find(command: FindChores, running: Running) -> Outcome:
    """Lists open chores, one line each."""
    rows = running.rows("SELECT * FROM chores WHERE status = 'open' ORDER BY due IS NULL, due, id")
    if command.who:
        rows = [row for row in rows if set(json.loads(row["who"])) & set(command.who)]
    if not rows:
        return Outcome("chores-none")
    lines = tuple(Outcome("chore-line", _facts(row, running.asker)) for row in rows[:30])
    refs = (Ref(skill.name, rows[0]["id"]),) if len(rows) == 1 else ()
    return Outcome("chores-found", {"lines": lines, "count": len(rows)}, refs)


def _row(source: Reading | Running, chore_id: int) -> Row:
    rows = source.rows("SELECT * FROM chores WHERE id = ?", (chore_id,))
    if not rows:
        raise NotFoundError("chore-gone")
    return rows[0]


def _facts(row: Row, asker: Asker) -> dict[str, Any]:
    due = wall(from_text(row["due"]), asker.zone) if row["due"] else None
    who = json.loads(row["who"])
    return {
        "text": row["text"],
        "who": asker.names([one for one in who if one != asker.member.id]),
        "me": asker.member.id in who,
        "day": due.date() if due else None,
        "rule": Rule(row["rule"], due) if row["rule"] and due else None,
    }


@skill.exports
def export(reading: Reading) -> dict[str, list[dict[str, Any]]]:
    """All chores."""
    return {
        "chores": [
            {
                "text": row["text"],
                "for": list(reading.asker.names(json.loads(row["who"]))),
                "due": from_text(row["due"]) if row["due"] else None,
                "zone": row["zone"],
                "rrule": row["rule"],
                "status": row["status"],
            }
            for row in reading.rows("SELECT * FROM chores ORDER BY id")
        ]
    }
