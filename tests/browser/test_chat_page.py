from __future__ import annotations

import pytest
from playwright.async_api import Locator, Page, expect

from bot.hub.status import ModelState, ModelStatus
from bot.messages import Chat, Reply
from tests.bot.hub.running import Hub
from tests.browser.conftest import DESKTOP, PHONE, Visits, unreachable

pytestmark = pytest.mark.browser


async def say(page: Page, text: str) -> None:
    await page.get_by_role("textbox", name="Message").fill(text)
    await page.keyboard.press("Enter")


async def bubbles(page: Page) -> list[str]:
    """The texts of the conversation without the words for screen readers and the times."""
    found: list[str] = await page.eval_on_selector_all(
        ".entry .bubble",
        """all => all.map(one => {
          const copy = one.cloneNode(true);
          copy.querySelectorAll(".unseen, time").forEach(part => part.remove());
          return copy.textContent;
        })""",
    )
    return found


@pytest.mark.parametrize("viewport", [PHONE, DESKTOP], ids=["phone", "desktop"])
async def test_sign_in_say_undo_reload(hub: Hub, visit: Visits, viewport: dict[str, int]) -> None:
    browser = await visit(member=None, viewport=viewport)
    page = await browser.open(f"/signin?token={hub.sessions.new_link(1)}")
    await expect(page).to_have_url(hub.url + "/")
    await expect(page.get_by_role("heading", name="Anna")).to_be_visible()

    await page.get_by_role("button", name="we need milk, eggs and bread").click()
    await expect(page.get_by_role("textbox", name="Message")).to_have_value("we need milk, eggs and bread")
    await page.get_by_role("button", name="Send", exact=True).click()
    await expect(page.locator(".replied")).to_contain_text("You said: we need milk, eggs and bread")
    await expect(page.locator("#welcome")).to_be_hidden()

    await page.get_by_role("button", name="Undo").click()
    await expect(page.locator(".replied")).to_contain_text("Undone.")
    await expect(page.get_by_role("button", name="Undo")).to_have_count(0)

    await page.reload()
    await expect(page.locator(".replied")).to_contain_text("Undone.")
    assert await bubbles(page) == ["we need milk, eggs and bread", "Undone."]
    await expect(page.locator(".day")).to_have_text(["Today"])
    width = await page.evaluate("document.documentElement.scrollWidth")
    assert width == viewport["width"]


async def test_a_used_link_is_explained(hub: Hub, visit: Visits) -> None:
    browser = await visit(member=None)
    browser.expected = ("403",)
    page = await browser.open("/signin?token=used")
    await expect(page.get_by_role("alert")).to_contain_text("used already")
    await expect(page).to_have_url(hub.url + "/")


async def test_a_stranger_is_told_how_to_sign_in(visit: Visits) -> None:
    browser = await visit(member=None)
    browser.expected = ("401",)
    page = await browser.open()
    await expect(page.get_by_role("heading", name="Come in")).to_be_visible()
    await expect(page.locator("#chat")).to_be_hidden()


async def test_signing_out_closes_the_conversation(hub: Hub, visit: Visits) -> None:
    browser = await visit()
    hub.conversation.add_reply("web:1", "a secret")
    page = await browser.open()
    await expect(page.get_by_text("a secret")).to_be_visible()
    await page.get_by_role("button", name="Sign out").click()
    await expect(page.get_by_role("heading", name="Come in")).to_be_visible()
    await expect(page.get_by_text("a secret")).to_have_count(0)
    browser.expected = ("401",)
    await page.reload()
    await expect(page.get_by_role("heading", name="Come in")).to_be_visible()


async def test_two_pages_see_every_message_once(hub: Hub, visit: Visits) -> None:
    phone, laptop = await visit(viewport=PHONE), await visit()
    on_phone, on_laptop = await phone.open(), await laptop.open()
    await expect(on_laptop.locator("#welcome")).to_be_visible()
    await say(on_phone, "milk")
    await expect(on_laptop.locator(".replied")).to_contain_text("You said: milk")
    await hub.channel.send(Chat("web", "1"), Reply("Reminder: oven."))
    for page in (on_phone, on_laptop):
        await expect(page.get_by_text("Reminder: oven.")).to_be_visible()
        assert await bubbles(page) == ["milk", "You said: milk", "Reminder: oven."]
    await on_laptop.get_by_role("button", name="Undo").click()
    await expect(on_phone.get_by_text("Undone.")).to_be_visible()


async def test_what_is_said_while_the_hub_is_away_arrives_once(hub: Hub, visit: Visits) -> None:
    browser = await visit()
    page = await browser.open()
    await say(page, "milk")
    await expect(page.locator(".replied")).to_have_count(1)
    async with unreachable(hub, browser):
        await expect(page.get_by_text("No connection to Inglenook")).to_be_visible()
        await say(page, "bread")
        await expect(page.get_by_role("button", name="Send again")).to_be_visible()
    await expect(page.locator(".replied")).to_have_count(2, timeout=20_000)
    await expect(page.get_by_text("No connection to Inglenook")).to_be_hidden(timeout=20_000)
    assert await bubbles(page) == ["milk", "You said: milk", "bread", "You said: bread"]
    assert [message.text for message in hub.assistant.heard] == ["milk", "bread"]


