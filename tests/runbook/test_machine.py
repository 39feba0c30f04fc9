"""A lost server, a full disk, damaged databases, a lost key."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.runbook.homes import Home, runs_what_make_run_runs
from tests.runbook.pages import line, lines, says, section

PLANNER = "pods/planner/planner.db"


def test_lost_server(tmp_path: Path, models_dir: Path) -> None:
    place = str(tmp_path / "elsewhere")
    lost = Home(tmp_path / "lost", models_dir, INGLE_BACKUP_REPOSITORY=place)
    lost.say("we need milk")
    lost.say("remind me tomorrow at 9 to call grandma")
    lost.types("ingle backup now")
    key = (lost.data / "secret.key").read_text().strip()
    shutil.rmtree(lost.folder)

    heading = "Lost server"
    new = Home(tmp_path / "new", models_dir, INGLE_BACKUP_REPOSITORY=place)
    keyless = new.tries(line(heading, "ingle backup restore"), "y\n")
    assert keyless.returncode != 0
    assert "INGLE_SECRET_KEY" in keyless.stderr
    new.set(INGLE_BACKUP_REPOSITORY=place, INGLE_SECRET_KEY=key)
    assert re.search(r"\d{4}-\d\d-\d\dT\d{6}Z", new.types(line(heading, "ingle backup list")))
    new.types(line(heading, "ingle backup restore"), "y\n")
    assert line(heading, "make run")
    assert runs_what_make_run_runs()

    with new.running():
        assert "BAD" not in new.types("ingle check")
    assert "Anna" in new.types("ingle members")
    assert "grandma" in new.types(re.findall(r'`(ingle ask "show my\s+reminders")`', section(heading))[0])
    assert "milk" in new.say("show the shopping list")


@pytest.fixture
def small(tmp_path: Path, models_dir: Path) -> Iterator[Home]:
    """A household on a disk of 48 MB."""
    if os.geteuid() != 0:
        pytest.skip("only root may mount a small file system")
    disk = tmp_path / "disk"
    disk.mkdir()
    mounted = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "size=48m", "tmpfs", str(disk)], capture_output=True, text=True
    )
    if mounted.returncode:
        pytest.skip(f"this machine does not let root mount a tmpfs: {mounted.stderr.strip()}")
    yield Home(disk / "home", models_dir, INGLE_BACKUP_REPOSITORY="off")
    subprocess.run(["umount", "-l", str(disk)], check=True)


def test_the_disk_is_full(small: Home) -> None:
    heading = "The disk is full"
    small.say("we need milk")
    name = small.json("backup", "now", "--json")["name"]
    with (small.folder / "filler").open("wb", buffering=0) as file:
        for size in (65536, 4096, 1):
            try:
                while file.write(b"\0" * size):
                    pass
            except OSError:
                continue
    reply = small.say("we need a goat").strip()
    assert reply.startswith("The disk is full, ")
    full = small.tries("ingle members --home Europe/Lisbon")
    assert full.returncode != 0
    ended = "is full: nothing was saved. Free some space and try again."
    assert ended in full.stderr
    says(heading, reply, ended, "less than 2 GiB")
    checked = small.tries("ingle check").stdout
    assert re.search(r"^BAD +disk: ", checked, re.MULTILINE), checked

    assert "data/backups" in small.types(line(heading, "du "))
    assert name in small.types(line(heading, "ingle backup list"))
    small.types(line(heading, "rm -r", {"2026-11-21T033000Z": name}))

    assert "goat" in small.say("we need a goat")
    assert "milk" in small.say("show the shopping list")
    assert "Europe/Berlin" in small.types("ingle members"), "what was refused was not done by half"


def damage(home: Home) -> None:
    """A disk that forgot a page."""
    path = home.data / PLANNER
    content = bytearray(path.read_bytes())
    content[4096:8192] = b"\xa5" * 4096
    path.write_bytes(content)


def test_a_damaged_database(tmp_path: Path, models_dir: Path) -> None:
    """With a snapshot, by hand; `tests/faults/test_damage.py` has what a start does by itself."""
    home = Home(tmp_path / "home", models_dir, INGLE_BACKUP_REPOSITORY="off", INGLE_DAMAGED="refuse")
    heading = "A damaged database"
    home.say("remind me tomorrow at 9 to call grandma")
    home.types("ingle backup now")
    damage(home)
    check, pod, everything = (one for one in lines(heading) if one.startswith("ingle "))
    looked = home.tries(check)
    assert looked.returncode == 1
    assert f"{PLANNER} is damaged" in looked.stdout
    refused = home.tries("ingle members")
    assert (refused.returncode, f"run `{pod}`" in refused.stderr) == (2, True)

    home.types(pod, "y\n")

    says(heading, "`ok planner database: opens and is sound`")
    assert "ok   planner database: opens and is sound" in home.tries(check).stdout
    assert "grandma" in home.say("show my reminders")
    (home.data / "household.db").write_bytes(b"")
    assert home.tries("ingle members").returncode == 2
    home.types(everything, "y\n")
    assert "grandma" in home.say("show my reminders")


def test_a_damaged_database_without_a_snapshot(home: Home) -> None:
    heading = "A damaged database"
    home.say("we need milk")
    home.say("remind me tomorrow at 9 to call grandma")
    damage(home)
    refused = home.tries("ingle members")
    assert "there is no sound snapshot of it in" in refused.stderr
    says(heading, "it was not put back by itself: there is no sound snapshot of it in …")

    for one in lines(heading)[-2:]:
        assert not one.startswith("ingle ")
        home.types(one)

    assert "no open reminders" in home.say("show my reminders")
    assert "milk" in home.say("show the shopping list")
    assert (home.data / "damaged" / "planner.db").is_file()
    assert "ok   planner database: opens and is sound" in home.tries("ingle check").stdout


@pytest.mark.slow
def test_the_key_is_lost(tmp_path: Path, models_dir: Path) -> None:
    heading = "secret.key is lost"
    home = Home(tmp_path / "home", models_dir)
    home.say("we need milk")
    home.types("ingle backup now")
    (home.data / "secret.key").rename(tmp_path / "copy")
    missing = home.tries("ingle members")
    assert "is missing, without which nothing private can be read" in missing.stderr
    says(heading, "is missing, without which nothing private can be read")
    shutil.copy(tmp_path / "copy", home.data / "secret.key")
    home.types("ingle members")
    (home.data / "secret.key").unlink()

    forget, accept, aside, anew, start = lines(heading)
    home.types(forget)
    assert home.tries(accept).stdout.count("ok   accepted: household.db") == 1
    home.types(aside)
    home.types(anew)
    assert start == "make run"

    assert "milk" in home.say("show the shopping list")
