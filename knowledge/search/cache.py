"""Answers that were given before, kept as long as nothing they may rest on changes."""

from __future__ import annotations

import json
from collections.abc import Collection, Mapping
from typing import TYPE_CHECKING, Any

from knowledge.search.chunks import Chunks
from knowledge.search.passages import Found
from knowledge.search.stopwords import ASKING, OF_THE_ASKER
from knowledge.search.terms import terms, words

if TYPE_CHECKING:
    from knowledge.store.database import Database

NEAR = 0.94
"""The cosine from which two questions with the same words, but for their order and politeness, are the same one."""
MOST = 500
"""Answers that are kept; the oldest go."""


class AnswerCache:
    """The table `cached_answers`. For worker threads.

    An answer belongs to exactly the audiences it was looked for in: two members share one only where they may see the
    same. The tables' triggers remove it in the transaction in which a document of one of them comes, goes, moves or
    changes, so that no answer outlives what it was read from.
    """

    def __init__(self, database: Database) -> None:
        self._database = database

    def exact(self, question: str, audiences: Collection[str], language: str) -> Mapping[str, Any] | None:
        """The answer to the same words, whatever their case and punctuation; before anything is searched."""
        row = self._database.row(
            "SELECT answer FROM cached_answers WHERE audiences = ? AND language = ? AND question = ?",
            (_key(audiences), language, _said(question)),
        )
        return json.loads(row["answer"]) if row else None

    def similar(
        self, question: str, found: Found, audiences: Collection[str], language: str
    ) -> Mapping[str, Any] | None:
        """The answer to a question that asks the same in other words, after the search.

        The embeddings are near and the words that carry meaning are the same. Embeddings alone do not tell “when does
        it begin” from “when does it end”, nor one name or number from another.
        """
        if found.vector is None:
            return None
        import numpy as np

        rows = self._database.rows(
            "SELECT answer, vector FROM cached_answers"
            " WHERE audiences = ? AND language = ? AND terms = ? AND vector IS NOT NULL ORDER BY id DESC",
            (_key(audiences), language, _terms(question, language)),
        )
        vector = np.frombuffer(found.vector, dtype=np.float32)
        for row in rows:
            if len(row["vector"]) == len(found.vector):
                cosine = float(np.frombuffer(row["vector"], dtype=np.float32) @ vector)
                if cosine >= NEAR:
                    answer: Mapping[str, Any] = json.loads(row["answer"])
                    return answer
        return None

    def keep(
        self, question: str, found: Found, audiences: Collection[str], language: str, answer: Mapping[str, Any]
    ) -> bool:
        """Keeps an answer, as JSON.

        False where something changed since the search, so that it may be wrong, and for questions with “my” and the
        like, which mean something else when another member asks.
        """
        if _depends_on_asker(question):
            return False
        with self._database.transaction() as tables:
            if Chunks(self._database).version(audiences) != found.version:
                return False
            tables.execute(
                "INSERT OR REPLACE INTO cached_answers (audiences, language, question, terms, vector, answer)"
                " VALUES (?, ?, ?, ?, ?, ?)",
                (
                    _key(audiences),
                    language,
                    _said(question),
                    _terms(question, language),
                    found.vector,
                    json.dumps(answer, ensure_ascii=False),
                ),
            )
            tables.execute("DELETE FROM cached_answers WHERE id <= (SELECT max(id) FROM cached_answers) - ?", (MOST,))
        return True


def _key(audiences: Collection[str]) -> str:
    """The audiences as they are stored; the triggers look for one between two bars."""
    return "|" + "|".join(sorted({audience for audience in audiences if audience})) + "|"


def _said(question: str) -> str:
    return " ".join(words(question))


def _terms(question: str, language: str) -> str:
    """What tells a question from others, in the order of the alphabet: stems that carry meaning, and what is asked."""
    asking = {word for word in words(question) if word in ASKING}
    return " ".join(sorted(set(terms(question, language)) | asking)) or _said(question)


def _depends_on_asker(question: str) -> bool:
    return any(word in OF_THE_ASKER for word in words(question))
