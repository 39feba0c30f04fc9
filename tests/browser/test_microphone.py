"""The microphone of the page: recorded, sent, dropped, and what is said where there is none."""

from __future__ import annotations

import re
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from playwright.async_api import Browser, Locator, Page, expect

from bot.messages import FileKind
from tests.bot.hub.running import ANNA, Hub
from tests.bot.hub.sounds import seconds_of, wave_file
from tests.browser.conftest import PHONE, Visits, listening_chromium

pytestmark = pytest.mark.browser

NAME = "house.example"
NOTE_STREAMS = """
const ask = navigator.mediaDevices.getUserMedia.bind(navigator.mediaDevices);
window.streams = [];
navigator.mediaDevices.getUserMedia = async (wanted) => {
  const stream = await ask(wanted);
  streams.push(stream);
  return stream;
};
"""
OPEN = "streams.map(one => one.active)"
RUNNING = re.compile("0:0[1-9]")
AGAIN_AT_ONCE = """() => {
  const button = document.getElementById("record");
  const again = new MutationObserver(() => again.disconnect() || button.click());
  again.observe(button, { attributeFilter: ["aria-pressed"] });
}"""


@pytest.fixture
async def browser(tmp_path: Path) -> AsyncIterator[Browser]:
    tone = tmp_path / "tone.wav"
    tone.write_bytes(wave_file(10))
    async with listening_chromium(tone, f"--host-resolver-rules=MAP {NAME} 127.0.0.1") as browser:
        yield browser


async def speaking(visit: Visits, **options: object) -> Page:
    """A page that may use the microphone."""
    page = await (await visit(permissions=["microphone"], **options)).open()
    await expect(page.locator("#welcome")).to_be_visible()
    return page


def microphone(page: Page) -> Locator:
    return page.get_by_role("button", name="Record a voice message")


async def recorded(page: Page) -> None:
    """Records for a second, and does not send yet."""
    await microphone(page).click()
    await expect(page.get_by_role("timer")).to_have_text(RUNNING)


async def test_what_is_recorded_is_sent_as_a_voice_message(hub: Hub, visit: Visits) -> None:
    page = await speaking(visit, viewport=PHONE)
    await expect(microphone(page)).to_have_attribute("aria-pressed", "false")
    await recorded(page)
    await expect(microphone(page)).to_have_attribute("aria-pressed", "true")
    await expect(page.get_by_role("status").get_by_text("Recording.")).to_be_attached()
    heights = "all => all.map(one => one.getBoundingClientRect().height)"
    assert len(set(await page.eval_on_selector_all("#level i", heights))) > 1, "the level moves"
    assert await page.evaluate("document.documentElement.scrollWidth") == PHONE["width"]
    await microphone(page).click()
    await expect(page.locator(".replied")).to_contain_text("Came with it: voice voice-")
    await expect(page.get_by_role("textbox", name="Message")).to_be_visible()
    (message,) = hub.assistant.heard
    (file,) = message.files
    assert (message.text, file.kind, file.mime) == ("", FileKind.VOICE, "audio/webm")
    assert file.name.startswith("voice-")
    assert file.seconds == pytest.approx(seconds_of(file.path.read_bytes()), abs=0.4)
    player = page.locator(".said").get_by_role("group", name="Voice message")
    await expect(player).to_contain_text(f"0:0{int(file.seconds or 0)}")


async def test_writing_goes_on_while_something_is_heard(hub: Hub, visit: Visits) -> None:
    hub.assistant.listen_on.clear()
    page = await speaking(visit)
    await recorded(page)
    await microphone(page).click()
    await expect(page.locator("#typing")).to_contain_text("2 of 10")
    await page.get_by_role("textbox", name="Message").fill("milk")
    await page.keyboard.press("Enter")
    await expect(page.locator(".replied")).to_have_text([re.compile("You said: milk")])
    await expect(page.locator("#typing")).to_contain_text("2 of 10")
    hub.assistant.listen_on.set()
    await expect(page.locator(".replied").last).to_contain_text("Came with it: voice voice-")
    await expect(page.locator("#typing")).to_be_hidden()


