"""A snapshot is restored on trial: what is whole is told with figures, what is not with a reason, and nothing stays."""

from __future__ import annotations

import asyncio
import fcntl
import json
import os
import shutil
import sqlite3
from collections.abc import Sequence
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from pydantic import SecretStr

from backups.answers import Answers, write_answers
from backups.events import Event, Events, What
from backups.manifest import Manifest
from backups.restoring import Everything, restore
from backups.snapshots import Snapshot, Snapshots
from backups.stores import Held, Keeping, Progress, StoreUnreachableError, quiet
from backups.stores.archive import ArchiveStore
from bot.drilling import LOCK, SCRATCH, DrillError, NothingToDrillError, drill, due, missing_in
from bot.golden.recording import record
from bot.settings import Settings
from knowledge.clock import ManualClock
from knowledge.keys import KEY_FILE, HouseholdKey
from knowledge.store.database import open_household_database
from tests.bot.golden.homes import filled
from tests.bot.program import Program
from tests.keyrings import keyring_of

NOW = datetime(2026, 12, 1, 4, tzinfo=UTC)


class Shelf:
    """A store that hands out what lies in a folder, or cannot be reached."""

    kind, place = "archive", "a shelf"

    def __init__(self, folder: Path, *, bytes_each: int = 0, away: bool = False) -> None:
        self.folder, self.bytes_each, self.away = folder, bytes_each, away

    def put(self, snapshot: Snapshot, told: Progress = quiet) -> Held:
        raise NotImplementedError

    def held(self) -> Sequence[Held]:
        if self.away:
            raise StoreUnreachableError("the shelf does not answer: look whether it is switched on")
        return [
            Held(one.name, one.name, one.manifest.at, 0, 0, self.bytes_each) for one in Snapshots(self.folder).all()
        ]

    def fetch(self, name: str, folder: Path, told: Progress = quiet) -> Snapshot:
        target = folder / name
        shutil.copytree(self.folder / name, target)
        return Snapshot(target, Manifest.model_validate_json((target / "manifest.json").read_bytes()))

    def check(self, told: Progress = quiet, *, every_byte: bool = False) -> Sequence[str]:
        return ()

    def thin_out(self, keeping: Keeping) -> Sequence[str]:
        return ()

    def change_password(self, new: SecretStr) -> None:
        raise NotImplementedError


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory, models_dir: Path) -> Path:
    """A data folder with a snapshot and its answers in it."""
    data = tmp_path_factory.mktemp("home") / "data"
    at = asyncio.run(filled(data, models_dir))
    settings = settings_of(data, models_dir)
    record(Snapshots(settings.backup_dir).make(data, ManualClock(at)), settings)
    return data


@pytest.fixture
def settings(made: Path, tmp_path: Path, models_dir: Path) -> Settings:
    """The same in a folder of the test's own."""
    shutil.copytree(made, tmp_path / "data")
    return settings_of(tmp_path / "data", models_dir)


def settings_of(data: Path, models_dir: Path) -> Settings:
    return Settings(data_dir=data, models_dir=models_dir, model="none", hearing="off", speaking="off", language="en")


def test_a_sound_snapshot_answers_as_the_house_did(settings: Settings) -> None:
    folder = settings.backup_dir
    (snapshot,) = Snapshots(folder).all()
    (folder / SCRATCH / snapshot.name / "left by a killed one").mkdir(parents=True)
    done = drill(settings, ManualClock(NOW), None)
    assert (done.name, done.rows, done.files) == (snapshot.name, snapshot.manifest.rows, len(snapshot.manifest.files))
    assert done.items == done.rows + done.files > 50
    assert (done.compared.asked, done.compared.answered, done.compared.same) == (10, 10, 10)
    (told,) = Events(folder).all()
    assert (told.what, told.ok, told.at) == (What.DRILL, True, NOW)
    assert told.facts == {
        "name": snapshot.name,
        "rows": done.rows,
        "files": done.files,
        "seconds": round(done.seconds),
        "asked": 10,
        "answered": 10,
        "same": 10,
    }
    assert not (folder / SCRATCH).exists()


