"""`python -m tests.knowledge.search.ingesting FOLDER [--chroma]`: takes documents in until it is killed.

Each document that is committed is acknowledged by a line with its number.
"""

from __future__ import annotations

import itertools
import sys
import threading
from pathlib import Path

from knowledge.search import SearchSettings
from tests.knowledge.search.conftest import Shelf, WordEmbedder


def code_of(number: int) -> str:
    """A word that stands in one document only."""
    return "zx" + "".join("bcdfghjklm"[int(digit)] for digit in str(number)) + "q"


def main(folder: Path, chroma: bool) -> None:
    """Writes and embeds at the same time, as the house does."""
    shelf = Shelf(folder, SearchSettings(chroma=chroma), WordEmbedder())
    if chroma:
        shelf.library.check()

    def embed() -> None:
        while True:
            shelf.library.embed_pending()

    threading.Thread(target=embed, daemon=True).start()
    row = shelf.database.row("SELECT coalesce(max(id), 0) AS id FROM documents")
    for number in itertools.count((row["id"] if row else 0) + 1):
        shelf.add(f"Letter {number}", f"The secret {code_of(number)} is here.", *(f"Line {line}." for line in range(9)))
        sys.stdout.write(f"{number}\n")
        sys.stdout.flush()


if __name__ == "__main__":
    main(Path(sys.argv[1]), "--chroma" in sys.argv)
