"""What was understood of one request of a message: the form that understanding or a model fills, and skills read."""

from __future__ import annotations

from dataclasses import dataclass, field
from fractions import Fraction
from pathlib import Path
from typing import TYPE_CHECKING

from skills.engine.money import Money
from skills.engine.times import TimeSpan

if TYPE_CHECKING:
    from skills.engine.command import Ref

ALOUD = "aloud"
"""The form of a request whose answer is to be read out."""


@dataclass(frozen=True, slots=True)
class People:
    """Members a request names."""

    ids: tuple[int, ...] = ()
    named: bool = False
    """Whether anybody was named at all ("me" counts)."""


@dataclass(frozen=True, slots=True)
class Share:
    """What somebody bears of an amount: a fraction of it, so much money, or (neither) an equal part."""

    person: int | str
    """A member's id, or what somebody outside the household is called ("my sister" is "sister")."""
    fraction: Fraction | None = None
    money: Money | None = None


@dataclass(frozen=True, slots=True)
class GivenFile:
    """A file that came with a message, on disk."""

    path: Path
    name: str
    mime: str


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
    files: tuple[GivenFile, ...] = ()
    """What came with the words, e.g. the photo of a chore that was done."""
    place: str = ""
    """Where something is ("at the town hall")."""
    notes: str = ""
    """What else was said to be noted ("bring the insurance card")."""
    scope: str | None = None
    """Of a recurring thing: "this", "following" (this one and those after it) or "all", where that was said."""
    nag_seconds: float | None = None
    """Of a reminder that comes again until it is done: how often; 0 where only "until I've done it" was said."""
    urgent: bool = False
    """Whether it is to come in quiet hours as well."""
    turns: str | None = None
    """Of a chore whose people take turns: "week" (each for a week) or "count" (after each time it is done)."""
    points: int | None = None
    """What a chore is worth."""
    setting: str | None = None
    """The setting that is spoken of: "quiet", "brief", "preview", "week", "zone", "language",
    "spoken"."""
    value: str | None = None
    """What a setting shall be where that is neither a time nor people: "off", an IANA zone, a language code,
    "aloud" or "text" (read, not read), or of "spoken" one of "never", "voice", "always"."""
    account: str | None = None
    """The account that is spoken of ("from the joint account" is "joint account"), or money is taken from."""
    to_account: str | None = None
    """The account that money goes to."""
    shares: tuple[Share, ...] = ()
    """Who bears how much of an amount besides or instead of who paid ("my sister owes me half", "split with Tom")."""
    payer: int | str | None = None
    """Who gives money to whom, as in Share ("Tom paid me back" is Tom)."""
    payee: int | str | None = None
    """Who gets it ("I paid my sister 20 back" is "sister")."""
    largest: int | None = None
    """How many of the largest are asked for ("the five biggest expenses"; 0 where no number was said)."""
    grouping: str | None = None
    """What sums are wanted for: "category", "merchant", "member" or "month"."""
    against: TimeSpan | None = None
    """The span that another one is compared with ("compared with last month")."""
    form: str | None = None
    """The form that something is to have: "chart", "csv", "beancount", "json"; "aloud" where it is to be read."""
    audience: str = ""
    """Who may see a paper or a fact: "family", "parents", "guests" or "private"; empty where that was not said."""
    page: int | None = None
    """The page of a paper that is asked for."""
    amends: bool = False
    """Whether it changes or adds to the last outcome ("make it 4", "and Tom too")."""
