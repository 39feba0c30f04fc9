"""Doing chores: who did it, what is due next, and the points that a grown-up agrees to."""

from __future__ import annotations

import json
from typing import Any

from knowledge.clock import from_text, to_text
from knowledge.store.database import Row
from skills.chores.commands import ApproveChore, FinishChore, RefuseChore, skill
from skills.chores.store import Chore, chore_of, is_grown_up, member_of, name_of
from skills.engine.asking import MissingError, NotFoundError
from skills.engine.command import GROWN_UPS, Outcome, Reading, Ref, Running
from skills.engine.errors import PersonError
from skills.engine.permissions import check
from skills.engine.zones import following, wall

KIND = "chore"
"""The kind of outbox rows about chores."""


@skill.command(FinishChore)
def finish(command: FinishChore, running: Running) -> Outcome:
    """Notes who did it; a recurring chore moves to its next day after now and after the day it was due.

    Whoever does it: the one whose turn it was has not done it, and by count the turn passes on all the same, because
    the work of that turn is done.
    """
    asker, chore = running.asker, chore_of(running, command.chore_id)
    doer = member_of(asker, command.by or asker.member.id).id
    own = doer == asker.member.id and doer in chore.concerns(asker.now)
    check(command, asker, own=own)
    if chore.row["status"] != "open":
        raise PersonError("chore-not-open", text=chore.text)
    if chore.row["needs_photo"] and command.photo is None and asker.member.role not in GROWN_UPS:
        raise MissingError("photo", "ask-chore-photo", text=chore.text)
    holders = chore.doers(chore.turn(asker.now))
    after = _after(chore, running)
    before = {name: chore.row[name] for name in after}
    waits = bool(chore.row["points"]) and not is_grown_up(asker, asker.member.id)
    done_id = running.changes.insert(
        "chores_done",
        {
            "chore_id": chore.id,
            "member_id": doer,
            "at": to_text(asker.now),
            "text": chore.text,
            "points": chore.row["points"],
            "status": "waiting" if waits else "counted",
            "decided_by": asker.member.id if chore.row["points"] and not waits else None,
            "photo": command.photo,
            "before": json.dumps(before),
            "after": json.dumps(after),
        },
    )
    running.changes.update("chores", chore.id, after)
    if waits:
        tell([one.id for one in asker.members if one.role in GROWN_UPS], "approve", done_id, chore.id, running)
    notes = [*_credit(chore, doer, holders, running), *_points(chore, doer, waits, running), *_next(chore, running)]
    facts = {"text": chore.text}
    return Outcome("chore-done", facts, (Ref(skill.name, chore.id),), tuple(notes))


def _after(chore: Chore, running: Running) -> dict[str, Any]:
    """The columns of the chore once it is done: its next day and turn, or that it is no more."""
    row, now = chore.row, running.asker.now
    turn = row["turn"] + (1 if row["turns"] == "count" else 0)
    if row["rule"] and row["first"] and chore.due is not None:
        upcoming = following(row["rule"], from_text(row["first"]), chore.zone, max(now, chore.due))
        if upcoming is not None:
            return {"due": to_text(upcoming), "turn": turn, "status": "open"}
    lasts = row["turns"] is not None and not row["rule"]
    due = None if lasts else row["due"]
    return {"due": due, "turn": turn, "status": "open" if lasts else "done"}


def _credit(chore: Chore, doer: int, holders: tuple[int, ...], running: Running) -> list[Outcome]:
    """Who did it, where that is not who said so, and whose turn it was, where that is somebody else."""
    asker = running.asker
    notes = [Outcome("chore-done-by", {"name": name_of(asker, doer)})] if doer != asker.member.id else []
    if chore.in_turns and doer not in holders:
        notes.append(Outcome("chore-done-instead", {"name": name_of(asker, holders[0])}))
    return notes


def _points(chore: Chore, doer: int, waits: bool, running: Running) -> list[Outcome]:
    points = chore.row["points"]
    if not points:
        return []
    if waits:
        return [Outcome("chore-points-wait", {"points": points})]
    name, total = name_of(running.asker, doer), points_of(running, doer)
    return [Outcome("chore-points", {"points": points, "name": name, "total": total})]


def _next(before: Chore, running: Running) -> list[Outcome]:
    """Whose turn comes now."""
    chore, now = chore_of(running, before.id), running.asker.now
    if not chore.in_turns or chore.row["status"] != "open":
        return []
    name = name_of(running.asker, chore.rota.holder(chore.turn(now)))
    return [Outcome("chore-next", {"name": name, "day": wall(chore.due, chore.zone).date() if chore.due else None})]


def points_of(source: Reading | Running, member: int) -> int:
    """All points of a member that count."""
    rows = source.rows(
        "SELECT coalesce(sum(points), 0) AS n FROM chores_done WHERE member_id = ? AND status = 'counted'", (member,)
    )
    return int(rows[0]["n"])


def tell(
    members: list[int], what: str, about: int, chore_id: int, running: Running, expires: str | None = None
) -> None:
    """Puts a row for each of the members: `what` is to be said about a row of `chores_done` or `chore_swaps`."""
    now = running.asker.now
    for member in members:
        running.outbox.put(
            member_id=member,
            kind=KIND,
            due=now,
            now=now,
            facts={"what": what, "about": about, "from": running.asker.member.id},
            subject_id=chore_id,
            timed=False,
            expires=from_text(expires) if expires else None,
        )


def done_row(source: Reading | Running, done_id: int) -> Row:
    """What was noted when a chore was done. Raises NotFoundError."""
    rows = source.rows("SELECT * FROM chores_done WHERE id = ?", (done_id,))
    if not rows:
        raise NotFoundError("chore-done-gone")
    return rows[0]


@skill.command(ApproveChore)
def approve(command: ApproveChore, running: Running) -> Outcome:
    """The points count from now on, and the child is told."""
    row = done_row(running, command.done_id)
    if row["status"] != "waiting":
        return _decided(row, running)
    running.changes.note(asked_by=row["member_id"], word="counted")
    running.changes.update("chores_done", row["id"], {"status": "counted", "decided_by": running.asker.member.id})
    tell([row["member_id"]], "approved", row["id"], row["chore_id"], running)
    total = points_of(running, row["member_id"])
    facts = {"name": name_of(running.asker, row["member_id"]), "points": row["points"], "total": total}
    return Outcome("chore-approved", {**facts, "text": row["text"]})


@skill.command(RefuseChore)
def refuse(command: RefuseChore, running: Running) -> Outcome:
    """The chore is to be done again, unless it went on since; the child is told."""
    row = done_row(running, command.done_id)
    if row["status"] != "waiting":
        return _decided(row, running)
    running.changes.note(asked_by=row["member_id"], word="refused")
    running.changes.update("chores_done", row["id"], {"status": "refused", "decided_by": running.asker.member.id})
    before, after = json.loads(row["before"]), json.loads(row["after"])
    chores = running.rows("SELECT * FROM chores WHERE id = ?", (row["chore_id"],))
    if chores and all(chores[0][name] == value for name, value in after.items()):
        running.changes.update("chores", row["chore_id"], before)
    tell([row["member_id"]], "refused", row["id"], row["chore_id"], running)
    return Outcome("chore-refused", {"name": name_of(running.asker, row["member_id"]), "text": row["text"]})


def _decided(row: Row, running: Running) -> Outcome:
    """Somebody else was quicker."""
    facts = {"name": name_of(running.asker, row["decided_by"]), "text": row["text"]}
    return Outcome("chore-approved-already" if row["status"] == "counted" else "chore-refused-already", facts)
