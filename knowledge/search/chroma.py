"""The dense half by Chroma: an index derived from the vectors in SQLite, with one collection for each audience.

It holds nothing of private documents, whose vectors lie sealed: those are scanned beside it.
"""

from __future__ import annotations

import hashlib
import importlib.util
import json
import logging
import shutil
import subprocess
import sys
import threading
from collections import defaultdict
from collections.abc import Callable, Collection
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import knowledge
from knowledge.search.deadline import started

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from knowledge.search.scan import Hits
    from knowledge.store.database import Database

T = TypeVar("T")

BATCH = 1000
"""Rows that follow at a time."""
CHECK_SECONDS = 300.0
ASK_SECONDS, WORK_SECONDS = 2.0, 30.0
"""How long a server may take for an answer somebody waits for, and for any other step."""
SYNC_THRESHOLD, BATCH_SIZE = 1_000_000, 50_000
"""Chroma writes its graph to disk only after so many rows, and replays its log when it is opened: an index that is
killed while it writes the graph may not open any more."""
_LOG = logging.getLogger(__name__)


SHARED = "audience <> '' AND audience NOT LIKE 'member:%'"
"""The condition under which the vectors of a document are in the index."""


class IndexBrokenError(Exception):
    """Chroma did not do what it was asked; the index is made anew by `ingle knowledge reindex`."""


class HangingError(IndexBrokenError):
    """A server does not answer in time; what it was asked to do it may still do later."""


def installed() -> bool:
    """Whether Chroma is there."""
    return importlib.util.find_spec("chromadb") is not None


