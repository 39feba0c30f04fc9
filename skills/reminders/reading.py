"""From what was understood to commands on reminders."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import datetime, time, timedelta

from knowledge.clock import from_text
from knowledge.store.database import Row
from skills.calendar.store import named_event
from skills.engine.asking import MissingError, NotFoundError, Pick, SeveralError
from skills.engine.command import Asker, Command, Reading, Ref
from skills.engine.errors import PersonError
from skills.engine.matching import best
from skills.engine.moving import days_said, moved_to, rule_after
from skills.engine.permissions import check
from skills.engine.proper_names import names_in
from skills.engine.relative import counted
from skills.engine.request import Request
from skills.engine.rules import first_at, moved_by
from skills.engine.times import TimeKind, TimeSpan
from skills.engine.zones import following, instant, midnight, wall
from skills.reminders.commands import (
    CancelReminders,
    ChangeReminder,
    CreateReminder,
    FindReminders,
    FinishReminder,
    ReminderStatus,
    SnoozeReminder,
    skill,
)
from skills.reminders.store import asks_of, known_to, waiting

MOST_NAMES = 200
"""Reminders whose names are known when words are read, the newest."""
MOST_READ = 40
MOST_EXPECTED = 8
"""Names in so many reminders, the newest, that are expected to be said."""

TODAY_IN = timedelta(hours=1)

NAG = timedelta(minutes=10)
"""How often it comes where only "until it is done" was said."""

LEAST_NAG = timedelta(minutes=1)

OFF = "off"

OFTEN = ("FREQ=SECONDLY", "FREQ=MINUTELY", "FREQ=HOURLY")


@skill.reads("reminder_create")
def read_create(request: Request, reading: Reading) -> CreateReminder:
    """A reminder needs a text, a time and somebody who is known."""
    if request.unknown_people:
        check(CreateReminder, reading.asker, own=False, key="not-allowed-remind-others")
        raise MissingError("who", "ask-who", name=request.unknown_people[0])
    beside = _beside_an_event(request, reading)
    if beside is not None:
        return beside
    if not request.title:
        raise MissingError("title", "ask-reminder-text")
    nag = _nag(request)
    due = _due(request, reading.asker)
    if due is None and nag is not None:
        due = reading.asker.now + nag
    if due is None:
        raise _without_time(request, reading.asker)
    rule = request.when.rule if request.when else None
    if nag is not None and rule is not None and rule.startswith(OFTEN):
        rule = None
    who = request.people.ids or (reading.asker.member.id,)
    return CreateReminder(request.title, due, who, rule, nag, urgent=request.urgent)


def _without_time(request: Request, asker: Asker) -> MissingError:
    """Asks when it is to come; who may not remind them is told so at once (NotAllowedError)."""
    who = request.people.ids or (asker.member.id,)
    check(CreateReminder, asker, own=set(who) == {asker.member.id}, key="not-allowed-remind-others")
    others = asker.names([one for one in who if one != asker.member.id])
    return MissingError("when", "ask-reminder-when", text=request.title, who=others, me=asker.member.id in who)


def _nag(request: Request) -> timedelta | None:
    """How often it is to come again until it is done, where that was said; no time at all for never."""
    if request.value == OFF:
        return timedelta()
    if request.nag_seconds is None:
        return None
    return max(timedelta(seconds=request.nag_seconds), LEAST_NAG) if request.nag_seconds else NAG


def _beside_an_event(request: Request, reading: Reading) -> CreateReminder | None:
    """ "An hour before", "at 3 that day": counted from the event that a follow-up speaks of, or that the words name."""
    asker, when = reading.asker, request.when
    counts = when is not None and when.kind is TimeKind.OFFSET and when.start is None
    if not counts and not request.target:
        return None
    row = named_event(request, reading) or _named_reminder(request, reading)
    if row is None and not request.title:
        raise MissingError("title", "ask-reminder-text")
    if row is None:
        raise _without_time(request, asker)
    start = wall(from_text(row["start"]), asker.zone)
    if row["rule"] and instant(start, asker.zone) < asker.now:
        start = wall(following(row["rule"], from_text(row["start"]), asker.zone, asker.now) or asker.now, asker.zone)
    moved = counted(start, bool(row["all_day"]), request.times, asker.conventions)
    rule = moved_by(row["rule"], (moved.date() - start.date()).days) if row["rule"] else None
    title = request.title if request.target and request.title else row["title"]
    who = request.people.ids or (asker.member.id,)
    return CreateReminder(title, instant(moved, asker.zone), who, rule, _nag(request), urgent=request.urgent)


def _named_reminder(request: Request, reading: Reading) -> Row | None:
    """The reminder that a follow-up speaks of, with the columns of an event."""
    ids = [ref.id for ref in request.target if ref.skill == skill.name]
    rows = reading.rows(
        "SELECT text AS title, due AS start, rule, 0 AS all_day FROM reminders WHERE id = ?", (ids[0] if ids else None,)
    )
    return next(iter(rows), None)


def _due(request: Request, asker: Asker) -> datetime | None:
    """The instant a reminder is meant for, by the household's conventions; None where no time was said."""
    when = request.when
    if when is None:
        return None
    if when.kind is TimeKind.DURATION and when.seconds:
        return asker.now + timedelta(seconds=when.seconds)
    if when.start is None:
        return _by(when, asker)
    if when.has_time:
        return instant(when.start, asker.zone)
    return _on_day(when, asker)


