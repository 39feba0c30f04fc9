"""The dense half without an index: cosines with all vectors of the allowed audiences, in memory."""

from __future__ import annotations

import threading
from collections.abc import Collection
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from knowledge.store.database import Database

    Hits = dict[int, float]

BYTES = 4
"""Of one number of a vector."""


class Shelf:
    """The vectors of one audience in rows, with room to grow."""

    def __init__(self, dimensions: int) -> None:
        import numpy as np

        self._rows: NDArray[np.float32] = np.empty((64, dimensions), dtype=np.float32)
        self._ids: NDArray[np.int64] = np.empty(64, dtype=np.int64)
        self._place: dict[int, int] = {}

    def __len__(self) -> int:
        return len(self._place)

    def keep(self, chunk_id: int, vector: bytes) -> None:
        """Adds or replaces a vector."""
        import numpy as np

        place = self._place.setdefault(chunk_id, len(self._place))
        if place == len(self._rows):
            self._rows = np.concatenate([self._rows, np.empty_like(self._rows)])
            self._ids = np.concatenate([self._ids, np.empty_like(self._ids)])
        self._rows[place] = np.frombuffer(vector, dtype=np.float32)
        self._ids[place] = chunk_id

    def drop(self, chunk_id: int) -> None:
        """Removes a vector, if it is here; the last one takes its row."""
        place = self._place.pop(chunk_id, None)
        if place is None:
            return
        last = len(self._place)
        if place != last:
            self._rows[place], self._ids[place] = self._rows[last], self._ids[last]
            self._place[int(self._ids[place])] = place

    def nearest(self, vector: NDArray[np.float32], limit: int) -> Hits:
        """The cosines of the nearest vectors, by chunk."""
        import numpy as np

        count = len(self._place)
        cosines = self._rows[:count] @ vector
        best = np.argpartition(-cosines, limit - 1)[:limit] if count > limit else np.arange(count)
        return {int(self._ids[place]): float(cosines[place]) for place in best}


class Scan:
    """Shelves that follow the tables: one for each audience that was asked for, never another."""

    def __init__(self, database: Database, model: str, dimensions: int) -> None:
        self._database = database
        self._model = model
        self._dimensions = dimensions
        self._shelves: dict[str, Shelf] = {}
        self._seen = 0
        self._lock = threading.Lock()

    def nearest(self, vector: NDArray[np.float32], audiences: Collection[str], limit: int) -> Hits:
        """The cosines of the nearest vectors of these audiences, by chunk."""
        with self._lock:
            self._follow()
            hits: Hits = {}
            for audience in audiences:
                hits |= self._shelf(audience).nearest(vector, limit)
        best = sorted(hits.items(), key=lambda hit: -hit[1])[:limit]
        return dict(best)

    def _shelf(self, audience: str) -> Shelf:
        shelf = self._shelves.get(audience)
        if shelf is None:
            shelf = self._shelves[audience] = Shelf(self._dimensions)
            rows = self._database.rows(
                "SELECT v.chunk_id, v.vector FROM documents d JOIN vectors v"
                " ON v.chunk_id >= d.id << 20 AND v.chunk_id < (d.id + 1) << 20"
                " WHERE d.audience = ? AND v.model = ? AND length(v.vector) = ?",
                (audience, self._model, self._dimensions * BYTES),
            )
            for row in rows:
                shelf.keep(row["chunk_id"], row["vector"])
        return shelf

    def _follow(self) -> None:
        """Applies what changed since the last time to the shelves that are loaded."""
        row = self._database.row("SELECT seq FROM sqlite_sequence WHERE name = 'vector_changes'")
        newest = int(row["seq"]) if row else 0
        if newest == self._seen:
            return
        oldest = self._database.row("SELECT min(id) AS id FROM vector_changes")
        if self._shelves and (oldest is None or oldest["id"] is None or oldest["id"] > self._seen + 1):
            self._shelves.clear()
        if self._shelves:
            self._apply(newest)
        self._seen = newest

    def _apply(self, newest: int) -> None:
        loaded = set(self._shelves)
        rows = self._database.rows(
            "SELECT DISTINCT change.chunk_id, d.audience FROM vector_changes change"
            " LEFT JOIN documents d ON d.id = change.chunk_id >> 20 WHERE change.id > ? AND change.id <= ?",
            (self._seen, newest),
        )
        for row in rows:
            chunk_id = row["chunk_id"]
            for shelf in self._shelves.values():
                shelf.drop(chunk_id)
            if row["audience"] in loaded:
                vector = self._database.row(
                    "SELECT vector FROM vectors WHERE chunk_id = ? AND model = ? AND length(vector) = ?",
                    (chunk_id, self._model, self._dimensions * BYTES),
                )
                if vector is not None:
                    self._shelves[row["audience"]].keep(chunk_id, vector["vector"])
