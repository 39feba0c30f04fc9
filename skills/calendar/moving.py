"""From what was understood to changing and cancelling: which event is meant, which turn of it, and how many."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from knowledge.clock import from_text
from knowledge.store.database import Row
from skills.calendar.commands import CancelEvents, ChangeEvent, OneTurn, skill
from skills.calendar.events import Event, event_of
from skills.calendar.series import When, next_turn, turn_on, turns_of
from skills.calendar.store import coming, happening, named
from skills.engine.asking import MissingError, NotFoundError, Pick, SeveralError
from skills.engine.command import Reading
from skills.engine.moving import days_said, moved_to, rule_after
from skills.engine.request import Request
from skills.engine.times import TimeKind, TimeSpan
from skills.engine.zones import instant, midnight, wall

_DAY = 86400
_HALF_A_DAY = timedelta(hours=12)
_NEXT = timedelta(days=400)
"""How far ahead the first turn from a day on is looked for."""
_LENGTHS = (TimeKind.DURATION, TimeKind.OFFSET)


@dataclass(frozen=True, slots=True)
class _Times:
    """When something is, before or after a move. Instants."""

    start: datetime
    end: datetime
    all_day: bool


_Move = Callable[[_Times], _Times]


@skill.reads("event_move")
def read_move(request: Request, reading: Reading) -> ChangeEvent:
    """What is not said stays: a new day keeps the time, a new time keeps the day, both keep the length."""
    row = _one(request, reading)
    if request.unknown_people and request.amends:
        raise MissingError("who", "ask-who", name=request.unknown_people[0])
    event = event_of(row, reading.rows)
    change, when = _other_words(row, request), request.when
    if when is None or (when.start is None and when.end is None and when.kind not in _LENGTHS):
        if change != ChangeEvent(row["id"]):
            return _scoped(change, event, request, reading, lambda times: times)
        raise MissingError("when", "ask-move-when", title=row["title"])
    if when.start is None and when.kind not in _LENGTHS and not when.has_time and event.rule:
        last = when.last_day
        if last is None:
            raise MissingError("when", "ask-move-when", title=row["title"])
        return replace(change, rule=";".join((event.rule, f"UNTIL={last:%Y%m%d}T235959")))
    whole_request = request
    if _begins_between_turns(event, request, reading):
        when, whole_request = replace(when, has_date=False), replace(request, times=())
    whole = _whole(change, event, when, whole_request, reading)
    return _scoped(whole, event, request, reading, _mover(event.title, when, reading))


def _begins_between_turns(event: Event, request: Request, reading: Reading) -> bool:
    """ "From the 3rd on at 7", where the 3rd has no turn: the day says which turns are meant, not where they go."""
    when = request.when
    if request.scope != "following" or event.rule is None or when is None or not when.has_time:
        return False
    days = days_said(request.times)
    return len(days) == 1 and turn_on(event, days[0], reading.asker.zone) is None


def _other_words(row: Row, request: Request) -> ChangeEvent:
    """What changes besides the time: where it is, what is noted; by a follow-up also who is there and its name."""
    change = ChangeEvent(row["id"], place=request.place or None, notes=request.notes or None)
    if not request.amends:
        return change
    people, title = request.people.ids, request.title or None
    if request.instead:
        return replace(change, title=title, only_who=people)
    return replace(change, title=title, add_who=people, less_who=request.less)


def _whole(change: ChangeEvent, event: Event, when: TimeSpan, request: Request, reading: Reading) -> ChangeEvent:
    """The change of the whole event: all turns of a recurring one."""
    zone = reading.asker.zone
    times = _mover(event.title, when, reading)(_Times(event.start, event.end, event.all_day))
    lengths = when.kind in _LENGTHS
    if event.rule is None or when.rule is not None or (when.start is None and not lengths):
        return replace(change, start=times.start, end=times.end, all_day=times.all_day, rule=when.rule)
    days = [] if lengths else days_said(request.times)
    again = rule_after(event.rule, wall(event.start, zone), wall(times.start, zone), days)
    start = instant(again.first, zone)
    return replace(change, start=start, end=start + (times.end - times.start), all_day=times.all_day, rule=again.rule)


def _scoped(change: ChangeEvent, event: Event, request: Request, reading: Reading, move: _Move) -> ChangeEvent:
    """Says how much of a recurring event the change is for, and where the turn goes that is meant or may be."""
    if event.rule is None:
        return change
    meant = _turn_meant(event, request, reading)
    if meant is None:
        return replace(change, scope="all")
    turn, was_named = meant
    times = move(_Times(turn.start, turn.end, event.all_day))
    scope = request.scope
    if scope is None and was_named:
        scope = "this"
    elif scope is None and (request.amends or (request.when is not None and request.when.rule is not None)):
        scope = "all"
    return replace(change, scope=scope, turn=OneTurn(turn.instance, times.start, times.end))


def _turn_meant(event: Event, request: Request, reading: Reading) -> tuple[When, bool] | None:
    """The turn that the words name, and whether they name one; the next one where they do not.

    A day that is all that was said of the time is where it goes, unless another one is said as well.
    """
    zone = reading.asker.zone
    just_changed = _just_changed(event, reading) if request.amends else None
    if just_changed is not None:
        return just_changed, True
    for day in days_said(request.times):
        to_go_to = request.when is not None and request.when.day == day and not request.when.has_time
        turn = turn_on(event, day, zone)
        if turn is not None and not (to_go_to and request.intent.endswith("_move")):
            return turn, True
        later = (
            turns_of(event, midnight(day, zone), midnight(day + _NEXT, zone)) if request.scope == "following" else []
        )
        if turn is None and later:
            return later[0], True
    for span in request.times:
        if span.start is not None and span.end is not None and span.has_date and not span.has_time:
            turns = turns_of(event, max(instant(span.start, zone), reading.asker.now), instant(span.end, zone))
            if turns:
                return turns[0], True
    upcoming = next_turn(event, reading.asker.now)
    return (upcoming, False) if upcoming is not None else None


def _just_changed(event: Event, reading: Reading) -> When | None:
    """The turn whose change was the last one of the event: what "make it 6" is about after "Friday's at 5"."""
    rows = reading.rows(
        "SELECT c.instance FROM event_changes c JOIN events e ON e.id = c.event_id"
        " WHERE e.uid = ? AND c.changed_at = e.changed_at",
        (event.uid,),
    )
    instances = [from_text(row["instance"]) for row in rows]
    turns = [When(one.instance, one.start, one.end) for one in event.turns if one.instance in instances]
    return turns[0] if len(turns) == 1 else None


def _mover(title: str, when: TimeSpan, reading: Reading) -> _Move:
    """What moves times to where they were said to go."""

    def move(was: _Times) -> _Times:
        if when.start is None and when.kind not in _LENGTHS:
            return _until(title, was, when, reading)
        return _moved(title, was, when, reading)

    return move


def _until(title: str, was: _Times, when: TimeSpan, reading: Reading) -> _Times:
    """ "Until 9", "until Friday": another end."""
    zone = reading.asker.zone
    start = wall(was.start, zone)
    if when.end is None or (not when.has_time and not was.all_day):
        raise MissingError("when", "ask-move-when", title=title)
    if not when.has_time:
        return _Times(was.start, midnight(when.end.date(), zone), all_day=True)
    end = datetime.combine(start.date(), when.end.time())
    if end <= start:
        end += _HALF_A_DAY if end + _HALF_A_DAY > start else 2 * _HALF_A_DAY
    return _Times(instant(start, zone), instant(end, zone), all_day=False)


def _moved(title: str, was: _Times, when: TimeSpan, reading: Reading) -> _Times:
    zone = reading.asker.zone
    begun = wall(was.start, zone)
    if when.kind is TimeKind.DURATION and when.seconds and when.seconds % _DAY == 0:
        days = timedelta(seconds=when.seconds)
        return _Times(midnight(begun.date(), zone), midnight((begun + days).date(), zone), all_day=True)
    if when.kind is TimeKind.DURATION and when.seconds:
        return _Times(was.start, was.start + timedelta(seconds=when.seconds), all_day=False)
    if when.kind is TimeKind.OFFSET:
        start = instant(when.shifted(begun), zone)
        return _Times(start, start + (was.end - was.start), was.all_day and begun.time() == when.shifted(begun).time())
    if when.start is None:
        raise MissingError("when", "ask-move-when", title=title)
    keeps_days = was.all_day and not when.has_time
    start = instant(moved_to(begun, when), zone)
    if when.end and when.has_time:
        end_said = when.end if when.has_date else datetime.combine(begun.date(), when.end.time())
        return _Times(start, instant(end_said, zone), all_day=False)
    length = reading.asker.conventions.event_length if was.all_day and not keeps_days else was.end - was.start
    return _Times(start, start + length, keeps_days)


@skill.reads("event_delete")
def read_cancel(request: Request, reading: Reading) -> CancelEvents | ChangeEvent:
    """The event that the words, the day or the last outcome name; of a recurring one only the turns that were said."""
    row = _one(request, reading)
    event = event_of(row, reading.rows)
    if event.rule is None or request.scope == "all":
        return CancelEvents((row["id"],))
    meant = _turn_meant(event, request, reading)
    if meant is not None and request.scope == "following":
        return CancelEvents((row["id"],), since=meant[0].instance)
    if meant is not None and (meant[1] or request.scope == "this"):
        return ChangeEvent(row["id"], skip=_days_left_out(event, meant[0], request, reading))
    return CancelEvents((row["id"],))


def _days_left_out(event: Event, turn: When, request: Request, reading: Reading) -> tuple[date, ...]:
    """The days of the event's zone on which the turns would have been that were named: one, or those of a week."""
    zone, own = reading.asker.zone, ZoneInfo(event.zone)
    turns = [turn]
    for span in request.times:
        if span.start is not None and span.end is not None and span.has_date and not span.has_time:
            found = turns_of(event, max(instant(span.start, zone), reading.asker.now), instant(span.end, zone))
            turns = found or turns
    return tuple(dict.fromkeys(wall(one.instance, own).date() for one in turns))


