"""The commands of lists."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from skills.engine.command import Command
from skills.engine.estate import Estate
from skills.engine.skill import Skill

skill = Skill("lists", folder=__file__)
skill.belongs(Estate("lists", audience="audience", owner="owner", below=("items.list_id",)), Estate("items", who="who"))


@dataclass(frozen=True)
class AddItems(Command):
    """Adds items to a list, which is made when it does not exist.

    They are due on a local day or, where a time was said, at an instant; nobody in `who` leaves them to everybody.
    """

    list_name: str
    items: tuple[str, ...]
    due: date | None = None
    due_at: datetime | None = None
    who: tuple[int, ...] = ()


@dataclass(frozen=True)
class ChangeItem(Command):
    """New values for an item; None or nobody leaves a value as it is."""

    item_id: int
    text: str | None = None
    due: date | None = None
    due_at: datetime | None = None
    add_who: tuple[int, ...] = ()
    only_who: tuple[int, ...] = ()


@dataclass(frozen=True)
class RemoveItems(Command):
    """Takes items off their list."""

    item_ids: tuple[int, ...]


@dataclass(frozen=True)
class TickItems(Command):
    """Marks items as done, or as open again."""

    item_ids: tuple[int, ...]
    done: bool = True


@dataclass(frozen=True)
class ShowList(Command):
    """The open items of a list; without a name, of all lists. `who` leaves out what is others' to do."""

    list_name: str | None = None
    who: tuple[int, ...] = ()


@dataclass(frozen=True)
class DeleteList(Command):
    """Removes a list with everything on it."""

    list_id: int
