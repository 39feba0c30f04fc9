"""The same receipt twice, and receipts for what somebody noted by hand."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
from PIL import Image

from skills.engine.asking import NotFoundError
from skills.engine.command import Outcome
from skills.engine.money import Money
from skills.expenses.commands import DeleteExpense, LogExpense
from skills.receipts.commands import AttachReceipt, SaveReceipt, TakeReceipt
from skills.receipts.pictures import alike, kept
from tests.house import House
from tests.skills.receipts.flow import READ, TODAY, booked, details, euros, photo, picture, run, taken


def offered(outcome: Outcome) -> list[str]:
    return [offer.name for offer in outcome.offers]


async def note(house: House, minor: int, merchant: str | None, note: str | None = None, day: int = 0) -> int:
    command = LogExpense(euros(minor), "groceries", TODAY + timedelta(days=day), 1, merchant, note)
    return (await run(house, command)).refs[0].id


# --- the same receipt -------------------------------------------------------------------------------------------------


async def test_the_same_picture_is_not_booked_twice_unless_asked_to(house: House) -> None:
    await taken(house)
    again = await taken(house)
    assert (again.key, again.journal) == ("receipt-known-picture", None)
    assert len(booked(house)) == 1
    (offer,) = again.offers
    assert (await run(house, offer.command)).key == "receipt-booked"
    assert len(booked(house)) == 2


async def test_nearly_the_same_picture_with_the_same_total_is_known(house: House) -> None:
    await taken(house)
    first = photo(house)
    smaller = first.path.with_name("m2-forwarded.jpg")
    with Image.open(first.path) as image:
        image.resize((180, 240)).save(smaller, quality=60)
    forwarded = kept(replace(first, path=smaller), house.app.local("finance").database)
    assert alike((forwarded,), (picture(house),))
    assert (await run(house, TakeReceipt((forwarded,), details(day=TODAY - timedelta(days=1))))).key == (
        "receipt-known-picture"
    )
    assert (await run(house, TakeReceipt((forwarded,), details(1000)))).key == "receipt-booked"


@pytest.mark.parametrize(
    ("more", "known"),
    [
        ({}, True),
        ({"merchant": "LIDL"}, True),
        ({"merchant": "Aldi"}, False),
        ({"day": TODAY - timedelta(days=1)}, False),
        ({"money": euros(2491)}, False),
    ],
)
async def test_shop_day_and_total_tell_a_receipt(house: House, more: dict[str, Any], known: bool) -> None:
    await taken(house)
    again = await taken(house, details(**more), "another picture")
    assert (again.key == "receipt-known-purchase") is known


async def test_what_was_removed_from_the_ledger_may_come_again(house: House) -> None:
    first = await taken(house)
    await run(house, DeleteExpense(first.refs[0].id))
    assert (await taken(house)).key == "receipt-booked"
    assert len(booked(house)) == 1


async def test_an_open_one_is_shown_again(house: House) -> None:
    first = await taken(house, details(sure=replace(READ, day=0.2)))
    again = await taken(house, details(sure=replace(READ, day=0.2)))
    assert again.key == "receipt-known-open"
    assert again.refs == first.refs
    assert offered(again) == ["confirm", "edit", "cancel", "anyway"]


# --- noted by hand ----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("noted", "same"),
    [
        ((2490, "Lidl", None, 0), True),
        ((2490, "lidl", None, -1), True),
        ((2490, None, "shopping at Lidl", 0), True),
        ((2490, None, None, 0), True),
        ((2490, "Lidl", None, -2), False),
        ((2490, "Rewe", None, 0), False),
        ((2400, "Lidl", None, 0), False),
    ],
)
async def test_an_expense_noted_by_hand_is_recognised(
    house: House, noted: tuple[int, str | None, str | None, int], same: bool
) -> None:
    await note(house, *noted)
    outcome = await taken(house)
    assert (outcome.key == "receipt-proposed") is same
    assert ("anyway" in offered(outcome)) is same


async def test_the_receipt_is_kept_with_the_expense_and_adds_what_nobody_had_said(house: House) -> None:
    expense = await note(house, 2490, None, "weekly shopping")
    before = house.state
    outcome = await taken(house)
    attached = await run(house, AttachReceipt(outcome.refs[0].id, expense))
    row = house.app.local("finance").database.rows("SELECT * FROM transactions")
    assert [(one["id"], one["merchant"], one["tax_minor"], one["payment"]) for one in row] == [
        (expense, "Lidl", 163, "card")
    ]
    assert attached.refs[0].id == expense
    for done in (attached, outcome):
        assert done.journal is not None
        await house.app.pods["finance"].undo(done.journal, house.asker("Anna"))
    assert house.state == before


async def test_what_somebody_said_of_the_expense_stays(house: House) -> None:
    expense = await note(house, 2490, "Lidl in the station")
    outcome = await taken(house)
    await run(house, AttachReceipt(outcome.refs[0].id, expense))
    assert booked(house) == [("24.90", "Lidl in the station", "groceries", "2026-11-21", "Anna")]


async def test_an_expense_has_one_receipt_at_most(house: House) -> None:
    expense = await note(house, 2490, "Lidl")
    outcome = await taken(house)
    await run(house, AttachReceipt(outcome.refs[0].id, expense))
    other = await taken(house, details(day=TODAY - timedelta(days=1)), "another picture")
    assert other.key == "receipt-booked"


async def test_what_is_booked_already_is_not_attached_to_another_expense(house: House) -> None:
    await run(house, LogExpense(euros(2490), "groceries", TODAY, 1, "Lidl"))
    shown = await taken(house)
    await run(house, SaveReceipt(shown.refs[0].id))
    assert (await run(house, AttachReceipt(shown.refs[0].id, 1), "Tom")).key == "receipt-saved-already"
    assert [row["transaction_id"] for row in house.app.local("finance").database.rows("SELECT * FROM receipts")] == [2]


async def test_booking_anyway_makes_two(house: House) -> None:
    await note(house, 2490, "Lidl")
    outcome = await taken(house)
    await run(house, SaveReceipt(outcome.refs[0].id))
    assert len(booked(house)) == 2


async def test_what_is_gone_cannot_be_attached_to(house: House) -> None:
    expense = await note(house, 2490, "Lidl")
    outcome = await taken(house)
    await run(house, DeleteExpense(expense))
    with pytest.raises(NotFoundError):
        await run(house, AttachReceipt(outcome.refs[0].id, expense))


async def test_the_same_figures_in_another_currency_are_another_purchase(house: House) -> None:
    await note(house, 2490, "Lidl")
    dollars = details(money=Money(2490, "USD"), currency="USD", tax=None, lines=())
    assert (await taken(house, dollars)).key == "receipt-booked"
