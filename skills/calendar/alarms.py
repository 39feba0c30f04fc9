"""What the calendar says by itself: alarms before events, and its lines in the briefs of a day."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta
from functools import partial
from operator import itemgetter

from knowledge.clock import from_text, to_text
from knowledge.outbox import Outgoing
from knowledge.store.database import Database, Row
from skills.calendar.commands import skill
from skills.calendar.events import Event, event_of
from skills.calendar.saying import occurrence_line
from skills.calendar.series import AHEAD, NEVER, When, catch_up, due_alarms, set_alarm
from skills.calendar.store import Occurrence, happening, shown
from skills.engine.command import Days, Outcome, Reading, Ref, Running
from skills.engine.waking import one_by_one

KIND = "event"
A_DAY = timedelta(days=1)
_AT_ONCE = "1970-01-01T00:00:00.000+00:00"


@skill.wakes
def wake(running: Running) -> None:
    """Derives what changed, and puts the alarms that are due into the outbox, in one transaction.

    Of a turn whose alarms were all missed one is said; of one that is over none.
    """
    now = running.asker.now
    catch_up(running.database, now)
    due = running.rows("SELECT * FROM event_state WHERE next_alarm <= ? ORDER BY next_alarm", (to_text(now),))
    one_by_one(running.database, due, partial(_ring, running), "the event", itemgetter("event_id"))


def _ring(running: Running, state: Row) -> None:
    now = running.asker.now
    row = running.rows("SELECT * FROM events WHERE id = ?", (state["event_id"],))[0]
    event = event_of(row, running.rows)
    for turn, due in due_alarms(event, from_text(state["alarmed"]), now):
        _put(running, row, event, turn, due)
    running.rows("UPDATE event_state SET alarmed = ? WHERE event_id = ?", (to_text(now), row["id"]))
    set_alarm(running.database, row["id"], event, now)


def _put(running: Running, row: Row, event: Event, turn: When, due: datetime) -> None:
    """For everybody who is named in the turn, or else for whose event it is; guests only what is open to them.

    An alarm comes in quiet hours where the event itself begins before they end, or lies in those that come next.
    """
    now = running.asker.now
    changed = next((one for one in event.turns if one.instance == turn.instance), None)
    who = changed.who if changed is not None and changed.who is not None else event.who
    for member in running.asker.members:
        if member.id not in (who or (row["owner"],)) or event.audience not in member.audiences:
            continue
        quiet_until = member.quiet_until(now)
        if quiet_until is None and turn.start - now < A_DAY:
            quiet_until = member.quiet_until(turn.start)
        running.outbox.put(
            member_id=member.id,
            kind=KIND,
            due=due,
            now=now,
            facts={"instance": to_text(turn.instance), "start": to_text(turn.start)},
            subject_id=row["id"],
            urgent=quiet_until is not None and not event.all_day and turn.start < quiet_until,
            expires=turn.end,
        )


@skill.wakes_next
def next_wake(database: Database) -> datetime | None:
    """When the next alarm is due, or something is to be derived."""
    row = database.row("SELECT min(next_alarm) AS alarm FROM event_state WHERE next_alarm IS NOT NULL")
    least = database.row("SELECT min(covered) AS covered FROM event_state")
    moments = [from_text(row["alarm"])] if row and row["alarm"] else []
    if least and least["covered"] is not None and least["covered"] < NEVER:
        moments.append(from_text(least["covered"]) - AHEAD if least["covered"] else from_text(_AT_ONCE))
    return min(moments, default=None)


@skill.announces(KIND)
def announce(row: Outgoing, reading: Reading) -> Outcome | None:
    """The event; nothing where it was taken out or moved since."""
    one = _still(row, reading)
    if one is None:
        return None
    return Outcome("out-event", {"lines": (occurrence_line(one, reading.asker),)}, (Ref(skill.name, one.event_id),))


@skill.announces_together(KIND)
def announce_all(rows: Sequence[Outgoing], reading: Reading) -> Outcome | None:
    """Several events as one list."""
    found = [one for one in (_still(row, reading) for row in rows) if one is not None]
    if not found:
        return None
    lines = tuple(occurrence_line(one, reading.asker) for one in sorted(found, key=lambda one: one.start))
    return Outcome("out-events", {"lines": lines}, tuple(Ref(skill.name, one.event_id) for one in found))


def _still(row: Outgoing, reading: Reading) -> Occurrence | None:
    """The turn that a row is about, where it is still at its time."""
    start, ids = from_text(row.facts["start"]), [row.subject_id or 0]
    found = happening(reading.rows, reading.asker.member, start, start + timedelta(seconds=1), ids)
    return next((one for one in found if one.start == start), None)


@skill.briefs
def brief(reading: Reading, days: Days) -> list[Outcome]:
    """A line for every event of these days, birthdays first."""
    asker = reading.asker
    found = shown(reading.rows, asker.member, days.begin, days.end, group=asker.group)
    found.sort(key=lambda one: one.kind != "birthday")
    return [occurrence_line(one, asker) for one in found]
