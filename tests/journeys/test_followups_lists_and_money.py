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
