"""Changing an event: the whole of it, one turn, or one turn and those after it."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from knowledge.store.database import Row
from skills.calendar.commands import ChangeEvent, skill
from skills.calendar.events import (
    Event,
    Rows,
    Turn,
    add_event,
    change_event,
    drop_turn,
    event_of,
    put_event,
    put_turn,
)
from skills.calendar.free import clashes
from skills.calendar.saying import adds_place, event_facts, notes_line
from skills.calendar.series import When, by_rule, is_turn, next_turn, turn_on
from skills.engine.asking import NotFoundError
from skills.engine.command import Asker, Offer, Outcome, Reading, Ref, Running
from skills.engine.permissions import check
from skills.engine.rules import parts_of
from skills.engine.zones import wall


def may_change(row: Row, asker: Asker) -> None:
    """Raises NotAllowedError for who may not change it, NotFoundError for who may not even see it."""
    if row["audience"] not in asker.member.audiences:
        raise NotFoundError("event-gone")
    check(ChangeEvent, asker, own=row["owner"] == asker.member.id)


def event_row(rows: Rows, event_id: int) -> Row:
    """The row of an event. Raises NotFoundError."""
    found = rows("SELECT * FROM events WHERE id = ?", (event_id,))
    if not found:
        raise NotFoundError("event-gone")
    return found[0]


def skip_offer(event_id: int, event: Event, turn: When, asker: Asker) -> Offer:
    """A button that leaves out one turn."""
    skip = ChangeEvent(event_id, skip=(wall(turn.instance, ZoneInfo(event.zone)).date(),))
    return Offer("this", skip, "event-offer-this", {"date": wall(turn.start, asker.zone).date()})


def _ask_scope(command: ChangeEvent, reading: Reading) -> Outcome | None:
    """Of a recurring event, where nothing says how much is meant: all of it, one turn, or from then on?"""
    if command.scope is not None or command.turn is None:
        return None
    row = event_row(reading.rows, command.event_id)
    may_change(row, reading.asker)
    event = event_of(row, reading.rows)
    if event.rule is None:
        return None
    upcoming = next_turn(event, reading.asker.now)
    day = {"date": wall((upcoming or _as_said(command)).start, reading.asker.zone).date()}
    offers = [Offer("this", replace(command, scope="this"), "event-offer-this", day)]
    if event.start < reading.asker.now:
        offers.append(Offer("following", replace(command, scope="following"), "event-offer-following", day))
    after = _changed(event, command)
    facts = event_facts(after, reading.asker)
    return Outcome("event-change-which", facts, (Ref(skill.name, row["id"]),), offers=tuple(offers))


def _as_said(command: ChangeEvent) -> When:
    if command.turn is None:
        raise NotFoundError("event-gone")
    return When(command.turn.instance, command.turn.start, command.turn.end)


@skill.command(ChangeEvent, asks_first=_ask_scope)
def change(command: ChangeEvent, running: Running) -> Outcome:
    """Moves the event or changes what was said about it."""
    row = event_row(running.rows, command.event_id)
    may_change(row, running.asker)
    event = event_of(row, running.rows)
    if command.skip:
        return _skip(command, event, running)
    if event.rule is not None and command.turn is not None and command.scope in ("this", "following"):
        if not is_turn(event, command.turn.instance):
            raise NotFoundError("event-gone")
        if command.scope == "this":
            return _change_turn(command, event, running)
        if command.turn.instance > event.start:
            return _split(command, event, row, running)
    after = _with_exceptions(event, _changed(event, command))
    put_event(running, command.event_id, after)
    said = _said("event-changed", command.event_id, after, running, moved=command.start is not None)
    return replace(said, notes=(*notes_line(command.notes), *said.notes))


def _said(key: str, event_id: int, event: Event, running: Running, *, moved: bool) -> Outcome:
    notes: tuple[Outcome, ...] = ()
    if moved and event.who and not event.all_day:
        notes = clashes(running, event_id, event.who, event.start, event.end)
    refs = (Ref(skill.name, event_id),)
    return Outcome(f"{key}-place" if adds_place(event) else key, event_facts(event, running.asker), refs, notes)


def _changed(event: Event, command: ChangeEvent) -> Event:
    """The event as a whole after the change."""
    if command.start is not None and command.end is not None:
        event = replace(event, start=command.start, end=command.end, all_day=bool(command.all_day))
    who = dict.fromkeys(command.only_who or [*event.who, *command.add_who])
    return replace(
        event,
        rule=command.rule if command.rule is not None else event.rule,
        title=command.title if command.title is not None else event.title,
        place=command.place if command.place is not None else event.place,
        notes=command.notes if command.notes is not None else event.notes,
        who=tuple(one for one in who if one not in command.less_who),
    )


def _with_exceptions(before: Event, after: Event) -> Event:
    """The moved event with the exceptions of the one before: each goes along to its day, or is off where none is."""
    if before.rule is None or (before.start, before.rule) == (after.start, after.rule):
        return after
    zone = ZoneInfo(after.zone)
    days = (wall(after.start, zone).date() - wall(before.start, zone).date()).days
    shift = timedelta(days=(days + 3) % 7 - 3)
    plain = replace(after, skipped=(), turns=())
    skipped = tuple(day + shift for day in before.skipped if turn_on(plain, day + shift, zone) is not None)
    turns = []
    for turn in before.turns:
        now = turn_on(plain, wall(turn.instance, zone).date() + shift, zone)
        if now is not None:
            turns.append(replace(turn, instance=now.instance))
    return replace(after, skipped=skipped, turns=tuple(turns))


def _skip(command: ChangeEvent, event: Event, running: Running) -> Outcome:
    zone = ZoneInfo(event.zone)
    for turn in event.turns:
        if wall(turn.instance, zone).date() in command.skip:
            drop_turn(running, command.event_id, turn.instance)
    skipped = sorted({*event.skipped, *command.skip})
    change_event(running, command.event_id, {"skipped": json.dumps([day.isoformat() for day in skipped])})
    facts = event_facts(event, running.asker)
    return Outcome("event-skipped", {**facts, "days": command.skip}, (Ref(skill.name, command.event_id),))


def _change_turn(command: ChangeEvent, event: Event, running: Running) -> Outcome:
    """This turn only: it is kept beside the event, under the time at which it would have been."""
    meant = _as_said(command)
    had = next((turn for turn in event.turns if turn.instance == meant.instance), None)
    was = replace(
        event,
        title=had.title if had and had.title is not None else event.title,
        place=had.place if had and had.place is not None else event.place,
        notes=had.notes if had and had.notes is not None else event.notes,
        who=had.who if had and had.who is not None else event.who,
    )
    all_day = bool(command.all_day) if command.start is not None else (had or event).all_day
    after = replace(_changed(was, command), start=meant.start, end=meant.end, all_day=all_day, rule=None)
    turn = Turn(
        meant.instance,
        meant.start,
        meant.end,
        after.all_day,
        after.title if after.title != event.title else None,
        after.place if after.place != event.place else None,
        after.notes if after.notes != event.notes else None,
        after.who if after.who != event.who else None,
    )
    put_turn(running, command.event_id, turn)
    change_event(running, command.event_id, {})
    return _said("event-turn-changed", command.event_id, after, running, moved=True)


def end_before(running: Running, event_id: int, event: Event, instance: datetime) -> None:
    """Lets a recurring event end before one of its turns; what differs in that turn and later ones goes."""
    last = wall(instance, ZoneInfo(event.zone)) - timedelta(seconds=1)
    parts = {name: value for name, value in parts_of(event.rule or "").items() if name not in ("COUNT", "UNTIL")}
    parts["UNTIL"] = f"{last:%Y%m%dT%H%M%S}"
    kept = tuple(turn for turn in event.turns if turn.instance < instance)
    rule = ";".join(f"{name}={value}" for name, value in parts.items())
    put_event(running, event_id, replace(event, rule=rule, turns=kept))


def _split(command: ChangeEvent, event: Event, row: Row, running: Running) -> Outcome:
    """This turn and those after it become an event of their own, with a uid of its own."""
    meant = _as_said(command)
    rule = _rest_of(command.rule or event.rule or "", event, meant.instance)
    whole = replace(_changed(event, command), start=meant.start, end=meant.end, rule=rule, uid="")
    if command.start is None:
        whole = replace(whole, all_day=event.all_day)
    later = replace(
        event,
        start=meant.instance,
        rule=_rest_of(event.rule or "", event, meant.instance),
        turns=tuple(turn for turn in event.turns if turn.instance > meant.instance),
    )
    new = _with_exceptions(later, replace(whole, turns=later.turns))
    end_before(running, command.event_id, event, meant.instance)
    new_id = add_event(running, new, owner=row["owner"])
    return _said("event-changed", new_id, new, running, moved=True)


def _rest_of(rule: str, event: Event, instance: datetime) -> str:
    """The rule of a later part: a count becomes what is left of it."""
    parts = parts_of(rule)
    if "COUNT" in parts:
        every = replace(event, skipped=(), turns=())
        before = sum(1 for one in by_rule(every, event.start) if one < instance)
        parts["COUNT"] = str(max(int(parts["COUNT"]) - before, 1))
    return ";".join(f"{name}={value}" for name, value in parts.items())
