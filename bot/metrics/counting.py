"""The front door and the models with a counter before them: what they do is done as without."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Sequence

from bot.channels.protocol import Assistant, Typing
from bot.messages import Message, Reply
from bot.metrics.counts import Counts
from knowledge.stages import Stage, stage
from pods.engine.models import (
    ChatMessage,
    Model,
    ModelBadAnswer,
    ModelBusy,
    ModelReply,
    ModelRequest,
    ModelStatus,
    ModelTimeout,
)
from skills.engine.errors import InglenookError

OUTCOMES = ("failed", "refused", "expired", "used")
"""The tags of replies that are told apart; every other reply is `done`, no reply `silent`."""


class CountingAssistant:
    """The front door, with every message counted by its channel and what came of it."""

    def __init__(self, assistant: Assistant, counts: Counts) -> None:
        self._assistant = assistant
        self._counts = counts

    async def handle(self, message: Message, typing: Typing | None = None) -> Sequence[Reply]:
        """See `bot.channels.protocol.Assistant`."""
        channel, begun, outcome = message.chat.channel, time.perf_counter(), "failed"
        try:
            replies = await self._assistant.handle(message, typing)
            outcome = outcome_of(replies)
        finally:
            self._counts.messages.labels(channel, outcome).inc()
            self._counts.message_seconds.labels(channel).observe(time.perf_counter() - begun)
        return replies

    async def knows(self, channel: str, sender: str) -> bool:
        """See `bot.channels.protocol.Assistant`."""
        return await self._assistant.knows(channel, sender)


def outcome_of(replies: Sequence[Reply]) -> str:
    """What came of a message, as one word of a closed list."""
    if not replies:
        return "silent"
    return next((name for name in OUTCOMES if name in replies[0].tags), "done")


class CountingModel(Model):
    """A model of a role, with its questions, their time and their tokens counted."""

    json_schema = True
    streaming = True

    def __init__(self, model: Model, role: str, counts: Counts) -> None:
        self.name = model.name
        self.local = model.local
        self.vision = model.vision
        self._model = model
        self._role = role
        self._counts = counts

    async def complete(self, request: ModelRequest) -> ModelReply:
        """Answer the request; errors are those of the model behind."""
        begun, result = time.perf_counter(), "failed"
        try:
            with stage(Stage.MODEL):
                reply = await self._model.complete(request)
            result = "answered"
        except InglenookError as error:
            result = _result_of(error)
            raise
        except asyncio.CancelledError:
            result = "cancelled"
            raise
        finally:
            self._counts.model_calls.labels(self._role, result).inc()
            self._counts.model_seconds.labels(self._role).observe(time.perf_counter() - begun)
        self._counts.model_tokens.labels(self._role, "prompt").inc(reply.prompt_tokens)
        self._counts.model_tokens.labels(self._role, "completion").inc(reply.completion_tokens)
        return reply

    @property
    def status(self) -> ModelStatus:
        """That of the model behind."""
        return self._model.status

    def start(self) -> None:
        """Starts the model behind."""
        self._model.start()

    async def warm(self) -> None:
        """Warms the model behind."""
        await self._model.warm()

    async def count_tokens(self, messages: tuple[ChatMessage, ...]) -> int | None:
        """As the model behind counts."""
        return await self._model.count_tokens(messages)

    async def close(self) -> None:
        """Closes the model behind."""
        await self._model.close()


def _result_of(error: InglenookError) -> str:
    match error:
        case ModelBusy():
            return "busy"
        case ModelTimeout():
            return "timeout"
        case ModelBadAnswer():
            return "unusable"
        case _:
            return "unavailable"
