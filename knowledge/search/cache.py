"""Answers that were given before, kept as long as nothing they may rest on changes."""

from __future__ import annotations

import json
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from knowledge.search.chunks import Chunks
from knowledge.search.passages import Found
from knowledge.search.sealing import Sealing
from knowledge.search.stopwords import ASKING, OF_THE_ASKER
from knowledge.search.terms import terms, words

if TYPE_CHECKING:
    from knowledge.keys import Cipher
    from knowledge.store.database import Database

NEAR = 0.94
"""The cosine from which two questions with the same words, but for their order and politeness, are the same one."""
MOST = 500
"""Answers that are kept; the oldest go."""
ANSWER, VECTOR = "cached_answers.answer", "cached_answers.vector"
"""Where what is sealed lies."""


class AnswerCache:
    """The table `cached_answers`. For worker threads.

    An answer belongs to exactly the audiences it was looked for in: two members share one only where they may see the
    same. The tables' triggers remove it in the transaction in which a document of one of them comes, goes, moves or
    changes, so that no answer outlives what it was read from.

    Where one of the audiences is private, question and answer are sealed with that member's key; while it is locked,
    or where there are several, nothing is kept and nothing found.
    """

    def __init__(self, database: Database, sealing: Sealing | None = None) -> None:
        self._database = database
        self._sealing = sealing or Sealing()

    def exact(self, question: str, audiences: Collection[str], language: str) -> Mapping[str, Any] | None:
        """The answer to the same words, whatever their case and punctuation; before anything is searched."""
        lock = self._lock(audiences)
        if lock is None:
            return None
        row = self._database.row(
            "SELECT answer FROM cached_answers WHERE audiences = ? AND language = ? AND question = ?",
            (_key(audiences), language, lock.blind(_said(question))),
        )
        return self._read(row["answer"]) if row else None

    def similar(
        self, question: str, found: Found, audiences: Collection[str], language: str
    ) -> Mapping[str, Any] | None:
        """The answer to a question that asks the same in other words, after the search.

        The embeddings are near and the words that carry meaning are the same. Embeddings alone do not tell “when does
        it begin” from “when does it end”, nor one name or number from another.
        """
        lock = self._lock(audiences)
        if found.vector is None or lock is None:
            return None
        import numpy as np

        rows = self._database.rows(
            "SELECT answer, vector FROM cached_answers"
            " WHERE audiences = ? AND language = ? AND terms = ? AND vector IS NOT NULL ORDER BY id DESC",
            (_key(audiences), language, lock.blind(_terms(question, language))),
        )
        vector = np.frombuffer(found.vector, dtype=np.float32)
        for row in rows:
            stored = self._sealing.opened_bytes(row["vector"], VECTOR)
            if stored is not None and len(stored) == len(found.vector):
                cosine = float(np.frombuffer(stored, dtype=np.float32) @ vector)
                if cosine >= NEAR:
                    return self._read(row["answer"])
        return None

    def keep(
        self, question: str, found: Found, audiences: Collection[str], language: str, answer: Mapping[str, Any]
    ) -> bool:
        """Keeps an answer, as JSON.

        False where something changed since the search, so that it may be wrong, and for questions with “my” and the
        like, which mean something else when another member asks.
        """
        lock = self._lock(audiences)
        if lock is None or _depends_on_asker(question):
            return False
        with self._database.transaction() as tables:
            if Chunks(self._database).version(audiences) != found.version:
                return False
            tables.execute(
                "INSERT OR REPLACE INTO cached_answers"
                " (audiences, language, question, terms, vector, answer, sealed_for) VALUES (?, ?, ?, ?, ?, ?, ?)",
                (
                    _key(audiences),
                    language,
                    lock.blind(_said(question)),
                    lock.blind(_terms(question, language)),
                    lock.seal_bytes(found.vector),
                    lock.seal(json.dumps(answer, ensure_ascii=False)),
                    lock.owner,
                ),
            )
            tables.execute("DELETE FROM cached_answers WHERE id <= (SELECT max(id) FROM cached_answers) - ?", (MOST,))
        return True

    def _lock(self, audiences: Collection[str]) -> _Lock | None:
        """What seals for these audiences; None where nothing may be kept for them."""
        owners = {owner for audience in audiences if (owner := self._sealing.owner(audience)) is not None}
        if not owners:
            return _Lock(None)
        owner = owners.pop()
        return None if owners or not self._sealing.is_open(owner) else _Lock(self._sealing.cipher(owner))

    def _read(self, stored: str) -> Mapping[str, Any] | None:
        answer = self._sealing.opened(stored, ANSWER)
        return None if answer is None else json.loads(answer)


@dataclass(frozen=True, slots=True)
class _Lock:
    """Seals with a cipher, or not at all."""

    cipher: Cipher | None

    @property
    def owner(self) -> int | None:
        return self.cipher.owner if self.cipher else None

    def blind(self, words: str) -> str:
        return self.cipher.blind(words) if self.cipher else words

    def seal(self, answer: str) -> str:
        return self.cipher.seal(answer, ANSWER) if self.cipher else answer

    def seal_bytes(self, vector: bytes | None) -> bytes | None:
        return self.cipher.seal_bytes(vector, VECTOR) if self.cipher and vector is not None else vector


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
