"""The commands of reminders."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from skills.engine.command import Command
from skills.engine.estate import Estate
from skills.engine.skill import Skill

skill = Skill("reminders", folder=__file__)
skill.belongs(
    Estate("reminders", owner="owner", who="who", never_nobody=True), Estate("reminder_asks", own="member_id")
)

NAG_TIMES = 5
"""How often a reminder comes that is repeated until it is done, before somebody else is asked."""


@dataclass(frozen=True)
class CreateReminder(Command):
    """A reminder at `due` (instant, UTC), repeated by `rule`, for members. The text is fixed here.

    With `nag` each turn comes again at that interval until somebody has done it, `nag_times` times in all, and then
    goes to `hand_to`, or to another adult. `urgent`: it comes in quiet hours, too.
    """

    text: str
    due: datetime
    who: tuple[int, ...]
    rule: str | None = None
    nag: timedelta | None = None
    nag_times: int = NAG_TIMES
    hand_to: int | None = None
    urgent: bool = False


@dataclass(frozen=True)
class ChangeReminder(Command):
    """New values for a reminder; None leaves a value as it is."""

    reminder_id: int
    due: datetime | None = None
    rule: str | None = None
    add_who: tuple[int, ...] = ()
    only_who: tuple[int, ...] = ()
    text: str | None = None
    nag: timedelta | None = None
    urgent: bool | None = None


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
class FinishReminders(Command):
    """All of these things were done."""

    reminder_ids: tuple[int, ...]


@dataclass(frozen=True)
class SnoozeReminder(Command):
    """Come again at `until` (instant, UTC), as words say it.

    Buttons leave it out, so that it counts from the press: after some seconds, tomorrow at the same time of day on the
    member's clock, or after what "later" means in the household.
    """

    reminder_id: int
    until: datetime | None = None
    after_seconds: float | None = None
    tomorrow: bool = False

    @property
    def in_words(self) -> bool:
        """Whether a time was said, rather than a button pressed."""
        return self.until is not None


@dataclass(frozen=True)
class NotMe(Command):
    """Somebody else shall do it: the asker is reminded of it no more."""

    reminder_id: int


@dataclass(frozen=True)
class ReminderStatus(Command):
    """What became of a reminder: whether and when it reached whom, who has done it, why it did not come.

    It is the one that fits the words and is for these members: the one with this id if it does, else the last one.
    The answer is about `who`, or about everybody it is for.
    """

    reminder_id: int | None = None
    words: str = ""
    who: tuple[int, ...] = ()
