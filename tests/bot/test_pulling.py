"""`/models` in a chat: what is there is told, a model is fetched with progress, and the chat goes on meanwhile."""

from __future__ import annotations

import asyncio
import time
from collections.abc import AsyncIterator, Coroutine
from pathlib import Path
from typing import Any

import pytest

from bot.build import open_hub
from bot.channels.web import Event, Typing, WebChannel
from bot.messages import Chat, Message, Reply
from bot.pulling import is_about_models, is_pulling
from knowledge.conversation import Entry
from pods.engine.language import LANGUAGES
from tests.house import House, chat_of, open_house
from tests.pods.engine.models.pool.server import ModelServer

GIGABYTE = 1_000_000_000
FETCHED_TEXT = "qwen3:14b is here now and can be used."
FETCHED: tuple[dict[str, Any], ...] = (
    {"status": "pulling manifest"},
    *(
        {"status": "pulling", "digest": "sha256:a", "total": GIGABYTE, "completed": GIGABYTE * n // 10}
        for n in range(11)
    ),
    {"status": "success"},
)
FILE = """
backends:
  gpu0: {{kind: ollama, address: "{address}"}}
roles:
  fast: {{model: "qwen3:4b", backends: [gpu0]}}
"""


@pytest.fixture
async def server() -> AsyncIterator[ModelServer]:
    server = ModelServer(pull=FETCHED)
    await server.start()
    yield server
    await server.stop()


@pytest.fixture
async def family(server: ModelServer, tmp_path: Path, models_dir: Path) -> AsyncIterator[House]:
    """A house whose one model server does as told."""
    (tmp_path / "models.yaml").write_text(FILE.format(address=server.address))
    house = open_house(tmp_path, models_dir)
    yield house
    await house.stop()


class Shown:
    """What a channel showed while somebody waited."""

    def __init__(self) -> None:
        self.texts: list[str] = []

    async def __call__(self, progress: str = "") -> None:
        self.texts.append(progress)


async def ask(house: House, name: str, text: str, typing: Shown | None = None) -> Reply:
    message = Message(f"id-{time.monotonic_ns()}", chat_of(name), name, house.clock.now(), text)
    (reply,) = await house.app.assistant.handle(message, typing)
    return reply


async def test_an_admin_is_told_the_models_and_how_the_servers_are(family: House, server: ModelServer) -> None:
    assert family.app.pool is not None
    await family.app.pool.look()
    told = (await ask(family, "Anna", "/models")).text
    assert "qwen3:4b" in told
    assert "gpu0 answers; in its memory: qwen3:4b" in told
    server.loaded.clear()
    await family.app.pool.look()
    assert "nothing is in its memory" in (await ask(family, "Anna", "/models@inglenook_bot")).text
    await server.stop()
    await family.app.pool.look()
    assert "gpu0 cannot be used now" in (await ask(family, "Anna", "/models")).text


@pytest.mark.parametrize("name", ["Tom", "Mia", "Gus"])
async def test_others_are_refused_kindly_and_nothing_is_fetched(family: House, server: ModelServer, name: str) -> None:
    for text in ("/models", "/models pull qwen3:14b"):
        reply = await ask(family, name, text)
        assert "admins" in reply.text
        assert "refused" in reply.tags
    assert server.pulled == []


async def test_a_stranger_learns_nothing(family: House, server: ModelServer) -> None:
    message = Message("s1", chat_of("nobody"), "nobody", family.clock.now(), "/models pull qwen3:14b")
    replies = await family.app.assistant.handle(message)
    assert not any("model" in reply.text.casefold() for reply in replies)
    assert server.pulled == []


async def test_a_model_is_fetched_with_progress(family: House, server: ModelServer) -> None:
    server.pull_pause_s = 0.2
    shown = Shown()
    reply = await ask(family, "Anna", "/models pull qwen3:14b", shown)
    assert server.pulled == ["qwen3:14b"]
    assert reply.text == FETCHED_TEXT
    assert [text for text in shown.texts if text.startswith("I am fetching it: ") and "1,000 MB" in text]


async def test_the_chat_goes_on_while_a_model_is_fetched(family: House, server: ModelServer) -> None:
    server.pull_pause_s = 0.6
    pulling = asyncio.create_task(ask(family, "Anna", "/models pull qwen3:14b"))
    while not server.pulled:
        await asyncio.sleep(0.01)
    assert "milk" in (await family.say("Anna", "we need milk")).text
    assert not pulling.done()
    assert "is here now" in (await pulling).text


async def test_on_the_web_too_the_chat_goes_on(family: House, server: ModelServer) -> None:
    hub = open_hub(family.app)
    web = family.app.channels["web"]
    assert isinstance(web, WebChannel)
    await web.start(family.app.assistant)
    server.pull_pause_s = 0.3
    anna = str(family.member("Anna").id)

    def post(number: int, text: str) -> Coroutine[Any, Any, list[Entry]]:
        return web.receive(Message(f"page-000{number}", Chat("web", anna), anna, family.clock.now(), text))

    (said,) = await post(1, "/models pull qwen3:14b")
    assert said.text == "/models pull qwen3:14b", "the page has it and may post what comes next"
    answered = await post(2, "we need milk")
    assert "milk" in answered[-1].text
    async with asyncio.timeout(30):
        shown = [event async for event in until_fetched(web, Chat("web", anna))]
    texts = [event.text for event in shown if isinstance(event, Entry)]
    assert texts == ["/models pull qwen3:14b", "we need milk", answered[-1].text, FETCHED_TEXT]
    assert any("of 1,000 MB" in event.progress for event in shown if isinstance(event, Typing))
    await web.stop()
    await hub.stop()


async def until_fetched(web: WebChannel, chat: Chat) -> AsyncIterator[Event]:
    """What a page is shown until the model is there."""
    async for event in web.events(chat, 0):
        yield event
        if isinstance(event, Entry) and event.text == FETCHED_TEXT:
            return


async def test_two_who_want_the_same_model_fetch_it_once(family: House, server: ModelServer) -> None:
    server.pull_pause_s = 0.05
    both = await asyncio.gather(*(ask(family, "Anna", "/models pull qwen3:14b") for _ in range(2)))
    assert server.pulled == ["qwen3:14b"]
    assert all("is here now" in reply.text for reply in both)


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ("pull model manifest: file does not exist", "There is no model called qwen9:1b"),
        ("write /models/blobs/x: no space left on device", "has no room for qwen9:1b"),
        ("EOF", "I could not fetch qwen9:1b: EOF. Ask again"),
    ],
)
async def test_what_goes_wrong_is_one_sentence(family: House, server: ModelServer, said: str, told: str) -> None:
    server.pull = ({"status": "pulling manifest"}, {"error": said})
    reply = await ask(family, "Anna", "/models pull qwen9:1b")
    assert told in reply.text
    assert "\n" not in reply.text
    assert "ingle" not in reply.text
    assert "failed" in reply.tags


