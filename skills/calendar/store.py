"""Reading events: those a member may see, expanded into occurrences."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from knowledge.clock import from_text, to_text
from knowledge.people import Member
from knowledge.store.database import Row
from skills.engine.command import Reading
from skills.engine.matching import best
from skills.engine.request import Request
from skills.engine.zones import occurrences, wall

Rows = Callable[..., list[Row]]


@dataclass(frozen=True, slots=True)
class Occurrence:
    """One happening of an event."""

    event_id: int
    title: str
    start: datetime
    end: datetime
    all_day: bool
    who: tuple[int, ...]
    rule: str | None


def seen_by(member: Member) -> tuple[str, dict[str, Any]]:
    """A condition on `audience` and its parameters: what this member may see."""
    names = {f"audience{n}": audience for n, audience in enumerate(member.audiences)}
    return f"audience IN ({', '.join(':' + name for name in names)})", names


def happening(rows: Rows, member: Member, start: datetime, end: datetime) -> list[Occurrence]:
    """The occurrences that a member may see and that overlap a span of time (instants), in order of their start."""
    visible, parameters = seen_by(member)
    found = rows(
        f"SELECT * FROM events WHERE {visible} AND start < :end AND (rule IS NOT NULL OR end > :start)",
        {**parameters, "start": to_text(start), "end": to_text(end)},
    )
    happenings = [occurrence for row in found for occurrence in _expand(row, start, end)]
    return sorted(happenings, key=lambda one: (one.start, not one.all_day, one.event_id))


def _expand(row: Row, start: datetime, end: datetime) -> list[Occurrence]:
    first, length = from_text(row["start"]), from_text(row["end"]) - from_text(row["start"])
    if row["rule"] is None:
        return [_occurrence(row, first, length)]
    zone, skipped = ZoneInfo(row["zone"]), json.loads(row["skipped"])
    moments = occurrences(row["rule"], first, zone, start - length + timedelta(seconds=1))
    found = []
    for moment in moments:
        if moment >= end:
            break
        if wall(moment, zone).date().isoformat() in skipped:
            continue
        found.append(_occurrence(row, moment, length))
    return found


def _occurrence(row: Row, start: datetime, length: timedelta) -> Occurrence:
    return Occurrence(
        row["id"],
        row["title"],
        start,
        start + length,
        bool(row["all_day"]),
        tuple(json.loads(row["who"])),
        row["rule"],
    )


def coming(rows: Rows, member: Member, now: datetime) -> list[Row]:
    """The events that a member may see and that are not over, those that begin first at the front."""
    visible, parameters = seen_by(member)
    return rows(
        f"SELECT * FROM events WHERE {visible} AND (end > :now OR rule IS NOT NULL) ORDER BY start, id",
        {**parameters, "now": to_text(now - timedelta(hours=12))},
    )


def named_event(request: Request, reading: Reading) -> Row | None:
    """The coming event that a follow-up speaks of or that the words of a request name; None where there is none."""
    rows = coming(reading.rows, reading.asker.member, reading.asker.now)
    targets = [ref.id for ref in request.target if ref.skill == "calendar"]
    if targets:
        return next((row for row in rows if row["id"] in targets), None)
    return next(iter(best(request.title, rows, lambda row: row["title"])), None) if request.title else None


def not_in(title: str, names: tuple[str, ...]) -> tuple[str, ...]:
    """The names that a title does not say already ("Mia's haircut")."""
    said = title.casefold()
    return tuple(name for name in names if name.casefold() not in said)