async def test_with_less_motion_the_level_is_one_bar(visit: Visits) -> None:
    page = await speaking(visit, reduced_motion="reduce")
    await recorded(page)
    bars = "() => [...document.querySelectorAll('#level i')]"
    before = await page.evaluate_handle(bars)
    await page.wait_for_function("() => document.querySelectorAll('#level i.lit').length > 5")
    assert await page.evaluate(f"before => ({bars})().every((bar, place) => bar === before[place])", before)


async def test_a_recording_can_be_dropped(hub: Hub, visit: Visits) -> None:
    page = await speaking(visit)
    await page.get_by_role("textbox", name="Message").fill("half a thought")
    for drop in (page.keyboard.press("Escape"), page.get_by_role("button", name="Drop the recording").click()):
        await recorded(page)
        await drop
        await expect(page.get_by_role("timer")).to_be_hidden()
        await expect(microphone(page)).to_be_focused()
    await expect(page.get_by_role("textbox", name="Message")).to_have_value("half a thought")
    await page.get_by_role("button", name="Send", exact=True).click()
    await expect(page.locator(".replied")).to_have_count(1)
    assert [message.text for message in hub.assistant.heard] == ["half a thought"]


async def test_the_keyboard_is_enough(hub: Hub, visit: Visits) -> None:
    page = await speaking(visit)
    await page.get_by_role("textbox", name="Message").focus()
    await page.keyboard.press("Tab")
    await expect(microphone(page)).to_be_focused()
    await page.keyboard.press("Space")
    await expect(page.get_by_role("timer")).to_have_text(RUNNING)
    await page.keyboard.press("Enter")
    await expect(page.locator(".replied")).to_have_count(1)
    assert len(hub.assistant.heard) == 1


async def test_a_touch_by_mistake_is_not_sent(hub: Hub, visit: Visits) -> None:
    page = await speaking(visit)
    await page.evaluate(AGAIN_AT_ONCE)
    await microphone(page).click()
    await expect(page.get_by_role("alert").get_by_text("That was too short")).to_be_visible()
    await page.get_by_role("textbox", name="Message").press_sequentially("m")
    await expect(page.get_by_text("That was too short")).to_be_hidden()
    assert hub.assistant.heard == []


async def test_after_a_quarter_of_an_hour_it_is_sent(hub: Hub, visit: Visits) -> None:
    browser = await visit(permissions=["microphone"])
    await browser.context.clock.install()
    page = await browser.open()
    await expect(page.locator("#welcome")).to_be_visible()
    await recorded(page)
    await page.clock.fast_forward("14:50")
    await expect(page.get_by_role("timer")).to_contain_text("14:5")
    assert hub.assistant.heard == []
    await page.clock.fast_forward("00:15")
    await expect(page.locator(".replied")).to_have_count(1)
    assert [file.seconds for message in hub.assistant.heard for file in message.files] == [15 * 60]


async def test_who_refuses_the_microphone_is_told_where_to_allow_it(hub: Hub, visit: Visits) -> None:
    page = await (await visit()).open()
    await microphone(page).click()
    await expect(page.get_by_role("alert").get_by_text("I may not use the microphone.")).to_be_visible()
    await expect(microphone(page)).to_be_enabled()
    await page.context.grant_permissions(["microphone"])
    await recorded(page)
    await expect(page.get_by_text("I may not use the microphone.")).to_be_hidden()


async def test_over_plain_http_it_is_told_what_to_open_instead(hub: Hub, visit: Visits) -> None:
    browser = await visit(member=None, viewport=PHONE)
    address = hub.url.replace("127.0.0.1", NAME)
    page = await browser.context.new_page()
    await page.goto(f"{address}/signin?token={hub.sessions.new_link(ANNA.id)}")
    await microphone(page).click()
    await expect(page.get_by_role("alert").get_by_text("https")).to_be_visible()
    await expect(microphone(page)).to_be_enabled()
    assert await page.evaluate("document.documentElement.scrollWidth") == PHONE["width"]


async def test_who_signs_out_is_not_listened_to_any_more(hub: Hub, visit: Visits) -> None:
    browser = await visit(permissions=["microphone"])
    await browser.context.add_init_script(NOTE_STREAMS)
    page = await browser.open()
    await recorded(page)
    assert await page.evaluate(OPEN) == [True]
    await page.get_by_role("button", name="Sign out").click()
    await expect(page.get_by_role("heading", name="Come in")).to_be_visible()
    assert await page.evaluate(OPEN) == [False]
    assert hub.assistant.heard == []
