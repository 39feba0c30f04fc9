"""Running commands on reminders, and waking when one is due."""

from __future__ import annotations

import json
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from knowledge.clock import from_text, to_text
from knowledge.people import private_to
from knowledge.store.database import Database, Row
from skills.engine.asking import NotAllowedError, NotFoundError
from skills.engine.command import GROWN_UPS, Asker, Outcome, Reading, Ref, Running
from skills.engine.errors import PersonError
from skills.engine.matching import likeness
from skills.engine.zones import following, latest
from skills.reminders.commands import (
    CancelReminders,
    ChangeReminder,
    CreateReminder,
    FindReminders,
    FinishReminder,
    SnoozeReminder,
    skill,
)
from skills.reminders.store import facts, waiting


@skill.command(CreateReminder)
def create(command: CreateReminder, running: Running) -> Outcome:
    """Stores the reminder; firing needs nothing but this row."""
    asker = running.asker
    if asker.member.role not in GROWN_UPS and set(command.who) != {asker.member.id}:
        raise NotAllowedError("not-allowed-remind-others")
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
        },
    )
    return Outcome("reminder-created", facts(_row(running, reminder_id), asker), (Ref(skill.name, reminder_id),))


@skill.command(ChangeReminder)
def change(command: ChangeReminder, running: Running) -> Outcome:
    """Moves the reminder or changes whom it is for."""
    row = _made(_row(running, command.reminder_id), running.asker)
    new: dict[str, str | int | float | None] = {}
    if command.due is not None:
        if command.due < running.asker.now:
            raise PersonError("reminder-past", due=command.due)
        new |= dict.fromkeys(("due", "next_at", "first"), to_text(command.due))
    if command.rule is not None:
        new["rule"] = command.rule
    if command.text is not None:
        new["text"] = command.text
    who = [*json.loads(row["who"]), *command.add_who] if not command.only_who else list(command.only_who)
    if running.asker.member.role not in GROWN_UPS and set(who) != {running.asker.member.id}:
        raise NotAllowedError("not-allowed-remind-others")
    new["who"] = json.dumps(list(dict.fromkeys(who)))
    running.changes.update("reminders", command.reminder_id, new)
    changed = facts(_row(running, command.reminder_id), running.asker)
    return Outcome("reminder-changed", changed, (Ref(skill.name, command.reminder_id),))


def _ask_cancel(command: CancelReminders, reading: Reading) -> Outcome:
    rows = [row for one in command.reminder_ids for row in reading.rows("SELECT * FROM reminders WHERE id = ?", (one,))]
    if not rows:
        raise NotFoundError("reminder-gone")
    for row in rows:
        _made(row, reading.asker)
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
        row = _made(_row(running, reminder_id), running.asker)
        running.outbox.drop("reminder", reminder_id)
        cancelled = facts(row, running.asker)
        running.changes.update("reminders", reminder_id, {"status": "cancelled", "next_at": None})
    return Outcome("reminder-cancelled", cancelled)


@skill.command(FinishReminder)
def finish(command: FinishReminder, running: Running) -> Outcome:
    """Closes a reminder that came; a recurring one goes on."""
    row = _mine(running, command.reminder_id)
    running.outbox.drop("reminder", command.reminder_id)
    if row["rule"] is None and row["status"] == "waiting":
        running.changes.update("reminders", command.reminder_id, {"status": "done", "next_at": None})
    return Outcome("reminder-done", facts(row, running.asker))


@skill.command(SnoozeReminder)
def snooze(command: SnoozeReminder, running: Running) -> Outcome:
    """Lets the reminder come again later."""
    row = _mine(running, command.reminder_id)
    if command.until <= running.asker.now:
        raise PersonError("reminder-past", due=command.until)
    new: dict[str, str | int | float | None] = {"next_at": to_text(command.until), "status": "waiting"}
    if row["rule"] is None:
        new["due"] = to_text(command.until)
    running.changes.update("reminders", command.reminder_id, new)
    snoozed = {**facts(row, running.asker), "due": command.until}
    return Outcome("reminder-snoozed", snoozed, (Ref(skill.name, command.reminder_id),))


@skill.command(FindReminders, changes=False)
def find(command: FindReminders, running: Running) -> Outcome:
    """Lists the waiting reminders, one line each; in the group nobody's, because everybody reads along."""
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
    lines = tuple(Outcome("reminder-line", facts(row, asker)) for row in rows[:30])
    refs = (Ref(skill.name, rows[0]["id"]),) if len(rows) == 1 else ()
    return Outcome("reminders-found", {"lines": lines, "count": len(rows)}, refs)


@skill.wakes
def wake(running: Running) -> None:
    """Everything due becomes outbox rows, and recurring ones move on, in one transaction.

    Occurrences missed while the product was down are sent once, as the latest one.
    """
    now = running.asker.now
    due = running.rows(
        "SELECT * FROM reminders WHERE status = 'waiting' AND next_at <= ? ORDER BY next_at, id",
        (to_text(now),),
    )
    for row in due:
        at = _latest(row, now)
        for member_id in json.loads(row["who"]):
            running.outbox.put(
                member_id=member_id,
                kind="reminder",
                due=at,
                now=now,
                facts={"text": row["text"], "from": row["owner"]},
                subject_id=row["id"],
            )
        upcoming = _following(row, now)
        running.rows(
            "UPDATE reminders SET next_at = :next, due = coalesce(:next, due) WHERE id = :id",
            {"next": to_text(upcoming) if upcoming else None, "id": row["id"]},
        )


def _latest(row: Row, now: datetime) -> datetime:
    """The last of the turns that are due; it was snoozed to `next_at`, or that is the first of them."""
    at = from_text(row["next_at"])
    if row["rule"] is None:
        return at
    turn = latest(row["rule"], from_text(row["first"]), ZoneInfo(row["zone"]), now)
    return max(at, turn) if turn is not None else at


def _following(row: Row, now: datetime) -> datetime | None:
    if row["rule"] is None:
        return None
    return following(row["rule"], from_text(row["first"]), ZoneInfo(row["zone"]), now)


@skill.wakes_next
def next_wake(database: Database) -> datetime | None:
    """When the next reminder is due."""
    row = database.row("SELECT min(next_at) AS at FROM reminders WHERE status = 'waiting'")
    return from_text(row["at"]) if row and row["at"] else None


def _row(running: Running, reminder_id: int) -> Row:
    rows = running.rows("SELECT * FROM reminders WHERE id = ?", (reminder_id,))
    if not rows:
        raise NotFoundError("reminder-gone")
    return rows[0]


def _made(row: Row, asker: Asker) -> Row:
    """Only who made a reminder, or a grown-up, may change it or take it away. Raises NotAllowedError."""
    if asker.member.id != row["owner"] and asker.member.role not in GROWN_UPS:
        raise NotAllowedError("not-allowed-others")
    return row


def _mine(running: Running, reminder_id: int) -> Row:
    """Done and later are for whom the reminder is for, too. Raises NotAllowedError."""
    row, asker = _row(running, reminder_id), running.asker
    concerned = asker.member.id == row["owner"] or asker.member.id in json.loads(row["who"])
    if not concerned and asker.member.role not in GROWN_UPS:
        raise NotAllowedError("not-allowed-others")
    return row


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
        "for": list(asker.names(json.loads(row["who"]))),
        "status": row["status"],
    }