def test_what_a_house_would_answer_differently_is_no_success(settings: Settings) -> None:
    """The answers beside the snapshot are those of a house in which something else was said."""
    (snapshot,) = Snapshots(settings.backup_dir).all()
    kept = json.loads((snapshot.folder / "golden.json").read_text(encoding="utf-8"))["answers"]
    answers = Answers.model_validate(kept)
    other = answers.answers[6].model_copy(update={"text": "0" * 64})
    write_answers(
        snapshot.folder, answers.model_copy(update={"answers": (*answers.answers[:6], other, *answers.answers[7:])})
    )
    with pytest.raises(DrillError, match=r"was restored, and 1 of 10 answers are different \(shopping\)$"):
        drill(settings, ManualClock(NOW), None)
    (told,) = Events(settings.backup_dir).all()
    assert not told.ok
    assert "shopping" in told.reason
    assert not (settings.backup_dir / SCRATCH).exists()


def test_a_change_of_keys_that_was_cut_short(settings: Settings) -> None:
    """The key that waits beside the present one may be the one that opens it, or the only one for a part of it."""
    data, key, clock = settings.data_dir, settings.data_dir / KEY_FILE, ManualClock(NOW)
    old = key.read_bytes()
    database = open_household_database(data / "household.db")
    (before, *_) = database.rows("SELECT member_id, wrapped FROM member_keys WHERE how = 'household' AND member_id > 0")
    keyring_of(database, clock).change_household_key()
    key.rename(HouseholdKey(key).next_path)
    key.write_bytes(old)
    record(Snapshots(settings.backup_dir).make(data, clock), settings)
    assert drill(settings, clock, None).compared.same == 10
    database.rows("UPDATE member_keys SET wrapped = ? WHERE member_id = ?", (before["wrapped"], before["member_id"]))
    database.close()
    name = Snapshots(settings.backup_dir).make(data, ManualClock(NOW + timedelta(days=1))).name
    said = rf"snapshot {name} was restored, and it takes both {key} and secret\.key\.next .*rotate-household"
    with pytest.raises(DrillError, match=said) as told:
        drill(settings, clock, None)
    assert "INGLE_SECRET_KEY" not in str(told.value)


