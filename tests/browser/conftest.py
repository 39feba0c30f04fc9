"""A headless Chromium, watched: a page that logs an error or breaks its own policy fails its test."""

from __future__ import annotations

import os
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
from playwright.async_api import Browser, BrowserContext, ConsoleMessage, Page, async_playwright

from knowledge.clock import SystemClock
from knowledge.people import Member
from tests.bot.hub.running import ANNA, Hub, running_hub

CHROMIUM = Path("/usr/bin/chromium")
ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
PHONE = {"width": 390, "height": 844}
DESKTOP = {"width": 1280, "height": 800}
OFFLINE = ("ERR_INTERNET_DISCONNECTED", "ERR_CONNECTION_REFUSED", "ERR_INCOMPLETE_CHUNKED_ENCODING")
NOTE_VIOLATIONS = """
addEventListener("securitypolicyviolation", (event) => console.error(`policy: ${event.violatedDirective}`));
"""


@dataclass
class Visit:
    """A browser of one member, and what its pages complained about."""

    context: BrowserContext
    hub: Hub
    complaints: list[str] = field(default_factory=list)
    expected: tuple[str, ...] = ()

    async def open(self, path: str = "/") -> Page:
        """A new page of this browser."""
        page = await self.context.new_page()
        page.on("console", self._note)
        page.on("pageerror", lambda error: self.complaints.append(str(error)))
        await page.goto(self.hub.url + path)
        return page

    def _note(self, message: ConsoleMessage) -> None:
        expected = any(words in message.text for words in self.expected)
        if message.type in ("error", "warning") and not expected:
            self.complaints.append(message.text)


Visits = Callable[..., Awaitable[Visit]]


@asynccontextmanager
async def chromium(*more: str) -> AsyncIterator[Browser]:
    """The browser, started with more arguments; skips the test where there is none, fails in CI."""
    if not CHROMIUM.exists():
        reason = f"{CHROMIUM} is missing: run `make test-system`"
        if os.environ.get("CI") == "true":
            pytest.fail(reason)
        pytest.skip(reason)
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(executable_path=CHROMIUM, args=[*ARGUMENTS, *more])
        yield browser
        await browser.close()


@asynccontextmanager
async def listening_chromium(recording: Path, *more: str) -> AsyncIterator[Browser]:
    """The browser with a microphone that hears a wave file once, and nothing to be heard from it."""
    arguments = ["--use-fake-device-for-media-stream", f"--use-file-for-fake-audio-capture={recording}%noloop"]
    async with chromium(*arguments, "--mute-audio", *more) as browser:
        yield browser


@pytest.fixture
async def browser() -> AsyncIterator[Browser]:
    async with chromium() as browser:
        yield browser


@pytest.fixture
async def hub(tmp_path: Path) -> AsyncIterator[Hub]:
    async with running_hub(tmp_path, SystemClock()) as hub:
        yield hub


@pytest.fixture
async def visit(browser: Browser, hub: Hub) -> AsyncIterator[Visits]:
    """Opens a browser, signed in as a member unless `member` is None."""
    visits: list[Visit] = []

    async def open_browser(member: Member | None = ANNA, viewport: dict[str, int] = DESKTOP, **options: Any) -> Visit:
        context = await browser.new_context(viewport=viewport, **{"locale": "en-GB", **options})  # type: ignore[arg-type]
        await context.add_init_script(NOTE_VIOLATIONS)
        context.set_default_timeout(10_000)
        visits.append(Visit(context, hub))
        if member is not None:
            await context.request.get(hub.url + f"/signin?token={hub.sessions.new_link(member.id)}")
        return visits[-1]

    yield open_browser
    for one in visits:
        await one.context.close()
    assert [one.complaints for one in visits] == [[] for _ in visits]


@asynccontextmanager
async def unreachable(hub: Hub, *visits: Visit) -> AsyncIterator[None]:
    """The hub is gone for the length of the block."""
    for one in visits:
        one.expected = OFFLINE
    await hub.stop_listening()
    yield
    await hub.listen_again()
