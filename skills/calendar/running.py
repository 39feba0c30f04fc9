"""Running calendar commands."""

from __future__ import annotations

import json
from typing import Any

from knowledge.clock import from_text, to_text
from knowledge.people import FAMILY, Role
from knowledge.store.database import Row
from skills.calendar.commands import CancelEvents, ChangeEvent, CreateEvent, FindEvents, skill
from skills.calendar.store import Occurrence, happening, not_in
from skills.engine.asking import NotAllowedError, NotFoundError
from skills.engine.command import GROWN_UPS, Asker, Outcome, Reading, Ref, Rule, Running
from skills.engine.matching import likeness
from skills.engine.zones import wall


@skill.command(CreateEvent)
def create(command: CreateEvent, running: Running) -> Outcome:
    """Adds the event for the whole family."""
    asker = running.asker
    event_id = running.changes.insert(
        "events",
        {
            "title": command.title,
            "start": to_text(command.start),
            "end": to_text(command.end),
            "zone": str(asker.zone),
            "all_day": int(command.all_day),
            "rule": command.rule,
            "skipped": json.dumps([day.isoformat() for day in command.skipped]),
            "who": json.dumps(command.who),
            "owner": asker.member.id,
            "audience": FAMILY,
            "created_at": to_text(asker.now),
        },
    )
    clashes = _clashes(command, event_id, running)
    return Outcome("event-created", _facts(_row(running, event_id), asker), (Ref(skill.name, event_id),), clashes)


def _clashes(command: CreateEvent, event_id: int, running: Running) -> tuple[Outcome, ...]:
    """Notes on other timed events of the same people at the same time."""
    if command.all_day or not command.who:
        return ()
    others = [
        other
        for other in happening(running.rows, running.asker.member, command.start, command.end)
        if other.event_id != event_id and not other.all_day and set(other.who) & set(command.who)
    ]
    return tuple(
        Outcome(
            "event-clash",
            {
                "title": other.title,
                "who": running.asker.names(tuple(set(other.who) & set(command.who))),
                "start": other.start,
            },
        )
        for other in others[:2]
    )


@skill.command(ChangeEvent)
def change(command: ChangeEvent, running: Running) -> Outcome:
    """Moves the event or changes what was said about it."""
    row = _row(running, command.event_id)
    _may_change(row, running.asker)
    new: dict[str, str | int | float | None] = {}
    if command.start is not None and command.end is not None:
        new |= {
            "start": to_text(command.start),
            "end": to_text(command.end),
            "all_day": int(bool(command.all_day)),
        }
    if command.rule is not None:
        new["rule"] = command.rule
    if command.title is not None:
        new["title"] = command.title
    if command.only_who or command.add_who or command.less_who:
        who = dict.fromkeys(command.only_who or [*json.loads(row["who"]), *command.add_who])
        new["who"] = json.dumps([one for one in who if one not in command.less_who])
    if command.skip is not None:
        new["skipped"] = json.dumps(sorted({*json.loads(row["skipped"]), command.skip.isoformat()}))
    running.changes.update("events", command.event_id, new)
    facts = _facts(_row(running, command.event_id), running.asker)
    if command.skip is not None:
        return Outcome("event-skipped", {**facts, "day": command.skip}, (Ref(skill.name, command.event_id),))
    return Outcome("event-changed", facts, (Ref(skill.name, command.event_id),))


def _ask_cancel(command: CancelEvents, reading: Reading) -> Outcome:
    rows = [
        row for event_id in command.event_ids for row in reading.rows("SELECT * FROM events WHERE id = ?", (event_id,))
    ]
    if not rows:
        raise NotFoundError("event-gone")
    for row in rows:
        _may_change(row, reading.asker)
    return Outcome(
        "event-cancel-sure", _facts(rows[0], reading.asker), tuple(Ref(skill.name, row["id"]) for row in rows)
    )


@skill.command(CancelEvents, asks_first=_ask_cancel)
def cancel(command: CancelEvents, running: Running) -> Outcome:
    """Removes the events."""
    facts: dict[str, Any] = {}
    for event_id in command.event_ids:
        row = _row(running, event_id)
        _may_change(row, running.asker)
        facts = _facts(row, running.asker)
        running.changes.delete("events", event_id)
    return Outcome("event-cancelled", facts)


@skill.command(FindEvents, changes=False)
def find(command: FindEvents, running: Running) -> Outcome:
    """Lists what happens, one line each."""
    asker = running.asker
    found = happening(running.rows, asker.member, command.start, command.end)
    if command.who:
        found = [one for one in found if set(one.who) & set(command.who) or not one.who]
    if command.words:
        named = [one for one in found if likeness(command.words, one.title) >= 0.5]
        found = named if named or command.first_only else found
    if command.first_only:
        found = found[:1]
    facts = {
        "start": command.start,
        "end": command.end,
        "whole_days": _whole_days(command, asker),
        "words": command.words,
    }
    if not found:
        return Outcome("events-none-named" if command.first_only else "events-none", facts)
    lines = tuple(Outcome("event-line", _occurrence_facts(one, asker)) for one in found[:30])
    refs = tuple(Ref(skill.name, one.event_id) for one in found[:1]) if len(found) == 1 else ()
    return Outcome("events-found", {**facts, "lines": lines, "count": len(found)}, refs)


def _whole_days(command: FindEvents, asker: Asker) -> bool:
    start, end = wall(command.start, asker.zone), wall(command.end, asker.zone)
    return start.hour == end.hour == start.minute == end.minute == 0


def _may_change(row: Row, asker: Asker) -> None:
    if asker.member.role not in GROWN_UPS and row["owner"] != asker.member.id:
        raise NotAllowedError("not-allowed-others")
    if asker.member.role is Role.GUEST:
        raise NotAllowedError("not-allowed-guest")


def _row(running: Running, event_id: int) -> Row:
    rows = running.rows("SELECT * FROM events WHERE id = ?", (event_id,))
    if not rows:
        raise NotFoundError("event-gone")
    return rows[0]


def _facts(row: Row, asker: Asker) -> dict[str, Any]:
    start = from_text(row["start"])
    return {
        "title": row["title"],
        "start": start,
        "end": from_text(row["end"]),
        "all_day": bool(row["all_day"]),
        "who": not_in(row["title"], asker.names(json.loads(row["who"]))),
        "rule": Rule(row["rule"], wall(start, asker.zone)) if row["rule"] else None,
    }


def _occurrence_facts(one: Occurrence, asker: Asker) -> dict[str, Any]:
    return {
        "title": one.title,
        "start": one.start,
        "end": one.end,
        "all_day": one.all_day,
        "who": not_in(one.title, asker.names(one.who)),
        "rule": None,
    }


@skill.exports
def export(reading: Reading) -> dict[str, list[dict[str, Any]]]:
    """All events."""
    rows = reading.rows("SELECT * FROM events ORDER BY start, id")
    return {
        "events": [
            {
                "title": row["title"],
                "start": from_text(row["start"]),
                "end": from_text(row["end"]),
                "zone": row["zone"],
                "all_day": bool(row["all_day"]),
                "rrule": row["rule"],
                "who": list(reading.asker.names(json.loads(row["who"]))),
            }
            for row in rows
        ]
    }
