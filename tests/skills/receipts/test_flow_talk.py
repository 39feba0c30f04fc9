"""Talking about a receipt that waits: corrections by a reply, in words and by the buttons."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.house import House
from tests.receipts.paper import printed
from tests.receipts.till import drawn
from tests.skills.receipts.flow import booked, send

pytest.importorskip("rapidocr")

OLD = 3005
"""A bakery's receipt that is ten months old in the household of the tests, and so is not booked unasked."""


@pytest.fixture(scope="module")
def bakery(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("photos") / "bakery.jpg"
    printed(drawn(OLD), OLD).save(path, quality=88)
    return path


async def test_replies_correct_it_until_nothing_is_open(house: House, bakery: Path) -> None:
    shown = await send(house, bakery)
    assert "This is not a recent day." in shown.text
    assert "€24.90" in (await house.say("Anna", "no, 24.90")).text
    assert "household" in (await house.say("Anna", "household")).text
    assert "Paid by Tom" in (await house.say("Anna", "Tom paid")).text
    assert "🧾 Aldi" in (await house.say("Anna", "it was Aldi")).text
    assert booked(house) == []
    assert (await house.say("Anna", "that was yesterday")).text.startswith("✓ Booked.")
    assert booked(house) == [("24.90", "Aldi", "household", "2026-11-20", "Tom")]
    await house.say("Anna", "no, 25.10")
    assert booked(house)[0][0] == "25.10"


async def test_the_buttons(house: House, bakery: Path) -> None:
    await send(house, bakery)
    asked = await house.press("Anna", "edit")
    assert "Tell me what is different" in asked.text
    await house.say("Anna", "12 euros")
    assert booked(house) == []
    saved = await house.press("Anna", "confirm")
    assert saved.text.startswith("✓ Booked.")
    assert [line[0] for line in booked(house)] == ["12.00"]
    await house.press("Anna", "undo")
    assert booked(house) == []


async def test_words_save_it_or_leave_it(house: House, bakery: Path) -> None:
    await send(house, bakery)
    await house.say("Anna", "save it")
    assert len(booked(house)) == 1


async def test_the_same_photo_again_is_known_and_booked_if_wanted(house: House, bakery: Path) -> None:
    await send(house, bakery)
    await house.press("Anna", "confirm")
    await house.advance("2026-11-22T10:00")
    again = await send(house, bakery)
    assert again.text.split("\n")[0] == "This receipt was sent before, yesterday, Sat 21 Nov; it is booked already."
    await house.press("Anna", "anyway")
    assert len(booked(house)) == 1
    await house.press("Anna", "confirm")
    assert len(booked(house)) == 2
