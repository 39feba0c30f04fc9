"""The backend for an Ollama server, by its native API: only that one sets context length and keep-alive."""

from __future__ import annotations

import asyncio
import time
from collections.abc import AsyncGenerator, Sequence
from contextlib import aclosing
from typing import TYPE_CHECKING, Any, cast

from knowledge.safety.private import in_the_house
from pods.engine.models.attempts import BACK_OFF_S, TryAgain, http_failure, unreachable, with_attempts
from pods.engine.models.base import ChatMessage, Model, ModelOptions, ModelReply, ModelRequest, check_reply
from pods.engine.models.errors import (
    MissingExtra,
    MissingModelSetting,
    ModelBadAnswer,
    ModelTimeout,
    ModelUnavailable,
)
from skills.engine.errors import ServiceError

if TYPE_CHECKING:
    from ollama import ChatResponse, ResponseError

DEFAULT_ADDRESS = "http://127.0.0.1:11434"
KEEP_ALIVE = "30m"
LOAD_S = 600.0
"""Seconds that a server may take to load a model."""


class OllamaModel(Model):
    """A model by the name that `ollama list` shows.

    `keep_alive` is how long it stays in memory after an answer, as Ollama writes it ("30m"; -1 for always).
    """

    json_schema = True
    streaming = True
    vision = True

    def __init__(
        self,
        model: str,
        base_url: str = DEFAULT_ADDRESS,
        api_key: str | None = None,
        context_tokens: int = 4096,
        *,
        keep_alive: str | int = KEEP_ALIVE,
        back_off: Sequence[float] = BACK_OFF_S,
    ) -> None:
        try:
            from ollama import AsyncClient
        except ImportError as error:
            raise MissingExtra("ollama", "ollama") from error
        self.name = f"ollama:{model}"
        self.local = in_the_house(base_url)
        self._model = model
        self._address = base_url
        self._context_tokens = context_tokens
        self._keep_alive = keep_alive
        self._back_off = back_off
        headers = {"Authorization": f"Bearer {api_key}"} if api_key else {}
        # A proxy from the environment would carry the prompts of a server at home out of the house.
        self._client = AsyncClient(host=base_url, headers=headers, trust_env=not self.local)

    async def complete(self, request: ModelRequest) -> ModelReply:
        """Answer the request; a schema goes along as `format`."""
        started = time.monotonic()

        async def once() -> ChatResponse:
            return await self._attempt(request)

        answer = await with_attempts(self.name, request.timeout_s, once, self._back_off)
        reply = ModelReply(
            answer.message.content or "",
            answer.prompt_eval_count or 0,
            answer.eval_count or 0,
            time.monotonic() - started,
            self.name,
        )
        return check_reply(request, reply, cut_off=answer.done_reason == "length")

    async def warm(self) -> None:
        """Has the server load the model, with the context that questions will have."""
        import httpx
        from ollama import ResponseError

        try:
            async with asyncio.timeout(LOAD_S):
                await self._client.generate(
                    self._model, "", options={"num_ctx": self._context_tokens}, keep_alive=self._keep_alive
                )
        except TimeoutError as error:
            raise ModelTimeout(self.name, LOAD_S) from error
        except ResponseError as error:
            failure = self._refused(error)
            raise (failure.cause if isinstance(failure, TryAgain) else failure) from error
        except (ConnectionError, httpx.HTTPError) as error:
            raise unreachable(self.name, self._address, error).cause from error

    async def close(self) -> None:
        """Close the connections."""
        await self._client.close()  # type: ignore[no-untyped-call]

    async def _attempt(self, request: ModelRequest) -> ChatResponse:
        import httpx
        from ollama import ResponseError

        pieces: list[str] = []
        try:
            if request.on_text is None:
                whole: ChatResponse = await self._client.chat(**self._arguments(request))
                return whole
            return await self._streamed(request, pieces)
        except ResponseError as error:
            raise self._refused(error) from error
        except (ConnectionError, httpx.HTTPError) as error:
            again = unreachable(self.name, self._address, error)
            raise (again.cause if pieces else again) from error
        except (ValueError, TypeError) as error:
            raise ModelBadAnswer(self.name, f"the server's answer has an unknown form ({error})") from error

    def _refused(self, error: ResponseError) -> ServiceError | TryAgain:
        if error.status_code < 0:
            return ModelUnavailable(self.name, f"Ollama stopped: {error.error}", "Look at its log", "trouble")
        next_step = f"Fetch the model on the Ollama machine: ollama pull {self._model}"
        return http_failure(self.name, error.status_code, error.error, next_step=next_step)

    async def _pieces(self, request: ModelRequest) -> AsyncGenerator[ChatResponse, None]:
        return cast(
            "AsyncGenerator[ChatResponse, None]", await self._client.chat(**self._arguments(request), stream=True)
        )

    async def _streamed(self, request: ModelRequest, pieces: list[str]) -> ChatResponse:
        last: ChatResponse | None = None
        # Closed here and not by the garbage collector: the server writes on until the connection is.
        async with aclosing(await self._pieces(request)) as parts:
            async for last in parts:
                piece = last.message.content
                if piece and request.on_text is not None:
                    pieces.append(piece)
                    request.on_text(piece)
        if last is None or not last.done:
            raise ModelUnavailable(self.name, "the answer broke off", "Look at the server's log", "gone")
        last.message.content = "".join(pieces)
        return last

    def _arguments(self, request: ModelRequest) -> dict[str, Any]:
        options: dict[str, Any] = {
            "num_ctx": self._context_tokens,
            "num_predict": request.max_tokens,
            "temperature": request.temperature,
        }
        if request.stop:
            options["stop"] = list(request.stop)
        return {
            "model": self._model,
            "messages": [_message(each) for each in request.messages],
            "format": request.schema,
            "options": options,
            "keep_alive": self._keep_alive,
            "think": False,
        }


def _message(message: ChatMessage) -> dict[str, Any]:
    plain: dict[str, Any] = {"role": message.role, "content": message.content}
    return {**plain, "images": list(message.images)} if message.images else plain


def open_backend(name: str, options: ModelOptions) -> Model:
    """Needs a name; the address is the local server's unless a base URL is set."""
    if not name:
        raise MissingModelSetting("ollama", "INGLE_MODEL", "write 'ollama:' and a name from 'ollama list'")
    return OllamaModel(name, options.base_url or DEFAULT_ADDRESS, options.api_key, options.context_tokens)
