"""From rows and numbers to what a search gives back."""

from __future__ import annotations

import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import TYPE_CHECKING

from knowledge.search.chunks import PER_DOCUMENT
from knowledge.search.passages import Passage
from knowledge.search.ranking import Ranked

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from knowledge.search.scan import Hits

    Vector = NDArray[np.float32]


def as_passage(ranked: Ranked) -> Passage:
    """A ranked chunk as a passage."""
    row = ranked.row
    return Passage(
        chunk_id=row["id"],
        document_id=row["document_id"],
        name=row["name"],
        title=row["title"],
        page=row["page"],
        heading=row["heading"],
        text=row["text"],
        score=ranked.score,
        place=row["place"],
        position=row["id"] % PER_DOCUMENT,
        audience=row["audience"],
        kind=row["kind"] or "",
        language=row["language"],
        coverage=ranked.coverage,
        cosine=ranked.cosine,
    )


def cosines(vectors: Mapping[int, bytes | None], vector: Vector) -> Hits:
    """The cosines of stored vectors of the same length as the question's."""
    import numpy as np

    length = vector.nbytes
    usable = {chunk_id: stored for chunk_id, stored in vectors.items() if stored is not None and len(stored) == length}
    if not usable:
        return {}
    rows = np.frombuffer(b"".join(usable.values()), dtype=np.float32).reshape(len(usable), -1)
    return dict(zip(usable, (float(cosine) for cosine in rows @ vector), strict=True))


def best(hits: Mapping[int, float], limit: int) -> Hits:
    """The nearest ones, the nearest first."""
    return dict(sorted(hits.items(), key=lambda hit: -hit[1])[:limit])


@contextmanager
def timed(took: dict[str, float], stage: str) -> Iterator[None]:
    """Notes the milliseconds of a stage."""
    begun = time.perf_counter()
    try:
        yield
    finally:
        took[stage] = (time.perf_counter() - begun) * 1000
