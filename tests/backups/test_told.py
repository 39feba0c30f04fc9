"""What whoever looks after the house reads where something is missing, wrong or new: a sentence and what to do next."""

from __future__ import annotations

import base64
import json
import os
from importlib.metadata import version
from pathlib import Path

from backups.snapshots import Snapshots
from knowledge.clock import SystemClock
from tests.backups.restoring.machine import Machine


def test_there_is_nothing_yet(tmp_path: Path) -> None:
    machine = Machine(tmp_path)
    assert f"there is no household in {machine.data} yet" in machine.ingle("upgrade", "status").stdout
    tried = machine.ingle("upgrade", "rehearse")
    assert (tried.returncode, tried.stderr.startswith("ingle: there is no household in")) == (2, True)
    listed = machine.ingle("backup", "list", store="off").stdout
    assert "In the store" not in listed
    assert "`ingle backup now` makes one" in listed
    looked = machine.ingle("backup", "verify", "--json", store=str(tmp_path / "store"))
    assert looked.returncode == 1, looked.stderr
    for folder in ("/nowhere", "sftp:nas"):
        refused = machine.ingle("backup", "restore", "--from", folder, "--yes")
        assert (refused.returncode, refused.stderr.startswith(f"ingle: --from {folder}: ")) == (2, True)
    waiting = machine.ingle("backup", "health")
    assert (waiting.returncode, "`ingle run` or `ingle backup serve` does" in waiting.stdout) == (1, True)


def test_a_key_that_opens_nothing_and_a_member_who_has_everything(tmp_path: Path) -> None:
    machine = Machine(tmp_path)
    assert machine.ingle("members").returncode == 0
    assert machine.ingle("upgrade", "status").stdout == f"This is version {version('inglenook')}; the data is of it.\n"
    name = Snapshots(machine.backups).make(machine.data, SystemClock()).name

    nothing = machine.ingle("backup", "restore", "--member", "Admin", "--yes")
    assert nothing.stdout == f"Admin has all that was theirs in {name}: nothing had to come back.\n", nothing.stderr
    again = machine.ingle("backup", "restore", name, "--member", "Admin", "--yes", "--json")
    assert (json.loads(again.stdout)["rows"], json.loads(again.stdout)["key_kept"]) == (0, None)

    other = base64.urlsafe_b64encode(os.urandom(32)).decode()
    drilled = machine.ingle("backup", "drill", key=other, store="off")
    assert drilled.returncode == 2
    assert f"snapshot {name} is whole, and cannot be opened: INGLE_SECRET_KEY is not the key" in drilled.stderr
    short = machine.ingle("backup", "list", password="too short")
    assert short.stderr == "ingle: INGLE_BACKUP_PASSWORD: it is too short: it needs at least 12 characters\n"
