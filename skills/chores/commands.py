"""The commands of chores."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import Literal

from skills.engine.command import Command
from skills.engine.estate import Estate
from skills.engine.skill import Skill

skill = Skill("chores", folder=__file__)
skill.belongs(
    Estate("chores", audience="audience", owner="owner", who="who", never_nobody=True, below=("chore_swaps.chore_id",)),
)

Turns = Literal["week", "count"]
"""How members take turns: each for a week, or the next one after each time it is done."""


@dataclass(frozen=True)
class AddChore(Command):
    """A chore for members; `due` is the local midnight (instant, UTC) of its day, repeated by `rule`.

    With `turns` one of them does it at a time, in the order of `who`. Of a child that did it `points` wait for a
    grown-up's word, and with `needs_photo` it has to show a photo.
    """

    text: str
    who: tuple[int, ...]
    due: datetime | None = None
    rule: str | None = None
    turns: Turns | None = None
    points: int = 0
    needs_photo: bool = False


@dataclass(frozen=True)
class ChangeChore(Command):
    """New values for a chore; None or nobody leaves a value as it is."""

    chore_id: int
    text: str | None = None
    due: datetime | None = None
    rule: str | None = None
    add_who: tuple[int, ...] = ()
    only_who: tuple[int, ...] = ()
    turns: Turns | None = None
    points: int | None = None
    needs_photo: bool | None = None


@dataclass(frozen=True)
class FinishChore(Command):
    """Somebody did it, the asker unless `by` says who; a recurring chore becomes due again at its next turn.

    `photo` is the path of a picture that shows it, relative to the data folder if it lies there.
    """

    chore_id: int
    by: int | None = None
    photo: str | None = None


@dataclass(frozen=True)
class RemoveChore(Command):
    """Removes a chore."""

    chore_id: int


@dataclass(frozen=True)
class FindChores(Command):
    """The open chores of some members, or of everybody; or what became of the one that is called so."""

    who: tuple[int, ...] = ()
    done: str = ""


@dataclass(frozen=True)
class SwapChore(Command):
    """The asker, or `instead_of`, and another member swap one turn: the present one, or that of the week of `day`."""

    chore_id: int
    member: int
    instead_of: int | None = None
    day: date | None = None


@dataclass(frozen=True)
class AcceptSwap(Command):
    """Whoever was asked to swap agrees."""

    swap_id: int


@dataclass(frozen=True)
class DeclineSwap(Command):
    """Whoever was asked to swap does not."""

    swap_id: int


@dataclass(frozen=True)
class ApproveChore(Command):
    """A grown-up agrees that it was done: the points count."""

    done_id: int


@dataclass(frozen=True)
class RefuseChore(Command):
    """A grown-up finds that it is not done yet: no points, and it is to be done again."""

    done_id: int


@dataclass(frozen=True)
class ChoreStats(Command):
    """Who did how much on the local days from `start` up to, without, `end`; of some members or of all who did any."""

    start: date
    end: date
    who: tuple[int, ...] = ()
