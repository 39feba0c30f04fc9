"""The commands of reminders."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from skills.engine.command import Command, Skill

skill = Skill("reminders", folder=__file__)


@dataclass(frozen=True)
class CreateReminder(Command):
    """A reminder at `due` (instant, UTC), repeated by `rule`, for members. The text is fixed here."""

    text: str
    due: datetime
    who: tuple[int, ...]
    rule: str | None = None


@dataclass(frozen=True)
class ChangeReminder(Command):
    """New values for a reminder; None leaves a value as it is."""

    reminder_id: int
    due: datetime | None = None
    rule: str | None = None
    add_who: tuple[int, ...] = ()
    only_who: tuple[int, ...] = ()
    text: str | None = None


@dataclass(frozen=True)
class CancelReminders(Command):
    """Cancels reminders."""

    reminder_ids: tuple[int, ...]


@dataclass(frozen=True)
class FindReminders(Command):
    """The waiting reminders of the asker, optionally those due in a span of time or with some words."""

    start: datetime | None = None
    end: datetime | None = None
    words: str = ""


@dataclass(frozen=True)
class FinishReminder(Command):
    """The thing was done; a recurring reminder comes again next time."""

    reminder_id: int


@dataclass(frozen=True)
class SnoozeReminder(Command):
    """Come again at `until` (instant, UTC)."""

    reminder_id: int
    until: datetime
