"""The dense half without an index: cosines with all vectors of the allowed audiences, in memory."""

from __future__ import annotations

import threading
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from knowledge.search.chunk_rows import VECTOR
from knowledge.search.chunks import VISIBLE, as_json
from knowledge.search.sealing import Sealing

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from knowledge.store.database import Database

    Hits = dict[int, float]
    Row = dict[str, Any]

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


@dataclass(frozen=True, slots=True)
class _News:
    """What was read of the tables: rows of changed chunks with their audience and vector, and of whole audiences."""

    seen: int
    newest: int
    lost: bool
    """Whether changes were forgotten since, so that what is in memory is of no use."""
    changed: list[Row]
    loaded: dict[str, list[Row]]


class Scan:
    """Shelves that follow the tables: one for each audience that was asked for, never another.

    Sealed vectors are opened once, when their shelf is filled: 1.5 kB of memory for each chunk. Of what is locked there
    is no shelf.

    The lock is never held while the database is asked: who holds the database may ask the scan.
    """

    def __init__(self, database: Database, model: str, dimensions: int, sealing: Sealing | None = None) -> None:
        self._database = database
        self._sealing = sealing or Sealing()
        self._model = model
        self._dimensions = dimensions
        self._shelves: dict[str, Shelf] = {}
        self._seen = 0
        self._lock = threading.Lock()

    def nearest(self, vector: NDArray[np.float32], audiences: Collection[str], limit: int) -> Hits:
        """The cosines of the nearest vectors of these audiences, by chunk."""
        locked = self._sealing.locked(audiences)
        audiences = [audience for audience in audiences if audience not in locked]
        while True:
            news = self._read(audiences)
            with self._lock:
                for audience in locked:
                    self._shelves.pop(audience, None)
                if news.seen != self._seen:
                    continue
                self._apply(news)
                hits: Hits = {}
                for audience in audiences:
                    hits |= self._shelves[audience].nearest(vector, limit)
            return dict(sorted(hits.items(), key=lambda hit: -hit[1])[:limit])

    def _read(self, audiences: Collection[str]) -> _News:
        with self._lock:
            seen, present = self._seen, set(self._shelves)
        row = self._database.row(
            "SELECT (SELECT seq FROM sqlite_sequence WHERE name = 'vector_changes') AS newest,"
            " (SELECT min(id) FROM vector_changes) AS oldest"
        )
        newest, oldest = (row["newest"] or 0, row["oldest"]) if row else (0, None)
        lost = newest < seen or (newest > seen and (oldest is None or oldest > seen + 1))
        changed = [] if lost or newest == seen or not present else self._changed(seen, newest, present)
        wanted = set(audiences) - (set() if lost else present)
        return _News(seen, newest, lost, changed, {audience: self._rows(audience) for audience in wanted})

    def _changed(self, seen: int, newest: int, present: Collection[str]) -> list[Row]:
        """The chunks that changed, each with its audience and vector where that audience is on a shelf."""
        return self._opened(
            "SELECT DISTINCT change.chunk_id, d.audience, v.vector FROM vector_changes change"
            f" LEFT JOIN documents d ON d.id = change.chunk_id >> 20 AND d.{VISIBLE}"
            " LEFT JOIN vectors v ON d.id IS NOT NULL AND v.chunk_id = change.chunk_id AND v.model = :model"
            " WHERE change.id > :seen AND change.id <= :newest",
            {"audiences": as_json(present), "model": self._model, "seen": seen, "newest": newest},
        )

    def _rows(self, audience: str) -> list[Row]:
        rows = self._opened(
            "SELECT v.chunk_id, v.vector FROM documents d JOIN vectors v"
            " ON v.chunk_id >= d.id << 20 AND v.chunk_id < (d.id + 1) << 20"
            " WHERE d.audience = :audience AND v.model = :model",
            {"audience": audience, "model": self._model},
        )
        return [row for row in rows if row["vector"] is not None]

    def _opened(self, sql: str, values: Mapping[str, Any]) -> list[Row]:
        """Rows with their vectors in clear; None for one that is locked, or of another length than is asked for."""
        rows = self._database.rows(sql, values)
        for row in rows:
            stored = row["vector"]
            vector = None if stored is None else self._sealing.opened_bytes(stored, VECTOR)
            row["vector"] = vector if vector is not None and len(vector) == self._dimensions * BYTES else None
        return rows

    def _apply(self, news: _News) -> None:
        if news.lost:
            self._shelves.clear()
        for row in news.changed:
            for shelf in self._shelves.values():
                shelf.drop(row["chunk_id"])
            if row["vector"] is not None and row["audience"] in self._shelves:
                self._shelves[row["audience"]].keep(row["chunk_id"], row["vector"])
        for audience, rows in news.loaded.items():
            shelf = self._shelves[audience] = Shelf(self._dimensions)
            for row in rows:
                shelf.keep(row["chunk_id"], row["vector"])
        self._seen = news.newest
