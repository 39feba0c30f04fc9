"""An answer is given again only to the same question, to those who may see the same, as long as nothing changed."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pytest

from knowledge.search import AnswerCache, Chunk
from tests.knowledge.search.conftest import Shelf

QUESTION = "What is the alarm code?"
ANSWER = {"text": "4711", "chunks": [1]}


@pytest.fixture
def kept(shelf: Shelf) -> AnswerCache:
    """A cache that holds the answer to one question of the family and parents."""
    shelf.add("Code", "The alarm code is 4711.", audience="parents")
    shelf.library.embed_pending()
    cache = AnswerCache(shelf.database)
    found = shelf.library.search(QUESTION, ["family", "parents"])
    assert cache.keep(QUESTION, found, ["family", "parents"], "en", ANSWER)
    return cache


def similar(shelf: Shelf, cache: AnswerCache, question: str, *audiences: str) -> Mapping[str, Any] | None:
    """The answer to a question by its likeness."""
    return cache.similar(question, shelf.library.search(question, audiences), audiences, "en")


def test_the_same_words_get_the_same_answer(kept: AnswerCache) -> None:
    assert kept.exact("what is the ALARM code", ["parents", "family"], "en") == ANSWER
    assert kept.exact("What is the door code?", ["parents", "family"], "en") is None
    assert kept.exact(QUESTION, ["parents", "family"], "de") is None


def test_other_audiences_get_no_answer(shelf: Shelf, kept: AnswerCache) -> None:
    for audiences in (["family"], ["parents"], ["family", "member:1"], ["family", "parents", "member:1"], []):
        assert kept.exact(QUESTION, audiences, "en") is None
        assert similar(shelf, kept, QUESTION, *audiences) is None


def test_other_words_for_the_same_question_get_the_answer(shelf: Shelf, kept: AnswerCache) -> None:
    assert similar(shelf, kept, "The alarm code: what is the code?", "family", "parents") == ANSWER


@pytest.mark.parametrize(
    "question", ["When is the alarm code?", "What is the alarm code not?", "What is the alarm 2 code?", "Who is alarm?"]
)
def test_what_differs_in_a_word_that_counts_gets_none(shelf: Shelf, kept: AnswerCache, question: str) -> None:
    assert similar(shelf, kept, question, "family", "parents") is None


@pytest.mark.parametrize(
    "change",
    [
        "UPDATE documents SET audience = 'member:1'",
        "UPDATE documents SET audience = ''",
        "UPDATE documents SET name = 'Other'",
        "DELETE FROM documents",
        "INSERT INTO documents (name, audience) VALUES ('New', 'family')",
    ],
)
def test_any_change_of_what_may_be_seen_takes_the_answer(shelf: Shelf, kept: AnswerCache, change: str) -> None:
    shelf.database.rows(change)
    assert kept.exact(QUESTION, ["family", "parents"], "en") is None
    assert not shelf.database.rows("SELECT * FROM cached_answers")


def test_new_text_and_new_embeddings_take_the_answer(shelf: Shelf, kept: AnswerCache) -> None:
    shelf.library.put(1, [Chunk("The alarm code is 1234.")])
    assert kept.exact(QUESTION, ["family", "parents"], "en") is None
    kept.keep(QUESTION, shelf.library.search(QUESTION, ["parents"]), ["parents"], "en", ANSWER)
    shelf.library.embed_pending()
    assert kept.exact(QUESTION, ["parents"], "en") is None


def test_a_change_elsewhere_leaves_it(shelf: Shelf, kept: AnswerCache) -> None:
    shelf.add("Diary", "Of somebody else.", audience="member:2")
    assert kept.exact(QUESTION, ["family", "parents"], "en") == ANSWER


def test_an_answer_to_what_changed_meanwhile_is_not_kept(shelf: Shelf, kept: AnswerCache) -> None:
    found = shelf.library.search("alarm", ["parents"])
    shelf.library.put(1, [Chunk("The alarm code is 1234.")])
    assert not kept.keep("alarm", found, ["parents"], "en", ANSWER)
    assert kept.exact("alarm", ["parents"], "en") is None


@pytest.mark.parametrize("question", ["What is my alarm code?", "Wie ist mein Code?", "Quel est mon code ?"])
def test_what_depends_on_the_asker_is_not_kept(shelf: Shelf, kept: AnswerCache, question: str) -> None:
    assert not kept.keep(question, shelf.library.search(question, ["parents"]), ["parents"], "en", ANSWER)


def test_what_may_be_is_not_what_must_be(shelf: Shelf) -> None:
    shelf.add("Rules", "Dogs may be kept.")
    shelf.library.embed_pending()
    cache = AnswerCache(shelf.database)
    rest = "big or small dogs and cats and birds be kept in rooms, cellars, sheds, lofts, gardens, barns and stables?"
    asked = f"may {rest}"
    assert cache.keep(asked, shelf.library.search(asked, ["family"]), ["family"], "en", ANSWER)
    assert similar(shelf, cache, f"so, may {rest}", "family") == ANSWER
    assert similar(shelf, cache, f"must {rest}", "family") is None
