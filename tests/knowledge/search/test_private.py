"""What is private lies sealed, from when it is put until it is gone, and its owner finds it as anything else."""

from __future__ import annotations

from pathlib import Path

import pytest

from knowledge.keys import LockedError
from knowledge.search import AnswerCache, Chunk, Found, Library, SearchSettings
from tests.knowledge.search.conftest import Shelf, WordEmbedder, open_keys

ANNA, TOM = "member:1", "member:2"
LETTER = (
    "Northgate offers the post of head gardener, with a salary of 61437 euros.",
    "The contract begins on the second of March and has no end.",
    "Notice may be given by either side, six weeks before the end of a quarter.",
)
NAME, TITLE = "Northgate-terms.pdf", "An offer for the orangery"
MARKS = ("northgate", "gardener", "61437", "quarter", "orangery")
PASSPHRASE = "seven green bicycles"
QUESTIONS = (
    "What is the salary of the head gardener?",
    "when does the contract begin",
    "How is notice given at Northgate?",
    "what is the salry of the gardner",
    "Which automobile may I drive?",
    "orangery",
)


def lies_in_clear(folder: Path, *words: str | bytes) -> list[tuple[str, bytes]]:
    """The files below a folder that hold one of these, in whichever case."""
    found = []
    marks = [word.encode() if isinstance(word, str) else word.lower() for word in words]
    for path in sorted(path for path in folder.rglob("*") if path.is_file()):
        content = path.read_bytes().lower()
        found += [(path.name, mark[:20]) for mark in marks if mark in content]
    return found


def keep_letter(shelf: Shelf, audience: str) -> int:
    """Puts the letter, with a name, a title and headings."""
    document = shelf.add(NAME, audience=audience)
    chunks = [Chunk(text, page=1, heading="Terms of Northgate", place="Northgate / terms") for text in LETTER]
    shelf.library.put(document, chunks, TITLE)
    shelf.library.embed_pending()
    return document


def answers(shelf: Shelf, audience: str) -> list[list[tuple[str, str, str, float]]]:
    """What some questions find: names, places and texts with their scores."""
    found = [shelf.library.search(question, [audience]) for question in QUESTIONS]
    return [[(one.name, one.place, one.text, round(one.score, 4)) for one in answer.passages] for answer in found]


def fill(shelf: Shelf, audience: str) -> None:
    """The letter among other papers."""
    keep_letter(shelf, audience)
    shelf.add("Car.txt", "The car is insured by Brandauer.", "Anybody may drive the car.", audience=audience)
    shelf.add("Maison.txt", "Le jardinier commence en mars.", audience=audience, language="fr")
    shelf.library.embed_pending()


@pytest.mark.parametrize("strategy", ["hybrid", "dense", "sparse"])
def test_a_private_library_answers_as_a_shared_one(tmp_path: Path, strategy: str) -> None:
    settings = SearchSettings(strategy=strategy, chroma=False)  # type: ignore[arg-type]
    shared = Shelf(tmp_path / "shared", settings, WordEmbedder(automobile="car"))
    private = Shelf(
        tmp_path / "private", settings, WordEmbedder(automobile="car"), keys=open_keys(tmp_path / "private")
    )
    fill(shared, "family")
    fill(private, ANNA)
    assert answers(private, ANNA) == answers(shared, "family")
    assert all(answers(private, ANNA)[:4])
    meant = private.library.search("what is the salry", [ANNA]).meant
    assert meant == shared.library.search("what is the salry", ["family"]).meant == {"salry": "salary"}
    assert answers(private, "family") == answers(private, TOM) == [[]] * len(QUESTIONS)
    shared.close()
    private.close()


def test_nothing_of_it_lies_in_clear_until_it_is_gone(sealed: Shelf, tmp_path: Path) -> None:
    document = keep_letter(sealed, ANNA)
    assert sealed.embedder is not None
    vectors = [row[:2].tobytes() for row in sealed.embedder.passages([*sealed.embedder.embedded])]
    assert sealed.database.rows("SELECT * FROM vectors")
    assert lies_in_clear(tmp_path, *MARKS, *vectors) == []
    assert sealed.names("salary of the head gardener", ANNA) == [NAME]
    texts = [passage.text for passage in sealed.library.texts(document, [ANNA])]
    assert texts == [*LETTER]
    sealed.library.seal_pending()
    sealed.library.reindex()
    assert sealed.names("salary of the head gardener", ANNA) == [NAME]
    sealed.move(document, "")
    assert sealed.names("salary of the head gardener", ANNA) == []
    sealed.library.put(document, [Chunk(text) for text in LETTER])
    sealed.move(document, ANNA)
    assert sealed.names("salary of the head gardener", ANNA) == [NAME]
    assert lies_in_clear(tmp_path, *MARKS) == []
    sealed.database.rows("DELETE FROM documents WHERE id = ?", (document,))
    assert lies_in_clear(tmp_path, *MARKS) == []


