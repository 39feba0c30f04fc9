"""The commands of briefs."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from skills.engine.command import Command
from skills.engine.estate import Estate
from skills.engine.skill import Skill

skill = Skill("day", folder=__file__)
skill.belongs(Estate("briefs", own="member_id"))


@dataclass(frozen=True)
class ShowDays(Command):
    """What there is on some days, from `start` on, from all pods."""

    start: date
    days: int = 1
    aloud: bool = False
    """Whether it is read aloud, whatever the member has set."""
