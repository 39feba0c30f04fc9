"""The one door to search: what is put in, and what a question finds in what somebody may see."""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable, Collection, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from knowledge.search import chroma
from knowledge.search.chunks import PER_DOCUMENT, Chunks, Pending
from knowledge.search.embedding import Embedder, EmbeddingError, open_embedder
from knowledge.search.evidence import confidence
from knowledge.search.fulltext import FullText, meant
from knowledge.search.passages import Chunk, Found, Passage
from knowledge.search.pointing import points
from knowledge.search.ranking import Candidate, Ranked, rank
from knowledge.search.resealing import Resealing
from knowledge.search.results import as_passage, best, cosines, timed
from knowledge.search.sealing import PRIVATE, Keys, Sealing
from knowledge.search.settings import SearchSettings

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from knowledge.search.scan import Hits, Scan
    from knowledge.store.database import Database

    Vector = NDArray[np.float32]

Progress = Callable[[int, int], None]
"""Called with how many are done, and of how many."""

BATCH, AHEAD = 8, 64
"""Chunks that are embedded and stored together, about a second of work; and how many are looked up at a time."""
LONGEST = 1_000
"""Characters of a question that are looked at."""
AT_ONCE = 500
"""Chunks that are sealed or opened in the transaction that moves their document; about a third of a second."""
MOST_FRESH = 500
"""Changes that Chroma has not followed yet up to which it is asked, with those scanned beside it."""
MOST_SAID = 100
_LOG = logging.getLogger(__name__)


def silent(done: int, of: int) -> None:
    """Tells nobody."""


