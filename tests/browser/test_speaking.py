"""Somebody speaks to the real product through the page: a real voice into the microphone, the real ear and mouth."""

from __future__ import annotations

import re
import wave
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

pytest.importorskip("faster_whisper")
pytest.importorskip("hibari")

import numpy as np
from playwright.async_api import expect

from bot.build import build, open_hub, sign_in_link
from bot.settings import Settings
from knowledge.speech.hearing import Whisper, WhisperModel
from knowledge.speech.speaking import LocalMouth
from tests.browser.conftest import NOTE_VIOLATIONS, PHONE, listening_chromium
from tests.speech_models import whisper_base

pytestmark = [pytest.mark.browser, pytest.mark.model, pytest.mark.slow, pytest.mark.timeout(300)]

SENTENCE = "Please put tomatoes and onions on the shopping list."
PATIENCE = 90_000
"""Milliseconds for a reply: the first recording waits until the model is loaded."""


@pytest.fixture(scope="module")
def spoken(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """SENTENCE in a voice, as a wave file, after half a second of nothing."""
    from hibari import Hibari

    voice = Hibari(threads=2)
    samples, rate = voice(SENTENCE, seed=1), int(voice.sample_rate)
    quiet = np.zeros(rate // 2, np.float32)
    path = tmp_path_factory.mktemp("spoken") / "sentence.wav"
    with wave.open(str(path), "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(2)
        file.setframerate(rate)
        file.writeframes((np.concatenate([quiet, samples, quiet]) * 32_000).astype("<i2").tobytes())
    return path


@pytest.fixture
async def link(tmp_path: Path, models_dir: Path) -> AsyncIterator[str]:
    """The sign-in link of a running house that hears and speaks."""
    settings = Settings(data_dir=tmp_path / "home", models_dir=models_dir, model="none", admin="Anna", web_port=0)
    quiet = settings.model_copy(update={"hearing": "off", "speaking": "off"})
    ear, mouth = Whisper(WhisperModel(whisper_base())), LocalMouth(tmp_path, wanted="hibari")
    app = build(quiet, ear=ear, mouth=mouth)
    hub = open_hub(app)
    await hub.start()
    await app.start()
    yield sign_in_link(app, app.members.all()[0].id, hub.url)
    await app.close_channels()
    await hub.stop()
    await app.stop()


async def test_what_is_said_into_the_microphone_is_done_and_answered_aloud(link: str, spoken: Path) -> None:
    async with listening_chromium(spoken) as browser:
        context = await browser.new_context(viewport=PHONE, locale="en-GB", permissions=["microphone"])  # type: ignore[arg-type]
        await context.add_init_script(NOTE_VIOLATIONS)
        complaints: list[str] = []
        page = await context.new_page()
        page.on("pageerror", lambda error: complaints.append(str(error)))
        page.on("console", lambda told: complaints.append(told.text) if told.type == "error" else None)
        await page.goto(link)
        button = page.get_by_role("button", name="Record a voice message")
        await button.click()
        await expect(page.get_by_role("timer")).to_have_text(re.compile("0:0[5-9]"), timeout=20_000)
        await button.click()
        reply = page.locator(".replied").last
        await expect(reply).to_contain_text("heard:", timeout=PATIENCE)
        for word in ("tomatoes", "onions", "shopping list"):
            await expect(reply).to_contain_text(word)
        await expect(reply.get_by_role("button", name="Undo")).to_be_visible()
        await expect(reply.get_by_role("group", name="Voice message")).to_be_visible()
        await expect(reply.get_by_role("button", name="Pause")).to_be_visible()
        assert complaints == []
