"""What can be asked about other calendars in a chat. Connecting one needs a password and is done elsewhere."""

from __future__ import annotations

from dataclasses import dataclass

from skills.engine.command import Command, Skill

skill = Skill("accounts", folder=__file__)


@dataclass(frozen=True)
class ShowSync(Command):
    """How the accounts stand."""


@dataclass(frozen=True)
class SyncNow(Command):
    """Look at all accounts now."""
