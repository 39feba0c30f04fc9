"""One step of a model: a call of a tool, or the last word. What it may write is bounded by a grammar."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from pods.engine.chatting.conditions import Truth
from pods.engine.chatting.tools import Tool
from pods.engine.models import ModelBadAnswer, ModelReply
from skills.engine.matching import fold

SAID = 280
"""Characters of the last word."""

SAY = {
    "type": "object",
    "properties": {"say": {"type": "string", "maxLength": SAID}},
    "required": ["say"],
    "additionalProperties": False,
}


class Step(BaseModel):
    """What a model wrote; fields that it made up are ignored."""

    model_config = ConfigDict(frozen=True)

    tool: str = ""
    say: str | None = None
    what: str = ""
    items: tuple[str, ...] = ()
    on_list: str = Field(default="", alias="list")
    when: str = ""
    who: tuple[str, ...] = ()
    amount: str = ""
    place: str = ""

    @property
    def words(self) -> str:
        """Its parts in one line, as somebody might say them: the thing first, the time behind it; without people."""
        parts = (self.what, ", ".join(self.items), self.when, self.amount, self.place, self.on_list)
        told: list[str] = []
        for part in parts:
            if part and fold(part) not in fold(" ".join(told)):
                told.append(part)
        return " ".join(told)

    @property
    def mark(self) -> str:
        """The same for calls that are the same."""
        return fold(json.dumps([self.tool, self.words, sorted(self.who)], ensure_ascii=False))


def schema_of(tools: Sequence[Tool], *, may_say: bool = True) -> dict[str, Any]:
    """The JSON schema of a step with these tools; without any, only the last word is left."""
    choices = [tool.schema for tool in tools] + ([SAY] if may_say or not tools else [])
    return choices[0] if len(choices) == 1 else {"anyOf": choices}


def step_of(reply: ModelReply) -> Step:
    """What a reply says. Raises ModelBadAnswer."""
    try:
        step = Step.model_validate_json(reply.text)
    except ValidationError as error:
        raise ModelBadAnswer(reply.model, f"the step has {error.error_count()} wrong fields", reply.text) from error
    if step.say is None and not step.tool:
        raise ModelBadAnswer(reply.model, "the step is neither a call nor a word", reply.text)
    return step


class Judgement(BaseModel):
    """Whether something is true, as a model sees it."""

    model_config = ConfigDict(frozen=True)

    answer: Truth


JUDGEMENT = {
    "type": "object",
    "properties": {"answer": {"enum": [truth.value for truth in Truth]}},
    "required": ["answer"],
    "additionalProperties": False,
}


def judgement_of(reply: ModelReply) -> Truth:
    """What a reply says. Raises ModelBadAnswer."""
    try:
        return Judgement.model_validate_json(reply.text).answer
    except ValidationError as error:
        raise ModelBadAnswer(reply.model, "it is neither yes nor no", reply.text) from error


class Saying:
    """Takes the last word out of JSON that is still being written."""

    _HEAD = '{"say":"'

    def __init__(self) -> None:
        self._written = ""
        self._given = 0

    def add(self, piece: str) -> str:
        """What of the last word is new with this piece; empty while a tool is being called."""
        self._written += piece
        head = self._written.replace(" ", "")[: len(self._HEAD)]
        if head != self._HEAD:
            return ""
        begin = self._written.index('"', self._written.index(":")) + 1
        said = _decoded(self._written[begin:])
        new, self._given = said[self._given :], len(said)
        return new

    def clear(self) -> None:
        """Begins anew."""
        self._written, self._given = "", 0


def _decoded(text: str) -> str:
    """A JSON string up to its end, or as far as it goes."""
    end, at = len(text), 0
    while at < len(text):
        if text[at] == '"':
            end = at
            break
        at += 2 if text[at] == "\\" else 1
    for cut in range(end, max(-1, end - 7), -1):
        try:
            said: str = json.loads(f'"{text[:cut]}"', strict=False)
        except ValueError:
            continue
        return said
    return ""
