"""Reading events: those a member may see, as the turns that happen, and those that words may mean."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from knowledge.clock import from_text, to_text
from knowledge.people import Member
from knowledge.store.database import Row
from skills.calendar.events import Event, event_of
from skills.calendar.series import A_DAY, LONG, When, next_turn, turns_of
from skills.engine.command import Reading
from skills.engine.matching import best, likeness
from skills.engine.privacy import SEEN, audiences
from skills.engine.request import Request
from skills.engine.zones import midnight, wall

Rows = Callable[..., list[Row]]

JUST_OVER = timedelta(hours=12)
"""How long an event that is over can still be spoken of."""

LIKE = 0.5
"""From which likeness on a title is meant by words."""


@dataclass(frozen=True, slots=True)
class Occurrence:
    """One happening of an event. Times are instants."""

    event_id: int
    title: str
    start: datetime
    end: datetime
    all_day: bool
    who: tuple[int, ...]
    rule: str | None
    instance: datetime
    """When it would have been by the rule: what its exceptions are kept under."""
    zone: str
    owner: int
    place: str = ""
    notes: str = ""
    kind: str = "event"
    born: int | None = None
    busy: bool = True

    @property
    def age(self) -> int | None:
        """Of a birthday whose year is known: how old somebody turns."""
        if self.kind != "birthday" or self.born is None:
            return None
        return self.start.astimezone(ZoneInfo(self.zone)).year - self.born


def seen_by(member: Member, *, group: bool = False) -> tuple[str, dict[str, Any]]:
    """A condition on `audience` and its parameters: what this member may see; in a group what all may hear."""
    return SEEN, audiences(member.heard_by_all if group else member.audiences)


def happening(
    rows: Rows,
    member: Member,
    start: datetime,
    end: datetime,
    only: Sequence[int] | None = None,
    *,
    group: bool = False,
) -> list[Occurrence]:
    """The occurrences that a member may see and that overlap a span of time (instants), in order of their start.

    `only`: of these events. `group`: only what may be told where others read along. Recurring events come from the
    table of turns where it reaches, else by their rules.
    """
    visible, parameters = seen_by(member, group=group)
    parameters |= {"start": to_text(start), "end": to_text(end)}
    parameters |= {"day": to_text(start - A_DAY), "long": to_text(start - LONG)}
    if only is not None:
        visible += f" AND e.id IN ({', '.join(str(int(one)) for one in only)})"
    found = [_occurrence(row) for row in rows(_KEPT.format(visible=visible), parameters)]
    for row in rows(_BY_RULE.format(visible=visible), parameters):
        found += occurrences_of(row, event_of(row, rows), start, end)
    return sorted(found, key=lambda one: (one.start, not one.all_day, one.event_id))


def shown(rows: Rows, member: Member, start: datetime, end: datetime, *, group: bool = False) -> list[Occurrence]:
    """What `happening` gives, as a member sees it: a whole day is that day of the calendar wherever the member is."""
    around = happening(rows, member, start - A_DAY, end + A_DAY, group=group)
    found = [_where_the_member_is(one, member) for one in around]
    there = [one for one in found if one.start < end and (one.end > start or one.start >= start)]
    return sorted(there, key=lambda one: (one.start, not one.all_day, one.event_id))


def _where_the_member_is(one: Occurrence, member: Member) -> Occurrence:
    if not one.all_day or one.zone == str(member.zone):
        return one
    zone = ZoneInfo(one.zone)
    first, last = (midnight(wall(at, zone).date(), member.zone) for at in (one.start, one.end))
    return replace(one, start=first, end=last, zone=str(member.zone))


_KEPT = """
WITH near AS (
  SELECT * FROM event_times WHERE length = 0 AND start >= :day AND start < :end AND (end > :start OR start >= :start)
  UNION ALL
  SELECT * FROM event_times WHERE length = 1 AND start >= :long AND start < :end AND end > :start
  UNION ALL
  SELECT * FROM event_times WHERE length = 2 AND start < :end AND end > :start
)
SELECT e.id, coalesce(c.title, e.title) AS title, near.start, near.end, near.instance,
  coalesce(c.all_day, e.all_day) AS all_day, coalesce(c.who, e.who) AS who, coalesce(c.place, e.place) AS place,
  coalesce(c.notes, e.notes) AS notes, e.zone, e.owner, e.rule, e.kind, e.born, e.busy
FROM near JOIN events e ON e.id = near.event_id
  LEFT JOIN event_changes c ON e.rule IS NOT NULL AND c.event_id = e.id AND c.instance = near.instance
