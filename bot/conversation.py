"""The memory of one conversation as the pipeline uses it: last outcome, pending question, what undo takes back."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field, replace
from typing import Any
from weakref import WeakValueDictionary

from bot import actions
from bot.draft import Choice
from bot.messages import ButtonName
from pods.engine.interface import Pod
from pods.engine.understanding import Last, Pending
from pods.engine.understanding.deciding import SURE
from skills.engine.command import Outcome, Ref
from skills.engine.lessons import part_of_day
from skills.engine.request import Request
from skills.engine.times import Conventions


class ChatTurns:
    """One thing at a time in a chat: a lock for each, forgotten when nobody holds it."""

    def __init__(self) -> None:
        self._locks: WeakValueDictionary[str, asyncio.Lock] = WeakValueDictionary()

    def of(self, chat_key: str) -> asyncio.Lock:
        """The lock of a chat; keep it only while it is used."""
        return self._locks.setdefault(chat_key, asyncio.Lock())


@dataclass(frozen=True, slots=True)
class Question:
    """What an outcome asks by its buttons, and the actions that "yes" and "no" would run."""

    yes: dict[str, Any]
    no: dict[str, Any]


def question_of(pod: Pod, outcome: Outcome) -> Question | None:
    """What "yes" and "no" would run, where an outcome offers both under the names of the pipeline's own buttons."""
    offered = {offer.name: offer.command for one in (outcome, *outcome.notes) for offer in one.offers}
    yes, no = offered.get(ButtonName.CONFIRM), offered.get(ButtonName.CANCEL)
    if yes is None or no is None:
        return None
    return Question(actions.run(pod, yes), actions.run(pod, no))


def pending_of(pod: Pod, outcome: Outcome) -> Pending | None:
    """What waits for the answer to a question that an outcome asks."""
    asks = outcome.asks
    return Pending(asks.text, f"{pod.name}.{asks.intent}", asks.slot) if asks is not None else None


@dataclass(frozen=True, slots=True)
class Misheard:
    """A recording that is being corrected: what was heard, and what that did."""

    heard: str
    entries: list[tuple[str, int]]


@dataclass
class Conversation:
    """The state between two messages of a member in a chat."""

    last: Last | None = None
    reminded: Last | None = None
    """The reminder that came last, for "later"."""
    pending: Pending | None = None
    undo: list[tuple[str, int]] = field(default_factory=list)
    """Pod and journal entry of what the last changing message did."""
    changed: bool = True
    """Whether that was the last message, so that "forget that" may mean it."""
    confirm: dict[str, Any] | None = None
    """The action that "yes" would run."""
    choices: list[Choice] = field(default_factory=list)
    """What the last reply offered to choose from."""
    undone: Last | None = None
    """What was just taken back, so that saying it anew teaches what was meant."""
    asked: Question | None = None
    """What the buttons of the last thing said ask; a question that the member led to goes before."""
    misheard: Misheard | None = None
    """What the next message puts right."""
    unseen: bool = False
    """What is open was asked about words that no language model may see, so that the answer to it is seen by none."""

    @property
    def has_question(self) -> bool:
        """Whether the last reply asked something."""
        return bool(self.confirm or self.pending or self.choices)

    @property
    def answers_unseen(self) -> bool:
        """Whether what is said next may answer something about words that no language model may see."""
        return self.unseen and bool(self.has_question or self.asked or self.misheard)

    def hide(self) -> None:
        """Notes that no language model may see what was just talked about: nothing of its words is read again."""
        self.unseen = True
        if self.last is not None:
            self.last = replace(self.last, text="", phrase="", others=())

    @classmethod
    def load(cls, state: Mapping[str, Any]) -> Conversation:
        """From what `dump` gave."""
        pending = state.get("pending")
        return cls(
            last=_last(state.get("last")),
            reminded=_last(state.get("reminded")),
            pending=Pending(**pending) if pending else None,
            undo=[(pod, entry) for pod, entry in state.get("undo", [])],
            changed=state.get("changed", True),
            confirm=state.get("confirm"),
            choices=[Choice(**choice) for choice in state.get("choices", [])],
            undone=_last(state.get("undone")),
            asked=Question(**asked) if (asked := state.get("asked")) else None,
            misheard=Misheard(**misheard) if (misheard := state.get("misheard")) else None,
            unseen=state.get("unseen", False),
        )

    def dump(self) -> dict[str, Any]:
        """As plain data."""
        return {
            "last": asdict(self.last) if self.last else None,
            "reminded": asdict(self.reminded) if self.reminded else None,
            "pending": asdict(self.pending) if self.pending else None,
            "undo": self.undo,
            "changed": self.changed,
            "confirm": self.confirm,
            "choices": [asdict(choice) for choice in self.choices],
            "undone": asdict(self.undone) if self.undone else None,
            "asked": asdict(self.asked) if self.asked else None,
            "misheard": asdict(self.misheard) if self.misheard else None,
            "unseen": self.unseen,
        }


def last_of(outcome: Outcome, request: Request | None, conventions: Conventions) -> Last:
    """What follow-ups to an outcome mean; `request` is None where a button was pressed."""
    if request is None:
        return Last("", outcome.refs, "", outcome.facts.get("list"))
    when = request.when
    vague = when.start.time() if when and when.vague_time and when.start else None
    return Last(
        request.intent,
        outcome.refs,
        request.text,
        request.list_name or outcome.facts.get("list"),
        phrase=request.phrase,
        others=request.others if request.confidence < SURE else (),
        part_of_day=part_of_day(vague, conventions) if vague is not None else None,
    )


def _last(stored: Mapping[str, Any] | None) -> Last | None:
    if not stored:
        return None
    refs = tuple(Ref(**ref) for ref in stored["refs"])
    return Last(**{**stored, "refs": refs, "others": tuple(stored.get("others", ()))})