class ChromaIndex:
    """The collections of one house, in a folder or on a server. Safe for several threads."""

    def __init__(
        self,
        database: Database,
        folder: Path,
        model: str,
        dimensions: int,
        url: str | None = None,
        *,
        seconds: float = WORK_SECONDS,
    ) -> None:
        """Opens nothing yet: `open` does, and takes seconds. `seconds`: how long each step of a server may take."""
        self._database = database
        self._folder = folder
        self._model = model
        self._dimensions = dimensions
        self._url = url
        self._seconds = seconds
        self._client: Any = None
        self._collections: dict[str, Any] = {}
        self._lock = threading.RLock()

    @property
    def ready(self) -> bool:
        """Whether it can be asked."""
        return self._client is not None

    @property
    def path(self) -> Path:
        """The folder of the present index."""
        return self._folder / f"{self._state()[0]:04d}"

    def backlog(self) -> int:
        """How many changes it has not followed yet."""
        row = self._database.row("SELECT count(*) AS n FROM vector_changes")
        return int(row["n"]) if row else 0

    def sound(self) -> bool:
        """Whether a child process can open it, and it holds what it should; takes seconds. Of a server `agrees` tells
        that, when the index has followed."""
        if self._state()[1] != self._model:
            return False
        if self._url:
            return True
        if not self.path.is_dir():
            return not self._database.row("SELECT 1 AS one FROM indexed_vectors LIMIT 1")
        if not self._complete():
            return False
        held = self._held()
        wanted = self._wanted()
        return held is not None and all(
            abs(held.get(name, 0) - wanted.get(name, 0)) <= self.backlog() for name in held.keys() | wanted.keys()
        )

    def agrees(self) -> bool:
        """Whether the server holds as much as the tables say; it may have lost its disk. Raises IndexBrokenError.

        Ask it when the index is open and has followed. An index in the house is looked at by `sound`.
        """
        with self._lock:
            return not self._url or self._guarded(self._counted) == self._wanted()

    def open(self) -> None:
        """Opens the index in this process, and loads it. Raises IndexBrokenError."""
        with self._lock:
            self._client = self._guarded(self._connect)
            for row in self._database.rows("SELECT DISTINCT audience FROM indexed_vectors"):
                self._guarded(partial(self._ask, row["audience"], [1.0] * self._dimensions, 1))

    def forget(self) -> None:
        """Leaves the present index and begins an empty one; all vectors are to follow into it."""
        with self._lock:
            self.close()
            old = self._folder.glob("[0-9]*") if self._folder.is_dir() else ()
            for folder in list(old):
                shutil.rmtree(folder, ignore_errors=True)
            if self._url:
                self._guarded(self._drop_collections)
            with self._database.transaction() as tables:
                generation = self._state()[0] + 1
                tables.execute("INSERT OR REPLACE INTO vector_index VALUES (1, ?, ?)", (generation, self._model))
                tables.execute("DELETE FROM indexed_vectors")
                tables.execute("DELETE FROM vector_changes")
                tables.execute("INSERT INTO vector_changes (chunk_id) SELECT chunk_id FROM vectors")

    def follow(self, progress: Callable[[int, int], None] = lambda done, of: None) -> None:
        """Brings the index to what the tables say, some rows at a time. Raises IndexBrokenError.

        Where a server hangs, it is to be made anew: what it does late then goes to collections that are no more.
        """
        with self._lock:
            done, of = 0, self.backlog()
            try:
                while self._client is not None and (count := self._follow_some()):
                    done += count
                    progress(done, max(of, done))
            except HangingError:
                self._database.rows("UPDATE vector_index SET model = ''")
                raise

    def nearest(self, vector: NDArray[np.float32], audiences: Collection[str], limit: int) -> Hits:
        """The cosines of the nearest vectors in the collections of these audiences. Raises IndexBrokenError."""
        asked = vector.tolist()

        def ask() -> Hits:
            return {one: near for audience in audiences for one, near in self._ask(audience, asked, limit).items()}

        hits = self._guarded(ask, ASK_SECONDS)
        return dict(sorted(hits.items(), key=lambda hit: -hit[1])[:limit])

    def close(self) -> None:
        """Lets go of the index."""
        with self._lock:
            client, self._client = self._client, None
            self._collections = {}
            if client is not None and hasattr(client, "close"):
                self._guarded(client.close)

    def _follow_some(self) -> int:
        changes = self._database.rows("SELECT id, chunk_id FROM vector_changes ORDER BY id LIMIT ?", (BATCH,))
        if not changes:
            return 0
        ids = json.dumps(sorted({row["chunk_id"] for row in changes}))
        was = self._database.rows(
            "SELECT chunk_id, audience FROM indexed_vectors WHERE chunk_id IN (SELECT value FROM json_each(?))", (ids,)
        )
        now = self._database.rows(
            "SELECT v.chunk_id, v.vector, d.audience FROM json_each(?) wanted"
            " JOIN vectors v ON v.chunk_id = wanted.value JOIN documents d ON d.id = v.chunk_id >> 20"
            f" WHERE {SHARED} AND v.model = ? AND length(v.vector) = ?",
            (ids, self._model, self._dimensions * 4),
        )
        stays = {(row["chunk_id"], row["audience"]) for row in now}
        gone, come = defaultdict(list), defaultdict(list)
        for row in was:
            if (row["chunk_id"], row["audience"]) not in stays:
                gone[row["audience"]].append(str(row["chunk_id"]))
        for row in now:
            come[row["audience"]].append(row)
        for audience, chunk_ids in gone.items():
            self._guarded(partial(self._delete, audience, chunk_ids))
        for audience, rows in come.items():
            self._guarded(partial(self._upsert, audience, rows))
        with self._database.transaction() as tables:
            tables.execute("DELETE FROM indexed_vectors WHERE chunk_id IN (SELECT value FROM json_each(?))", (ids,))
            for row in now:
                tables.execute("INSERT INTO indexed_vectors VALUES (?, ?)", (row["chunk_id"], row["audience"]))
            tables.execute("DELETE FROM vector_changes WHERE id <= ?", (changes[-1]["id"],))
        return len(changes)

    def _delete(self, audience: str, chunk_ids: list[str]) -> None:
        self._collection(audience).delete(ids=chunk_ids)

    def _upsert(self, audience: str, rows: list[dict[str, Any]]) -> None:
        import numpy as np

        vectors = np.frombuffer(b"".join(row["vector"] for row in rows), dtype=np.float32)
        self._collection(audience).upsert(
            ids=[str(row["chunk_id"]) for row in rows], embeddings=vectors.reshape(len(rows), -1)
        )

    def _ask(self, audience: str, vector: list[float], limit: int) -> Hits:
        answer = self._collection(audience).query(query_embeddings=[vector], n_results=limit, include=["distances"])
        found = zip(answer["ids"][0], answer["distances"][0], strict=True)
        return {int(chunk_id): 1.0 - float(distance) for chunk_id, distance in found}

    def _collection(self, audience: str) -> Any:
        client, opened = self._client, self._collections
        if client is None:
            raise IndexBrokenError("it was closed")
        if audience not in opened:
            opened[audience] = client.get_or_create_collection(
                collection_name(audience),
                embedding_function=None,
                metadata={
                    "hnsw:space": "cosine",
                    "hnsw:sync_threshold": SYNC_THRESHOLD,
                    "hnsw:batch_size": BATCH_SIZE,
                },
            )
        return opened[audience]

    def _connect(self) -> Any:
        import chromadb
        from chromadb.config import Settings

        quiet = Settings(anonymized_telemetry=False)
        if self._url:
            from urllib.parse import urlsplit

            parts = urlsplit(self._url)
            secure = parts.scheme == "https"
            port = parts.port or (443 if secure else 8000)
            return chromadb.HttpClient(host=parts.hostname or "localhost", port=port, ssl=secure, settings=quiet)
        self.path.mkdir(parents=True, exist_ok=True)
        return chromadb.PersistentClient(path=str(self.path), settings=quiet)

    def _drop_collections(self) -> None:
        client = self._connect()
        for collection in client.list_collections():
            if collection.name.startswith(PREFIX):
                client.delete_collection(collection.name)

    def _counted(self) -> dict[str, int]:
        """How much is in each collection that is not empty."""
        held = {one.name: one.count() for one in self._client.list_collections() if one.name.startswith(PREFIX)}
        return {name: count for name, count in held.items() if count}

    def _guarded(self, work: Callable[[], T], seconds: float | None = None) -> T:
        """What the work gives; of a server within so many seconds, or those of a step. Raises IndexBrokenError."""
        import httpx
        from chromadb.errors import ChromaError

        failures = (ChromaError, httpx.HTTPError, OSError, RuntimeError, ValueError, LookupError, TypeError)
        if not self._url:
            try:
                return work()
            except failures as error:
                raise IndexBrokenError(f"{error}") from error
        future, seconds = started(work), seconds or self._seconds
        try:
            failed = future.exception(seconds)
        except TimeoutError:
            raise HangingError(f"no answer within {seconds:g} seconds") from None
        if failed is None:
            return future.result()
        if isinstance(failed, failures) or type(failed) is Exception:  # Chroma's client raises just that, too
            raise IndexBrokenError(f"{failed}") from failed
        raise failed

    def _wanted(self) -> dict[str, int]:
        """How much is to be in each collection."""
        rows = self._database.rows("SELECT audience, count(*) AS n FROM indexed_vectors GROUP BY audience")
        return {collection_name(row["audience"]): row["n"] for row in rows}

    def _state(self) -> tuple[int, str]:
        row = self._database.row("SELECT generation, model FROM vector_index WHERE id = 1")
        return (row["generation"], row["model"]) if row else (0, "")

    def _complete(self) -> bool:
        """Whether every vector has followed, or is to follow."""
        row = self._database.row(
            "SELECT (SELECT count(*) FROM indexed_vectors) - (SELECT count(*) FROM vectors v"
            f" JOIN documents d ON d.id = v.chunk_id >> 20 WHERE {SHARED} AND v.model = ?) AS n",
            (self._model,),
        )
        return row is not None and abs(row["n"]) <= self.backlog()

    def _held(self) -> dict[str, int] | None:
        """The number of rows of each collection, told by a child process; None where it failed."""
        roots = [str(Path(folder).parent) for folder in knowledge.__path__]
        command = [sys.executable, "-m", "knowledge.search.chroma_child", str(self.path)]
        try:
            ended = subprocess.run(  # noqa: S603
                command, cwd=roots[0], capture_output=True, timeout=CHECK_SECONDS, check=False
            )
        except subprocess.TimeoutExpired:
            return None
        if ended.returncode != 0:
            _LOG.warning("the search index does not open (%s): %s", ended.returncode, ended.stderr[-300:])
            return None
        held: dict[str, int] = json.loads(ended.stdout)
        return held


PREFIX = "inglenook-"


def collection_name(audience: str) -> str:
    """The collection of an audience, in the letters that Chroma allows."""
    return PREFIX + hashlib.sha256(audience.encode()).hexdigest()[:24]