def _one(request: Request, reading: Reading) -> Row:
    rows = coming(reading.rows, reading.asker.member, reading.asker.now, group=reading.asker.group)
    targets = [ref.id for ref in request.target if ref.skill == skill.name]
    if targets:
        found = [row for row in rows if row["id"] in targets]
    elif request.title:
        found = named(request.title, rows)
        found = _on_day(found, request, reading) if len(found) > 1 else found
    else:
        found = _on_day(rows, request, reading) if request.times else []
    if not found:
        raise NotFoundError("event-not-found", what=request.title or request.text)
    if len(found) > 1:
        picks = tuple(Pick(skill.name, row["id"], row["title"]) for row in found[:4])
        raise SeveralError("event-which", picks)
    return found[0]


def _on_day(rows: list[Row], request: Request, reading: Reading) -> list[Row]:
    """Those of the events that have a turn on a day that was said; all where none has."""
    zone, member = reading.asker.zone, reading.asker.member
    ids: set[int] = set()
    for day in {span.start.date() for span in request.times if span.start and span.has_date}:
        begin, end = midnight(day, zone), midnight(day + timedelta(days=1), zone)
        ids |= {one.event_id for one in happening(reading.rows, member, begin, end) if begin <= one.start < end}
    return [row for row in rows if row["id"] in ids] or rows
