"""Setting, changing, cancelling and listing reminders."""

from __future__ import annotations

import json
from typing import Any

from knowledge.clock import from_text, to_text
from knowledge.people import private_to
from knowledge.store.changes import Value
from knowledge.store.database import Row
from skills.engine.asking import NotAllowedError, NotFoundError
from skills.engine.command import Asker, Outcome, Reading, Ref, Running
from skills.engine.errors import PersonError
from skills.engine.matching import likeness
from skills.engine.permissions import check
from skills.reminders import sent
from skills.reminders.commands import CancelReminders, ChangeReminder, CreateReminder, FindReminders, skill
from skills.reminders.settling import forget_asks, pass_on
from skills.reminders.store import asks_of, facts, get, made, minutes_of, nag_of, people, waiting
from skills.reminders.turns import other_adult

MOST_LINES = 30


@skill.command(CreateReminder)
def create(command: CreateReminder, running: Running) -> Outcome:
    """Stores the reminder; firing needs nothing but this row."""
    asker = running.asker
    check(command, asker, own=set(command.who) == {asker.member.id}, key="not-allowed-remind-others")
    if command.due < asker.now:
        raise PersonError("reminder-past", due=command.due)
    reminder_id = running.changes.insert(
        "reminders",
        {
            "text": command.text,
            "first": to_text(command.due),
            "due": to_text(command.due),
            "next_at": to_text(command.due),
            "zone": str(asker.zone),
            "rule": command.rule,
            "who": json.dumps(command.who),
            "owner": asker.member.id,
            "audience": private_to(asker.member.id),
            "created_at": to_text(asker.now),
            "nag_seconds": round(command.nag.total_seconds()) if command.nag else None,
            "nag_times": command.nag_times,
            "hand_to": command.hand_to,
            "urgent": int(command.urgent),
        },
    )
    return _told("reminder-created", get(running.rows, reminder_id), running)


def _told(key: str, row: Row, running: Running) -> Outcome:
    """A reminder as it is now, and how it goes on when nobody does it."""
    notes = []
    nag = nag_of(row)
    if nag is not None:
        instead = other_adult(running, row, without=people(row))
        how = {"nag": minutes_of(nag), "count": row["nag_times"]}
        if instead is None:
            notes.append(Outcome("reminder-nags", how))
        else:
            own = instead.id == running.asker.member.id
            notes.append(
                Outcome("reminder-nags-then-you" if own else "reminder-nags-then", how | {"name": instead.name})
            )
    if row["urgent"]:
        notes.append(Outcome("reminder-urgent"))
    return Outcome(key, facts(row, running.asker), (Ref(skill.name, row["id"]),), tuple(notes))


@skill.command(ChangeReminder)
def change(command: ChangeReminder, running: Running) -> Outcome:
    """Moves the reminder or changes whom it is for. Who is added after it came is reminded at once."""
    asker = running.asker
    row = made(get(running.rows, command.reminder_id), asker)
    asks = asks_of(running.rows, row["id"])
    new: dict[str, Value] = {}
    if command.due is not None:
        if command.due < asker.now:
            raise PersonError("reminder-past", due=command.due)
        new |= dict.fromkeys(("due", "next_at", "first"), to_text(command.due))
        new |= {"status": "waiting", **dict.fromkeys(("handed_to", "done_by", "done_at"))}
    if command.rule is not None:
        new["rule"] = command.rule
    if command.text is not None:
        new["text"] = command.text
    if command.nag is not None:
        new["nag_seconds"] = round(command.nag.total_seconds()) or None
    if command.urgent is not None:
        new["urgent"] = int(command.urgent)
    before = people(row)
    who = [*before, *command.add_who] if not command.only_who else list(command.only_who)
    check(command, asker, own=set(who) == {asker.member.id}, key="not-allowed-remind-others")
    new["who"] = json.dumps(list(dict.fromkeys(who)))
    running.changes.update("reminders", row["id"], new)
    row = get(running.rows, row["id"])
    if command.due is not None:
        forget_asks(running, asks)
        running.outbox.drop(sent.KIND, row["id"])
    elif asks:
        _go_on_with(running, row, asks, before)
    return _told("reminder-changed", row, running)


