"""What a script of a family's day is written with: moments, people, acts, and what has to come because of them."""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path

import yaml

from tests.longday.family import FAMILY, TOM, ZONES, Person
from tests.longday.oracle import Due

SLOT = timedelta(minutes=5)
"""A person does one thing at a time, so that "undo" means what was said before it."""

WORDS = yaml.safe_load(Path(__file__).with_name("words.yaml").read_text(encoding="utf-8"))


@dataclass(frozen=True, slots=True)
class Act:
    """One thing that somebody says, presses, sends or drops."""

    at: datetime
    who: str
    text: str = ""
    how: str = "say"
    """say, group, voice, press (the button `text` of the last letter with `of`), paper (a file `of` with `text`),
    phone (an event on another calendar)."""
    of: str = ""
    answer: str = ""
    """Words that have to be in the reply; an empty text asks for nothing."""


@dataclass
class Script:
    """The acts of so many hours from an instant on, and what has to come; what they are is written by a subclass."""

    begin: datetime
    hours: int
    seed: int
    busy: int = 3
    """How many small things somebody does in each waking hour, beside those that are planned."""
    phone: bool = False
    """Whether there is another calendar, on which events are written."""
    acts: list[Act] = field(default_factory=list)
    dues: list[Due] = field(default_factory=list)
    secrets: dict[str, frozenset[str]] = field(default_factory=dict)
    people: dict[str, Person] = field(default_factory=dict)
    lines: list[tuple[str, date, str, datetime, datetime]] = field(default_factory=list)
    """What briefs tell: whom, of which day, the word, when it was said, when it is."""
    purchases: list[tuple[datetime, str, int]] = field(default_factory=list)
    taken: set[tuple[str, datetime]] = field(default_factory=set)

    def __post_init__(self) -> None:
        self.begin = self.begin.astimezone(UTC)
        self.random = random.Random(self.seed)
        self.people = {one.name: one for one in FAMILY}
        self.people["Tom"] = replace(TOM, zone=ZONES[self.seed % len(ZONES)])
        errands = [f"{verb} the {whom}" for verb in WORDS["verbs"] for whom in WORDS["whom"]]
        self.errands = self.mixed(errands)
        self.events = self.mixed(list(WORDS["events"]))
        self.write()
        self.acts = sorted((act for act in self.acts if act.at < self.end), key=lambda act: act.at)

    def write(self) -> None:
        """Fills the day."""

    # --- what it is made of -------------------------------------------------------------------------------------------

    @property
    def end(self) -> datetime:
        """When it is over."""
        return self.begin + timedelta(hours=self.hours)

    @property
    def days(self) -> list[date]:
        """The local days that it touches."""
        anna = self.people["Anna"]
        first, last = anna.local(self.begin).date(), anna.local(self.end).date()
        return [first + timedelta(days=number) for number in range((last - first).days + 1)]

    @property
    def quiet(self) -> dict[str, list[tuple[datetime, datetime]]]:
        """Everybody's quiet hours as instants, once they are set."""
        found: dict[str, list[tuple[datetime, datetime]]] = {}
        for person in self.people.values():
            if person.quiet is None:
                continue
            for day in [*self.days, self.days[-1] + timedelta(days=1)]:
                begin = person.instant(datetime.combine(day - timedelta(days=1), person.quiet[0]))
                end = person.instant(datetime.combine(day, person.quiet[1]))
                found.setdefault(person.name, []).append((max(begin, self.begin + SLOT), end))
        return found

    def mixed(self, words: list[str]) -> Iterator[str]:
        """All words in an order of their own, again and again."""
        while True:
            self.random.shuffle(words)
            yield from list(words)

    def say(self, who: str, at: datetime, text: str, answer: str = "", **more: str) -> None:
        """Somebody says or does something; `more` as in Act."""
        self.acts.append(Act(at, who, text, answer=answer, **more))

    def due(self, kind: str, to: str, at: datetime, *marks: str, urgent: bool = False) -> None:
        """Something is due to somebody at an instant; it is said when the quiet hours allow it."""
        self.dues.append(Due(kind, to, at if urgent else self.people[to].heard(at), marks, urgent=urgent))

    def slot(self, who: str, day: date, begin: time, end: time) -> datetime | None:
        """A free moment of somebody between two times of day; None where there is none in this script."""
        person = self.people[who]
        at = person.instant(datetime.combine(day, begin))
        until = person.instant(datetime.combine(day, end))
        first, last = max(at, self.begin + 3 * SLOT), min(until, self.end - 3 * SLOT)
        slots = [first + number * SLOT for number in range(int((last - first) / SLOT))]
        free = [one for one in slots if (who, self.number(one)) not in self.taken]
        if not free:
            return None
        chosen = self.random.choice(free)
        self.taken.add((who, self.number(chosen)))
        return chosen + timedelta(seconds=self.random.randint(0, 100))

    def number(self, at: datetime) -> datetime:
        """The beginning of the slot that a moment lies in."""
        return self.begin + ((at - self.begin) // SLOT) * SLOT

    def clock(self, who: str, at: datetime) -> str:
        """An instant as that person says it, and rounded as it is said."""
        return self.people[who].local(at).strftime("%H:%M")

    def soon(self, at: datetime, least: int, most: int) -> datetime:
        """A whole minute some minutes later."""
        later = at + timedelta(minutes=self.random.randint(least, most))
        return later.replace(second=0, microsecond=0)

    def secret(self, word: str, *readers: str) -> None:
        """These alone may read the word."""
        self.secrets[word] = self.secrets.get(word, frozenset()) | set(readers)

    def line(self, who: str, day: date, word: str, said: datetime, turn: datetime) -> None:
        """Something that a brief of that day has to tell, where it was known by then and is still to come."""
        self.lines.append((who, day, word, said, turn))
