"""Roles: which model and servers are theirs, what leaves the house, pictures, and the engine of last resort."""

from __future__ import annotations

import base64
from typing import Any

import pytest

from pods.engine.models.base import ChatMessage, ModelRequest
from pods.engine.models.errors import ModelUnavailable
from pods.engine.models.pool import ModelPool
from pods.engine.models.redacting import RedactingModel
from pods.engine.models.scripted import ScriptedModel
from tests.pods.engine.models.pool.conftest import MakePool, Start, hello
from tests.pods.engine.models.pool.server import ModelServer

PNG = b"\x89PNG and so on"


def file_of(servers: dict[str, dict[str, Any]], **roles: dict[str, Any]) -> dict[str, Any]:
    return {"backends": servers, "roles": roles}


def ollama(server: ModelServer, **more: Any) -> dict[str, Any]:
    return {"kind": "ollama", "address": server.address, **more}


async def test_each_role_asks_its_own_model_as_it_wants_it(start: Start, pool_of: MakePool) -> None:
    small, large = await start(), await start()
    file = file_of(
        {"a": ollama(small), "b": ollama(large)},
        fast={"model": "small", "backends": ["a", "b"], "keep_alive": "always"},
        chat={"model": "large", "backends": ["b"], "keep_alive": "1h", "context": 8192},
    )
    pool = pool_of(file=file)
    await pool.role("chat").complete(hello())
    assert not small.asked
    body = large.asked[0]
    assert (body["model"], body["keep_alive"], body["options"]["num_ctx"]) == ("large", "1h", 8192)
    assert pool.role("vision") is pool.role("fast")
    assert pool.has("chat")
    assert not pool.has("vision")
    assert (pool.places("fast"), pool.places("chat")) == (2, 1)
    assert pool.role("fast").name == "ollama:small"


async def test_a_server_may_have_a_name_of_its_own_for_a_model(start: Start, pool_of: MakePool) -> None:
    server = await start()
    await pool_of(server, kind="openai", backend={"model": "Qwen/Qwen3-4B"}).role("fast").complete(hello())
    assert server.asked[0]["model"] == "Qwen/Qwen3-4B"


async def test_a_key_is_sent(start: Start, pool_of: MakePool) -> None:
    server = await start()
    keys: list[str] = []

    def key_of(name: str) -> str:
        keys.append(name)
        return "secret"

    await pool_of(server, backend={"key": "desk_key"}, key_of=key_of).role("fast").complete(hello())
    assert keys == ["desk_key"]


@pytest.mark.parametrize(("place", "local", "sent"), [("home", True, "Anna"), ("away", False, "«PERSON_1»")])
async def test_a_server_away_is_not_told_names(
    start: Start, pool_of: MakePool, place: str, local: bool, sent: str
) -> None:
    at_home, other = await start(status=500), await start(pieces=("ok",))
    file = file_of(
        {"home": ollama(at_home), "other": ollama(other, place=place)},
        fast={"model": "m", "backends": ["home", "other"]},
    )
    model = pool_of(file=file, names=lambda: ["Anna"]).role("fast")
    assert model.local is local
    await model.complete(hello("where is Anna?"))
    assert "Anna" in at_home.asked[0]["messages"][1]["content"]
    assert other.asked[0]["messages"][1]["content"] == f"where is {sent}?"


async def test_pictures_go_to_servers_at_home_only(start: Start, pool_of: MakePool) -> None:
    looked = ModelRequest((ChatMessage("user", "what is this?", (PNG,)),))
    server = await start()
    model = pool_of(server).role("vision")
    assert model.vision
    await model.complete(looked)
    assert server.asked[0]["messages"][0]["images"] == [base64.b64encode(PNG).decode()]
    away = pool_of(server, backend={"place": "away"}).role("vision")
    with pytest.raises(ModelUnavailable, match="pictures"):
        await away.complete(looked)
    with pytest.raises(ModelUnavailable, match="pictures do not leave the house"):
        await RedactingModel(model).complete(looked)
    assert len(server.asked) == 1


async def test_pictures_in_the_openai_protocol(start: Start, pool_of: MakePool) -> None:
    server = await start()
    await (
        pool_of(server, kind="openai")
        .role("vision")
        .complete(ModelRequest((ChatMessage("user", "what is this?", (PNG,)),)))
    )
    text, picture = server.asked[0]["messages"][0]["content"]
    assert text == {"type": "text", "text": "what is this?"}
    assert picture["image_url"]["url"] == f"data:image/png;base64,{base64.b64encode(PNG).decode()}"


async def test_the_embedded_engine_is_asked_when_no_other_is_left(start: Start, pool_of: MakePool) -> None:
    """Its files are not there, which its reason tells: so it was asked, and only when the server had failed."""
    server = await start()
    file = file_of(
        {"here": {"kind": "embedded"}, "gpu": ollama(server)},
        fast={"model": "m", "backends": ["here", "gpu"]},
    )
    pool = pool_of(file=file)
    for _ in range(5):
        await pool.role("fast").complete(hello())
    assert [(one.name, one.answered, one.failed) for one in pool.status()] == [("here", 0, 0), ("gpu", 5, 0)]
    server.status = 500
    with pytest.raises(ModelUnavailable, match=r"here: the model is (not on this machine|still being fetched)"):
        await pool.role("fast").complete(hello())
    assert pool.status()[0].failed == 1
    assert pool.role("fast").local


async def test_a_pool_of_one_model_is_that_model() -> None:
    model = ScriptedModel(["hello"])
    pool = ModelPool.of(model)
    assert pool.role("fast") is pool.role("embed") is model
    pool.start()
    assert pool.status() == ()
    await pool.close()
