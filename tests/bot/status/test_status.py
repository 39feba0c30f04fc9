"""`/status` and GET /v1/status/house of a real house: for admins all of it, for others a kind word."""

from __future__ import annotations

import asyncio
import itertools
import json
import threading
import time
from collections.abc import AsyncIterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import httpx
import pytest
from PIL import Image

from backups.events import Event, Events, What
from bot.build import open_hub, sign_in_link
from bot.building.status import noted
from bot.menu import menu
from bot.messages import Message
from bot.replies.catalogue import catalogue
from bot.replies.words import Words
from bot.status.day import Day
from bot.status.looking import HouseLook
from bot.status.picture import draw_status
from bot.status.report import Hour, HouseStatus, Mark, Name, Part
from bot.status.saying import MOST, Saying
from pods.engine.language import LANGUAGES
from tests.house import House, chat_of, open_house

SECRETS = ("dentist", "Mia", "42.50", "bakery")


@pytest.fixture
async def family(tmp_path: Path, models_dir: Path) -> AsyncIterator[House]:
    house = open_house(tmp_path / "home", models_dir, settings={"web_port": 0})
    yield house
    await house.stop()


def break_store(house: House) -> None:
    events = Events(house.app.settings.backup_dir)
    events.add(Event(house.clock.now(), What.STORED, False, "the attic does not answer"))


async def test_an_admin_is_told_with_a_picture(family: House) -> None:
    break_store(family)
    reply = await family.say("Anna", "/status")
    lines = reply.text.splitlines()
    assert lines[0] == "❌ One thing does not work."
    assert lines[1].startswith("❌ Kept elsewhere: The last snapshot did not get there: the attic does not answer.")
    assert 3 <= len(lines) <= MOST
    (file,) = reply.files
    with Image.open(file.path) as picture:
        assert picture.size[0] == 1080
    assert file.path.stat().st_size < 200_000


async def test_others_and_groups_get_a_kind_word_and_no_figures(family: House) -> None:
    for name in ("Tom", "Mia", "Gus"):
        reply = await family.say(name, "/status@inglenook_bot")
        assert (reply.text, reply.files) == ("All is well with me.", ())
    assert (await family.say("Anna", "/status", group=True)).files == ()
    break_store(family)
    await asyncio.sleep(2.1)
    told = await family.say("Tom", "/Status")
    assert (told.text, told.files) == ("Something is being looked after. What you tell me is kept.", ())


async def test_a_stranger_learns_nothing(family: House) -> None:
    message = Message("s1", chat_of("nobody"), "nobody", family.clock.now(), "/status")
    (reply,) = await family.app.assistant.handle(message)
    assert "well" not in reply.text
    assert reply.files == ()


async def test_nothing_that_was_said_is_in_it(family: House) -> None:
    front = noted(family.app.assistant, family.app.looking)
    for number, text in enumerate(("dentist for Mia on Tuesday at 3pm", "spent 42.50 at the bakery")):
        await front.handle(Message(f"n{number}", chat_of("Anna"), "Anna", family.clock.now(), text))
    status = await family.app.looking.look()
    assert sum(hour.count for hour in status.hours) == 2
    assert not [one for one in SECRETS if one in repr(status)]


def test_it_is_in_the_menu_in_every_language() -> None:
    assert {dict(menu(language))["status"] for language in LANGUAGES} >= {"How the house is", "Wie es dem Haus geht"}


# --- parts that hang or fail ------------------------------------------------------------------------------------------


