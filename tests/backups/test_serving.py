"""One snapshot a day at its time, also after a night without power; a failure is told and tried again."""

from __future__ import annotations

import json
import signal
import sqlite3
import subprocess
import sys
import time as clock_time
from collections.abc import Callable
from datetime import datetime, time, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from backups.events import Event, Events, What
from backups.scheduling import Plan, last_due, zone_of
from backups.serving import BEAT, NOBODY, Chore, Service, health
from backups.snapshots import Snapshots
from bot.build import build
from knowledge.clock import ManualClock
from tests.backups.stores import filled
from tests.bot.program import Program

BERLIN = ZoneInfo("Europe/Berlin")


@pytest.fixture
def program(tmp_path: Path) -> Program:
    """A household's folder; its zone is Berlin."""
    made = Program(tmp_path, tmp_path / "models")
    build(made.settings.model_copy(update={"zone": "Europe/Berlin"})).close()
    return made


class Done:
    """Work that was done at once."""

    def __init__(self, code: int) -> None:
        self._code = code

    def poll(self) -> int | None:
        return self._code

    def terminate(self) -> None:
        return

    def kill(self) -> None:
        return

    def wait(self, timeout: float | None = None) -> int:
        return self._code


def at(wall: str) -> datetime:
    return datetime.fromisoformat(wall).replace(tzinfo=BERLIN)


def making(plan: Plan, clock: ManualClock) -> Chore:
    """A chore that makes snapshots in this process, and notes what came of it as the product does."""

    def begin() -> Done:
        events = Events(plan.folder)
        try:
            made = Snapshots(plan.folder).make(plan.data_dir, clock)
        except sqlite3.DatabaseError as error:
            events.add(Event(clock.now(), What.SNAPSHOT, False, str(error)))
            return Done(1)
        events.add(Event(clock.now(), What.SNAPSHOT, True, "", {"name": made.name}))
        return Done(0)

    return Chore("a snapshot", lambda: plan.due(clock), begin)


def test_due_goes_by_the_wall_clock_of_the_household() -> None:
    half_past_three = time(3, 30)
    assert last_due(at("2026-11-21T03:29"), half_past_three, BERLIN) == at("2026-11-20T03:30")
    assert last_due(at("2026-11-21T03:30"), half_past_three, BERLIN) == at("2026-11-21T03:30")
    assert last_due(at("2026-10-25T12:00"), half_past_three, BERLIN) == at("2026-10-25T03:30")


def test_a_night_without_power_is_made_up_for_once(program: Program) -> None:
    assert zone_of(program.data) == BERLIN
    clock = ManualClock(at("2026-11-21T10:00"))
    plan = Plan(program.data, program.data / "backups", time(3, 30), None)
    plan.folder.mkdir()
    service = Service(plan.folder, clock, [making(plan, clock)])
    for wall, number in (
        ("2026-11-21T10:00", 1),
        ("2026-11-22T03:29", 1),
        ("2026-11-22T03:30", 2),
        ("2026-11-22T09:00", 2),
        ("2026-11-25T18:00", 3),
        ("2026-11-25T18:01", 3),
    ):
        clock.set(at(wall))
        service.look()
        assert len(Snapshots(plan.folder).folders()) == number, wall
    assert health(plan, clock.now()) == ""


def test_a_failure_is_told_and_tried_again_later(tmp_path: Path) -> None:
    data, clock = tmp_path / "data", ManualClock(at("2026-11-21T10:00"))
    filled(data, rows=10)
    whole = (data / "household.db").read_bytes()
    (data / "household.db").write_bytes(b"no database at all, " * 400)
    plan = Plan(data, tmp_path / "kept", time(3, 30), None)
    plan.folder.mkdir()
    Service(plan.folder, clock, [making(plan, clock)]).look()
    assert "file is not a database" in health(plan, clock.now())
    (data / "household.db").write_bytes(whole)
    for minutes, number in ((1, 0), (9, 0), (11, 1)):
        clock.set(at("2026-11-21T10:00") + timedelta(minutes=minutes))
        Service(plan.folder, clock, [making(plan, clock)]).look()
        assert len(Snapshots(plan.folder).folders()) == number, minutes
    assert health(plan, clock.now()) == ""
    assert "has not looked" in health(plan, clock.now() + timedelta(minutes=5))


