"""Who has time when: what stands in the way, what is free, and what would go instead."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime, time, timedelta

from skills.calendar.commands import ChangeEvent, FindFree, skill
from skills.calendar.saying import occurrence_line
from skills.calendar.store import Occurrence, happening
from skills.engine.command import Asker, Offer, Outcome, Running
from skills.engine.zones import instant, wall

DAY_BEGINS, DAY_ENDS = time(7), time(22)
"""Between which hours something is proposed."""

STEP = timedelta(minutes=30)
MOST = 8
"""How many free stretches are said."""

Span = tuple[datetime, datetime]


def clashes(running: Running, event_id: int, who: Sequence[int], start: datetime, end: datetime) -> tuple[Outcome, ...]:
    """Notes on what else the people of a timed event (instants) have then, and an offer of when they are all free.

    Only where people are named, in both; what is marked as free in the calendar and whole days do not clash.
    """
    asker = running.asker
    others = [
        one
        for one in happening(running.rows, asker.member, start, end, group=asker.group)
        if one.event_id != event_id and set(one.who) & set(who) and _blocks(one) and not one.all_day
    ]
    instead = _later_that_day(running, event_id, who, start, end) if others else None
    offers: tuple[Offer, ...] = ()
    if instead is not None:
        change = ChangeEvent(event_id, start=instead[0], end=instead[1], all_day=False)
        offers = (Offer("alternative", change, "event-offer-time", {"start": instead[0]}),)
    notes = []
    for one in others[:2]:
        facts = {
            "title": one.title,
            "who": asker.names([member for member in one.who if member in who]),
            "until": wall(one.end, asker.zone).time(),
        }
        if instead is not None and one is others[:2][-1]:
            free = {**facts, "time": wall(instead[0], asker.zone).time()}
            notes.append(Outcome("event-clash-instead", free, offers=offers))
        else:
            notes.append(Outcome("event-clash", facts))
    return tuple(notes)


def _blocks(one: Occurrence) -> bool:
    return one.busy and one.kind == "event"


def _later_that_day(running: Running, event_id: int, who: Sequence[int], start: datetime, end: datetime) -> Span | None:
    """The next time on the day of `start` at which nothing of these people's is in the way, for as long."""
    asker = running.asker
    day = wall(start, asker.zone).date()
    latest = instant(datetime.combine(day, DAY_ENDS), asker.zone)
    others = happening(running.rows, asker.member, start, latest, group=asker.group)
    busy = [one for one in others if one.event_id != event_id and set(one.who) & set(who) and _blocks(one)]
    found = stretches(((one.start, one.end) for one in busy if not one.all_day), start, latest, asker, end - start)
    return (found[0][0], found[0][0] + (end - start)) if found else None


def stretches(busy: Iterable[Span], start: datetime, end: datetime, asker: Asker, length: timedelta) -> list[Span]:
    """The stretches of at least a length that are free from `start` to `end` (instants), within the waking hours.

    They begin on half hours of the asker's clock, where something ends in between.
    """
    taken = sorted(busy)
    found: list[Span] = []
    day = wall(start, asker.zone).date()
    while (begin := instant(datetime.combine(day, DAY_BEGINS), asker.zone)) < end:
        until = min(instant(datetime.combine(day, DAY_ENDS), asker.zone), end)
        at = _half_hour(max(begin, start), asker)
        for one_start, one_end in [*(one for one in taken if one[1] > begin), (until, until)]:
            if min(one_start, until) - at >= length:
                found.append((at, min(one_start, until)))
            at = max(at, _half_hour(one_end, asker))
        day += timedelta(days=1)
    return found


def _half_hour(at: datetime, asker: Asker) -> datetime:
    """The half hour of the clock at or after an instant."""
    local = wall(at, asker.zone)
    over = timedelta(minutes=local.minute % 30, seconds=local.second, microseconds=local.microsecond)
    return at + (STEP - over) % STEP


@skill.command(FindFree, changes=False)
def find_free(command: FindFree, running: Running) -> Outcome:
    """Yes or no with what stands in the way, or the free stretches. What nobody is named for is its maker's."""
    asker = running.asker
    day_end = instant(datetime.combine(wall(command.end, asker.zone).date(), DAY_ENDS), asker.zone)
    there = happening(running.rows, asker.member, command.start, max(command.end, day_end), group=asker.group)
    then = [one for one in there if one.start < command.end and one.kind == "event"]
    theirs = [one for one in then if _blocks(one) and _of(one, command.who)]
    in_the_way = [one for one in theirs if not one.all_day]
    beside = [one for one in then if one not in in_the_way and (one in theirs or not one.who)]
    also = tuple(Outcome("free-beside", occurrence_line(one, asker).facts) for one in beside[:3])
    facts = {
        "start": command.start,
        "end": command.end,
        "whole_days": _whole_days(command, asker),
        "people": asker.names(command.who),
        "count": len(command.who),
    }
    you = "-you" if command.who == (asker.member.id,) else ""
    if not in_the_way:
        return Outcome(f"free-yes{you}", facts, notes=also)
    lines = tuple(occurrence_line(one, asker) for one in in_the_way[:10])
    others = tuple(one for one in command.who if not any(_of(event, (one,)) for event in in_the_way))
    if others and command.minutes is None:
        also = (Outcome("free-others", {"people": asker.names(others)}), *also)
        taken = tuple(one for one in command.who if one not in others)
        facts |= {"people": asker.names(taken), "count": len(taken)}
    busy = [(one.start, one.end) for one in there if _blocks(one) and _of(one, command.who) and not one.all_day]
    if command.minutes is None:
        after = stretches(busy, command.start, day_end, asker, command.end - command.start)
        again = (Outcome("free-again", {"time": wall(after[0][0], asker.zone).time()}),) if after else ()
        return Outcome(f"free-no{you}", {**facts, "lines": lines}, notes=(*again, *also))
    found = stretches(busy, command.start, command.end, asker, timedelta(minutes=command.minutes))[:MOST]
    if not found:
        return Outcome(f"free-no{you}", {**facts, "lines": lines}, notes=also)
    free = tuple(Outcome("free-line", {"start": one[0], "end": one[1]}) for one in found)
    return Outcome(f"free-found{you}", {**facts, "lines": lines, "free": free}, notes=also)


def _of(one: Occurrence, who: Sequence[int]) -> bool:
    return bool(set(one.who or (one.owner,)) & set(who))


def _whole_days(command: FindFree, asker: Asker) -> bool:
    """Whether days were asked about; of today what is left."""
    start, end = wall(command.start, asker.zone), wall(command.end, asker.zone)
    return end.time() == time() and (start.time() == time() or command.start == asker.now)
