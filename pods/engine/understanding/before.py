"""The last outcome as a follow-up sees it: what kind of thing it is, and what had been said of it."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from pods.engine.understanding.clause import Clause
from pods.engine.understanding.forms import fill
from pods.engine.understanding.scene import Last
from skills.engine.matching import likeness
from skills.engine.request import Request

MOVES = {
    "calendar": "planner.event_move",
    "reminders": "planner.reminder_move",
    "chores": "planner.chore_change",
}
MAKES = {
    "calendar": "planner.event_create",
    "reminders": "planner.reminder_create",
    "chores": "planner.chore_add",
}
_SAME_THING = 0.6


@dataclass(frozen=True)
class Before:
    """The last outcome beside the clause that may speak of it."""

    last: Last
    clause: Clause

    @property
    def skill(self) -> str:
        """The skill of what it was about; empty where it was about nothing stored."""
        return self.last.refs[0].skill if self.last.refs else ""

    @property
    def todo(self) -> bool:
        """Whether it was about the planner's list."""
        return self.last.intent.startswith("planner.")

    @cached_property
    def said(self) -> Request:
        """What had been said, read as the request that it was."""
        return fill(self.clause.part(self.last.text), self.last.intent, 1.0)

    @property
    def items(self) -> tuple[str, ...]:
        """The items of a list it named."""
        return self.said.items if self.skill == "lists" else ()

    def item_like(self, words: str) -> str | None:
        """The item it named that words mean."""
        near = [(likeness(words, item), item) for item in self.items if words]
        share, item = max(near, default=(0.0, ""))
        return item if share >= _SAME_THING else None
