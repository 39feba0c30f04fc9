"""The whole product as a household starts it, used through a browser."""

from __future__ import annotations

import asyncio
import os
import re
import signal
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest
from playwright.async_api import Browser, expect

from tests.browser.conftest import PHONE, browser

__all__ = ["browser"]

pytestmark = pytest.mark.browser

READY_SECONDS = 30
LINK = re.compile(r"http://\S+/signin\?token=\S+")


@asynccontextmanager
async def running_product(folder: Path) -> AsyncIterator[str]:
    """`ingle run` on a fresh data folder; gives the sign-in link it prints."""
    process = await asyncio.create_subprocess_exec(
        Path(sys.executable).with_name("ingle"),
        "run",
        cwd=folder,
        env={
            **os.environ,
            "INGLE_DATA_DIR": str(folder),
            "INGLE_WEB_PORT": "0",
            "INGLE_MODEL": "none",
            "INGLE_HEARING": "off",
            "INGLE_SPEAKING": "off",
        },
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.STDOUT,
    )
    try:
        yield await asyncio.wait_for(printed_link(process), READY_SECONDS)
    finally:
        process.send_signal(signal.SIGTERM)
        await asyncio.wait_for(process.wait(), READY_SECONDS)


async def printed_link(process: asyncio.subprocess.Process) -> str:
    """The first sign-in link that a process prints."""
    printed = ""
    while process.stdout is not None and (line := await process.stdout.readline()):
        printed += line.decode()
        if found := LINK.search(printed):
            return found.group()
    raise AssertionError(f"the product printed no sign-in link: {printed}")


async def test_say_undo_and_reload(browser: Browser, tmp_path: Path) -> None:
    async with running_product(tmp_path) as link:
        context = await browser.new_context(viewport=PHONE, locale="en-GB")  # type: ignore[arg-type]
        complaints: list[str] = []
        page = await context.new_page()
        page.on("pageerror", lambda error: complaints.append(str(error)))
        page.on("console", lambda told: complaints.append(told.text) if told.type == "error" else None)
        await page.goto(link)
        await page.get_by_role("button", name="we need milk, eggs and bread").click()
        await page.keyboard.press("Enter")
        reply = page.locator(".replied").last
        await expect(reply).to_contain_text("milk")
        await reply.get_by_role("button", name="Undo").click()
        await expect(page.get_by_role("button", name="Undo")).to_have_count(0)
        await page.get_by_role("textbox", name="Message").fill("what is on the shopping list?")
        await page.keyboard.press("Enter")
        await expect(page.locator(".replied")).to_have_count(2)
        await expect(page.locator(".replied").last).not_to_contain_text("milk")
        await page.reload()
        await expect(page.locator(".entry")).to_have_count(4)
        assert complaints == []
        await context.close()


async def test_a_paper_is_sent_and_answered_from(browser: Browser, tmp_path: Path) -> None:
    async with running_product(tmp_path) as link:
        context = await browser.new_context(viewport=PHONE, locale="en-GB")  # type: ignore[arg-type]
        page = await context.new_page()
        await page.goto(link)
        letter = b"The key of the boiler room hangs beside the cellar door. Bicycles stand in the yard."
        await page.locator("#file").set_input_files(
            {"name": "house-rules.txt", "mimeType": "text/plain", "buffer": letter}
        )
        await page.get_by_role("textbox", name="Message").press("Enter")
        await expect(page.locator(".replied").last).to_contain_text("house-rules.txt", timeout=30_000)
        await page.get_by_role("textbox", name="Message").fill("where does the key of the boiler room hang?")
        await page.keyboard.press("Enter")
        reply = page.locator(".replied").last
        await expect(reply).to_contain_text("beside the cellar door", timeout=30_000)
        await expect(reply).to_contain_text("[1] house-rules.txt")
        await reply.get_by_role("button", name="house-rules.txt").click()
        await expect(page.get_by_role("link", name="house-rules.txt")).to_be_visible()
        await context.close()
