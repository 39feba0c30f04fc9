"""The commands of chores."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from skills.engine.command import Command, Skill

skill = Skill("chores", folder=__file__)


@dataclass(frozen=True)
class AddChore(Command):
    """A chore for members; `due` is the local midnight (instant, UTC) of its day, repeated by `rule`."""

    text: str
    who: tuple[int, ...]
    due: datetime | None = None
    rule: str | None = None


@dataclass(frozen=True)
class ChangeChore(Command):
    """New values for a chore; None or nobody leaves a value as it is."""

    chore_id: int
    text: str | None = None
    due: datetime | None = None
    rule: str | None = None
    add_who: tuple[int, ...] = ()
    only_who: tuple[int, ...] = ()


@dataclass(frozen=True)
class FinishChore(Command):
    """Somebody did it; a recurring chore becomes due again at its next turn."""

    chore_id: int


@dataclass(frozen=True)
class RemoveChore(Command):
    """Removes a chore."""

    chore_id: int


@dataclass(frozen=True)
class FindChores(Command):
    """The open chores of some members, or of everybody."""

    who: tuple[int, ...] = ()
