"""The commands of facts."""

from __future__ import annotations

from dataclasses import dataclass

from skills.engine.command import Command
from skills.engine.estate import Estate
from skills.engine.skill import Skill

skill = Skill("facts", folder=__file__)
skill.belongs(Estate("facts", owner="owner_id"))


@dataclass(frozen=True)
class TellFact(Command):
    """Keeps what was told.

    `only_local` says which language models may see it: those in the house (True), any (False), or as the rule says.
    `about` are members it is about; `audience` is "family", "parents", "guests" or the teller's own, None where nothing
    was said of who may know.
    """

    text: str
    audience: str | None = None
    about: tuple[int, ...] = ()
    language: str = ""
    only_local: bool | None = None


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
class KeepLocal(Command):
    """Only language models in the house may see these facts or papers from now on; or any may again."""

    document_ids: tuple[int, ...]
    only_local: bool = True


@dataclass(frozen=True)
class FindFacts(Command):
    """What is known: about members, about something in words, or all of it.

    A fact that is asked for by its id is told with who told it, when, and who may know.
    """

    about: tuple[int, ...] = ()
    words: str = ""
    fact_ids: tuple[int, ...] = ()
