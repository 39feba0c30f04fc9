"""A receipt becomes an expense: at once where everything agrees, otherwise by a word; and back again."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime
from typing import Any

import pytest

from bot.replies.catalogue import catalogue
from bot.replies.render import render
from bot.replies.words import Words
from skills.engine.asking import MissingError, NotAllowedError, NotFoundError
from skills.engine.command import Outcome, Reading, Ref
from skills.engine.money import Money
from skills.engine.request import People, Request
from skills.engine.times import TimeKind, TimeSpan
from skills.expenses.commands import SetApproval
from skills.receipts.commands import (
    SAID,
    AskChange,
    ChangeReceipt,
    DropReceipt,
    Line,
    SaveReceipt,
    ShowReceipt,
    Sureness,
)
from skills.receipts.doubts import doubts
from skills.receipts.reading import read_change, read_drop, read_save, read_show
from tests.house import House
from tests.skills.receipts.flow import READ, TODAY, booked, details, euros, run, taken

LIDL = ("24.90", "Lidl", "groceries", "2026-11-21", "Anna")
UNSURE = replace(READ, day=0.4)


def said(outcome: Outcome, house: House) -> str:
    asker = house.asker("Anna")
    return render(outcome, Words(catalogue("en"), asker.zone, asker.now))


def offered(outcome: Outcome) -> list[str]:
    return [offer.name for one in (outcome, *outcome.notes) for offer in one.offers]


async def test_what_agrees_is_booked_at_once_and_undo_takes_back_all_of_it(house: House) -> None:
    before = house.state
    outcome = await taken(house)
    assert outcome.key == "receipt-booked"
    assert outcome.refs[0].skill == "expenses"
    assert booked(house) == [LIDL]
    row = house.app.local("finance").database.rows("SELECT * FROM transactions")[0]
    assert (row["source"], row["tax_minor"], row["payment"]) == ("receipt", 163, "card")
    assert outcome.journal is not None
    await house.app.pods["finance"].undo(outcome.journal, house.asker("Anna"))
    assert house.state == before


@pytest.mark.parametrize(
    ("more", "expected"),
    [
        ({}, ()),
        ({"sure": replace(READ, money=0.7)}, ("money",)),
        ({"money": None}, ("money",)),
        ({"adds_up": False}, ("sum",)),
        ({"adds_up": False, "sure": replace(READ, money=SAID)}, ()),
        ({"sure": UNSURE}, ("day",)),
        ({"day": date(2026, 11, 22)}, ("old",)),
        ({"day": date(2026, 7, 1)}, ("old",)),
        ({"day": date(2026, 7, 1), "sure": replace(READ, day=SAID)}, ()),
        ({"merchant": None}, ("merchant",)),
        ({"sure": replace(READ, merchant=0.3)}, ("merchant",)),
        ({"sure": replace(READ, tax=0.1, payment=0.1)}, ()),
    ],
)
def test_what_matters_is_doubted(more: dict[str, Any], expected: tuple[str, ...]) -> None:
    assert doubts(details(**more), TODAY) == expected


async def test_what_is_unsure_is_shown_with_its_picture_and_marked_and_waits(house: House) -> None:
    outcome = await taken(house, details(sure=UNSURE))
    assert booked(house) == []
    assert offered(outcome) == ["confirm", "edit", "cancel"]
    assert [file.mime for file in outcome.files] == ["image/jpeg"]
    assert said(outcome, house).split("\n") == [
        "🧾 Lidl",
        "today, Sat 21 Nov (?)",
        "Total: €24.90",
        "of which tax: €1.63",
        "Paid by card",
        "Category: groceries, because of the shop",
        "• 2 × Milch 3,5% €1.09",
        "• Brot €23.81",
        "I'm not sure of what is marked (?). Is it right like this? Otherwise just tell me what is different.",
    ]
    saved = await run(house, SaveReceipt(outcome.refs[0].id))
    assert saved.key == "receipt-booked"
    assert booked(house) == [LIDL]
    again = await run(house, SaveReceipt(outcome.refs[0].id))
    assert again.key == "receipt-saved-already"
    assert len(booked(house)) == 1
    assert saved.journal is not None
    await house.app.pods["finance"].undo(saved.journal, house.asker("Anna"))
    assert booked(house) == []
    assert house.state["receipts"][0]["status"] == "proposed"


async def test_without_an_amount_there_is_nothing_to_save(house: House) -> None:
    outcome = await taken(house, details(money=None, sure=replace(READ, money=0.0)))
    assert offered(outcome) == ["edit", "cancel"]
    assert "How much was it?" in said(outcome, house)
    with pytest.raises(MissingError, match="receipt-ask-amount"):
        await run(house, SaveReceipt(outcome.refs[0].id))
    await run(house, ChangeReceipt(outcome.refs[0].id, money=euros(700)))
    assert booked(house) == [("7.00", *LIDL[1:])]


async def test_what_is_no_expense_is_left_alone_and_does_not_count_as_sent(house: House) -> None:
    outcome = await taken(house, details(sure=UNSURE))
    await run(house, DropReceipt(outcome.refs[0].id))
    assert booked(house) == []
    assert (await taken(house)).key == "receipt-booked"


async def test_dropping_what_is_booked_asks_first_and_takes_it_out(house: House) -> None:
    outcome = await taken(house)
    pod, anna = house.app.local("finance"), house.asker("Anna")
    receipt = pod.database.rows("SELECT id FROM receipts")[0]["id"]
    question = (await pod.take(DropReceipt(receipt), anna)).question
    assert question is not None
    assert question.key == "receipt-drop-sure"
    dropped = await run(house, DropReceipt(receipt))
    assert booked(house) == []
    assert dropped.journal is not None
    await pod.undo(dropped.journal, anna)
    assert booked(house) == [LIDL]
    assert outcome.refs[0].id == pod.database.rows("SELECT id FROM transactions")[0]["id"]


# --- corrections ------------------------------------------------------------------------------------------------------


async def test_a_correction_makes_a_field_sure_and_books_when_nothing_else_is_open(house: House) -> None:
    outcome = await taken(house, details(sure=replace(UNSURE, money=0.5)))
    first = await run(house, ChangeReceipt(outcome.refs[0].id, money=euros(2500)))
    assert first.key == "receipt-proposed"
    assert booked(house) == []
    second = await run(house, ChangeReceipt(outcome.refs[0].id, day=date(2026, 11, 20)))
    assert second.key == "receipt-booked"
    assert booked(house) == [("25.00", "Lidl", "groceries", "2026-11-20", "Anna")]


async def test_a_correction_after_booking_changes_the_expense_and_undo_brings_it_back(house: House) -> None:
    outcome = await taken(house)
    receipt = house.app.local("finance").database.rows("SELECT id FROM receipts")[0]["id"]
    tom = house.member("Tom").id
    changed = await run(house, ChangeReceipt(receipt, euros(2000), category="household", merchant="Aldi", paid_by=tom))
    assert booked(house) == [("20.00", "Aldi", "household", "2026-11-21", "Tom")]
    assert [(lesson.key, lesson.value) for lesson in changed.teaches] == [("Aldi", "household")]
    assert "€20.00" in said(await run(house, ShowReceipt(receipt)), house)
    assert changed.journal is not None
    await house.app.pods["finance"].undo(changed.journal, house.asker("Anna"))
    assert booked(house) == [LIDL]
    assert outcome.refs


async def test_a_category_that_was_said_is_learnt_for_the_shop(house: House) -> None:
    outcome = await taken(house, details(sure=UNSURE))
    changed = await run(house, ChangeReceipt(outcome.refs[0].id, category="household"))
    assert [(lesson.key, lesson.value) for lesson in changed.teaches] == [("Lidl", "household")]
    assert "Category: household" in said(changed, house)


async def test_another_currency_keeps_the_figures(house: House) -> None:
    outcome = await taken(house, details(sure=UNSURE))
    await run(house, ChangeReceipt(outcome.refs[0].id, currency="JPY"))
    shown = await run(house, ShowReceipt(outcome.refs[0].id))
    assert "Total: JP¥25" in said(shown, house)


async def test_the_button_to_change_asks_and_keeps_the_other_buttons(house: House) -> None:
    outcome = await taken(house, details(sure=UNSURE))
    asked = await run(house, AskChange(outcome.refs[0].id))
    assert "Tell me what is different" in said(asked, house)
    assert offered(asked) == ["confirm", "cancel"]
    assert asked.journal is None


# --- from words -------------------------------------------------------------------------------------------------------


def reading(house: House) -> Reading:
    return Reading(house.asker("Anna"), house.app.local("finance").database)


async def test_words_after_a_receipt_change_what_was_said(house: House) -> None:
    outcome = await taken(house, details(sure=UNSURE))
    tom = house.member("Tom").id
    yesterday = house.asker("Anna").local_now.replace(day=20, tzinfo=None)
    request = Request(
        "finance.receipt_change",
        "no, 24.50 yesterday at Aldi, Tom paid",
        "en",
        money=(euros(2450),),
        when=TimeSpan(0, 0, "", TimeKind.DATE, yesterday, has_date=True, grain="day"),
        merchant="Aldi",
        people=People((tom,), named=True),
        target=outcome.refs,
        amends=True,
    )
    command = read_change(request, reading(house))
    assert command == ChangeReceipt(
        outcome.refs[0].id, euros(2450), day=date(2026, 11, 20), merchant="Aldi", paid_by=tom
    )
    with pytest.raises(MissingError, match="receipt-ask-change"):
        read_change(Request("finance.receipt_change", "no", "en", target=outcome.refs), reading(house))


async def test_a_bare_figure_is_in_the_currency_of_the_receipt(house: House) -> None:
    dollars = details(money=Money(2490, "USD"), currency="USD", tax=None, lines=(), sure=UNSURE)
    outcome = await taken(house, dollars)
    for text, expected in (("no, 25", "USD"), ("no, 25 €", "EUR"), ("no, 25 euros", "EUR")):
        request = Request("finance.receipt_change", text, "en", money=(euros(2500),), target=outcome.refs)
        changed = read_change(request, reading(house))
        assert changed == ChangeReceipt(outcome.refs[0].id, Money(2500, expected))


async def test_save_and_drop_mean_the_receipt_that_waits(house: House) -> None:
    with pytest.raises(NotFoundError):
        read_save(Request("finance.receipt_save", "save it", "en"), reading(house))
    outcome = await taken(house, details(sure=UNSURE))
    assert read_save(Request("finance.receipt_save", "save it", "en"), reading(house)) == SaveReceipt(
        outcome.refs[0].id
    )
    assert read_drop(Request("finance.receipt_drop", "not an expense", "en"), reading(house)) == DropReceipt(
        outcome.refs[0].id
    )


async def test_a_receipt_is_shown_by_shop_by_thing_by_day_and_after_a_restart(house: House) -> None:
    await taken(house)
    machine = details(39900, merchant="MediaMarkt", lines=(Line("Waschmaschine W7", euros(39900)),), day=TODAY)
    await taken(house, machine, "washing machine")
    await house.restart()

    async def shown(**more: object) -> str:
        request = Request("finance.receipt_show", "show me the receipt", "en", **more)  # type: ignore[arg-type]
        outcome = await run(house, read_show(request, reading(house)))
        assert len(outcome.files) == 1
        return said(outcome, house).split("\n")[0]

    assert await shown() == "🧾 MediaMarkt"
    assert await shown(merchant="Lidl") == "🧾 Lidl"
    assert await shown(title="receipt for the Milch") == "🧾 Lidl"
    assert await shown(title="show me the receipt") == "🧾 MediaMarkt"
    assert await shown(title="the receipt of the Waschmaschine") == "🧾 MediaMarkt"
    with pytest.raises(NotFoundError):
        await shown(merchant="Ikea")
    first = house.app.local("finance").database.rows("SELECT transaction_id FROM receipts ORDER BY id")[0]
    assert await shown(target=(Ref("expenses", first["transaction_id"]),)) == "🧾 Lidl"


async def test_a_receipt_is_not_shown_where_children_read_along(house: House) -> None:
    await taken(house)
    asker = replace(house.asker("Anna"), group=True)
    with pytest.raises(NotAllowedError, match="ask-in-private"):
        await house.app.pods["finance"].run(ShowReceipt(1), asker)


async def test_of_several_receipts_of_a_message_the_others_stay_open_below(house: House) -> None:
    first = await taken(house, details(sure=UNSURE), "one", message="m7", of=2)
    second = await taken(house, details(999, merchant="Aldi", sure=UNSURE), "two", message="m7", of=2)
    saved = await run(house, SaveReceipt(first.refs[0].id))
    assert said(saved, house).split("\n")[-2:] == ["Still open:", "Aldi · €9.99 · today, Sat 21 Nov"]
    assert offered(saved) == ["confirm", "edit", "cancel"]
    dropped = await run(house, DropReceipt(second.refs[0].id))
    assert offered(dropped) == []


async def test_a_large_one_waits_for_the_second_grown_up_and_is_kept_with_what_is_booked_then(house: House) -> None:
    await house.app.pods["finance"].run(_limit(), house.asker("Anna"))
    outcome = await taken(house, details(70000))
    assert outcome.key == "receipt-waits"
    assert booked(house) == []
    assert (await taken(house, details(70000))).key == "receipt-known-picture"
    await house.ring()
    await house.press("Tom", "confirm")
    assert [line[0] for line in booked(house)] == ["700.00"]
    shown = await run(house, ShowReceipt(outcome.refs[0].id))
    assert shown.refs[0].skill == "expenses"


async def test_a_large_one_that_was_refused_may_be_saved_after_all(house: House) -> None:
    await house.app.pods["finance"].run(_limit(), house.asker("Anna"))
    outcome = await taken(house, details(70000))
    await house.ring()
    await house.press("Tom", "cancel")
    assert (await run(house, SaveReceipt(outcome.refs[0].id))).key == "receipt-waits"
    assert (await run(house, SaveReceipt(outcome.refs[0].id))).key == "receipt-saved-already"


async def test_receipts_are_not_named_where_children_read_along(house: House) -> None:
    await taken(house, details(sure=UNSURE))
    await taken(house, details(999, merchant="Aldi"), "two")
    reading = Reading(replace(house.asker("Anna"), group=True), house.app.local("finance").database)
    first, end = datetime.fromisoformat("2026-11-01"), datetime.fromisoformat("2026-12-01")
    november = TimeSpan(0, 0, "", TimeKind.RANGE, first, end, has_date=True)
    for read, more in ((read_show, {"when": november}), (read_save, {}), (read_drop, {})):
        with pytest.raises(NotAllowedError, match="ask-in-private"):
            read(Request("finance.receipt", "", "en", **more), reading)  # type: ignore[arg-type]


def _limit() -> SetApproval:
    return SetApproval(euros(50000))


def test_sureness_of_what_was_said_is_full() -> None:
    assert Sureness() == Sureness(SAID, SAID, SAID, SAID, SAID)
