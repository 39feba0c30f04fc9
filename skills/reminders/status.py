"""What became of a reminder, answered from the outbox: "did dad get it?", "why did I not get it?", "is it done?"."""

from __future__ import annotations

import json
import re
from datetime import timedelta
from typing import Any

from knowledge.clock import from_text
from knowledge.store.database import Row
from skills.engine.asking import NotAllowedError
from skills.engine.command import Asker, Outcome, Ref, Running
from skills.engine.matching import best, stems
from skills.reminders import sent
from skills.reminders.commands import ReminderStatus, skill
from skills.reminders.store import ask_of, asks_of, known_to, people

LATE_AFTER = timedelta(minutes=2)
"""From when on a reminder came late."""

MOST = 400
"""Among how many of the newest reminders the one is looked for that is meant."""

NOT_DUE = "status-not-due"

REASONS = {
    "reason-no-chat": r"no channel has a chat",
    "reason-left": r"has left",
    "reason-blocked": r"blocked|forbidden|deactivated|kicked|chat not found|upgraded",
    "reason-busy": r"too many",
    "reason-no-answer": r"did not answer|time(d )?.?out|network|connect|gateway|unavailable|down|server",
}
"""What to say for the reason that the delivery noted, by what stands in it."""


@skill.command(ReminderStatus, changes=False)
def status(command: ReminderStatus, running: Running) -> Outcome:
    """Answers for each member it is for, as far as the asker may know; in the group for nobody."""
    asker = running.asker
    if asker.group:
        raise NotAllowedError("ask-in-private")
    row = _meant(command, running)
    if row is None:
        return Outcome("reminder-status-none", {"text": command.words}) if command.words else Outcome("reminders-none")
    who = command.who or tuple(dict.fromkeys([*people(row), *([row["handed_to"]] if row["handed_to"] else [])]))
    lines = tuple(_line(row, member_id, running) for member_id in who)
    notes = _how_it_stands(row, lines, running)
    return Outcome("reminder-status", {"text": row["text"], "lines": lines}, (Ref(skill.name, row["id"]),), notes)


def _meant(command: ReminderStatus, running: Running) -> Row | None:
    """The reminder that is asked about, if the asker may know of it."""
    rows = known_to(running.rows, running.asker, MOST)
    if command.words:
        rows = list(best(command.words, rows, lambda row: row["text"])) or _sharing(command.words, rows)
    rows = [row for row in rows if _is_for(row, command.who)] or rows
    spoken_of = next((row for row in rows if row["id"] == command.reminder_id), None)
    return spoken_of or sent.last_told(running.rows, rows, command.who) or next(iter(rows), None)


def _is_for(row: Row, who: tuple[int, ...]) -> bool:
    return not set(who).isdisjoint([*people(row), row["handed_to"]])


def _sharing(words: str, rows: list[Row]) -> list[Row]:
    """Those of which most words stand in what was said; none where none do."""
    said = set(stems(words))
    shared = [(len(said.intersection(stems(row["text"]))), row) for row in rows]
    most = max((count for count, _ in shared), default=0)
    return [row for count, row in shared if most and count == most]


def _line(row: Row, member_id: int, running: Running) -> Outcome:
    """What became of it for one member, by the newest row for that member."""
    asker = running.asker
    about: dict[str, Any] = {
        "me": member_id == asker.member.id,
        "who": asker.names([member_id]) if member_id != asker.member.id else (),
    }
    rows = _of_last_turn(sent.history(running.rows, row["id"], member_id))
    if member_id not in (*people(row), row["handed_to"]):
        return Outcome("status-not-for", about)
    ask = ask_of(running.rows, row["id"], member_id)
    if ask is not None and ask["times"] == 0 and ask["again_at"]:
        return Outcome(NOT_DUE, about | {"due": from_text(ask["again_at"])})
    if not rows:
        if row["next_at"]:
            return Outcome(NOT_DUE, about | {"due": from_text(row["next_at"])})
        return Outcome("status-cancelled" if row["status"] == "cancelled" else "status-not-needed", about)
    newest = next((one for one in rows if one["status"] != "dropped"), rows[0])
    match newest["status"]:
        case "sent":
            return _sent([one for one in rows if one["status"] == "sent"], about)
        case "failed":
            return Outcome("status-failed", about | {"reason": reason_of(newest["reason"])})
        case "dropped":
            return Outcome("status-cancelled" if row["status"] == "cancelled" else "status-not-needed", about)
        case _:
            return _on_its_way(newest, member_id, about, asker)


def _of_last_turn(rows: list[Row]) -> list[Row]:
    """The rows since the first one of the last turn, the newest first."""
    begun = next((n for n, row in enumerate(rows) if json.loads(row["facts"]).get("times", 1) == 1), len(rows))
    return rows[: begun + 1]


def _sent(rows: list[Row], about: dict[str, Any]) -> Outcome:
    """When it arrived; of one that came several times, how often and when last."""
    at, due, count = from_text(rows[0]["sent_at"]), from_text(rows[0]["due_at"]), len(rows)
    about = about | {"at": at, "due": due}
    if count > 1:
        return Outcome("status-sent-often", about | {"count": count})
    return Outcome("status-sent-late" if rows[0]["timed"] and at - due > LATE_AFTER else "status-sent", about)


def _on_its_way(newest: Row, member_id: int, about: dict[str, Any], asker: Asker) -> Outcome:
    """Why it has not come yet."""
    member = next((member for member in asker.members if member.id == member_id), None)
    until = member.quiet_until(asker.now) if member is not None and not newest["urgent"] else None
    if until is not None:
        return Outcome("status-quiet", about | {"due": until})
    if newest["attempts"] and newest["reason"]:
        return Outcome("status-trying", about | {"reason": reason_of(newest["reason"])})
    return Outcome("status-soon", about)


def reason_of(noted: str | None) -> tuple[Outcome, ...]:
    """The reason that the delivery noted, as a sentence."""
    fitting = (key for key, words in REASONS.items() if re.search(words, noted or "", re.IGNORECASE))
    return (Outcome(next(fitting, "reason-trouble")),)


def _how_it_stands(row: Row, lines: tuple[Outcome, ...], running: Running) -> tuple[Outcome, ...]:
    """Whether somebody has done it, with whom it is now, and when it comes next."""
    asker = running.asker
    notes = []
    asks = asks_of(running.rows, row["id"])
    if row["handed_to"] is not None:
        notes.append(Outcome("status-handed", {"names": asker.names([row["handed_to"]])}))
    if asks:
        notes.append(Outcome("status-open"))
    elif row["done_at"] is not None:
        notes.append(Outcome("status-done", {"names": asker.names([row["done_by"]]), "at": from_text(row["done_at"])}))
    if row["status"] == "cancelled":
        notes.append(Outcome("status-was-cancelled"))
    if row["next_at"] and any(line.key != NOT_DUE for line in lines):
        notes.append(Outcome("status-next", {"due": from_text(row["next_at"])}))
    return tuple(notes)
