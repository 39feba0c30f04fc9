"""Mistyped words and parts of compounds count for something; numbers and short words are what they are."""

from __future__ import annotations

import pytest

from knowledge.search.spelling import likeness
from tests.knowledge.search.conftest import Shelf


@pytest.mark.parametrize(
    ("word", "term", "value"),
    [
        ("pasport", "passport", 0.8),
        ("warrnaty", "warranty", 0.8),
        ("guarantee", "guarentie", 0.8),
        ("nummer", "versicherungsnummer", 0.5),
        ("versicherungsnummer", "versicherung", 0.5),
        ("passport", "airport", 0.0),
        ("4711", "4712", 0.0),
        ("cat", "cats", 0.0),
        ("", "anything", 0.0),
    ],
)
def test_likeness(word: str, term: str, value: float) -> None:
    assert likeness(word, [term]) == value
    assert likeness(word, ["unrelated", term]) == value


def test_a_mistyped_word_puts_the_right_passage_first(shelf: Shelf) -> None:
    for name in ("Bicycle", "Warranty", "Menu"):
        shelf.add(name, f"All about the {name.lower()} of the house.")
    shelf.library.embed_pending()
    assert shelf.names("the warrenty")[0] == "Warranty"
