"""List phrases and the names of lists in five languages."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pods.engine.parts import find_list, split_items

ITEMS = [
    ("en", "rye bread, 4 pears and a melon", ("rye bread", "4 pears", "melon")),
    ("en", "orange juice three bags of rice and sponges", ("orange juice", "three bags of rice", "sponges")),
    ("en", "mac and cheese & crisps please", ("mac and cheese", "crisps")),
    ("en", "- nappies\n- 2 l juice\n- soap", ("nappies", "2 l juice", "soap")),
    ("en", "wash the car and water the plants", ("wash the car", "water the plants")),
    ("en", "phone granny and grandad", ("phone granny and grandad",)),
    ("en", '"empty the shed" again thanks', ("empty the shed",)),
    ("de", "3 l Saft, Quark und eine Gurke bitte", ("3 l Saft", "Quark", "Gurke")),
    ("de", "Obst- und Gemüsekiste", ("Obst- und Gemüsekiste",)),
    ("fr", "du beurre, des poires et un pot de miel merci", ("beurre", "poires", "pot de miel")),
    ("es", "pan, ajo y una docena de naranjas", ("pan", "ajo", "una docena de naranjas")),
    ("it", "del burro, quattro mele e dei limoni per favore", ("burro", "quattro mele", "limoni")),
]

LISTS = [
    ("en", "on the camping list", "camping"),
    ("en", "groceries: rice", "shopping"),
    ("en", "to my to-do list", "todo"),
    ("en", "for the supermarket", "shopping"),
    ("de", "auf den Einkaufszettel", "shopping"),
    ("de", "auf die Geschenkeliste", "geschenke"),
    ("fr", "sur la liste des courses", "shopping"),
    ("fr", "sur la liste de Noël", "noël"),
    ("es", "en la lista de la compra", "shopping"),
    ("it", "alla lista della spesa", "shopping"),
]


@pytest.mark.parametrize(("language", "text", "items"), ITEMS)
def test_parts_items(language: str, text: str, items: tuple[str, ...]) -> None:
    assert split_items(text, language) == items


@pytest.mark.parametrize(("language", "text", "name"), LISTS)
def test_names_lists(language: str, text: str, name: str) -> None:
    found = find_list(f"xyz {text}" if ":" not in text else text, language)
    assert found is not None
    assert (found.name, found.named) == (name, True)


def test_an_unnamed_list_is_said_to_be_unnamed() -> None:
    found = find_list("put tea on the list for me", "en")
    assert found is not None
    assert (found.name, found.named) == ("shopping", False)


def test_a_misspelt_known_list_keeps_its_name() -> None:
    found = find_list("tea on the brithday list", "en", ("birthday",))
    assert found is not None
    assert found.name == "birthday"


def test_no_list_is_none() -> None:
    assert find_list("dentist on Friday", "en") is None


@settings(max_examples=100, deadline=None)
@given(st.text(max_size=80), st.sampled_from(["en", "de", "fr", "es", "it"]))
def test_any_text_gives_items_that_stand_in_it(text: str, language: str) -> None:
    assert all(item and item in text for item in split_items(text, language))
    found = find_list(text, language)
    assert found is None or 0 <= found.begin < found.end <= len(text)
