"""Damage as disks, copies and programs do it, by seed; and a house of some hundred rows to do it to."""

from __future__ import annotations

import os
import random
import shutil
import sqlite3
import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from backups.databases import databases_of
from backups.snapshots import Snapshots
from bot.settings import Settings
from bot.sound import after, before
from tests.house import House, open_house

PAGE = 4096
CHANGED_BY_GOING_BACK = frozenset({"put_back", "said_before", "sqlite_sequence"})
"""What a restored database knows of the time that was taken back, and how far its ids went."""

Dump = dict[str, list[tuple[Any, ...]]]
Damage = Callable[[random.Random, Path], None]


@dataclass(frozen=True)
class Base:
    """Copies of a house's data folder, closed well and as a kill leaves it, and what lies in its databases."""

    closed: Path
    killed: Path
    present: dict[str, Dump]
    at_kill: dict[str, Dump]
    then: dict[str, Dump]
    """As the snapshot has it."""


async def make_base(folder: Path, models_dir: Path) -> Base:
    """A house that lived a little before a snapshot and after it, was closed, lived on, and was killed."""
    home = folder / "home"
    settings = settings_of(home, models_dir)
    house = open_house(home, models_dir)
    await live(house, 0, 70)
    clock = house.clock
    Snapshots(settings.backup_dir).make(home, clock)
    then = dumps(home)
    clock.set(house.local("2026-11-22T09:30"))
    await live(house, 70, 90)
    await house.stop()
    before(settings)
    after(settings)
    closed = folder / "closed"
    shutil.copytree(home, closed)
    present = dumps(closed)
    house = open_house(home, models_dir, now="2026-11-22T10:00")
    await live(house, 90, 110)
    killed = folder / "killed"
    shutil.copytree(home, killed)
    at_kill = dumps(killed)
    await house.stop()
    return Base(closed, killed, present, at_kill, then)


async def live(house: House, first: int, end: int) -> None:
    """What a family says."""
    for n in range(first, end):
        name = ("Anna", "Tom")[n % 2]
        texts = [f"we need {n} apples and pears{n} and bread{n}"]
        texts += [f"spent {n + 3} at Lidl"] if n % 3 == 0 else []
        texts += [f"remind me on December {n % 28 + 1} at 9 to water plant {n}"] if n % 4 == 0 else []
        texts += [f"remember that the locker of team {n} has the number {4000 + n}"] if n % 7 == 0 else []
        for place, text in enumerate(texts):
            await house.say(name, text, message_id=f"{n}-{place}")


def settings_of(home: Path, models_dir: Path) -> Settings:
    """The settings of such a house."""
    return Settings(data_dir=home, models_dir=models_dir, model="none", admin="Anna", zone="Europe/Berlin")


def dumps(data_dir: Path) -> dict[str, Dump]:
    """All rows of all databases, by path and table; read in a copy."""
    with tempfile.TemporaryDirectory() as folder:
        found = {}
        for path in databases_of(data_dir):
            name = path.relative_to(data_dir).as_posix()
            copy = Path(folder) / path.name
            for end in ("", "-wal"):
                if (source := path.with_name(path.name + end)).exists():
                    shutil.copyfile(source, copy.with_name(copy.name + end))
            found[name] = dump(copy)
        return found


def dump(path: Path) -> Dump:
    """All rows of a database by table. What is told again after going back may be marked so."""
    connection = sqlite3.connect(path)
    try:
        tables = [row[0] for row in connection.execute("SELECT name FROM sqlite_schema WHERE type = 'table'")]
        found: Dump = {}
        for table in sorted(set(tables) - CHANGED_BY_GOING_BACK):
            cursor = connection.execute(f'SELECT * FROM "{table}"')
            names = [column[0] for column in cursor.description]
            skip = names.index("maybe_repeated") if "maybe_repeated" in names else -1
            found[table] = sorted((tuple(v for n, v in enumerate(row) if n != skip) for row in cursor), key=repr)
        return found
    finally:
        connection.close()


def rotting(damage: Damage) -> Damage:
    """The same as a disk does it: no time of change is another."""

    def rot(chance: random.Random, path: Path) -> None:
        before = path.stat()
        damage(chance, path)
        if path.is_file():
            os.utime(path, ns=(before.st_atime_ns, before.st_mtime_ns))

    return rot


def bit(chance: random.Random, path: Path) -> None:
    """One bit, anywhere."""
    data = bytearray(path.read_bytes())
    data[chance.randrange(len(data))] ^= 1 << chance.randrange(8)
    path.write_bytes(data)


def letter(chance: random.Random, path: Path) -> None:
    """One letter of a text becomes another: nothing of SQLite's structure is hurt."""
    data = bytearray(path.read_bytes())
    at = chance.choice([n for n in range(100, len(data)) if data[n - 1 : n + 1].isalpha()])
    data[at] = ord("x") if data[at] != ord("x") else ord("y")
    path.write_bytes(data)


def some_bytes(chance: random.Random, path: Path) -> None:
    """A run of other bytes."""
    data = bytearray(path.read_bytes())
    length = min(len(data), chance.randrange(2, 300))
    at = chance.randrange(len(data) - length + 1)
    data[at : at + length] = bytes(value ^ chance.randrange(1, 256) for value in data[at : at + length])
    path.write_bytes(data)


def zeroed(chance: random.Random, path: Path) -> None:
    """A page of zeros, as after a power cut on some file systems."""
    data = bytearray(path.read_bytes())
    pages = [n for n in range(len(data) // PAGE) if any(data[n * PAGE : (n + 1) * PAGE])] or [0]
    at = chance.choice(pages) * PAGE
    data[at : at + PAGE] = bytes(min(PAGE, len(data) - at))
    path.write_bytes(data)


def swapped(chance: random.Random, path: Path) -> None:
    """Two pages in each other's place."""
    data = path.read_bytes()
    pages = [data[n : n + PAGE] for n in range(0, len(data), PAGE)]
    one, two = chance.sample(range(len(pages)), 2)
    while pages[one] == pages[two]:
        one, two = chance.sample(range(len(pages)), 2)
    pages[one], pages[two] = pages[two], pages[one]
    path.write_bytes(b"".join(pages))


def shortened(chance: random.Random, path: Path) -> None:
    """The end is gone."""
    data = path.read_bytes()
    path.write_bytes(data[: chance.randrange(1, len(data))])


def longer(chance: random.Random, path: Path) -> None:
    """Something strange behind the end."""
    path.write_bytes(path.read_bytes() + chance.randbytes(chance.choice((7, 512, PAGE))))


def head(chance: random.Random, path: Path) -> None:
    """The first hundred bytes."""
    data = bytearray(path.read_bytes())
    for _ in range(chance.randrange(1, 9)):
        data[chance.randrange(100)] ^= chance.randrange(1, 256)
    path.write_bytes(data)


def emptied(chance: random.Random, path: Path) -> None:
    """Nothing in it."""
    path.write_bytes(b"")


def garbage(chance: random.Random, path: Path) -> None:
    """All of it is something else."""
    path.write_bytes(chance.randbytes(path.stat().st_size))


def nulls(chance: random.Random, path: Path) -> None:
    """All of it is zeros."""
    path.write_bytes(bytes(path.stat().st_size))


def gone(chance: random.Random, path: Path) -> None:
    """The file is not there."""
    path.unlink()


def folder(chance: random.Random, path: Path) -> None:
    """A folder is there instead."""
    path.unlink()
    path.mkdir()
