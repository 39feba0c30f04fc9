"""The commands of lists."""

from __future__ import annotations

from dataclasses import dataclass

from skills.engine.command import Command, Skill

skill = Skill("lists", folder=__file__)


@dataclass(frozen=True)
class AddItems(Command):
    """Adds items to a list, which is made when it does not exist."""

    list_name: str
    items: tuple[str, ...]


@dataclass(frozen=True)
class ChangeItem(Command):
    """Another text for an item."""

    item_id: int
    text: str


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
    """The open items of a list; without a name, of all lists."""

    list_name: str | None = None


@dataclass(frozen=True)
class DeleteList(Command):
    """Removes a list with everything on it."""

    list_id: int
