"""Pictures sent in a chat, with the real recognition of text: from a crumpled receipt to the ledger."""

from __future__ import annotations

import re
from datetime import date, timedelta
from pathlib import Path

import pytest
from PIL import Image

from tests.conftest import Opener
from tests.house import House
from tests.receipts.paper import printed
from tests.receipts.photo import photographed, taken_by
from tests.receipts.till import Receipt, drawn
from tests.skills.receipts.flow import booked, send

pytest.importorskip("rapidocr")

SEED = 3005
"""A bakery's receipt of six lines."""


@pytest.fixture(scope="module")
def bakery(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Receipt]:
    """A photo of a crumpled receipt, and what stands on it."""
    receipt = drawn(SEED)
    path = tmp_path_factory.mktemp("photos") / "bakery.jpg"
    photographed(printed(receipt, SEED), taken_by(SEED), SEED).save(path, quality=88)
    return path, receipt


async def test_a_photo_becomes_an_expense(open_house_with: Opener, bakery: tuple[Path, Receipt]) -> None:
    path, receipt = bakery
    house = open_house_with(now=f"{receipt.day.isoformat()}T19:00")
    reply = await send(house, path)
    assert reply.text.startswith("✓ Booked.\n🧾 ")
    assert [button.label for button in reply.buttons] == ["Undo"]
    assert [file.mime for file in reply.files] == ["image/jpeg"]
    ((amount, _, category, day, who),) = booked(house)
    assert (amount, category, day, who) == (str(receipt.total), "groceries", receipt.day.isoformat(), "Anna")
    shown = await house.say("Anna", "show me the receipt")
    assert str(receipt.total) in shown.text
    assert shown.files
    await house.press("Anna", "undo")
    assert booked(house) == []


async def test_a_pdf_becomes_an_expense(open_house_with: Opener, tmp_path: Path) -> None:
    receipt = drawn(SEED)
    path = tmp_path / "bakery.pdf"
    printed(receipt, SEED).save(path)
    house = open_house_with(now=f"{receipt.day.isoformat()}T19:00")
    reply = await send(house, path)
    assert [line[0] for line in booked(house)] == [str(receipt.total)]
    assert [file.mime for file in reply.files] == ["image/jpeg"]


async def test_an_old_receipt_waits_and_yes_books_it(house: House, bakery: tuple[Path, Receipt]) -> None:
    path, receipt = bakery
    reply = await send(house, path)
    assert [button.label for button in reply.buttons][:3] == ["Save", "Change", "Not an expense"]
    assert booked(house) == []
    await house.say("Anna", "yes")
    assert [line[0] for line in booked(house)] == [str(receipt.total)]


async def test_no_means_no_expense(house: House, bakery: tuple[Path, Receipt]) -> None:
    await send(house, bakery[0])
    assert (await house.say("Anna", "no")).text == "All right, that is no expense."
    assert house.state["receipts"][0]["status"] == "dropped"


async def test_in_a_group_with_children_nothing_of_it_is_shown(
    open_house_with: Opener, bakery: tuple[Path, Receipt]
) -> None:
    path, receipt = bakery
    house = open_house_with(now=f"{receipt.day.isoformat()}T19:00")
    reply = await send(house, path, group=True)
    assert reply.files == ()
    assert re.fullmatch(r"✓ Booked\.\n.+ · .+ · today, .+", reply.text)
    assert len(booked(house)) == 1


async def test_a_childs_receipt_is_left_alone(house: House, bakery: tuple[Path, Receipt]) -> None:
    reply = await send(house, bakery[0], name="Mia")
    assert reply.text == "Only grown-ups keep the household's books, so I left this receipt alone."
    assert house.state["receipts"] == []


async def test_what_cannot_be_read_is_said_in_a_sentence(
    house: House, bakery: tuple[Path, Receipt], tmp_path: Path
) -> None:
    black, half, nothing, text = (tmp_path / name for name in ("black.jpg", "half.jpg", "none.jpg", "text.jpg"))
    Image.new("RGB", (900, 1200), "black").save(black)
    half.write_bytes(bakery[0].read_bytes()[:9000])
    nothing.write_bytes(b"")
    text.write_text("no picture at all", encoding="utf-8")
    said = [(await send(house, path)).text for path in (black, half, nothing, text)]
    assert said == [
        "There is nothing to be seen in black.jpg. With more light it may work.",
        "half.jpg is damaged or did not arrive whole. Please send it again.",
        "There is nothing to be seen in none.jpg. With more light it may work.",
        "text.jpg is no picture or PDF that I can open. As a JPEG, PNG or PDF it works.",
    ]
    assert house.state["receipts"] == []


@pytest.mark.parametrize(
    ("words", "changed"),
    [
        ("Tom paid, household, yesterday", {"category": "household", "paid_by": "Tom", "days": 1}),
        ("household at Aldi", {"category": "household", "merchant": "Aldi"}),
    ],
)
async def test_words_beside_the_picture_go_before_what_it_shows(
    open_house_with: Opener, bakery: tuple[Path, Receipt], words: str, changed: dict[str, str | int]
) -> None:
    path, receipt = bakery
    house = open_house_with(now=f"{receipt.day.isoformat()}T19:00")
    await send(house, path, text=words)
    (expense,) = house.state["expenses"]
    days = changed.pop("days", 0)
    assert date.fromisoformat(expense["date"]) == receipt.day - timedelta(days=int(days))
    assert expense["amount"] == str(receipt.total)
    assert {name: expense[name] for name in changed} == changed


async def test_orders_beside_the_picture_are_done_as_well(
    open_house_with: Opener, bakery: tuple[Path, Receipt]
) -> None:
    path, receipt = bakery
    house = open_house_with(now=f"{receipt.day.isoformat()}T19:00")
    reply = await send(house, path, text="add milk to the shopping list")
    assert list(house.items()) == ["milk"]
    assert [line[0] for line in booked(house)] == [str(receipt.total)]
    assert "milk" in reply.text
    assert "Booked" in reply.text


async def test_orders_beside_a_picture_of_nothing_are_done_and_the_picture_is_named(
    house: House, tmp_path: Path
) -> None:
    path = tmp_path / "cat.jpg"
    Image.effect_noise((400, 300), 40).convert("RGB").save(path)
    reply = await send(house, path, text="add milk to the shopping list")
    assert list(house.items()) == ["milk"]
    assert reply.text.startswith("I can't find anything in this picture")
