"""The chunks, terms and vectors in SQLite: they are the truth, every index is made of them."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from knowledge.search.passages import Chunk
from knowledge.search.terms import guess_language, terms

if TYPE_CHECKING:
    from knowledge.store.database import Database

    Row = dict[str, Any]

PER_DOCUMENT = 1 << 20
"""How many ids of chunks a document has; the migrations know the number, too."""
FLOAT = 4
"""Bytes of a number of a vector."""
_ENDING = re.compile(r"\.[a-z][a-z0-9]{1,4}$", re.IGNORECASE)
_SEAM = re.compile(r"(?<=[^\W\d_A-ZÀ-Þ])(?=[A-ZÀ-Þ])|(?<=[^\W\d_])(?=\d)|(?<=\d)(?=[^\W\d_])")
"""Where a word of a file's name falls apart: "OurLease", "lease2024"."""
MOST_CHANGES = 5_000
"""How many changes of vectors are remembered where no index follows them."""
VISIBLE = "audience IN (SELECT value FROM json_each(:audiences))"
"""The condition under which a row of `documents` may be read."""


@dataclass(frozen=True, slots=True)
class Pending:
    """A chunk that is to be embedded, with the text as it is embedded, and the fingerprint it had then."""

    chunk_id: int
    text: str
    digest: str