def test_a_damaged_one_is_told(settings: Settings) -> None:
    (snapshot,) = Snapshots(settings.backup_dir).all()
    path = snapshot.folder / "pods" / "family" / "family.db"
    whole = bytearray(path.read_bytes())
    whole[len(whole) // 2] ^= 0xFF
    path.write_bytes(whole)
    with pytest.raises(DrillError, match=rf"snapshot {snapshot.name} is damaged: pods/family/family\.db"):
        drill(settings, ManualClock(NOW), None)
    assert [(one.ok, one.facts["cause"]) for one in Events(settings.backup_dir).all()] == [(False, "damaged")]
    assert not (settings.backup_dir / SCRATCH).exists()


def test_a_store_that_is_away_and_one_that_needs_too_much_room(settings: Settings) -> None:
    away = Shelf(settings.backup_dir, away=True)
    with pytest.raises(DrillError, match="the shelf does not answer"):
        drill(settings, ManualClock(NOW), away)
    huge = Shelf(settings.backup_dir, bytes_each=10**17)
    with pytest.raises(DrillError, match=r"no room to restore it on trial: 300,000,000\.1 GB are needed"):
        drill(settings, ManualClock(NOW), huge)
    causes = [(one.ok, one.facts["cause"]) for one in Events(settings.backup_dir).all()]
    assert causes == [(False, "unreachable"), (False, "no-room")]


def test_a_store_without_any_snapshot_is_no_silent_gap(settings: Settings, tmp_path: Path) -> None:
    with pytest.raises(DrillError, match="there is no snapshot in a shelf"):
        drill(settings, ManualClock(NOW), Shelf(tmp_path / "empty"))
    (told,) = Events(settings.backup_dir).all()
    assert (told.what, told.ok) == (What.DRILL, False)
    assert told.reason.startswith("there is no snapshot in a shelf")


def test_a_house_that_never_made_a_snapshot_misses_none(settings: Settings, tmp_path: Path) -> None:
    young = settings.model_copy(update={"backup_dir": tmp_path / "nothing-yet"})
    for store in (None, Shelf(tmp_path / "empty")):
        with pytest.raises(NothingToDrillError, match="`ingle backup now` makes one"):
            drill(young, ManualClock(NOW), store)
    assert Events(young.backup_dir).all() == []


def test_one_at_a_time_and_only_what_is_there(settings: Settings) -> None:
    with pytest.raises(NothingToDrillError, match="there is no snapshot 2020-01-01T000000Z"):
        drill(settings, ManualClock(NOW), None, "2020-01-01T000000Z")
    descriptor = os.open(settings.backup_dir / LOCK, os.O_RDWR | os.O_CREAT)
    fcntl.flock(descriptor, fcntl.LOCK_EX)
    with pytest.raises(DrillError, match="another drill is under way"):
        drill(settings, ManualClock(NOW), None)
    os.close(descriptor)
    assert Events(settings.backup_dir).all() == []


def test_an_archive_brings_the_answers_along(settings: Settings, tmp_path: Path) -> None:
    (snapshot,) = Snapshots(settings.backup_dir).all()
    store = ArchiveStore(tmp_path / "archives", SecretStr("correct horse"), settings.backup_dir)
    store.put(snapshot)
    fetched = store.fetch(snapshot.name, tmp_path / "fetched")
    assert (fetched.folder / "golden.json").read_bytes() == (snapshot.folder / "golden.json").read_bytes()


def test_what_a_restore_lost_is_named(settings: Settings, tmp_path: Path) -> None:
    (snapshot,) = Snapshots(settings.backup_dir).all()
    data = tmp_path / "restored"
    restore(snapshot, data, what=Everything(), clock=ManualClock(NOW), keep_in=tmp_path / "kept")
    assert missing_in(data, snapshot.manifest) == []
    (data / "media" / "lease.txt").unlink()
    with closing(sqlite3.connect(data / "pods" / "family" / "family.db")) as connection, connection:
        connection.execute("DELETE FROM items WHERE text = 'eggs'")
    (data / "pods" / "finance" / "finance.db").write_bytes(b"nothing of SQLite" * 100)
    told = missing_in(data, snapshot.manifest)
    assert any(one.startswith("pods/family/family.db: 1 rows in items instead of 2") for one in told), told
    assert any(one.startswith("pods/finance/finance.db cannot be opened") for one in told)
    assert "media/lease.txt is not there as it was" in told


def test_due_a_day_after_the_first_snapshot_then_every_month_and_sooner_after_a_failure() -> None:
    first = Event(NOW, What.SNAPSHOT, True)
    well, bad = Event(NOW, What.DRILL, True), Event(NOW, What.DRILL, False, "the store is away")
    day = timedelta(days=1)
    assert not due([], NOW)
    assert not due([Event(NOW, What.SNAPSHOT, False)], NOW + 9 * day)
    assert [due([first], NOW + day * share) for share in (0.9, 1)] == [False, True]
    assert [due([first, well], NOW + day * days) for days in (29, 30)] == [False, True]
    assert [due([first, well, bad], NOW + day * share) for share in (0.9, 1)] == [False, True]


def test_the_command(settings: Settings, models_dir: Path) -> None:
    program = Program(settings.data_dir.parent, models_dir)
    done = program.run("backup", "drill", "--json", INGLE_BACKUP_REPOSITORY="off")
    assert done.returncode == 0, done.stderr
    assert json.loads(done.stdout)["same"] == 10
    refused = program.run("backup", "drill", "2020-01-01T000000Z", INGLE_BACKUP_REPOSITORY="off")
    assert refused.returncode == 2
    assert "there is no snapshot 2020-01-01T000000Z" in refused.stderr
