"""`ingle predict answers`: quotes from a corpus, with the paragraphs they stand on."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from bot.predict.answers import predict_answer
from bot.predict.retrieval import Corpus
from knowledge.search import SearchSettings
from tests.knowledge.search.conftest import WordEmbedder

PARAGRAPHS = [
    {
        "doc_id": "kettle-1",
        "title": "Kettle",
        "lang": "en",
        "text": "Fill the kettle with at most 1.7 litres of water.",
    },
    {"doc_id": "kettle-2", "title": "Kettle", "lang": "en", "text": "Descale the kettle once a month with vinegar."},
    {"doc_id": "toaster-1", "title": "Toaster", "lang": "en", "text": "Empty the crumb tray of the toaster weekly."},
]


@pytest.fixture
def corpus(tmp_path: Path) -> Iterator[Corpus]:
    opened = Corpus(PARAGRAPHS, tmp_path, SearchSettings(chroma=False), embedder=WordEmbedder())
    opened.fill(lambda done, of: None)
    yield opened
    opened.close()


def test_an_answer_is_quoted_with_its_paragraph(corpus: Corpus) -> None:
    made = predict_answer({"id": "q1", "question": "how often do I descale the kettle?", "lang": "en"}, corpus)
    assert (made["id"], made["answer"]) == ("q1", "Descale the kettle once a month with vinegar.")
    assert (made["field"], made["kind"], made["citations"]) == ("once a month", "frequency", ["kettle-2"])
    assert made["ms"] > 0


def test_a_question_that_is_not_answered_has_less_confidence(corpus: Corpus) -> None:
    sure = predict_answer({"id": "1", "question": "how much water goes into the kettle?"}, corpus)
    unsure = predict_answer({"id": "2", "question": "who repairs the dishwasher of the neighbours?"}, corpus)
    assert sure["confidence"] >= 0.5 > unsure["confidence"]


def test_a_question_of_nothing_has_no_answer(corpus: Corpus) -> None:
    made = predict_answer({"id": "3", "question": "and what about it?"}, corpus)
    assert (made["answer"], made["citations"], made["confidence"]) == (None, [], 0.0)
