"""A new version migrates a copy and answers there before it opens the data; what does not work changes nothing."""

from __future__ import annotations

import re
import sqlite3
import sys
import threading
import time
from contextlib import closing
from datetime import timedelta
from pathlib import Path

import pytest
from cryptography.fernet import Fernet
from pydantic import SecretStr

from backups.events import Events, What
from backups.restoring import WrongKeyError
from backups.snapshots import NAME, Snapshots
from backups.verifying import verify
from bot.golden.recording import record
from bot.upgrading.going_back import NoWayBackError, go_back
from bot.upgrading.keeping import FOLDER, Kept, keep, kept_in
from bot.upgrading.marks import MARK, Mark, NewerDataError, State, known_schemas, read_mark, standing_of, write_mark
from bot.upgrading.rehearsing import SCRATCH, RehearsalError, rehearse
from bot.upgrading.starting import begin
from bot.upgrading.waiting import await_rehearsal
from knowledge.store.in_use import share
from skills.engine.errors import ServiceError
from tests.bot.upgrading.conftest import Home
from tests.bot.upgrading.garden import BESIDE_MEMBERS, BROKEN, WATER


def silent(_: str) -> None:
    """Nobody reads along."""


def test_the_same_version_starts_at_once(home: Home) -> None:
    said = list[str]()
    begin(home.settings, home.clock, said.append)
    began = time.perf_counter()
    begin(home.settings, home.clock, said.append)
    assert time.perf_counter() - began < 0.2
    assert said == []
    assert not home.backups.exists()
    assert read_mark(home.settings.data_dir / "pods" / home.garden.name) == read_mark(home.settings.data_dir)


def test_the_copy_is_never_among_the_snapshots(home: Home) -> None:
    moved: list[Path] = []
    listening = True

    def heard(event: str, arguments: tuple[object, ...]) -> None:
        if event == "os.rename" and listening:
            moved.append(Path(str(arguments[1])))

    sys.addaudithook(heard)
    home.garden.change(2, WATER)
    rehearse(home.settings, home.clock, keeping=True)
    listening = False
    assert [path for path in moved if NAME.fullmatch(path.name)], "one was made, and moved"
    assert [path for path in moved if NAME.fullmatch(path.name) and path.parent == home.backups] == []


def test_a_change_that_works_goes_through_a_copy_and_can_be_taken_back(home: Home) -> None:
    before, mark = home.dump(), read_mark(home.settings.data_dir)
    home.garden.change(2, WATER)
    said = list[str]()
    begin(home.settings, home.clock, said.append)
    assert home.beds() == [(1, "roses")], "only the copy was migrated"
    assert "10 of 10 questions answered on the copy" in said[1]
    kept = kept_in(home.backups)
    assert kept is not None
    assert verify(kept[1].folder).ok
    assert Snapshots(home.backups).all() == [], "it is kept apart, so that nobody thins it out"
    (told,) = Events(home.backups).all()
    assert (told.what, told.ok, told.facts["answered"]) == (What.UPGRADED, True, 10)
    begin(home.settings, home.clock, said.append)
    assert len(said) == 2, "what went well is not tried again"

    home.open()
    assert home.beds() == [(1, "roses", None)]
    now = read_mark(home.settings.data_dir)
    assert now is not None
    assert (now.schemas[home.garden.name], now.passed) == (2, None)

    with share(home.settings.data_dir), pytest.raises(NoWayBackError, match=r"Inglenook runs on .*: stop it first"):
        go_back(home.settings, home.clock)
    home.clock.set(home.clock.now() + timedelta(minutes=1))
    until_now = home.dump()
    other = home.settings.model_copy(update={"secret_key": SecretStr(Fernet.generate_key().decode())})
    with pytest.raises(WrongKeyError, match="the key that the household had then"):
        go_back(other, home.clock)
    assert home.dump() == until_now
    done = go_back(home.settings, home.clock)
    assert home.beds() == [(1, "roses")]
    again = read_mark(home.settings.data_dir)
    assert mark is not None
    assert again is not None
    assert (again.version, again.schemas) == (mark.version, mark.schemas)
    assert standing_of(home.settings.data_dir).changed
    assert done.kept is not None
    assert verify(done.kept).ok
    lines = set(before.splitlines())
    assert {line for line in lines if line.startswith("INSERT")} <= set(home.dump().splitlines())


def test_a_version_that_breaks_leaves_everything_as_it_was(home: Home) -> None:
    before, mark = home.dump(), read_mark(home.settings.data_dir)
    assert mark is not None
    write_mark(home.settings.data_dir, mark.model_copy(update={"version": "0.0.9"}))
    home.garden.change(2, BROKEN)
    with pytest.raises(RehearsalError) as told:
        begin(home.settings, home.clock, silent)
    assert str(told.value) == (
        f"version {mark.version} was tried on a copy of the data, and that did not work: the databases cannot be"
        " opened: table beds has no column named planted_by. Nothing was changed: start version 0.0.9 again"
    )
    assert home.dump() == before
    assert [path.name for path in home.backups.iterdir() if path.is_dir()] == []
    (event,) = Events(home.backups).all()
    assert (event.what, event.ok, event.reason) == (What.UPGRADED, False, str(told.value))
    assert (event.facts["from"], event.facts["to"]) == ("0.0.9", mark.version)
    with pytest.raises(NoWayBackError, match="no state from before an upgrade"):
        go_back(home.settings, home.clock)


