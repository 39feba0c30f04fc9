"""A model outside the house sees no personal data: placeholders go out, and what they stand for is put back here."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Callable, Collection
from dataclasses import replace
from typing import Any

from knowledge.safety.placeholders import Placeholders, Stream
from pods.engine.models.base import ChatMessage, JsonSchema, Model, ModelReply, ModelRequest, ModelStatus
from pods.engine.models.errors import ModelUnavailable

Names = Callable[[], Collection[str]]
"""The members' names and nicknames as they are now; may ask a database, and is called in a thread."""

NOTE = " Marks such as «{label}» stand for names and numbers that were left out: copy them exactly as they are."


def nobody() -> Collection[str]:
    """No names."""
    return ()


class RedactingModel(Model):
    """A model that is asked with placeholders («PERSON_1», «IBAN_1») in the place of what is private.

    The same value has the same placeholder in all messages of a request. Passwords, PINs and keys are hidden as well.
    """

    json_schema = True
    streaming = True
    local = False

    def __init__(self, model: Model, names: Names = nobody) -> None:
        self.name = model.name
        self._model = model
        self._names = names

    async def complete(self, request: ModelRequest) -> ModelReply:
        """Answer the request; errors are those of the model behind. What it writes has the values put back.

        Nothing can be left out of a picture, so none goes: ModelUnavailable.
        """
        if any(message.images for message in request.messages):
            reason, next_step = "pictures do not leave the house", "Give the role `vision` a server at home"
            raise ModelUnavailable(self.name, reason, next_step, "request")
        hidden, placeholders = await asyncio.to_thread(self._hidden, request)
        if not placeholders.labels:
            return await self._model.complete(request)
        stream = Stream(placeholders, str if request.schema is None else _in_json)
        show = request.on_text

        def pass_on(piece: str) -> None:
            said = stream.add(piece)
            if said and show is not None:
                show(said)

        reply = await self._model.complete(replace(hidden, on_text=pass_on if show else None))
        rest = stream.end()
        if rest and show is not None:
            show(rest)
        if request.schema is None:
            return replace(reply, text=placeholders.put_back(reply.text))
        return replace(reply, text=_put_back_into_json(reply.text, placeholders))

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
        """Tokens of the messages as they would be sent."""
        hidden, _ = await asyncio.to_thread(self._hidden, ModelRequest(messages))
        return await self._model.count_tokens(hidden.messages)

    async def close(self) -> None:
        """Closes the model behind."""
        await self._model.close()

    def _hidden(self, request: ModelRequest) -> tuple[ModelRequest, Placeholders]:
        placeholders = Placeholders(self._names())
        messages = tuple(replace(one, content=placeholders.hide(one.content)) for one in request.messages)
        schema = request.schema and _hidden_in_schema(request.schema, placeholders)
        if placeholders.labels and messages:
            note = NOTE.format(label=placeholders.labels[0])
            messages = (replace(messages[0], content=messages[0].content + note), *messages[1:])
        return replace(request, messages=messages, schema=schema), placeholders


def _hidden_in_schema(schema: JsonSchema, placeholders: Placeholders) -> JsonSchema:
    """The schema with placeholders in what it lets a model choose from and in what it says; its keys stay."""

    def hidden(value: Any, said: bool) -> Any:
        if isinstance(value, dict):
            return {key: hidden(one, key in ("enum", "const", "description", "title")) for key, one in value.items()}
        if isinstance(value, (list, tuple)):
            return [hidden(one, said) for one in value]
        return placeholders.hide(value) if said and isinstance(value, str) else value

    return {key: hidden(value, key in ("description", "title")) for key, value in schema.items()}


def _put_back_into_json(text: str, placeholders: Placeholders) -> str:
    def put_back(value: Any) -> Any:
        if isinstance(value, dict):
            return {key: put_back(one) for key, one in value.items()}
        if isinstance(value, list):
            return [put_back(one) for one in value]
        return placeholders.put_back(value) if isinstance(value, str) else value

    return json.dumps(put_back(json.loads(text)), ensure_ascii=False)


def _in_json(value: str) -> str:
    """As it stands between the quotation marks of a JSON string."""
    return json.dumps(value, ensure_ascii=False)[1:-1]