async def test_what_came_while_offline_is_there_afterwards(hub: Hub, visit: Visits) -> None:
    browser = await visit(viewport=PHONE)
    page = await browser.open()
    await expect(page.locator("#welcome")).to_be_visible()
    async with unreachable(hub, browser):
        await expect(page.get_by_text("No connection to Inglenook")).to_be_visible()
        hub.conversation.add_reply("web:1", "Reminder: oven.")
    await expect(page.get_by_text("Reminder: oven.")).to_be_visible(timeout=20_000)


async def test_typing_is_shown_until_the_answer_is_there(hub: Hub, visit: Visits) -> None:
    page = await (await visit()).open()
    await say(page, "think")
    await expect(page.locator("#typing")).to_be_visible()
    await expect(page.locator("#typing")).to_contain_text("halfway")
    hub.assistant.think_on.set()
    await expect(page.locator(".replied")).to_contain_text("You said: think")
    await expect(page.locator("#typing")).to_be_hidden()


async def test_what_breaks_is_said_under_the_message(visit: Visits) -> None:
    browser = await visit()
    browser.expected = ("500",)
    page = await browser.open()
    await say(page, "fail")
    await expect(page.get_by_text("Something went wrong here.")).to_be_visible()
    await say(page, "milk")
    await expect(page.locator(".replied")).to_contain_text("You said: milk")


async def test_the_field_takes_lines_and_sends_on_enter(visit: Visits) -> None:
    page = await (await visit(viewport=PHONE)).open()
    field = page.get_by_role("textbox", name="Message")
    await field.press_sequentially("milk")
    low = await height_of(field)
    for _ in range(3):
        await page.keyboard.press("Shift+Enter")
    assert await height_of(field) > low
    assert float((await field.evaluate("one => getComputedStyle(one).fontSize")).removesuffix("px")) >= 16
    await field.press_sequentially("bread")
    await page.keyboard.press("Enter")
    await expect(page.locator(".replied")).to_contain_text("bread")
    assert (await bubbles(page))[0] == "milk\n\n\nbread"
    assert await height_of(field) == low


async def test_text_is_text(visit: Visits) -> None:
    page = await (await visit()).open()
    await say(page, "<img src=x onerror=alert(1)><b>bold</b>")
    await expect(page.locator(".replied")).to_contain_text("<b>bold</b>")
    assert await page.locator(".entry img, .entry b").count() == 0


async def test_earlier_messages_are_fetched_on_request(hub: Hub, visit: Visits) -> None:
    for number in range(60):
        hub.conversation.add_reply("web:1", f"reminder {number}.")
    page = await (await visit(viewport=PHONE)).open()
    await expect(page.get_by_text("reminder 59.")).to_be_in_viewport()
    await page.get_by_role("button", name="Earlier messages").click()
    await expect(page.locator(".entry")).to_have_count(60)
    assert (await bubbles(page))[0] == "reminder 0."
    await expect(page.get_by_role("button", name="Earlier messages")).to_be_hidden()


async def test_the_state_of_the_model_is_told(hub: Hub, visit: Visits) -> None:
    hub.model = ModelStatus(ModelState.FETCHING, 43)
    page = await (await visit()).open()
    await expect(page.get_by_text("The language model is being fetched, 43 %")).to_be_visible()
    hub.model = ModelStatus(ModelState.READY)
    await expect(page.locator("#model")).to_have_text("Ready")


@pytest.mark.parametrize("scheme", ["light", "dark"])
async def test_text_is_easy_to_read(visit: Visits, scheme: str) -> None:
    """Contrast of at least 4.5 (WCAG 2.2, 1.4.3) between every text and what it stands on."""
    page = await (await visit(color_scheme=scheme)).open()
    await expect(page.locator("#welcome")).to_be_visible()
    await say(page, "milk")
    await expect(page.locator(".replied")).to_have_count(1)
    colours = await page.evaluate(
        """() => Object.fromEntries(["--wall", "--paper", "--ink", "--ash", "--clay", "--clay-ink", "--clay-ash",
           "--ember", "--on-ember", "--alarm"].map(name =>
           [name, getComputedStyle(document.documentElement).getPropertyValue(name).trim()]))"""
    )
    pairs = [
        *((text, ground) for text in ("--ink", "--ash", "--ember", "--alarm") for ground in ("--wall", "--paper")),
        ("--clay-ink", "--clay"),
        ("--clay-ash", "--clay"),
        ("--on-ember", "--ember"),
    ]
    weak = {pair: ratio for pair in pairs if (ratio := contrast(colours[pair[0]], colours[pair[1]])) < 4.5}
    assert weak == {}


async def height_of(element: Locator) -> float:
    """The height of an element in CSS pixels."""
    box = await element.bounding_box()
    return box["height"] if box else 0


def contrast(one: str, other: str) -> float:
    """The contrast ratio of two colours #rrggbb by WCAG 2.2."""
    lighter, darker = sorted((luminance(one), luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def luminance(colour: str) -> float:
    """The relative luminance of #rrggbb by WCAG 2.2."""
    shares = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    linear = [share / 12.92 if share <= 0.04045 else ((share + 0.055) / 1.055) ** 2.4 for share in shares]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
