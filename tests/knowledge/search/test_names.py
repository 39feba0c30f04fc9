"""A paper is found by what it is called: its name, the file's, and its title."""

from __future__ import annotations

import pytest

from knowledge.search import Chunk, SearchSettings
from knowledge.search.chunks import called
from knowledge.search.pointing import points
from tests.knowledge.search.conftest import MakeShelf, Shelf

PETS = "Dogs and other pets are not permitted."
LETTER = "Dear tenants, the lease says that pets need consent: pets, more pets, and the lease."
RULES = "Pets are welcome on the terrace. Pets stay on a lead. A lease is not about pets here."


@pytest.fixture
def words_alone(make_shelf: MakeShelf) -> Shelf:
    """A shelf that knows words, but not what they mean."""
    return make_shelf(SearchSettings(embedder="none", chroma=False))


def titled(shelf: Shelf, name: str, title: str, text: str) -> int:
    """A document that calls itself something else than it is named."""
    with shelf.database.transaction():
        row = shelf.database.rows(
            "INSERT INTO documents (name, audience, language) VALUES (?, 'family', 'en') RETURNING id", (name,)
        )[0]
        shelf.library.put(row["id"], [Chunk(text)], title)
    return int(row["id"])


@pytest.mark.parametrize(
    ("name", "question"),
    [
        ("Lease.pdf", "what does the lease say about pets?"),
        ("lease_2024-final.pdf", "according to the lease, what about pets?"),
        ("OurLease.pdf", "what is said about pets in the lease?"),
        ("lease2024.pdf", "what does the lease say about pets?"),
    ],
)
def test_the_paper_that_is_named_comes_before_those_that_speak_of_it(
    words_alone: Shelf, name: str, question: str
) -> None:
    words_alone.add("Letter.txt", LETTER)
    words_alone.add("Rules.txt", RULES)
    words_alone.add(name, "The rent is 900 pounds.", PETS)
    assert words_alone.names(question)[0] == name


def test_a_document_is_found_by_its_title_and_still_after_the_index_is_made_anew(words_alone: Shelf) -> None:
    titled(words_alone, "scan0012.pdf", "Tenancy agreement", PETS)
    words_alone.add("Rules.txt", RULES)
    for _ in range(2):
        found = words_alone.library.search("what does the tenancy agreement say?", ["family"])
        assert [(one.name, one.title) for one in found.passages] == [("scan0012.pdf", "Tenancy agreement")]
        words_alone.library.reindex()


def test_where_no_paper_is_pointed_at_its_name_is_one_word_among_others(words_alone: Shelf) -> None:
    words_alone.add("Pets.txt", "The rent is 900 pounds.")
    words_alone.add("Letter.txt", "Pets: dogs are not permitted, other pets are.")
    assert words_alone.names("are pets such as dogs permitted?")[0] == "Letter.txt"


@pytest.mark.parametrize(
    ("question", "does"),
    [
        ("What does the lease say about pets?", True),
        ("Was steht im Mietvertrag über Hunde?", True),
        ("Que dit le bail sur les chiens ?", True),
        ("¿Qué dice el contrato?", True),
        ("Secondo il contratto, posso fumare?", True),
        ("Are dogs allowed?", False),
        ("Wie hoch ist die Miete?", False),
    ],
)
def test_whether_a_question_points_at_a_paper(question: str, does: bool) -> None:
    assert points(question) is does


def test_a_name_falls_apart_into_words() -> None:
    assert called("OurLease2024.pdf", "") == "OurLease2024 Our Lease 2024"
    assert called("lease.pdf", "Tenancy agreement") == "lease Tenancy agreement"
