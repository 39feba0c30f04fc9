"""Items, expenses and budgets are changed by what is said right after them."""

from __future__ import annotations

import pytest

from tests.conftest import Opener
from tests.house import House
from tests.journeys.followups import Thread, play

LISTS: dict[str, list[Thread]] = {
    "en": [
        (["buy sugar", "make that 2 kg"], ["shopping: 2 kg sugar"]),
        (["add 6 beers to the shopping list", "only 4 beers"], ["shopping: 4 beers"]),
        (["we need onions", "3 actually"], ["shopping: 3 onions"]),
        (["we need juice", "make it two litres"], ["shopping: 2 litres juice"]),
        (["we need ham and eggs", "no not eggs"], ["shopping: ham"]),
        (["we need nails", "put it on the hardware list instead"], ["hardware: nails"]),
        (
            ["we need pasta", "and tomato sauce and basil, actually no basil"],
            ["shopping: pasta", "shopping: tomato sauce"],
        ),
        (["we need milk and figs", "not milk, oat milk"], ["shopping: oat milk", "shopping: figs"]),
        (["we need rice", "take rice off the list", "put it back"], ["shopping: rice"]),
    ],
    "de": [
        (["wir brauchen Bier", "Bier doch nur 4"], ["shopping: 4 Bier"]),
        (["wir brauchen Eier", "12 Stück"], ["shopping: 12 Stück Eier"]),
        (["wir brauchen Mehl", "mach 2 kg draus"], ["shopping: 2 kg Mehl"]),
        (["wir brauchen Zwiebeln", "lieber 5 Zwiebeln"], ["shopping: 5 Zwiebeln"]),
        (["wir brauchen Milch und Butter", "ohne Butter"], ["shopping: Milch"]),
    ],
    "fr": [
        (["il faut des yaourts", "mets-en 8"], ["shopping: 8 yaourts"]),
        (["il faut du riz", "non 3"], ["shopping: 3 riz"]),
        (["il faut du lait et des œufs", "sans les œufs"], ["shopping: lait"]),
    ],
    "es": [(["compra azúcar", "que sean 3"], ["shopping: 3 azúcar"])],
    "it": [(["compra zucchero", "fai 2 kg"], ["shopping: 2 kg zucchero"])],
}

MONEY: dict[str, list[Thread]] = {
    "en": [
        (["spent 42.90 at Lidl", "no, 24.90"], ["24.90 Lidl groceries 11-21 Anna"]),
        (["spent 43 at Lidl", "that was yesterday"], ["43.00 Lidl groceries 11-20 Anna"]),
        (["spent 44 at Lidl", "Tom paid that"], ["44.00 Lidl groceries 11-21 Tom"]),
        (["spent 45 at Lidl", "not Lidl, Aldi"], ["45.00 Aldi groceries 11-21 Anna"]),
        (["spent 46 at Lidl", "put it under Tom not me"], ["46.00 Lidl groceries 11-21 Tom"]),
        (
            ["spent 47 at Lidl", "oh, 12.50 at the bakery"],
            ["47.00 Lidl groceries 11-21 Anna", "12.50 bakery groceries 11-21 Anna"],
        ),
        (["budget for groceries 100 a month", "make it 120"], ["groceries 120.00 a month"]),
    ],
    "de": [
        (["42,90 bei Lidl ausgegeben", "nee 69,99"], ["69.99 Lidl groceries 11-21 Anna"]),
        (["44 Euro bei Lidl ausgegeben", "Tom hat bezahlt, nicht ich"], ["44.00 Lidl groceries 11-21 Tom"]),
        (["43 Euro bei Lidl ausgegeben", "das hat Tom bezahlt"], ["43.00 Lidl groceries 11-21 Tom"]),
        (["Budget für Lebensmittel 100 im Monat", "mach 120 draus"], ["groceries 120.00 a month"]),
    ],
    "fr": [
        (["42,90 chez Lidl", "c'est Tom qui a payé"], ["42.90 Lidl groceries 11-21 Tom"]),
        (["43,50 chez Lidl", "c'était hier"], ["43.50 Lidl groceries 11-20 Anna"]),
    ],
    "es": [(["42,90 en Lidl", "lo pagó Tom"], ["42.90 Lidl groceries 11-21 Tom"])],
    "it": [(["42,90 da Lidl", "ha pagato Tom"], ["42.90 Lidl groceries 11-21 Tom"])],
}


@pytest.mark.parametrize("language", LISTS)
async def test_a_correction_changes_the_item(open_house_with: Opener, language: str) -> None:
    await play(open_house_with(language=language), LISTS[language])


