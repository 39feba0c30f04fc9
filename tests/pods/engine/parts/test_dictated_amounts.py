"""Amounts of money as they are said and as a dictation writes them."""

from __future__ import annotations

from decimal import Decimal

import pytest

from pods.engine.parts import find_money

SURE = [
    ("en", "a muffin two eighty", "2.80"),
    ("en", "thirty six seventy for the vet", "36.70"),
    ("de", "Brötchen zwei neunzig", "2.90"),
    ("fr", "croissant deux quatre-vingt-dix", "2.90"),
    ("es", "pan dos con noventa", "2.90"),
    ("es", "40 y 6 euros con 20 de fruta", "46.20"),
    ("es", "130 y 2 euros en el taller", "132"),
    ("fr", "40 et un euros de fleurs", "41"),
    ("it", "pane due e novanta", "2.90"),
    ("it", "pane 2 e novanta", "2.90"),
]


@pytest.mark.parametrize(("language", "text", "amount"), SURE, ids=lambda value: str(value))
def test_two_numbers_that_are_no_hour_are_an_amount(language: str, text: str, amount: str) -> None:
    (span,) = find_money(text, language, "EUR")
    assert (span.money.amount, span.explicit) == (Decimal(amount), True)


BARE = [
    ("en", "spent 14 60 at the butcher", "14.60"),
    ("de", "14 60 beim Metzger gezahlt", "14.60"),
    ("fr", "payé 14 60 chez le boucher", "14.60"),
    ("es", "gasté 14 60 en la carnicería", "14.60"),
    ("es", "pagué 14 con 60 y 5 en la carnicería", "14.65"),
    ("it", "speso 14 60 dal macellaio", "14.60"),
    ("it", "speso 14 e 60 dal macellaio", "14.60"),
]


@pytest.mark.parametrize(("language", "text", "amount"), BARE, ids=lambda value: str(value))
def test_two_figures_are_an_amount_where_money_is_spoken_of(language: str, text: str, amount: str) -> None:
    (span,) = find_money(text, language, "EUR", bare=True)
    assert span.money.amount == Decimal(amount)
    assert find_money(text, language, "EUR") == ()


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "lunch twelve thirty"),
        ("en", "since nineteen ninety nine"),
        ("en", "room three eighty"),
        ("en", "two ninety watt bulbs"),
        ("de", "Mittagessen zwölf dreißig"),
        ("de", "um halb zwölf"),
        ("fr", "déjeuner douze trente"),
        ("es", "comida doce treinta"),
        ("it", "pranzo dodici e trenta"),
    ],
)
def test_what_may_be_an_hour_a_year_or_a_number_of_something_is_no_sure_amount(language: str, text: str) -> None:
    assert find_money(text, language, "EUR") == ()


def test_three_figures_in_a_row_are_no_amounts_with_cents() -> None:
    found = find_money("the code is 14 60 22", "en", "EUR", bare=True)
    assert all(span.money.amount == span.money.amount.to_integral_value() for span in found)
