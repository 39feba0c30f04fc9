"""What reminders say by themselves: when they are sent, several of them at once, and in a brief of some days."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, time
from typing import Any
from zoneinfo import ZoneInfo

from knowledge.clock import from_text
from knowledge.outbox import Outgoing
from knowledge.store.database import Row
from skills.engine.command import Asker, Days, Offer, Outcome, Reading, Ref
from skills.engine.zones import occurrences
from skills.reminders import sent
from skills.reminders.commands import FinishReminder, FinishReminders, NotMe, SnoozeReminder, skill
from skills.reminders.store import ask_of, facts, people

HOUR = 3600.0


@skill.announces(sent.KIND)
def remind(row: Outgoing, reading: Reading) -> Outcome | None:
    """The reminder with its buttons; nothing where it was answered, put off or overtaken by the next turn meanwhile."""
    reminder = _open(row, reading)
    if reminder is None:
        return None
    asker = reading.asker
    key, about = _from_whom("out-reminder", row, asker)
    ref = Ref(skill.name, reminder["id"])
    return Outcome(key, about, (ref,), _why_now(row, asker), offers=_offers(reminder, asker))


def _open(row: Outgoing, reading: Reading) -> Row | None:
    """The reminder that a row is about, where its turn still waits for the answer of whom the row is for."""
    found = reading.rows("SELECT * FROM reminders WHERE id = ?", (row.subject_id,))
    ask = ask_of(reading.rows, row.subject_id or 0, reading.asker.member.id)
    if not found or ask is None or from_text(ask["at"]) > row.due_at or ask["times"] < row.facts.get("times", 1):
        return None
    return found[0]


def _from_whom(key: str, row: Outgoing, asker: Asker) -> tuple[str, dict[str, Any]]:
    """The sentence and its facts, with who set it where that is somebody else."""
    about = {"text": row.facts["text"]}
    names = asker.names([row.facts["from"]]) if row.facts["from"] != asker.member.id else ()
    return (f"{key}-from", {**about, "name": names[0]}) if names else (key, about)


def _why_now(row: Outgoing, asker: Asker) -> tuple[Outcome, ...]:
    """Why it comes to this member now: others have not done it, somebody passed it on, it was not done so far."""
    said = row.facts
    if "over" in said:
        since = from_text(said["since"])
        return (Outcome("out-not-done-by", {"names": asker.names(said["over"]), "due": since}),)
    if "passed_by" in said:
        return (Outcome("out-passed-on", {"names": asker.names([said["passed_by"]])}),)
    if said.get("times", 1) > 1:
        return (Outcome("out-again", {"times": said["times"]}),)
    return ()


def _offers(reminder: Row, asker: Asker) -> tuple[Offer, ...]:
    """What can be answered; "not me" where there is somebody else."""
    one = reminder["id"]
    others = len(people(reminder)) > 1 or any(
        member.grown_up for member in asker.members if member.id != asker.member.id
    )
    return (
        Offer("done", FinishReminder(one)),
        Offer("snooze", SnoozeReminder(one)),
        Offer("hour", SnoozeReminder(one, after_seconds=HOUR)),
        Offer("tomorrow", SnoozeReminder(one, tomorrow=True)),
        *((Offer("not_me", NotMe(one)),) if others else ()),
    )


@skill.announces_together(sent.KIND)
def remind_of_all(rows: Sequence[Outgoing], reading: Reading) -> Outcome | None:
    """Several reminders as one list, with one button for all of them."""
    asker = reading.asker
    lines: dict[int, Outcome] = {}
    for row in rows:
        if row.subject_id is not None and _open(row, reading) is not None:
            key, about = _from_whom("out-reminders-line", row, asker)
            about["due"] = _today_as_time(row.due_at, asker)
            lines[row.subject_id] = Outcome(key, about, notes=_why_now(row, asker))
    if not lines:
        return None
    ids = tuple(lines)
    done = Offer("done", FinishReminders(ids), "button-all-done" if len(ids) > 1 else "")
    listed = {"count": len(lines), "lines": tuple(lines.values())}
    return Outcome("out-reminders", listed, tuple(Ref(skill.name, one) for one in ids), offers=(done,))


def _today_as_time(at: datetime, asker: Asker) -> datetime | time:
    local = at.astimezone(asker.zone)
    return local.time() if local.date() == asker.local_now.date() else at


@skill.announces(sent.NOTE)
def tell_how_it_goes_on(row: Outgoing, reading: Reading) -> Outcome | None:
    """That somebody else is asked now, or that nobody will be any more; nothing where it was done meanwhile."""
    if not reading.rows("SELECT 1 FROM reminder_asks WHERE reminder_id = ?", (row.subject_id,)):
        return None
    asker = reading.asker
    asked = [one for one in row.facts.get("asked", []) if one != asker.member.id]
    named = asker.names([row.facts["to"]] if "to" in row.facts else asked)
    key = row.facts["key"]
    if key == "out-stopped" and asker.member.id not in row.facts["asked"]:
        key = "out-stopped-theirs"
    ref = Ref(skill.name, row.subject_id or 0)
    done = Offer("done", FinishReminder(ref.id))
    return Outcome(key, {"text": row.facts["text"], "names": named}, (ref,), offers=(done,))


@skill.briefs
def brief(reading: Reading, days: Days) -> list[Outcome]:
    """The reminders that come in these days, each once, by their time."""
    asker = reading.asker
    rows = reading.rows(
        "SELECT * FROM reminders WHERE status = 'waiting' AND next_at IS NOT NULL"
        " AND EXISTS (SELECT 1 FROM json_each(who) WHERE value = ?) ORDER BY next_at, id",
        (asker.member.id,),
    )
    coming = [(at, row) for row in rows if (at := _first_in(row, days)) is not None]
    coming.sort(key=lambda pair: pair[0])
    return [Outcome("brief-reminder", {**facts(row, asker), "due": _said_in(days, at)}) for at, row in coming]


def _said_in(days: Days, at: datetime) -> datetime | time:
    """Of a single day the time of day is enough."""
    return at.astimezone(days.zone).time() if days.days == 1 else at


def _first_in(row: Row, days: Days) -> datetime | None:
    """The first time in these days at which a reminder comes."""
    at = from_text(row["next_at"])
    if row["rule"] is not None and at < days.begin:
        turns = occurrences(row["rule"], from_text(row["first"]), ZoneInfo(row["zone"]), days.begin, 1)
        at = next(turns, days.end)
    return at if days.begin <= at < days.end else None
