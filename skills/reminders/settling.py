"""Answering a reminder: done, later, somebody else. Who answers what is settled already is told so, kindly."""

from __future__ import annotations

from datetime import datetime, timedelta

from knowledge.clock import from_text, to_text
from knowledge.store.changes import Value
from knowledge.store.database import Row
from skills.engine.command import Asker, Outcome, Ref, Running
from skills.engine.errors import PersonError
from skills.engine.permissions import reaches
from skills.engine.zones import instant, wall
from skills.reminders import sent
from skills.reminders.commands import FinishReminder, FinishReminders, NotMe, SnoozeReminder, skill
from skills.reminders.store import ask_of, asks_of, concerns, facts, get, mine, people
from skills.reminders.turns import new_ask, other_adult


@skill.command(FinishReminder)
def finish(command: FinishReminder, running: Running) -> Outcome:
    """Closes a reminder for everybody; a recurring one goes on."""
    row = mine(get(running.rows, command.reminder_id), running.asker)
    if not _close(running, row):
        return settled(row, running.asker)
    return Outcome("reminder-done", facts(row, running.asker))


@skill.command(FinishReminders)
def finish_all(command: FinishReminders, running: Running) -> Outcome:
    """Closes several reminders; those that are settled already stay so."""
    found = [row for one in dict.fromkeys(command.reminder_ids) for row in _there(running, one)]
    closed = [row["text"] for row in found if _close(running, row)]
    if not closed:
        return Outcome("reminders-settled")
    return Outcome("reminders-done", {"texts": tuple(closed)})


def _there(running: Running, reminder_id: int) -> list[Row]:
    """The reminder, where it is not gone and still is for who answers: one of several keeps nobody from the others."""
    rows = running.rows("SELECT * FROM reminders WHERE id = ?", (reminder_id,))
    return [row for row in rows if reaches(FinishReminders, running.asker, own=concerns(row, running.asker))]


def _close(running: Running, row: Row) -> bool:
    """Ends the present turn. Whether there was anything to end."""
    asks = asks_of(running.rows, row["id"])
    once = row["rule"] is None and row["status"] == "waiting"
    if not asks and not once:
        return False
    forget_asks(running, asks)
    running.outbox.drop(sent.KIND, row["id"])
    new: dict[str, Value] = {"done_by": running.asker.member.id, "done_at": to_text(running.asker.now)}
    if once:
        new |= {"status": "done", "next_at": None}
    running.changes.update("reminders", row["id"], new)
    return True


def settled(row: Row, asker: Asker) -> Outcome:
    """What to say to who answers a reminder that waits for no answer."""
    ref = (Ref(skill.name, row["id"]),)
    if row["status"] == "cancelled":
        return Outcome("reminder-was-cancelled", {"text": row["text"]}, ref)
    if row["done_at"]:
        done = {"at": from_text(row["done_at"]), "names": asker.names([row["done_by"]])}
        return Outcome("reminder-was-done", {"text": row["text"], **done}, ref)
    if row["status"] == "done":
        return Outcome("reminder-is-settled", {"text": row["text"]}, ref)
    return Outcome("reminder-not-due", facts(row, asker), ref)


def forget_asks(running: Running, asks: list[Row]) -> None:
    """Nobody waits for an answer to these any more."""
    for ask in asks:
        running.changes.delete("reminder_asks", ask["id"])


# --- later ------------------------------------------------------------------------------------------------------------


@skill.command(SnoozeReminder)
def snooze(command: SnoozeReminder, running: Running) -> Outcome:
    """Lets the reminder come again later: to who asks for it; the whole reminder where it is nobody else's."""
    asker = running.asker
    row = mine(get(running.rows, command.reminder_id), asker)
    asks = asks_of(running.rows, row["id"])
    over = row["status"] != "waiting" or row["rule"] is not None
    if not asks and over and not command.in_words:
        return settled(row, asker)
    own = next((ask for ask in asks if ask["member_id"] == asker.member.id), None)
    until = _until(command, from_text((own or row)["at" if own else "due"]), asker)
    if until <= asker.now:
        raise PersonError("reminder-past", due=until)
    alone = [ask["member_id"] for ask in asks] in ([], [asker.member.id]) or own is None
    if row["rule"] is None and alone:
        forget_asks(running, asks)
        again: dict[str, Value] = {"due": to_text(until), "next_at": to_text(until), "status": "waiting"}
        running.changes.update("reminders", row["id"], again | dict.fromkeys(("handed_to", "done_by", "done_at")))
    elif own is not None:
        running.changes.update("reminder_asks", own["id"], {"times": 0, "again_at": to_text(until)})
    else:
        ask = {**new_ask(row, asker.member.id, asker.now, asker.now), "times": 0, "again_at": to_text(until)}
        running.changes.insert("reminder_asks", ask)
    return Outcome("reminder-snoozed", {**facts(row, asker), "due": until}, (Ref(skill.name, row["id"]),))


def _until(command: SnoozeReminder, was: datetime, asker: Asker) -> datetime:
    """The instant until which it waits; `was` is when the turn was due."""
    if command.until is not None:
        return command.until
    if command.tomorrow:
        day = asker.local_now.date() + timedelta(days=1)
        return instant(datetime.combine(day, wall(was, asker.zone).time()), asker.zone)
    if command.after_seconds is not None:
        return asker.now + timedelta(seconds=command.after_seconds)
    return asker.now + asker.conventions.snooze


# --- somebody else ----------------------------------------------------------------------------------------------------


@skill.command(NotMe)
def not_me(command: NotMe, running: Running) -> Outcome:
    """Leaves it to the others; where there are none, to who set it, or else to another grown-up."""
    asker = running.asker
    row = mine(get(running.rows, command.reminder_id), asker)
    me, who = asker.member.id, people(row)
    own = ask_of(running.rows, row["id"], me)
    if own is None and row["status"] != "waiting":
        return settled(row, asker)
    if own is None and me not in who:
        return _with_others(row, who, asker)
    left = [one for one in who if one != me]
    heirs = left if me not in who else []
    if not left:
        heir = other_adult(running, row, without=[me])
        if heir is None:
            return Outcome("reminder-nobody-else", {"text": row["text"]}, (Ref(skill.name, row["id"]),))
        left = heirs = [heir.id]
    handed_to = None if row["handed_to"] == me else row["handed_to"]
    new: dict[str, Value] = {"who": f"{left}", "handed_to": handed_to}
    running.changes.update("reminders", row["id"], new)
    if own is not None:
        forget_asks(running, [own])
        pass_on(running, row, heirs, from_text(own["at"]), passed_by=me)
    return _with_others(row, left, asker)


def _with_others(row: Row, who: list[int], asker: Asker) -> Outcome:
    key = "reminder-with-others-always" if row["rule"] else "reminder-with-others"
    return Outcome(key, {"text": row["text"], "names": asker.names(who)}, (Ref(skill.name, row["id"]),))


def pass_on(running: Running, row: Row, members: list[int], at: datetime, **more: int) -> None:
    """Puts the present turn to further members, from its beginning."""
    for member_id in members:
        before = ask_of(running.rows, row["id"], member_id)
        ask = new_ask(row, member_id, at, running.asker.now)
        if before is None:
            running.changes.insert("reminder_asks", ask)
        else:
            running.changes.update("reminder_asks", before["id"], ask)
        sent.tell(running, row, member_id, due=running.asker.now, **more)