async def test_a_server_that_is_gone_is_one_sentence(family: House, server: ModelServer) -> None:
    await server.stop()
    reply = await ask(family, "Anna", "/models pull qwen3:14b")
    assert reply.text.startswith("I could not fetch qwen3:14b: ")
    assert "\n" not in reply.text


@pytest.mark.parametrize("name", ["-x", "a$(b)", "x" * 300, "../../etc"])
async def test_what_is_no_name_is_not_asked_for(family: House, server: ModelServer, name: str) -> None:
    assert "There is no model called" in (await ask(family, "Anna", f"/models pull {name}")).text
    assert server.pulled == []


async def test_stopping_says_that_it_can_go_on_later(family: House, server: ModelServer) -> None:
    server.pull_pause_s = 5
    pulling = asyncio.create_task(ask(family, "Anna", "/models pull qwen3:14b"))
    while not server.pulled:
        await asyncio.sleep(0.02)
    await family.app.close_channels()
    assert "goes on where it stopped" in (await asyncio.wait_for(pulling, 20)).text
    assert "goes on where it stopped" in (await ask(family, "Anna", "/models pull qwen3:14b")).text
    assert len(server.pulled) == 1


async def test_a_house_without_a_model_and_one_that_is_offline_fetch_nothing(
    server: ModelServer, tmp_path: Path, models_dir: Path
) -> None:
    (tmp_path / "none").mkdir()
    (tmp_path / "offline").mkdir()
    (tmp_path / "offline" / "models.yaml").write_text(FILE.format(address=server.address))
    without = open_house(tmp_path / "none", models_dir)
    offline = open_house(tmp_path / "offline", models_dir, settings={"offline": True})
    assert "No language model" in (await ask(without, "Anna", "/models")).text
    assert "No server here fetches models" in (await ask(without, "Anna", "/models pull qwen3:14b")).text
    assert "offline" in (await ask(offline, "Anna", "/models pull qwen3:14b")).text
    assert server.pulled == []
    await without.stop()
    await offline.stop()


@pytest.mark.parametrize("language", LANGUAGES)
async def test_every_language_has_the_words(
    server: ModelServer, tmp_path: Path, models_dir: Path, language: str
) -> None:
    (tmp_path / "models.yaml").write_text(FILE.format(address=server.address))
    house = open_house(tmp_path, models_dir, language=language)
    for text in ("/models", "/models pull qwen3:14b"):
        assert "qwen3" in (await ask(house, "Anna", text)).text
    assert (await ask(house, "Mia", "/models")).text
    await house.stop()


def test_only_the_command_is_taken_for_it() -> None:
    assert all(map(is_about_models, ("/models", " /models ", "/Models@bot pull x", "/models what")))
    assert not any(map(is_about_models, ("models", "/modelsx", "which /models", "add /models to the list")))
    assert is_pulling("/models pull qwen3:14b")
    assert not any(map(is_pulling, ("/models", "/models pull", "/models pull a b", "pull x")))
