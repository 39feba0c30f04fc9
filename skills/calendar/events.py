"""An event as a whole, and the only functions that write one: commands, imports and other calendars share them."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime
from uuid import uuid4

from knowledge.clock import from_text, to_text
from knowledge.people import FAMILY
from knowledge.store.changes import Value
from knowledge.store.database import Row
from skills.engine.command import Running

Rows = Callable[..., list[Row]]

LONG_AGO = datetime(1970, 1, 1, tzinfo=UTC)
"""Since when a turn differs that nobody changed by itself: it came with its event, or was moved along."""


@dataclass(frozen=True, slots=True)
class Turn:
    """One turn of a recurring event that differs. Times are instants; None is as in the event."""

    instance: datetime
    """When it would have begun."""
    start: datetime
    end: datetime
    all_day: bool = False
    title: str | None = None
    place: str | None = None
    notes: str | None = None
    who: tuple[int, ...] | None = None


@dataclass(frozen=True, slots=True)
class Event:
    """Everything that is kept about an event. Times are instants; `zone` is the one they were meant in.

    An all-day event runs from midnight to midnight of its zone. `skipped` are days of that zone.
    """

    title: str
    start: datetime
    end: datetime
    zone: str
    all_day: bool = False
    rule: str | None = None
    """RFC 5545, without DTSTART; it runs on the wall clock of the zone."""
    skipped: tuple[date, ...] = ()
    turns: tuple[Turn, ...] = ()
    who: tuple[int, ...] = ()
    place: str = ""
    notes: str = ""
    kind: str = "event"
    """ "event" or "birthday"."""
    born: int | None = None
    """Of a birthday: the year, where it is known."""
    busy: bool = True
    alarms: tuple[int, ...] = ()
    """Minutes before the start."""
    status: str = "confirmed"
    """ "confirmed" or "tentative"."""
    uid: str = ""
    """The iCalendar UID; a new one is made where it is empty."""
    calendar_id: int | None = None
    """The other calendar that it is kept in; None: only here."""
    audience: str = FAMILY


def event_of(row: Row, rows: Rows) -> Event:
    """A row of `events`, with those of `event_changes` that belong to it."""
    turns = (
        rows("SELECT * FROM event_changes WHERE event_id = ? ORDER BY instance", (row["id"],)) if row["rule"] else []
    )
    return Event(
        row["title"],
        from_text(row["start"]),
        from_text(row["end"]),
        row["zone"],
        bool(row["all_day"]),
        row["rule"],
        tuple(date.fromisoformat(day) for day in json.loads(row["skipped"])),
        tuple(_turn(turn) for turn in turns),
        tuple(json.loads(row["who"])),
        row["place"],
        row["notes"],
        row["kind"],
        row["born"],
        bool(row["busy"]),
        tuple(json.loads(row["alarms"])),
        row["status"],
        row["uid"],
        row["calendar_id"],
        row["audience"],
    )


def _turn(row: Row) -> Turn:
    return Turn(
        from_text(row["instance"]),
        from_text(row["start"]),
        from_text(row["end"]),
        bool(row["all_day"]),
        row["title"],
        row["place"],
        row["notes"],
        tuple(json.loads(row["who"])) if row["who"] is not None else None,
    )


def _columns(event: Event) -> dict[str, Value]:
    return {
        "title": event.title,
        "start": to_text(event.start),
        "end": to_text(event.end),
        "zone": event.zone,
        "all_day": int(event.all_day),
        "rule": event.rule,
        "skipped": json.dumps([day.isoformat() for day in event.skipped]),
        "who": json.dumps(event.who),
        "place": event.place,
        "notes": event.notes,
        "kind": event.kind,
        "born": event.born,
        "busy": int(event.busy),
        "alarms": json.dumps(sorted(set(event.alarms), reverse=True)),
        "status": event.status,
        "calendar_id": event.calendar_id,
        "audience": event.audience,
    }


def _turn_columns(turn: Turn, now: datetime) -> dict[str, Value]:
    return {
        "changed_at": to_text(now),
        "start": to_text(turn.start),
        "end": to_text(turn.end),
        "all_day": int(turn.all_day),
        "title": turn.title,
        "place": turn.place,
        "notes": turn.notes,
        "who": json.dumps(turn.who) if turn.who is not None else None,
    }


def add_event(running: Running, event: Event, *, owner: int | None = None) -> int:
    """Adds an event with its turns, journalled, and returns its id. `owner`: a member, the asker unless said."""
    now = to_text(running.asker.now)
    event_id = running.changes.insert(
        "events",
        {
            **_columns(event),
            "uid": event.uid or uuid4().hex,
            "owner": running.asker.member.id if owner is None else owner,
            "created_at": now,
            "changed_at": now,
        },
    )
    for turn in event.turns:
        put_turn(running, event_id, turn, at=LONG_AGO)
    return event_id


def put_event(running: Running, event_id: int, event: Event) -> bool:
    """Makes a stored event as this one is, turns included, journalled; its uid and owner stay.

    Returns whether anything differed; then `changed_at` is now and `sequence` one more.
    """
    row = running.rows("SELECT * FROM events WHERE id = ?", (event_id,))[0]
    before = event_of(row, running.rows)
    columns = {name: value for name, value in _columns(event).items() if row[name] != value}
    wanted = {turn.instance: turn for turn in event.turns}
    gone = [turn for turn in before.turns if turn.instance not in wanted]
    new = [turn for turn in event.turns if turn not in before.turns]
    if not (columns or gone or new):
        return False
    for turn in gone:
        drop_turn(running, event_id, turn.instance)
    for turn in new:
        put_turn(running, event_id, turn, at=LONG_AGO)
    change_event(running, event_id, columns)
    return True


def change_event(running: Running, event_id: int, columns: Mapping[str, Value]) -> None:
    """Changes columns of an event, journalled; `changed_at` becomes now and `sequence` one more, in any case."""
    sequence = running.rows("SELECT sequence FROM events WHERE id = ?", (event_id,))[0]["sequence"]
    stamped = {**columns, "changed_at": to_text(running.asker.now), "sequence": sequence + 1}
    running.changes.update("events", event_id, stamped)


def put_turn(running: Running, event_id: int, turn: Turn, at: datetime | None = None) -> None:
    """Adds or replaces what differs in one turn of an event, journalled; `at`: since when it differs, if not now."""
    instance = to_text(turn.instance)
    have = running.rows("SELECT id FROM event_changes WHERE event_id = ? AND instance = ?", (event_id, instance))
    if have:
        running.changes.update("event_changes", have[0]["id"], _turn_columns(turn, at or running.asker.now))
    else:
        key: dict[str, Value] = {"event_id": event_id, "instance": instance}
        running.changes.insert("event_changes", {**key, **_turn_columns(turn, at or running.asker.now)})


def drop_turn(running: Running, event_id: int, instance: datetime) -> None:
    """Makes one turn as its event again, journalled."""
    for row in running.rows(
        "SELECT id FROM event_changes WHERE event_id = ? AND instance = ?", (event_id, to_text(instance))
    ):
        running.changes.delete("event_changes", row["id"])


def remove_event(running: Running, event_id: int) -> None:
    """Removes an event with its turns, journalled."""
    for row in running.rows("SELECT id FROM event_changes WHERE event_id = ?", (event_id,)):
        running.changes.delete("event_changes", row["id"])
    running.changes.delete("events", event_id)
