"""Birthdays: what they are called, and keeping one for every year."""

from __future__ import annotations

import re
from datetime import timedelta

from skills.calendar.changing import event_row
from skills.calendar.commands import AddBirthday, skill
from skills.calendar.events import Event, add_event
from skills.calendar.saying import occurrence_line
from skills.calendar.store import LIKE, next_of
from skills.engine.asking import MissingError
from skills.engine.command import Outcome, Reading, Ref, Running
from skills.engine.matching import likeness
from skills.engine.request import Request
from skills.engine.zones import midnight

LEAP_DAY = "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=-1"
"""A birthday of 29 February: the last day of February, which is the 28th in other years."""

TITLES = {
    "en": "{}'s birthday",
    "de": "Geburtstag von {}",
    "fr": "Anniversaire de {}",
    "es": "Cumpleaños de {}",
    "it": "Compleanno di {}",
}
"""What a birthday is called in the calendar, in the language in which it was said."""

_WORDS = ("birthday", "Geburtstag", "anniversaire", "cumpleaños", "compleanno")
_ELIDES = re.compile(r"[aeiouyhâàéèêëîïôöùûü]", re.IGNORECASE)
_POSSESSIVE = re.compile(r"['’]s?$")


def speaks_of_birthdays(words: str) -> bool:
    """Whether words call something a birthday, in any language."""
    return any(likeness(word, words) >= LIKE for word in _WORDS)


def whose(words: str) -> str:
    """Words without those for a birthday: whose it is."""
    return " ".join(one for one in words.split() if not any(likeness(word, one) >= LIKE for word in _WORDS))


@skill.reads("birthday_add")
def read_birthday(request: Request, reading: Reading) -> AddBirthday:
    """Whose birthday, and the day; a year that has passed is the one of birth."""
    asker, when = reading.asker, request.when
    name = _POSSESSIVE.sub("", request.title) or " & ".join(asker.names(request.people.ids))
    if not name:
        raise MissingError("title", "ask-birthday-whose")
    if when is None or when.start is None:
        raise MissingError("when", "ask-birthday-when", name=name)
    title = name if speaks_of_birthdays(name) else _titled(name, request.language)
    day = when.start.date()
    return AddBirthday(title, day, day.year if day < asker.local_now.date() else None, request.people.ids)


def _titled(name: str, language: str) -> str:
    """What the birthday of somebody is called; French elides before a vowel ("Anniversaire d'Anna")."""
    title = TITLES.get(language, TITLES["en"])
    if language == "fr" and _ELIDES.match(name):
        title = title.replace("de ", "d'")
    return title.format(name)


@skill.command(AddBirthday)
def add_birthday(command: AddBirthday, running: Running) -> Outcome:
    """Adds a birthday that comes again every year, from the day of birth on or from the next time."""
    asker = running.asker
    event = Event(
        command.title,
        midnight(command.day, asker.zone),
        midnight(command.day + timedelta(days=1), asker.zone),
        str(asker.zone),
        all_day=True,
        rule=LEAP_DAY if (command.day.month, command.day.day) == (2, 29) else "FREQ=YEARLY",
        who=command.who,
        kind="birthday",
        born=command.born,
        busy=False,
    )
    event_id = add_event(running, event)
    upcoming = next_of(event_row(running.rows, event_id), running.rows, asker.now)
    notes = (occurrence_line(upcoming, asker),) if upcoming is not None else ()
    return Outcome("birthday-added", {"title": event.title}, (Ref(skill.name, event_id),), notes)
