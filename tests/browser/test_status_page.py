"""The status page of a real house: what needs a look stands first, the day is drawn, and only admins see it."""

from __future__ import annotations

import asyncio
import os
from collections.abc import AsyncIterator
from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from playwright.async_api import Browser, BrowserContext, ConsoleMessage, Page, expect

from backups.events import Event, Events, What
from bot.build import open_hub, sign_in_link
from bot.building.status import noted
from bot.hub.server import HubServer
from bot.messages import Message
from bot.status.looking import FRESH
from tests.browser.conftest import DESKTOP, NOTE_VIOLATIONS, PHONE
from tests.house import House, chat_of, open_house

pytestmark = pytest.mark.browser

PICTURES = os.environ.get("STATUS_PICTURES")
"""A folder for screenshots, where somebody wants to look at them."""


@dataclass
class Shown:
    """A house whose hub answers, and what its pages complained about."""

    house: House
    server: HubServer
    browser: Browser
    complaints: list[str] = field(default_factory=list)
    expected: tuple[str, ...] = ()
    contexts: list[BrowserContext] = field(default_factory=list)

    async def open(self, name: str, path: str = "/status", *, clock: bool = False, **options: Any) -> Page:
        """A page of a member's browser, with `clock` on one that the test moves."""
        context = await self.browser.new_context(**{"locale": "en-GB", "viewport": DESKTOP, **options})
        self.contexts.append(context)
        await context.add_init_script(NOTE_VIOLATIONS)
        context.set_default_timeout(10_000)
        await context.request.get(sign_in_link(self.house.app, self.house.member(name).id, self.server.url))
        page = await context.new_page()
        page.on("console", self._note)
        page.on("pageerror", lambda error: self.complaints.append(str(error)))
        page.on("request", self._within)
        if clock:
            await page.clock.install()
        await page.goto(self.server.url + path)
        return page

    def _note(self, message: ConsoleMessage) -> None:
        if message.type in ("error", "warning") and not any(words in message.text for words in self.expected):
            self.complaints.append(message.text)

    def _within(self, request: Any) -> None:
        if not request.url.startswith(self.server.url):
            self.complaints.append(f"asked elsewhere: {request.url}")


@pytest.fixture
async def shown(tmp_path: Path, models_dir: Path, browser: Browser) -> AsyncIterator[Shown]:
    """A house in which a day went by: messages in several hours, one refused, a snapshot that did not get away."""
    house = open_house(tmp_path / "home", models_dir, now="2026-11-20T19:30", settings={"web_port": 0})
    server = open_hub(house.app)
    front = noted(house.app.assistant, house.app.looking)
    for hour, texts in enumerate(DAY):
        house.clock.set(house.local("2026-11-20T19:30") + timedelta(hours=hour))
        for number, text in enumerate(texts):
            await front.handle(Message(f"d{hour}-{number}", chat_of("Anna"), "Anna", house.clock.now(), text))
    events = Events(house.app.settings.backup_dir)
    events.add(Event(house.clock.now() - timedelta(days=1), What.STORED, True))
    events.add(Event(house.clock.now(), What.STORED, False, "the store at sftp:attic:/backups does not answer"))
    await house.app.channels["web"].start(front)
    await server.start()
    one = Shown(house, server, browser)
    try:
        yield one
    finally:
        for context in one.contexts:
            await context.close()
        await server.stop()
        await house.stop()
    assert one.complaints == []


MORNING, EVENING = ("we need milk", "we need eggs", "what is on the shopping list?"), ("we need bread", "/help")
NOBODY: tuple[str, ...] = ()
DAY = [EVENING, ("we need tea",), *[NOBODY] * 9, MORNING, MORNING, NOBODY, ("we need tea",), NOBODY, EVENING, MORNING]
"""What was said in each hour of it."""


