"""What can be asked about other calendars in a chat. Connecting one needs a password and is done elsewhere."""

from __future__ import annotations

from dataclasses import dataclass

from skills.engine.command import Command
from skills.engine.skill import Skill

skill = Skill("accounts", folder=__file__)


@dataclass(frozen=True)
class ShowSync(Command):
    """How the accounts stand."""


@dataclass(frozen=True)
class SyncNow(Command):
    """Look at all accounts now."""


@dataclass(frozen=True)
class SettleRemovals(Command):
    """What is to become of what a server suddenly does not list any more."""

    calendar_id: int
    accept: bool
    """Take it out here too; otherwise it is kept, and put back there."""
    asked: str
    """What the question was about: `removals.asked_about`."""
