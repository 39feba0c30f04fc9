"""Files on the page: pictures in their place, others to fetch, a chosen one sent with the words."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.async_api import Page, expect

from bot.messages import Chat, File, FileKind, Reply
from tests.bot.hub.running import UPLOAD_BYTES, Hub
from tests.bot.hub.test_files import file_of, picture
from tests.browser.conftest import DESKTOP, PHONE, Visits

pytestmark = pytest.mark.browser

CHAT = Chat("web", "1")
WEEK = (1080, 1440)


def week(folder: Path) -> File:
    return file_of(folder, picture(WEEK), "week.png", "image/png", FileKind.PHOTO)


async def choose(page: Page, name: str, media_type: str, content: bytes) -> None:
    chosen = {"name": name, "mimeType": media_type, "buffer": content}
    await page.locator("#file").set_input_files(chosen)  # type: ignore[arg-type]


@pytest.mark.parametrize("viewport", [PHONE, DESKTOP], ids=["phone", "desktop"])
async def test_a_picture_is_shown_whole_and_opens_in_full_size(
    hub: Hub, visit: Visits, viewport: dict[str, int]
) -> None:
    page = await (await visit(viewport=viewport)).open()
    await expect(page.locator("#welcome")).to_be_visible()
    await hub.channel.send(CHAT, Reply("Your week", files=(week(hub.conversation.media),)))
    shown = page.get_by_role("img", name="Your week")
    await expect(shown).to_be_in_viewport(ratio=1)
    assert await shown.evaluate("one => one.decode().then(() => one.naturalWidth)") == WEEK[0]
    box = await shown.bounding_box()
    assert box is not None
    assert box["width"] / box["height"] == pytest.approx(WEEK[0] / WEEK[1], rel=0.01)
    if viewport == PHONE:
        assert box["width"] > 0.8 * PHONE["width"]
    assert await page.evaluate("document.documentElement.scrollWidth") == viewport["width"]
    async with page.context.expect_page() as opened:
        await page.get_by_role("link", name="Your week").click()
    full = await opened.value
    await full.wait_for_load_state()
    assert await full.evaluate("document.images[0].naturalWidth") == WEEK[0]


async def test_a_reply_that_is_higher_than_the_page_is_shown_from_its_picture_on(hub: Hub, visit: Visits) -> None:
    page = await (await visit(viewport=PHONE)).open()
    await expect(page.locator("#welcome")).to_be_visible()
    lines = "\n".join(f"line {number}" for number in range(40))
    await hub.channel.send(CHAT, Reply(f"Your week\n{lines}", files=(week(hub.conversation.media),)))
    await expect(page.locator(".picture img")).to_be_in_viewport(ratio=1)
    await hub.channel.send(CHAT, Reply("something new"))
    await expect(page.get_by_text("something new")).to_be_in_viewport()


async def test_nothing_moves_when_a_picture_arrives(hub: Hub, visit: Visits) -> None:
    hub.conversation.add_reply(CHAT.key, "before")
    await hub.channel.send(CHAT, Reply("Your week", files=(week(hub.conversation.media),)))
    hub.conversation.add_reply(CHAT.key, "after")
    browser = await visit(viewport=PHONE)
    held = []
    await browser.context.route("**/api/chat/files/*", lambda route: held.append(route))
    page = await browser.open()
    boxes = [page.locator(".entry .bubble").first, page.locator(".picture"), page.locator(".entry .bubble").last]
    await expect(boxes[-1]).to_be_in_viewport()
    places = [await one.bounding_box() for one in boxes]
    await held[0].continue_()
    await page.locator(".picture img").evaluate("one => one.decode()")
    assert [await one.bounding_box() for one in boxes] == places


async def test_a_file_is_fetched_under_its_name(hub: Hub, visit: Visits) -> None:
    content = b"date,amount\n" * 1000
    await hub.channel.send(CHAT, Reply("", files=(file_of(hub.conversation.media, content, "all.csv", "text/csv"),)))
    page = await (await visit(viewport=PHONE)).open()
    link = page.get_by_role("link", name="all.csv")
    await expect(link).to_contain_text("12 kB")
    async with page.expect_download() as fetched:
        await link.click()
    download = await fetched.value
    assert download.suggested_filename == "all.csv"
    assert Path(await download.path()).read_bytes() == content


async def test_what_is_gone_is_said_in_a_line(hub: Hub, visit: Visits) -> None:
    picture_file = week(hub.conversation.media)
    await hub.channel.send(CHAT, Reply("Your week", files=(picture_file,)))
    for kept in hub.conversation.media.rglob("*"):
        if kept.is_file():
            kept.unlink()
    page = await (await visit()).open()
    await expect(page.get_by_text("week.png is not here any more.")).to_be_visible()
    await expect(page.get_by_role("img", name="Your week")).to_have_count(0)


async def test_a_chosen_file_is_sent_with_the_words(hub: Hub, visit: Visits) -> None:
    page = await (await visit(viewport=PHONE)).open()
    await choose(page, "bins.png", "image/png", picture())
    await expect(page.locator("#chosen")).to_contain_text("bins.png")
    assert hub.assistant.heard == []
    await page.get_by_role("textbox", name="Message").fill("bins are done")
    await page.keyboard.press("Enter")
    await expect(page.locator(".replied")).to_contain_text("Came with it: photo bins.png.")
    await expect(page.locator(".said").get_by_role("img", name="bins are done")).to_be_visible()
    await expect(page.locator("#chosen")).to_be_hidden()
    assert [message.text for message in hub.assistant.heard] == ["bins are done"]


async def test_a_file_goes_without_words_too(visit: Visits) -> None:
    page = await (await visit()).open()
    await expect(page.get_by_role("button", name="Send", exact=True)).to_be_disabled()
    await choose(page, "term.ics", "text/calendar", b"BEGIN:VCALENDAR")
    await page.get_by_role("button", name="Send", exact=True).click()
    await expect(page.locator(".replied")).to_contain_text("Came with it: document term.ics.")
    await expect(page.locator(".said").get_by_role("link", name="term.ics")).to_be_visible()


async def test_a_chosen_file_can_be_put_away(hub: Hub, visit: Visits) -> None:
    page = await (await visit()).open()
    await choose(page, "bins.png", "image/png", picture())
    await page.get_by_role("button", name="Do not send this file").click()
    await expect(page.locator("#chosen")).to_be_hidden()
    await page.get_by_role("textbox", name="Message").fill("milk")
    await page.keyboard.press("Enter")
    await expect(page.locator(".replied")).to_contain_text("You said: milk")
    assert hub.assistant.heard[0].files == ()


async def test_a_file_that_is_too_large_is_not_taken(hub: Hub, visit: Visits) -> None:
    page = await (await visit()).open()
    await expect(page.locator("#welcome")).to_be_visible()
    await choose(page, "photo.png", "image/png", b"x" * (UPLOAD_BYTES + 1))
    await expect(page.get_by_text("This file is too large: 1 MB is the most I can take.")).to_be_visible()
    await expect(page.locator("#chosen")).to_be_hidden()
    assert hub.assistant.heard == []


async def test_a_chosen_file_is_forgotten_when_somebody_signs_out(visit: Visits) -> None:
    browser = await visit()
    page = await browser.open()
    await choose(page, "secret.png", "image/png", picture())
    await page.get_by_role("button", name="Sign out").click()
    await expect(page.get_by_role("heading", name="Come in")).to_be_visible()
    await expect(page.get_by_text("secret.png")).to_have_count(0)
