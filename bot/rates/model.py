"""The language model of one member: its seconds are counted, and nobody's questions wait behind a row of others'."""

from __future__ import annotations

import asyncio
import time
from dataclasses import replace

from bot.rates.gate import Gate
from bot.rates.members import Rates, Refused
from knowledge.people import Member
from pods.engine.models import (
    ChatMessage,
    Model,
    ModelReply,
    ModelRequest,
    ModelState,
    ModelStatus,
    ModelTimeout,
    ModelUnavailable,
)


class MemberModel(Model):
    """A model as one member asks it for one message. Questions wait for their turn among the members.

    Once the member's seconds are used up it raises ModelUnavailable, and `refused` says until when.
    """

    def __init__(self, model: Model, member: Member, rates: Rates, gate: Gate) -> None:
        self.name = model.name
        self.local = model.local
        self.vision = model.vision
        self.refused: Refused | None = None
        """Set where a question was not asked because of the limit."""
        self._model = model
        self._member = member
        self._rates = rates
        self._gate = gate

    @property
    def status(self) -> ModelStatus:
        """That of the model."""
        return self._model.status

    async def complete(self, request: ModelRequest) -> ModelReply:
        """Asks in the member's turn; waiting counts for the request's time, and not for the member's seconds."""
        self.refused = self._rates.model(self._member)
        if self.refused is not None:
            raise ModelUnavailable(self.name, "this member's time with it is used up", "Ask again later")
        begun = time.monotonic()
        if request.on_wait is not None and not self._gate.lets_in(self._member.id):
            request.on_wait(self._gate.waiting)
            request = replace(request, on_wait=None)
        try:
            async with asyncio.timeout(request.timeout_s):
                await self._gate.enter(self._member.id)
        except TimeoutError as error:
            raise ModelTimeout(self.name, request.timeout_s) from error
        try:
            left = max(0.1, request.timeout_s - (time.monotonic() - begun))
            return await self._asked(replace(request, timeout_s=left))
        finally:
            self._gate.leave(self._member.id)

    async def _asked(self, request: ModelRequest) -> ModelReply:
        """Loading a model is nobody's use of it: then only what the answer itself took is counted."""
        ready = self._model.status.state is ModelState.READY
        begun = time.monotonic()
        answered: ModelReply | None = None
        try:
            answered = await self._model.complete(request)
        finally:
            if answered is not None:
                self._rates.asked(self._member, answered.seconds)
            elif ready:
                self._rates.asked(self._member, time.monotonic() - begun)
        return answered

    async def count_tokens(self, messages: tuple[ChatMessage, ...]) -> int | None:
        """As the model counts."""
        return await self._model.count_tokens(messages)
