"""The Ollama and OpenAI backends against a real HTTP server that answers in the documented shapes."""

from __future__ import annotations

import json
from collections.abc import AsyncIterator
from typing import Any

import pytest

from knowledge.safety.private import in_the_house
from pods.engine.models.base import ChatMessage, Model, ModelRequest
from pods.engine.models.errors import ModelBadAnswer, ModelBusy, ModelTimeout, ModelUnavailable
from pods.engine.models.ollama import OllamaModel
from pods.engine.models.openai import OpenAIModel
from tests.pods.engine.models.conftest import FarSide

SCHEMA = {"type": "object", "properties": {"a": {"type": "integer"}}, "required": ["a"]}
HELLO = (ChatMessage("system", "Be brief."), ChatMessage("user", "hello"))


def openai_answer(text: str, finish: str = "stop") -> dict[str, Any]:
    message = {"role": "assistant", "content": text}
    return {
        "object": "chat.completion",
        "choices": [{"index": 0, "finish_reason": finish, "message": message}],
        "usage": {"prompt_tokens": 12, "completion_tokens": 3, "total_tokens": 15},
    }


def ollama_answer(text: str, finish: str = "stop", *, done: bool = True) -> dict[str, Any]:
    message = {"role": "assistant", "content": text}
    answer = {"model": "qwen3:8b", "created_at": "2026-11-21T10:00:00Z", "message": message, "done": done}
    counts = {"done_reason": finish, "prompt_eval_count": 12, "eval_count": 3}
    return {**answer, **counts} if done else answer


ANSWERS = {"openai": openai_answer, "ollama": ollama_answer}


