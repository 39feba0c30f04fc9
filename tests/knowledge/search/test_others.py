"""What others keep neither moves what somebody finds nor tells that a word stands in it."""

from __future__ import annotations

import pytest

from knowledge.search import Found
from knowledge.search.fulltext import FullText
from tests.knowledge.search.conftest import Shelf

OWN = ("The boiler was serviced by Mr Okafor.", "The boiler stands in the cellar.", "Bicycles stand in the yard.")
QUESTIONS = (
    "who serviced the boiler?",
    "who serviced the boilr?",
    "where is the telescope?",
    "where is the telescop?",
    "wo steht das Teleskop?",
)


@pytest.fixture
def filled(shelf: Shelf) -> Shelf:
    for number, text in enumerate(OWN):
        shelf.add(f"own {number}", text)
    shelf.library.embed_pending()
    return shelf


def seen(found: Found) -> list[object]:
    """All of an answer but how long it took."""
    numbers = [(one.name, one.text, round(one.score, 9), round(one.coverage, 9)) for one in found.passages]
    return [*numbers, round(found.confidence, 9), found.version]


@pytest.mark.parametrize("question", QUESTIONS)
def test_nothing_changes_by_what_others_keep(filled: Shelf, question: str) -> None:
    before = seen(filled.library.search(question, ("family",)))
    for number in range(12):
        filled.add(f"hidden {number}", "The telescope, a boilr and the boiler of the telescop.", audience="member:1")
        filled.add(f"verborgen {number}", "Das Teleskop steht im Keller.", audience="member:1", language="de")
    filled.library.embed_pending()
    assert seen(filled.library.search(question, ("family",))) == before
    assert "hidden" in str(filled.library.search("telescope", ("member:1",)).passages)


def test_how_rare_a_word_is_is_counted_in_what_may_be_seen(filled: Shelf) -> None:
    words = FullText(filled.database)
    before = words.words("the boiler and the telescope in der Kiste", "en", ("family",), "1")
    for number in range(5):
        filled.add(f"hidden {number}", "The telescope and the boiler.", audience="member:1")
        filled.add(f"verborgen {number}", "Das Teleskop in der Kiste.", audience="member:1", language="de")
    assert words.words("the boiler and the telescope in der Kiste", "en", ("family",), "2") == before
    counts = {one.text: one.frequency for one in words.words("boiler telescope", "en", ("family", "member:1"), "2")}
    assert counts == {"boiler": 7, "telescope": 5}


def test_no_term_of_others_is_read(filled: Shelf) -> None:
    filled.add("hidden", "The telescope of the astronomer.", audience="member:1")
    rows: list[object] = []

    def take(_cursor: object, row: tuple[object, ...]) -> tuple[object, ...]:
        rows.append(row)
        return row

    filled.database._connection.row_factory = take
    for question in ("where is the telescop?", "who is the astronomr?", "who serviced the boilr?"):
        filled.library.search(question, ("family",))
    filled.database._connection.row_factory = None
    assert "boiler" in str(rows)
    assert "telescop" not in str(rows)
    assert "astronom" not in str(rows)
