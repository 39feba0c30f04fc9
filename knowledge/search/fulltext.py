"""The sparse half: which chunks hold the words of a question, by SQLite's full-text index and BM25."""

from __future__ import annotations

import math
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from knowledge.search.chunks import VISIBLE, as_json
from knowledge.search.stopwords import stop_words
from knowledge.search.terms import stem, words

if TYPE_CHECKING:
    from knowledge.store.database import Database

MOST_ROWS = 10_000
"""How many rows a query may have to rank: at a microsecond each that is 10 ms. The commonest words are left out of the
search for candidates until it holds; ranking counts them again. Of one word that has more, the newest are ranked."""
TITLE_WEIGHT = 1.0
MOST_WORDS = 24
"""Words of a question that are asked for."""


@dataclass(frozen=True, slots=True)
class Word:
    """A word of the question."""

    text: str
    stems: Mapping[str, str]
    """Its stem in each language that chunks are in."""
    frequency: int
    """How many chunks hold it, counted up to MOST_ROWS."""
    weight: float
    """Its inverse document frequency: ln(1 + (N - n + 0.5) / (n + 0.5)), as in BM25."""


class FullText:
    """Asks the table `chunks_fts`; what it counts is kept until anything changes."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._stamp: object = None
        self._counts: dict[str, int] = {}
        self._total = 0
        self._languages: tuple[str, ...] = ()

    def words(self, question: str, language: str) -> list[Word]:
        """The words of a question without stop words, each once."""
        self._refresh()
        stop = stop_words(language)
        found: dict[str, Word] = {}
        for text in words(question):
            if len(found) == MOST_WORDS:
                break
            if text in stop or text in found:
                continue
            stems = {one: stem(text, one) for one in {language, *self._languages}}
            frequency = max(self._count(term) for term in set(stems.values()))
            weight = math.log(1 + (max(0, self._total - frequency) + 0.5) / (frequency + 0.5))
            found[text] = Word(text, stems, frequency, weight)
        return list(found.values())

    def search(self, asked: Sequence[Word], audiences: Collection[str], limit: int) -> list[int]:
        """The chunks of these audiences that fit best by BM25, best first."""
        terms = self._terms(asked)
        if not terms:
            return []
        rows = self._database.rows(
            "SELECT id FROM (SELECT chunks_fts.rowid AS id, bm25(chunks_fts, :title, 1.0) AS score FROM chunks_fts"
            " CROSS JOIN documents ON documents.id = chunks_fts.rowid >> 20"
            f" WHERE chunks_fts MATCH :terms AND documents.{VISIBLE} ORDER BY chunks_fts.rowid DESC LIMIT :most)"
            " ORDER BY score LIMIT :limit",
            {
                "terms": " OR ".join(f'"{term}"' for term in terms),
                "audiences": as_json(audiences),
                "title": TITLE_WEIGHT,
                "most": MOST_ROWS,
                "limit": limit,
            },
        )
        return [row["id"] for row in rows]

    def _terms(self, asked: Sequence[Word]) -> list[str]:
        """The terms to ask for, the rarest words first, until too many rows would have to be ranked."""
        chosen: list[str] = []
        rows = 0
        for word in sorted(asked, key=lambda word: word.frequency):
            if chosen and rows + word.frequency > MOST_ROWS:
                break
            rows += word.frequency
            chosen += [term for term in dict.fromkeys(word.stems.values()) if term not in chosen]
        return chosen

    def _count(self, term: str) -> int:
        if term not in self._counts:
            row = self._database.row(
                "SELECT count(*) AS n FROM (SELECT 1 FROM chunks_fts WHERE chunks_fts MATCH ? LIMIT ?)",
                (f'"{term}"', MOST_ROWS),
            )
            self._counts[term] = int(row["n"]) if row else 0
        return self._counts[term]

    def _refresh(self) -> None:
        row = self._database.row("SELECT coalesce(sum(version), 0) AS n FROM audience_versions")
        stamp = row["n"] if row else 0
        if stamp == self._stamp:
            return
        total = self._database.row("SELECT count(*) AS n FROM chunks")
        languages = self._database.rows("SELECT DISTINCT language FROM chunks")
        self._total = int(total["n"]) if total else 0
        self._languages = tuple(sorted(one["language"] for one in languages))
        self._counts.clear()
        self._stamp = stamp