class Chunks:
    """The tables of one database. What is read for somebody is read under the condition that they may see it."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def put(self, document_id: int, chunks: Sequence[Chunk], title: str = "") -> None:
        """Replaces the chunks of a document; those that embed the same text as one before keep its vector.

        `title` is what it calls itself, where that is not its name.
        Raises LookupError where there is no such document, ValueError for more chunks than a document may have.
        """
        if len(chunks) > PER_DOCUMENT:
            raise ValueError(f"{len(chunks)} chunks are too many for one document")
        with self._database.transaction() as tables:
            document = self._database.row("SELECT name, language, audience FROM documents WHERE id = ?", (document_id,))
            if document is None:
                raise LookupError(f"there is no document {document_id}")
            known = self._database.rows(
                "SELECT c.digest, v.model, v.vector FROM chunks c JOIN vectors v ON v.chunk_id = c.id"
                " WHERE c.document_id = ?",
                (document_id,),
            )
            tables.execute("DELETE FROM chunks WHERE document_id = ?", (document_id,))
            language = document["language"] or guess_language(" ".join(chunk.text for chunk in chunks[:8]))
            rows = [
                _row(document_id, position, chunk, document["name"], title, language)
                for position, chunk in enumerate(chunks)
            ]
            for row in rows:
                self._database.rows(
                    "INSERT INTO chunks (id, document_id, page, heading, place, text, title, title_terms, body_terms,"
                    " digest, language) VALUES (:id, :document_id, :page, :heading, :place, :text, :title,"
                    " :title_terms, :body_terms, :digest, :language)",
                    row,
                )
            vectors = {row["digest"]: (row["model"], row["vector"]) for row in known}
            for row in rows:
                if row["digest"] in vectors:
                    tables.execute("INSERT INTO vectors VALUES (?, ?, ?)", (row["id"], *vectors[row["digest"]]))
            self._changed([document["audience"]])

    def visible(self, ids: Iterable[int], audiences: Collection[str], model: str) -> list[Row]:
        """The chunks of these ids that these audiences may see, with their documents and their vectors of a model."""
        return self._database.rows(
            "SELECT c.*, d.name, d.audience, d.kind, v.vector FROM json_each(:ids) AS wanted"
            " JOIN documents d ON d.id = wanted.value >> 20 JOIN chunks c ON c.id = wanted.value"
            " LEFT JOIN vectors v ON v.chunk_id = c.id AND v.model = :model"
            f" WHERE d.{VISIBLE}",
            {"ids": json.dumps(list(ids)), "audiences": as_json(audiences), "model": model},
        )

    def of_document(self, document_id: int, audiences: Collection[str]) -> list[Row]:
        """All chunks of one document in order, if these audiences may see it."""
        return self._database.rows(
            "SELECT c.*, d.name, d.audience, d.kind, NULL AS vector FROM documents d"
            f" JOIN chunks c ON c.document_id = d.id WHERE d.id = :id AND d.{VISIBLE} ORDER BY c.id",
            {"id": document_id, "audiences": as_json(audiences)},
        )

    def pending(self, model: str, limit: int) -> list[Pending]:
        """Chunks without a vector of this model, those of the newest documents first."""
        rows = self._database.rows(
            "SELECT c.id, c.text, c.heading, c.digest, d.name FROM chunks c JOIN documents d ON d.id = c.document_id"
            " WHERE NOT EXISTS (SELECT 1 FROM vectors v WHERE v.chunk_id = c.id AND v.model = ?)"
            " ORDER BY c.document_id DESC, c.id LIMIT ?",
            (model, limit),
        )
        return [
            Pending(row["id"], embedded_text(row["name"], row["heading"], row["text"]), row["digest"]) for row in rows
        ]

    def fresh(self, model: str, audiences: Collection[str], most: int) -> dict[int, bytes] | None:
        """The vectors that changed since the index followed, of these audiences; None where more than `most` did."""
        count = self._database.row("SELECT count(*) AS n FROM (SELECT 1 FROM vector_changes LIMIT ?)", (most + 1,))
        if count is None or count["n"] > most:
            return None
        rows = self._database.rows(
            "SELECT v.chunk_id, v.vector FROM (SELECT DISTINCT chunk_id FROM vector_changes) change"
            " JOIN vectors v ON v.chunk_id = change.chunk_id JOIN documents d ON d.id = v.chunk_id >> 20"
            f" WHERE v.model = :model AND d.{VISIBLE}",
            {"model": model, "audiences": as_json(audiences)},
        )
        return {row["chunk_id"]: row["vector"] for row in rows}

    def count_pending(self, model: str) -> int:
        """How many chunks have no vector of this model."""
        row = self._database.row(
            "SELECT count(*) AS n FROM chunks c"
            " WHERE NOT EXISTS (SELECT 1 FROM vectors v WHERE v.chunk_id = c.id AND v.model = ?)",
            (model,),
        )
        return int(row["n"]) if row else 0

    def dimensions(self, model: str | None = None) -> int:
        """How many numbers a vector of this model has, or of any; 0 where nothing is embedded."""
        row = self._database.row(
            "SELECT length(vector) AS size FROM vectors WHERE ? IS NULL OR model = ? LIMIT 1", (model, model)
        )
        return int(row["size"]) // FLOAT if row else 0

    def keep_vectors(self, model: str, vectors: Mapping[Pending, bytes]) -> int:
        """Stores vectors of what was pending; gives how many were kept.

        What was removed or changed since it was read is left out: it is no longer that text.
        """
        made = {one.chunk_id: (one.digest, vector) for one, vector in vectors.items()}
        kept = 0
        with self._database.transaction() as tables:
            present = self._database.rows(
                "SELECT c.id, c.digest, d.audience FROM json_each(?) AS wanted JOIN chunks c ON c.id = wanted.value"
                " JOIN documents d ON d.id = c.document_id",
                (json.dumps(list(made)),),
            )
            for row in present:
                digest, vector = made[row["id"]]
                if row["digest"] == digest:
                    tables.execute("DELETE FROM vectors WHERE chunk_id = ?", (row["id"],))
                    tables.execute("INSERT INTO vectors VALUES (?, ?, ?)", (row["id"], model, vector))
                    kept += 1
            self._changed({row["audience"] for row in present})
        return kept

    def without_chunks(self) -> tuple[int, ...]:
        """Documents that have no chunk."""
        rows = self._database.rows(
            "SELECT id FROM documents d WHERE NOT EXISTS (SELECT 1 FROM chunks c WHERE c.document_id = d.id)"
        )
        return tuple(row["id"] for row in rows)

    def version(self, audiences: Collection[str]) -> str:
        """Grows with every change of what these audiences may see."""
        row = self._database.row(
            f"SELECT coalesce(sum(version), 0) AS n FROM audience_versions WHERE {VISIBLE}",
            {"audiences": as_json(audiences)},
        )
        return str(row["n"]) if row else "0"

    def forget_changes(self) -> None:
        """Drops old changes where no index follows them; one that is opened later is made anew."""
        with self._database.transaction() as tables:
            tables.execute(
                "DELETE FROM vector_changes WHERE id <= (SELECT max(id) FROM vector_changes) - ?", (MOST_CHANGES,)
            )
            tables.execute("UPDATE vector_index SET model = ''")

    def rebuild_full_text(self) -> None:
        """Makes the full-text index and the terms in it anew from the texts; embeddings stay."""
        with self._database.transaction() as tables:
            tables.execute("INSERT INTO chunks_fts (chunks_fts) VALUES ('rebuild')")
        for document in self._database.rows("SELECT DISTINCT document_id AS id FROM chunks"):
            with self._database.transaction():
                rows = self._database.rows("SELECT * FROM chunks WHERE document_id = ? ORDER BY id", (document["id"],))
                kept = [Chunk(row["text"], row["page"], row["heading"], row["place"]) for row in rows]
                self.put(document["id"], kept, rows[0]["title"])

    def _changed(self, audiences: Iterable[str]) -> None:
        for audience in audiences:
            self._database.rows(
                "INSERT INTO audience_versions VALUES (?, 1) ON CONFLICT DO UPDATE SET version = version + 1",
                (audience,),
            )


def as_json(audiences: Collection[str]) -> str:
    """Audiences as SQL takes them; the empty one, of what nobody may see, is none."""
    return json.dumps(sorted({audience for audience in audiences if audience}))


def embedded_text(name: str, heading: str, text: str) -> str:
    """What is embedded for a chunk: what it stands in, then its text."""
    title = title_of(name, heading)
    return text if text.startswith(title) else f"{title}\n{text}"


def title_of(name: str, heading: str) -> str:
    """What a chunk stands in: the document's name without an ending, and the headings where they say more."""
    stem = _ENDING.sub("", name)
    if not heading or heading == stem:
        return stem
    return f"{stem} > {heading}" if stem and not heading.startswith(stem) else heading


def called(name: str, title: str) -> str:
    """What a document is called, by its name without an ending and by its title; "OurLease2024" is also its parts."""
    both = f"{_ENDING.sub('', name)} {title}".strip()
    apart = _SEAM.sub(" ", both)
    return both if apart == both else f"{both} {apart}"


def digest_of(text: str) -> str:
    """A fingerprint of a text that is embedded."""
    return hashlib.sha256(text.encode()).hexdigest()[:32]


def _row(document_id: int, position: int, chunk: Chunk, name: str, title: str, language: str) -> Row:
    above = title_of(name, chunk.heading)
    more = [word for word in terms(called(name, title), language) if word not in terms(above, language)]
    return {
        "id": document_id * PER_DOCUMENT + position,
        "document_id": document_id,
        "page": chunk.page,
        "heading": chunk.heading,
        "place": chunk.place,
        "text": chunk.text,
        "title": title,
        "title_terms": " ".join([*terms(f"{above} {chunk.place}", language), *more]),
        "body_terms": " ".join(terms(chunk.text.removeprefix(above), language)),
        "digest": digest_of(embedded_text(name, chunk.heading, chunk.text)),
        "language": language,
    }
