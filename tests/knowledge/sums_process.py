"""`python -m tests.knowledge.sums_process PATH SEED`: writes to a database until it is killed."""

from __future__ import annotations

import random
import sys
from pathlib import Path

from knowledge.store.database import Database


def main(path: Path, seed: int) -> None:
    """Small and large transactions, what is taken back, and now and then all the rest."""
    chance = random.Random(seed)
    database = Database(path, {"own": path.parent / "migrations"})
    print("begun", flush=True)
    while True:
        with database.transaction():
            for _ in range(chance.choice((1, 3, 300))):
                database.rows("INSERT INTO things (text) VALUES (?)", ("x" * chance.randrange(3000),))
        if chance.random() < 0.1:
            database.rows("DELETE FROM things WHERE id % 3 = ?", (chance.randrange(3),))
        if chance.random() < 0.05:
            database.fold_log()
        if chance.random() < 0.03:
            database.compact()
        if chance.random() < 0.05:
            database.close()
            database = Database(path, {"own": path.parent / "migrations"})


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]))
