"""`ingle models plan`: from cards to the models file and the servers that Compose starts."""

from __future__ import annotations

import asyncio
import json
import shutil
import subprocess
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
import yaml
from aiohttp import web

from pods.engine.models.pool import read_models_file
from tests.bot.program import Program
from tests.docs.pages import ROOT
from tests.nvml import driver
from tests.pods.engine.models.pool.server import ModelServer


@pytest.fixture
def program(tmp_path: Path, models_dir: Path) -> Program:
    shutil.copytree(ROOT / "compose", tmp_path / "compose", ignore=shutil.ignore_patterns("gpus.yaml"))
    (tmp_path / "data").mkdir()
    return Program(tmp_path, models_dir)


def test_the_cards_are_read_from_the_driver_and_named_by_their_ids(program: Program, tmp_path: Path) -> None:
    found = driver(tmp_path, 2)
    done = program.process("models", "plan", "--write", **found)
    assert done.returncode == 0, done.stderr
    assert "Card 0: Made-up 4090 24.0 GiB, room for 23.5 GiB, 1.0 GiB in use now" in done.stdout
    assert "Card 1: Made-up 4090 12.0 GiB, room for 11.5 GiB" in done.stdout
    written = yaml.safe_load((tmp_path / "compose" / "gpus.yaml").read_text())
    named = {
        name: (
            service["environment"]["CUDA_VISIBLE_DEVICES"],
            service["deploy"]["resources"]["reservations"]["devices"][0]["device_ids"],
        )
        for name, service in written["services"].items()
    }
    assert named == {"ollama-0": ("GPU-aaaa", ["GPU-aaaa"]), "ollama-1": ("GPU-bbbb", ["GPU-bbbb"])}


def test_a_driver_without_a_card_says_so(program: Program, tmp_path: Path) -> None:
    done = program.process("models", "plan", **driver(tmp_path, 0))
    assert done.returncode == 1
    assert "knows no card" in done.stderr


def test_a_machine_without_a_driver_says_what_to_do(program: Program, tmp_path: Path) -> None:
    if shutil.which("nvidia-smi"):
        pytest.skip("this machine has a driver")
    done = program.run("models", "plan")
    assert done.returncode == 1
    assert "--gpus" in done.stderr
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize("gpus", ["none", "8", "24,24", "24,16,12", "8,8,8,8,8,8,8,8", "48,24,24,16,16,12,10,8"])
def test_what_is_written_is_read_by_the_pool_and_by_compose(program: Program, tmp_path: Path, gpus: str) -> None:
    told = program.json("models", "plan", "--gpus", gpus, "--write", "--json")
    file = read_models_file(tmp_path / "data" / "models.yaml")
    names = [server["name"] for server in told["servers"]]
    addresses = {spec.address for spec in file.backends.values() if spec.kind == "ollama"}
    assert addresses == {f"http://{name}:11434" for name in names}
    for role, placed in told["roles"].items():
        assert (file.roles[role].model if role in file.roles else None) == (placed["model"] if placed else None) or (
            role == "fast" and gpus == "none"
        )
    if (compose := shutil.which("docker-compose")) is None:
        pytest.skip("Compose is not here")
    files = ["-f", "compose/compose.yaml", "-f", "compose/gpus.yaml"]
    done = subprocess.run(
        [compose, *files, "--profile", "gpu", "config"], cwd=tmp_path, capture_output=True, text=True, timeout=60
    )
    assert done.returncode == 0, done.stderr
    services = yaml.safe_load(done.stdout)["services"]
    assert {name for name in services if name.startswith("ollama-")} == {"ollama-0", *names}
    first = services["ollama-0"]
    for server in told["servers"]:
        service = services[server["name"]]
        devices = service["deploy"]["resources"]["reservations"]["devices"][0]
        assert devices["device_ids"] == [str(card) for card in server["cards"]]
        assert service["environment"]["CUDA_VISIBLE_DEVICES"] == ",".join(
            str(number) for number in range(len(server["cards"]))
        )
        for same in ("image", "healthcheck", "mem_limit", "cap_drop", "security_opt", "read_only", "networks"):
            assert service[same] == first[same]
        assert "gpu" in service["profiles"]


def test_files_changed_by_hand_are_left_alone(program: Program, tmp_path: Path) -> None:
    own = tmp_path / "data" / "models.yaml"
    own.write_text("backends: {}\n")
    refused = program.run("models", "plan", "--gpus", "24", "--write")
    assert refused.returncode == 1
    assert "--force" in refused.stderr
    assert own.read_text() == "backends: {}\n"
    assert not (tmp_path / "compose" / "gpus.yaml").exists(), "both or none"
    assert program.run("models", "plan", "--gpus", "24", "--write", "--force").returncode == 0
    assert program.run("models", "plan", "--gpus", "12", "--write").returncode == 0, "its own may be written over"
    assert "qwen3" in own.read_text()


