"""Recordings in the conversation: played, sought in, one at a time; the answer to what was spoken plays by itself."""

from __future__ import annotations

import re
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from playwright.async_api import Browser, Locator, Page, expect

from bot.messages import Button, Chat, FileKind, Reply
from tests.bot.hub.running import Hub
from tests.bot.hub.sounds import recording, wave_file
from tests.bot.hub.test_files import file_of
from tests.browser.conftest import PHONE, Visits, listening_chromium

pytestmark = pytest.mark.browser

CHAT = Chat("web", "1")
RUNNING = re.compile("0:0[1-9]")
NOTE_SOUNDS = """
const play = HTMLMediaElement.prototype.play;
window.sounds = [];
HTMLMediaElement.prototype.play = function () {
  sounds.push(this);
  return play.call(this);
};
"""
OGG = ("reply.ogg", "audio/ogg", recording("ogg", "libopus", 20))


@pytest.fixture
async def browser(tmp_path: Path) -> AsyncIterator[Browser]:
    tone = tmp_path / "tone.wav"
    tone.write_bytes(wave_file(10))
    async with listening_chromium(tone) as browser:
        yield browser


async def told(
    hub: Hub, *sounds: tuple[str, str, bytes], text: str = "Your week", buttons: tuple[Button, ...] = ()
) -> None:
    """Recordings that came unasked."""
    files = tuple(
        file_of(hub.conversation.media, content, name, mime, FileKind.VOICE) for name, mime, content in sounds
    )
    await hub.channel.send(CHAT, Reply(text, buttons, files))


def players(page: Page) -> Locator:
    return page.get_by_role("group", name="Voice message")


async def place(player: Locator) -> float:
    """Where a player is, in seconds."""
    return float(await player.get_by_role("slider").input_value())


async def test_every_kind_is_played_where_it_stands_one_at_a_time(hub: Hub, visit: Visits) -> None:
    kinds = [
        OGG,
        ("note.webm", "audio/webm", recording("webm", "libopus", 20)),
        ("song.mp3", "audio/mpeg", recording("mp3", "libmp3lame", 20)),
        ("note.m4a", "audio/x-m4a", recording("mp4", "aac", 20)),
        ("note.wav", "audio/x-wav", wave_file(20)),
    ]
    await told(hub, *kinds)
    page = await (await visit(viewport=PHONE)).open()
    await expect(players(page)).to_have_count(len(kinds))
    for number in range(len(kinds)):
        player = players(page).nth(number)
        await expect(player).to_contain_text("0:20")
        await player.get_by_role("button", name="Play").click()
        await expect(player).to_contain_text(RUNNING)
        await expect(page.get_by_role("button", name="Pause")).to_have_count(1)
    await page.get_by_role("button", name="Pause").click()
    await expect(page.get_by_role("button", name="Play")).to_have_count(len(kinds))
    assert 1 <= await place(players(page).last) < 10
    assert await page.evaluate("document.documentElement.scrollWidth") == PHONE["width"]


async def test_it_is_sought_with_the_pointer_and_with_keys(hub: Hub, visit: Visits) -> None:
    await told(hub, OGG)
    page = await (await visit()).open()
    slider = players(page).get_by_role("slider", name="Position in the recording")
    box = await slider.bounding_box()
    assert box is not None
    await page.mouse.move(box["x"] + 8, box["y"] + box["height"] / 2)
    await page.mouse.down()
    await page.mouse.move(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2, steps=4)
    await page.mouse.up()
    assert await place(players(page)) == pytest.approx(10, abs=0.5)
    await page.keyboard.press("ArrowRight")
    assert await place(players(page)) == pytest.approx(11, abs=0.5)
    await expect(slider).to_have_attribute("aria-valuetext", "0:11 of 0:20")
    await page.keyboard.press("Space")
    await expect(players(page)).to_contain_text(re.compile("0:1[2-9]"))
    await page.keyboard.press("Space")
    await page.keyboard.press("End")
    await page.keyboard.press("Home")
    assert await place(players(page)) == 0


