"""Answers questions of the retrieval benchmark with paragraphs of its corpus, by the search that the house uses."""

from __future__ import annotations

import hashlib
import json
import re
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from knowledge.documents.document import Block
from knowledge.search import COMPONENT, MIGRATIONS, Chunk, Found, Library, Passage, SearchSettings
from knowledge.search.chunking import cut
from knowledge.search.embedding import Embedder
from knowledge.store.database import Database

Record = dict[str, Any]

AUDIENCE = "family"
HITS = 10
PASSAGES = 40
"""How many passages are asked for, so that ten different paragraphs are among them."""


class Corpus:
    """A corpus in a library on disk. What was put there and embedded before is taken as it is."""

    def __init__(
        self, paragraphs: list[Record], folder: Path, settings: SearchSettings, *, embedder: Embedder | None = None
    ) -> None:
        """`paragraphs` have `doc_id`, `title`, `text` and `lang`; those that share a title are one document."""
        self._documents = _documents(paragraphs)
        self._settings = settings
        self._paragraphs: dict[tuple[int, int], str] = {}
        content = json.dumps([paragraphs, settings.chunk_size, settings.chunk_overlap], sort_keys=True)
        own = folder / hashlib.sha256(content.encode()).hexdigest()[:16]
        self._database = _opened(own / "corpus.db")
        self._library = Library(self._database, own, settings, embedder=embedder)

    def fill(self, progress: Callable[[int, int], None]) -> None:
        """Puts in and embeds what is not there yet; on a small machine six to ten paragraphs a second."""
        present = {row["id"] for row in self._database.rows("SELECT id FROM documents")}
        for document_id, (title, paragraphs) in enumerate(self._documents, 1):
            chunks: list[Chunk] = []
            for paragraph in paragraphs:
                pieces = cut([Block(paragraph["text"])], self._settings.chunk_size, self._settings.chunk_overlap)
                for position in range(len(chunks), len(chunks) + len(pieces)):
                    self._paragraphs[document_id, position] = paragraph["doc_id"]
                chunks += pieces
            if document_id not in present:
                language = paragraphs[0].get("lang")
                with self._database.transaction() as tables:
                    tables.execute(
                        "INSERT INTO documents VALUES (?, ?, ?, '', ?)", (document_id, title, AUDIENCE, language)
                    )
                    self._library.put(document_id, chunks)
        self._library.embed_pending(progress)
        self._library.check()

    def predict(self, row: Record) -> Record:
        """`hits` are paragraphs, best first; `confidence` is that the answer is in them, `ms` for the whole search."""
        begun = time.perf_counter()
        found = self.search(row, PASSAGES)
        spent = (time.perf_counter() - begun) * 1000
        hits = dict.fromkeys(map(self.paragraph, found.passages))
        return {
            "id": row["id"],
            "hits": list(hits)[:HITS],
            "confidence": round(found.confidence, 4),
            "ms": round(spent, 2),
            "took": {stage: round(spent, 2) for stage, spent in found.took.items()},
        }

    def search(self, row: Record, limit: int) -> Found:
        """What the house would find for a row's question."""
        return self._library.search(row["question"], [AUDIENCE], row.get("lang", "en"), limit)

    def paragraph(self, passage: Passage) -> str:
        """The paragraph that a passage is cut from."""
        return self._paragraphs[passage.document_id, passage.position]

    def similar(self, question: str, texts: Sequence[str]) -> list[float]:
        """How near texts are to a question in meaning; [] where nobody embeds."""
        return self._library.similar(question, texts)

    def close(self) -> None:
        """Closes the library and its database."""
        self._library.close()
        self._database.close()


def read_corpus(path: Path) -> list[Record]:
    """The paragraphs of a file of JSON lines. Raises ValueError for what is none."""
    with path.open(encoding="utf-8") as lines:
        return [json.loads(line) for line in lines if line.strip()]


def _documents(paragraphs: list[Record]) -> list[tuple[str, list[Record]]]:
    """Titles with their paragraphs in the order of their numbers; what has no title is a document by itself."""
    found: dict[tuple[str, ...], list[Record]] = {}
    for paragraph in paragraphs:
        title = paragraph.get("title") or ""
        key = (paragraph.get("source", ""), title, *([] if title else [paragraph["doc_id"]]))
        found.setdefault(key, []).append(paragraph)
    return [(key[1], sorted(those, key=lambda one: _numbers(one["doc_id"]))) for key, those in found.items()]


def _numbers(ident: str) -> tuple[int, ...]:
    return tuple(int(number) for number in re.findall(r"\d+", ident))


def _opened(path: Path) -> Database:
    """A database with the table of documents that the house would have."""
    first = Database(path, {})
    first.rows(
        "CREATE TABLE IF NOT EXISTS documents (id INTEGER PRIMARY KEY, name TEXT NOT NULL, audience TEXT NOT NULL,"
        " kind TEXT NOT NULL, language TEXT) STRICT"
    )
    first.close()
    return Database(path, {COMPONENT: MIGRATIONS})
