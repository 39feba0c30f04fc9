"""Runs the rails over a text in their order, and has every verdict that is no plain "allow" written down."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Protocol, TypeVar

from bot.guardrails.incoming import Incoming, InputRail
from bot.guardrails.outgoing import Outgoing, OutputRail
from bot.guardrails.retrieved import Retrieved, RetrievedRail
from bot.guardrails.verdict import Action, Verdict
from knowledge.people import Member
from knowledge.stages import Stage, stage
from skills.engine.errors import GuardrailError


@dataclass(frozen=True, slots=True)
class Judgement:
    """What a rail said, by the rail's name."""

    rail: str
    verdict: Verdict


@dataclass(frozen=True, slots=True)
class Judged:
    """A text after all rails, and what they said that is more than "allow"."""

    text: str
    judgements: tuple[Judgement, ...] = ()

    @property
    def without_model(self) -> bool:
        """Whether no language model may see it."""
        return any(one.verdict.without_model for one in self.judgements)

    @property
    def question(self) -> Verdict | None:
        """What the person is asked before anything is done; None: nothing."""
        return next((one.verdict for one in self.judgements if one.verdict.action is Action.ASK), None)

    @property
    def notes(self) -> tuple[Verdict, ...]:
        """What the person is told beside the answer."""
        return tuple(one.verdict for one in self.judgements if one.verdict.action is Action.NOTE and one.verdict.key)


class Record(Protocol):
    """Writes down what a rail said: its name and score, never the text. May block."""

    def __call__(self, judgement: Judgement, member: Member, message_id: str | None) -> None: ...


def forget(judgement: Judgement, member: Member, message_id: str | None) -> None:
    """Writes nothing down."""


T = TypeVar("T", Incoming, Outgoing, Retrieved)


class Guardrails:
    """The rails of a house."""

    def __init__(
        self,
        incoming: Sequence[InputRail],
        retrieved: Sequence[RetrievedRail],
        outgoing: Sequence[OutputRail],
        *,
        record: Record = forget,
        configured: Iterable[str] = (),
        ending: Callable[[], None] = lambda: None,
    ) -> None:
        """`configured` are the tokens and keys of the installation, which are never said. `ending` ends what runs."""
        self._incoming = tuple(incoming)
        self._retrieved = tuple(retrieved)
        self._outgoing = tuple(outgoing)
        self._record = record
        self._configured = tuple(one for one in configured if one)
        self.end = ending

    async def incoming(self, text: str, member: Member, message_id: str | None = None) -> Judged:
        """A member's text as it may be read. Raises GuardrailError with the kind sentence to say."""
        with stage(Stage.RAILS_IN):
            return await asyncio.to_thread(self._judged, self._incoming, Incoming(text, member), member, message_id)

    async def outgoing(
        self, text: str, member: Member, *, by_model: bool = False, shown: str = "", message_id: str | None = None
    ) -> str:
        """The text as it may be said to a member. Raises GuardrailError where it may not be said at all.

        `by_model`: a language model wrote it, which was `shown` that.
        """
        said = Outgoing(text, member, by_model, shown, self._configured)
        with stage(Stage.RAILS_OUT):
            return (await asyncio.to_thread(self._judged, self._outgoing, said, member, message_id)).text

    def retrieved(self, text: str, member: Member, message_id: str | None = None) -> Judged:
        """A text of a paper as a model may see it. Blocks."""
        with stage(Stage.RAILS_IN):
            return self._judged(self._retrieved, Retrieved(text), member, message_id)

    def _judged(
        self, rails: Sequence[Callable[[T], Verdict]], looked: T, member: Member, message_id: str | None
    ) -> Judged:
        judgements: list[Judgement] = []
        for rail in rails:
            verdict = rail(looked)
            if verdict.text is not None:
                looked = replace(looked, text=verdict.text)
            if verdict.action is Action.ALLOW:
                continue
            judgement = Judgement(name_of(rail), verdict)
            self._record(judgement, member, message_id)
            if verdict.action is Action.REFUSE:
                raise GuardrailError(verdict.key, **verdict.facts)
            judgements.append(judgement)
        return Judged(looked.text, tuple(judgements))


def name_of(rail: Callable[..., Verdict]) -> str:
    """The name of a rail, as the audit has it."""
    name: str = rail.__name__
    return name
