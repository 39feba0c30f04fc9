"""One snapshot a day at its time, also after a night without power; a failure is told and tried again."""

from __future__ import annotations

import json
import signal
import subprocess
import sys
import time as clock_time
from datetime import datetime, time, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from backups.serving import Daily, Service, health, last_due, zone_of
from backups.snapshots import Snapshots
from bot.build import build
from knowledge.clock import ManualClock
from tests.backups.stores import filled
from tests.bot.program import Program

BERLIN = ZoneInfo("Europe/Berlin")
DAILY = Daily(time(3, 30), daily=2, weekly=0)


@pytest.fixture
def program(tmp_path: Path) -> Program:
    """A household's folder; its zone is Berlin."""
    made = Program(tmp_path, tmp_path / "models")
    build(made.settings.model_copy(update={"zone": "Europe/Berlin"})).close()
    return made


def at(wall: str) -> datetime:
    return datetime.fromisoformat(wall).replace(tzinfo=BERLIN)


def test_due_goes_by_the_wall_clock_of_the_household() -> None:
    half_past_three = time(3, 30)
    assert last_due(at("2026-11-21T03:29"), half_past_three, BERLIN) == at("2026-11-20T03:30")
    assert last_due(at("2026-11-21T03:30"), half_past_three, BERLIN) == at("2026-11-21T03:30")
    assert last_due(at("2026-10-25T12:00"), half_past_three, BERLIN) == at("2026-10-25T03:30")


def test_a_night_without_power_is_made_up_for_once(program: Program) -> None:
    assert zone_of(program.data) == BERLIN
    clock, told = ManualClock(at("2026-11-21T10:00")), list[str]()
    snapshots = Snapshots(program.data / "backups")
    service = Service(snapshots, program.data, DAILY, clock)
    service.look(told.append)
    assert len(told) == 1
    assert "verified" in told[0]
    for wall, number in (("2026-11-22T03:29", 1), ("2026-11-22T03:30", 2), ("2026-11-22T09:00", 2)):
        clock.set(at(wall))
        service.look(told.append)
        assert len(told) == number, wall
    clock.set(at("2026-11-25T18:00"))
    service.look(told.append)
    service.look(told.append)
    assert len(told) == 3
    assert [one.manifest.at.astimezone(BERLIN).day for one in snapshots.all()] == [22, 25]


def test_a_failure_is_told_and_tried_again_later(tmp_path: Path) -> None:
    data, clock = tmp_path / "data", ManualClock(at("2026-11-21T10:00"))
    filled(data, rows=10)
    whole = (data / "household.db").read_bytes()
    (data / "household.db").write_bytes(b"no database at all, " * 400)
    told = list[str]()
    service = Service(Snapshots(tmp_path / "kept"), data, DAILY, clock)
    service.look(told.append)
    assert "file is not a database" in health(tmp_path / "kept", clock.now())
    (data / "household.db").write_bytes(whole)
    service.look(told.append)
    assert told == []
    clock.set(clock.now() + timedelta(minutes=11))
    service.look(told.append)
    assert len(told) == 1
    assert health(tmp_path / "kept", clock.now()) == ""
    assert "has not looked" in health(tmp_path / "kept", clock.now() + timedelta(minutes=5))


def test_without_a_service_health_says_so(tmp_path: Path) -> None:
    assert health(tmp_path, at("2026-11-21T10:00")) == "no service makes snapshots here"


def test_the_service_as_a_process(program: Program) -> None:
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
        assert "verified" in serving.stdout.readline()
        until = clock_time.monotonic() + 20
        while (said := program.run("backup", "health").stdout) != "well\n" and clock_time.monotonic() < until:
            clock_time.sleep(0.2)
        assert said == "well\n"
        (only,) = program.json("backup", "list", "--json")
        assert only["rows"] > 0
    finally:
        serving.send_signal(signal.SIGTERM)
        assert serving.wait(10) == 0
        if serving.stdout is not None:
            serving.stdout.close()


def test_the_commands(program: Program) -> None:
    assert "There is no snapshot" in program.run("backup", "list").stdout
    assert program.run("backup", "verify").returncode == 1
    made = program.run("backup", "now")
    assert made.returncode == 0, made.stderr
    assert "The household's key is not in it" in made.stdout
    name = made.stdout.split(":")[0]
    assert program.run("backup", "verify", name).stdout.startswith(f"ok   {name}: ")
    (program.data / "backups" / name / "household.db").write_bytes(b"")
    refused = program.run("backup", "verify", "--json")
    assert refused.returncode == 1
    assert json.loads(refused.stdout)[0]["problems"][0].startswith("household.db: 0 bytes instead of")
    assert program.run("backup", "health").returncode == 1


def test_a_folder_without_a_household_is_refused_with_a_sentence(tmp_path: Path) -> None:
    refused = Program(tmp_path, tmp_path / "models").run("backup", "now")
    assert refused.returncode == 2
    assert "there is no household" in refused.stderr