def test_a_version_that_answers_otherwise_does_not_start(home_beside_members: Home) -> None:
    """The old version kept its answers beside a snapshot; the new one goes through and moves everybody's clock."""
    home = home_beside_members
    record(Snapshots(home.backups).make(home.settings.data_dir, home.clock), home.settings)
    home.clock.set(home.clock.now() + timedelta(minutes=1))
    home.garden.change(2, BESIDE_MEMBERS)
    before = home.dump()
    with pytest.raises(RehearsalError, match=r"of 10 answers are different \(.*reminders.*\)"):
        begin(home.settings, home.clock, silent)
    assert home.dump() == before
    assert kept_in(home.backups) is None


def test_a_rehearsal_by_hand_keeps_nothing(home: Home) -> None:
    home.garden.change(2, WATER)
    before = home.dump()
    with share(home.settings.data_dir):
        done = rehearse(home.settings, home.clock)
    assert done.compared.answered == 10
    assert home.dump() == before
    assert not home.backups.exists()
    assert not (home.settings.data_dir / SCRATCH).exists()
    assert standing_of(home.settings.data_dir).passed is None


def test_where_snapshots_belong_to_a_service_it_is_waited_for_and_else_no_way_back_is_kept(home: Home) -> None:
    """A file stands where the folder of snapshots would be: it cannot be written, whoever runs this test."""
    elsewhere = home.settings.model_copy(update={"backup_dir": home.settings.data_dir / "secret.key" / "backups"})
    home.garden.change(2, WATER)
    said = list[str]()
    begin(elsewhere, home.clock, said.append)
    assert "no way back by one command" in said[1]
    assert standing_of(home.settings.data_dir).passed is not None
    assert home.beds() == [(1, "roses")]


def test_newer_data_is_refused_before_anything_is_opened(home: Home) -> None:
    path = home.settings.data_dir / "pods" / "family" / "family.db"
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute("UPDATE migrations SET version = 99 WHERE component = 'lists'")
    schemas = {**known_schemas(), "lists": 99}
    write_mark(home.settings.data_dir, Mark(version="9.1.0", schemas=schemas, at=home.clock.now()))
    home.garden.change(2, WATER)
    before = home.dump()
    sentence = r"family\.db was opened by version 9\.1\.0 and has lists 99, and this is .*`ingle upgrade back`"
    with pytest.raises(NewerDataError, match=sentence):
        begin(home.settings, home.clock, silent)
    assert home.dump() == before


def test_another_version_without_any_change_is_tried_as_well(home: Home) -> None:
    mark = read_mark(home.settings.data_dir)
    assert mark is not None
    write_mark(home.settings.data_dir, mark.model_copy(update={"version": "0.0.9"}))
    assert standing_of(home.settings.data_dir).changed
    (home.settings.data_dir / MARK).unlink()
    assert not standing_of(home.settings.data_dir).changed, "nothing has to be changed in data that carries no mark"
    home.garden.change(2, WATER)
    assert standing_of(home.settings.data_dir).changed


def test_only_one_way_back_is_kept(home: Home) -> None:
    snapshots = Snapshots(home.backups)
    for number in (1, 2):
        home.clock.set(home.clock.now() + timedelta(days=number))
        made = snapshots.make(home.settings.data_dir, home.clock)
        keep(home.backups, made.folder, made.name, Kept(snapshot=made.name, version=f"0.{number}", schemas={}))
    assert {path.name for path in (home.backups / FOLDER).iterdir()} == {made.name, "kept.json"}
    kept = kept_in(home.backups)
    assert kept is not None
    assert (kept[0].version, kept[1].name) == ("0.2", made.name)


def test_a_pod_elsewhere_waits_until_the_house_has_tried(home: Home, tmp_path: Path) -> None:
    data = home.settings.data_dir
    await_rehearsal(data, home.garden.name, silent)
    await_rehearsal(tmp_path / "another machine", home.garden.name, silent)
    home.garden.change(2, WATER)
    said = list[str]()
    with pytest.raises(ServiceError, match="has not tried version"):
        await_rehearsal(data, home.garden.name, said.append, longest=0.1, look=0.02)
    assert len(said) == 1
    assert re.match(f"The pod {home.garden.name} waits until the house has tried", said[0])
    waiting = threading.Thread(target=await_rehearsal, args=(data, home.garden.name, silent), kwargs={"look": 0.05})
    waiting.start()
    mark, here = read_mark(data), standing_of(data)
    assert mark is not None
    passed = State(version=here.here, schemas=dict(here.schemas), at=home.clock.now())
    write_mark(data, mark.model_copy(update={"passed": passed}))
    waiting.join(5)
    assert not waiting.is_alive()
