"""`python -m tests.knowledge.search.ingesting FOLDER [--chroma] [--private]`: takes documents in until it is killed.

Each document that is committed is acknowledged by a line with its number. Private ones are sealed with a member's key,
every other one only after it was shared.
"""

from __future__ import annotations

import itertools
import sys
import threading
from pathlib import Path

from knowledge.search import SearchSettings
from tests.knowledge.search.conftest import Shelf, WordEmbedder, open_keys

ANNA = "member:1"


def code_of(number: int) -> str:
    """A word that stands in one document only, and is too long to come up in what is sealed by chance."""
    return "zxqvkw" + "".join("bcdfghjklm"[int(digit)] for digit in f"{number:05}") + "q"


def main(folder: Path, chroma: bool, private: bool) -> None:
    """Writes and embeds at the same time, as the house does."""
    keys = open_keys(folder) if private else None
    shelf = Shelf(folder, SearchSettings(chroma=chroma), WordEmbedder(), keys=keys)
    if chroma:
        shelf.library.check()

    def embed() -> None:
        while True:
            shelf.library.embed_pending()
            shelf.library.seal_pending()

    threading.Thread(target=embed, daemon=True).start()
    row = shelf.database.row("SELECT coalesce(max(id), 0) AS id FROM documents")
    for number in itertools.count((row["id"] if row else 0) + 1):
        texts = (f"The secret {code_of(number)} is here.", *(f"Line {line}." for line in range(9)))
        shared = not private or number % 2 == 0
        document = shelf.add(f"Letter {number}", *texts, audience="family" if shared else ANNA)
        if private and shared:
            shelf.move(document, ANNA)
        sys.stdout.write(f"{number}\n")
        sys.stdout.flush()


if __name__ == "__main__":
    main(Path(sys.argv[1]), "--chroma" in sys.argv, "--private" in sys.argv)