class Library:
    """Search over the documents of one database. For worker threads: all methods may block; any thread may call.

    The database has a table `documents` (id, name, audience, kind, language); its column `audience` is the only
    authority over who may see what hangs on a document:

    - moving a document to another audience is an UPDATE of that column, nothing else;
    - removing one is a DELETE of its row; its chunks, vectors and cached answers go in the same transaction;
    - one that nobody may see for now (forgotten, but it can be undone) has the audience "".

    With keys, what has the audience `member:ID` lies sealed; what is moved follows with `seal_pending`, or at once with
    `move`, and is found meanwhile. What is locked is not found, and `Found.locked` says so.

    Texts are found from the commit of the transaction that put them. Their embeddings follow with `embed_pending`.
    """

    def __init__(
        self,
        database: Database,
        folder: Path,
        settings: SearchSettings | None = None,
        *,
        embedder: Embedder | None = None,
        keys: Keys | None = None,
    ) -> None:
        """`folder` is where the derived Chroma index lies; it can be deleted at any time.

        With `keys` private documents are sealed with their members'. The embedder that the settings name is opened when
        it is first needed; `embedder` is one to use instead.
        """
        self.settings = settings or SearchSettings()
        self._database = database
        self._folder = folder
        self.sealing = Sealing(keys)
        self.sealing.install(database)
        self._chunks = Chunks(database, self.sealing)
        self._full_text = FullText(database, self.sealing)
        self._resealing = Resealing(database, self.sealing, self._chunks)
        self._embedder = embedder
        self._tried = embedder is not None
        self._scan: Scan | None = None
        self._index: chroma.ChromaIndex | None = None
        self._opening = threading.Lock()
        self._said: set[str] = set()

    def put(self, document_id: int, chunks: Sequence[Chunk], title: str = "") -> None:
        """Makes these the chunks of a document, instead of those it had; in the caller's transaction, if there is one.

        It is found by its name, and by `title`, what it calls itself. Unchanged texts keep their embeddings. Call it
        again after `documents.name` or `language` changed. Raises LookupError where there is no such document, and
        LockedError where it is private and its member's key is locked.
        """
        self._chunks.put(document_id, chunks, title)

    def search(
        self, question: str, audiences: Collection[str], language: str = "en", limit: int | None = None
    ) -> Found:
        """The passages of documents of these audiences that fit a question best, `limit` at most (`top_n`).

        Rows of other audiences are not read. `language` is that of the question: en, de, fr, es or it. Nothing is
        raised where embedding or the index fails: search goes on without, and the failure is logged once.
        """
        took: dict[str, float] = {}
        question = question[:LONGEST]
        limit = limit or self.settings.top_n
        allowed = sorted({audience for audience in audiences if audience})
        if not allowed or not question.strip():
            return Found(version=self._chunks.version(allowed), locked=self.is_locked(allowed))
        with timed(took, "total"):
            if self.sealing.has_keys:
                self._resealing.catch_up(allowed)
            version = self._chunks.version(allowed)
            with timed(took, "embed"):
                vector = self._embedded(question)
            with timed(took, "dense"):
                near = {} if vector is None else self._nearest(vector, allowed)
            with timed(took, "sparse"):
                asked = self._full_text.words(question, language, allowed, version)
                limited = (allowed, version, self.settings.top_k)
                worded = self._full_text.search(asked, *limited) if self._sparse else []
            with timed(took, "load"):
                candidates = self._loaded(near, worded, allowed, vector)
            with timed(took, "rank"):
                spread = self._embedder.spread if self._embedder else 1.0
                ranked = rank(asked, candidates, spread, self.settings, pointed=points(question))
                sure = confidence(question, asked, ranked, self._embedder.middle if self._embedder else None)
        return Found(
            tuple(as_passage(one) for one in ranked[:limit]),
            sure,
            took,
            version,
            vector.tobytes() if vector is not None else None,
            meant(asked, [one.row for one in ranked[:limit]]),
            self.is_locked(allowed),
        )

    def is_locked(self, audiences: Collection[str]) -> bool:
        """Whether there are documents of these audiences that cannot be read now."""
        return self._chunks.any_of(self.sealing.locked(audiences))

    def texts(self, document_id: int, audiences: Collection[str]) -> tuple[Passage, ...]:
        """All passages of one document in order, or () where it is none of these audiences."""
        rows = self._chunks.of_document(document_id, audiences)
        return tuple(as_passage(Ranked(row, 0.0, None, 0.0, ())) for row in rows)

    def around(self, passage: Passage, audiences: Collection[str], reach: int = 1) -> tuple[Passage, ...]:
        """A passage with those before and after it in its document, `reach` on each side, in order."""
        first = passage.document_id * PER_DOCUMENT
        ids = range(max(first, passage.chunk_id - reach), passage.chunk_id + reach + 1)
        rows = sorted(self._chunks.visible(ids, audiences, ""), key=lambda row: int(row["id"]))
        return tuple(as_passage(Ranked(row, 0.0, None, 0.0, ())) for row in rows)

    def pending(self) -> int:
        """How many chunks have no embedding yet; 0 where nobody embeds."""
        embedder = self._open_embedder()
        return self._chunks.count_pending(embedder.name) if embedder else 0

    def without_chunks(self) -> tuple[int, ...]:
        """Documents that have a row but no chunk, such as those whose removal was undone: `put` them again."""
        return self._chunks.without_chunks()

    def embed_pending(self, progress: Progress = silent, stop: Callable[[], bool] = lambda: False) -> int:
        """Embeds what has no embedding, a few at a time, each batch a transaction; gives how many were embedded.

        Returns early when `stop` says so, or when the embedder is not there; the rest stays pending. The index
        follows at the end.
        """
        embedder = self._open_embedder()
        if embedder is None:
            return 0
        done, of = 0, self._chunks.count_pending(embedder.name)
        waiting: list[Pending] = []
        while not stop():
            waiting = waiting or self._chunks.pending(embedder.name, AHEAD)
            batch, waiting = waiting[:BATCH], waiting[BATCH:]
            if not batch:
                break
            try:
                vectors = embedder.passages([one.text for one in batch])
            except EmbeddingError as error:
                self._say(str(error))
                break
            made = {one: vector.tobytes() for one, vector in zip(batch, vectors, strict=True)}
            self._chunks.keep_vectors(embedder.name, made)
            done += len(batch)
            progress(done, max(of, done))
        self._follow()
        return done

    def seal_pending(self, stop: Callable[[], bool] = lambda: False) -> int:
        """Seals and opens what is due, and takes what lay in clear before out of the files; gives how much was done.

        Some chunks in a transaction; what is locked waits. Returns early when `stop` says so. Not inside a transaction.
        """
        return self._resealing.work(stop)

    def reseal(self, table: str, row_id: int, audience: str) -> None:
        """The row of `documents`, or of another table that quotes them, as its next audience is to have it.

        Before the audience is written, in the same transaction, so that the journal holds nothing in clear. Nothing
        happens without an audience or without keys. Raises LockedError.
        """
        if audience and self.sealing.has_keys:
            self._resealing.row(table, row_id, audience)

    def reseal_chunks(self, document_id: int, most: int = AT_ONCE) -> None:
        """The same for the chunks of a document, after its audience was written; what is more follows later."""
        if self.sealing.has_keys:
            self._resealing.document(document_id, most)

    def check(self) -> str:
        """Opens the Chroma index in a child process, compares it with the vectors, rebuilds it where it is wrong.

        Call it once after the start, in the background; until then, and whenever it is not well, vectors are scanned.
        Gives one of: `ok`, `rebuilt`, `empty` (there is no vector yet, so nothing is opened: check again when there
        are), `off` (no Chroma by setting, or it is not installed), `broken`.
        """
        if not self._wants_index():
            return "off"
        if self._index is None and not self._chunks.dimensions():
            return "empty"
        index = self._made_index()
        if index is None:
            return "off"
        try:
            sound = index.sound()
            if not sound:
                index.forget()
            index.open()
            index.follow()
            if not index.agrees():
                sound = False
                index.forget()
                index.open()
                index.follow()
        except chroma.IndexBrokenError as error:
            self._say(f"the search index is not used, vectors are scanned instead: {error}")
            return "broken"
        with self._opening:
            self._index = index
        return "ok" if sound else "rebuilt"

    @property
    def indexed(self) -> bool:
        """Whether the Chroma index is asked at present; `check` opens it again where it was lost."""
        return self._index is not None

    def reindex(self, progress: Progress = silent) -> None:
        """Makes the full-text index and the Chroma index anew from the texts and vectors.

        Raises IndexBrokenError where Chroma does not take it.
        """
        self._chunks.rebuild_full_text()
        index = self._made_index()
        if index is None:
            return
        index.forget()
        index.open()
        index.follow(progress)
        with self._opening:
            self._index = index

    def close(self) -> None:
        """Lets go of the index and of the embedder's memory."""
        with self._opening:
            index, self._index = self._index, None
            self._embedder, self._scan = None, None
        if index is not None:
            index.close()

    @property
    def _sparse(self) -> bool:
        return self.settings.strategy != "dense" or self._open_embedder() is None

    def _open_embedder(self) -> Embedder | None:
        with self._opening:
            if not self._tried:
                self._tried = True
                try:
                    self._embedder = open_embedder(
                        self.settings.embedder, self.settings.embedder_url, self.settings.threads
                    )
                except EmbeddingError as error:
                    self._say(str(error))
            return self._embedder

    def similar(self, question: str, texts: Sequence[str]) -> list[float]:
        """The cosines of a few texts with a question, for choosing among sentences; [] where nobody embeds.

        Each text takes as long as embedding a passage of its length: tens of milliseconds.
        """
        vector, embedder = self._embedded(question), self._open_embedder()
        if vector is None or embedder is None or not texts:
            return []
        try:
            return [float(near) for near in embedder.passages(texts) @ vector]
        except EmbeddingError as error:
            self._say(str(error))
            return []

    def _embedded(self, question: str) -> Vector | None:
        if self.settings.strategy == "sparse":
            return None
        embedder = self._open_embedder()
        if embedder is None:
            return None
        try:
            return embedder.query(question)
        except EmbeddingError as error:
            self._say(str(error))
            return None

    def _nearest(self, vector: Vector, audiences: Sequence[str]) -> Hits:
        """By the index what is shared, as far as there is one; what is private is not in it and is scanned."""
        index, limit = self._index, self.settings.top_k
        shared = [audience for audience in audiences if not audience.startswith(PRIVATE)]
        private = [audience for audience in audiences if audience.startswith(PRIVATE)]
        if index is not None and index.ready:
            fresh = self._chunks.fresh(self._model(), shared, MOST_FRESH)
            if fresh is not None:
                try:
                    hits = index.nearest(vector, shared, limit)
                except chroma.IndexBrokenError as error:
                    self._say(f"the search index is not used any more, vectors are scanned instead: {error}")
                    self._index = None
                else:
                    return best(hits | cosines(fresh, vector) | self._scanned(vector, private, limit), limit)
        return self._scanned(vector, audiences, limit)

    def _scanned(self, vector: Vector, audiences: Sequence[str], limit: int) -> Hits:
        from knowledge.search.scan import Scan

        if not audiences:
            return {}
        with self._opening:
            if self._scan is None:
                self._scan = Scan(self._database, self._model(), len(vector), self.sealing)
            scan = self._scan
        return scan.nearest(vector, audiences, limit)

    def _loaded(
        self, near: Mapping[int, float], worded: Sequence[int], audiences: Sequence[str], vector: Vector | None
    ) -> list[Candidate]:
        """The candidates of both searches, as far as these audiences may see them."""
        ids = [*near, *(chunk_id for chunk_id in worded if chunk_id not in near)]
        rows = self._chunks.visible(ids, audiences, self._model())
        if vector is None:
            return [Candidate(row, None) for row in rows]
        near_by = cosines({row["id"]: row["vector"] for row in rows}, vector)
        return [Candidate(row, near_by.get(row["id"])) for row in rows]

    def _model(self) -> str:
        return self._embedder.name if self._embedder else ""

    def _wants_index(self) -> bool:
        return self._open_embedder() is not None and self.settings.chroma and chroma.installed()

    def _made_index(self) -> chroma.ChromaIndex | None:
        embedder = self._open_embedder()
        if embedder is None or not self._wants_index():
            return None
        if self._index is not None:
            return self._index
        try:
            dimensions = self._chunks.dimensions(embedder.name) or len(embedder.query("?"))
        except EmbeddingError as error:
            self._say(str(error))
            return None
        return chroma.ChromaIndex(
            self._database, self._folder / "chroma", embedder.name, dimensions, self.settings.chroma_url
        )

    def _follow(self) -> None:
        index = self._index
        if not self.settings.chroma or not chroma.installed():
            self._chunks.forget_changes()
        if index is None or not index.ready:
            return
        try:
            index.follow()
        except chroma.IndexBrokenError as error:
            self._say(f"the search index does not follow, vectors are scanned instead: {error}")
            self._index = None

    def _say(self, what: str) -> None:
        """Logs a failure, each once."""
        if what not in self._said:
            self._said = {what} if len(self._said) >= MOST_SAID else self._said | {what}
            _LOG.warning("%s", what)
