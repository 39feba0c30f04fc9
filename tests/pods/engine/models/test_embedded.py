"""The embedded backend on a real, very small model file."""

from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncIterator
from pathlib import Path

import psutil
import pytest

from pods.engine.models.base import ChatMessage, ModelRequest, ModelState
from pods.engine.models.embedded import EmbeddedModel
from pods.engine.models.errors import ModelTimeout, ModelUnavailable

pytestmark = pytest.mark.model
SCHEMA = {
    "type": "object",
    "properties": {
        "title": {"type": "string", "maxLength": 12},
        "kind": {"oneOf": [{"const": "cat"}, {"const": "dog"}]},
        "count": {"type": "integer"},
    },
    "required": ["title", "kind", "count"],
    "additionalProperties": False,
}
CAT = (ChatMessage("user", "Describe a cat as JSON."),)


@pytest.fixture
async def model(small_model_dir: Path) -> AsyncIterator[EmbeddedModel]:
    path = small_model_dir / "SmolLM2-135M-Instruct.Q4_1.gguf"
    loaded = await EmbeddedModel.load("embedded:smollm2-135m", path, 2048)
    yield loaded
    await loaded.close()


async def test_text_pieces_figures_and_counting(model: EmbeddedModel) -> None:
    pieces: list[str] = []
    reply = await model.complete(
        ModelRequest((ChatMessage("user", "Say hello."),), max_tokens=12, on_text=pieces.append)
    )
    assert reply.text == "".join(pieces) != ""
    assert 0 < reply.completion_tokens <= 12
    assert reply.prompt_tokens == await model.count_tokens((ChatMessage("user", "Say hello."),))


async def test_two_questions_at_once_get_compact_json_of_the_schema(model: EmbeddedModel) -> None:
    request = ModelRequest(CAT, schema=SCHEMA, max_tokens=80)
    replies = await asyncio.gather(model.complete(request), model.complete(request))
    for reply in replies:
        value = json.loads(reply.text)
        assert set(value) == {"title", "kind", "count"}
        assert value["kind"] in {"cat", "dog"}
        assert '":"' in reply.text
        assert "\n" not in reply.text


async def test_a_question_that_ran_out_of_time_does_not_hold_up_the_next(model: EmbeddedModel) -> None:
    story = (ChatMessage("user", "Tell a very long story."),)
    with pytest.raises(ModelTimeout):
        await model.complete(ModelRequest(story, max_tokens=1500, timeout_s=0.3))
    reply = await model.complete(ModelRequest(CAT, max_tokens=4, timeout_s=10))
    assert reply.seconds < 5


async def test_a_prompt_beyond_the_context_says_which_setting(model: EmbeddedModel) -> None:
    with pytest.raises(ModelUnavailable, match="INGLE_MODEL_CONTEXT"):
        await model.complete(ModelRequest((ChatMessage("user", "word " * 3000),)))


async def test_closing_ends_the_process_and_opens_no_port_before(model: EmbeddedModel) -> None:
    process = psutil.Process(model.process_id)
    assert process.net_connections(kind="inet") == []
    await model.close()
    assert not process.is_running()
    assert model.status.state is ModelState.FAILED


async def test_a_damaged_file_is_an_error_and_not_the_end_of_us(tmp_path: Path) -> None:
    path = tmp_path / "broken.gguf"
    path.write_bytes(b"GGUF" + b"\0" * 1000)
    with pytest.raises(ModelUnavailable, match=r"broken\.gguf"):
        await EmbeddedModel.load("embedded:broken", path, 512)