def test_one_chore_at_a_time_and_a_crashed_one_waits(tmp_path: Path) -> None:
    clock, begun = ManualClock(at("2026-11-21T10:00")), list[str]()
    under_way = Done(0)
    under_way._code = None  # type: ignore[assignment]

    def chore(name: str, work: Done) -> Chore:
        return Chore(name, lambda: True, lambda: begun.append(name) or work)  # type: ignore[func-returns-value]

    service = Service(tmp_path, clock, [chore("crashes", Done(-9)), chore("goes on", under_way)])
    service.look()
    assert begun == ["crashes"]
    service.look()
    service.look()
    assert begun == ["crashes", "goes on"]
    assert json.loads((tmp_path / BEAT).read_text(encoding="utf-8"))["since"]
    clock.set(clock.now() + timedelta(hours=13))
    service.look()
    assert "is under way since" in health(Plan(tmp_path, tmp_path, time(3, 30), None), clock.now())


def test_what_is_not_stored_is_due_also_without_a_new_snapshot(tmp_path: Path) -> None:
    data, clock = tmp_path / "data", ManualClock(at("2026-11-21T10:00"))
    filled(data, rows=10)
    plan, events = Plan(data, tmp_path / "kept", time(3, 30), "sftp:nas:/x"), Events(tmp_path / "kept")
    made = Snapshots(plan.folder).make(data, clock)
    events.add(Event(clock.now(), What.SNAPSHOT, True))
    assert (plan.snapshot_due(clock), plan.due(clock)) == (False, True)
    events.add(Event(clock.now(), What.STORED, False, "nobody answers"))
    assert not plan.due(clock)
    assert "nobody answers" in str(plan.failure())
    clock.set(clock.now() + timedelta(minutes=11))
    assert plan.due(clock)
    events.add(Event(clock.now(), What.STORED, True, "", {"name": made.name, "place": "sftp:nas:/x"}))
    assert not plan.due(clock)
    assert Plan(data, plan.folder, plan.at, "sftp:nas:/elsewhere").due(clock)


def test_a_household_that_is_gone_is_no_silent_gap(tmp_path: Path) -> None:
    data, clock = tmp_path / "data", ManualClock(at("2026-11-21T10:00"))
    filled(data, rows=10)
    plan = Plan(data, tmp_path / "kept", time(3, 30), None)
    Snapshots(plan.folder).make(data, clock)
    (data / "household.db").unlink()
    clock.set(clock.now() + timedelta(days=1))
    assert plan.due(clock)
    assert not Plan(tmp_path / "nothing", tmp_path / "no", time(3, 30), None).due(clock)


def test_without_a_service_health_says_so(tmp_path: Path) -> None:
    plan = Plan(tmp_path, tmp_path, time(3, 30), None)
    assert health(plan, at("2026-11-21T10:00")) == NOBODY


def test_the_service_as_a_process(program: Program) -> None:
    """It makes and stores what is due at once, in a process of its own, and is well."""
    serving = subprocess.Popen(
        [sys.executable, "-c", "from bot.cli import main; main()", "backup", "serve"],
        cwd=program.folder,
        env=program._with({}),
        stdout=subprocess.PIPE,
        text=True,
    )
    try:
        assert serving.stdout is not None
        assert "every day at 03:30" in serving.stdout.readline()
        assert "verified, stored in" in serving.stdout.readline()
        until(lambda: program.run("backup", "health").stdout == "well\n")
        listed = program.json("backup", "list", "--json")
        assert listed["folder"][0]["rows"] > 0
        assert [one["name"] for one in listed["store"]] == [one["name"] for one in listed["folder"]]
    finally:
        serving.send_signal(signal.SIGTERM)
        assert serving.wait(20) == 0
        if serving.stdout is not None:
            serving.stdout.close()


def until(well: Callable[[], bool], seconds: float = 10) -> None:
    """Waits for what is soon. Raises AssertionError."""
    for _ in range(int(seconds * 10)):
        if well():
            return
        clock_time.sleep(0.1)
    raise AssertionError("it did not come")
