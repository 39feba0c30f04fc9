"""The loop: a model chooses a step, the house does it or refuses, the model sees what came of it; bounded."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Protocol

from pods.engine.chatting.conditions import Claim, Truth
from pods.engine.chatting.prompt import Briefing, judging, opening, result
from pods.engine.chatting.steps import JUDGEMENT, Saying, Step, judgement_of, schema_of, step_of
from pods.engine.chatting.tools import Tool
from pods.engine.conversation import UNSEEN, Live
from pods.engine.models import ChatMessage, Model, ModelReply, ModelRequest
from skills.engine.errors import ModelError, ServiceError

STEP_TOKENS = 160
_LETTERS_A_TOKEN = 3
"""Letters of a prompt that a token has at least, where a backend does not count."""
_LEAST_S = 0.5


@dataclass(frozen=True, slots=True)
class Bounds:
    """What one message may take of a model."""

    steps: int = 5
    changes: int = 3
    seconds: float = 60.0
    prompt_tokens: int = 6000
    """Of all prompts together, as if nothing of them were still in memory."""
    completion_tokens: int = 480


class Why(StrEnum):
    """Why a conversation ended."""

    SAID = "said"
    ASKED = "asked"
    """The person has to answer first."""
    DONE = "done"
    """All that was ordered is done."""
    STEPS = "steps"
    SECONDS = "seconds"
    TOKENS = "tokens"
    CHANGES = "changes"
    REPEATED = "repeated"
    FAILED = "failed"
    """The model did not answer, or not in the form."""


@dataclass(frozen=True, slots=True)
class Observation:
    """What came of a call, as the model may see it."""

    text: str
    changed: bool = False
    ends: bool = False
    """Whether the person is to answer before anything else is done."""


@dataclass(frozen=True, slots=True)
class Ended:
    """How a conversation ended: why, with what last word, and what it took."""

    why: Why
    say: str = ""
    calls: tuple[str, ...] = ()
    prompt_tokens: tuple[int, ...] = ()
    completion_tokens: int = 0


class Hands(Protocol):
    """What does the steps: it has the permissions, the model has none."""

    async def use(self, tool: Tool, step: Step) -> Observation:
        """Does one call."""
        ...


@dataclass(slots=True)
class Loop:
    """One conversation about one message."""

    model: Model
    bounds: Bounds
    hands: Hands
    live: Live = UNSEEN
    conversation: str = ""
    _begun: float = field(default_factory=time.monotonic)
    _prompted: list[int] = field(default_factory=list)
    _written: int = 0
    _calls: list[str] = field(default_factory=list)

    async def judge(self, claim: Claim, looked: Sequence[str]) -> Truth:
        """Asks whether something is true by what was looked up, and whether it is false: a small model says yes to
        both. UNSURE too where the model fails or a bound is met."""
        truth = await self._judged(claim, looked)
        if truth is Truth.UNSURE or await self._judged(claim, looked, contrary=True) is not truth.other:
            return Truth.UNSURE
        return truth

    async def _judged(self, claim: Claim, looked: Sequence[str], *, contrary: bool = False) -> Truth:
        messages = judging(claim, looked, contrary=contrary)
        left = self._left
        if left < _LEAST_S or self._spent(messages):
            return Truth.UNSURE
        try:
            return judgement_of(await self._ask(messages, JUDGEMENT, left))
        except (ServiceError, ModelError):
            return Truth.UNSURE

    async def run(
        self,
        briefing: Briefing,
        tools: Sequence[Tool],
        *,
        look_first: bool = False,
        orders: int = 0,
        looked: Sequence[str] = (),
    ) -> Ended:
        """Goes on until the model has its last word or a bound is met; never raises what a model does wrong.

        `look_first`: the first step can only be one that changes nothing. `orders`: how many changes were asked for;
        with the last of them it is done. 0: unknown. `looked`: what the house has looked up already.
        """
        messages = opening(tools, briefing, looked)
        by_name = {tool.name: tool for tool in tools}
        made: set[str] = set()
        changes = 0
        for count in range(self.bounds.steps):
            left = self._left
            if left < _LEAST_S:
                return self.ended(Why.SECONDS)
            if self._spent(messages):
                return self.ended(Why.TOKENS)
            last, first = count == self.bounds.steps - 1, count == 0 and look_first
            offered = [tool for tool in tools if not last and not (first and tool.changes)]
            schema = schema_of(offered, may_say=not first)
            try:
                reply = await self._ask(messages, schema, left)
                step = step_of(reply)
            except (ServiceError, ModelError):
                return self.ended(Why.SECONDS if self._left <= 0 else Why.FAILED)
            tool = by_name.get(step.tool)
            if step.say is not None:
                return self.ended(Why.SAID, step.say.strip())
            if tool is None or tool not in offered:
                return self.ended(Why.STEPS if last else Why.FAILED)
            if step.mark in made:
                return self.ended(Why.REPEATED)
            if tool.changes and changes >= self.bounds.changes:
                return self.ended(Why.CHANGES)
            made.add(step.mark)
            self._calls.append(reply.text)
            seen = await self.hands.use(tool, step)
            changes += seen.changed
            if seen.ends:
                return self.ended(Why.ASKED)
            if orders and changes >= orders:
                return self.ended(Why.DONE)
            messages = (*messages, ChatMessage("assistant", reply.text), result(seen.text, done=seen.changed))
        return self.ended(Why.STEPS)

    @property
    def _left(self) -> float:
        """Seconds that are left."""
        return self.bounds.seconds - (time.monotonic() - self._begun)

    def _spent(self, messages: Sequence[ChatMessage]) -> bool:
        next_one = sum(len(message.content) for message in messages) // _LETTERS_A_TOKEN
        return (
            sum(self._prompted) + next_one > self.bounds.prompt_tokens or self._written >= self.bounds.completion_tokens
        )

    async def _ask(self, messages: tuple[ChatMessage, ...], schema: dict[str, object], left: float) -> ModelReply:
        saying = Saying()

        def text(piece: str) -> None:
            if self.live.on_text is not None:
                self.live.on_text(saying.add(piece))

        def restart() -> None:
            saying.clear()
            if self.live.on_restart is not None:
                self.live.on_restart()

        request = ModelRequest(
            messages,
            schema=schema,
            max_tokens=min(STEP_TOKENS, self.bounds.completion_tokens - self._written),
            timeout_s=left,
            on_text=text,
            on_restart=restart,
            on_wait=self.live.on_wait,
            conversation=self.conversation,
        )
        reply = await self.model.complete(request)
        self._prompted.append(reply.prompt_tokens)
        self._written += reply.completion_tokens
        await asyncio.sleep(0)
        return reply

    def ended(self, why: Why, say: str = "") -> Ended:
        """The end, with what it took."""
        return Ended(why, say, tuple(self._calls), tuple(self._prompted), self._written)
