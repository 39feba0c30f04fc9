"""Running calendar commands: putting in, taking out, looking up."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import timedelta
from typing import Any
from zoneinfo import ZoneInfo

from knowledge.people import FAMILY, private_to
from skills.calendar.birthdays import speaks_of_birthdays, whose
from skills.calendar.changing import end_before, event_row, may_change, skip_offer
from skills.calendar.commands import CancelEvents, CreateEvent, FindEvents, skill
from skills.calendar.events import Event, add_event, event_of, remove_event
from skills.calendar.free import clashes
from skills.calendar.saying import adds_place, event_facts, notes_line, occurrence_line
from skills.calendar.series import next_turn
from skills.calendar.store import Occurrence, coming, happening, shown, titled
from skills.engine.asking import NotFoundError
from skills.engine.command import Asker, Offer, Outcome, Reading, Ref, Running
from skills.engine.zones import wall

MOST = 30
"""How many events are listed at once."""

REACHES = (timedelta(days=31), timedelta(days=10_000))
"""How far the next event of a name is looked for at first, and then."""


@skill.command(CreateEvent)
def create(command: CreateEvent, running: Running) -> Outcome:
    """Adds the event, for the whole family where it is not private."""
    asker = running.asker
    event = Event(
        command.title,
        command.start,
        command.end,
        str(asker.zone),
        command.all_day,
        command.rule,
        command.skipped,
        who=command.who,
        place=command.place,
        notes=command.notes,
        audience=private_to(asker.member.id) if command.private else FAMILY,
    )
    event_id = add_event(running, event)
    notes = clashes(running, event_id, event.who, event.start, event.end) if event.who and not event.all_day else ()
    key = "event-created-place" if adds_place(event) else "event-created"
    private = (Outcome("event-private"),) if command.private else ()
    said = (*private, *notes_line(event.notes), *notes)
    return Outcome(key, event_facts(event, asker), (Ref(skill.name, event_id),), said)


def _ask_cancel(command: CancelEvents, reading: Reading) -> Outcome:
    """Asks before it removes; of a recurring event, whose next turn may be all that is meant, that is offered too."""
    if not command.event_ids:
        raise NotFoundError("event-gone")
    rows = [event_row(reading.rows, event_id) for event_id in command.event_ids]
    for row in rows:
        may_change(row, reading.asker)
    event, refs = event_of(rows[0], reading.rows), tuple(Ref(skill.name, row["id"]) for row in rows)
    facts = event_facts(event, reading.asker)
    if event.rule is None or len(rows) > 1:
        return Outcome("event-cancel-sure", facts, refs)
    if command.since is not None:
        since = {**facts, "date": wall(command.since, reading.asker.zone).date()}
        return Outcome("event-cancel-since-sure", since, refs)
    turn = next_turn(event, reading.asker.now)
    offers: tuple[Offer, ...] = ()
    if turn is not None:
        offers = (skip_offer(rows[0]["id"], event, turn, reading.asker),)
        if event.start < reading.asker.now:
            rest = CancelEvents(command.event_ids, since=turn.instance)
            day = wall(turn.start, reading.asker.zone).date()
            offers += (Offer("following", rest, "event-offer-following", {"date": day}),)
    return Outcome("event-cancel-sure", facts, refs, offers=offers)


@skill.command(CancelEvents, asks_first=_ask_cancel)
def cancel(command: CancelEvents, running: Running) -> Outcome:
    """Removes the events, or the turns from an instant on; what has been stays then."""
    facts: dict[str, Any] = {}
    for event_id in command.event_ids:
        row = event_row(running.rows, event_id)
        may_change(row, running.asker)
        event = event_of(row, running.rows)
        facts = event_facts(event, running.asker)
        if command.since is not None and command.since > event.start:
            end_before(running, event_id, event, command.since)
            day = wall(command.since, running.asker.zone).date()
            return Outcome("event-ended", {**facts, "date": day}, (Ref(skill.name, event_id),))
        remove_event(running, event_id)
    return Outcome("event-cancelled", facts)


@skill.command(FindEvents, changes=False)
def find(command: FindEvents, running: Running) -> Outcome:
    """Lists what happens, one line each. Raises NotFoundError where nothing is called so."""
    asker = running.asker
    found = _next_named(command, running) if command.first_only else _found(command, running)
    facts = {
        "start": command.start,
        "end": command.end,
        "whole_days": _whole_days(command, asker),
        "words": command.words,
    }
    if not found and command.first_only and speaks_of_birthdays(command.words):
        return Outcome("birthday-unknown")
    if not found and command.first_only:
        raise NotFoundError("events-none-named", words=command.words)
    if not found:
        return Outcome("events-none", facts)
    lines = tuple(occurrence_line(one, asker) for one in found[:MOST])
    refs = tuple(Ref(skill.name, one.event_id) for one in found[:1]) if len(found) == 1 else ()
    notes = notes_line(found[0].notes) if command.first_only else ()
    return Outcome("events-found", {**facts, "lines": lines, "count": len(found)}, refs, notes)


def _found(command: FindEvents, running: Running) -> list[Occurrence]:
    asker = running.asker
    found = shown(running.rows, asker.member, command.start, command.end, group=asker.group)
    found = [one for one in found if _is_for(one, command)]
    called = _called(command, ((one.title, one.kind) for one in found))
    return [one for one in found if one.title in called] or found


def _called(command: FindEvents, things: Iterable[tuple[str, str]]) -> set[str]:
    """The titles that words mean: birthdays are called that in every language, one of them by its name as well."""
    known = list(things)
    if not speaks_of_birthdays(command.words):
        return titled(command.words, (title for title, _ in known))
    birthdays = {title for title, kind in known if kind == "birthday"}
    return titled(whose(command.words), birthdays) or birthdays | titled(command.words, (title for title, _ in known))


def _next_named(command: FindEvents, running: Running) -> list[Occurrence]:
    """The next turn of what is called so; birthdays are called that in every language."""
    asker = running.asker
    rows = coming(running.rows, asker.member, asker.now, "e.id, e.title, e.kind", group=asker.group)
    called = _called(command, ((row["title"], row["kind"]) for row in rows))
    ids = [row["id"] for row in rows if row["title"] in called]
    for reach in REACHES:
        until = min(command.end, command.start + reach)
        found = happening(running.rows, asker.member, command.start, until, ids, group=asker.group)
        fitting = [one for one in found if _is_for(one, command)]
        if fitting or until == command.end:
            return fitting[:1]
    return []


def _is_for(one: Occurrence, command: FindEvents) -> bool:
    """Whether it is for somebody asked about; what nobody is named for is for everybody, but no birthday is."""
    anybodys = not one.who and not speaks_of_birthdays(command.words)
    return not command.who or anybodys or bool(set(one.who) & set(command.who))


def _whole_days(command: FindEvents, asker: Asker) -> bool:
    start, end = wall(command.start, asker.zone), wall(command.end, asker.zone)
    return start.hour == end.hour == start.minute == end.minute == 0


@skill.exports
def export(reading: Reading) -> dict[str, list[dict[str, Any]]]:
    """All events, with the turns of recurring ones that differ."""
    return {"events": [_exported(event_of(row, reading.rows), row["id"], reading) for row in _all(reading)]}


def _all(reading: Reading) -> list[dict[str, Any]]:
    return reading.rows("SELECT * FROM events ORDER BY start, id")


def _exported(event: Event, event_id: int, reading: Reading) -> dict[str, Any]:
    zone = ZoneInfo(event.zone)
    turns = [
        {
            "instance": turn.instance.astimezone(zone).isoformat(),
            "start": turn.start.astimezone(zone).isoformat(),
            "end": turn.end.astimezone(zone).isoformat(),
            **({"title": turn.title} if turn.title is not None else {}),
        }
        for turn in event.turns
    ]
    more = {
        "place": event.place,
        "notes": event.notes,
        "skipped": [day.isoformat() for day in event.skipped],
        "changed": turns,
        "alarms": list(event.alarms),
        "born": event.born,
    }
    return {
        "title": event.title,
        "start": event.start,
        "end": event.end,
        "zone": event.zone,
        "all_day": event.all_day,
        "rrule": event.rule,
        "who": list(reading.asker.names(event.who)),
        "kind": event.kind,
        "uid": event.uid,
        **{name: value for name, value in more.items() if value},
    }
