"""Categories and merchants in five languages."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pods.engine.parts import category_of_place, find_category, find_merchant, find_money, guess_category
from pods.engine.parts.lookup import entry_count, merchant_count
from skills.engine.categories import CATEGORIES

MERCHANTS = [
    ("en", "18 at Aldi for bread", "Aldi", False),
    ("en", "tesco again, 14.30", "tesco", False),
    ("en", "paid 25 to Boots for cough syrup", "Boots", False),
    ("en", "12.50 at the bakery", "bakery", True),
    ("de", "gestern 30 Euro bei Edeka", "Edeka", False),
    ("de", "19,40 in der Apotheke", "Apotheke", True),
    ("fr", "31 € chez Leclerc hier", "Leclerc", False),
    ("es", "he gastado 20 en Mercadona", "Mercadona", False),
    ("it", "Esselunga 54,10", "Esselunga", False),
]

NOWHERE = [("en", "40 for lunch"), ("en", "dentist at 5"), ("en", "paid 20 in cash"), ("de", "12 Euro für Kaffee")]

GUESSES = [
    ("en", "socks at Lidl", "Lidl", "clothing"),
    ("en", "breakfast at IKEA", "IKEA", "eating-out"),
    ("en", "pizza", "Tesco", "groceries"),
    ("en", "ski lift pass and school shoes", None, "leisure"),
    ("de", "Hustensaft", None, "health"),
    ("de", "Winterjacke bei Aldi", "Aldi", "clothing"),
    ("fr", "plein d'essence", None, "transport"),
    ("es", "entradas de cine", None, "leisure"),
    ("it", "pannolini", None, "children"),
]

QUERIES = [
    ("en", "how much on dining out", "eating-out"),
    ("en", "food this month", "groceries"),
    ("en", "not groceries but household", "household"),
    ("de", "Essen gehen im Mai", "eating-out"),
    ("fr", "combien pour les loisirs", "leisure"),
    ("es", "gastos de transporte", "transport"),
    ("it", "quanto per i vestiti", "clothing"),
]


@pytest.mark.parametrize(("language", "text", "name", "generic"), MERCHANTS)
def test_finds_merchants(language: str, text: str, name: str, generic: bool) -> None:
    money = find_money(text, language, "EUR", bare=True)
    found = find_merchant(text, language, [(span.begin, span.end) for span in money])
    assert found is not None
    assert (found.name, found.generic) == (name, generic)


@pytest.mark.parametrize(("language", "text"), NOWHERE)
def test_things_times_and_cash_are_no_merchants(language: str, text: str) -> None:
    assert find_merchant(text, language) is None or find_merchant(text, language, [(0, len(text))]) is None
    found = find_merchant(text, language)
    assert found is None or found.generic


@pytest.mark.parametrize(("language", "text", "merchant", "category"), GUESSES)
def test_guesses_categories(language: str, text: str, merchant: str | None, category: str) -> None:
    assert guess_category(text, merchant, language)[0] == category


@pytest.mark.parametrize(("language", "text", "category"), QUERIES)
def test_finds_named_categories(language: str, text: str, category: str) -> None:
    assert find_category(text, language) == category


def test_only_some_kinds_of_places_stand_for_a_category() -> None:
    assert category_of_place("supermarket", "en") == category_of_place("supermercato", "it") == "groceries"
    assert category_of_place("ristorante", "it") == "eating-out"
    assert category_of_place("panadería", "es") is None
    assert category_of_place("Mercadona", "es") is None


def test_the_lexicon_is_large() -> None:
    assert merchant_count() >= 1000
    assert sum(entry_count(code) for code in ("en", "de", "fr", "es", "it")) >= 3000


@settings(max_examples=100, deadline=None)
@given(st.text(max_size=80), st.sampled_from(["en", "de", "fr", "es", "it"]))
def test_any_text_is_read(text: str, language: str) -> None:
    found = find_merchant(text, language)
    assert found is None or 0 <= found.begin < found.end <= len(text)
    category, sure = guess_category(text, found.name if found else None, language)
    assert category in CATEGORIES
    assert 0 <= sure <= 1
    assert find_category(text, language) in (None, *CATEGORIES)
