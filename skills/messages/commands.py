"""The commands of messages."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum

from skills.engine.command import Command
from skills.engine.estate import Estate
from skills.engine.skill import Skill

skill = Skill("messages", folder=__file__)
skill.belongs(Estate("messages", own="member_id"), Estate("messages", own="sender"))

KIND = "message"
"""Outbox rows that bring a message."""

SEEN = "message_seen"
"""Outbox rows that tell the sender that it was seen."""

KEPT = timedelta(days=30)
"""How long a message can be asked for again; then it is deleted."""


class Manner(StrEnum):
    """How the words of a message were said, which makes the sentence around them."""

    SAID = "said"
    """As they stand ("dinner is at 7")."""
    PASSED = "passed"
    """In a clause that cannot stand alone ("dass das Essen um 7 fertig ist")."""
    ASKED = "asked"
    """A question in the words of who passes it on ("if he is home")."""


@dataclass(frozen=True)
class SendMessage(Command):
    """Brings these words to members, now. `urgent`: in quiet hours, too."""

    text: str
    to: tuple[int, ...]
    manner: Manner = Manner.SAID
    urgent: bool = False


@dataclass(frozen=True)
class SeeMessages(Command):
    """The asker has seen these messages: who sent them is told so."""

    message_ids: tuple[int, ...]


@dataclass(frozen=True)
class FindMessages(Command):
    """The last messages to the asker, by one sender where one is named."""

    sender: int | None = None
