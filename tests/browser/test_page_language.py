"""The page speaks the member's language; before anybody is signed in, the browser's."""

from __future__ import annotations

from dataclasses import replace

import pytest
from playwright.async_api import expect

from tests.bot.hub.running import ANNA, Hub
from tests.browser.conftest import Visits

pytestmark = pytest.mark.browser


async def test_the_page_speaks_the_language_of_the_member(hub: Hub, visit: Visits) -> None:
    hub.people.known[ANNA.id] = replace(ANNA, language="de")
    page = await (await visit(locale="fr-FR")).open()
    await expect(page.locator("html")).to_have_attribute("lang", "de")
    await expect(page.get_by_role("button", name="Abmelden")).to_be_visible()
    await page.get_by_role("button", name="wir brauchen Milch, Eier und Brot").click()
    await page.get_by_role("button", name="Senden", exact=True).click()
    await expect(page.locator(".replied")).to_contain_text("wir brauchen Milch")
    await expect(page.locator(".day")).to_have_text(["Heute"])
    await expect(page.get_by_role("textbox", name="Nachricht")).to_have_attribute("placeholder", "Schreib an Inglenook")


async def test_before_the_sign_in_the_page_speaks_the_language_of_the_browser(visit: Visits) -> None:
    browser = await visit(member=None, locale="it-IT")
    browser.expected = ("401",)
    page = await browser.open()
    await expect(page.get_by_role("heading", name="Entra")).to_be_visible()
    await expect(page.locator("html")).to_have_attribute("lang", "it")


@pytest.mark.parametrize("locale", ["nl-NL", "en-US"])
async def test_what_the_page_has_no_texts_in_is_said_in_english(hub: Hub, visit: Visits, locale: str) -> None:
    hub.people.known[ANNA.id] = replace(ANNA, language="nl")
    page = await (await visit(locale=locale)).open()
    await expect(page.get_by_role("button", name="Sign out")).to_be_visible()
    await expect(page.locator("html")).to_have_attribute("lang", "en")


async def test_what_the_hub_refuses_is_said_in_the_language_of_the_page(hub: Hub, visit: Visits) -> None:
    hub.people.known[ANNA.id] = replace(ANNA, language="es")
    browser = await visit()
    browser.expected = ("500",)
    page = await browser.open()
    await page.get_by_role("textbox", name="Mensaje").fill("fail")
    await page.keyboard.press("Enter")
    await expect(page.get_by_text("Algo ha fallado aquí. Está en el registro como")).to_be_visible()
