"""What understanding knows of the moment: who speaks, to whom, when, and what was just done."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

from knowledge.people import Member
from skills.engine.command import Ref
from skills.engine.lessons import Learned
from skills.engine.request import Request
from skills.engine.times import Conventions


@dataclass(frozen=True, slots=True)
class Last:
    """The last thing done or said in this conversation, that a follow-up may speak of."""

    intent: str
    refs: tuple[Ref, ...] = ()
    text: str = ""
    """What the member had said, so that a query can be asked again with another day."""
    list_name: str | None = None
    sent: bool = False
    """It was sent unasked, e.g. a reminder that fired."""
    phrase: str = ""
    """The words of `text` that a lesson about its intent is kept under."""
    others: tuple[str, ...] = ()
    """Other intents that it might have had; empty when its reading was sure."""
    part_of_day: str | None = None
    """The word such as "evening" that its time came from, as a field of Conventions."""


@dataclass(frozen=True, slots=True)
class Pending:
    """A request that waits for one missing part."""

    text: str
    intent: str
    slot: str


@dataclass(frozen=True, slots=True)
class Scene:
    """The surroundings of a message."""

    speaker: Member
    members: tuple[Member, ...]
    now: datetime
    """Aware, in the speaker's zone."""
    currency: str
    language: str
    lists: tuple[str, ...] = ()
    things: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """What the open things are called, by "pod.skill": events, reminders, items, chores."""
    last: Last | None = None
    reminded: Last | None = None
    """The reminder that came last."""
    learned: Learned = field(default_factory=Learned)

    @property
    def conventions(self) -> Conventions:
        """What vague words mean to the speaker."""
        return self.learned.conventions


@dataclass(frozen=True, slots=True)
class Understood:
    """What a message says: requests, or a word that steers the conversation."""

    requests: tuple[Request, ...] = ()
    control: str | None = None
    """undo, cancel, confirm, deny, help, thanks, hello."""
    language: str = "en"
    unread: str = ""
    """Where reading stopped, because the message asks for more than is done at once."""
