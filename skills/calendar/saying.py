"""What is said of events: their facts and lines."""

from __future__ import annotations

from typing import Any
from zoneinfo import ZoneInfo

from skills.calendar.events import Event
from skills.calendar.series import next_turn
from skills.calendar.store import Occurrence, not_in
from skills.engine.command import Asker, Outcome, Rule
from skills.engine.zones import wall


def event_facts(event: Event, asker: Asker) -> dict[str, Any]:
    """The facts of an event as a whole: its next turn, or the first where none is to come, and its rule."""
    turn = next_turn(event, asker.now) if event.rule else None
    return {
        "title": event.title,
        "start": turn.start if turn is not None else event.start,
        "end": turn.end if turn is not None else event.end,
        "all_day": event.all_day,
        "who": not_in(event.title, asker.names(event.who)),
        "rule": Rule(event.rule, wall(event.start, ZoneInfo(event.zone))) if event.rule else None,
        "place": event.place,
        "notes": event.notes,
    }


def occurrence_facts(one: Occurrence, asker: Asker) -> dict[str, Any]:
    """The facts of one turn."""
    return {
        "title": one.title,
        "start": one.start,
        "end": one.end,
        "all_day": one.all_day,
        "who": not_in(one.title, asker.names(one.who)),
        "place": one.place,
        "notes": one.notes,
    }


def occurrence_line(one: Occurrence, asker: Asker) -> Outcome:
    """A line about one turn; of a birthday with the age, where the year of birth is known."""
    facts = occurrence_facts(one, asker)
    if one.kind == "birthday":
        return birthday_line(one, asker, "birthday-line")
    return Outcome("event-line-place" if adds_place(one) else "event-line", facts)


def adds_place(one: Event | Occurrence) -> bool:
    """Whether the place is more than the title says already ("theatre at the Globe")."""
    return bool(one.place) and one.place.casefold() not in one.title.casefold()


def notes_line(notes: str | None) -> tuple[Outcome, ...]:
    """The line that says what is noted; none where nothing is."""
    return (Outcome("event-notes", {"notes": notes}),) if notes else ()


def birthday_line(one: Occurrence, asker: Asker, key: str) -> Outcome:
    """A line about a birthday, by one of the sentences that begin with `key`: with the age where the year is known.

    Members turn an age; of others what the birthday is called is said, which may be more than a name.
    """
    people = asker.names(one.who)
    facts = {"title": one.title, "date": wall(one.start, ZoneInfo(one.zone)).date(), "age": one.age, "people": people}
    if one.age is None:
        return Outcome(key, facts)
    return Outcome(f"{key}-age" if people else f"{key}-aged", facts)
