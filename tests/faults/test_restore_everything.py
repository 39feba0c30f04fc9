"""The drill: 10,000 items under constant writes are backed up, the data is wiped, one command brings all of it back."""

from __future__ import annotations

import json
import shutil
import signal
import sqlite3
import subprocess
import sys
import time
from datetime import timedelta
from pathlib import Path

import pytest

from backups.events import Events, What
from backups.files import digest_of
from backups.manifest import read_manifest
from backups.restoring.outboxes import has
from backups.snapshots import Snapshots
from tests.backups.restoring.machine import Machine
from tests.faults import large_household
from tests.faults.large_household import Filled

ROOT = Path(__file__).parents[2]
OWN = ("put_back", "said_before")
"""Tables in which a restore itself notes something."""


@pytest.mark.slow
@pytest.mark.timeout(300)
async def test_ten_thousand_items_come_back_with_one_command(tmp_path: Path) -> None:
    machine = Machine(tmp_path)
    assert large_household.WHOLE == 10_000
    filled = await large_household.fill(machine.data, machine.models)
    key = (machine.data / "secret.key").read_text()

    writer = subprocess.Popen(
        [sys.executable, "-m", "tests.faults.large_household", str(machine.data), str(machine.models)],
        cwd=ROOT,
        stdout=subprocess.PIPE,
        text=True,
    )
    try:
        assert writer.stdout is not None
        writer.stdout.readline()
        begun = time.monotonic()
        made = machine.ingle("backup", "now", "--json")
        backed_up = time.monotonic() - begun
        refused = machine.ingle("backup", "restore", "--yes")
    finally:
        writer.send_signal(signal.SIGKILL)
        rounds = writer.communicate()[0].splitlines()
    assert made.returncode == 0, made.stderr
    assert (refused.returncode, "stop it first" in refused.stderr) == (2, True)
    assert len(rounds) > 5, "it wrote all the time"

    snapshot = Snapshots(machine.backups).newest()
    assert snapshot is not None
    reference = tmp_path / "reference"
    if json.loads(made.stdout)["stored"]:
        snapshot.folder.rename(reference)
    else:
        shutil.copytree(snapshot.folder, reference)
    shutil.rmtree(machine.data)

    without = machine.ingle("backup", "restore", "--yes")
    assert (without.returncode, "secret.key" in without.stderr) == (2, True), without.stderr
    other = machine.ingle("backup", "restore", "--yes", key="A" * 43 + "=")
    assert other.returncode == 2
    assert len(other.stderr.strip().splitlines()) == 1, other.stderr
    assert not (machine.data / "household.db").exists()

    begun = time.monotonic()
    done = machine.ingle("backup", "restore", "latest", "--yes", "--json", key=key)
    seconds = time.monotonic() - begun
    assert done.returncode == 0, done.stderr
    items = _compare(reference, machine.data)
    itself = json.loads(done.stdout)["seconds"]
    print(
        f"\n{items:,} rows and {large_household.FILES} files: backed up in {backed_up:.1f} s while {len(rounds)} rounds"
        f" were written, restored in {seconds:.1f} s (of which {itself:.1f} s after it was fetched)"
    )
    (machine.data / "secret.key").write_text(key)
    await _every_open_reminder_fires(machine, filled, reference)
    event = Events(machine.backups).last(What.RESTORED)
    assert event is not None
    assert event.ok


def _compare(reference: Path, data: Path) -> int:
    """Every row of the snapshot is there and no other, and every file; how many rows. The restore itself is noted."""
    manifest, rows = read_manifest(reference), 0
    for one in manifest.databases:
        connection = sqlite3.connect(f"file:{data / one.path}?mode=rw", uri=True)
        connection.execute("ATTACH ? AS then_", (f"file:{reference / one.path}?mode=ro&immutable=1",))
        for table, count in one.rows.items():
            if table in OWN or not has(connection, "main", table):
                assert table in OWN
                continue
            columns = "*"
            if table == "outbox":
                names = [row[1] for row in connection.execute("PRAGMA then_.table_info(outbox)")]
                columns = ", ".join(name for name in names if name != "maybe_repeated")
            missing = connection.execute(
                f"SELECT count(*) FROM (SELECT {columns} FROM then_.{table} EXCEPT SELECT {columns} FROM main.{table})"
            ).fetchone()[0]
            more = connection.execute(f"SELECT count(*) FROM main.{table}").fetchone()[0] - count
            noted = 1 if one.path == "household.db" and table == "audit" else 0
            head = 1 if one.path == "household.db" and table == "audit_head" else 0
            assert (missing, more) == (head, noted), f"{one.path} {table}"
            rows += count
        connection.close()
    for file in manifest.files:
        assert digest_of(data / file.path) == file.sha256
    there = {path.name for path in (data / "media").iterdir()}
    assert there == {Path(one.path).name for one in manifest.files if one.path.startswith("media/")}
    return rows


async def _every_open_reminder_fires(machine: Machine, filled: Filled, reference: Path) -> None:
    with sqlite3.connect(f"file:{reference}/pods/planner/planner.db?mode=ro&immutable=1", uri=True) as connection:
        rows = connection.execute("SELECT text FROM reminders WHERE status = 'waiting' AND next_at IS NOT NULL")
        waiting = {text for (text,) in rows}
    assert filled.open <= waiting
    house = large_household.opened(machine.data, machine.models)
    begun = time.monotonic()
    for _ in range(44):
        await house.ring()
        house.clock.set(house.clock.now() + timedelta(hours=1))
    sent = "\n".join(one.text for one in house.channel.sent)
    await house.stop()
    with sqlite3.connect(machine.data / "pods" / "planner" / "planner.db") as connection:
        said = connection.execute(
            "SELECT reminders.text, count(*) FROM outbox JOIN reminders ON reminders.id = subject_id"
            " WHERE outbox.kind = 'reminder' AND outbox.status = 'sent' GROUP BY reminders.id"
        ).fetchall()
    assert {text for text, _ in said} >= waiting | filled.said
    assert {count for _, count in said} == {1}
    assert [text for text in waiting if text not in sent] == []
    assert [text for text in filled.said if text in sent] == []
    print(f"{len(waiting):,} reminders fired, {len(filled.said)} were not said again; {time.monotonic() - begun:.1f} s")