async def test_a_part_that_hangs_or_fails_is_shown_as_such_and_holds_up_nobody(family: House) -> None:
    go_on, asked = threading.Event(), []

    def hanging() -> Part:
        asked.append(1)
        go_on.wait(20)
        return Part(Name.DRILL, Mark.WELL, "drill-none")

    def failing() -> Part:
        raise RuntimeError("the notices are gone")

    more = {Name.DRILL: hanging, Name.NOTICES: failing}
    looked = replace(family.app.looking.looked, patience=0.4, more=more)
    look = HouseLook(looked, Day(family.clock), family.clock)
    begun, beats = time.monotonic(), []

    async def beat() -> None:
        while True:
            beats.append(time.monotonic())
            await asyncio.sleep(0.02)

    beating = asyncio.create_task(beat())
    status = await look.look()
    took = time.monotonic() - begun
    beating.cancel()
    parts = {part.name: part for part in status.parts}
    assert (parts[Name.DRILL].says, parts[Name.DRILL].mark) == ("hangs", Mark.BROKEN)
    assert (parts[Name.NOTICES].says, parts[Name.NOTICES].mark) == ("not-looked", Mark.BROKEN)
    assert parts[Name.PODS].mark is Mark.WELL
    assert took < 2.0
    assert max(b - a for a, b in itertools.pairwise(beats)) < 0.3, "the loop went on"
    await asyncio.sleep(2.1)
    again = {part.name: part for part in (await look.look()).parts}
    assert again[Name.DRILL].says == "hangs"
    assert len(asked) == 1, "one that hangs is not asked again"
    go_on.set()
    await asyncio.sleep(2.1)
    assert {part.name: part for part in (await look.look()).parts}[Name.DRILL].mark is Mark.WELL
    look.close()


async def test_many_who_ask_at_once_cost_one_look(family: House) -> None:
    looks = await asyncio.gather(*(family.app.looking.look() for _ in range(20)))
    assert all(one is looks[0] for one in looks)


# --- the picture and the text -----------------------------------------------------------------------------------------


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_text_has_three_to_eight_lines_and_the_picture_no_letters_on_each_other(
    language: str, house: House
) -> None:
    now = house.clock.now()
    hours = [Hour(now - timedelta(hours=23 - n), n, n % 2, n % 3, 0.01 * (n + 1), 0.2 * (n + 1)) for n in range(24)]
    for bad in (0, 1, 2, 9):
        parts = [Part(name, Mark.BROKEN if n < bad else Mark.WELL, "voice-off") for n, name in enumerate(Name)]
        status = HouseStatus(now, "1", now, parts, hours, 0.1, 1.0)
        words = Words(catalogue(language), house.zone, now)
        saying = Saying(status, words)
        assert 3 <= len(saying.text().splitlines()) <= MOST
        for dark in (False, True):
            drawn = draw_status(status, saying, words, dark=dark)
            boxes = [one.box for one in drawn.texts]
            assert all(box.left >= 0 and box.right <= 1080 and box.bottom <= drawn.height for box in boxes)
            overlapping = [
                (a.text, b.text)
                for n, a in enumerate(drawn.texts)
                for b in drawn.texts[n + 1 :]
                if a.box.left < b.box.right
                and b.box.left < a.box.right
                and a.box.top < b.box.bottom
                and b.box.top < a.box.bottom
            ]
            assert overlapping == []


# --- over HTTP --------------------------------------------------------------------------------------------------------


async def test_the_route_is_for_admins_and_holds_what_the_page_shows(family: House) -> None:
    break_store(family)
    server = open_hub(family.app)
    await server.start()
    try:
        async with httpx.AsyncClient(base_url=server.url) as nobody:
            assert (await nobody.get("/v1/status/house")).status_code == 401
        for name, status in (("Anna", 200), ("Tom", 403), ("Mia", 403)):
            async with httpx.AsyncClient(base_url=server.url) as client:
                await client.get(sign_in_link(family.app, family.member(name).id, server.url))
                answer = await client.get("/v1/status/house")
                assert answer.status_code == status
                if status == 403:
                    assert answer.headers["content-type"] == "application/problem+json"
                    assert set(answer.json()) == {"type", "title", "status", "detail", "error"}
                    continue
                house = answer.json()
                assert answer.headers["cache-control"] == "no-store"
                assert (house["mark"], house["headline"]) == ("broken", "One thing does not work.")
                assert house["parts"][0]["name"] == "store"
                assert len(house["hours"]) == 24
                assert {pod["name"] for pod in house["pods"]} == set(family.app.pods)
                assert not [one for one in ("Anna", "Tom") if one in json.dumps(house)]
    finally:
        await server.stop()
