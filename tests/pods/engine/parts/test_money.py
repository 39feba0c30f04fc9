"""Amounts of money in five languages."""

from __future__ import annotations

import time
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pods.engine.parts import find_money, read_number

EXPLICIT = [
    ("en", "GBP", "£7.80 for stamps", "7.80", "GBP"),
    ("en", "EUR", "19€90 at the bakery", "19.90", "EUR"),
    ("en", "CAD", "fourteen bucks", "14.00", "CAD"),
    ("en", "INR", "Rs. 2,340 to the plumber", "2340.00", "INR"),
    ("en", "USD", "$3.4k", "3400.00", "USD"),
    ("en", "GBP", "two tenners", "20.00", "GBP"),
    ("en", "GBP", "85p for gum", "0.85", "GBP"),
    ("en", "EUR", "nine euros thirty", "9.30", "EUR"),
    ("de", "EUR", "siebenundvierzig Euro zwanzig", "47.20", "EUR"),
    ("de", "EUR", "2.350 Euro Miete", "2350.00", "EUR"),
    ("de", "EUR", "19,- beim Bäcker", "19.00", "EUR"),
    ("fr", "EUR", "2 400,80 € de loyer", "2400.80", "EUR"),
    ("fr", "EUR", "quatre-vingt-treize euros", "93.00", "EUR"),
    ("fr", "EUR", "seize euros quarante", "16.40", "EUR"),
    ("es", "EUR", "trescientos doce euros", "312.00", "EUR"),
    ("es", "EUR", "ocho euros con treinta", "8.30", "EUR"),
    ("it", "EUR", "trentotto euro e venti", "38.20", "EUR"),
    ("es", "EUR", "31 euros con 40", "31.40", "EUR"),
    ("it", "EUR", "31 euro e 40 al bar", "31.40", "EUR"),
    ("es", "EUR", "cinco euros y medio", "5.50", "EUR"),
    ("it", "EUR", "cinque euro e mezzo", "5.50", "EUR"),
    ("es", "EUR", "8'75 en queso", "8.75", "EUR"),
    ("es", "EUR", "80 coronas suecas", "80.00", "SEK"),
    ("it", "EUR", "45e di benzina", "45.00", "EUR"),
    ("it", "EUR", "tre e venti di focaccia", "3.20", "EUR"),
    ("it", "EUR", "1.430,00 di affitto", "1430.00", "EUR"),
]

PLAIN = [
    ("en", "80 at the trattoria", ["80"]),
    ("en", "nineteen forty at the deli", ["19.40"]),
    ("en", "three coffees and 4 muffins", []),
    ("en", "dentist at 4pm in room 9", []),
    ("en", "on 14 March we paid 75 for tickets", ["75"]),
    ("en", "3 kg of potatoes", []),
    ("en", "£11.20 for two beers", ["11.20"]),
    ("de", "90 für Winterreifen", ["90"]),
    ("de", "um 9.45 Uhr", []),
    ("de", "3 Flaschen Wein", []),
    ("fr", "le 12 j'ai payé 64 pour le dentiste", ["64"]),
    ("es", "el 7 de junio pagué 33 por flores", ["33"]),
    ("it", "sedici e trenta dal fornaio", ["16.30"]),
    ("it", "31 euro e 40 di benzina", ["31", "40"]),
    ("it", "45 e 30 di benzina", ["45", "30"]),
    ("es", "gasté 9 con 20 en el bar", ["9.20"]),
    ("es", "cena con 12 amigos", []),
]


@pytest.mark.parametrize(("language", "household", "text", "amount", "currency"), EXPLICIT)
def test_reads_amounts_with_a_currency(language: str, household: str, text: str, amount: str, currency: str) -> None:
    (span,) = find_money(text, language, household)
    assert (span.money.amount, span.money.currency, span.explicit) == (Decimal(amount), currency, True)
    assert text[span.begin : span.end] == span.text


@pytest.mark.parametrize(("language", "text", "amounts"), PLAIN)
def test_plain_numbers_are_amounts_only_where_nothing_is_counted(language: str, text: str, amounts: list[str]) -> None:
    found = find_money(text, language, "EUR" if language != "en" else "GBP", bare=True)
    assert [span.money.amount for span in found] == [Decimal(amount) for amount in amounts]


NUMBERS = [
    ("en", "three hundred and twelve", 312),
    ("en", "two dozen", 24),
    ("en", "fifteen hundred", 1500),
    ("de", "neunhundertsiebenundachtzigtausendsechshundertelf", 987611),
    ("fr", "soixante-quinze", 75),
    ("fr", "quatre-vingts", 80),
    ("es", "setecientos cuarenta y dos", 742),
    ("it", "ventuno", 21),
    ("it", "seimilaottocentonovantatré", 6893),
]


@pytest.mark.parametrize(("language", "words", "value"), NUMBERS)
def test_reads_numbers_in_words(language: str, words: str, value: int) -> None:
    assert read_number(words, language) == value


@pytest.mark.parametrize("words", ["", "milk", "two eggs", "twelve fifty", "and"])
def test_what_is_no_number_is_none(words: str) -> None:
    assert read_number(words, "en") is None


@settings(max_examples=150, deadline=None)
@given(
    st.text(alphabet=st.sampled_from("0123456789.,-'€$£ ab-uneizwtyfor:\n%/"), max_size=60),
    st.sampled_from(["en", "de", "fr", "es", "it"]),
)
def test_any_text_gives_ordered_spans_and_no_negative_money(text: str, language: str) -> None:
    spans = find_money(text, language, "EUR", bare=True)
    edges = [edge for span in spans for edge in (span.begin, span.end)]
    assert edges == sorted(edges)
    assert all(0 <= span.begin < span.end <= len(text) and span.money.minor >= 0 for span in spans)
    read_number(text, language)


@pytest.mark.parametrize("text", ["1," * 500, "zwei" * 250, "one and " * 125, "9 " * 500, "€" * 1000])
def test_long_texts_are_read_fast(text: str) -> None:
    for language in ("en", "de"):
        find_money("warm 1 up", language, "EUR", bare=True)
        start = time.process_time()
        find_money(text, language, "EUR", bare=True)
        assert time.process_time() - start < 0.2
