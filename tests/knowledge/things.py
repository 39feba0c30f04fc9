"""A database of things to write to, as a kill leaves it, and with a bit of it turned."""

from __future__ import annotations

import subprocess
from pathlib import Path

from knowledge.store.database import Database
from knowledge.store.sums import Compared

SOUND = Compared()


def prepared(folder: Path) -> Path:
    """Where the database will lie, with the migrations that it needs."""
    migrations = folder / "migrations"
    migrations.mkdir()
    (migrations / "0001_first.sql").write_text("CREATE TABLE things (id INTEGER PRIMARY KEY, text TEXT) STRICT;")
    return folder / "x.db"


def opened(path: Path) -> Database:
    """Open, and made anew where it is missing."""
    return Database(path, {"own": path.parent / "migrations"})


def fill(database: Database, rows: int = 50, text: str = "milk") -> None:
    """Some rows more, in one transaction."""
    with database.transaction():
        for number in range(rows):
            database.rows("INSERT INTO things (text) VALUES (?)", (f"{text} {number} " * 40,))


def killed(path: Path, folder: str = "killed") -> Path:
    """The files as a kill leaves them."""
    there = path.parent / folder
    there.mkdir()
    for one in path.parent.glob(f"{path.name}*"):
        subprocess.run(["cp", "--preserve=timestamps", one, there], check=True)  # Reading here would take locks away.
    return there / path.name


def flip(path: Path, at: int) -> None:
    """Turns one bit of a byte; twice is as before."""
    with path.open("r+b") as file:
        file.seek(at)
        byte = file.read(1)[0]
        file.seek(at)
        file.write(bytes([byte ^ 4]))
