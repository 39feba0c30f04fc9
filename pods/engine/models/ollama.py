"""The backend for an Ollama server, by its native API: only that one sets context length and keep-alive."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING, Any

from knowledge.safety.private import in_the_house
from pods.engine.models.attempts import http_failure, unreachable, with_attempts
from pods.engine.models.base import Model, ModelOptions, ModelReply, ModelRequest, check_reply
from pods.engine.models.errors import MissingExtra, MissingModelSetting, ModelBadAnswer, ModelUnavailable

if TYPE_CHECKING:
    from ollama import ChatResponse

DEFAULT_ADDRESS = "http://127.0.0.1:11434"
KEEP_ALIVE = "30m"


class OllamaModel(Model):
    """A model by the name that `ollama list` shows."""

    json_schema = True
    streaming = True

    def __init__(
        self,
        model: str,
        base_url: str = DEFAULT_ADDRESS,
        api_key: str | None = None,
        context_tokens: int = 4096,
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
        headers = {"Authorization": f"Bearer {api_key}"} if api_key else {}
        # A proxy from the environment would carry the prompts of a server at home out of the house.
        self._client = AsyncClient(host=base_url, headers=headers, trust_env=not self.local)

    async def complete(self, request: ModelRequest) -> ModelReply:
        """Answer the request; a schema goes along as `format`."""
        started = time.monotonic()

        async def once() -> ChatResponse:
            return await self._attempt(request)

        answer = await with_attempts(self.name, request.timeout_s, once)
        reply = ModelReply(
            answer.message.content or "",
            answer.prompt_eval_count or 0,
            answer.eval_count or 0,
            time.monotonic() - started,
            self.name,
        )
        return check_reply(request, reply, cut_off=answer.done_reason == "length")

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
            if error.status_code < 0:
                raise ModelUnavailable(self.name, f"Ollama stopped: {error.error}", "Look at its log") from error
            next_step = f"Fetch the model on the Ollama machine: ollama pull {self._model}"
            raise http_failure(self.name, error.status_code, error.error, next_step=next_step) from error
        except (ConnectionError, httpx.HTTPError) as error:
            again = unreachable(self.name, self._address, error)
            raise (again.cause if pieces else again) from error
        except (ValueError, TypeError) as error:
            raise ModelBadAnswer(self.name, f"the server's answer has an unknown form ({error})") from error

    async def _streamed(self, request: ModelRequest, pieces: list[str]) -> ChatResponse:
        last: ChatResponse | None = None
        async for last in await self._client.chat(**self._arguments(request), stream=True):
            piece = last.message.content
            if piece and request.on_text is not None:
                pieces.append(piece)
                request.on_text(piece)
        if last is None or not last.done:
            raise ModelBadAnswer(self.name, "the answer broke off", "".join(pieces))
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
            "messages": [{"role": each.role, "content": each.content} for each in request.messages],
            "format": request.schema,
            "options": options,
            "keep_alive": KEEP_ALIVE,
            "think": False,
        }


def open_backend(name: str, options: ModelOptions) -> Model:
    """Needs a name; the address is the local server's unless a base URL is set."""
    if not name:
        raise MissingModelSetting("ollama", "INGLE_MODEL", "write 'ollama:' and a name from 'ollama list'")
    return OllamaModel(name, options.base_url or DEFAULT_ADDRESS, options.api_key, options.context_tokens)