def _go_on_with(running: Running, row: Row, asks: list[Row], before: list[int]) -> None:
    """The turn that came goes on for whom the reminder is for now, at the interval it has now."""
    now, nag = running.asker.now, nag_of(row)
    gone = [ask for ask in asks if ask["member_id"] not in people(row) and ask["member_id"] in before]
    forget_asks(running, gone)
    if nag is not None:
        for ask in asks:
            if ask not in gone and ask["again_at"] is None:
                running.changes.update("reminder_asks", ask["id"], {"again_at": to_text(now + nag)})
    pass_on(running, row, [one for one in people(row) if one not in before], from_text(asks[0]["at"]))


def _ask_cancel(command: CancelReminders, reading: Reading) -> Outcome:
    rows = [row for one in command.reminder_ids for row in reading.rows("SELECT * FROM reminders WHERE id = ?", (one,))]
    if not rows:
        raise NotFoundError("reminder-gone")
    for row in rows:
        made(row, reading.asker)
    return Outcome(
        "reminder-cancel-sure",
        facts(rows[0], reading.asker),
        tuple(Ref(skill.name, row["id"]) for row in rows),
    )


@skill.command(CancelReminders, asks_first=_ask_cancel)
def cancel(command: CancelReminders, running: Running) -> Outcome:
    """Cancels the reminders; they stay in the store as cancelled."""
    cancelled: dict[str, Any] = {}
    for reminder_id in command.reminder_ids:
        row = made(get(running.rows, reminder_id), running.asker)
        running.outbox.drop(sent.KIND, reminder_id)
        forget_asks(running, asks_of(running.rows, reminder_id))
        cancelled = facts(row, running.asker)
        running.changes.update("reminders", reminder_id, {"status": "cancelled", "next_at": None})
    return Outcome("reminder-cancelled", cancelled)


@skill.command(FindReminders, changes=False)
def find(command: FindReminders, running: Running) -> Outcome:
    """Lists the waiting reminders, one line each, those that came and wait for an answer first.

    In the group it lists nobody's, because everybody reads along.
    """
    asker = running.asker
    if asker.group:
        raise NotAllowedError("ask-in-private")
    rows = waiting(running.rows, asker.member)
    if command.start and command.end:
        rows = [row for row in rows if command.start <= from_text(row["due"]) < command.end]
    if command.words:
        rows = [row for row in rows if likeness(command.words, row["text"]) >= 0.5] or rows
    if not rows:
        return Outcome("reminders-none")
    lines = [_line(row, _open_asks(row, running), asker) for row in rows]
    lines.sort(key=lambda line: (line.key == LINE, line.facts["due"]))
    refs = (Ref(skill.name, rows[0]["id"]),) if len(rows) == 1 else ()
    return Outcome("reminders-found", {"lines": tuple(lines[:MOST_LINES]), "count": len(rows)}, refs)


LINE = "reminder-line"


def _open_asks(row: Row, running: Running) -> list[Row]:
    """Who has not answered; of a recurring one only today."""
    asks, asker = asks_of(running.rows, row["id"]), running.asker
    if row["rule"] is None or row["nag_seconds"]:
        return asks
    return [ask for ask in asks if from_text(ask["at"]).astimezone(asker.zone).date() == asker.local_now.date()]


def _line(row: Row, asks: list[Row], asker: Asker) -> Outcome:
    """What it is, and whose Done it waits for."""
    if not asks:
        return Outcome(LINE, facts(row, asker))
    since = min(from_text(ask["at"]) for ask in asks)
    here = next((ask for ask in asks if ask["member_id"] == asker.member.id), None)
    about = {**facts(row, asker), "due": since}
    if here is None:
        return Outcome(f"{LINE}-theirs", about | {"names": asker.names([ask["member_id"] for ask in asks])})
    if row["handed_to"] is not None and row["handed_to"] != asker.member.id:
        return Outcome(f"{LINE}-handed", about | {"names": asker.names([row["handed_to"]])})
    return Outcome(f"{LINE}-open", about)


@skill.exports
def export(reading: Reading) -> dict[str, list[dict[str, Any]]]:
    """All reminders."""
    return {"reminders": [_exported(row, reading.asker) for row in reading.rows("SELECT * FROM reminders ORDER BY id")]}


def _exported(row: Row, asker: Asker) -> dict[str, Any]:
    return {
        "text": row["text"],
        "due": from_text(row["due"]),
        "zone": row["zone"],
        "rrule": row["rule"],
        "for": list(asker.names(people(row))),
        "status": row["status"],
    }