@pytest.fixture
async def ollama() -> AsyncIterator[str]:
    """The address of a server that has a model of the household's own."""
    tags = {"models": [{"name": "household/own:13b", "size": 8_000_000_000}]}
    info = {
        "general.architecture": "llama",
        "llama.block_count": 40,
        "llama.attention.head_count": 40,
        "llama.attention.head_count_kv": 10,
        "llama.embedding_length": 5120,
    }

    async def list_models(_: web.Request) -> web.Response:
        return web.json_response(tags)

    async def show(request: web.Request) -> web.Response:
        assert (await request.json())["model"] == "household/own:13b"
        return web.json_response({"model_info": info})

    app = web.Application()
    app.router.add_get("/api/tags", list_models)
    app.router.add_post("/api/show", show)
    runner = web.AppRunner(app)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    yield f"http://127.0.0.1:{runner.addresses[0][1]}"
    await runner.cleanup()


async def test_a_model_of_ones_own_is_weighed_by_the_server_that_has_it(program: Program, ollama: str) -> None:
    asking = ("models", "plan", "--gpus", "24", "--server", ollama)
    done = await asyncio.to_thread(program.run, *asking, "--model", "chat=household/own:13b", "--json")
    assert done.returncode == 0, done.stderr
    held = [model for server in json.loads(done.stdout)["servers"] for model in server["models"]]
    (own,) = [one for one in held if one["model"] == "household/own:13b"]
    weights, cache = 8_000_000_000, 8192 * 2 * 40 * 10 * 128 * 4
    assert own["mib"] == {"0": -(-(weights + cache) // 2**20) + 768}
    unknown = await asyncio.to_thread(program.run, *asking, "--model", "chat=other:1b")
    assert unknown.returncode == 1
    assert "does not have it" in unknown.stderr


def test_a_model_of_given_size_that_does_not_fit_is_said_not_to(program: Program) -> None:
    wish = ("--model", "chat=own:70b", "--size", "own:70b=40")
    done = program.run("models", "plan", "--gpus", "24", *wish)
    assert done.returncode == 0
    assert "chat: own:70b does not fit: it takes 42.0 GiB, and the card has room for 23.5 GiB" in done.stdout
    assert "chat: nothing on a card" in done.stdout


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        (("--gpus", "24,x"), "'x' is not a number"),
        (("--gpus", "1,1,1,1,1,1,1,1,1"), "at most 8"),
        (("--gpus", "-3"), "no size of a card"),
        (("--gpus", "8", "--roles", "fast,sing"), "'sing'"),
        (("--gpus", "8", "--model", "chat"), "a name, = and a value"),
        (("--gpus", "8", "--context", "chat=12"), "'12'"),
        (("--gpus", "8", "--model", "chat=a:1b", "--size", "a:1b=big"), "'big'"),
        (("--gpus", "8", "--model", "chat=a:1b", "--server", "http://127.0.0.1:1"), "a:1b"),
    ],
)
def test_what_cannot_be_is_said_in_a_sentence(program: Program, wrong: tuple[str, ...], said: str) -> None:
    done = program.run("models", "plan", *wrong)
    assert done.returncode in {1, 2}
    assert said in done.stderr
    assert "Traceback" not in done.stderr


async def test_the_status_of_what_was_planned_names_servers_that_are_gone(program: Program, tmp_path: Path) -> None:
    server = ModelServer()
    await server.start()
    file = tmp_path / "data" / "models.yaml"
    backends = f'{{here: {{kind: ollama, address: "{server.address}"}}, gone: {{kind: ollama, address: "http://127.0.0.1:1"}}}}'
    file.write_text(f'backends: {backends}\nroles: {{fast: {{model: "qwen3:4b", backends: [here, gone]}}}}\n')
    done = await asyncio.to_thread(program.run, "models", "status")
    assert done.returncode == 1
    assert f"here (ollama at {server.address}) answers; in its memory: qwen3:4b" in done.stdout
    assert "gone (ollama at http://127.0.0.1:1) cannot be used: " in done.stdout
    await server.stop()
    file.unlink()
    none = await asyncio.to_thread(program.run, "models", "status")
    assert none.returncode == 0
    assert "There is no model" in none.stdout
