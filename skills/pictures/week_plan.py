"""What of a week goes where: bands over several days, the entries of each day, and what is only counted."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

MOST_LANES = 4
"""Bands above each other; further ones stand on their days."""
MOST_ROWS = 25
"""Rows of all days and bands together: what a phone shows without much scrolling."""
LEAST_ROWS = 2
SIGNED = frozenset({"birthday", "reminder", "chore"})
DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class WeekEntry:
    """Something on a day. Times are the wall clock of whom the picture is for; the end of a whole day is exclusive."""

    title: str
    start: datetime | None
    end: datetime | None
    who: tuple[str, ...]
    all_day: bool
    kind: str
    """event, birthday, reminder or chore."""

    @property
    def timed(self) -> bool:
        """Whether it has a time of day."""
        return self.start is not None and not self.all_day

    @property
    def signed(self) -> bool:
        """Whether its kind has a sign of its own."""
        return self.kind in SIGNED


@dataclass(frozen=True, slots=True)
class WeekDay:
    """A day of the week and what is on it. What lasts several days may stand on one of them or on each."""

    day: date
    entries: tuple[WeekEntry, ...]


@dataclass(frozen=True, slots=True)
class Band:
    """An entry over several days, from the column `first` to the column `last`."""

    entry: WeekEntry
    first: int
    last: int
    lane: int
    goes_before: bool
    """It began before the week."""
    goes_on: bool
    """It lasts beyond the week."""


@dataclass(frozen=True, slots=True)
class PlannedDay:
    """A day: the entries to be drawn, and those to be counted."""

    day: date
    shown: tuple[WeekEntry, ...]
    hidden: tuple[WeekEntry, ...] = ()


@dataclass(frozen=True, slots=True)
class Plan:
    """A week, ready to be drawn."""

    bands: tuple[Band, ...]
    days: tuple[PlannedDay, ...]

    @property
    def lanes(self) -> int:
        return max((band.lane + 1 for band in self.bands), default=0)

    @property
    def rows(self) -> int:
        """Rows of the days, "+3" included."""
        return sum(len(day.shown) + bool(day.hidden) for day in self.days)


def plan(days: Sequence[WeekDay], today: date, most_rows: int = MOST_ROWS) -> Plan:
    """Places everything that is on these consecutive days; every entry is drawn, or counted on its day."""
    bands = _bands(days)
    banded = {band.entry for band in bands}
    rest = [[entry for entry in day.entries if entry not in banded] for day in days]
    lanes = max((band.lane + 1 for band in bands), default=0)
    rows = shares([len(entries) for entries in rest], most_rows - lanes, _nearest(days, today))
    planned = []
    for day, entries, count in zip(days, rest, rows, strict=True):
        ordered = sorted(entries, key=_order)
        shown = len(ordered) if len(ordered) <= count else count - 1
        planned.append(PlannedDay(day.day, tuple(ordered[:shown]), tuple(ordered[shown:])))
    return Plan(bands, tuple(planned))


def shares(wanted: Sequence[int], rows: int, first: int = 0) -> list[int]:
    """How many of `rows` each day gets: the fullest days give way first, down to LEAST_ROWS.

    Days before `first` are over and give way before all others. What is left over goes to the days from `first` on.
    """
    limits = [max(wanted, default=0)] * len(wanted)
    for giving in (range(first), range(first, len(wanted))):
        for limit in range(max(wanted, default=0), LEAST_ROWS - 1, -1):
            if sum(map(min, wanted, limits)) > rows:
                for index in giving:
                    limits[index] = limit
    given = list(map(min, wanted, limits))
    spare = rows - sum(given)
    for index in (*range(first, len(given)), *range(first)):
        if spare > 0 and given[index] < wanted[index]:
            given[index] += 1
            spare -= 1
    return given


def _nearest(days: Sequence[WeekDay], today: date) -> int:
    return next((index for index, day in enumerate(days) if day.day >= today), 0)


def _order(entry: WeekEntry) -> tuple[bool, str, str]:
    """Whole days first, then what has no time, then by the clock."""
    clock = entry.start.isoformat() if entry.start and entry.timed else ""
    return not entry.all_day, clock, entry.title


def _bands(days: Sequence[WeekDay]) -> tuple[Band, ...]:
    listed: dict[WeekEntry, set[int]] = {}
    for index, day in enumerate(days):
        for entry in day.entries:
            listed.setdefault(entry, set()).add(index)
    found = []
    for entry, indices in listed.items():
        first, last = _reach(entry, days)
        covered = sorted(indices | {index for index in range(len(days)) if first <= days[index].day <= last})
        listed_on = entry.all_day and covered == list(range(covered[0], covered[-1] + 1)) and len(covered) > 1
        if listed_on or (entry.all_day and last - first >= DAY) or _longer_than_a_day(entry):
            found.append((covered[0], covered[-1], entry, first < days[0].day, last > days[-1].day))
    found.sort(key=lambda one: (one[0], one[0] - one[1], one[2].title))
    ends: list[int] = []
    bands = []
    for start, end, entry, before, after in found:
        lane = next((lane for lane, taken in enumerate(ends) if taken < start), len(ends))
        if lane >= MOST_LANES:
            continue
        ends[lane : lane + 1] = [end]
        bands.append(Band(entry, start, end, lane, before, after))
    return tuple(bands)


def _longer_than_a_day(entry: WeekEntry) -> bool:
    return not entry.all_day and entry.start is not None and entry.end is not None and entry.end - entry.start > DAY


def _reach(entry: WeekEntry, days: Sequence[WeekDay]) -> tuple[date, date]:
    """The first and the last day of an entry by its own times; an empty stretch where it has none."""
    if entry.start is None:
        return days[-1].day + DAY, days[0].day - DAY
    first = entry.start.date()
    if entry.end is None or entry.end <= entry.start:
        return first, first
    last = entry.end.date()
    return first, last - DAY if entry.end.time() == time.min else last
