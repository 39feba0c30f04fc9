"""The backend for any OpenAI-compatible server: vLLM, LocalAI, a llama.cpp server, or a hosted one."""

from __future__ import annotations

from collections.abc import Sequence

import httpx

from knowledge.safety.private import in_the_house
from pods.engine.models.attempts import BACK_OFF_S
from pods.engine.models.base import Model, ModelOptions, ModelReply, ModelRequest
from pods.engine.models.completions import NO_TIMEOUT, CompletionsClient, basic_body
from pods.engine.models.errors import MissingModelSetting


class OpenAIModel(Model):
    """A model `model` on the server at `base_url` (the address that ends in `/v1`)."""

    json_schema = True
    streaming = True
    vision = True

    def __init__(
        self, model: str, base_url: str, api_key: str | None = None, *, back_off: Sequence[float] = BACK_OFF_S
    ) -> None:
        self.name = f"openai:{model}"
        self.local = in_the_house(base_url)
        self._model = model
        headers = {"Authorization": f"Bearer {api_key}"} if api_key else {}
        # A proxy from the environment would carry the prompts of a server at home out of the house.
        self._client = httpx.AsyncClient(
            base_url=base_url.rstrip("/") + "/", headers=headers, timeout=NO_TIMEOUT, trust_env=not self.local
        )
        self._completions = CompletionsClient(
            self.name,
            base_url,
            self._client,
            next_step="Correct the name in INGLE_MODEL or the address in INGLE_MODEL_BASE_URL",
            back_off=back_off,
        )

    async def complete(self, request: ModelRequest) -> ModelReply:
        """Answer the request; a schema goes along as `response_format`."""
        body = {"model": self._model, **basic_body(request)}
        if request.schema is not None:
            schema = {"name": "answer", "schema": request.schema}
            body["response_format"] = {"type": "json_schema", "json_schema": schema}
        return await self._completions.ask(request, body)

    async def close(self) -> None:
        """Close the connections."""
        await self._client.aclose()


def open_backend(name: str, options: ModelOptions) -> Model:
    """Needs a name and a base URL; raises MissingModelSetting."""
    if not name:
        raise MissingModelSetting("openai", "INGLE_MODEL", "write 'openai:' and the server's name of the model")
    if options.base_url is None:
        raise MissingModelSetting(f"openai:{name}", "INGLE_MODEL_BASE_URL", "the server's address, which ends in /v1")
    return OpenAIModel(name, options.base_url, options.api_key)
