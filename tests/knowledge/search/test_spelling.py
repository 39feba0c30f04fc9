"""Mistyped words and parts of compounds count for something; numbers and short words are what they are."""

from __future__ import annotations

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from knowledge.search import SearchSettings
from knowledge.search.spelling import LONG, SHORTEST, intact, likeness, mistyped
from tests.knowledge.search.conftest import MakeShelf, Shelf


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


@pytest.fixture
def words_alone(make_shelf: MakeShelf) -> Shelf:
    """A shelf that knows words, but not what they mean."""
    return make_shelf(SearchSettings(embedder="none", chroma=False))


@pytest.mark.parametrize(
    ("language", "text", "question", "meant"),
    [
        ("en", "Notice period: three months.", "the notise", {"notise": "notice"}),
        ("de", "Die Kaution beträgt 2.610 Euro.", "Wie hoch ist die Kation?", {"kation": "kaution"}),
        ("fr", "Le préavis est de trois mois.", "Quel est le preavsi ?", {"preavsi": "préavis"}),
        ("es", "La fianza es de 900 euros.", "¿Cuánto es la fiansa?", {"fiansa": "fianza"}),
        ("it", "La caldaia va controllata ogni anno.", "la cadaia", {"cadaia": "caldaia"}),
    ],
)
def test_a_mistyped_word_is_found_by_words_alone(
    words_alone: Shelf, language: str, text: str, question: str, meant: dict[str, str]
) -> None:
    words_alone.add("paper", text, language=language)
    found = words_alone.library.search(question, ["family"], language)
    assert [passage.text for passage in found.passages] == [text]
    assert found.meant == meant


def test_what_stands_in_the_papers_of_others_is_no_word_to_be_meant(words_alone: Shelf) -> None:
    words_alone.add("Lease", "The notice period is three months.")
    words_alone.add("Diary", "The novice was promoted to wizard.", audience="member:2")
    found = words_alone.library.search("the wizzard and the notise", ["family"], "en")
    assert found.meant == {"notise": "notice"}
    assert {passage.name for passage in found.passages} == {"Lease"}
    assert words_alone.library.search("the wizzard", ["family", "member:2"], "en").meant == {"wizzard": "wizard"}


def test_a_word_that_others_write_wrongly_is_still_mistyped(words_alone: Shelf) -> None:
    words_alone.add("Lease", "The notice period is three months.")
    words_alone.add("Diary", "The notise of mine.", audience="member:2")
    assert words_alone.library.search("the notise", ["family"], "en").meant == {"notise": "notice"}


def test_short_words_numbers_and_words_that_stand_there_are_not_mistyped(words_alone: Shelf) -> None:
    words_alone.add("Lease", "The rent of house 4711 and the horse.")
    for question in ("the rant", "the horse", "4712", "vatios"):
        assert words_alone.library.search(question, ["family"], "en").meant == {}


def test_a_word_that_stands_somewhere_is_not_taken_for_words_that_are_spelled_like_it(shelf: Shelf) -> None:
    for code in ("zxqvkwbbgffq", "zxqvkwbbgdfq", "zxqvkwbbckcq"):
        shelf.add(f"Letter {code}", f"What is {code}?")
    shelf.add("Right", "Among garden tools beside many rakes someone wrote zxqvkwbbgmcq yesterday evening.")
    shelf.library.embed_pending()
    assert shelf.names("What is zxqvkwbbgmcq?")[0] == "Right"


@given(st.text("abcde", min_size=SHORTEST, max_size=14), st.data())
def test_whatever_a_word_is_mistyped_for_keeps_a_piece_of_it(word: str, data: st.DataObject) -> None:
    other = list(word)
    for _ in range(2 if len(word) >= LONG + 2 else 1):
        at = data.draw(st.integers(0, len(other) - 2))
        deed = data.draw(st.sampled_from(("more", "less", "other", "swapped")))
        if deed == "more":
            other.insert(at + 1, "x")
        elif deed == "less":
            del other[at]
        elif deed == "other":
            other[at] = "y"
        else:
            other[at], other[at + 1] = other[at + 1], other[at]
    meant = "".join(other)
    head, middle, tail = intact(word)
    assume(mistyped(word, meant))
    assert meant.startswith(head) or meant.endswith(tail) or (middle and middle in meant)
