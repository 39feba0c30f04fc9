"""A disk that is full: the person hears it, nothing is half done, and all is well when there is space again."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from knowledge.store.database import Database, StorageFullError
from tests.conftest import Opener
from tests.house import House, open_house

SIZE = "4m"


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A file system of 4 MB."""
    if os.geteuid() != 0:
        pytest.skip("only root may mount a small file system")
    folder = tmp_path / "disk"
    folder.mkdir()
    mounted = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", f"size={SIZE}", "tmpfs", str(folder)],
        capture_output=True,
        text=True,
        check=False,
    )
    if mounted.returncode:
        pytest.skip(f"this machine does not let root mount a tmpfs: {mounted.stderr.strip()}")
    yield folder
    subprocess.run(["umount", "-l", str(folder)], check=True)


def fill(disk: Path) -> Path:
    """Takes every last byte of the disk."""
    filler = disk / "filler"
    with filler.open("wb", buffering=0) as file:
        for size in (65536, 4096, 1):
            try:
                while file.write(b"\0" * size):
                    pass
            except OSError:
                continue
    return filler


def add_a_lot(database: Database) -> None:
    for _ in range(200):
        database.rows("INSERT INTO things (text) VALUES (?)", ("x" * 4000,))


def test_a_transaction_that_finds_no_room_is_not_kept(small_disk: Path) -> None:
    migrations = small_disk / "own"
    migrations.mkdir()
    (migrations / "0001_first.sql").write_text("CREATE TABLE things (id INTEGER PRIMARY KEY, text TEXT) STRICT;")
    database = Database(small_disk / "x.db", {"own": migrations})
    with database.transaction():
        database.rows("INSERT INTO things (text) VALUES ('kept')")
    filler = fill(small_disk)
    with pytest.raises(StorageFullError, match="is full") as caught, database.transaction():
        add_a_lot(database)
    assert str(small_disk) in str(caught.value)
    assert database.rows("SELECT text FROM things") == [{"text": "kept"}]
    filler.unlink()
    with database.transaction():
        database.rows("INSERT INTO things (text) VALUES ('after')")
    assert [row["text"] for row in database.rows("SELECT text FROM things")] == ["kept", "after"]
    database.close()


@pytest.fixture
async def cramped(small_disk: Path, models_dir: Path) -> House:
    return open_house(small_disk / "home", models_dir)


async def test_the_person_hears_it_and_nothing_is_lost(cramped: House, small_disk: Path) -> None:
    house = cramped
    await house.say("Anna", "we need milk")
    await house.say("Anna", "remind me at 11am to check the oven")
    filler = fill(small_disk)
    refused = await until_full(house)
    assert "full" in refused
    before = house.state
    assert "full" in (await house.say("Anna", "spent 5 at Lidl")).text
    assert house.state == before
    filler.unlink()
    reply = await house.say("Anna", "spent 7 at Lidl")
    assert reply.buttons
    assert "milk" in house.items()
    assert "7.00" in [expense["amount"] for expense in house.state["expenses"]]
    assert [one.to for one in await house.advance("2026-11-21T11:01")] == ["Anna"]
    await house.stop()


async def until_full(house: House) -> str:
    """Goes on until the log has no room left that it had taken before."""
    for number in range(400):
        reply = await house.say("Anna", f"we need thing{number}")
        if not reply.buttons:
            return reply.text
    raise LookupError("the disk never became full")


async def test_what_was_not_kept_may_be_sent_again(cramped: House, small_disk: Path) -> None:
    house = cramped
    await house.say("Anna", "we need milk")
    filler = fill(small_disk)
    await until_full(house)
    refused = await house.say("Anna", "spent 5 at Lidl", message_id="again")
    assert "full" in refused.text
    filler.unlink()
    await house.say("Anna", "spent 5 at Lidl", message_id="again")
    assert [expense["amount"] for expense in house.state["expenses"]] == ["5.00"]
    await house.stop()


async def test_a_database_that_is_damaged_on_disk_later_is_said_to_be(open_house_with: Opener, tmp_path: Path) -> None:
    house = open_house_with()
    await house.say("Anna", "we need milk")
    path = house.app.local("family").database.path
    house.app.local("family").database.rows("PRAGMA wal_checkpoint(TRUNCATE)")
    path.write_bytes(path.read_bytes()[:4096] + b"\xa5" * 200_000)
    reply = await house.say("Anna", "show me the shopping list")
    assert reply.text
    assert (await house.say("Anna", "dentist for Mia next Tuesday at 3pm")).text
