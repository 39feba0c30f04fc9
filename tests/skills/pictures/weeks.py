"""Weeks for the tests of the picture: from nothing at all to far too much."""

from __future__ import annotations

import random
from collections.abc import Sequence
from datetime import date, datetime, time, timedelta

from skills.pictures.week import WeekDay, WeekEntry

MONDAY = date(2026, 11, 16)
WEDNESDAY = date(2026, 11, 18)
FAMILY = ("Anna", "Tom", "Mia", "Max", "Leni", "Oma Inge")
TITLES = (
    "Zahnarzt",
    "Fußballtraining der E-Jugend auf dem neuen Kunstrasenplatz",
    "Donaudampfschifffahrtsgesellschaftskapitänsmützenanprobe",
    "Réunion de parents à l'école élémentaire",
    "Reunión con la señora Núñez",
    "Perché no? Città più bella",
    "Call 🚀🚀 with Zürich",
    "🎉",
    "Yoga",
)

Placed = tuple[int, WeekEntry]


def on(
    day: int,
    title: str,
    start: str = "",
    end: str = "",
    *,
    who: Sequence[str] = (),
    kind: str = "event",
    until: int | None = None,
) -> Placed:
    """An entry on a day counted from Monday; times as "15:30", `until` the day on which it ends."""

    def at(when: int, clock: str) -> datetime | None:
        return datetime.combine(MONDAY + timedelta(when), time.fromisoformat(clock)) if clock else None

    return day, WeekEntry(title, at(day, start), at(day if until is None else until, end), tuple(who), False, kind)


def whole(day: int, title: str, days: int = 1, *, who: Sequence[str] = (), kind: str = "event") -> Placed:
    """An entry of whole days."""
    start = datetime.combine(MONDAY + timedelta(day), time())
    return day, WeekEntry(title, start, start + timedelta(days), tuple(who), True, kind)


def week(*placed: Placed) -> list[WeekDay]:
    """The seven days with these entries, each on its first day."""
    return [
        WeekDay(MONDAY + timedelta(number), tuple(entry for day, entry in placed if min(max(day, 0), 6) == number))
        for number in range(7)
    ]


def crowded(count: int, seed: int = 1) -> list[WeekDay]:
    """A week with so many entries of every kind."""
    chance = random.Random(seed)
    placed = []
    for _ in range(count):
        day, hour = chance.choice([0, 1, 1, 2, 2, 2, 3, 4, 5, 6]), chance.randint(6, 20)
        who = chance.sample(FAMILY, chance.choice([0, 1, 1, 1, 2, 3, 5, 6]))
        kind = chance.choice(["event", "event", "event", "reminder", "chore", "birthday"])
        match chance.randint(0, 9):
            case 0:
                placed.append(whole(day, chance.choice(TITLES), chance.choice([1, 1, 2, 5]), who=who, kind=kind))
            case 1:
                placed.append(on(day, chance.choice(TITLES), who=who, kind="chore"))
            case 2:
                placed.append(
                    on(day, chance.choice(TITLES), f"{hour:02}:{chance.randint(0, 59):02}", who=who, kind=kind)
                )
            case _:
                end = f"{hour + 1:02}:{chance.randint(0, 59):02}"
                placed.append(on(day, chance.choice(TITLES), f"{hour:02}:00", end, who=who))
    return week(*placed)
