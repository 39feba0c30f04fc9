"""From a model that is not on the machine to one that answers, step by step."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Callable
from pathlib import Path

import pytest

from pods.engine.models import ChatMessage, ModelRequest, ModelState, ScriptedModel, known_backends, open_model
from pods.engine.models.base import Model
from pods.engine.models.errors import (
    DownloadFailed,
    MissingModelSetting,
    ModelTimeout,
    ModelUnavailable,
    UnknownModel,
)
from pods.engine.models.slot import ModelSlot

ASK = ModelRequest((ChatMessage("user", "hello"),), timeout_s=2.0)


class House:
    """The far side of a slot: files that arrive when `arrive` is set, a scripted model that loads when told."""

    def __init__(self) -> None:
        self.files = False
        self.arrive = threading.Event()
        self.load_now = asyncio.Event()
        self.failures: list[DownloadFailed] = []
        self.loads = 0

    def fetch(self, progress: Callable[[int, int], None], stopped: Callable[[], bool]) -> None:
        if self.failures:
            raise self.failures.pop()
        progress(43, 100)
        while not self.arrive.wait(0.01):
            if stopped():
                return
        self.files = True

    async def load(self) -> Model:
        self.loads += 1
        await self.load_now.wait()
        return ScriptedModel(["hi"] * 3)

    def slot(self, *, fetch: bool = True, retry_s: float = 60.0) -> ModelSlot:
        return ModelSlot(
            "embedded:tiny",
            present=lambda: self.files,
            load=self.load,
            fetch=self.fetch if fetch else None,
            retry_s=retry_s,
        )


async def until(slot: ModelSlot, state: ModelState) -> None:
    async with asyncio.timeout(30):
        while slot.status.state is not state:
            await asyncio.sleep(0.005)


async def test_from_missing_to_an_answer() -> None:
    house = House()
    slot = house.slot()
    assert slot.status.state is ModelState.MISSING
    slot.start()
    async with asyncio.timeout(30):
        while slot.status.share != 0.43:
            await asyncio.sleep(0.005)
    with pytest.raises(ModelUnavailable, match=r"still being fetched \(43%\)"):
        await slot.complete(ASK)
    house.arrive.set()
    await until(slot, ModelState.WAITING)
    assert house.loads == 0
    question = asyncio.create_task(slot.complete(ASK))
    await until(slot, ModelState.LOADING)
    house.load_now.set()
    assert (await question).text == "hi"
    await until(slot, ModelState.READY)
    await slot.close()


async def test_loading_counts_towards_the_time_limit_and_goes_on() -> None:
    house = House()
    house.files = True
    slot = house.slot()
    with pytest.raises(ModelTimeout):
        await slot.complete(ModelRequest(ASK.messages, timeout_s=0.05))
    house.load_now.set()
    assert (await slot.complete(ASK)).text == "hi"
    assert house.loads == 1
    await slot.close()


async def test_a_failed_download_gives_its_reason_and_is_tried_again_later() -> None:
    house = House()
    house.failures = [DownloadFailed("tiny", "no network")]
    slot = house.slot(retry_s=1.0)
    slot.start()
    await until(slot, ModelState.FAILED)
    with pytest.raises(ModelUnavailable, match="no network"):
        await slot.complete(ASK)
    await asyncio.sleep(1.1)
    slot.start()
    assert slot.status.state is ModelState.DOWNLOADING
    await slot.close()


async def test_without_leave_to_fetch_it_says_how() -> None:
    slot = House().slot(fetch=False)
    with pytest.raises(ModelUnavailable, match="ingle models pull"):
        await slot.complete(ASK)
    await slot.close()


async def test_closing_stops_the_download_thread() -> None:
    slot = House().slot()
    slot.start()
    await until(slot, ModelState.DOWNLOADING)
    async with asyncio.timeout(30):
        await slot.close()
    with pytest.raises(ModelUnavailable, match="closed"):
        await slot.complete(ASK)


def test_unknown_specs_name_the_known_ones(tmp_path: Path) -> None:
    assert known_backends() == ("embedded", "none", "ollama", "openai", "scripted")
    with pytest.raises(UnknownModel, match=r"INGLE_MODEL.*ollama"):
        open_model("gpt", models_dir=tmp_path)
    with pytest.raises(UnknownModel, match="embedded:smollm2-135m"):
        open_model("embedded:nothing", models_dir=tmp_path)
    with pytest.raises(MissingModelSetting, match="INGLE_MODEL_BASE_URL"):
        open_model("openai:x", models_dir=tmp_path)
    assert open_model("ollama:qwen3:8b", models_dir=tmp_path).name == "ollama:qwen3:8b"


@pytest.mark.model
async def test_the_embedded_model_by_its_spec_comes_back_after_its_process_died(small_model_dir: Path) -> None:
    slot = open_model("embedded:smollm2-135m", models_dir=small_model_dir, allow_pull=False)
    assert isinstance(slot, ModelSlot)
    short = ModelRequest(ASK.messages, max_tokens=4, timeout_s=30)
    assert (await slot.complete(short)).text
    engine = slot.loaded
    assert engine is not None
    await engine.close()
    assert slot.status.state is not ModelState.READY
    assert (await slot.complete(short)).text
    await slot.close()
