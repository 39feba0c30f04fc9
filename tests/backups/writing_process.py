"""Writes two databases of a data folder in turn, number by number, and prints each number that is safe in both."""

from __future__ import annotations

import sys
from itertools import count
from pathlib import Path

from tests.backups.stores import counters


def main() -> None:
    """Runs until it is killed."""
    household, pod = counters(Path(sys.argv[1]))
    for number in count(1):
        for database in (household, pod):
            with database.transaction():
                database.rows("INSERT INTO numbers (number, weight) VALUES (?, ?)", (number, "x" * 400))
        print(number, flush=True)


if __name__ == "__main__":
    main()
