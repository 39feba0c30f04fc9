"""Answers to the questions of the retrieval benchmark, quoted from its paragraphs as the house does without a model."""

from __future__ import annotations

import time

from bot.predict.retrieval import Corpus, Record
from knowledge.answers import answer

PASSAGES = 6
"""How many passages an answer is looked for in."""


def predict_answer(row: Record, corpus: Corpus) -> Record:
    """`answer` is the quote, `field` what was read off it, `citations` the paragraphs it stands on.

    `verdict` is true or false where the quote says for certain yes or no, otherwise null. `confidence` is that it
    answers the question; `answer` is null only where nothing at all was found, so that whoever scores may choose the
    threshold. `ms` is for search and answer together.
    """
    begun = time.perf_counter()
    found = corpus.search(row, PASSAGES)
    given = answer(row["question"], found, language=row.get("lang", "en"), similar=corpus.similar)
    spent = (time.perf_counter() - begun) * 1000
    if given is None:
        return {"id": row["id"], "answer": None, "citations": [], "confidence": 0.0, "ms": round(spent, 2)}
    cited = dict.fromkeys(corpus.paragraph(found.passages[number - 1]) for number in given.passages)
    return {
        "id": row["id"],
        "answer": given.quote,
        "field": given.field,
        "kind": given.kind.value,
        "verdict": given.verdict,
        "citations": list(cited),
        "confidence": round(given.confidence, 4),
        "search_confidence": round(found.confidence, 4),
        "ms": round(spent, 2),
    }
