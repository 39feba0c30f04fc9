"""`python -m tests.bench.search_kills [TIMES]`: kills the taking in of documents with Chroma, counts what is lost."""

from __future__ import annotations

import random
import sys
import tempfile
from pathlib import Path

from tests.knowledge.search.test_kill import killed, lost_after

TIMES = 50
OF_ONE_HOUSE = 5
"""Kills after which the next house begins, as an index is made anew after each and grows with them."""


def main() -> None:
    """Prints a summary; exit code 1 when anything acknowledged is not found."""
    times = int(sys.argv[1]) if len(sys.argv) > 1 else TIMES
    chance = random.Random(times)
    lost, documents, slowest = 0, 0, 0.0
    for number in range(0, times, OF_ONE_HOUSE):
        with tempfile.TemporaryDirectory(prefix="kills-") as folder:
            for _ in range(min(OF_ONE_HOUSE, times - number)):
                acknowledged = killed(Path(folder), chance.uniform(0.02, 1.5), "--chroma")
                gone, spent = lost_after(Path(folder), acknowledged, chroma=True)
                lost, documents, slowest = lost + len(gone), documents + len(acknowledged), max(slowest, spent)
        print(f"{number + OF_ONE_HOUSE} kills, {documents} documents, {lost} lost", flush=True)
    print(f"{times} kills, {documents} documents acknowledged, {lost} lost; first answer after {slowest:.2f} s at most")
    sys.exit(1 if lost else 0)


if __name__ == "__main__":
    main()