def test_what_was_shared_lies_in_clear_nowhere_when_it_is_private(sealed: Shelf, tmp_path: Path) -> None:
    for number in range(40):
        sealed.add(f"Letter {number}", f"The letter {number} of the others, about room {number % 7}.")
    document = keep_letter(sealed, "family")
    assert {word.decode() for _, word in lies_in_clear(tmp_path, *MARKS)} == set(MARKS)
    sealed.move(document, ANNA)
    assert sealed.names("salary of the head gardener", ANNA) == [NAME]
    assert sealed.names("salary of the head gardener", "family")[:1] != [NAME]
    assert sealed.library.seal_pending() == 0
    assert lies_in_clear(tmp_path, *MARKS) == []
    assert sealed.library.pending() == 0
    assert sealed.names("letter 7 room", "family", ANNA)
    sealed.move(document, "family")
    assert sealed.library.seal_pending() == 0
    assert sealed.names("salary of the head gardener", "family")[0] == NAME
    assert sealed.library.pending() == 0
    assert sealed.database.rows("SELECT name FROM documents WHERE id = ?", (document,)) == [{"name": NAME}]


def test_what_is_moved_by_its_audience_alone_is_found_and_follows(sealed: Shelf, tmp_path: Path) -> None:
    document = keep_letter(sealed, "family")
    sealed.database.rows("UPDATE documents SET audience = ? WHERE id = ?", (ANNA, document))
    assert sealed.names("salary of the head gardener", ANNA) == [NAME]
    assert sealed.library.seal_pending() == 1, "its chunks were sealed when they were looked for, its name is left"
    assert lies_in_clear(tmp_path, *MARKS) == []
    sealed.database.rows("UPDATE documents SET audience = ? WHERE id = ?", (TOM, document))
    assert sealed.library.seal_pending() == len(LETTER) + 1
    assert sealed.names("salary of the head gardener", TOM) == [NAME]
    assert sealed.names("salary of the head gardener", ANNA) == []
    sealed.database.rows("UPDATE documents SET audience = 'family' WHERE id = ?", (document,))
    assert sealed.names("salary of the head gardener", "family") == [NAME]
    assert sealed.library.seal_pending() == 1
    assert sealed.names("salary of the head gardener", "family") == [NAME]


def test_locked_it_is_not_found_and_that_is_said(sealed: Shelf, tmp_path: Path) -> None:
    document = keep_letter(sealed, ANNA)
    waiting = sealed.add("Later.txt", "The gardener comes later.", audience=ANNA)
    sealed.add("Car.txt", "The gardener drives the car.", audience="family")
    assert sealed.keys is not None
    sealed.keys.set_passphrase(1, PASSPHRASE)
    sealed.keys.lock(1)
    again = Library(sealed.database, tmp_path, sealed.library.settings, embedder=sealed.embedder, keys=sealed.keys)
    for library in (sealed.library, again):
        found = library.search("salary of the head gardener", ["family", ANNA])
        assert [one.name for one in found.passages] == ["Car.txt"]
        assert found.locked
        assert not library.search("salary of the head gardener", ["family"]).locked
        assert library.texts(document, [ANNA]) == ()
        assert library.embed_pending() in (0, 1)
        assert library.seal_pending() == 0
        library.reindex()
        with pytest.raises(LockedError):
            library.put(waiting, [Chunk("The gardener came.")])
        with pytest.raises(LockedError):
            library.sealing.sealed("x", "documents.name", ANNA)
    sealed.keys.unlock(1, PASSPHRASE)
    for library in (sealed.library, again):
        found = library.search("salary of the head gardener", ["family", ANNA])
        assert found.passages[0].name == NAME
        assert found.passages[0].cosine is not None
        assert not found.locked
    assert sealed.library.pending() == 1
    assert sealed.library.embed_pending() == 1


def test_answers_are_kept_sealed(sealed: Shelf, tmp_path: Path) -> None:
    keep_letter(sealed, ANNA)
    cache = AnswerCache(sealed.database, sealed.library.sealing)
    question, allowed = "What is the salary of the head gardener?", ["family", ANNA]
    found = sealed.library.search(question, allowed)
    answer = {"quote": LETTER[0]}
    assert cache.keep(question, found, allowed, "en", answer)
    assert lies_in_clear(tmp_path, *MARKS, found.vector or b"") == []
    assert cache.exact("what is the salary of the head gardener", allowed, "en") == answer
    other = "The salary of the head gardener is what?"
    assert cache.similar(other, sealed.library.search(other, allowed), allowed, "en") == answer
    assert cache.exact(question, ["family"], "en") is None
    assert not cache.keep(question, Found(), [ANNA, TOM], "en", answer)
    assert sealed.keys is not None
    sealed.keys.set_passphrase(1, PASSPHRASE)
    sealed.keys.lock(1)
    assert cache.exact(question, allowed, "en") is None
    assert not cache.keep(question, found, allowed, "en", answer)
