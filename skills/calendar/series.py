"""The turns of a recurring event: by its rule, by its exceptions, and kept in a table for the time around today."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from functools import partial
from operator import itemgetter
from zoneinfo import ZoneInfo

from knowledge.clock import from_text, to_text
from knowledge.store.database import Database, Row
from skills.calendar.events import Event, event_of
from skills.engine.rules import parts_of
from skills.engine.waking import one_by_one
from skills.engine.zones import occurrences, wall

BEHIND = timedelta(days=35)
"""How far back from the moment of deriving the turns of a recurring event are kept in the table."""

AHEAD = timedelta(days=400)
"""How far ahead they are kept at least; MORE is added when less is left, so that this happens once a month."""
MORE = timedelta(days=30)

BATCH = 500
"""How many events are derived in one transaction."""

MOST = 20_000
"""How many turns of one event are followed at once."""

NEVER = "9999"
"""In `event_state`: nothing more is to be derived; has no end."""

A_DAY, LONG = timedelta(hours=26.4), timedelta(days=40)
"""What lasts about this long and more is kept apart in `event_times`: how far back one looks for what goes on."""

_STEPS = {
    "SECONDLY": timedelta(seconds=1),
    "MINUTELY": timedelta(minutes=1),
    "HOURLY": timedelta(hours=1),
    "DAILY": timedelta(days=1),
    "WEEKLY": timedelta(days=7),
}


@dataclass(frozen=True, slots=True)
class When:
    """One turn: when it would have been by the rule, and when it is. Instants, UTC."""

    instance: datetime
    start: datetime
    end: datetime


def turns_of(event: Event, start: datetime, end: datetime) -> list[When]:
    """The turns of an event that overlap a span of time (instants), exceptions applied, in order of their start."""
    moved = {turn.instance: turn for turn in event.turns}
    length = event.end - event.start
    found = [
        When(turn.instance, turn.start, turn.end) for turn in event.turns if overlaps(turn.start, turn.end, start, end)
    ]
    for moment in by_rule(event, start - length):
        if moment >= end:
            break
        if moment not in moved and overlaps(moment, moment + length, start, end):
            found.append(When(moment, moment, moment + length))
    return sorted(found, key=lambda one: one.start)


def overlaps(start: datetime, end: datetime, since: datetime, until: datetime) -> bool:
    """Whether something takes part of a span; what has no length does where it lies in it."""
    return start < until and (end > since or start >= since)


def by_rule(event: Event, after: datetime) -> Iterator[datetime]:
    """The instants at or after one at which an event begins by its rule, without the days that are left out."""
    if event.rule is None:
        if event.start >= after:
            yield event.start
        return
    zone = ZoneInfo(event.zone)
    first = _near(event.rule, event.start, zone, after)
    for moment in occurrences(event.rule, first, zone, after, MOST):
        if wall(moment, zone).date() not in event.skipped:
            yield moment


def _near(rule: str, first: datetime, zone: ZoneInfo, after: datetime) -> datetime:
    """A turn of the rule's rhythm shortly before `after`, so that it need not be followed through all the years.

    Rules that count their turns, and those by months and years (few steps), are followed from their beginning.
    """
    parts = parts_of(rule)
    step = _STEPS.get(parts.get("FREQ", "").upper())
    if step is None or "COUNT" in parts:
        return first
    period = step * int(parts.get("INTERVAL", "1"))
    begin = wall(first, zone)
    periods = (wall(after, zone) - begin - timedelta(days=1)) // period - 1
    if periods <= 0:
        return first
    return (begin + periods * period).replace(tzinfo=zone).astimezone(UTC)


def follow_up(event: Event, after: datetime) -> When | None:
    """The first turn that begins strictly after an instant, or None."""
    moved = {turn.instance for turn in event.turns}
    length = event.end - event.start
    later = [When(turn.instance, turn.start, turn.end) for turn in event.turns if turn.start > after]
    by_rules = (one for one in by_rule(event, after + timedelta(milliseconds=1)) if one not in moved)
    regular = next(by_rules, None)
    if regular is not None:
        later.append(When(regular, regular, regular + length))
    return min(later, key=lambda one: one.start, default=None)


def next_turn(event: Event, now: datetime) -> When | None:
    """The first turn that is not over, or None."""
    under_way = turns_of(event, now, now + timedelta(milliseconds=1))
    return under_way[0] if under_way else follow_up(event, now)


def is_turn(event: Event, instance: datetime) -> bool:
    """Whether the rule has a turn at an instant."""
    return next(by_rule(event, instance), None) == instance


def turn_on(event: Event, day: date, zone: ZoneInfo) -> When | None:
    """The first turn that begins on a local day, or None."""
    begin = datetime.combine(day, datetime.min.time(), zone).astimezone(UTC)
    found = turns_of(event, begin, begin + timedelta(days=1))
    return next((one for one in found if wall(one.start, zone).date() == day), None)


# --- the table --------------------------------------------------------------------------------------------------------


def catch_up(database: Database, now: datetime, most: int = BATCH) -> int:
    """Derives what changed and extends what runs out, `most` events at once; gives how many were left to do.

    Call it within a transaction. Nothing is lost while it was not called: `store.happening` goes by the rules then.
    """
    horizon = to_text(now + AHEAD)
    waiting = database.rows(
        "SELECT event_id, covered FROM event_state WHERE covered < ? ORDER BY covered LIMIT ?", (horizon, most + 1)
    )
    work = partial(_derive, database, now)
    one_by_one(database, waiting[:most], work, "the event", itemgetter("event_id"))
    return max(len(waiting) - most, 0)


def _derive(database: Database, now: datetime, state: Row) -> None:
    row = database.row("SELECT * FROM events WHERE id = ?", (state["event_id"],))
    if row is None:
        return
    event = event_of(row, database.rows)
    until = now + AHEAD + MORE
    new: dict[str, str] = {"covered": NEVER}
    if event.rule is not None:
        since = from_text(state["covered"]) if state["covered"] else now - BEHIND
        ends = last_end(event)
        _keep(database, row["id"], turns_of(event, since, until))
        new = {"covered": to_text(until) if ends is None or ends > until else NEVER}
        if not state["covered"]:
            new |= {"begins": to_text(since), "ends": to_text(ends) if ends is not None else NEVER}
    sets = ", ".join(f"{name} = :{name}" for name in new)
    database.rows(f"UPDATE event_state SET {sets} WHERE event_id = :id", {**new, "id": row["id"]})
    set_alarm(database, row["id"], event, now)


def _keep(database: Database, event_id: int, turns: list[When]) -> None:
    for one in turns:
        length = (one.end - one.start > A_DAY) + (one.end - one.start > LONG)
        database.rows(
            "INSERT OR REPLACE INTO event_times VALUES (?, ?, ?, ?, ?)",
            (event_id, to_text(one.instance), to_text(one.start), to_text(one.end), length),
        )


def last_end(event: Event) -> datetime | None:
    """An instant at which the last turn of an event is over, not much later; None where it goes on for ever."""
    length, zone = event.end - event.start, ZoneInfo(event.zone)
    parts = parts_of(event.rule or "COUNT=1")
    ends = [turn.end for turn in event.turns]
    if "COUNT" in parts:
        moments = occurrences(event.rule, event.start, zone, event.start, MOST) if event.rule else iter(())
        return max([max(moments, default=event.start) + length, *ends])
    if "UNTIL" in parts:
        day = datetime.strptime(parts["UNTIL"][:8], "%Y%m%d").replace(tzinfo=zone)
        return max([day.astimezone(UTC) + timedelta(days=1) + length, *ends])
    return None


# --- alarms -----------------------------------------------------------------------------------------------------------


def set_alarm(database: Database, event_id: int, event: Event, now: datetime) -> None:
    """Notes when the next alarm of an event is; one that was due already, too, while the event is not over."""
    state = database.row("SELECT alarmed FROM event_state WHERE event_id = ?", (event_id,))
    if state is None:
        return
    moments = [at for minutes in event.alarms if (at := _alarm(event, minutes, from_text(state["alarmed"]), now))]
    next_alarm = to_text(min(moments)) if moments else None
    database.rows("UPDATE event_state SET next_alarm = ? WHERE event_id = ?", (next_alarm, event_id))


def _alarm(event: Event, minutes: int, alarmed: datetime, now: datetime) -> datetime | None:
    before = timedelta(minutes=minutes)
    turn = follow_up(event, alarmed + before)
    while turn is not None and turn.end <= now:
        turn = follow_up(event, max(turn.start, now - (event.end - event.start)))
    return turn.start - before if turn is not None else None


def due_alarms(event: Event, alarmed: datetime, now: datetime) -> list[tuple[When, datetime]]:
    """The turns with an alarm since `alarmed` that are not over, each once, and when their last alarm was due."""
    found: dict[datetime, tuple[When, datetime]] = {}
    for minutes in sorted(event.alarms, reverse=True):
        before = timedelta(minutes=minutes)
        for turn in turns_of(event, now, now + before + timedelta(seconds=1)):
            if alarmed < turn.start - before <= now and turn.end > now:
                found[turn.instance] = (turn, turn.start - before)
    return list(found.values())
