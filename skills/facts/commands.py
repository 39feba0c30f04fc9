"""The commands of facts."""

from __future__ import annotations

from dataclasses import dataclass

from skills.engine.command import Command
from skills.engine.skill import Skill

skill = Skill("facts", folder=__file__)


@dataclass(frozen=True)
class TellFact(Command):
    """Keeps what was told.

    `about` are members it is about; `audience` is "family", "parents", "guests" or the teller's own, None where nothing
    was said of who may know.
    """

    text: str
    audience: str | None = None
    about: tuple[int, ...] = ()
    language: str = ""


@dataclass(frozen=True)
class FixFact(Command):
    """What was told before no longer holds: what is told now, or another fact that is known, takes its place."""

    old_ids: tuple[int, ...]
    by: TellFact | int


@dataclass(frozen=True)
class ForgetFact(Command):
    """Forgets what was told."""

    fact_ids: tuple[int, ...]


@dataclass(frozen=True)
class ShareFact(Command):
    """Says anew who may know a fact."""

    fact_id: int
    audience: str


@dataclass(frozen=True)
class FindFacts(Command):
    """What is known: about members, about something in words, or all of it.

    A fact that is asked for by its id is told with who told it, when, and who may know.
    """

    about: tuple[int, ...] = ()
    words: str = ""
    fact_ids: tuple[int, ...] = ()