async def picture(page: Page, name: str) -> None:
    if PICTURES:
        await page.screenshot(path=Path(PICTURES) / f"{name}.png", full_page=True)


async def test_an_admin_sees_what_needs_a_look_first(shown: Shown) -> None:
    page = await shown.open("Anna")
    await expect(page.locator("#headline")).to_have_text("One thing does not work.")
    ill = page.locator("#ill li")
    await expect(ill).to_have_count(1)
    await expect(ill).to_contain_text("Kept elsewhere")
    await expect(ill).to_contain_text("the store at sftp:attic:/backups does not answer")
    await expect(ill.locator("code")).to_have_text("ingle backup now")
    await expect(ill.locator(".unseen")).to_have_text("does not work")
    await expect(page.locator("#well li")).to_have_count(15)
    await expect(page.locator("#hours-legend li").first).to_have_text("done15")
    await picture(page, "desktop")


async def test_the_day_is_drawn_and_said_to_who_cannot_see_it(shown: Shown) -> None:
    page = await shown.open("Anna")
    hours = page.get_by_role("img", name="Messages by hour:")
    await expect(hours).to_be_visible()
    written = [one for one in DAY if one]
    await expect(hours.locator("g")).to_have_count(len(written))
    await expect(page.get_by_role("img", name="Half were answered within")).to_be_visible()
    await expect(page.get_by_role("img", name="are free")).to_be_visible()
    await page.get_by_text("In figures").press("Enter")
    await expect(page.locator("#table tr")).to_have_count(len(written))
    await expect(page.locator("#pods tr")).to_have_count(5)


async def test_on_a_phone_nothing_is_cut_off_and_the_way_there_is_in_the_chat(shown: Shown) -> None:
    page = await shown.open("Anna", "/", viewport=PHONE)
    link = page.get_by_role("link", name="The house")
    await expect(link).to_be_visible()
    await picture(page, "chat-phone")
    await link.click()
    await expect(page.get_by_role("heading", name="How is the house?")).to_be_visible()
    await expect(page.locator("#hours g")).not_to_have_count(0)
    assert await page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]
    await picture(page, "phone")
    await page.keyboard.press("Tab")
    await expect(page.get_by_role("link", name="Back to the chat")).to_be_focused()


async def test_it_speaks_the_language_of_the_member_in_the_dark_too(shown: Shown) -> None:
    shown.house.app.members.set_language(shown.house.member("Anna").id, "de")
    page = await shown.open("Anna", color_scheme="dark", viewport=PHONE)
    await expect(page.get_by_role("heading", name="Wie geht es dem Haus?")).to_be_visible()
    await expect(page.locator("#headline")).to_have_text("Eine Sache geht nicht.")
    await expect(page.locator("html")).to_have_attribute("lang", "de")
    await picture(page, "phone-dark")


async def test_it_is_asked_for_anew_while_somebody_looks(shown: Shown) -> None:
    page = await shown.open("Anna", clock=True)
    await expect(page.locator("#ill li")).to_have_count(1)
    await asyncio.sleep(FRESH)
    shown.house.clock.set(shown.house.clock.now() + timedelta(minutes=1))
    Events(shown.house.app.settings.backup_dir).add(Event(shown.house.clock.now(), What.STORED, True))
    await page.clock.fast_forward(15_000)
    await expect(page.locator("#headline")).to_have_text("All is well.")
    await expect(page.locator("#ill li")).to_have_count(0)


async def test_others_have_no_way_there_and_are_told_why(shown: Shown) -> None:
    shown.expected = ("403",)
    chat = await shown.open("Tom", "/")
    await expect(chat.get_by_role("button", name="Sign out")).to_be_visible()
    await expect(chat.get_by_role("link", name="The house")).to_be_hidden()
    page = await shown.open("Tom")
    await expect(page.locator("#connection")).to_have_text("Only admins see how the house is. Ask one of them.")
    await expect(page.locator("#well li")).to_have_count(0)
