"""The calendar's commands."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from skills.engine.command import Command, Skill

skill = Skill("calendar", folder=__file__)


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


@dataclass(frozen=True)
class ChangeEvent(Command):
    """New values for an event; None leaves a value as it is."""

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
    skip: date | None = None
    """A local day on which a recurring event is left out."""


@dataclass(frozen=True)
class CancelEvents(Command):
    """Removes events."""

    event_ids: tuple[int, ...]


@dataclass(frozen=True)
class FindEvents(Command):
    """What happens from `start` to `end` (instants, UTC), for some members or with some words, or both."""

    start: datetime
    end: datetime
    who: tuple[int, ...] = ()
    words: str = ""
    first_only: bool = False
    """Only the next one is asked for ("when is the dentist?")."""
