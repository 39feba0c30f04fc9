"""What was understood of one request of a message: the form that understanding or a model fills, and skills read."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from skills.engine.money import Money
from skills.engine.times import TimeSpan

if TYPE_CHECKING:
    from skills.engine.command import Ref


@dataclass(frozen=True, slots=True)
class People:
    """Members a request names."""

    ids: tuple[int, ...] = ()
    named: bool = False
    """Whether anybody was named at all ("me" counts)."""


@dataclass(frozen=True, slots=True)
class Request:
    """One request with its parts. Nothing here is text with authority: skills build commands from it."""

    intent: str
    text: str
    language: str
    confidence: float = 1.0
    title: str = ""
    """What is left when times, people markers and command words are taken away."""
    when: TimeSpan | None = None
    times: tuple[TimeSpan, ...] = ()
    people: People = field(default_factory=People)
    unknown_people: tuple[str, ...] = ()
    """Whom a reminder or a chore is meant for, as it was said, where no member is called so ("dad", "Zoe")."""
    money: tuple[Money, ...] = ()
    items: tuple[str, ...] = ()
    list_name: str | None = None
    merchant: str | None = None
    category: str | None = None
    period: str | None = None
    """Of a budget: "week" where that was said."""
    target: tuple[Ref, ...] = ()
    """What a follow-up speaks of; empty when the words have to name it."""
    others: tuple[str, ...] = ()
    """Other intents that the words may have, likeliest first."""
    phrase: str = ""
    """The words without times, names and amounts: what a lesson about the intent is kept under."""
    part_of_day: str | None = None
    """The field of Conventions that is told about ("evening means 8 pm")."""
    everything: bool = False
    """Whether all there is was said to be meant ("forget everything you learned")."""
    instead: bool = False
    """Whether the people named take the place of those before ("not me, Tom")."""
    less: tuple[int, ...] = ()
    """Members who are said not to be meant after all ("not Mia")."""
    amends: bool = False
    """Whether it changes or adds to the last outcome ("make it 4", "and Tom too")."""