def _by(when: TimeSpan, asker: Asker) -> datetime | None:
    """ "By Friday" is said in time on that day; "by 5" at that time."""
    if when.end is None or when.last_day is None:
        return None
    if when.has_time:
        return instant(when.end, asker.zone)
    return _on_day(replace(when, start=datetime.combine(when.last_day, time())), asker)


def _on_day(when: TimeSpan, asker: Asker) -> datetime | None:
    if when.start is None:
        return None
    if when.elapsed:
        return instant(datetime.combine(when.start.date(), wall(asker.now, asker.zone).time()), asker.zone)
    due = instant(datetime.combine(when.start.date(), asker.conventions.day_reminder), asker.zone)
    if when.rule is not None:
        if due > asker.now:
            return due
        return following(when.rule, due, asker.zone, asker.now)
    if when.start.date() == wall(asker.now, asker.zone).date():
        return _next_minute(asker.now + TODAY_IN)
    return due


def _next_minute(at: datetime) -> datetime:
    return at.replace(second=0, microsecond=0)


@skill.reads("reminder_move")
def read_change(request: Request, reading: Reading) -> ChangeReminder:
    """A new time keeps the day, a new day keeps the time; people and words are changed by a follow-up only."""
    row = _one(request, reading)
    if request.unknown_people:
        raise MissingError("who", "ask-who", name=request.unknown_people[0])
    change = _other_words(row, request)
    when, zone = request.when, reading.asker.zone
    was = wall(from_text(row["due"]), zone)
    if when is not None and when.kind is TimeKind.DURATION and when.seconds:
        return replace(change, due=reading.asker.now + timedelta(seconds=when.seconds))
    if when is not None and when.start is None and when.end is not None:
        return replace(change, due=_by(when, reading.asker))
    if when is None or (when.start is None and when.kind is not TimeKind.OFFSET):
        if change == ChangeReminder(row["id"]):
            raise MissingError("when", "ask-move-when", title=row["text"])
        return change
    moved = when.shifted(was) if when.kind is TimeKind.OFFSET else moved_to(was, when)
    if row["nag_seconds"] and when.rule is not None and when.rule.startswith(OFTEN):
        return replace(change, nag=_interval(when.rule))
    if row["rule"] is None or when.rule is not None:
        return replace(change, due=instant(_ahead(moved, when, reading.asker), zone), rule=when.rule)
    again = rule_after(row["rule"], was, moved, [] if when.kind is TimeKind.OFFSET else days_said(request.times))
    return replace(change, due=instant(again.first, zone), rule=again.rule)


def _interval(rule: str) -> timedelta:
    """How far apart the turns of a rule are that comes by the hour or more often."""
    of = dict(part.split("=") for part in rule.split(";"))
    units = {"HOURLY": timedelta(hours=1), "MINUTELY": timedelta(minutes=1)}
    return max(units.get(of["FREQ"], LEAST_NAG) * int(of.get("INTERVAL", 1)), LEAST_NAG)


def _other_words(row: Row, request: Request) -> ChangeReminder:
    """What is changed besides the time: how it comes; by a follow-up also whom it is for, and its words."""
    change = ChangeReminder(row["id"], nag=_nag(request), urgent=True if request.urgent else None)
    if not request.amends:
        return change
    people, text = request.people.ids, request.title or None
    if request.instead:
        return replace(change, only_who=people, text=text)
    left = tuple(one for one in json.loads(row["who"]) if one not in request.less)
    if request.less and not left:
        raise PersonError("reminder-for-nobody", text=row["text"])
    return replace(change, add_who=people, only_who=left if request.less else (), text=text)