async def test_what_plays_goes_on_when_its_entry_changes(hub: Hub, visit: Visits) -> None:
    await told(hub, OGG, buttons=(Button("undo", "Undo", "undo-1"),))
    page = await (await visit()).open()
    await players(page).get_by_role("button").click()
    await expect(players(page)).to_contain_text(RUNNING)
    hub.conversation.expire(CHAT.key, ["undo-1"])
    await told(hub, text="something new")
    await expect(page.get_by_role("button", name="Undo")).to_be_disabled()
    before = await place(players(page))
    await expect(players(page)).not_to_contain_text(f"0:0{int(before)}")
    assert await place(players(page)) > before
    await players(page).get_by_role("button", name="Pause").click()
    await expect(players(page).get_by_role("button", name="Play")).to_be_visible()


async def test_what_plays_stops_when_it_is_taken_away(hub: Hub, visit: Visits) -> None:
    await told(hub, OGG, buttons=(Button("undo", "Undo", "undo-1"),))
    browser = await visit()
    await browser.context.add_init_script(NOTE_SOUNDS)
    page = await browser.open()
    await players(page).get_by_role("button").click()
    await expect(players(page)).to_contain_text(RUNNING)
    assert await page.evaluate("sounds.map(one => one.paused)") == [False]
    await page.get_by_role("button", name="Undo").click()
    await expect(page.locator(".replied")).to_contain_text("Undone.")
    assert await page.evaluate("sounds.map(one => one.paused)") == [True]


async def test_what_cannot_be_played_is_a_file_to_fetch(hub: Hub, visit: Visits) -> None:
    page_file, broken = b"<script>alert(1)</script>", OGG[2][:20] + b"x" * 2000
    await told(hub, ("page.ogg", "audio/ogg", page_file), ("broken.ogg", "audio/ogg", broken))
    page = await (await visit()).open()
    await expect(page.get_by_role("link", name="page.ogg")).to_be_visible()
    await expect(page.get_by_role("link", name="broken.ogg")).to_be_visible()
    await expect(players(page)).to_have_count(1)


async def test_ones_own_recording_can_be_heard_and_sought_in(hub: Hub, visit: Visits) -> None:
    page = await (await visit(permissions=["microphone"])).open()
    await record(page, re.compile("0:0[4-9]"))
    await expect(page.locator(".replied")).to_have_count(1)
    await page.reload()
    slider = players(page).get_by_role("slider")
    await expect(players(page)).to_contain_text(re.compile("0:0[4-9]"))
    await slider.focus()
    for _ in range(2):
        await page.keyboard.press("ArrowRight")
    await expect(slider).to_have_attribute("aria-valuetext", re.compile("0:02 of 0:0[4-9]"))
    await players(page).get_by_role("button", name="Play").click()
    await expect(players(page)).to_contain_text(re.compile("0:0[3-9]"))
    await expect(players(page).get_by_role("button", name="Play")).to_be_visible()
    assert await place(players(page)) == 0


async def test_the_answer_to_what_was_spoken_plays_by_itself(hub: Hub, visit: Visits) -> None:
    spoken = file_of(hub.conversation.media, OGG[2], *OGG[:2], FileKind.VOICE)
    hub.assistant.answers.append(Reply("Noted.", files=(spoken,)))
    browser = await visit(permissions=["microphone"])
    page, other = await browser.open(), await browser.open()
    await record(page, RUNNING)
    await expect(page.get_by_role("button", name="Pause")).to_be_visible()
    await expect(other.locator(".replied")).to_have_count(1)
    await expect(other.get_by_role("button", name="Pause")).to_have_count(0)


async def record(page: Page, until: re.Pattern[str]) -> None:
    """Speaks until the timer says so, and sends it."""
    button = page.get_by_role("button", name="Record a voice message")
    await button.click()
    await expect(page.get_by_role("timer")).to_have_text(until)
    await button.click()