@pytest.fixture(params=["openai", "ollama"])
async def kind(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture
async def model(kind: str, far_side: FarSide) -> AsyncIterator[Model]:
    opened: Model = (
        OpenAIModel("qwen", f"{far_side.url}/v1", "secret")
        if kind == "openai"
        else OllamaModel("qwen3:8b", far_side.url, context_tokens=2048)
    )
    yield opened
    await opened.close()


async def test_an_answer_and_its_figures(kind: str, model: Model, far_side: FarSide) -> None:
    far_side.answers = [(200, ANSWERS[kind]("Hi there"))]
    reply = await model.complete(ModelRequest(HELLO, max_tokens=7, stop=("END",)))
    assert (reply.text, reply.prompt_tokens, reply.completion_tokens) == ("Hi there", 12, 3)
    assert model.local
    path, body, key = far_side.asked[0]
    assert body["messages"] == [
        {"role": "system", "content": "Be brief."},
        {"role": "user", "content": "hello"},
    ]
    if kind == "openai":
        assert (path, key, body["model"]) == ("/v1/chat/completions", "Bearer secret", "qwen")
        assert (body["max_tokens"], body["stop"]) == (7, ["END"])
    else:
        assert (path, body["model"], body["keep_alive"]) == ("/api/chat", "qwen3:8b", "30m")
        assert body["options"] == {"num_ctx": 2048, "num_predict": 7, "temperature": 0.0, "stop": ["END"]}


async def test_a_schema_goes_along(kind: str, model: Model, far_side: FarSide) -> None:
    far_side.answers = [(200, ANSWERS[kind]('{"a":1}'))]
    reply = await model.complete(ModelRequest(HELLO, schema=SCHEMA))
    assert json.loads(reply.text) == {"a": 1}
    body = far_side.asked[0][1]
    sent = body["format"] if kind == "ollama" else body["response_format"]["json_schema"]["schema"]
    assert sent == SCHEMA


@pytest.mark.parametrize(("text", "finish"), [("not json", "stop"), ('{"a":', "length"), ("", "stop")])
async def test_answers_that_cannot_be_used(kind: str, model: Model, far_side: FarSide, text: str, finish: str) -> None:
    far_side.answers = [(200, ANSWERS[kind](text, finish))]
    with pytest.raises(ModelBadAnswer):
        await model.complete(ModelRequest(HELLO, schema=SCHEMA))


@pytest.mark.parametrize("raw", ["<html>", '{"choices": []}', '{"message": 3}', "[]"])
async def test_malformed_bodies(kind: str, model: Model, far_side: FarSide, raw: str) -> None:
    far_side.answers = [(200, raw)]
    with pytest.raises(ModelBadAnswer):
        await model.complete(ModelRequest(HELLO))


async def test_a_passing_failure_is_tried_again(kind: str, model: Model, far_side: FarSide) -> None:
    far_side.answers = [(500, {"error": "boom"}), (200, ANSWERS[kind]("better"))]
    assert (await model.complete(ModelRequest(HELLO))).text == "better"


async def test_a_lasting_failure_is_named(kind: str, model: Model, far_side: FarSide) -> None:
    far_side.answers = [(500, {"error": "boom"})] * 3
    with pytest.raises(ModelUnavailable, match="boom"):
        await model.complete(ModelRequest(HELLO))
    assert len(far_side.asked) == 3


@pytest.mark.parametrize(
    ("status", "error"), [(404, ModelUnavailable), (401, ModelUnavailable), (400, ModelUnavailable)]
)
async def test_refusals_are_not_repeated(
    kind: str, model: Model, far_side: FarSide, status: int, error: type[Exception]
) -> None:
    far_side.answers = [(status, {"error": "no such model"})]
    with pytest.raises(error):
        await model.complete(ModelRequest(HELLO))
    assert len(far_side.asked) == 1


async def test_a_busy_server(model: Model, far_side: FarSide) -> None:
    far_side.answers = [(503, {"error": "busy"})] * 3
    with pytest.raises(ModelBusy):
        await model.complete(ModelRequest(HELLO))


async def test_the_time_limit_holds(kind: str, model: Model, far_side: FarSide) -> None:
    far_side.delay_s = 5.0
    far_side.answers = [(200, ANSWERS[kind]("late"))]
    with pytest.raises(ModelTimeout):
        await model.complete(ModelRequest(HELLO, timeout_s=0.1))


@pytest.mark.parametrize("stream", [False, True])
async def test_no_server(kind: str, unused_tcp_port: int, stream: bool) -> None:
    address = f"http://127.0.0.1:{unused_tcp_port}"
    model: Model = OpenAIModel("x", address) if kind == "openai" else OllamaModel("x", address)
    pieces: list[str] = []
    with pytest.raises(ModelUnavailable, match="does not answer"):
        await model.complete(ModelRequest(HELLO, on_text=pieces.append if stream else None))
    await model.close()


async def test_an_answer_in_pieces(kind: str, model: Model, far_side: FarSide) -> None:
    if kind == "ollama":
        lines = [ollama_answer("Good ", done=False), ollama_answer("day"), ""]
        body = "\n".join(json.dumps(line) for line in lines if line)
    else:
        deltas: list[dict[str, Any]] = [
            {"choices": [{"delta": {"role": "assistant", "content": None}, "finish_reason": None}]},
            {"choices": [{"delta": {"content": "Good "}, "finish_reason": None}]},
            {"choices": [{"delta": {"content": "day"}, "finish_reason": "stop"}]},
            {"choices": [], "usage": {"prompt_tokens": 12, "completion_tokens": 3}},
        ]
        body = "".join(f"data: {json.dumps(delta)}\n\n" for delta in deltas) + "data: [DONE]\n\n"
    far_side.answers = [(200, body)]
    pieces: list[str] = []
    reply = await model.complete(ModelRequest(HELLO, on_text=pieces.append))
    assert pieces == ["Good ", "day"]
    assert (reply.text, reply.prompt_tokens) == ("Good day", 12)


@pytest.mark.parametrize(
    ("url", "inside"),
    [
        ("http://127.0.0.1:1", True),
        ("http://192.168.1.4:11434", True),
        ("http://ollama:11434", True),
        ("http://gpu.lan/v1", True),
        ("https://api.example.com/v1", False),
        ("http://8.8.8.8/v1", False),
    ],
)
def test_what_counts_as_the_house(url: str, inside: bool) -> None:
    assert in_the_house(url) is inside
