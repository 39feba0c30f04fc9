"""The chunks, terms and vectors in SQLite: they are the truth, every index is made of them."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from knowledge.keys import owner_of
from knowledge.search import chunk_rows
from knowledge.search.chunk_rows import VECTOR
from knowledge.search.passages import Chunk
from knowledge.search.sealing import Sealing
from knowledge.search.terms import guess_language, terms

if TYPE_CHECKING:
    from knowledge.keys import Cipher
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

_WAITS = (
    "NOT EXISTS (SELECT 1 FROM vectors v WHERE v.chunk_id = c.id AND v.model = :model)"
    " AND coalesce(c.sealed_for, 0) NOT IN (SELECT value FROM json_each(:locked))"
)


@dataclass(frozen=True, slots=True)
class Pending:
    """A chunk that is to be embedded, with the text as it is embedded, and the fingerprint it had then."""

    chunk_id: int
    text: str
    digest: str


class Chunks:
    """The tables of one database. What is read for somebody is read under the condition that they may see it.

    What is private lies sealed; what is sealed with a locked key is as if it were not there.
    """

    def __init__(self, database: Database, sealing: Sealing | None = None) -> None:
        self._database = database
        self._sealing = sealing or Sealing()

    def put(self, document_id: int, chunks: Sequence[Chunk], title: str = "") -> None:
        """Replaces the chunks of a document; those that embed the same text as one before keep its vector.

        `title` is what it calls itself, where that is not its name.
        Raises LookupError where there is no such document, ValueError for more chunks than a document may have, and
        LockedError where they are to be sealed and the key is locked.
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
            owner = self._owner(document["name"], document["audience"])
            cipher = None if owner is None else self._sealing.cipher(owner)
            name = self._sealing.opened(document["name"], chunk_rows.NAME) or ""
            tables.execute("DELETE FROM chunks WHERE document_id = ?", (document_id,))
            language = document["language"] or guess_language(" ".join(chunk.text for chunk in chunks[:8]))
            rows = [_row(document_id, position, chunk, name, title, language) for position, chunk in enumerate(chunks)]
            vectors = {row["digest"]: (row["model"], row["vector"]) for row in known}
            for plain in rows:
                row = plain if cipher is None else chunk_rows.sealed(plain, cipher)
                self._database.rows(
                    "INSERT INTO chunks (id, document_id, page, heading, place, text, title, title_terms, body_terms,"
                    " digest, language, sealed_for) VALUES (:id, :document_id, :page, :heading, :place, :text, :title,"
                    " :title_terms, :body_terms, :digest, :language, :sealed_for)",
                    row,
                )
                before = vectors.get(row["digest"]) or vectors.get(plain["digest"])
                vector = None if before is None else self._sealing.opened_bytes(before[1], VECTOR)
                if before is not None and vector is not None:
                    self.keep_vector(row["id"], before[0], vector, cipher)
            self._changed([document["audience"]])

    def visible(self, ids: Iterable[int], audiences: Collection[str], model: str) -> list[Row]:
        """The chunks of these ids that these audiences may see, with their documents and their vectors of a model."""
        rows = self._database.rows(
            "SELECT c.*, d.name, d.audience, d.kind, v.vector FROM json_each(:ids) AS wanted"
            " JOIN documents d ON d.id = wanted.value >> 20 JOIN chunks c ON c.id = wanted.value"
            " LEFT JOIN vectors v ON v.chunk_id = c.id AND v.model = :model"
            f" WHERE d.{VISIBLE}",
            {"ids": json.dumps(list(ids)), "audiences": as_json(audiences), "model": model},
        )
        return self._opened(rows)

    def of_document(self, document_id: int, audiences: Collection[str]) -> list[Row]:
        """All chunks of one document in order, if these audiences may see it."""
        rows = self._database.rows(
            "SELECT c.*, d.name, d.audience, d.kind, NULL AS vector FROM documents d"
            f" JOIN chunks c ON c.document_id = d.id WHERE d.id = :id AND d.{VISIBLE} ORDER BY c.id",
            {"id": document_id, "audiences": as_json(audiences)},
        )
        return self._opened(rows)

    def any_of(self, audiences: Collection[str]) -> bool:
        """Whether there is a document of one of these audiences."""
        return bool(audiences) and bool(
            self._database.row(f"SELECT 1 FROM documents WHERE {VISIBLE} LIMIT 1", {"audiences": as_json(audiences)})
        )

    def sealed_terms(self, audiences: Collection[str]) -> frozenset[str]:
        """All terms of the sealed chunks of private audiences; some ten microseconds for each chunk."""
        rows = self._database.rows(
            "SELECT c.text FROM documents d JOIN chunks c ON c.document_id = d.id"
            f" WHERE d.{VISIBLE} AND c.sealed_for IS NOT NULL",
            {"audiences": as_json(audiences)},
        )
        found: set[str] = set()
        for row in rows:
            found.update(chunk_rows.terms_of(row["text"], self._sealing))
        return frozenset(found)

    def pending(self, model: str, limit: int) -> list[Pending]:
        """Chunks without a vector of this model, those of the newest documents first; what is locked waits."""
        rows = self._database.rows(
            "SELECT c.*, d.name, NULL AS vector FROM chunks c JOIN documents d ON d.id = c.document_id"
            f" WHERE {_WAITS} ORDER BY c.document_id DESC, c.id LIMIT :limit",
            {"model": model, "limit": limit, "locked": self._locked()},
        )
        return [
            Pending(row["id"], embedded_text(row["name"], row["heading"], row["text"]), digest)
            for digest, row in ((stored["digest"], chunk_rows.opened(stored, self._sealing)) for stored in rows)
            if row is not None
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
        """How many chunks have no vector of this model and can have one now."""
        row = self._database.row(
            f"SELECT count(*) AS n FROM chunks c WHERE {_WAITS}", {"model": model, "locked": self._locked()}
        )
        return int(row["n"]) if row else 0

    def dimensions(self, model: str | None = None) -> int:
        """How many numbers a vector of this model has, or of any; 0 where nothing is embedded that lies in clear."""
        row = self._database.row(
            "SELECT length(vector) AS size FROM vectors WHERE sealed_for IS NULL AND (? IS NULL OR model = ?) LIMIT 1",
            (model, model),
        )
        return int(row["size"]) // FLOAT if row else 0

    def keep_vectors(self, model: str, vectors: Mapping[Pending, bytes]) -> int:
        """Stores vectors of what was pending; gives how many were kept.

        What was removed or changed since it was read is left out: it is no longer that text.
        """
        made = {one.chunk_id: (one.digest, vector) for one, vector in vectors.items()}
        kept = 0
        with self._database.transaction():
            present = self._database.rows(
                "SELECT c.id, c.digest, c.sealed_for, d.audience FROM json_each(?) AS wanted"
                " JOIN chunks c ON c.id = wanted.value JOIN documents d ON d.id = c.document_id",
                (json.dumps(list(made)),),
            )
            for row in present:
                digest, vector = made[row["id"]]
                if row["digest"] == digest and self._sealing.is_open(row["sealed_for"]):
                    cipher = None if row["sealed_for"] is None else self._sealing.cipher(row["sealed_for"])
                    self.keep_vector(row["id"], model, vector, cipher)
                    kept += 1
            self._changed({row["audience"] for row in present})
        return kept

    def keep_vector(self, chunk_id: int, model: str, vector: bytes, cipher: Cipher | None) -> None:
        """Stores the vector of a chunk instead of the one it had, sealed where there is a cipher."""
        self._database.rows("DELETE FROM vectors WHERE chunk_id = ?", (chunk_id,))
        self._database.rows(
            "INSERT INTO vectors (chunk_id, model, vector, sealed_for) VALUES (?, ?, ?, ?)",
            (
                chunk_id,
                model,
                vector if cipher is None else cipher.seal_bytes(vector, VECTOR),
                None if cipher is None else cipher.owner,
            ),
        )

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
        """Makes the full-text index and the terms in it anew from the texts; embeddings stay, and what is locked."""
        with self._database.transaction() as tables:
            tables.execute("INSERT INTO chunks_fts (chunks_fts) VALUES ('rebuild')")
        for document in self._database.rows("SELECT DISTINCT document_id AS id FROM chunks"):
            with self._database.transaction():
                rows = self._database.rows(
                    "SELECT c.*, d.name, NULL AS vector FROM chunks c JOIN documents d ON d.id = c.document_id"
                    " WHERE c.document_id = ? ORDER BY c.id",
                    (document["id"],),
                )
                there = self._opened(rows)
                kept = [Chunk(row["text"], row["page"], row["heading"], row["place"]) for row in there]
                if kept and len(kept) == len(rows):
                    self.put(document["id"], kept, there[0]["title"])

    def _opened(self, rows: Iterable[Row]) -> list[Row]:
        names: dict[str, str | None] = {}
        found = (chunk_rows.opened(row, self._sealing, names) for row in rows)
        return [row for row in found if row is not None]

    def _locked(self) -> str:
        """The members whose keys are locked, as SQL takes them."""
        owners = self._database.rows("SELECT DISTINCT sealed_for AS owner FROM chunks WHERE sealed_for IS NOT NULL")
        return json.dumps([row["owner"] for row in owners if not self._sealing.is_open(row["owner"])])

    def _owner(self, name: str, audience: str) -> int | None:
        """Whose key seals a document; of one that nobody may see for now, whose key sealed its name."""
        return self._sealing.owner(audience) if audience else owner_of(name)

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
        "sealed_for": None,
    }