def _ahead(moved: datetime, when: TimeSpan, asker: Asker) -> datetime:
    """The first turn of a recurrence that has not passed."""
    if when.rule is None:
        return moved
    return first_at(when.rule, max(moved, datetime.combine(asker.local_now.date(), moved.time())))


@skill.reads("reminder_done")
def read_done(request: Request, reading: Reading) -> FinishReminder:
    """The reminder that came."""
    return FinishReminder(_one(request, reading, just_sent=True)["id"])


@skill.reads("reminder_snooze")
def read_snooze(request: Request, reading: Reading) -> Command:
    """Later: at the time said, or in ten minutes. One that has not come yet is moved, and keeps its day."""
    row = _one(request, reading, just_sent=True)
    if row["rule"] is None and from_text(row["due"]) > reading.asker.now:
        return read_change(replace(request, target=(Ref(skill.name, row["id"]),)), reading)
    asker = reading.asker
    said = [_due(replace(request, when=span), asker) for span in request.times]
    later = [due for due in said if due is not None and due > asker.now]
    return SnoozeReminder(row["id"], max(later, default=asker.now + asker.conventions.snooze))


@skill.reads("reminder_cancel")
def read_cancel(request: Request, reading: Reading) -> CancelReminders:
    """The reminder that the words, the time or the last outcome name."""
    return CancelReminders((_one(request, reading)["id"],))


def _one(request: Request, reading: Reading, *, just_sent: bool = False) -> Row:
    rows = waiting(reading.rows, reading.asker.member)
    targets = [ref.id for ref in request.target if ref.skill == skill.name]
    if targets:
        found = reading.rows("SELECT * FROM reminders WHERE id = ?", (targets[0],))
    elif request.title:
        found = list(best(request.title, rows, lambda row: row["text"]))
    elif request.times and not just_sent:
        days = {span.start.date() for span in request.times if span.start}
        found = [row for row in rows if wall(from_text(row["due"]), reading.asker.zone).date() in days]
    else:
        found = (_open(rows, reading) if just_sent else []) or (rows if len(rows) == 1 else [])
    if not found:
        raise NotFoundError("reminder-not-found", what=request.title or request.text)
    if len(found) > 1:
        picks = tuple(Pick(skill.name, row["id"], row["text"]) for row in found[:4])
        raise SeveralError("reminder-which", picks)
    return found[0]


def _open(rows: list[Row], reading: Reading) -> list[Row]:
    """Those that came and were not answered by who asks."""
    me = reading.asker.member.id
    return [row for row in rows if any(ask["member_id"] == me for ask in asks_of(reading.rows, row["id"]))]


@skill.reads("reminder_status")
def read_status(request: Request, reading: Reading) -> ReminderStatus:
    """The reminder that was just spoken of, the one of these words, or the last one."""
    if request.unknown_people:
        raise MissingError("who", "ask-who", name=request.unknown_people[0])
    spoken_of = next((ref.id for ref in request.target if ref.skill == skill.name), None)
    return ReminderStatus(spoken_of, request.title, request.people.ids)


@skill.reads("reminder_query")
def read_find(request: Request, reading: Reading) -> FindReminders:
    """All waiting ones, or those of a day."""
    zone, when = reading.asker.zone, request.when
    if when is None or when.start is None:
        return FindReminders(words=request.title)
    if when.end is not None:
        return FindReminders(instant(when.start, zone), instant(when.end, zone), request.title)
    day = datetime.combine(when.start.date(), time()).date()
    return FindReminders(midnight(day, zone), midnight(day + timedelta(days=1), zone), request.title)


@skill.knows
def names(reading: Reading) -> list[str]:
    """What the open ones are called that the asker may know of, the newest first."""
    return [row["text"] for row in known_to(reading.rows, reading.asker, MOST_NAMES, open_only=True)]


@skill.expects
def names_in_reminders(reading: Reading) -> list[str]:
    """Names in one's open reminders; none where others read along, who are not told of them."""
    if reading.asker.group:
        return []
    rows = known_to(reading.rows, reading.asker, MOST_READ, open_only=True)
    return names_in((row["text"] for row in rows), MOST_EXPECTED)
