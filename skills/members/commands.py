"""The commands on what members set for themselves. Their rows are those of the household's members."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import time
from enum import StrEnum

from knowledge.people import Spoken
from skills.engine.command import Command
from skills.engine.skill import Skill

skill = Skill("members", folder=__file__)


class Told(StrEnum):
    """What a member can be told by itself."""

    BRIEF = "brief"
    """The day, in the morning."""
    PREVIEW = "preview"
    """The next day, in the evening."""
    WEEK = "week"
    """The week that comes, on Sundays."""


USUAL = {Told.BRIEF: time(7), Told.PREVIEW: time(20), Told.WEEK: time(18)}
"""When it is told where no time was said."""


@dataclass(frozen=True)
class SetQuiet(Command):
    """From when to when members are not disturbed, on their own clocks; both None: no quiet hours."""

    who: tuple[int, ...]
    begin: time | None = None
    end: time | None = None


@dataclass(frozen=True)
class SetTold(Command):
    """When members are told their day or week, on their own clocks; None: not at all."""

    who: tuple[int, ...]
    what: Told
    at: time | None = None


@dataclass(frozen=True)
class SetAloud(Command):
    """Whether what members are told is read aloud.

    With no time it comes when it did; what did not come, and is to be read, comes at the usual time from now on.
    """

    who: tuple[int, ...]
    what: Told
    aloud: bool
    at: time | None = None


@dataclass(frozen=True)
class SetSpoken(Command):
    """When members are answered aloud."""

    who: tuple[int, ...]
    spoken: Spoken


@dataclass(frozen=True)
class SetZone(Command):
    """The time zone (IANA) in which members are."""

    who: tuple[int, ...]
    zone: str


@dataclass(frozen=True)
class SetLanguage(Command):
    """The language (two letters) in which members are answered."""

    who: tuple[int, ...]
    language: str


@dataclass(frozen=True)
class SetBedtime(Command):
    """When children are to sleep, on their own clocks: what is not said stays as it is.

    `free_evening` is for Friday and Saturday. `off`: no bedtime any more.
    """

    who: tuple[int, ...]
    evening: time | None = None
    free_evening: time | None = None
    morning: time | None = None
    off: bool = False


@dataclass(frozen=True)
class CallGrownUps(Command):
    """Tells every grown-up at once, also in quiet hours, what a member says to them."""

    text: str


@dataclass(frozen=True)
class ShowSettings(Command):
    """What a member has set."""

    member_id: int
