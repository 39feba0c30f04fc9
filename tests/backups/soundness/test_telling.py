"""What went back says from when to when something is missing: to who starts it, and to the admins."""

from __future__ import annotations

import logging
import os
import shutil
from datetime import UTC, datetime
from pathlib import Path

import pytest

from backups.events import Event, Events, What
from backups.snapshots import Snapshots
from bot.sound import before, looked
from knowledge.clock import ManualClock, from_text
from tests.faults.damages import PAGE, settings_of
from tests.house import open_house
from tests.knowledge.things import flip

FAMILY, HOUSEHOLD = "pods/family/family.db", "household.db"
SNAPSHOT, SPOKE, STARTED = (datetime(2026, 11, 22, hour, 30, tzinfo=UTC) for hour in (2, 9, 18))


async def left(folder: Path, models_dir: Path, *, closed: bool = False) -> Path:
    """A data folder as a kill leaves it, hours after its snapshot; each log has several transactions.

    `closed`: the house was closed before the snapshot, so that the databases themselves hold what was before it.
    """
    home = folder / "home"
    house = open_house(home, models_dir)
    await house.say("Anna", "we need milk")
    if closed:
        await house.stop()
        house = open_house(home, models_dir)
    Snapshots(home / "backups").make(home, ManualClock(SNAPSHOT))
    for number in range(4):
        await house.say("Anna", f"we need pears{number}")
    killed = folder / "killed"
    shutil.copytree(home, killed)
    await house.stop()
    for path in killed.rglob("*.db*"):
        os.utime(path, ((SPOKE if path.name.endswith("-wal") else SNAPSHOT).timestamp(),) * 2)
    return killed


def told(home: Path) -> Event:
    (event,) = [one for one in Events(home / "backups").all() if one.what is What.RECOVERED]
    return event


@pytest.mark.parametrize(("name", "is_all"), [(FAMILY, False), (HOUSEHOLD, True)])
async def test_a_damaged_log_says_from_when_to_when_something_is_missing(
    name: str, is_all: bool, tmp_path: Path, models_dir: Path, caplog: pytest.LogCaptureFixture
) -> None:
    home = await left(tmp_path, models_dir)
    settings = settings_of(home, models_dir)
    log = home / f"{name}-wal"
    damaged = log.stat()
    flip(log, damaged.st_size // 2)
    os.utime(log, ns=(damaged.st_mtime_ns, damaged.st_mtime_ns))
    bytes_of = log.read_bytes()
    whys = [one.why for one in looked(settings) if not one.ok]
    assert whys == ["its log is damaged in the middle"], "said once"
    with caplog.at_level(logging.WARNING, "bot.sound"):
        before(settings, clock=ManualClock(STARTED))
    assert "what was written from then until 2026-11-22T09:30:00" in caplog.text
    event = told(home)
    assert (event.ok, event.facts["all"]) == (True, is_all)
    assert [from_text(str(event.facts[one])) for one in ("since", "until")] == [SNAPSHOT, SPOKE]
    assert (home / str(event.facts["kept"]) / f"{name}-wal").read_bytes() == bytes_of, "the damaged file is kept whole"


async def test_of_a_database_that_is_gone_nobody_knows_until_when(tmp_path: Path, models_dir: Path) -> None:
    home = await left(tmp_path, models_dir)
    for path in home.glob(f"{FAMILY}*"):
        path.unlink()
    (home / ".databases").write_text(f"{FAMILY}\n{HOUSEHOLD}\n")
    before(settings_of(home, models_dir), clock=ManualClock(STARTED))
    assert from_text(str(told(home).facts["until"])) == STARTED


@pytest.mark.parametrize("name", [FAMILY, HOUSEHOLD])
async def test_of_a_log_that_is_gone_nobody_knows_until_when(name: str, tmp_path: Path, models_dir: Path) -> None:
    """The database itself was not written since the snapshot: all that came was in its log."""
    home = await left(tmp_path, models_dir, closed=True)
    database = home / name
    database.with_name(f"{database.name}-wal").unlink()
    pages = bytearray(database.read_bytes())
    pages[PAGE : 2 * PAGE] = bytes(PAGE)
    database.write_bytes(pages)
    os.utime(database, (SNAPSHOT.timestamp(),) * 2)
    before(settings_of(home, models_dir), clock=ManualClock(STARTED))
    assert from_text(str(told(home).facts["until"])) == STARTED


async def test_where_nothing_was_written_since_nothing_is_missing(tmp_path: Path, models_dir: Path) -> None:
    home = await left(tmp_path, models_dir)
    log = home / f"{FAMILY}-wal"
    flip(log, log.stat().st_size // 2)
    for path in home.glob(f"{FAMILY}*"):
        os.utime(path, (SNAPSHOT.timestamp() - 60,) * 2)
    before(settings_of(home, models_dir), clock=ManualClock(STARTED))
    facts = told(home).facts
    assert facts["until"] == facts["since"]
