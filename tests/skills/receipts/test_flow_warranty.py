"""What has a warranty, until when, and the word some weeks before it ends."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from skills.receipts.commands import Details, DropReceipt, Line, RemindWarranty, Warranty
from skills.receipts.warranties import end_of, warranty_on
from skills.receipts.warranty_words import has_warranty, years_told
from tests.house import House
from tests.skills.receipts.flow import TODAY, details, euros, run, taken


def drill() -> Details:
    """A drill and something cheap."""
    lines = (Line("Bohrerset", euros(1290)), Line("Akkubohrschrauber GSR", euros(12900)))
    return details(14190, merchant="Obi", lines=lines, warranty=Warranty("Akkubohrschrauber GSR", 2))


@pytest.mark.parametrize(
    ("item", "has"),
    [
        ("WASCHMASCHINE W7", True),
        ("Akkubohrmaschine", True),
        ("LAVATRICE 8KG", True),
        ("Lave-linge", True),
        ("Bosch dishwasher", True),
        ("aspiradora", True),
        ("Samsung TV 55", True),
        ("Milch 3,5%", False),
        ("Sagebrot", False),
        ("T-Shirt", False),
    ],
)
def test_what_usually_has_a_warranty(item: str, has: bool) -> None:
    assert has_warranty(item) is has


@pytest.mark.parametrize(
    ("text", "years"),
    [
        ("3 Jahre Garantie", 3),
        ("Garantie: 5 Jahre", 5),
        ("2 year warranty", 2),
        ("garantía de 3 años", 3),
        ("3 años de garantía", 3),
        ("garanzia 2 anni", 2),
        ("Garantie 2 ans", 2),
        ("Garantie auf alle Teile", 0),
        ("Danke für Ihren Einkauf", None),
    ],
)
def test_years_that_the_receipt_tells(text: str, years: int | None) -> None:
    assert years_told(text) == years


def test_cheap_things_meals_and_rooms_have_none() -> None:
    assert warranty_on((Line("Toaster", euros(2999)),), "household", "") is None
    assert warranty_on((Line("Toaster", euros(5999)),), "household", "") == Warranty("Toaster", 2)
    assert warranty_on((Line("Camera doppia", euros(15900)),), "travel", "") is None
    assert warranty_on((Line("Modell X", euros(15900)),), "household", "3 Jahre Garantie") == Warranty("Modell X", 3)


def test_a_leap_day_ends_on_the_last_of_february() -> None:
    assert end_of(details(day=date(2028, 2, 29), warranty=Warranty("x", 2))) == date(2030, 2, 28)


async def test_a_word_comes_weeks_before_the_end_with_the_receipt(house: House) -> None:
    outcome = await taken(house, drill(), "drill")
    (note,) = [note for note in outcome.notes if note.key == "receipt-warranty"]
    (offer,) = note.offers
    await run(house, offer.command)
    await run(house, offer.command)
    await house.restart()
    sent = await house.advance("2028-11-30T10:00")
    assert [(one.to, one.text) for one in sent] == [
        (
            "Anna",
            "🛡 The warranty ends on Tue 21 Nov: Akkubohrschrauber GSR (bought Sat, 21 Nov 2026 · Obi)."
            " Here is the receipt.",
        )
    ]
    assert len(sent[0].files) == 1
    await house.ring()
    assert len(house.channel.sent) == 1
    assert sent[0].at.astimezone(house.zone).strftime("%Y-%m-%d %H:%M") == "2028-10-24 09:00"


async def test_nothing_is_said_of_what_was_taken_back(house: House) -> None:
    for way in ("undo", "drop"):
        await taken(house, drill(), way, anyway=True)
        receipt = house.app.local("finance").database.rows("SELECT max(id) AS id FROM receipts")[0]["id"]
        kept = await run(house, RemindWarranty(receipt))
        if way == "undo":
            assert kept.journal is not None
            await house.app.pods["finance"].undo(kept.journal, house.asker("Anna"))
        else:
            await run(house, DropReceipt(receipt))
    assert await house.advance("2028-11-30T10:00") == []


async def test_a_warranty_that_ends_soon_is_not_offered(house: House) -> None:
    old = details(merchant="Obi", day=TODAY - timedelta(days=85), warranty=Warranty("Drill", 0))
    assert [note.key for note in (await taken(house, old)).notes] == []
