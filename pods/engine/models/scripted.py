"""A model whose answers are written beforehand, for tests and for trying pods without a model."""

from __future__ import annotations

import asyncio
import json
from collections import deque
from collections.abc import Iterable, Mapping

from pods.engine.models.base import (
    ChatMessage,
    Model,
    ModelOptions,
    ModelReply,
    ModelRequest,
    check_reply,
)
from pods.engine.models.errors import ModelTimeout, ModelUnavailable
from skills.engine.errors import InglenookError

Answer = str | Mapping[str, object] | InglenookError


class ScriptedModel(Model):
    """Gives the queued answers in order and keeps each request in `history`.

    A string is the reply's text, a mapping is written as compact JSON, an error is raised. With `delay_s` it
    takes that long and obeys the request's time limit.
    """

    json_schema = True
    streaming = True
    local = True

    def __init__(self, answers: Iterable[Answer] = (), *, name: str = "scripted", delay_s: float = 0.0) -> None:
        self.name = name
        self.delay_s = delay_s
        self.history: list[ModelRequest] = []
        self._answers = deque(answers)

    def enqueue(self, answers: Iterable[Answer]) -> None:
        """Add answers behind those that wait."""
        self._answers.extend(answers)

    @property
    def waiting(self) -> int:
        """How many answers nobody asked for yet."""
        return len(self._answers)

    async def complete(self, request: ModelRequest) -> ModelReply:
        """The next answer; ModelUnavailable when none is left."""
        self.history.append(request)
        if not self._answers:
            raise ModelUnavailable(self.name, "the script has no answer left", "Enqueue one more")
        answer = self._answers.popleft()
        try:
            async with asyncio.timeout(request.timeout_s):
                await asyncio.sleep(self.delay_s)
        except TimeoutError:
            raise ModelTimeout(self.name, request.timeout_s) from None
        if isinstance(answer, InglenookError):
            raise answer
        text = answer if isinstance(answer, str) else _compact(answer)
        if request.on_text is not None:
            request.on_text(text)
        prompt_tokens = await self.count_tokens(request.messages)
        reply = ModelReply(text, prompt_tokens, len(text.split()), self.delay_s, self.name)
        return check_reply(request, reply, cut_off=False)

    async def count_tokens(self, messages: tuple[ChatMessage, ...]) -> int:
        """Words; the script has no tokenizer."""
        return sum(len(message.content.split()) for message in messages)


def _compact(answer: Mapping[str, object]) -> str:
    return json.dumps(answer, ensure_ascii=False, separators=(",", ":"))


def open_backend(name: str, options: ModelOptions) -> Model:
    """A ScriptedModel with an empty script."""
    return ScriptedModel()
