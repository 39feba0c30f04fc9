"""`ingle backup restore` as an admin runs it: what it asks, says, refuses and notes."""

from __future__ import annotations

import json
import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

from backups.events import Events, What
from backups.restoring import BEFORE
from backups.snapshots import Snapshots
from bot.leaving import depart
from knowledge.clock import SystemClock
from tests.backups.restoring.machine import Machine
from tests.house import House, open_house


async def begun(machine: Machine) -> tuple[House, str]:
    """A house with milk on its list, a snapshot of that, and a goat since; the name of the snapshot."""
    house = open_house(machine.data, machine.models)
    await house.say("Anna", "we need milk")
    await house.say("Tom", "remind me tomorrow at 9 to buy a present")
    name = Snapshots(machine.backups).make(machine.data, SystemClock()).name
    await house.say("Anna", "we need a goat")
    return house, name


def items_of(machine: Machine) -> set[str]:
    """What is on lists."""
    (path,) = [path for path in machine.data.glob("pods/*/*.db") if path.stem == "family"]
    with sqlite3.connect(path) as connection:
        return {text for (text,) in connection.execute("SELECT text FROM items")}


async def test_everything_and_back_again(tmp_path: Path) -> None:
    machine = Machine(tmp_path)
    house, name = await begun(machine)
    running = machine.ingle("backup", "restore", name, "--yes")
    assert running.returncode == 2
    assert running.stderr == f"ingle: Inglenook runs on {machine.data}: stop it first.\n"
    await house.stop()

    done = machine.ingle("backup", "restore", "--yes")

    assert done.returncode == 0, done.stderr
    (kept,) = Snapshots(machine.backups / BEFORE).all()
    assert f"{name}: everything is restored" in done.stdout
    assert f"`ingle backup restore {kept.name}` brings it back" in done.stdout
    assert items_of(machine) == {"milk"}
    event = Events(machine.backups).last(What.RESTORED)
    assert event is not None
    assert (event.ok, event.facts["name"], event.facts["what"]) == (True, name, "everything")
    assert "restored everything" in machine.ingle("audit").stdout

    back = machine.ingle("backup", "restore", kept.name, "--yes", "--json")

    assert json.loads(back.stdout)["name"] == kept.name
    assert items_of(machine) == {"milk", "goat"}


async def test_one_pod_and_one_member(tmp_path: Path) -> None:
    machine = Machine(tmp_path)
    house, name = await begun(machine)
    depart(house.app, house.member("Tom"), house.member("Anna"))
    await house.stop()

    pod = machine.ingle("backup", "restore", name, "--pod", "family", "--yes")
    assert pod.returncode == 0, pod.stderr
    assert "the pod family is restored" in pod.stdout
    assert "Tom has left since" in pod.stdout
    assert items_of(machine) == {"milk"}

    member = machine.ingle("backup", "restore", name, "--member", "tom", "--yes")
    assert member.returncode == 0, member.stderr
    assert member.stdout.startswith("Tom is back: ")
    assert "ingle signin --as Tom" in member.stdout
    assert "Tom" in machine.ingle("members").stdout
    verified = machine.ingle("audit", "verify")
    assert verified.returncode == 0, verified.stdout

    unknown = machine.ingle("backup", "restore", name, "--member", "Ida", "--yes")
    assert (unknown.returncode, "no member called Ida" in unknown.stderr) == (2, True)
    assert [one.ok for one in Events(machine.backups).all()] == [True, True], "a slip of the pen is no news"


async def test_into_another_folder_the_household_stays_as_it_is(tmp_path: Path) -> None:
    machine = Machine(tmp_path)
    house, name = await begun(machine)
    there = tmp_path / "beside"

    done = machine.ingle("backup", "restore", name, "--into", str(there), "--yes")

    assert done.returncode == 0, done.stderr
    assert f"The household's key is not in {there}" in done.stdout
    assert Events(machine.backups).last(What.RESTORED) is None, "nothing of this house was restored"
    assert set(house.items()) == {"milk", "goat"}
    await house.stop()
    shutil.copy(machine.data / "secret.key", there)
    machine.data = there
    assert items_of(machine) == {"milk"}
    assert machine.ingle("audit", "verify").returncode == 0


async def test_another_folder_and_no_key(tmp_path: Path) -> None:
    machine = Machine(tmp_path)
    house, name = await begun(machine)
    await house.stop()
    place = str(machine.backups / name)
    key = (machine.data / "secret.key").read_text()
    shutil.rmtree(machine.data)

    without = machine.ingle("backup", "restore", "--from", place, "--yes")
    assert without.returncode == 2
    assert without.stderr.startswith("ingle: the household's key is missing")
    assert "INGLE_SECRET_KEY" in without.stderr
    machine.data.mkdir(exist_ok=True)
    (machine.data / "secret.key").write_text(key)
    (machine.data / "secret.key").chmod(0o644)

    done = machine.ingle("backup", "restore", "--from", place, "--yes")

    assert done.returncode == 0, done.stderr
    assert (machine.data / "secret.key").stat().st_mode & 0o777 == 0o600
    assert items_of(machine) == {"milk"}
    nothing = machine.ingle("backup", "restore", "2020-01-01T000000Z", "--yes")
    assert (nothing.returncode, "there is no snapshot 2020-01-01T000000Z" in nothing.stderr) == (2, True), (
        nothing.stderr
    )


async def test_an_older_household_stays_as_old_as_it_is_until_the_next_start_has_tried_it(tmp_path: Path) -> None:
    machine = Machine(tmp_path)
    house, _ = await begun(machine)
    await house.stop()
    database = machine.data / "household.db"
    with closing(sqlite3.connect(database)) as connection:
        (newest,) = connection.execute("SELECT max(version) FROM migrations WHERE component = 'household'").fetchone()
        connection.execute("UPDATE migrations SET version = ? WHERE component = 'household'", (newest - 1,))
        connection.commit()
    old = Snapshots(machine.backups).make(machine.data, SystemClock()).name

    done = machine.ingle("backup", "restore", old, "--yes")

    assert done.returncode == 0, done.stderr
    with closing(sqlite3.connect(database)) as connection:
        (version,) = connection.execute("SELECT version FROM migrations WHERE component = 'household'").fetchone()
        (kind,) = connection.execute("SELECT kind FROM audit ORDER BY id DESC LIMIT 1").fetchone()
    assert (version, kind) == (newest - 1, "restored")