@pytest.mark.parametrize("language", MONEY)
async def test_a_correction_changes_what_was_spent(open_house_with: Opener, language: str) -> None:
    await play(open_house_with(language=language), MONEY[language])


async def test_an_expense_is_deleted_by_its_shop(house: House) -> None:
    await house.say("Anna", "spent 67 at Bauhaus")
    await house.say("Anna", "spent 12 at Lidl")
    await house.say("Anna", "delete the bauhaus one")
    await house.say("Anna", "yes")
    assert [one["merchant"] for one in house.state["expenses"]] == ["Lidl"]


NAMED: dict[str, list[str]] = {
    "en": ["spent 20 on flowers and 15 on wine", "the flowers were 22", "Tom bought the wine", "delete the flowers"],
    "de": [
        "20 für Blumen und 15 für Wein",
        "die Blumen haben 22 gekostet",
        "den Wein hat Tom bezahlt",
        "lösch die Blumen",
    ],
    "fr": ["20 pour des fleurs et 15 pour du vin", "les fleurs ont coûté 22", "c'est Tom qui a payé le vin"],
    "es": ["20 en flores y 15 en vino", "las flores costaron 22", "el vino lo pagó Tom", "borra las flores"],
    "it": ["20 per fiori e 15 per vino", "i fiori sono costati 22", "il vino l'ha pagato Tom", "cancella i fiori"],
}


@pytest.mark.parametrize("language", NAMED)
async def test_an_earlier_expense_is_meant_by_its_name(open_house_with: Opener, language: str) -> None:
    house = open_house_with(language=language)
    messages = NAMED[language]
    for message in messages[:3]:
        await house.say("Anna", message)
    spent = [(one["amount"], one["paid_by"]) for one in house.state["expenses"]]
    assert spent == [("22.00", "Anna"), ("15.00", "Tom")]
    if messages[3:]:
        await house.say("Anna", messages[3])
        await house.press_token("Anna", house.offered["test:Anna"][0].token)
        assert [one["amount"] for one in house.state["expenses"]] == ["15.00"]


BILLS: dict[str, list[str]] = {
    "en": ["the rent is 950 on the 1st of every month", "the rent is 980 now", "make it 990", "paid"],
    "de": ["die Miete ist 950 am 1. jedes Monats", "die Miete ist jetzt 980", "nein, 990", "bezahlt"],
    "fr": ["le loyer est de 950 le 1er de chaque mois", "le loyer est maintenant de 980", "mets 990", "payé"],
    "es": ["el alquiler es 950 el 1 de cada mes", "el alquiler ahora es de 980", "que sean 990", "pagado"],
    "it": ["l'affitto è 950 il 1 di ogni mese", "l'affitto adesso è 980", "fai 990", "pagato"],
}


@pytest.mark.parametrize("language", BILLS)
async def test_a_bill_changes_its_amount_and_is_paid_by_what_follows(open_house_with: Opener, language: str) -> None:
    house = open_house_with(language=language)
    added, *changed, paid = BILLS[language]
    await house.say("Anna", added)
    amounts = []
    for message in changed:
        await house.say("Anna", message)
        amounts += [one["amount"] for one in house.state["bills"]]
    await house.say("Anna", paid)
    assert (amounts, house.state["events"]) == (["980.00", "990.00"], [])
    assert [one["amount"] for one in house.state["expenses"]] == ["990.00"]


async def test_only_an_expense_of_that_name_is_split(house: House) -> None:
    await house.say("Anna", "spent 45 at Pizzeria Roma")
    await house.say("Anna", "bought a sofa for 900")
    assert "laundry" in (await house.say("Anna", "split the laundry with Tom")).text
    assert house.state["debts"] == []
    await house.say("Anna", "split dinner with Tom")
    assert [one["amount"] for one in house.state["debts"]] == ["22.50"]


async def test_how_something_was_paid_needs_no_account_of_that_kind(house: House) -> None:
    await house.say("Anna", "add a savings account with 3000")
    await house.say("Anna", "spent 30 at Lidl")
    assert (await house.say("Anna", "that was with the card")).buttons[0].name == "undo"
    assert "savings account" in (await house.say("Anna", "no, from the savings account")).text


async def test_cash_is_drawn_from_the_account_at_the_bank(house: House) -> None:
    await house.say("Anna", "add a savings account with 3000")
    assert "cash" in (await house.say("Anna", "got 200 out of the cash machine")).text
    await house.say("Anna", "add a joint account with 1000")
    await house.say("Anna", "add a cash account with 0")
    await house.say("Anna", "got 200 out of the cash machine")
    balances = (await house.say("Anna", "what's our balance?")).text
    assert all(one in balances for one in ("3,000.00", "800.00", "200.00"))
