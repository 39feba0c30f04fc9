"""The calendar's commands."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from skills.engine.command import Command
from skills.engine.estate import Estate
from skills.engine.skill import Skill

skill = Skill("calendar", folder=__file__)
skill.belongs(
    Estate(
        "events",
        audience="audience",
        owner="owner",
        who="who",
        below=("event_changes.event_id",),
        elsewhere="calendar_id",
    ),
    Estate("event_changes", who="who"),
    Estate("feeds", own="member_id"),
)


@dataclass(frozen=True)
class CreateEvent(Command):
    """An event from `start` to `end` (instants, UTC). All-day events run from local midnight to local midnight."""

    title: str
    start: datetime
    end: datetime
    all_day: bool = False
    rule: str | None = None
    who: tuple[int, ...] = ()
    skipped: tuple[date, ...] = ()
    """Local days on which a recurring event is left out."""
    place: str = ""
    notes: str = ""
    private: bool = False
    """Whether only who makes it may see it, rather than the family."""


@dataclass(frozen=True)
class OneTurn:
    """One turn of a recurring event and where it goes: instants, UTC."""

    instance: datetime
    """When it would have been by the rule."""
    start: datetime
    end: datetime


@dataclass(frozen=True)
class ChangeEvent(Command):
    """New values for an event; None leaves a value as it is.

    `scope` is how much of a recurring event is meant: "all" takes `start`, `end` and `rule`; "this" and "following"
    take the times of `turn`. None: it was not said, so it is asked, and all is what a yes means.
    """

    event_id: int
    start: datetime | None = None
    end: datetime | None = None
    all_day: bool | None = None
    rule: str | None = None
    title: str | None = None
    add_who: tuple[int, ...] = ()
    only_who: tuple[int, ...] = ()
    """Those in the place of whom it was for."""
    less_who: tuple[int, ...] = ()
    skip: tuple[date, ...] = ()
    """Local days on which a recurring event is left out."""
    place: str | None = None
    notes: str | None = None
    scope: str | None = "all"
    turn: OneTurn | None = None


@dataclass(frozen=True)
class CancelEvents(Command):
    """Removes events; of recurring ones only the turns from `since` on (an instant), where that is given."""

    event_ids: tuple[int, ...]
    since: datetime | None = None


@dataclass(frozen=True)
class FindEvents(Command):
    """What happens from `start` to `end` (instants, UTC), for some members or with some words, or both."""

    start: datetime
    end: datetime
    who: tuple[int, ...] = ()
    words: str = ""
    first_only: bool = False
    """Only the next one is asked for ("when is the dentist?")."""


@dataclass(frozen=True)
class FindFree(Command):
    """Whether members have time from `start` to `end` (instants, UTC), or when they all have some.

    Without `minutes` the whole span is asked about; with it, the stretches of at least that length within the span.
    """

    start: datetime
    end: datetime
    who: tuple[int, ...]
    minutes: int | None = None


@dataclass(frozen=True)
class ShowWeek(Command):
    """The seven days from `start` on, in words and as a picture."""

    start: date


@dataclass(frozen=True)
class AddBirthday(Command):
    """A birthday, every year on `day`. A birthday of 29 February is celebrated on 28 February in other years.

    `born` is the year, where it is known; then the age is said.
    """

    title: str
    """What it is called in the calendar ("Mia's birthday")."""
    day: date
    """The first one that is kept, in the year of birth where that is known."""
    born: int | None = None
    who: tuple[int, ...] = ()


@dataclass(frozen=True)
class ImportCalendar(Command):
    """Puts the events of an iCalendar file in, or brings those that are there up to date."""

    path: str
    """Where the file lies; it has to hold what it held when the command was made: `digest`."""
    name: str
    """What the file is called by whoever sent it."""
    digest: str
    """SHA-256, hexadecimal."""


@dataclass(frozen=True)
class ExportCalendar(Command):
    """All events that the member may see, as an iCalendar file."""


@dataclass(frozen=True)
class ShareFeed(Command):
    """A secret address at which calendar programs read what the member may see."""


@dataclass(frozen=True)
class RevokeFeeds(Command):
    """Ends all such addresses of the member."""
