"""The memory of one conversation as the pipeline uses it: last outcome, pending question, what undo takes back."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from typing import Any
from weakref import WeakValueDictionary

from bot.draft import Choice
from pods.engine.understanding import Last, Pending
from skills.engine.command import Ref


class ChatTurns:
    """One thing at a time in a chat: a lock for each, forgotten when nobody holds it."""

    def __init__(self) -> None:
        self._locks: WeakValueDictionary[str, asyncio.Lock] = WeakValueDictionary()

    def of(self, chat_key: str) -> asyncio.Lock:
        """The lock of a chat; keep it only while it is used."""
        return self._locks.setdefault(chat_key, asyncio.Lock())


@dataclass
class Conversation:
    """The state between two messages of a member in a chat."""

    last: Last | None = None
    reminded: Last | None = None
    """The reminder that came last, for "later"."""
    pending: Pending | None = None
    undo: list[tuple[str, int]] = field(default_factory=list)
    """Pod and journal entry of what the last changing message did."""
    confirm: dict[str, Any] | None = None
    """The action that "yes" would run."""
    choices: list[Choice] = field(default_factory=list)
    """What the last reply offered to choose from."""
    undone: Last | None = None
    """What was just taken back, so that saying it anew teaches what was meant."""

    @classmethod
    def load(cls, state: Mapping[str, Any]) -> Conversation:
        """From what `dump` gave."""
        pending = state.get("pending")
        return cls(
            last=_last(state.get("last")),
            reminded=_last(state.get("reminded")),
            pending=Pending(**pending) if pending else None,
            undo=[(pod, entry) for pod, entry in state.get("undo", [])],
            confirm=state.get("confirm"),
            choices=[Choice(**choice) for choice in state.get("choices", [])],
            undone=_last(state.get("undone")),
        )

    def dump(self) -> dict[str, Any]:
        """As plain data."""
        return {
            "last": asdict(self.last) if self.last else None,
            "reminded": asdict(self.reminded) if self.reminded else None,
            "pending": asdict(self.pending) if self.pending else None,
            "undo": self.undo,
            "confirm": self.confirm,
            "choices": [asdict(choice) for choice in self.choices],
            "undone": asdict(self.undone) if self.undone else None,
        }


def _last(stored: Mapping[str, Any] | None) -> Last | None:
    if not stored:
        return None
    refs = tuple(Ref(**ref) for ref in stored["refs"])
    return Last(**{**stored, "refs": refs, "others": tuple(stored.get("others", ()))})
