"""The commands of papers: what runs out, and when somebody is told."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from knowledge.people import FAMILY
from skills.engine.command import Command
from skills.engine.estate import Estate
from skills.engine.skill import Skill
from skills.papers.dues import Notice, Sort

skill = Skill("papers", folder=__file__)
skill.belongs(Estate("expiries", audience="audience", owner="owner"))

DAYS_BEFORE = (90, 30, 7)
"""How many days before the last day on which something can be done it is said, each once."""


@dataclass(frozen=True)
class AddExpiry(Command):
    """Keeps what runs out on a local day, its last one; whoever it is for is told in time.

    With `notice` it has to be cancelled before, and that is what it is counted to. `line` and `page` are where a
    document says so.
    """

    title: str
    ends: date
    sort: Sort = Sort.OTHER
    notice: Notice | None = None
    audience: str = FAMILY
    document_id: int | None = None
    line: str = ""
    page: int | None = None


@dataclass(frozen=True)
class RenewExpiry(Command):
    """It was renewed: until `ends`, or until a day that is asked for; until that is said nobody is told of it."""

    expiry_id: int
    ends: date | None = None
    was: date | None = None
    """The last day that this is about; where it is another one by now, it was renewed already."""


@dataclass(frozen=True)
class RemoveExpiry(Command):
    """It does not matter any more."""

    expiry_id: int


@dataclass(frozen=True)
class FindDues(Command):
    """What papers ask for that is still to come, the next first, with a button for each thing.

    Of some documents only, or (empty) of all that the asker may see; `skip` of them were shown before.
    """

    document_ids: tuple[int, ...] = ()
    skip: int = 0


@dataclass(frozen=True)
class FindExpiries(Command):
    """What runs out, the next first: on local days from `start` to before `end`, or (without) all; or some only."""

    start: date | None = None
    end: date | None = None
    expiry_ids: tuple[int, ...] = ()
