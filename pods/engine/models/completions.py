"""Speaks the OpenAI-compatible chat completions protocol; the `openai` and `embedded` backends share it."""

from __future__ import annotations

import base64
import json
import time
from collections.abc import AsyncIterator, Sequence
from typing import Any

import httpx

from pods.engine.models.attempts import BACK_OFF_S, http_failure, unreachable, with_attempts
from pods.engine.models.base import ChatMessage, ModelReply, ModelRequest, check_reply
from pods.engine.models.errors import ModelBadAnswer, ModelUnavailable

# The request carries the limit for the whole answer; httpx would limit each read.
NO_TIMEOUT = httpx.Timeout(None)
_PATH = "chat/completions"


def basic_body(request: ModelRequest) -> dict[str, Any]:
    """The part of a request's body that every server understands."""
    body: dict[str, Any] = {
        "messages": [{"role": each.role, "content": _content(each)} for each in request.messages],
        "max_tokens": request.max_tokens,
        "temperature": request.temperature,
    }
    if request.stop:
        body["stop"] = list(request.stop)
    if request.on_text is not None:
        body |= {"stream": True, "stream_options": {"include_usage": True}}
    return body


def _content(message: ChatMessage) -> str | list[dict[str, Any]]:
    """The text, or text and pictures as parts; a picture is a data address, which no server has to fetch."""
    if not message.images:
        return message.content
    pictures = (f"data:{_kind(image)};base64,{base64.b64encode(image).decode()}" for image in message.images)
    parts = [{"type": "image_url", "image_url": {"url": picture}} for picture in pictures]
    return [{"type": "text", "text": message.content}, *parts]


def _kind(image: bytes) -> str:
    return "image/png" if image.startswith(b"\x89PNG") else "image/jpeg"


class CompletionsClient:
    """One server; `next_step` is what the operator should do when it refuses a request, `back_off` the pauses in
    seconds before it is asked again.
    """

    def __init__(
        self,
        name: str,
        address: str,
        client: httpx.AsyncClient,
        *,
        next_step: str,
        back_off: Sequence[float] = BACK_OFF_S,
    ) -> None:
        self._back_off = back_off
        self._name = name
        self._address = address
        self._client = client
        self._next_step = next_step

    async def ask(self, request: ModelRequest, body: dict[str, Any]) -> ModelReply:
        """Send the body, within the request's time limit. Raises as Model.complete does."""
        started = time.monotonic()
        attempt = self._streamed if request.on_text is not None else self._whole

        async def once() -> tuple[str, dict[str, Any], str]:
            return await attempt(request, body)

        text, usage, finish = await with_attempts(self._name, request.timeout_s, once, self._back_off)
        reply = ModelReply(
            text,
            int(usage.get("prompt_tokens") or 0),
            int(usage.get("completion_tokens") or 0),
            time.monotonic() - started,
            self._name,
        )
        return check_reply(request, reply, cut_off=finish == "length")

    async def _whole(self, request: ModelRequest, body: dict[str, Any]) -> tuple[str, dict[str, Any], str]:
        try:
            response = await self._client.post(_PATH, json=body)
        except httpx.HTTPError as error:
            raise unreachable(self._name, self._address, error) from error
        self._check_status(response)
        try:
            answer = response.json()
            choice = answer["choices"][0]
            text = choice["message"]["content"] or ""
            return str(text), answer.get("usage") or {}, str(choice.get("finish_reason"))
        except (ValueError, LookupError, TypeError, AttributeError) as error:
            raise self._malformed(response.text) from error

    async def _streamed(self, request: ModelRequest, body: dict[str, Any]) -> tuple[str, dict[str, Any], str]:
        pieces: list[str] = []
        usage: dict[str, Any] = {}
        finish = ""
        try:
            async with self._client.stream("POST", _PATH, json=body) as response:
                if response.is_error:
                    await response.aread()
                self._check_status(response)
                async for event in self._events(response):
                    usage = event.get("usage") or usage
                    for choice in event.get("choices") or ():
                        finish = choice.get("finish_reason") or finish
                        piece = choice["delta"].get("content")
                        if piece:
                            pieces.append(piece)
                            if request.on_text is not None:
                                request.on_text(piece)
        except httpx.HTTPError as error:
            again = unreachable(self._name, self._address, error)
            raise (again.cause if pieces else again) from error
        except (LookupError, TypeError, AttributeError) as error:
            raise self._malformed("".join(pieces)) from error
        if not finish:
            raise ModelUnavailable(self._name, "the answer broke off", "Look at the backend's log", "gone")
        return "".join(pieces), usage, finish

    async def _events(self, response: httpx.Response) -> AsyncIterator[dict[str, Any]]:
        async for line in response.aiter_lines():
            data = line.removeprefix("data:").strip()
            if not line.startswith("data:") or data == "[DONE]":
                continue
            try:
                event = json.loads(data)
            except ValueError as error:
                raise self._malformed(data) from error
            if "error" in event:
                reason = f"the backend stopped: {json.dumps(event['error'])[:200]}"
                raise ModelUnavailable(self._name, reason, "Look at its log", "trouble")
            yield event

    def _check_status(self, response: httpx.Response) -> None:
        if response.is_success:
            return
        failure = http_failure(self._name, response.status_code, _error_text(response), next_step=self._next_step)
        raise failure

    def _malformed(self, text: str) -> ModelBadAnswer:
        return ModelBadAnswer(self._name, f"the backend's answer has an unknown form: {text[:200]!r}", text)


def _error_text(response: httpx.Response) -> str:
    try:
        return str(response.json()["error"]["message"])
    except (ValueError, LookupError, TypeError):
        return response.text