WHERE {visible} AND (e.rule IS NULL OR EXISTS (
  SELECT 1 FROM event_state s WHERE s.event_id = e.id AND s.covered >= :end AND s.begins <= :start))
"""

_BY_RULE = """
SELECT e.* FROM events e WHERE {visible} AND e.rule IS NOT NULL AND e.id IN (
    SELECT event_id FROM event_state WHERE covered < :end
    UNION SELECT event_id FROM event_state WHERE begins > :start AND ends > :start)
  AND (e.start < :end OR e.id IN (SELECT event_id FROM event_changes WHERE start < :end))
"""


def _occurrence(row: Row) -> Occurrence:
    """A row with the columns of an event, and when this turn of it is."""
    return Occurrence(
        row["id"],
        row["title"],
        from_text(row["start"]),
        from_text(row["end"]),
        bool(row["all_day"]),
        tuple(json.loads(row["who"])),
        row["rule"],
        from_text(row["instance"]),
        row["zone"],
        row["owner"],
        row["place"],
        row["notes"],
        row["kind"],
        row["born"],
        bool(row["busy"]),
    )


def occurrences_of(row: Row, event: Event, start: datetime, end: datetime) -> list[Occurrence]:
    """The occurrences of one event that overlap a span of time (instants)."""
    return [occurrence_at(row, event, when) for when in turns_of(event, start, end)]


def next_of(row: Row, rows: Rows, now: datetime) -> Occurrence | None:
    """The first occurrence of an event that is not over, or None."""
    event = event_of(row, rows)
    when = next_turn(event, now)
    return occurrence_at(row, event, when) if when is not None else None


def occurrence_at(row: Row, event: Event, when: When) -> Occurrence:
    """One turn of an event, with what differs in it."""
    turn = next((turn for turn in event.turns if turn.instance == when.instance), None)
    own: dict[str, Any] = {
        "start": to_text(when.start),
        "end": to_text(when.end),
        "instance": to_text(when.instance),
    }
    if turn is not None:
        own |= {name: value for name in ("title", "place", "notes") if (value := getattr(turn, name)) is not None}
        own |= {"all_day": turn.all_day, "who": json.dumps(turn.who if turn.who is not None else event.who)}
    return _occurrence({**row, **own})


def coming(rows: Rows, member: Member, now: datetime, columns: str = "e.*", *, group: bool = False) -> list[Row]:
    """The events that a member may see and that are not over, those that begin first at the front."""
    visible, parameters = seen_by(member, group=group)
    return rows(
        f"SELECT {columns} FROM events e WHERE {visible} AND e.id IN ({_OPEN}) ORDER BY e.start, e.id",
        {**parameters, "now": to_text(now - JUST_OVER)},
    )


_OPEN = """
SELECT id FROM events WHERE rule IS NULL AND end > :now
UNION ALL SELECT event_id FROM event_state WHERE ends > :now
"""


def open_names(rows: Rows, member: Member, now: datetime, most: int, *, group: bool = False) -> list[str]:
    """What the events are called that are not over and that a member may see, the newest first.

    `group`: only what may be told where others read along.
    """
    visible, parameters = seen_by(member, group=group)
    found = rows(
        f"SELECT title FROM events WHERE {visible} AND id IN ({_OPEN}) ORDER BY id DESC LIMIT :most",
        {**parameters, "now": to_text(now), "most": most},
    )
    return [row["title"] for row in found]


def named_event(request: Request, reading: Reading) -> Row | None:
    """The coming event that a follow-up speaks of or that the words of a request name; None where there is none."""
    rows = coming(reading.rows, reading.asker.member, reading.asker.now, group=reading.asker.group)
    targets = [ref.id for ref in request.target if ref.skill == "calendar"]
    if targets:
        return next((row for row in rows if row["id"] in targets), None)
    return next(iter(named(request.title, rows)), None) if request.title else None


def named(words: str, rows: Sequence[Row]) -> list[Row]:
    """The rows whose titles fit words best, those with the best one first; many events share a title."""
    places = {title: n for n, title in enumerate(best(words, dict.fromkeys(row["title"] for row in rows), str))}
    fitting = [row for row in rows if row["title"] in places]
    return sorted(fitting, key=lambda row: places[row["title"]])


def titled(words: str, titles: Iterable[str]) -> set[str]:
    """The titles that are like words at all."""
    return {title for title in set(titles) if likeness(words, title) >= LIKE}


def not_in(title: str, names: tuple[str, ...]) -> tuple[str, ...]:
    """The names that a title does not say already ("Mia's haircut")."""
    said = title.casefold()
    return tuple(name for name in names if name.casefold() not in said)
